"""Suites, scorers and benchmarks for this assistant or any other."""
