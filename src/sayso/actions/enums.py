"""Decisions and what came of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sayso.framework.enums import fact_kind


class Decision(TextChoices):
    WILL_DO = "will_do", _("We will do it")
    DOING = "doing", _("We are doing it")
    DONE = "done", _("Done")
    CANNOT = "cannot", _("We cannot")


fact_kind("outcome.decided", "What customers said was decided on.")
fact_kind("change.made", "A change that customers asked for was made.")
fact_kind("change.published", "A change that customers caused was published as “you said, we did”.")
fact_kind("refusal.published", "A “we cannot” was published with its reason.")
fact_kind("speakers.told", "Everyone who spoke was told what became of it.")
