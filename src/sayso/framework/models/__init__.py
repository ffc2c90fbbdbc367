"""The framework in the database: editions, groups, and the facts that show whether it is kept."""

from sayso.framework.models.drafts import Draft
from sayso.framework.models.editions import Edition, EngagementGroup
from sayso.framework.models.facts import Fact
from sayso.framework.models.feeds import CalendarFeed
from sayso.framework.models.figures import DayFigures

__all__ = ["CalendarFeed", "DayFigures", "Draft", "Edition", "EngagementGroup", "Fact"]
