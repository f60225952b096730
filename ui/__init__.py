"""The faces: command line, HTTP, chat page."""
