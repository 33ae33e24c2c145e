"""Say statuses, ratings and texts in words, and join words into sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import (
    ratings,
)
from actionplan.text import dates, grammar, late, not_safe, paragraphs, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionplan.plan.model import (
        Achieved,
        Action,
        BoardSettings,
        Plan,
        Response,
        State,
        Status,
        UnreadField,
    )
    from actionplan.plan.timeline import Standing


STATE: dict[Status, str] = {
    "not-reported": "No progress recorded",
    "not-known": "Status not known",
    "not-started": "Not started",
    "in-progress": "In progress",
    "on-hold": "On hold",
    "complete": "Complete",
    "monitoring": "Complete, being monitored",
    "signed-off": "Signed off",
    "embedded": "Embedded",
    "withdrawn": "Withdrawn",
    "superseded": "Superseded",
    "transferred": "Transferred",
    "closed-incomplete": "Closed without completion",
}


NO_TEXT = "No text"


ACHIEVED: dict[Achieved | None, str] = {
    "fully": "Fully achieved",
    "partly": "Partly achieved",
    "not-yet": "Not yet achieved",
    "no-change": "No change",
    None: "Feedback only",
}


CHOICES: dict[str, str] = {
    "baseline-comparison": "Comparison with the baseline",
    "coroner-report": "Coroner's report",
    "intra-agency-audit": "Audit within an agency",
    "multi-agency": "Multi-agency",
    "own-objective": "Own objective",
    "single-agency": "Single-agency",
    "training-evaluation-immediate": "Training evaluation, straight after the course",
    "training-evaluation-post": "Training evaluation, some months after the course",
}
"""Options of the format that read better in other words."""


def state(of: Status, *boards: BoardSettings) -> str:
    """Return the name of a state in the words of the boards concerned: Done."""
    return own_word(of, *boards) or STATE[of]


def own_word(of: Status, *boards: BoardSettings) -> str:
    """Return the boards' own word for a state; empty if they do not all use the same.

    An action without reports gets their word for "not started".
    """
    # If boards differ in any word, none of their words is used: what one board calls
    # "done" may be what another calls "complete".
    words = {board.states for board in boards}
    if of == "not-known":
        return ""
    known: State = "not-started" if of == "not-reported" else of
    return dict(words.pop()).get(known, "") if len(words) == 1 else ""


def measure_in_text(action: Action) -> str:
    """Return the measure of success that stands in for the text of an action, or ""."""
    if action.action or not action.no_text:
        return ""
    return next((one.measure or one.target for one in action.success), "")


def text(action: Action) -> str:
    """Return the text of an action, or say that it is not known.

    A measure of success is then the only thing that tells what the action is about.
    """
    if action.action or not action.no_text:
        return action.action or NO_TEXT
    said = measure_in_text(action)
    about = f" (measure: {grammar.quoted(said, LONG)})" if said else ""
    return f"{NO_TEXT}{about}: {action.no_text}"


def unread(fields: Iterable[UnreadField]) -> tuple[tuple[str, str], ...]:
    """Return the fields that could not be read, each with its words in quotation marks.

    Empty fields are left out.
    """
    return tuple(
        (one.name, f'"{one.written}" (could not be read)')
        for one in fields
        if one.written
    )


def response(given: Response) -> str:
    """Return how an agency responded to a recommendation, in plain words."""
    return choice(given.response) if given.response else "Unreadable response"


def choice(value: str) -> str:
    """Write an option of the format in plain words: Serious case review."""
    words = value.replace("-", " ")
    return CHOICES.get(value, words[:1].upper() + words[1:])


def capital(text: str) -> str:
    """Start text with a capital letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(said: Sequence[str]) -> str:
    """Join words as a list within a sentence: a, b and c."""
    *some, last = said or [""]
    return f"{', '.join(some)} and {last}" if some else last


def are(number: int) -> str:
    """Return the verb that goes with a number: is, are."""
    return grammar.agree(number, "is", "are")


LONG = 160
"""The most letters of a sentence of a note to quote."""


def numbers(numbers: Sequence[str]) -> str:
    """List the numbers of actions, up to a few: 1.1, 1.2 and 4 more."""
    more = len(numbers) - MOST_NAMED
    rest = [f"{more} more"] if more > 0 else []
    return listed([*numbers[:MOST_NAMED], *rest])


