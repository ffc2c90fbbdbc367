"""How far an extract has come: which of the steps, and how much of the whole in per cent."""

from __future__ import annotations

from collections.abc import Callable

STEPS = 4  # reading, checking, comparing, writing it down
# Where each step begins, in per cent: its share of the time that a first load takes.
BEGINS = (0, 5, 15, 75, 100)

Tell = Callable[[int, int], None]  # the step, from 0, and the per cent
Told = Callable[[float, float], None]  # so much of a step is done, of so much


def quietly(step: int, per_cent: int) -> None:
    """Tells nobody."""


def unheard(done: float, of: float) -> None:
    """Tells nobody how much of a step is done."""


def within(tell: Tell, step: int) -> Told:
    """The step begins; what is given back tells how much of it is done."""
    begin, end = BEGINS[step : step + 2]

    def told(done: float, of: float) -> None:
        tell(step, begin + int((end - begin) * min(done / of, 1)) if of > 0 else begin)

    told(0, 1)
    return told
