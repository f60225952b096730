"""``python -m evals``: the same as ``mingpin eval``."""

from evals.command import main

if __name__ == "__main__":
    main()
