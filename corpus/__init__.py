"""Policy text: clauses, index and hits. Importing this package loads nothing heavy."""
