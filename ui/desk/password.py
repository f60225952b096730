"""Passwords, kept as scrypt hashes that carry their own cost."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

SHORTEST = 10
LONGEST = 200
_COST, _BLOCK, _LANES = 2**15, 8, 1  # 32 MiB and about a tenth of a second


def hashed(password: str) -> str:
    """The hash of ``password`` with a salt of its own: ``scrypt$cost$block$lanes$salt$hash``."""
    salt = secrets.token_bytes(16)
    parts = (base64.b64encode(one).decode() for one in (salt, _derive(password, salt, _COST, _BLOCK, _LANES)))
    return "$".join(("scrypt", str(_COST), str(_BLOCK), str(_LANES), *parts))


def fits(password: str, kept: str) -> bool:
    """Whether ``kept`` is a hash of ``password``. Takes as long where it is none."""
    _, cost, block, lanes, salt, digest = kept.split("$")
    derived = _derive(password, base64.b64decode(salt), int(cost), int(block), int(lanes))
    return hmac.compare_digest(derived, base64.b64decode(digest))


def digest(secret: str) -> str:
    """What is kept of a secret that we drew ourselves, which is too long to be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _derive(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=2 * 128 * cost * block, dklen=32
    )
