"""An action plan as values: typed, frozen and in the order of the file.

The names are the fields of the file, in its order. A text or list that is not given is
empty, a date that is not given is None. `x-` fields are kept in *extra*.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.text import dates, late, paragraphs, suggest
from actionplan.text.names import post
from actionplan.text.remembered import by_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from actionplan.diagnostics import Route
    from actionplan.text.dates import Date, Interval

State: TypeAlias = Literal[
    "not-started",
    "in-progress",
    "on-hold",
    "complete",
    "monitoring",
    "signed-off",
    "embedded",
    "withdrawn",
    "superseded",
    "transferred",
    "closed-incomplete",
]
OPEN: tuple[State, ...] = ("not-started", "in-progress", "on-hold")
DONE: tuple[State, ...] = ("complete", "monitoring", "signed-off", "embedded")
"""Closed, because what was promised has been done."""
ENDED: tuple[State, ...] = (
    "withdrawn",
    "superseded",
    "transferred",
    "closed-incomplete",
)
"""Closed without being done."""
CLOSED: tuple[State, ...] = DONE + ENDED
STATES = OPEN + CLOSED
Status: TypeAlias = State | Literal["not-reported", "not-known"]
"""The status of an action: its state, that nothing was reported, or not readable."""
STATUSES: tuple[Status, ...] = ("not-reported", "not-known", *STATES)

Priority: TypeAlias = Literal["must-do", "should-do", "could-do"]
RequestAnswer: TypeAlias = Literal["declined", "withdrawn"]
Which: TypeAlias = Literal["first", "second", "third"]
WHICH: tuple[Which, ...] = ("first", "second", "third")

Achieved: TypeAlias = Literal["fully", "partly", "not-yet", "no-change"]
Extra: TypeAlias = "tuple[tuple[str, Any], ...]"


class UnreadField(NamedTuple):
    """A field that could not be read, or that has only a placeholder."""

    field: str
    written: str = ""
    """Its words, on one line. Empty if nothing is written there, or if it is not plain
    text."""
    item: int | None = None
    """Its position in a list, if the rest of the list could be read."""
    left_open: bool = False
    """Whether it can be read but is only a placeholder, which counts as missing."""
    is_listed: bool = False
    """Whether the field contains a list or other fields instead of words. In that case,
    *written* is empty."""
    misspelt: str = ""
    """The name in the file, if there is no field with that name in this place. In that
    case, *field* gives the field that is meant. If it is not clear which field is
    meant, *field* gives the name in the file. For all other fields, the text is
    empty."""

    @property
    def name(self) -> str:
        """The name of the field, as it is in the file."""
        return self.misspelt or self.field

    @property
    def is_unclear(self) -> bool:
        """Whether *misspelt* has a name, and it is not clear which field is meant."""
        return self.misspelt == self.field != ""


class Source(NamedTuple):
    """The review, audit, inspection or objective that led to the plan."""

    type: str = ""
    """Empty only if the field is missing or cannot be read."""
    reference: str = ""
    date: Date | None = None
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Review(NamedTuple):
    """Who carries out reviews, how often, and who they report to."""

    every: Interval | None = None
    every_as_written: str = ""
    """The words in the document, if they are not a number of weeks or months."""
    first: Date | None = None
    by: str = ""
    reports_to: str = ""
    purpose: str = ""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Response(NamedTuple):
    """An agency's response to a recommendation."""

    response: str = ""
    date: Date | None = None
    agency: str = ""
    reason: str = ""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Recommendation(NamedTuple):
    """A recommendation from the review or audit."""

    text: str = ""
    """Empty if only its number is known."""
    ref: str = ""
    paragraph: str = ""
    addressed_to: tuple[str, ...] = ()
    scope: str = ""
    responses: tuple[Response, ...] = ()
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Smart(NamedTuple):
    """The statements that show how an outcome is SMART."""

    specific: str = ""
    measurable: str = ""
    achievable: str = ""
    realistic: str = ""
    timely: str = ""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Measure(NamedTuple):
    """A baseline measure, and its figure before any action was taken."""

    measure: str = ""
    value: str = ""
    target: str = ""
    agency: str = ""
    date: Date | None = None
    taken_from: str = ""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Risk(NamedTuple):
    """A risk to an outcome or action, and what is being done about it."""

    risk: str = ""
    approach: str = ""
    mitigation: str = ""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Partner(NamedTuple):
    """A person, group or agency that takes part in an action."""

    agency: str = ""
    post: str = ""
    group: str = ""
    person: str = ""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Milestone(NamedTuple):
    """A stage of an action, with its own date."""

    milestone: str = ""
    due: Date | None = None
    reached_on: Date | None = None
    reached_on_as_written: str = ""
    """The words that stand for the date; it was reached, and nobody knows when."""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Success(NamedTuple):
    """How the success of an action will be measured."""

    measure: str = ""
    method: str = ""
    method_detail: str = ""
    target: str = ""
    measured_by: Date | None = None
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Entry(NamedTuple):
    """A progress entry for an action."""

    date: Date | None
    """None if the date is not known: see *date_as_written*."""
    route: Route
    note: str = ""
    date_as_written: str = ""
    """The words that stand for the date, in the file or where it cannot be read."""
    corrects: Date | None = None
    """The date of an earlier entry that was wrong."""
    corrects_which: Which | None = None
    """Which entry of that date, if there are several."""
    next: str = ""
    next_due: Date | None = None
    rag: str = ""
    state: State | None = None
    achieved_on: Date | None = None
    new_due: Date | None = None
    new_due_requested: Date | None = None
    """A date that is asked for. It does not change the due date."""
    request: RequestAnswer | None = None
    """Whether a request for more time was declined or withdrawn."""
    accountable: str = ""
    """The new owner, in words; see *owners*."""
    owners: tuple[str, ...] = ()
    agency: str = ""
    """The agency of who takes it over; empty where that is not said."""
    replaced_by: str = ""
    reported_by: str = ""
    evidence: tuple[str, ...] = ()
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()
    is_achieved_later: bool = False
    """Whether the entry says that the work was done after the date of the entry. One of
    these dates is wrong, so it is not known when the work was done."""
    corrected_by: Entry | None = None
    """The entry that corrects this one, as `plan.corrections` works it out."""
    said: Entry | None = None
    """This entry as it is in the file, if it has been corrected."""

    def unread_words(self, field: str) -> str | None:
        """Return the words of a field that could not be read; None if it could."""
        return _unread_words(self.unread_fields, field)


