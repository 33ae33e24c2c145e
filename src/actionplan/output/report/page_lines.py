"""Estimate how many lines page one takes, as it is printed on a page of A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actionplan.output.report import letter_widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report.facts import (
        ActionFacts,
        AimFacts,
        Lacking,
        Link,
        OutcomeInShort,
        PageOne,
        PlanFacts,
        Waiting,
    )


class Letters(NamedTuple):
    """The letters of a page, and what each of its parts takes, in lines."""

    sheet: float
    """The lines that a page has room for."""
    wide: int
    """The width of a line across the page, in hundredths of the size of its letters."""
    point: int
    """How much less a point in a list has."""
    top: float
    """The space below the title of the page."""
    title: float
    """A line of the title."""
    about: float
    """A line of what is under the title."""
    heading: float
    table: float
    """The head of a table, and the space below it."""
    block: float
    """The space after a paragraph or a point in a list."""
    row: float
    """The space in a row of a table."""


SMALL = Letters(
    sheet=79.2,
    wide=5820,
    point=150,
    top=0.3,
    title=1.85,
    about=1,
    heading=1.4,
    table=1.1,
    block=0.02,
    row=0.15,
)
"""Letters of 9 points, of which 80 lines fit on a page: one or two are a margin."""
LARGE = Letters(
    sheet=66.3,
    wide=5230,
    point=150,
    top=0.3,
    title=1.75,
    about=1.2,
    heading=1.75,
    table=1.6,
    block=0.2,
    row=0.27,
)
"""Letters of 10 points, of which 66 lines fit on a page."""


def letters(*, small: bool) -> Letters:
    """Return the letters of a page, by whether they are the smallest."""
    return SMALL if small else LARGE


def across(text: str, small: bool) -> float:  # noqa: FBT001 -- asked in every line
    """Return how many lines text takes across the page."""
    of = letters(small=small)
    return letter_widths.lines(text, of.wide) + of.block if text else 0


def _point(text: str, *, small: bool) -> float:
    """Return how many lines text takes as a point in a list."""
    of = letters(small=small)
    return letter_widths.lines(text, of.wide - of.point) + of.block


def page(told: PlanFacts, of: PageOne) -> float:
    """Estimate the lines of page one."""
    small = of.small
    size = letters(small=small)
    return sum(
        (
            _top(told, size),
            *(across(text, small) for text in (*told.gaps, *of.summary)),
            across("To decide: " + told.none_to_decide, small),
            *(
                _point(f"{each.words} (10): {_names(each.which)}", small=small)
                for each in told.asked
            ),
            *(decision(each, small=small) for each in of.to_decide),
            _counts(told, of),
            *(
                across(f"{each.title} (1): {_called(each.which)}", small)
                for each in of.ended
            ),
            size.table if of.exceptions and not small else 0,
            *(
                exception(each, note, small=small)
                for each, note in zip(of.exceptions, of.notes, strict=True)
            ),
            across(of.report_has, small),
            *(lacking(each, small=small) for each in of.lacking),
            *(across(text, small) for text in told.none_listed),
            size.table if of.aims else 0,
            *(aim(each, small=small) for each in of.aims),
            *(in_short(each, small=small) for each in of.aims_short),
            across(of.aims_has, small),
            *(
                across(f"{words} {_names(which)}", small)
                for words, which in (
                    (of.aims_more, of.aims_named),
                    (of.exceptions_more, of.exceptions_named),
                    (of.lacking_more, of.lacking_named),
                    (of.also_more, of.also_named),
                    (of.to_decide_more, of.to_decide_named),
                )
                if which
            ),
            _changed(told, of.latest_update, small=small),
            across(told.not_needed, small),
            across(_asked(told), small),
            *(
                act(each, note, small=small)
                for each, note in zip(of.also_to_act, of.act_notes, strict=True)
            ),
            across("Other open actions" if of.going_on else "", small),
            across(of.done_title if of.done else "", small),
            *(
                _point(
                    f"{each.what.words} {each.what.label}: {each.words}", small=small
                )
                for each in (*of.going_on, *of.done)
            ),
            (5 if told.outcomes else 4) * size.heading,
        )
    )


def _top(told: PlanFacts, size: Letters) -> float:
    """Estimate the title, whose letters are bold and larger, and what follows."""
    wide = int(size.wide / _WIDER)
    dated = letter_widths.width(f"{_DATED} {told.as_of.words}")
    beside = letter_widths.width(told.title) * _WIDER + dated * size.about
    date = 0 if beside < size.wide else size.about
    whose = letter_widths.lines(told.whose, int(size.wide / size.about))
    return (
        size.top
        + letter_widths.lines(told.title, wide) * size.title
        + date
        + (whose * size.about)
    )


_WIDER, _DATED = 1.8, "Report date:"
"""How much wider the bold letters of the title are, and what is next to it."""


def _counts(told: PlanFacts, of: PageOne) -> float:
    by_status = " ".join(
        f"{each.number} {each.words} ({_names(each.which)}),"
        if each.which
        else f"{each.number} {each.words},"
        for each in of.by_status
    )
    rated = " ".join(
        f" {one.words} ({one.rating.meaning if one.rating else ''}): {one.number}"
        f" ({one.which});"
        for each in of.ratings
        for one in each.counts
    )
    said = [
        f"By status: {by_status}",
        f"Open actions by latest rating: {rated}",
        *(f"{each.words}: {_names(each.which)}" for each in told.outcome_figures),
    ]
    if of.small:
        # They follow one another in the line.
        said = [" ".join(said)]
    return sum(across(each, of.small) for each in said) + _FRAMED * len(of.ratings)


_FRAMED = 0.3
"""What the frames around the names of ratings take."""


def _changed(told: PlanFacts, latest: str, *, small: bool) -> float:
    changed = " ".join(
        f"{of.title} (10): {_called(of.which)} -" for of in told.changes.kinds
    )
    return across(f"{told.changes.words} {latest} {changed}", small)


def _asked(told: PlanFacts) -> str:
    """Return what comes before the actions that need something done."""
    if not (told.act_too or told.answer_for or told.also_to_act):
        return ""
    named, outcomes = (
        ", ".join(f"{of.words} ({of.label})" for of in which)
        for which in (told.act_too, told.answer_for)
    )
    return (
        f"{told.needed_by}, of the exceptions: {named}; of the outcomes:"
        f" {outcomes}. Other actions, by due date:"
    )


def _names(which: Sequence[Link]) -> str:
    return ", ".join(of.words for of in which)


def _called(which: Sequence[Link]) -> str:
    return "; ".join(f"{of.words} {of.label}" for of in which)


def decision(of: Waiting, *, small: bool) -> float:
    """Estimate the lines of what waits for a decision."""
    return _point(f"{of.what.words} {of.what.label} ({of.words})", small=small)


def lacking(of: Lacking, *, small: bool) -> float:
    """Estimate the lines of an exception that is not about one action."""
    return _point(f"{of.what.words}: {of.words}", small=small) + _SPACED


_SPACED = 0.12
"""The space after each of these."""


def in_short(of: OutcomeInShort, *, small: bool) -> float:
    """Estimate the lines of an outcome that is told in short."""
    return _point(f"{of.what.words} {of.words}", small=small)


def act(of: ActionFacts, note: str, *, small: bool) -> float:
    """Estimate the lines of an action that needs something done."""
    said = f"{_owned(of)} Due: {of.due_told}. {of.needed} {note}"
    return _point(said, small=small)


def _owned(of: ActionFacts) -> str:
    who = f"{of.who}, {of.agency_label} {of.agency}"
    return f"{of.action.id} {of.label}. Owner: {who}."


_ACTION, _OWNER, _STATUS = 0.25, 0.2, 0.55
"""The shares of the page that an exception has for each column.

