"""The same real server as the interface's own tests use."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "ui"))

from served import data_dir, server

__all__ = ["data_dir", "server"]
