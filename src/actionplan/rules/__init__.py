"""List every rule and message, by importing their modules."""

from actionplan.messages import (
    acceptance,
    comparing,
    configuring,
    refused_entries,
    rendering,
    shape,
    tool,
    typing_mistakes,
    unreadable,
    unreadable_dates,
    usage,
    writing,
)
from actionplan.rule import RULES
from actionplan.rules import (
    accountability,
    across,
    append_only,
    assessment,
    currency,
    guidance,
    measuring,
    monitoring,
    outcome,
    planning,
    privacy,
    risk,
    wording,
)

__all__ = [
    "ALL",
    "acceptance",
    "accountability",
    "across",
    "append_only",
    "assessment",
    "comparing",
    "configuring",
    "currency",
    "guidance",
    "measuring",
    "monitoring",
    "outcome",
    "planning",
    "privacy",
    "refused_entries",
    "rendering",
    "risk",
    "shape",
    "tool",
    "typing_mistakes",
    "unreadable",
    "unreadable_dates",
    "usage",
    "wording",
    "writing",
]

ALL = RULES
