"""The rules that a plan is held to, and the words for what is wrong with a file."""

from actionplan.rule import RULES
from actionplan.rules import (
    across,
    currency,
    dating,
    fields,
    file,
    guidance,
    recording,
    slips,
    tool,
    writing,
)

__all__ = [
    "ALL",
    "across",
    "currency",
    "dating",
    "fields",
    "file",
    "guidance",
    "recording",
    "slips",
    "tool",
    "writing",
]

ALL = RULES
