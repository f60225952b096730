"""The real server, for every test here."""

from served import data_dir, server

__all__ = ["data_dir", "server"]
