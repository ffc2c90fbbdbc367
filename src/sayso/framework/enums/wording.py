"""A pack's sections and keys as the editor and the comparison of editions call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class SectionWords:
    """A section by its heading, one of its things, and a sentence on what belongs there."""

    heading: Any
    one: Any
    says: Any


SECTION_WORDS: dict[str, SectionWords] = {
    "framework": SectionWords(_("The document"), _("The document"), _("Its name, its days, who approves it, and the notes that go with it.")),
    "area": SectionWords(_("Pillars and streams"), _("Pillar or stream"), _("The parts of the framework. Each promise belongs to one.")),
    "clause": SectionWords(_("Promises"), _("Promise"), _("What the framework promises, who keeps each promise, and how it is counted.")),
    "promise": SectionWords(_("Charter"), _("Promise of the charter"), _("The few promises that customers see, how each is kept, measured and watched.")),
    "group": SectionWords(_("Groups"), _("Group"), _("Panels, forums, committees and boards: seats, quorum, terms, who answers to whom.")),
    "role": SectionWords(_("Roles"), _("Role"), _("What one person holds: chair, stream lead, inspector, representative.")),
    "opportunity": SectionWords(_("Menu of engagement"), _("Way to take part"), _("What anyone can choose from, by interest and by the time they can give.")),
    "fund": SectionWords(_("Funds"), _("Fund"), _("Pots of money: how much, for what, who decides, what is carried over.")),
    "process": SectionWords(_("Ways of working"), _("Way of working"), _("Something done phase by phase: who does what, how long, what is published.")),
    "programme": SectionWords(_("Programme of the year"), _("Line of the programme"), _("What is done when in the year, and by whom.")),
    "sample": SectionWords(_("Samples"), _("Sample"), _("Closed cases that are drawn by chance and looked at.")),
    "review": SectionWords(_("Reviews of the framework"), _("Review"), _("Days on which the framework is looked at again, planned or because of something.")),
    "setting": SectionWords(_("Choices left open"), _("Choice"), _("What the document leaves to the landlord, and what was chosen.")),
    "level": SectionWords(_("Levels"), _("Level"), _("How deep taking part goes, such as high, medium and low.")),
    "outcome": SectionWords(_("Outcomes"), _("Outcome"), _("What should come of it all.")),
    "aim": SectionWords(_("Aims"), _("Aim"), _("What the framework is for.")),
    "principle": SectionWords(_("Principles"), _("Principle"), _("What is always thought of.")),
    "activity": SectionWords(_("What counts as listening"), _("Kind of activity"), _("What counts as engagement, and what does not.")),
    "asked": SectionWords(_("What is asked of customers"), _("What is asked"), _("What customers are asked to do in return.")),
    "closure": SectionWords(_("Closed days"), _("Closed day"), _("Days besides bank holidays on which the landlord is closed.")),
}  # fmt: skip

KEY_WORDS: dict[str, Any] = {
    "id": _("Short name"),
    "name": _("Name"),
    "says": _("In plain words"),
    "landlord": _("Landlord"),
    "nation": _("Whose bank holidays count"),
    "edition": _("What the edition is called"),
    "starts_on": _("In force from"),
    "ends_on": _("Ends on"),
    "review_on": _("To be reviewed by"),
    "source": _("Document"),
    "approved_by": _("Which body approves it"),
    "approved_on": _("Approved on"),
    "review_every": _("How often it is reviewed"),
    "equality": _("Note on equality"),
    "environment": _("Note on the environment"),
    "consultation": _("What customers said of it"),
    "author": _("Who wrote it"),
    "year_starts": _("First day of the year"),
    "office_hours": _("When the office is open"),
    "answers": _("Which law or code it answers"),
    "section": _("Section of the document"),
    "holds_from": _("Holds from"),
    "holds_until": _("Holds until"),
    "area": _("Pillar or stream"),
    "counts": _("Counts as engagement"),
    "on": _("Day"),
    "choices": _("What can be chosen"),
    "value": _("What was chosen"),
    "kind": _("Kind"),
    "reports_to": _("Reports to"),
    "oversees": _("Oversees"),
    "links_with": _("Works with"),
    "local": _("Stands for many local groups"),
    "level": _("Level"),
    "chair": _("Who chairs it"),
    "quorum": _("Quorum"),
    "members_at_least": _("Members, at least"),
    "members_at_most": _("Members, at most"),
    "commitment": _("What it commits to"),
    "outcome": _("What comes of it"),
    "decides": _("What it decides"),
    "papers": _("Its papers"),
    "seat": _("Seats"),
    "term": _("How long someone serves"),
    "terms_at_most": _("How many terms at most"),
    "criteria": _("Who may be chosen"),
    "held_by": _("Who may hold it"),
    "group": _("Group"),
    "remit": _("What it covers"),
    "chosen_by": _("How someone is chosen"),
    "seats": _("How many hold it"),
    "pot": _("How much there is, in pounds"),
    "every": _("How often"),
    "decided_by": _("Who decides"),
    "assessed": _("How often applications are looked at"),
    "award_at_least": _("Smallest award, in pounds"),
    "award_at_most": _("Largest award, in pounds"),
    "themes": _("Themes"),
    "conditions": _("Conditions"),
    "applicants": _("Who may apply"),
    "note": _("Note"),
    "part": _("Parts of a grant"),
    "carry_over": _("What happens to what is left"),
    "phase": _("Phases"),
    "in_months": _("In which months"),
    "owner": _("Who keeps it"),
    "clause": _("Promise"),
    "of": _("What happens"),
    "size": _("How many"),
    "share": _("Share, in per cent"),
    "reason": _("Why"),
    "menu": _("For whom"),
    "takes": _("What it takes"),
    "gives": _("Time it asks"),
    "where": _("How one takes part"),
    "training": _("With training"),
    "interests": _("What it is about"),
    "link": _("Link"),
    "unverified": _("What was not checked"),
    "number": _("Number"),
    "delivered_by": _("How it is delivered"),
    "measure": _("How it is measured"),
    "watched_by": _("Who watches it"),
    "clauses": _("Promises that show it"),
    "who": _("Who"),
    "for_each": _("For each"),
    "homes_from": _("Homes, from"),
    "homes_to": _("Homes, to"),
    "amount": _("Amount, in pounds"),
    "per": _("Once, or per"),
    "basis": _("How it is worked out"),
    "largely_unspent_from": _("Largely unspent, from this per cent"),
    "deduct": _("What comes off the next grant"),
    "unless": _("Unless"),
    "at_least": _("At least"),
    "above": _("Above"),
    "at_most": _("At most"),
    "publishes": _("What is published"),
    "begins": _("Begins when"),
    "ends": _("Ends when"),
    "when": _("When this happens"),
    "then": _("This must follow"),
    "within": _("In what time"),
    "times": _("How many times in each"),
    "use": _("Which figure counts"),
    "group_kind": _("Only groups of the kind"),
    "place_kind": _("Only places of the kind"),
    "scheme_kind": _("Only schemes of the kind"),
    "subject_kind": _("Only about"),
    "about": _("Only about this one thing"),
    "duty": _("How it is counted"),
}
# Where the same key means something else in a section, or in a table inside one.
OWN_WORDS: dict[tuple[str, str], Any] = {
    ("clause", "link"): _("Where it can be read"),
    ("target", "measure"): _("Which figure"),
    ("fund", "every"): _("How often the pot is filled"),
    ("promise", "number"): _("Its number"),
    ("seat", "number"): _("How many"),
    ("review", "kind"): _("Planned or not"),
    ("group", "section"): _("Section of the document"),
    ("for", "group"): _("Only the group"),
}
HINTS: dict[str, Any] = {
    "says": _("As you would say it to a neighbour."),
    "edition": _("Such as 2026–2029."),
    "year_starts": _("Such as 1 April. Quarters and years are counted from it."),
    "office_hours": _("Such as 09:00-17:00. Only needed where working hours are counted."),
    "within": _("Such as 10 working days, 7 days, 3 months, 24 hours. Empty means no date."),
    "every": _("Such as month, 2 months, quarter, year, 3 years."),
    "term": _("Such as 3 years."),
    "assessed": _("Such as quarter."),
    "review_every": _("Such as 3 years."),
    "at_least": _("A figure, such as 90."),
    "section": _("Where the document says it, such as 6.2."),
    "owner": _("A job title or a group, never a person's name."),
    "about": _("Its short name, such as privacy-statement."),
    "deduct": _("The share or the sum that was not spent, or nothing."),
    "quorum": _("How many must be there for the group to decide."),
}
PLAIN_HINTS: dict[tuple[str, str], Any] = {
    ("phase", "at_least"): _("Such as 4 weeks."),
    ("phase", "at_most"): _("Such as 3 months."),
}


def key_words(section: str, key: str) -> Any:
    """What a key of a section, or of a table inside one, is called."""
    return OWN_WORDS.get((section, key)) or KEY_WORDS.get(key, key)


def key_hint(section: str, key: str) -> Any:
    """What helps to fill in a key; empty where its name says enough."""
    return PLAIN_HINTS.get((section, key)) or HINTS.get(key, "")


# The words that a key may hold, as people say them. A word that is not here is said as it is.
CHOICE_WORDS: dict[str, Any] = {
    "england": _("England"), "wales": _("Wales"), "scotland": _("Scotland"),
    "northern-ireland": _("Northern Ireland"), "customer": _("a customer"), "staff": _("a member of staff"),
    "independent": _("someone independent"), "elected": _("someone elected"),
    "board member": _("a board member"), "none": _("nobody"), "board": _("a board member"),
    "election": _("elected"), "appointment": _("appointed"), "nomination": _("nominated"),
    "open": _("anyone who likes"), "interview": _("after an interview"), "job": _("with the job"),
    "group": _("group"), "tenant": _("tenant"), "owner": _("owner"), "home": _("home"), "member": _("member"),
    "unspent share": _("the share that was not spent"), "unspent sum": _("the sum that was not spent"),
    "nothing": _("nothing"), "planned": _("planned"), "reactive": _("because of something"),
    "everyone": _("everyone"), "leaseholders": _("leaseholders"), "schemes": _("care and supported schemes"),
    "young people": _("young people"), "minutes": _("a few minutes"), "hours": _("an hour or two"),
    "regular": _("regular time"), "online": _("online"), "in person": _("in person"),
    "outdoors": _("outdoors"), "paper": _("on paper"), "phone": _("by phone"), "landlord": _("landlord"),
    "place": _("place"), "scheme": _("scheme"), "area": _("area"), "estate": _("estate"), "block": _("block"),
    "general": _("general needs"), "care": _("care"), "supported": _("supported"),
    "retirement": _("retirement"), "young_people": _("for young people"), "each": _("each one"),
    "latest": _("the latest of a period"), "mean": _("the average of a period"),
    "sum": _("the total of a period"), "count": _("how many in a period"),
}  # fmt: skip


def choice_words(word: str) -> Any:
    """A word of a pack as people say it."""
    return CHOICE_WORDS.get(word, word)
