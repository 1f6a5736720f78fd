"""How well feelings, troubles and channels are read, on public data that is no part of mapcoach.

Run: python bench/reading.py DIR, where DIR holds tweets_GroundTruth.txt, movieReviewSnippets_GroundTruth.txt (an id,
the mean of 20 human ratings from -4 to 4, a text; tab-separated), pros.txt and cons.txt (one phrase a line). What is
not there is left out. It reports and never fails; the figures to compare with are those of the findings, measured
before this reader was written, on the same sets unless a note says otherwise.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mapcoach.interview.replies.cues import channel_of, named_channel
from mapcoach.interview.replies.feelings import feeling_of, is_relief, is_trouble, valence, warm_up

TWEETS, MOVIES, PROS, CONS = "tweets_GroundTruth.txt", "movieReviewSnippets_GroundTruth.txt", "pros.txt", "cons.txt"
SHARED = 0.05
"""From which share of common lines on pros and cons are not taken for two different sets."""


class Rated(NamedTuple):
    """A text and the mean of what people gave it, -4 to 4."""

    text: str
    mean: float


class Row(NamedTuple):
    """A line of the table; texts, so that "left out" fits in."""

    measure: str
    now: str
    lexicon: str = ""
    findings: str = ""


def rated(path: Path) -> list[Rated]:
    """The rated texts of a file; lines that are not in the format are left out."""
    found = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        parts = line.split("\t", 2)
        try:
            found.append(Rated(parts[2], float(parts[1])))
        except (IndexError, ValueError):
            continue
    return found


def lines(path: Path) -> list[str]:
    """The lines of a file that are not blank."""
    return [line for one in path.read_text(encoding="utf-8", errors="replace").splitlines() if (line := one.strip())]


def lexicon_alone() -> Callable[[str], float]:
    """The library's own verdict, without our cues and words."""
    from vader import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return lambda text: analyser.polarity_scores(text)["compound"]


def auc(good: Sequence[float], bad: Sequence[float]) -> float:
    """How often a good one is above a bad one, equals counted half."""
    ranked = sorted([(value, True) for value in good] + [(value, False) for value in bad])
    below = total = 0.0
    at = 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        goods = sum(is_good for _, is_good in ranked[at:end])
        bads = end - at - goods
        total += goods * (below + bads / 2)
        below += bads
        at = end
    return total / (len(good) * len(bad))


def weighted_kappa(gold: Sequence[int], read: Sequence[int]) -> float:
    """Cohen's kappa with quadratic weights on five levels (-2 to 2)."""
    levels = range(-2, 3)
    n = len(gold)
    seen = sum((one - other) ** 2 for one, other in zip(gold, read, strict=True))
    by_gold = {level: gold.count(level) for level in levels}
    by_read = {level: read.count(level) for level in levels}
    chance = sum((one - other) ** 2 * by_gold[one] * by_read[other] for one in levels for other in levels) / n
    return 1 - seen / chance if chance else 1.0


def percent(part: int, whole: int) -> str:
    """A share as "12.3 %"."""
    return f"{100 * part / whole:.1f} %" if whole else "none"


def sentiment(name: str, texts: Sequence[Rated], findings: str) -> Row:
    """Pearson's r with the human means."""
    alone = lexicon_alone()
    means = [one.mean for one in texts]
    ours = statistics.correlation(means, [valence(one.text) for one in texts])
    library = statistics.correlation(means, [alone(one.text) for one in texts])
    return Row(f"{name}: r with human ratings", f"{ours:.3f}", f"{library:.3f}", findings)


def five_levels(name: str, texts: Sequence[Rated], amazon: bool) -> Iterator[Row]:
    """The score against the human mean on five levels; nothing read counts as 0."""
    felt = [feeling_of(one.text) for one in texts]
    read = [one.score if one else 0 for one in felt]
    gold = [max(-2, min(2, round(one.mean / 2))) for one in texts]
    pairs = list(zip(gold, read, strict=True))
    strong = [(one.mean, score) for one, score in zip(texts, read, strict=True) if abs(one.mean) >= 1]
    neutral = [score for level, score in pairs if level == 0]
    prefilled = [one.mean for one, said in zip(texts, felt, strict=True) if said and said.prefill]
    good = [one.mean for one, said in zip(texts, felt, strict=True) if said and said.score > 0]

    def against(figure: str) -> str:
        return f"{figure} (Amazon)" if amazon else ""

    yield Row(f"{name}: exact", percent(sum(a == b for a, b in pairs), len(pairs)), "", against("55.0 %"))
    yield Row(f"{name}: within one", percent(sum(abs(a - b) <= 1 for a, b in pairs), len(pairs)), "", against("94.6 %"))
    yield Row(f"{name}: quadratic kappa", f"{weighted_kappa(gold, read):.3f}", "", against(".532"))
    wrong = sum(mean * score < 0 for mean, score in strong)
    yield Row(f"{name}: wrong sign where people are clear", percent(wrong, len(strong)), "", against("6.4 %"))
    missed = sum(not score for _, score in strong)
    yield Row(f"{name}: missed where people are clear", percent(missed, len(strong)), "", against("37.5 %"))
    invented = sum(bool(score) for score in neutral)
    textbook = against("47.6 % textbook")
    yield Row(f"{name}: feeling invented on neutral ones", percent(invented, len(neutral)), "", textbook)
    below = sum(mean < 0 for mean in prefilled)
    yield Row(f"{name}: pre-filled (negative) are negative", percent(below, len(prefilled)), "", "89–95 % (airline)")
    above = sum(mean > 0 for mean in good)
    yield Row(f"{name}: read as positive are positive", percent(above, len(good)), "", "54–76 % (airline)")


