"""Our cases and replies in the shapes of published evaluation tools. Each is imported only when it is used."""
