"""Other assistants behind the same interface: what a simpler build, or ours less one part, would score."""
