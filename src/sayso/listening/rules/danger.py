"""Words that suggest danger. Pure.

It is better to ring somebody for nothing than to miss a call for help, so the patterns are
wide. A flag is a reason for a person to look, never a judgement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CHILD = r"(?:child|children|kid|kids|baby|babies|newborn|toddler|infant|son|daughter|asthma|طفل|أطفال|رضيع)"
DAMP = r"(?:damp|mould|mold|mouldy|moldy|black spots|condensation|عفن|رطوبة)"

PATTERNS: dict[str, str] = {
    "fire": r"\b(?:on fire|fires?|smoke|smoking wires?|burning|burnt? (?:socket|plug)|sparks?|sparking|"
    r"smoke alarms?|حريق|دخان)\b",
    "gas": r"\b(?:gas|carbon monoxide|co alarms?|غاز)\b",
    "damp_child": rf"\b{DAMP}\b.*\b{CHILD}\b|\b{CHILD}\b.*\b{DAMP}\b",
    "safeguarding": r"\b(?:abuse[ds]?|abusing|abusive|hits? (?:me|her|him|us|them)|hitting|beats? (?:me|her|him)|"
    r"beating|violent|violence|threaten(?:s|ed|ing)?|neglect(?:ed|s)?|safeguarding|grooming|cuckoo(?:ed|ing)|"
    r"exploit(?:ed|ation|ing)?|afraid of (?:my|him|her)|scared of (?:my|him|her)|rape[d]?|assault(?:ed|s)?|"
    r"locked (?:me|her|him) in|عنف|يضربني|اعتداء)\b",
    "self_harm": r"\b(?:kill(?:ing)? my ?self|end (?:my life|it all)|suicid(?:e|al)|self[- ]?harm(?:ing)?|"
    r"hurt(?:ing)? my ?self|cut(?:ting)? my ?self|want to die|better off dead|no reason to live|"
    r"don'?t want to (?:be here|live|go on)|can'?t go on|انتحار|أقتل نفسي)\b",
}
_COMPILED = {kind: re.compile(pattern, re.IGNORECASE | re.DOTALL) for kind, pattern in PATTERNS.items()}
_LONGEST_READ = 20_000  # characters; nobody hides a cry for help behind more


@dataclass(frozen=True)
class Sign:
    """One kind of danger and the words that suggest it."""

    danger: str
    found: str


def signs(words: str) -> list[Sign]:
    """The dangers that the words suggest, each once, most urgent first."""
    text = words[:_LONGEST_READ].replace("’", "'")
    order = ("self_harm", "safeguarding", "fire", "gas", "damp_child")
    found = ((kind, _COMPILED[kind].search(text)) for kind in order)
    return [Sign(kind, " ".join(match.group().split())[:80]) for kind, match in found if match]
