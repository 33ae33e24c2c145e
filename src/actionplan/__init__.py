"""Check, record and report multi-agency action plans kept as plain text."""

__version__ = "0.1.0"
