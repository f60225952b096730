"""The help desk's bench: find and cite a clause, answer what was handed over, word what was not answered."""
