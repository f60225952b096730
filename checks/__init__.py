"""Facts and rules: verdicts that cite clauses. No model, no network, no clock."""
