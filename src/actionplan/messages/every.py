"""List every message, by importing their modules."""

from actionplan.messages import (
    acceptance,
    comparing,
    configuring,
    importing,
    importing_tables,
    refused_additions,
    refused_entries,
    refused_removals,
    rendering,
    shape,
    tool,
    typing_mistakes,
    unreadable,
    unreadable_dates,
    usage,
    writing,
)
from actionplan.rule import MESSAGES

__all__ = [
    "MESSAGES",
    "acceptance",
    "comparing",
    "configuring",
    "importing",
    "importing_tables",
    "refused_additions",
    "refused_entries",
    "refused_removals",
    "rendering",
    "shape",
    "tool",
    "typing_mistakes",
    "unreadable",
    "unreadable_dates",
    "usage",
    "writing",
]
