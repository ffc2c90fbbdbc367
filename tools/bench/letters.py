"""A thousand letters, each a PDF of its own that a screen reader can follow."""

from __future__ import annotations

import io
import zipfile

from django.utils import timezone
from tools.bench.clock import Database, spent
from tools.bench.seed import SAYINGS, World
from tools.bench.table import Plain

LETTERS = 1_000
SECONDS = 4.0


def letters(world: World, database: Database) -> Plain:
    """A whole batch by the product's own command: queued, set, packed and kept."""
    from sayso.communications.commands import letters as commands
    from sayso.communications.models import Message
    from sayso.foundations.access.actors import System

    by, at = System("bench"), timezone.now()
    Message.objects.filter(state="to_print").update(state="sent", sent_at=at)
    Message.objects.bulk_create(
        Message(
            landlord=world.landlord, key=f"bench:{number}", to_name=f"Neighbour {number}", channel="letter",
            to_address=f"{number} Quay Street, Harbour HB1 1AA", title="We did what you asked",
            body=f"{SAYINGS[number % len(SAYINGS)].capitalize()}.\n\nHere is what we did about it.",
            state="to_print", queued_at=at, language="ar" if number % 20 == 0 else "en",
            format="large_print" if number % 10 == 0 else "standard",
        )
        for number in range(LETTERS)
    )  # fmt: skip
    made = [commands.start(landlord=world.landlord, by=by, at=at)]
    cost = spent(lambda: made.append(commands.make(batch_id=made[0].pk, by=by, at=at)), database)
    _check(made[-1].file.path.read_bytes())
    seconds = cost.whole / 1000
    return Plain(
        f"{LETTERS:,} tagged letters, one batch", "–", "–",
        f"{seconds:.2f} s ({cost.python / 1000:.2f} + {cost.database / 1000:.2f})",
        limit=f"≤ {SECONDS:g} s", holds=seconds <= SECONDS,
    )  # fmt: skip


def _check(packed: bytes) -> None:
    """Every letter is there, different from the others, and says that it is tagged."""
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        found = [file.read(name) for name in file.namelist() if name.endswith(".pdf")]
    assert len(set(found)) == len(found) == LETTERS
    assert all(
        one.startswith(b"%PDF-") and b"/StructTreeRoot" in one and b"/MarkInfo" in one for one in found
    )
