"""Groups' members, their meetings and papers."""

from sayso.involvement.models.groups import Membership
from sayso.involvement.models.meetings import Arrangement, Invitation, Meeting, Paper

__all__ = ["Arrangement", "Invitation", "Meeting", "Membership", "Paper"]
