"""The rules that a plan is held to, and the words for what is wrong with a file."""

from actionplan.rule import RULES
from actionplan.rules import (
    accountability,
    across,
    currency,
    dating,
    difference,
    fields,
    file,
    guidance,
    measuring,
    monitoring,
    outcome,
    planning,
    privacy,
    recording,
    rendering,
    risk,
    slips,
    tool,
    wording,
    writing,
)

__all__ = [
    "ALL",
    "accountability",
    "across",
    "currency",
    "dating",
    "difference",
    "fields",
    "file",
    "guidance",
    "measuring",
    "monitoring",
    "outcome",
    "planning",
    "privacy",
    "recording",
    "rendering",
    "risk",
    "slips",
    "tool",
    "wording",
    "writing",
]

ALL = RULES
