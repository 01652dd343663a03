"""Fits the weights of sentences for condensed papers (`PAPER` in src/deck/weights.rs) by ridge regression.

In: what the program sees in the sentences of papers, and the decks that their authors made (`<id>.json`: a list of
slides with `title` and `bullets` of `text`). Out: the weights as a Rust array, on standard output.

    DIPTYCH_TEXTS=KIT/inputs DIPTYCH_FEATURES=features.jsonl cargo test --lib features_of_texts -- --ignored
    python tests/tools/fit_weights.py features.jsonl KIT/human KIT/splits/train.txt

A sentence's worth is how many of the words and pairs of words of its longest cut the authors' deck has, a pair
counting twice, for each word of it; centred and scaled within each paper. Needs numpy and rouge-score (for its stems).
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from rouge_score.tokenizers import DefaultTokenizer

# The penalty; a word that stands in so large a share of the papers counts for nothing.
RIDGE, COMMON = 300.0, 0.8
# Added to the words of a cut, so that short ones do not win by their length.
SPARE = 4


def words_of(deck):
    """All words of an authors' deck."""
    for slide in deck:
        yield slide.get("title", "")
        for bullet in slide.get("bullets", []):
            yield bullet if isinstance(bullet, str) else bullet["text"]


def read(features, decks, ids):
    """For each paper: features and stems of its sentences, and the stems of its deck."""
    stems = DefaultTokenizer(use_stemmer=True).tokenize
    papers = defaultdict(list)
    for line in Path(features).read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        papers[sentence["text"]].append((sentence["features"], stems(sentence["said"])))
    out = []
    for paper in Path(ids).read_text().split():
        deck = json.loads((Path(decks) / f"{paper}.json").read_text(encoding="utf-8"))
        said = stems(" ".join(words_of(deck)))
        out.append((papers[paper], set(said), set(zip(said, said[1:]))))
    return [paper for paper in out if paper[0]]


def fit(papers):
    """The weight of each feature."""
    spread = Counter()
    for sentences, _, _ in papers:
        spread.update({stem for _, stems in sentences for stem in stems})
    common = {stem for stem, n in spread.items() if n >= COMMON * len(papers)}
    centred, targets = [], []
    for sentences, words, pairs in papers:
        seen = np.array([features for features, _ in sentences], float)
        worth = []
        for _, stems in sentences:
            shared = len(set(stems) & words - common)
            shared += 2 * len(set(zip(stems, stems[1:])) & pairs)
            worth.append(shared / (len(stems) + SPARE))
        worth = np.array(worth)
        centred.append(seen - seen.mean(0))
        targets.append((worth - worth.mean()) / max(worth.std(), 1e-6))
    x, y = np.concatenate(centred), np.concatenate(targets)
    scale = np.maximum(np.sqrt((x**2).mean(0)), 1e-4)
    x /= scale
    return np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ y) / scale


def main():
    weights = fit(read(*sys.argv[1:4]))
    print("[" + ", ".join(f"{weight:.3f}" for weight in weights) + "]")


if __name__ == "__main__":
    main()
