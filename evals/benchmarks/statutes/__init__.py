"""Retrieval measured on lay questions about national statutes: ``python -m evals.benchmarks.statutes``."""
