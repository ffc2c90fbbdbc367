"""Words that suggest danger. Pure.

It is better to ring somebody for nothing than to miss a call for help, so the patterns are
wide. A flag is a reason for a person to look, never a judgement.

The words are read one by one: each is brought to its plain form (misspellings, endings, Arabic articles),
and a pattern is tried only where its first word stands, so that a long text costs little.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass

from sayso.listening.rules.danger_words import ALARMS, DISTINCTIVE, GROUPS, HARMLESS, MISSPELT, NOT_THESE

ORDER = ("self_harm", "safeguarding", "fire", "electrics", "gas", "damp_child")
_LONGEST_READ = 20_000  # characters; nobody hides a cry for help behind more
_BEGIN = "^"  # where a sentence begins
_PARTS = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?\n]+")
_GAPS = {"..": 4, "...": 10}

Span = tuple[int, int]  # from one word to before another


@dataclass(frozen=True)
class Sign:
    """One kind of danger and the words that suggest it."""

    danger: str
    found: str


@dataclass(frozen=True, slots=True)
class _Step:
    """One of these words, after so many others at most."""

    words: frozenset[str]
    gap: int
    optional: bool


def _group(name: str) -> set[str]:
    words = GROUPS[name].split()
    english = [one for one in words if one.isascii() and len(one) > 2]
    return {*words, *(f"{one}es" if one.endswith(("s", "sh", "ch")) else f"{one}s" for one in english)}


def _words_of(item: str) -> frozenset[str]:
    """The words that one item of a pattern stands for."""
    found: set[str] = set()
    for one in re.findall(r"\{[^}]*\}|[^|]+", item):
        if one.startswith("{"):
            found.update(*map(_group, one[1:-1].split("|")))
        else:
            found.add(one)
    return frozenset(found)


def _steps(pattern: str) -> tuple[_Step, ...]:
    steps, gap = [], 0
    for item in pattern.split():
        bare = item.removeprefix("?")
        if bare in _GAPS:
            gap = _GAPS[bare]
        else:
            steps.append(_Step(_words_of(bare), gap, item != bare))
            gap = 0
    return tuple(steps)


# By the word a pattern begins with: the danger, whether it is harmless, the words of which one must stand
# right behind (None where others may), and the steps that follow.
_Index = dict[str, list[tuple[str, bool, frozenset[str] | None, tuple[_Step, ...]]]]


def _index() -> tuple[_Index, frozenset[str]]:
    found: _Index = defaultdict(list)
    known: set[str] = set()
    for table, harmless in ((ALARMS, False), (HARMLESS, True)):
        for kind, patterns in table.items():
            for pattern in patterns:
                first, *rest = _steps(pattern)
                known.update(first.words, *(step.words for step in rest))
                tied = bool(rest) and rest[0].gap == 0 and not rest[0].optional
                for word in first.words:
                    found[word].append((kind, harmless, rest[0].words if tied else None, tuple(rest)))
    return dict(found), frozenset(known)


_BY_FIRST, _KNOWN = _index()


def _slips(word: str) -> set[str]:
    """Every word that is one wrong, missing, added or swapped letter away; the first letter stands."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    parts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    return (
        {a + b[1:] for a, b in parts}
        | {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
        | {a + c + b[1:] for a, b in parts for c in letters}
        | {a + c + b for a, b in parts for c in letters}
    )


@functools.cache
def _misspelt() -> dict[str, str]:
    found = {slip: word for word in DISTINCTIVE for slip in _slips(word)}
    found |= {wrong: word for word, wrongs in MISSPELT.items() for wrong in wrongs.split()}
    ordinary = _KNOWN | NOT_THESE
    return {wrong: word for wrong, word in found.items() if wrong not in ordinary}


