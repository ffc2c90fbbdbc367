"""Are two records one person? Points for what speaks for it, and the reasons in order.

Names are compared in any script and order: each word is written in Latin letters, and words count as alike when
they differ by a slip or sound the same by their consonants (Muhammad, Mohammed and محمد). Nothing is decided here:
the points only say which pairs a person should look at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from sayso.people.enums import Agreement

SUGGESTED = 6  # points from which a person should look
LIKELY = 9  # points from which it is very likely
CROWD = 60  # a phone, address or day that so many share says nothing about who they are
ALIKE = 0.92  # how near two words are (Jaro-Winkler, 1 is the same) when they differ by a slip

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "rev",
        "sir",
        "lady",
        "lord",
        "dame",
        "master",
        "messrs",
        "sr",
        "jr",
        "the",
        "late",
        "of",
        "and",
    ]
)
# One letter for letters that stand for one sound, so that spellings of a name meet.
_SOUNDS = (("ph", "f"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sch", "s"), ("sh", "s"),
           ("ch", "s"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("g", "k"), ("z", "s"), ("w", "v"),
           ("m", "n"))  # fmt: skip
_CONSONANTS = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"(.)\1+")


POINTS = {
    Agreement.NAME_SAME: 4, Agreement.NAME_ALIKE: 3, Agreement.NAME_PART: 3, Agreement.NAME_WORD: 1,
    Agreement.BORN_SAME: 4, Agreement.BORN_TURNED: 3, Agreement.BORN_NEAR: 2,
    Agreement.PHONE: 3, Agreement.EMAIL: 3, Agreement.HOME: 2, Agreement.POSTCODE: 1,
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """What a comparison reads of one record. `homes` are the ids of every home the person lived in."""

    id: int
    names: tuple[str, ...]
    born: date | None = None
    phone: str = ""
    email: str = ""
    homes: frozenset[int] = field(default_factory=frozenset)
    postcode: str = ""


@dataclass(frozen=True)
class Likeness:
    """Two records, the points that they have in common, and why."""

    one: int
    other: int
    points: int
    reasons: tuple[Agreement, ...]


def words(name: str) -> list[str]:
    """The words of a name in small Latin letters, without titles."""
    found: list[str] = []
    for word in re.split(r"[\s,.\-‐‑/()]+", name):
        latin = anyascii(word)
        # A script without spaces is written in Latin with a capital for each word: 王伟 is WangWei.
        parts = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", latin) if word and not word[0].isascii() else [latin]
        found += [re.sub(r"[^a-z0-9]", "", part.lower()) for part in parts]
    return [one for one in found if one and one not in _TITLES]


def consonants(word: str) -> str:
    """What is left of a word's sound when vowels, doubled letters and customs of spelling are taken away."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", _CONSONANTS.sub("", word))


def _alike(one: str, other: str) -> float:
    """How alike two words are: 1 surely, ½ only beside another word that is, 0 not."""
    if one == other:
        return 1
    if min(len(one), len(other)) == 1:
        return 0.5 if one[0] == other[0] else 0  # an initial
    near = JaroWinkler.similarity(one, other)
    sound = consonants(one)
    if near >= ALIKE and min(len(one), len(other)) >= 3:
        return 1
    if not sound or sound != consonants(other):
        return 0
    return 1 if len(sound) >= 3 or near >= 0.8 else 0.5


def _matched(short: list[str], long: list[str]) -> bool:
    """Whether every word of the shorter name has one of its own in the longer, and one of them surely."""
    left, surest = list(long), 0.0
    for word in sorted(short, key=len, reverse=True):
        best = max(left, key=lambda one: (_alike(word, one), one))
        if not _alike(word, best):
            return False
        surest = max(surest, _alike(word, best))
        left.remove(best)
    return surest == 1


def name_reason(one: str, other: str) -> Agreement | None:
    """What two names have in common, or None. The order of their words does not count: customs differ."""
    short, long = sorted((words(one), words(other)), key=lambda name: (len(name), name))
    if not short:
        return None
    if sorted(short) == sorted(long):
        return Agreement.NAME_SAME
    whole = consonants("".join(short))
    if len(whole) >= 3 and whole == consonants("".join(long)):
        return Agreement.NAME_ALIKE
    if _matched(short, long):
        if len(short) == len(long):
            return Agreement.NAME_ALIKE
        if len(short) >= 2:
            return Agreement.NAME_PART
    return Agreement.NAME_WORD if any(len(word) >= 3 for word in set(short) & set(long)) else None


def _born(one: date | None, other: date | None) -> Agreement | bool | None:
    """What the birthdays have in common; None where one is not known; False where they are two people's."""
    if one is None or other is None:
        return None
    if one == other:
        return Agreement.BORN_SAME
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Agreement.BORN_TURNED
    same = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    return Agreement.BORN_NEAR if same == 2 else False


def compare(one: Record, other: Record) -> Likeness | None:
    """The likeness of two records, or None where nobody need look."""
    born = _born(one.born, other.born)
    if born is False:
        return None  # born on another day, somebody else: a father and a son of one name
    found = [name_reason(mine, theirs) for mine in one.names for theirs in other.names if mine and theirs]
    name = max((reason for reason in found if reason), key=lambda reason: POINTS[reason], default=None)
    if name is None:
        return None
    reasons = [name] + ([born] if isinstance(born, Agreement) else [])
    reasons += [Agreement.PHONE] if one.phone and one.phone == other.phone else []
    reasons += [Agreement.EMAIL] if one.email and one.email.lower() == other.email.lower() else []
    if one.homes & other.homes:
        reasons.append(Agreement.HOME)
    elif one.postcode and one.postcode == other.postcode:
        reasons.append(Agreement.POSTCODE)
    points = sum(POINTS[reason] for reason in reasons)
    contact = Agreement.PHONE in reasons or Agreement.EMAIL in reasons
    # One word in common and one home are a family; only a birthday and a contact together say more.
    if points < SUGGESTED or (name is Agreement.NAME_WORD and not (contact and born is Agreement.BORN_SAME)):
        return None
    first, second = sorted((one.id, other.id))
    return Likeness(first, second, points, tuple(reasons))


def _blocks(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Records that share something telling; each pair worth comparing is together in at least one."""
    shared: dict[tuple[str, object], list[Record]] = defaultdict(list)
    for one in records:
        keys: list[tuple[str, object]] = [("home", home) for home in one.homes]
        keys += [("phone", one.phone)] if one.phone else []
        keys += [("email", one.email.lower())] if one.email else []
        keys += [("born", one.born)] if one.born else []
        for key in keys:
            shared[key].append(one)
    return (block for block in shared.values() if 1 < len(block) <= CROWD)


def likely(records: Iterable[Record]) -> list[Likeness]:
    """Every pair that a person should look at, likeliest first.

    Pairs whose birthdays only look alike meet by phone, e-mail or home; crowds (`CROWD`) are passed over.
    """
    seen: dict[tuple[int, int], Likeness | None] = {}
    for block in _blocks(records):
        for one, other in combinations(block, 2):
            pair = (min(one.id, other.id), max(one.id, other.id))
            if pair not in seen:
                seen[pair] = compare(one, other)
    found = [one for one in seen.values() if one is not None]
    return sorted(found, key=lambda one: (-one.points, one.one, one.other))
