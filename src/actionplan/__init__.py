"""Check, record and report multi-agency action plans kept as plain text."""

__version__ = "0.1.0"

FORMAT = "actionplan/1"
"""The format of plans, as a plan's first line has it."""
