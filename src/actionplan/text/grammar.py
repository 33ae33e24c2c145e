"""Put words together for a sentence: quotation marks, articles and lists."""

from __future__ import annotations

MOST = 7
"""Names shown at once, where no more are asked for."""

_PLURAL = ("Review arrangements", "SMART statements")
_WITHOUT_ARTICLE = (*_PLURAL, "Feedback")


def quoted(text: str, most: int = 60) -> str:
    """Quote an officer's words, cut where nobody needs to read on."""
    text = " ".join(text.split())
    return f'"{text}"' if len(text) <= most else f'"{text[: most - 3].rstrip()}..."'


def a(thing: str) -> str:
    """Name a kind of thing in a sentence: an action, a plan, review arrangements."""
    if thing == "Plan":
        return "the plan"
    if thing in _WITHOUT_ARTICLE:
        return thing if thing[1].isupper() else thing.lower()
    article = "an" if thing[0] in "AEIO" else "a"
    return f"{article} {thing.lower()}"


def this(thing: str) -> str:
    """Point at a thing in a sentence: this action, these review arrangements."""
    if thing == "Plan":
        return "the plan"
    return f"these {a(thing)}" if thing in _PLURAL else f"this {thing.lower()}"


def listed(names: tuple[str, ...], most: int = MOST) -> str:
    """Write names for a sentence: "a", "b", "c" and 2 more."""
    shown = ", ".join(f'"{name}"' for name in names[:most])
    rest = len(names) - most
    return f"{shown} and {rest} more" if rest > 0 else shown
