"""``python -m corpus.training --articles articles.jsonl.gz``: makes the shipped embedding anew.

About seven minutes on two cores; the same seed and texts give the same files.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

from corpus.embed import RECIPE, TOKENIZER, WEIGHTS, StaticEmbedder, Vectors, packaged_embedding
from corpus.guidance import load_guidance
from corpus.load import load_corpus
from corpus.terms import load_terms
from corpus.training.calibrate import figures, fit_ranking, trials, without
from corpus.training.fit import Reader, fit, read_pairs, start, vocabulary
from corpus.training.pairs import Wording, own_pairs, statute_pairs, wordings
from corpus.yamlfile import read_yaml

log = logging.getLogger("corpus.training")

_GENERAL_TEXTS = 40_000  # statute articles whose grams are counted for the vocabulary


def main() -> None:
    options = _options()
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    corpus, terms = load_corpus(), load_terms()
    guidance = load_guidance(corpus)
    asked = list(wordings(guidance))

    statutes = list(statute_pairs(options.articles))
    ours = own_pairs(corpus, guidance, terms, asked, options.seed)
    general = [
        pair.right
        for pair in random.Random(options.seed).sample(statutes, min(_GENERAL_TEXTS, len(statutes)))
    ]
    own_texts = dict.fromkeys(text for pair in ours for text in (pair.left, pair.right))
    grams = vocabulary(own_texts, general, options.size)
    reader = Reader(grams)
    log.info("%d statute pairs, %d of our own, %d grams", len(statutes), len(ours), len(grams))

    weights = fit(
        start(len(grams), options.dimension, options.seed),
        read_pairs(statutes, reader),
        passes=options.passes,
        batch=512,
        rate=0.02,
        scale=20.0,
        drop=0.0,
        seed=options.seed,
        label="statutes",
    )

    def refine(used: list[Wording], label: str) -> Vectors:
        return fit(
            weights,
            read_pairs(own_pairs(corpus, guidance, terms, used, options.seed), reader),
            passes=options.own_passes,
            batch=512,
            rate=options.own_rate,
            scale=options.scale,
            drop=options.drop,
            seed=options.seed,
            label=label,
        )

    # The ranking is fitted and measured on wordings that neither the vectors nor the index hold.
    shuffled = random.Random(options.seed).sample(asked, len(asked))
    held_out, used = shuffled[: len(asked) // 5], shuffled[len(asked) // 5 :]
    _save(options.out, grams, refine(used, "without the held-out wordings"))
    elsewhere = [Wording("", "other", str(text)) for text in _elsewhere(options.questions)]
    tried, _ = trials(
        without(guidance, held_out), terms, StaticEmbedder(options.out), [*held_out, *elsewhere]
    )
    inside, outside = tried[: len(held_out)], tried[len(held_out) :]
    middle = len(inside) // 2
    for part, rest in ((inside[:middle], inside[middle:]), (inside[middle:], inside[:middle])):
        ranking = fit_ranking(part, outside)
        for language in ("zh", "en"):
            log.info("held-out wordings, %s: %s", language, asdict(figures(rest, ranking, language)))
    ranking = fit_ranking(inside, outside)
    log.info("ranking: %s", ranking)

    _save(options.out, grams, refine(asked, "with all wordings"))
    (options.out / "ranking.json").write_text(ranking.model_dump_json(indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m corpus.training", description=__doc__)
    parser.add_argument(
        "--articles", type=Path, required=True, help="statute articles, one JSON object a line, gzipped"
    )
    parser.add_argument(
        "--questions", type=Path, help="lay legal questions (JSON lines) as examples of other matters"
    )
    parser.add_argument("--out", type=Path, default=packaged_embedding())
    parser.add_argument("--size", type=int, default=29_000, help="grams in the vocabulary")
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--passes", type=int, default=3, help="over the statutes")
    parser.add_argument("--own-passes", type=int, default=4, help="over our own pairs")
    parser.add_argument("--own-rate", type=float, default=0.006)
    parser.add_argument("--scale", type=float, default=8.0)
    parser.add_argument("--drop", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1, help="more only on an idle machine")
    return parser.parse_args()


def _elsewhere(questions: Path | None) -> list[str]:
    content = read_yaml(Path(__file__).parent / "elsewhere.yaml")
    texts = [str(text) for text in content] if isinstance(content, list) else []
    if questions is not None:
        lines = questions.read_text(encoding="utf-8").splitlines()
        texts += [json.loads(line)["question"] for line in lines if line.strip()]
    return texts


def _save(out: Path, grams: list[str], weights: Vectors) -> None:
    out.mkdir(parents=True, exist_ok=True)
    places = {gram: place for place, gram in enumerate(grams)}
    tokenizer = Tokenizer(WordLevel({**places, "[UNK]": len(grams)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    tokenizer.save(str(out / TOKENIZER), pretty=False)
    table = np.vstack([weights, np.zeros((1, weights.shape[1]), dtype=np.float32)])
    save_file({"embedding.weight": table.astype(np.float16)}, str(out / WEIGHTS))
    (out / WEIGHTS).chmod(0o644)
    recipe = {"name": f"mingpin-static-{weights.shape[1]}", "reads": "grams"}
    (out / RECIPE).write_text(json.dumps(recipe, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