def rated(rating: str, plan: Plan) -> str:
    """Return a rating with its meaning as the legend has it: Rated red (Off track)."""
    meaning = phrase(ratings.meaning(rating, plan), MEANING)
    return f"Rated {rating} ({meaning})" if meaning else f"Rated {rating}"


MEANING = 120
"""The most characters of what a rating means, next to the rating."""


def rerated(before: Standing, after: Standing, plan: Plan) -> str:
    """Say from which rating to which: from green (on track) to red (off track)."""
    was, now = (
        rated(each.rag, plan).removeprefix("Rated ") for each in (before, after)
    )
    return f"from {was} to {now}"


def sentence(*parts: str) -> str:
    """Join phrases into a sentence: Overdue by 7 weeks; rated red; on hold."""
    given = [part for part in parts if part]
    first, rest = "".join(given[:1]), given[1:]
    return "; ".join([first[:1].upper() + first[1:], *map(within, rest)])


def within(words: str) -> str:
    """Write words as part of a sentence, in lower case; NFA and July 2025 stay so."""
    is_name = words[1:2].isupper() or _A_MONTH.match(words)
    return words if is_name else words[:1].lower() + words[1:]


_A_MONTH = late.compile(rf"(?:{'|'.join(dates.MONTHS)}) [0-9]")
"""Not "May have had no update"."""


MEASURE = 1000
"""More characters than the name of a measure has: a part may say the opposite."""
MOST_NAMED = 5
"""The most names in a sentence."""


def first_paragraph(note: str, most: int = 240) -> str:
    """Return the first paragraph of a note on one line, whole clauses of it if long.

    Numbered points in it are separated by semicolons. Dots show that there is more,
    also if that is in other paragraphs.
    """
    said = grammar.clauses(_on_one_line(note), most)
    return said if said.endswith("...") or not _goes_on(note) else f"{said} ..."


def on_one_line(note: str, most: int) -> str:
    """Return all paragraphs of a note on one line, whole clauses of them if long.

    What holds work up is often in the last one. Dots show that there is more.
    """
    every = (_lines_of(each) for each in _PARAGRAPH.split(note.strip()))
    *first, last = (_in_a_row(each) for each in every)
    return grammar.clauses(" ".join([*map(stopped, first), last]), most)


def phrase(text: str, most: int = 240) -> str:
    """Return the same without a full stop, so that a sentence can go on.

    What is left out is shown as it is in a quotation, which no full stop hides.
    """
    return grammar.clauses(_on_one_line(text).rstrip("."), most, "[...]")


def phrase_with_unsafe(text: str) -> str:
    """Return the same, and the sentences after it on a person who is not safe."""
    begun = phrase(text)
    every = (unstopped(each) for each in sentences_of.every(text))
    unsafe = (e for e in every if e not in begun and not_safe.is_at_risk(e[:_READ]))
    return " [...] ".join([begun, *unsafe])


_READ = 1000
"""The most characters of a sentence that are read to see whether a person is safe."""


def stopped(text: str) -> str:
    """End words with a full stop, unless dots show that they go on; may be empty."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def unstopped(text: str) -> str:
    """Leave out the full stop at the end, but not dots that show what is left out."""
    return text if text.endswith("...") else text.rstrip(".")


def _on_one_line(note: str) -> str:
    return _in_a_row(_first_lines(note))


def _in_a_row(lines: Sequence[str]) -> str:
    return "; ".join(lines).replace(":; ", ": ")


def first_points(note: str, most: int = 240) -> tuple[str, ...]:
    """Return the first paragraph of a note, and each point in it on its own line."""
    kept: list[str] = []
    for line in _first_lines(note):
        left = most - sum(map(len, kept))
        if left < _FEW:
            return (*kept, "...")
        kept.append(grammar.clauses(line, left))
    more = _goes_on(note) and not kept[-1].endswith("...")
    return (*kept, "...") if more else tuple(kept)


_FEW = 20
"""Fewer characters than this would be too little to show."""


def _first_lines(note: str) -> list[str]:
    return _lines_of(_PARAGRAPH.split(note.strip(), maxsplit=1)[0])


def _lines_of(paragraph: str) -> list[str]:
    return [" ".join(line.split()) for line in paragraphs.lines(paragraph)]


def _goes_on(note: str) -> bool:
    """Return whether a note has more than one paragraph."""
    return _PARAGRAPH.search(note.strip()) is not None


_PARAGRAPH = late.compile(r"\n[ \t]*\n")
