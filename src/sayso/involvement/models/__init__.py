"""Groups' members, their meetings and papers."""

from sayso.involvement.models.groups import Membership
from sayso.involvement.models.meetings import Arrangement, HeldByMistake, Invitation, Meeting, Paper

__all__ = ["Arrangement", "HeldByMistake", "Invitation", "Meeting", "Membership", "Paper"]
