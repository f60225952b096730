"""How much one request may ask for. Every limit is named in the error that it causes."""

from __future__ import annotations

from assistant.understand.screen import LIMIT

MAX_BODY_BYTES = 1_048_576
"""One request body, whatever it holds."""

BODY_SECONDS = 30
"""How long one request body may take to arrive."""

MAX_QUESTION_CHARACTERS = LIMIT
"""One message by the person asking; a long story fits, a book does not."""

MAX_MESSAGES = 200
"""Turns of one conversation."""

MAX_QUERY_CHARACTERS = 1_000
"""One search query."""

MAX_RESULTS = 50
"""Clauses returned by one search."""

MAX_MEMBERS = 50
"""Units of one joint application: far above what any rule allows, so that rules can say so."""

MAX_CONCURRENT_ANSWERS = 4
"""Answers composed at once for the chat page."""
