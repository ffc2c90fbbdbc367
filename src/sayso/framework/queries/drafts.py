"""Questions about a framework that is being written: where it stands, and what is still to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from sayso.foundations.subjects import Subject
from sayso.framework.enums import FACT_KINDS
from sayso.framework.models import Draft, Edition
from sayso.framework.models.drafts import OPEN
from sayso.framework.queries.shelf import regulations
from sayso.framework.rules import drafting
from sayso.framework.rules.drafting import Mistake
from sayso.framework.rules.writing import FILE, text_of
from sayso.people.models import Landlord

KIND = "draft"  # of a draft as a subject


@dataclass(frozen=True)
class Step:
    """One thing between the first word and publication: what it is, whether it is done, what it wants."""

    name: str
    done: bool
    wants: str
    section: str = ""
    before_approval: bool = True


def own_slug(landlord: Landlord) -> str:
    """The name under which the landlord's own framework is kept, where it has one."""
    found = newest(landlord)
    return found.pack if found else ""


def newest(landlord: Landlord) -> Edition | None:
    """The newest edition of the landlord's own framework."""
    own = Edition.objects.filter(landlord=landlord, kind="framework").defer("content", "files")
    return own.order_by("-measured_from", "-pk").first()


def draft(landlord: Landlord, pk: int) -> Draft | None:
    """A draft of the landlord."""
    found = Draft.objects.filter(landlord=landlord, pk=pk).select_related(
        "landlord", "based_on", "published_as"
    )
    return found.defer(
        "based_on__content", "based_on__files", "published_as__content", "published_as__files"
    ).first()


def drafts(landlord: Landlord) -> list[Draft]:
    """The drafts of a landlord, those open first, then the one changed last."""
    found = Draft.objects.filter(landlord=landlord).defer("files")
    return sorted(found, key=lambda one: not one.is_open)


def with_customers(landlord: Landlord, on: date) -> Draft | None:
    """The draft that customers are asked about on a day."""
    return (
        Draft.objects.filter(landlord=landlord, stage="review", review_from__lte=on, review_until__gte=on)
        .select_related("based_on")
        .first()
    )


def asked_about(landlord: Landlord, ref: str, on: date) -> Subject | None:
    """What customers were asked about by a day, by its reference such as “draft-3”, as others may point to it."""
    kind, _sep, said = ref.partition("-")
    if kind != KIND or not said.isdecimal() or len(said) > 17:
        return None
    shown = Draft.objects.filter(landlord=landlord, pk=int(said), review_from__lte=on)
    found = shown.values_list("pk", "content__framework__name", "pack", "edition").first()
    if found is None:
        return None
    pk, name, pack, edition = found
    return Subject(KIND, str(pk), f"{name or pack}, {edition}", reverse("draft", args=[pk]))


def mistakes(one: Draft) -> list[Mistake]:
    """What keeps the draft from being a framework that can be counted."""
    kinds = {name: kind.says for name, kind in FACT_KINDS.items()}
    return drafting.mistakes(one.content, kinds, regulations())


def texts(one: Draft) -> dict[str, str]:
    """The draft as files of a pack: as they were read while nothing is changed, else as we write them."""
    return dict(one.files) or {FILE: text_of(one.content)}


def steps(one: Draft, found: list[Mistake] | None = None) -> list[Step]:
    """What must be done before publication, in order, each with what it still wants."""
    top = one.content.get(drafting.TOP, {})
    wrong = mistakes(one) if found is None else found
    after = ("reviewed", "approved", "published")
    return [
        Step(_("Nothing to mend"), not wrong, _("Mend the mistakes in the draft first.")),
        Step(_("Says who approves it"), bool(top.get("approved_by")),
             _("Say which body approves the framework."), drafting.TOP),
        Step(_("Note on equality"), bool(top.get("equality")),
             _("Say what it means for people who are treated less well."), drafting.TOP),
        Step(_("Note on the environment"), bool(top.get("environment")),
             _("Say what it means for the environment."), drafting.TOP),
        Step(_("Reviewed by customers"), one.stage in after and bool(top.get("consultation")),
             _("Show it to customers, and say what they said.")),
        Step(_("Approved"), one.stage in ("approved", "published"),
             _("Record that the body approved it."), before_approval=False),
        Step(_("Published"), one.stage == "published", _("Put it in force."), before_approval=False),
    ]  # fmt: skip


__all__ = [
    "OPEN",
    "Step",
    "asked_about",
    "draft",
    "drafts",
    "mistakes",
    "newest",
    "own_slug",
    "steps",
    "texts",
    "with_customers",
]