WORKED_OUT = ("route", "owners", "is_achieved_later")
"""What an entry has that follows from its place and its other fields."""


class OutcomeEntry(NamedTuple):
    """A progress entry for an outcome."""

    date: Date | None
    route: Route
    note: str = ""
    date_as_written: str = ""
    rag: str = ""
    reported_by: str = ""
    evidence: tuple[str, ...] = ()
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Assurance(NamedTuple):
    """A statement by an agency that nothing needs to be done."""

    agency: str = ""
    statement: str = ""
    date: Date | None = None
    evidence: tuple[str, ...] = ()
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Action(NamedTuple):
    """One thing that will be done, and its owner.

    Values from its outcome are in its own fields; *inherited* names those fields.
    """

    id: str
    action: str
    """Empty if it could not be read."""
    accountable: str
    """The owner, in words; empty if not known. See *owners*."""
    route: Route
    owners: tuple[str, ...] = ()
    """The owners. If there are several, they are equally accountable."""
    no_text: str = ""
    """Why it is not known what will be done; empty if it is known."""
    no_owner: str = ""
    priority: Priority | None = None
    due: Date | None = None
    due_as_written: str = ""
    """The words that stand for the date, in the file or where it cannot be read."""
    no_due_date: str = ""
    no_dates: str = ""
    """Why the document gives no date for it, if the action itself does not say."""
    set_date_by: Date | None = None
    repeats: Interval | None = None
    agency: str = ""
    person: str = ""
    partners: tuple[Partner, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    success: tuple[Success, ...] = ()
    evidence_needed: tuple[str, ...] = ()
    no_known_risks: str = ""
    risks: tuple[Risk, ...] = ()
    added: Date | None = None
    arises_from: str = ""
    review: Review = Review()
    progress: tuple[Entry, ...] = ()
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()
    inherited: tuple[str, ...] = ()
    """Its fields that are its outcome's: of `due`, `agency` and `partners`.

    What it has from its plan, `no_dates`, is not among them.
    """

    @property
    def recurs(self) -> bool:
        """Whether it says that it repeats, even if how often could not be read."""
        return self.repeats is not None or self.unread_words("repeats") is not None

    def where(self, field: str) -> Route:
        """Return the way to a field: in the outcome, if it is inherited."""
        holder = self.route[:2] if field in self.inherited else self.route
        return (*holder, field)

    def unread_words(self, field: str) -> str | None:
        """Return the words of a field that could not be read; None if it could."""
        return _unread_words(self.unread_fields, field)


def _unread_words(unread: tuple[UnreadField, ...], field: str) -> str | None:
    """Return the words of a field that could not be read; None if it could.

    They are empty if its name is misspelt, because then nothing is wrong with them.
    """
    if not unread:  # nearly always
        return None
    words = (
        "" if one.misspelt else one.written for one in unread if one.field == field
    )
    return max(words, key=bool, default=None)


class Result(NamedTuple):
    """A new figure for a baseline measure."""

    measure: str = ""
    value: str = ""
    date: Date | None = None
    """The date of the figure, if it is not the date of the assessment."""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Feedback(NamedTuple):
    """What a person or group said about the difference that the work has made."""

    text: str = ""
    source: str = ""
    """The field `from` of the file."""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Judgement(NamedTuple):
    """An assessment of the difference that the work has made."""

    date: Date | None
    """None only if the date in the file could not be read or is missing."""
    route: Route
    outcome_achieved: Achieved | None = None
    results: tuple[Result, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    effect: str = ""
    still_to_improve: str = ""
    evidence: tuple[str, ...] = ()
    reported_by: str = ""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()


class Outcome(NamedTuple):
    """What will be different, and the actions that will bring it about."""

    id: str
    route: Route
    theme: str = ""
    challenge: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    desired_outcome: str = ""
    smart: Smart = Smart()
    not_yet_smart: str = ""
    due: Date | None = None
    accountable: str = ""
    agency: str = ""
    partners: tuple[Partner, ...] = ()
    baseline: tuple[Measure, ...] = ()
    no_known_risks: str = ""
    risks: tuple[Risk, ...] = ()
    actions: tuple[Action, ...] = ()
    assurances: tuple[Assurance, ...] = ()
    progress: tuple[OutcomeEntry, ...] = ()
    difference: tuple[Judgement, ...] = ()
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()

    @property
    def actions_known(self) -> bool:
        """Whether all its actions could be read; a misspelt field may be "actions"."""
        return not any(
            one.field == "actions" or one.misspelt for one in self.unread_fields
        )


class Unread(NamedTuple):
    """A part of a file that could not be read, so every output leaves it out."""

    route: Route
    label: str
    """What it is, in words: action 1.2, "due" of action 1.1, or "review"."""
    items: tuple[str, ...] = ()
    """The numbers of its actions and outcomes, with an empty text for each that has
    none."""
    written: str = ""
    """Its words, on one line. Empty if nothing is written there, or if it is not plain
    text."""
    lost: bool = True
    """Whether anything is written there. If it is empty, nothing is missing."""
    faults: int = 1
    """How many mistakes lint reports in it."""
    cut_from: str = ""
    """The field whose text its words were cut off from."""
    meant: Route = ()
    """The way to the field that is meant, if its name is misspelt or it is in the wrong
    place, and that is clear. Empty if it is not."""

    @property
    def place(self) -> Route:
        """The way to the field that is meant, or else to where it is."""
        return self.meant or self.route


class DeclaredNames(NamedTuple):
    """The agencies or job titles that a board has listed, each with its other names."""

    names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __bool__(self) -> bool:
        """Return whether any were declared; if not, every name is accepted."""
        return bool(self.names)

    def has(self, written: str) -> bool:
        """Return whether *written* is one of the names, however it is spelt."""
        return post(written) in _declared(self.names)

    def of(self, written: str) -> str:
        """Return the declared name of what goes by *written*: itself if there is none.

        A name that was declared for two different things is left as it is written.
        """
        return _declared(self.names).get(post(written)) or written

    def every(self, written: str) -> tuple[str, ...]:
        """Return all the names of what goes by *written*, the declared one first."""
        name = self.of(written)
        others = (more for own, more in self.names if own == name)
        return (name, *(other for more in others for other in more))

    def nearest(self, written: str) -> tuple[str, ...]:
        """Return the names that *written* may mean, at most two."""
        return _search(self.names)(post(written))


@by_identity
def _search(
    names: tuple[tuple[str, tuple[str, ...]], ...],
) -> Callable[[str], tuple[str, ...]]:
    """Return a search for the names that a word may mean.

    It remembers its answers, because a plan is checked twice if something is recorded
    in it. They are kept with the names: to compare thousands of names with those of
    the last search would take as long as a search.
    """
    known = _meant(names)

    @lru_cache(maxsize=2048)
    def search(word: str) -> tuple[str, ...]:
        close = suggest.closest(word, known) or [
            each for each in known if each in word or word in each
        ]
        return tuple(dict.fromkeys(known[each] for each in close))[:2]

    return search


@by_identity
def _declared(names: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    """Return the declared name for each plain spelling; empty where there are two."""
    found: dict[str, str] = {}
    for name, others in names:
        for other in map(post, others):
            found[other] = name if found.get(other, name) == name else ""
    own: dict[str, str] = {}
    for name, _ in names:
        own[post(name)] = name if own.get(post(name), name) == name else ""
    return found | own


@by_identity
def _meant(names: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    """Return a name that may be meant for each plain spelling."""
    known = {post(other): name for name, others in names for other in others}
    return known | {post(name): name for name, _ in names}


class BoardSettings(NamedTuple):
    """The settings of a board, which apply to all the plans that the board keeps."""

    due_soon: int = 30
    """How many days before its due date an action is due soon."""
    stale: int = 6
    """How many months without an update make an action stale, unless it must be
    reviewed more often."""
    rag_legend: tuple[tuple[str, str], ...] = ()
    """What each colour means, in plans that have no legend."""
    rag_worst: str = ""
    """Which of these is the worst; empty if the settings do not say."""
    agencies: DeclaredNames = DeclaredNames()
    posts: DeclaredNames = DeclaredNames()
    meetings: tuple[Date, ...] = ()
    """The meetings at which its plans are discussed."""
    states: tuple[tuple[State, str], ...] = ()
    """The board's own words for states, in the order of the format."""


class Plan(NamedTuple):
    """One plan: its details, outcomes and actions, and what has been done."""

    id: str
    title: str
    kind: str
    """Empty only if it could not be read."""
    source: Source
    agreed: Date | None
    outcomes: tuple[Outcome, ...]
    published: Date | None = None
    as_at: Date | None = None
    """The date that the document gives for its contents."""
    agreed_as_written: str = ""
    published_as_written: str = ""
    as_at_as_written: str = ""
    """The words that stand for the date, in the file or where it cannot be read."""
    no_dates: str = ""
    """Why the document gives no dates for its actions; they may have some."""
    partnership: str = ""
    lead_agency: str = ""
    coordinator: str = ""
    marking: str = ""
    review: Review = Review()
    meetings: tuple[Date, ...] = ()
    """In the order of their dates."""
    rag_legend: tuple[tuple[str, str], ...] = ()
    """Each rating with what it means, from one end of the scale to the other."""
    rag_worst: str = ""
    extra: Extra = ()
    unread_fields: tuple[UnreadField, ...] = ()
    unread: tuple[Unread, ...] = ()
    """Every part of the file that could not be read, in the order in which the errors
    were found."""
    board: BoardSettings = BoardSettings()

    @property
    def begun(self) -> Date | None:
        """The date from which the plan counts: agreed, else published, else as at.

        None if none of these is known.
        """
        return self.agreed or self.published or self.as_at

    @property
    def begun_by(self) -> Date | None:
        """The date by which it had begun, if only the year is known.

        "2006" is not a date to count from, but the plan existed by the end of 2006.
        """
        words = (
            self.agreed_as_written or self.published_as_written or self.as_at_as_written
        )
        found = None if self.begun else _ONLY_YEAR.fullmatch(" ".join(words.split()))
        return dates.Date(int(found[1]), 12, 31) if found else None

    @property
    def actions(self) -> Iterator[Action]:
        """Every action that could be read, in the same order as in the file."""
        return (action for outcome in self.outcomes for action in outcome.actions)

    @property
    def set_aside(self) -> tuple[str, ...]:
        """The numbers of what could not be read; empty if a number is not known."""
        return tuple(item for part in self.unread for item in part.items)


_ONLY_YEAR = late.compile(
    "(?:(?:in|during|early|mid|late|spring|summer|autumn)[ -])*(20[0-9]{2})",
    re.IGNORECASE,
)
"""Words that give the year, and not a year before or after it."""


def plan(data: Mapping[str, Any], unread: tuple[Unread, ...], stem: str) -> Plan:
    """Build the plan from *data*, which has the shape of the schema.

    *unread* is what was taken out of *data* to give it that shape, or is not there.
    Where that includes the plan's own id or title, the name of the file is used
    instead.
    """
    # Each builder passes the fields through under their own names and replaces those
    # that need a type of their own. A new text field needs only a line in its class.
    fields = _own(data)
    return Plan(
        **fields
        | {
            "id": fields.get("id", stem),
            "title": fields.get("title", fields.get("id", stem)),
            "kind": fields.get("kind", ""),
            "source": _source(fields.get("source", {})),
            "agreed": _date(fields, "agreed"),
            "published": _date(fields, "published"),
            "as_at": _date(fields, "as_at"),
            "agreed_as_written": _as_written(fields, "agreed"),
            "published_as_written": _as_written(fields, "published"),
            "as_at_as_written": _as_written(fields, "as_at"),
            "review": _review(fields.get("review", {})),
            "meetings": _meetings(fields),
            "rag_legend": tuple(
                (str(key), text) for key, text in fields.get("rag_legend", {}).items()
            ),
            "outcomes": tuple(
                _outcome(outcome, ("outcomes", i), fields.get("no_dates", ""))
                for i, outcome in _indexed(fields, "outcomes")
            ),
            "unread": unread,
        }
    )


class Absent(NamedTuple):
    """Keeps the place of an unread item in a list, so the others keep theirs."""


ABSENT = Absent()
UNREAD_FIELDS = object()
"""The key for the fields of a part that could not be read."""


def _source(data: Mapping[str, Any]) -> Source:
    fields = _own(data)
    given = {"type": fields.get("type", ""), "date": _date(fields, "date")}
    return Source(**fields | given)


def _review(data: Mapping[str, Any]) -> Review:
    fields = _own(data)
    return Review(
        **fields
        | {
            "every": _interval(fields, "every") or _in_words(fields),
            "every_as_written": _as_written(fields, "every"),
            "first": _date(fields, "first"),
        }
    )


def _meetings(fields: Mapping[str, Any]) -> tuple[Date, ...]:
    days = [dates.parse(text) for _, text in _indexed(fields, "meetings")]
    return tuple(sorted((day for day in days if day), key=lambda day: day.last_day))


def _outcome(data: Mapping[str, Any], route: Route, no_dates: str) -> Outcome:
    fields = _own(data)
    unread = fields.get("unread_fields", ())
    number = _number(fields, f"outcome {int(route[-1]) + 1}")
    due, agency = _date(fields, "due"), fields.get("agency", "")
    partners = _each(fields, "partners", _partner)
    given = _Given(
        number=number,
        due=due,
        due_as_written=_unread_words(unread, "due"),
        no_dates=no_dates,
        agency=agency,
        partners=partners,
    )
    return Outcome(
        **fields
        | {
            "id": number,
            "route": route,
            "recommendations": _each(fields, "recommendations", _recommendation),
            "smart": Smart(**_own(fields.get("smart", {}))),
            "due": due,
            "partners": partners,
            "baseline": _each(fields, "baseline", _measure),
            "risks": _each(fields, "risks", _risk),
            "actions": tuple(
                _action(action, (*route, "actions", i), given)
                for i, action in _indexed(fields, "actions")
            ),
            "assurances": _each(fields, "assurances", _assurance),
            "progress": tuple(
                _outcome_entry(entry, (*route, "progress", i))
                for i, entry in _indexed(fields, "progress")
            ),
            "difference": tuple(
                _judgement(judgement, (*route, "difference", i))
                for i, judgement in _indexed(fields, "difference")
            ),
        }
    )


class _Given(NamedTuple):
    """What actions take from their outcome or plan if they do not give it."""

    number: str
    due: Date | None
    due_as_written: str | None
    no_dates: str
    """The plan's."""
    agency: str
    partners: tuple[Partner, ...]


def _recommendation(data: Mapping[str, Any]) -> Recommendation:
    fields = _own(data)
    return Recommendation(
        **fields
        | {
            "addressed_to": _texts(fields, "addressed_to"),
            "responses": _each(fields, "responses", _response),
        }
    )


def _response(data: Mapping[str, Any]) -> Response:
    fields = _own(data)
    return Response(**fields | {"date": _date(fields, "date")})


def _measure(data: Mapping[str, Any]) -> Measure:
    fields = _own(data)
    return Measure(
        **fields
        | {
            "value": _text(fields, "value"),
            "target": _text(fields, "target"),
            "date": _date(fields, "date"),
        }
    )


def _risk(data: Mapping[str, Any]) -> Risk:
    return Risk(**_own(data))


def _partner(data: Mapping[str, Any]) -> Partner:
    return Partner(**_own(data))


def _success(data: Mapping[str, Any]) -> Success:
    fields = _own(data)
    return Success(
        **fields
        | {
            "target": _text(fields, "target"),
            "measured_by": _date(fields, "measured_by"),
        }
    )


def _milestone(data: Mapping[str, Any]) -> Milestone:
    fields = _own(data)
    return Milestone(
        **fields
        | {"due": _date(fields, "due"), "reached_on": _date(fields, "reached_on")}
    )


def _action(data: Mapping[str, Any], route: Route, given: _Given) -> Action:
    fields = _own(data)
    owners = _texts(fields, "accountable")
    nameless = f"unnumbered action {int(route[-1]) + 1} of {given.number}"
    return Action(
        **fields
        | {
            "id": _number(fields, nameless),
            "action": fields.get("action", ""),
            "route": route,
            "accountable": listed(owners),
            "owners": owners,
            "due": _date(fields, "due"),
            "due_as_written": _as_written(fields, "due"),
            "set_date_by": _date(fields, "set_date_by"),
            "repeats": _interval(fields, "repeats"),
            "partners": _each(fields, "partners", _partner),
            "milestones": _each(fields, "milestones", _milestone),
            "success": _each(fields, "success", _success),
            "evidence_needed": _texts(fields, "evidence_needed"),
            "risks": _each(fields, "risks", _risk),
            "added": _date(fields, "added"),
            "review": _review(fields.get("review", {})),
            "progress": tuple(
                _entry(entry, (*route, "progress", i))
                for i, entry in _indexed(fields, "progress")
            ),
        }
        | _inherited(fields, given)
    )


_OF_DUE = ("due", "due_as_written", "no_due_date")


def _inherited(fields: Mapping[str, Any], given: _Given) -> dict[str, Any]:
    """Return what an action has from its outcome or plan; its own goes before.

    What it says and cannot be read is not known: nothing takes its place.
    """
    own = {one.field for one in fields.get("unread_fields", ())} | set(fields)
    taken: dict[str, Any] = {}
    if own.isdisjoint(_OF_DUE) and given.due:
        taken["due"] = given.due
    elif own.isdisjoint(_OF_DUE) and given.due_as_written is not None:
        taken["due"], taken["due_as_written"] = None, given.due_as_written
    elif own.isdisjoint(_OF_DUE) and given.no_dates:
        taken["no_dates"] = given.no_dates
    if "agency" not in own and given.agency:
        taken["agency"] = given.agency
    if "partners" not in own and given.partners:
        taken["partners"] = given.partners
    of_outcome = ("due", "agency", "partners")
    names = tuple(name for name in taken if name in of_outcome)
    return taken | {"inherited": names}


def _entry(data: Mapping[str, Any], route: Route) -> Entry:
    fields = _own(data)
    owners = _texts(fields, "accountable")
    date, achieved = _date(fields, "date"), _date(fields, "achieved_on")
    return Entry(
        **fields
        | {
            "route": route,
            "date": date,
            "date_as_written": _as_written(fields, "date"),
            "corrects": _date(fields, "corrects"),
            "next_due": _date(fields, "next_due"),
            "achieved_on": achieved,
            "is_achieved_later": date is not None
            and achieved is not None
            and achieved.first_day > date.last_day,
            "new_due": _date(fields, "new_due"),
            "new_due_requested": _date(fields, "new_due_requested"),
            "accountable": listed(owners),
            "owners": owners,
            "evidence": _texts(fields, "evidence"),
        }
    )


def _outcome_entry(data: Mapping[str, Any], route: Route) -> OutcomeEntry:
    fields = _own(data)
    return OutcomeEntry(
        **fields
        | {
            "route": route,
            "date": _date(fields, "date"),
            "date_as_written": _as_written(fields, "date"),
            "evidence": _texts(fields, "evidence"),
        }
    )


def _assurance(data: Mapping[str, Any]) -> Assurance:
    fields = _own(data)
    return Assurance(
        **fields
        | {"date": _date(fields, "date"), "evidence": _texts(fields, "evidence")}
    )


def _judgement(data: Mapping[str, Any], route: Route) -> Judgement:
    fields = _own(data)
    return Judgement(
        **fields
        | {
            "route": route,
            "date": _date(fields, "date"),
            "results": _each(fields, "results", _result),
            "feedback": _each(fields, "feedback", _feedback),
            "evidence": _texts(fields, "evidence"),
        }
    )


def _result(data: Mapping[str, Any]) -> Result:
    fields = _own(data)
    return Result(
        **fields | {"value": _text(fields, "value"), "date": _date(fields, "date")}
    )


def _feedback(data: Mapping[str, Any]) -> Feedback:
    fields = _own(data)
    source = fields.pop("from", "")
    return Feedback(**fields | {"source": source})


def _own(data: Mapping[Any, Any]) -> dict[str, Any]:
    """Separate the fields of the format from those a board added under `x-`.

    In the words of the former, lines that were only wrapped are whole, so that every
    reader of a note finds its sentences.
    """
    fields = dict(data)
    unread = fields.pop(UNREAD_FIELDS, ())
    fields.pop("schema", None)
    extra = tuple((name, fields.pop(name)) for name in data if _is_own(name))
    kept = {"extra": extra, "unread_fields": tuple(unread)}
    whole = {
        name: paragraphs.unwrapped(value)
        for name, value in fields.items()
        if isinstance(value, str) and "\n" in value
    }
    return fields | whole | {name: value for name, value in kept.items() if value}


def _is_own(name: object) -> bool:
    return isinstance(name, str) and name[:2] == "x-"


def _each(fields: Mapping[str, Any], name: str, make: Any) -> tuple[Any, ...]:
    return tuple(make(data) for _, data in _indexed(fields, name))


def _indexed(fields: Mapping[str, Any], name: str) -> Iterator[tuple[int, Any]]:
    for i, data in enumerate(fields.get(name, ())):
        if data is not ABSENT:
            yield i, data


def _date(fields: Mapping[str, Any], name: str) -> Date | None:
    return dates.parse(fields[name]) if name in fields else None


def _as_written(fields: Mapping[str, Any], name: str) -> str:
    """Return the words for a date: those the file gives, or the date not read."""
    unread = _unread_words(fields.get("unread_fields", ()), name)
    return str(fields.get(f"{name}_as_written", unread or ""))


def _number(fields: Mapping[str, Any], nameless: str) -> str:
    """Return the number of an action or an outcome, as written if it is none."""
    unread = _unread_words(fields.get("unread_fields", ()), "id")
    return str(fields.get("id") or unread or nameless)


def _interval(fields: Mapping[str, Any], name: str) -> Interval | None:
    return dates.parse_interval(fields[name]) if name in fields else None


def _in_words(fields: Mapping[str, Any]) -> Interval | None:
    """Return how often something is reviewed, if its words can be read in one way."""
    words = str(fields.get("every_as_written", ""))
    return dates.parse_interval(dates.sure_interval(words))


def _text(fields: Mapping[str, Any], name: str) -> str:
    return str(fields.get(name, ""))


def _texts(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    match fields.get(name, ()):
        case str(text):
            return (text,)
        case texts:
            return tuple(text for text in texts if text is not ABSENT)


def listed(names: Sequence[str]) -> str:
    """Join names for people: A; A and B; A, B and C."""
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last
