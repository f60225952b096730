"""``python -m evals.benchmarks.statutes --data FOLDER``: measures, and writes the report with its plots."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

import torch

from evals.benchmarks.statutes.collection import load_collection
from evals.benchmarks.statutes.measured import Measured, Recipe, measure
from evals.benchmarks.statutes.reading import read
from evals.benchmarks.statutes.report import PLOTS, page, plot


def main() -> int:
    """Measure, or only write the page anew from figures measured before."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    figures = options.out / "statutes.json"
    if options.again:
        measured = Measured.model_validate_json(figures.read_text(encoding="utf-8"))
    else:
        try:
            collection = load_collection(options.data)
        except FileNotFoundError as error:
            sys.stderr.write(f"{error}\n")
            return 2
        counts = read(collection, options.data, options.size, options.keep)
        measured = measure(collection, counts, Recipe(passes=options.passes, seeds=tuple(options.seeds)))
    options.out.mkdir(parents=True, exist_ok=True)
    figures.write_text(measured.model_dump_json(indent=1) + "\n", encoding="utf-8")
    notes = options.out / "statutes-notes.md"
    text = page(measured, notes.read_text(encoding="utf-8") if notes.is_file() else "")
    (options.out / "statutes.md").write_text(text, encoding="utf-8")
    for name, part in PLOTS.items():
        (options.out / name).write_text(plot(f"R@10, {part}", getattr(measured, part)), encoding="utf-8")
    sys.stdout.write(text)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.statutes", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(), help="folder with articles.jsonl.gz, train.jsonl and dev.jsonl"
    )
    parser.add_argument("--out", type=Path, default=Path("docs/benchmarks"))
    parser.add_argument("--keep", type=Path, default=Path("build/benchmarks"), help="where readings are kept")
    parser.add_argument("--size", type=int, default=24_000, help="grams in the vocabulary")
    parser.add_argument("--passes", type=int, default=8, help="over the statutes")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--threads", type=int, default=1, help="more only on an idle machine")
    parser.add_argument("--again", action="store_true", help="only write the page anew from statutes.json")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
