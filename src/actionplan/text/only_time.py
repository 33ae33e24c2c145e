"""Tell that a text is only a date or a period, with no words but those of time."""

from __future__ import annotations

from actionplan.text import amounts, dates, late


def is_time(text: str) -> bool:
    """Return whether *text* says no more than when: March 2026, end of Quarter 3."""
    words = _WORD.findall(_NUMBERED.sub(r"\1", amounts.without_dates(text)))
    return bool(words) and WORDS.issuperset(words) and not _AROUND.issuperset(words)


_NUMBERED = late.compile(r"\b(half|quarter|term) [1-6]\b")
_WORD = late.compile(r"[^\W\d_]+|[0-9]+|@|[^\w\s,.()/-]")
_AROUND = frozenset(
    {"academic", "and", "at", "before", "beginning", "by", "calendar", "during"}
    | {"early", "end", "financial", "first", "from", "half", "in", "late", "mid"}
    | {"new", "next", "of", "on", "or", "school", "second", "the", "this", "to"}
    | {"until"}
)
WORDS = _AROUND | {
    *("@", "month", "quarter", "term", "week", "year"),
    *(name.casefold()[:length] for name in dates.MONTHS for length in (3, 4, None)),
    *("spring", "summer", "autumn", "winter", "christmas", "easter"),
}