_ARABIC = str.maketrans("أإآٱىة", "ااااي" + "ه", "ـ" + "".join(map(chr, range(0x64B, 0x653))))
_BEFORE = ("", "وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ك", "ل", "س")
_AFTER = (
    "",
    "هما",
    "تها",
    "ها",
    "هم",
    "هن",
    "نا",
    "كم",
    "ني",
    "تي",
    "ته",
    "ات",
    "ين",
    "ون",
    "ان",
    "ي",
    "ه",
    "ك",
    "ا",
    "ت",
)


def _arabic(word: str) -> str:
    """The longest form of an Arabic word that the tables know, without what is joined to it."""
    plain = word.translate(_ARABIC)
    fronts = {plain.removeprefix(one) for one in _BEFORE}
    forms = {front.removesuffix(one) for front in fronts for one in _AFTER}
    return max((one for one in forms if len(one) > 1 and one in _KNOWN), key=len, default=plain)


@functools.lru_cache(maxsize=16_384)
def _plain(word: str) -> str:
    """One word as the tables write it."""
    word = word.lower()
    if word[0] in ".!?\n":
        return _BEGIN
    if not word.isascii():
        return _arabic(word) if "\u0600" <= word[0] <= "\u06ff" else word
    if "'" in word:  # can't, she's; but I'll is not ill
        word = word.replace("n't", "nt").replace("i've", "ive").replace("y've", "yve")
        word = word.replace("'s", "s" if word in ("he's", "she's") else "")
    word = word.lstrip("0123456789") or word  # 3yo
    return word if word in _KNOWN else _misspelt().get(word, word)


def _end(steps: tuple[_Step, ...], words: list[str], at: int) -> int:
    """Where a pattern ends whose next step may stand at a word; -1 where it does not fit."""
    if not steps:
        return at
    step, rest = steps[0], steps[1:]
    for here in range(at, min(at + step.gap + 1, len(words))):
        if words[here] in step.words:
            end = _end(rest, words, here + 1)
            if end >= 0:
                return end
    return _end(rest, words, at) if step.optional else -1


def _read(words: list[str]) -> tuple[dict[str, list[Span]], dict[str, list[Span]]]:
    """Where alarms and where harmless sayings stand, for each danger, in the order of the text."""
    alarms: dict[str, list[Span]] = defaultdict(list)
    harmless: dict[str, list[Span]] = defaultdict(list)
    begins = _BY_FIRST.get
    for at, word in enumerate(words):
        patterns = begins(word)
        if patterns is None:
            continue
        behind = words[at + 1] if at + 1 < len(words) else ""
        for kind, is_harmless, must, steps in patterns:
            if must is not None and behind not in must:
                continue
            end = _end(steps, words, at + 1)
            if end >= 0:
                (harmless if is_harmless else alarms)[kind].append((at, end))
    return alarms, harmless


def _first(alarms: list[Span], harmless: list[Span]) -> Span | None:
    """The first alarm that no harmless saying holds."""
    return next(
        (one for one in alarms if not any(start <= one[0] and one[1] <= end for start, end in harmless)), None
    )


def signs(words: str) -> list[Sign]:
    """The dangers that the words suggest, each once, most urgent first."""
    text = words[:_LONGEST_READ].replace("’", "'").replace("‘", "'")
    alarms, harmless = _read([_BEGIN, *map(_plain, _PARTS.findall(text))])
    found = {kind: _first(spans, harmless[kind]) for kind, spans in alarms.items()}
    if found.get("frail"):
        found["damp_child"] = found.get("damp")
    spans = [(kind, span) for kind in ORDER if (span := found.get(kind)) is not None]
    return [Sign(kind, _as_written(text, span)) for kind, span in spans]


def _as_written(text: str, span: Span) -> str:
    """The words of a span as they were typed; the first word read stands for the beginning."""
    parts = list(_PARTS.finditer(text))
    start, end = parts[max(span[0] - 1, 0)].start(), parts[max(span[1] - 2, 0)].end()
    return " ".join(text[start:end].split())[:80]
