"""Which landlord a command line means."""

from __future__ import annotations

from sayso.framework.rules.problems import nearest
from sayso.people.models import Landlord


def named(slug: str = "") -> Landlord:
    """The landlord of that name, or the only one there is; raises LookupError with what to type."""
    found = {one.slug: one for one in Landlord.objects.order_by("pk")}
    if not found:
        raise LookupError("There is no landlord yet. Set one up first.")
    if not slug:
        if len(found) == 1:
            return next(iter(found.values()))
        raise LookupError(f"Say whose, with --landlord: {', '.join(found)}.")
    if slug not in found:
        near = nearest(slug, found)
        raise LookupError(
            f"There is no landlord “{slug}”."
            + (f" Did you mean “{near}”?" if near else f" There are: {', '.join(found)}.")
        )
    return found[slug]
