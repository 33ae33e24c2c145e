"""Keeping the promises of a multi-agency action plan, in plain text."""

__version__ = "0.1.0"
