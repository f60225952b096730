"""How the shipped embedding is made. Needs the ``train`` extra; nothing here runs at serving time."""
