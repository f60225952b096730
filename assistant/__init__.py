"""A question and a conversation: a verified, cited answer."""
