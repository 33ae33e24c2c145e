"""Count actions by figure, agency, month and state."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.output.report import charts
from actionplan.output.report.facts import (
    AgencyFacts,
    FieldFacts,
    Figure,
    Link,
    Month,
    StateCount,
    ValueFacts,
)
from actionplan.plan import (
    exceptions,
    fields,
    portfolio,
    requirements,
    sentences,
)
from actionplan.plan.model import DONE, STATUSES
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from actionplan.output.report.charts import Look
    from actionplan.output.report.facts import ActionFacts, OutcomeFacts, TagColour
    from actionplan.plan.exceptions import Kind, Matter
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.model import Plan, State, Status
    from actionplan.plan.portfolio import Row, Sort
    from actionplan.plan.timeline import Standing
    from actionplan.text.dates import Date

Pairs: TypeAlias = "Sequence[tuple[Row, ActionFacts]]"
"""Actions on a date, each with its facts for the report."""


def by_urgency(pairs: Pairs) -> Pairs:
    """Sort actions as `status` does, the most urgent first."""
    return _sorted(pairs, "urgency")


def by_date(pairs: Pairs) -> Pairs:
    """Sort actions as `status` does by their dates."""
    return _sorted(pairs, "due")


def figures(
    pairs: Pairs, lacking: Sequence[Matter], following: Meeting, *, far: bool
) -> tuple[Figure, ...]:
    """Count what a meeting asks about first; *far* for links from the overview.

    Most exceptions have a row only if there are any. The overview counts closed actions
    together, because it also has a row for each status.
    """
    rows = [row for row, _ in pairs]
    words = _states(rows)
    matters = {id(row): {m.kind for m in exceptions.of_row(row)} for row in rows}
    asked: list[tuple[str, TagColour, Callable[[Row], bool]]] = [
        (name, look, partial(_has, matters, kind))
        for kind, (name, look) in _figures(words, _overdue(rows)).items()
    ]
    asked += [
        (
            f"Due {following.heading}",
            "blue",
            lambda row: row.due_by(following.day),
        ),
        ("Open", "grey", lambda row: row.now.is_open),
    ]
    closed: tuple[tuple[str, TagColour, Callable[[Row], bool]], ...] = (
        (words["signed-off"], "green", lambda row: row.now.status == "signed-off"),
        (
            not_signed_off(rows),
            "green",
            lambda row: row.waits_for_sign_off,
        ),
        (words["withdrawn"], "grey", lambda row: row.now.status == "withdrawn"),
        *(
            (words[of], "green" if of in DONE else "grey", _is_in(of))
            for of in SOMETIMES
            if any(row.now.status == of for row, _ in pairs)
        ),
    )
    if far:
        closed = (("Not open", "green", lambda row: not row.now.is_open),)
    made = []
    for name, look, fits in (*asked, *closed):
        which = tuple(
            Link(f.called if far else f.action.id, f.href if far else f.here)
            for row, f in pairs
            if fits(row)
        )
        if which or name not in _ONLY_SOME:
            made.append(Figure(name, len(which), which, look))
    for kind, name in _LACKING.items():
        if number := exceptions.count(lacking, kind):
            which = tuple(
                Link(_named(m, far=far), "") for m in exceptions.of_kind(lacking, kind)
            )
            made.append(Figure(name, number, which, "amber"))
    return tuple(made)


def _named(matter: Matter, *, far: bool) -> str:
    """Name what an exception is about: the actions, the outcome or the part."""
    if matter.numbers:
        numbers = sentences.listed(matter.numbers)
        return f"{matter.plan.id}: {numbers}" if far else numbers
    return matter.name if far else matter.item or matter.part or matter.plan.id


def outcomes_due(
    outcomes: Sequence[tuple[Plan, OutcomeFacts]],
    as_of: date,
    following: Meeting,
    *,
    far: bool,
) -> tuple[Figure, ...]:
    """Count the outcomes to be achieved by the next meeting; none if there are none."""
    which = tuple(
        Link(f"{plan.id}/{o.outcome.id}" if far else o.outcome.id, _place(o, far=far))
        for plan, o in outcomes
        if requirements.is_outcome_due_by(o.outcome, as_of, following.day)
    )
    words = f"Outcomes due {following.heading}"
    return (Figure(words, len(which), which, "blue"),) if which else ()


def assured(
    outcomes: Sequence[tuple[Plan, OutcomeFacts]], *, far: bool
) -> tuple[Figure, ...]:
    """Count the outcomes whose only answer is that nothing needs to be done."""
    which = tuple(
        Link(f"{plan.id}/{o.outcome.id}" if far else o.outcome.id, _place(o, far=far))
        for plan, o in outcomes
        if o.only_assured
    )
    return (Figure(ASSURED, len(which), which, "grey"),) if which else ()


ASSURED = "Outcomes answered only by an assurance"


def _place(outcome: OutcomeFacts, *, far: bool) -> str:
    return outcome.href if far else outcome.here


def not_signed_off(rows: Sequence[Row]) -> str:
    """Say in the words of their boards: Complete, no sign-off recorded."""
    boards = [row.plan.board for row in rows]
    return f"{_states(rows)['complete']}, {sentences.no_sign_off(*boards)}"


_LACKING: dict[Kind, str] = {
    "first-review-passed": "First review passed with nothing recorded",
    "review-in-words": "Review interval given only in words",
    "review-too-rare": "Reviewed less often than every 6 months",
    "outcome-overdue": "Outcomes overdue",
    "outcome-passed-in-words": ("Outcomes whose own words give a date that has passed"),
    "outcome-rating": "Outcomes rated low",
    "reported-done": "Outcomes reported as done with an open action",
    "contradicted": "Outcomes whose assessment is contradicted by its figures",
    "later-figure": "Outcomes with a later figure that misses its target",
    "count-below": "Outcomes assessed as fully achieved with a count below the target",
    "figure-worse": "Outcomes with a figure that got worse",
    "achieved-with-open": (
        "Outcomes assessed as fully achieved, with an action open then or now"
    ),
    "not-achieved": "Outcomes with no change, or not yet achieved with no open action",
    "not-assessed": "Outcomes not assessed since their actions were closed",
    "no-action": "Outcomes without an action",
    "no-action-left": "Outcomes with no action left",
    "no-baseline": "Without a baseline for any outcome",
    "done-undated": "Done on an unknown date",
    "ended-undated": "Transferred, or closed without being done, on an unknown date",
    "same-words": "The same words in several actions",
    "not-read": "Parts not checked",
    "left-empty": "Parts not filled in",
}
MAY_BE_OVERDUE = "May be overdue"
PASSED_IN_WORDS = "With a date in words that has passed"
STAGE_PASSED = "Next stage not reported by its date"
REVIEW_PASSED = "No update since a review was due"
REPLACED = "Replaced by an action that was given up"
MORE_TO_DO = "Done, but possibly not complete"
PROMISE_PASSED = "A date promised in the latest note has passed"
NOTE_OTHERWISE = "Open, but the note says otherwise"
OWNER_IN_DOUBT = "Owner in doubt"
SIGN_OFF_IN_DOUBT = "Sign-off in doubt"
DISPUTED = "Ended without being done, and disputed"
CLOSED_INCOMPLETE = "Closed without completion, with a reason"
MILESTONE_LEFT = "Done, but with a milestone not recorded as reached"
UNMONITORED = "Being monitored, without a recent report"
UNEXPLAINED = "Ended without being done, and not explained"
_ONLY_SOME = (
    PASSED_IN_WORDS,
    MAY_BE_OVERDUE,
    "With missed rounds",
    "With a late milestone",
    STAGE_PASSED,
    PROMISE_PASSED,
    NOTE_OTHERWISE,
    OWNER_IN_DOUBT,
    REVIEW_PASSED,
    REPLACED,
    MORE_TO_DO,
    SIGN_OFF_IN_DOUBT,
    MILESTONE_LEFT,
    UNMONITORED,
    UNEXPLAINED,
    DISPUTED,
    CLOSED_INCOMPLETE,
    "Status not known",
    "More time asked for",
    "Open without a known due date",
    "Open without a known owner",
    "With the worst rating",
    "Closed but rated low",
    "Done without a known owner",
    "With the next-worst rating",
    "With a rating that may be one of the 2 worst",
    "May have had no update for too long",
)
"""Figures that have a row only if there are any."""


def _overdue(rows: Sequence[Row]) -> str:
    """Say how many due dates are known, unless all are."""
    still = [row.now for row in rows if row.now.is_open]
    known = sum(now.due is not None for now in still)
    if known == len(still):
        return "Overdue"
    return f"Overdue, out of {known} open with a known due date"


def _figures(
    words: Mapping[Status, str], overdue: str
) -> dict[Kind, tuple[str, TagColour]]:
    return {
        "overdue": (overdue, "red"),
        "passed-in-words": (PASSED_IN_WORDS, "red"),
        "may-be-overdue": (MAY_BE_OVERDUE, "red"),
        "missed-rounds": ("With missed rounds", "red"),
        "late-milestone": ("With a late milestone", "red"),
        "stage-passed": (STAGE_PASSED, "red"),
        "promise-passed": (PROMISE_PASSED, "red"),
        "review-passed": (REVIEW_PASSED, "amber"),
        "no-date": ("Open without a known due date", "amber"),
        "no-owner": ("Open without a known owner", "amber"),
        "owner-in-doubt": (OWNER_IN_DOUBT, "amber"),
        "note-otherwise": (NOTE_OTHERWISE, "amber"),
        "status-not-known": ("Status not known", "amber"),
        "worst-rating": ("With the worst rating", "red"),
        "worst-after-closing": ("Closed but rated low", "red"),
        "more-to-do": (MORE_TO_DO, "red"),
        "sign-off-in-doubt": (SIGN_OFF_IN_DOUBT, "amber"),
        "milestone-left": (MILESTONE_LEFT, "amber"),
        "monitoring-silent": (UNMONITORED, "amber"),
        "next-worst-rating": ("With the next-worst rating", "amber"),
        "rating-not-known": ("With a rating that may be one of the 2 worst", "amber"),
        "stale": ("No update for too long", "amber"),
        "silence-not-known": ("May have had no update for too long", "amber"),
        "on-hold": (words["on-hold"], "amber"),
        "time-requested": ("More time asked for", "amber"),
        "postponed-often": ("Open, due date moved more than once", "amber"),
        "done-no-owner": ("Done without a known owner", "amber"),
        "replaced-by-given-up": (REPLACED, "red"),
        "given-up-unexplained": (UNEXPLAINED, "red"),
        "disputed": (DISPUTED, "red"),
        "closed-incomplete": (CLOSED_INCOMPLETE, "amber"),
    }


def _has(matters: Mapping[int, set[Kind]], kind: Kind, row: Row) -> bool:
    return kind in matters[id(row)]


SOMETIMES: tuple[State, ...] = (
    *("monitoring", "embedded"),
    *("superseded", "transferred", "closed-incomplete"),
)
"""States that are counted only if an action is in one of them."""


def _is_in(state: State) -> Callable[[Row], bool]:
    return lambda row: row.now.status == state


def by_agency(rows: Sequence[Row]) -> tuple[AgencyFacts, ...]:
    """Count the actions of each agency by status, the agency with most first.

    Actions without a known agency come last.
    """
    groups = fields.group(rows, "agency")
    most = max((len(group) for group in groups.values()), default=0)
    words = _states(rows)
    made = []
    for agency, group in groups.items():
        shares = split([row.now for row in group])
        made.append(
            AgencyFacts(
                agency=agency,
                is_named=bool(fields.given(group[0], "agency")),
                of_plan=sum(row.named_agency.of_plan for row in group),
                total=len(group),
                overdue=shares.overdue,
                in_time=shares.in_time,
                undated=shares.undated,
                closed=shares.closed,
                states=_counted(group, words),
                bar=shares.bar(most),
            )
        )
    return tuple(sorted(made, key=lambda facts: (not facts.is_named, -facts.total)))


def by_field(rows: Sequence[Row]) -> tuple[FieldFacts, ...]:
    """Count actions by theme, by priority and by the fields that boards added."""
    names = fields.to_sum(rows)
    titles = Counter(fields.title(name) for name in names)
    made = []
    for name in names:
        groups = fields.group(rows, name)
        most = max(map(len, groups.values()))
        is_only = titles[fields.title(name)] == 1
        title = fields.title(name) if is_only else f"{fields.title(name)} ({name})"
        values = tuple(_value(value, group, most) for value, group in groups.items())
        heading, finding = f"By {sentences.within(title)}", _finding(values, len(rows))
        made.append(FieldFacts(heading, title, finding, values))
    return tuple(made)


def _finding(values: Sequence[ValueFacts], number: int) -> str:
    """Say how many actions are overdue for each value of a field."""
    total = dates.count(number, "action")
    late = [f"{v.overdue} of {v.total} {v.value}" for v in values if v.overdue]
    said = f"{total}. Overdue: {'; '.join(late) or 0}."
    if sum(value.total for value in values) > number:
        said = f"{said} An action with several values is counted under each."
    return said


def _value(value: str, group: Sequence[Row], most: int) -> ValueFacts:
    shares = split([row.now for row in group])
    return ValueFacts(
        value=value,
        total=len(group),
        overdue=shares.overdue,
        open=len(group) - shares.closed,
        closed=shares.closed,
        bar=shares.bar(most),
    )


class Shares(NamedTuple):
    """How many actions are overdue, not overdue, without a known date, and closed.

    Each action is in one of the 4. An action without a date is not in the second.
    """

    overdue: int
    in_time: int
    undated: int
    closed: int
    passed_in_words: int = 0
    """How many of the undated have a date in words that has passed."""
    may_be_overdue: int = 0
    """How many of the undated are wanted at once."""

    @property
    def words(self) -> str:
        """The numbers in words; actions without a date only if there are any."""
        undated = (
            f", {self.undated} open without a known due date" if self.undated else ""
        )
        if self.passed_in_words:
            undated += f" ({self.passed_in_words} with a date in words that has passed)"
        if self.may_be_overdue:
            undated += f" ({self.may_be_overdue} of them may be overdue)"
        return (
            f"{self.overdue} overdue, {self.in_time} open and not overdue{undated},"
            f" {self.closed} not open"
        )

    def bar(self, most: int) -> charts.Bar:
        """Draw the shares; *most* is the number that fills the width."""
        still = self.in_time + self.undated
        parts: list[tuple[Look, int]] = [
            ("late", self.overdue),
            ("open", still),
            ("closed", self.closed),
        ]
        return charts.Bar(self.words, charts.bar(parts, most))


def split(standings: Sequence[Standing]) -> Shares:
    """Count actions by whether they are overdue, as far as it is known."""
    overdue = sum(now.overdue for now in standings)
    closed = sum(not now.is_open for now in standings)
    undated = sum(now.is_open and now.due is None for now in standings)
    return Shares(
        overdue=overdue,
        in_time=len(standings) - overdue - closed - undated,
        undated=undated,
        closed=closed,
        passed_in_words=sum(now.passed_in_words for now in standings),
        may_be_overdue=sum(now.may_be_overdue for now in standings),
    )


def due_months(rows: Sequence[Row]) -> dict[Date, int]:
    """Count by month the open actions that are not overdue."""
    due = Counter(
        dates.Date(row.now.due.year, row.now.due.month)
        for row in rows
        if row.now.is_open and row.now.due and not row.now.overdue
    )
    return dict(sorted(due.items(), key=lambda pair: pair[0].last_day))


def by_month(rows: Sequence[Row]) -> tuple[Month, ...]:
    """Count open actions by the month they are due, overdue ones first."""
    still = [row for row in rows if row.now.is_open]
    late = sum(row.now.overdue for row in still)
    lines: list[tuple[str, int, Look]] = [("Overdue", late, "late")]
    lines += [(month.words, n, "open") for month, n in due_months(still).items()]
    unset = sum(row.now.due is None for row in still)
    if unset:
        lines.append((sentences.DATE_NOT_KNOWN, unset, "held"))
    most = max((number for _, number, _ in lines), default=0)
    return tuple(
        Month(
            words,
            n,
            charts.Bar(dates.count(n, "action"), charts.bar([(look, n)], most)),
        )
        for words, n, look in lines
    )


def by_state(rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """Count actions by status, in the words of their board."""
    return _counted(rows, _states(rows))


def by_status(pairs: Pairs) -> tuple[StateCount, ...]:
    """Name the actions with each status that any has, in the words of their board."""
    words = _states([row for row, _ in pairs])
    found: dict[Status, list[Link]] = {of: [] for of in STATUSES}
    for row, facts in pairs:
        found[row.now.status].append(Link(facts.action.id, facts.here))
    return tuple(
        StateCount(sentences.within(words[of]), len(which), tuple(which), of in _USUAL)
        for of, which in found.items()
        if which
    )


_USUAL = ("in-progress", "signed-off")
"""The status of work that needs nobody's attention for its status alone."""


def _counted(
    rows: Sequence[Row], words: Mapping[Status, str]
) -> tuple[tuple[str, int], ...]:
    counts = portfolio.counts_by_state(rows).items()
    return tuple(
        (sentences.within(words[of]), number)
        for of, number in counts
        if number or of not in (*SOMETIMES, "not-reported", "not-known")
    )


def _states(rows: Sequence[Row]) -> dict[Status, str]:
    boards = [row.plan.board for row in rows]
    return {of: sentences.state(of, *boards) for of in STATUSES}


def _sorted(pairs: Pairs, by: Sort) -> Pairs:
    facts_of = {id(row): facts for row, facts in pairs}
    rows = portfolio.sort_rows((row for row, _ in pairs), by)
    return [(row, facts_of[id(row)]) for row in rows]