In the smallest letters it is a point in a list, which has no empty columns.
"""


def exception(of: ActionFacts, note: str, *, small: bool) -> float:
    """Estimate the lines of an exception."""
    rating = f" Rated {of.rating.words} ---- {of.rated_when}" if of.rating else ""
    said = f"{of.standing} {of.due_beside}{rating} {note}"
    if small:
        return _point(f"{_owned(of)} {said}", small=small)
    tall = max(
        _folded(f"{of.action.id} {of.text}", _ACTION, small),
        _folded(f"{of.who}, {of.agency_label} {of.agency}", _OWNER, small),
        _folded(said, _STATUS, small),
    )
    return letters(small=small).row + tall


def aim(of: AimFacts, *, small: bool) -> float:
    """Estimate the lines of an outcome that is told in full."""
    own = _folded(f"{of.outcome.words} {of.text}", OUTCOME, small)
    return max(own + letters(small=small).row, beside(of, small=small))


def beside(of: AimFacts, *, small: bool) -> float:
    """Estimate the lines of an outcome next to what it is for."""
    row = letters(small=small).row
    measures = [
        row
        + max(
            _folded(one.measure, 0.27, small),
            _folded(one.start, 0.09, small),
            _folded(one.target, 0.085, small),
            _folded(one.latest, 0.12, small),
        )
        for one in of.measures
    ]
    said = sum(
        row + _folded(f"{name}: {text}", 0.74, small) for name, text in under(of)
    )
    return max(sum(measures), row + _folded(of.made, 0.17, small)) + said


def under(of: AimFacts) -> tuple[tuple[str, str], ...]:
    """Return what follows the measures of an outcome, each with its name."""
    every = (
        ("Later figure", of.noted),
        ("Effect on children", of.effect),
        ("Still to improve", of.improve),
        ("How it is known", of.known_by),
    )
    return tuple((name, text) for name, text in every if text)


OUTCOME = 0.26
"""The share of the page that an outcome has for what it is for."""


def _folded(text: str, share: float, small: bool) -> int:  # noqa: FBT001 -- as above
    """Return how many lines text takes in a column that has a share of the page."""
    return letter_widths.lines(text, column(share, small=small))


def column(share: float, *, small: bool) -> int:
    """Return the width of a line in a column, in hundredths of a letter size."""
    return max(int(letters(small=small).wide * share) - _BETWEEN, _BETWEEN)


_BETWEEN = 60
"""The space between two columns."""
