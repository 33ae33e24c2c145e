"""Read text as a person sees it: with plain hyphens, and with nothing invisible."""

from __future__ import annotations

from actionplan.text import late

HYPHENS = {
    "\u2010": "another kind of hyphen",
    "\u2011": "a non-breaking hyphen",
    "\u2012": "a long dash",
    "\u2013": "a long dash",
    "\u2014": "a long dash",
    "\u2015": "a long dash",
    "\u2212": "a minus sign",
}
"""Signs that Word and web pages write where a hyphen was typed, and what each is."""
INVISIBLE = late.compile(
    "[\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
    # Between letters of other scripts, these two change how the letters are joined.
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
_LINE_ENDS = late.compile("[ \t]*[\x0b\x0c\x85\u2028\u2029][ \t]*")


def visible(text: str, line_end: str = " ") -> str:
    """Return text without what cannot be seen in it.

    A line end of another program, such as the one that Word writes for Shift+Enter,
    becomes a *line_end*. A hyphen at which no line may end becomes a hyphen.
    """
    if text.isascii() and text.isprintable():
        return text
    ended = _LINE_ENDS.sub(line_end, text)
    return without_invisible(ended).replace("\u2011", "-")


def without_invisible(text: str) -> str:
    """Return text without the characters that are never shown, such as soft hyphens."""
    if text.isascii():
        return text
    return INVISIBLE.sub("", text)


def with_hyphens(text: str) -> str:
    """Return text with a hyphen in place of each sign that looks like one."""
    return text.translate(_AS_HYPHEN)


_AS_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))


def first_dash(text: str) -> str:
    """Name the first sign that is not a hyphen but looks like one; "" if none is."""
    return next((HYPHENS[sign] for sign in text if sign in HYPHENS), "")