def troubles(name: str, good: Sequence[str], bad: Sequence[str], findings: str = "") -> Iterator[Row]:
    """Whether good and bad statements are told apart."""
    alone = lexicon_alone()
    ours = auc([valence(one) for one in good], [valence(one) for one in bad])
    library = auc([alone(one) for one in good], [alone(one) for one in bad])
    yield Row(f"{name}: AUC", f"{ours:.3f}", f"{library:.3f}", findings)
    hits, wrong = sum(map(is_trouble, bad)), sum(map(is_trouble, good))
    balanced = wrong * len(bad) / len(good)  # as if there were as many good ones
    yield Row(f"{name}: is_trouble precision (as if half and half)", percent(round(hits), round(hits + balanced)))
    yield Row(f"{name}: is_trouble recall", percent(hits, len(bad)))
    yield Row(f"{name}: is_trouble on good ones", percent(wrong, len(good)))
    yield Row(f"{name}: is_relief on good ones", percent(sum(map(is_relief, good)), len(good)))
    yield Row(f"{name}: is_relief on bad ones", percent(sum(map(is_relief, bad)), len(bad)))


def cons_alone(cons: Sequence[str]) -> Iterator[Row]:
    """What can be said of the cons without the pros."""
    alone = lexicon_alone()
    ours, library = [valence(one) for one in cons], [alone(one) for one in cons]
    n = len(cons)
    below, below_alone = (percent(sum(one < 0 for one in values), n) for values in (ours, library))
    zero, zero_alone = (percent(sum(one == 0 for one in values), n) for values in (ours, library))
    yield Row("cons: sound negative", below, below_alone, "41 → 57 %")
    yield Row("cons: zero", zero, zero_alone, "48 → 34 %")
    yield Row("cons: is_trouble", percent(sum(map(is_trouble, cons)), n))
    yield Row("cons: is_relief", percent(sum(map(is_relief, cons)), n))


def channels(name: str, texts: Sequence[str]) -> Iterator[Row]:
    """How many lines are taken for the name of a channel: by its word, and by a word that is nearly one."""
    by_word = sum(bool(named_channel(one)) for one in texts)
    nearly = [one for one in texts if not named_channel(one) and channel_of(one)]
    yield Row(f"{name}: a channel by its word", percent(by_word, len(texts)))
    yield Row(f"{name}: a channel by a typing error", percent(len(nearly), len(texts)), "", "0.27 % (chunks)")


def speed(texts: Sequence[str]) -> Row:
    """The median time of feeling_of on ordinary texts."""
    times = []
    for text in texts:
        start = time.perf_counter()
        feeling_of(text)
        times.append(time.perf_counter() - start)
    return Row("feeling_of, median of a text", f"{statistics.median(times) * 1e6:.0f} µs", "", "155–226 µs (lexicon)")


def report(folder: Path) -> Iterator[Row]:
    """All the rows that the files in a folder allow."""
    sets = {name: rated(folder / name) for name in (TWEETS, MOVIES) if (folder / name).is_file()}
    for file, name, figure in ((TWEETS, "tweets", ".875, with cues .860"), (MOVIES, "movies", ".427, with cues .442")):
        if texts := sets.get(file):
            yield sentiment(name, texts, figure)
            yield from five_levels(name, texts, amazon=file == MOVIES)
            good, bad = [one.text for one in texts if one.mean >= 1], [one.text for one in texts if one.mean <= -1]
            yield from troubles(f"{name} rated ≥ 1 or ≤ -1", good, bad)
    yield from _phrases(folder)
    for file, name in ((TWEETS, "tweets"), (CONS, "cons"), (PROS, "pros")):
        if (folder / file).is_file():
            yield from channels(name, [one.text for one in sets[file]] if file in sets else lines(folder / file))
    if texts := sets.get(TWEETS):
        yield speed([one.text for one in texts[:500]])


def _phrases(folder: Path) -> Iterator[Row]:
    cons = lines(folder / CONS) if (folder / CONS).is_file() else []
    pros = lines(folder / PROS) if (folder / PROS).is_file() else []
    if cons:
        yield from cons_alone(cons)
    if not cons or not pros:
        return
    both = sum(line in set(cons) for line in set(pros))
    alone = lexicon_alone()
    library = auc([alone(one) for one in pros], [alone(one) for one in cons])
    if both > SHARED * len(set(pros)) and library < 0.6:
        why = f"left out: {both} lines are in both files, and the lexicon alone cannot tell them apart ({library:.3f})"
        yield Row("pros and cons", why, "", "AUC .874 → .918")
    else:
        yield from troubles("pros and cons", pros, cons, ".874 → .918")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how feelings, troubles and channels are read.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the public data is")
    folder = parser.parse_args().folder
    if not any((folder / name).is_file() for name in (TWEETS, MOVIES, PROS, CONS)):
        print(f"None of the public data is in {folder}, so nothing was measured.")
        return
    warm_up()
    rows = [Row("measure", "now", "lexicon alone", "findings"), *report(folder)]
    width = max(len(row.measure) for row in rows)
    for row in rows:
        print(f"{row.measure:{width}}  {row.now:>8}  {row.lexicon:>13}  {row.findings}".rstrip())


if __name__ == "__main__":
    main()
