"""An action plan as values: typed, frozen and in the order of the file.

The names are the fields of the file, in its order. A text or list that is not given is
empty, a date that is not given is None. `x-` fields are kept in *extra*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.text import dates, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionplan.diagnostics import Route
    from actionplan.text.dates import Date

State: TypeAlias = Literal[
    "not-started", "in-progress", "on-hold", "complete", "signed-off", "withdrawn"
]
OPEN: tuple[State, ...] = ("not-started", "in-progress", "on-hold")
CLOSED: tuple[State, ...] = ("complete", "signed-off", "withdrawn")
STATES = OPEN + CLOSED

Achieved: TypeAlias = Literal["fully", "partly", "not-yet", "no-change"]
Extra: TypeAlias = "tuple[tuple[str, Any], ...]"


class Source(NamedTuple):
    """Where the challenge comes from: the review, audit or inspection."""

    type: str
    """Empty only where the field is missing or cannot be read."""
    reference: str = ""
    date: Date | None = None
    extra: Extra = ()


class Review(NamedTuple):
    """Who reviews the plan, how often, and to whom they report."""

    every: int | None = None
    """In whole months."""
    first: Date | None = None
    by: str = ""
    reports_to: str = ""
    purpose: str = ""
    extra: Extra = ()


class Response(NamedTuple):
    """What an agency answered to a recommendation."""

    response: str
    date: Date | None = None
    agency: str = ""
    reason: str = ""
    extra: Extra = ()


class Recommendation(NamedTuple):
    """What the review recommended."""

    text: str
    ref: str = ""
    scope: str = ""
    responses: tuple[Response, ...] = ()
    extra: Extra = ()


class Smart(NamedTuple):
    """How the outcome meets the five SMART words."""

    specific: str = ""
    measurable: str = ""
    achievable: str = ""
    realistic: str = ""
    timely: str = ""
    extra: Extra = ()


class Measure(NamedTuple):
    """The position and practice before anything was done."""

    measure: str
    value: str = ""
    target: str = ""
    agency: str = ""
    date: Date | None = None
    taken_from: str = ""
    extra: Extra = ()


class Risk(NamedTuple):
    """What may prevent an outcome, and what is done about it."""

    risk: str
    approach: str = ""
    mitigation: str = ""
    extra: Extra = ()


class Partner(NamedTuple):
    """An agency, or a group, that an action is done with."""

    agency: str = ""
    post: str = ""
    group: str = ""
    person: str = ""
    extra: Extra = ()


class Success(NamedTuple):
    """How success of an action will be measured."""

    measure: str
    method: str = ""
    method_detail: str = ""
    target: str = ""
    measured_by: Date | None = None
    extra: Extra = ()


class Entry(NamedTuple):
    """What was reported of an action on one day."""

    date: Date
    route: Route
    note: str
    next: str = ""
    next_due: Date | None = None
    rag: str = ""
    state: State | None = None
    achieved_on: Date | None = None
    new_due: Date | None = None
    accountable: str = ""
    replaced_by: str = ""
    reported_by: str = ""
    evidence: tuple[str, ...] = ()
    extra: Extra = ()


class Action(NamedTuple):
    """One thing to be done, by one accountable post."""

    id: str
    action: str
    accountable: str
    route: Route
    due: Date | None = None
    no_due_date: str = ""
    set_date_by: Date | None = None
    agency: str = ""
    person: str = ""
    partners: tuple[Partner, ...] = ()
    success: tuple[Success, ...] = ()
    evidence_needed: tuple[str, ...] = ()
    no_known_risks: str = ""
    risks: tuple[Risk, ...] = ()
    added: Date | None = None
    arises_from: str = ""
    review: Review = Review()
    progress: tuple[Entry, ...] = ()
    extra: Extra = ()


class Result(NamedTuple):
    """A measure of the baseline, measured again."""

    measure: str
    value: str
    extra: Extra = ()


class Feedback(NamedTuple):
    """What somebody said about the difference made."""

    text: str
    source: str = ""
    """The field `from` of the file."""
    extra: Extra = ()


class Judgement(NamedTuple):
    """What difference has been made, as judged on one day."""

    date: Date
    route: Route
    outcome_achieved: Achieved | None = None
    results: tuple[Result, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    effect: str = ""
    still_to_improve: str = ""
    evidence: tuple[str, ...] = ()
    reported_by: str = ""
    extra: Extra = ()


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
    accountable: str = ""
    baseline: tuple[Measure, ...] = ()
    no_known_risks: str = ""
    risks: tuple[Risk, ...] = ()
    actions: tuple[Action, ...] = ()
    difference: tuple[Judgement, ...] = ()
    extra: Extra = ()


class Unread(NamedTuple):
    """A part of a file that could not be read, and is therefore left out everywhere."""

    route: Route
    label: str
    """As its officer knows it: action 1.2, outcome O1, review."""
    items: tuple[str, ...] = ()
    """The numbers of its actions and outcomes; an empty text for each without one."""


class DeclaredNames(NamedTuple):
    """Names that a board has declared, each with the others it goes by."""

    names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __bool__(self) -> bool:
        """Return whether any were declared; if not, every name is accepted."""
        return bool(self.names)

    def has(self, written: str) -> bool:
        """Return whether *written* is one of the names, in upper or lower case."""
        return _plain(written) in {_plain(each) for each in self._all()}

    def nearest(self, written: str) -> tuple[str, ...]:
        """Return the names that *written* may mean, at most two."""
        plain = {_plain(each): name for name, every in self.names for each in every}
        plain |= {_plain(name): name for name, _ in self.names}
        word = _plain(written)
        close = suggest.closest(word, plain) or [
            each for each in plain if each in word or word in each
        ]
        return tuple(dict.fromkeys(plain[each] for each in close))[:2]

    def _all(self) -> Iterator[str]:
        for name, others in self.names:
            yield name
            yield from others


class BoardSettings(NamedTuple):
    """The settings of the board that keeps a plan, the same for all its plans."""

    due_soon: int = 30
    """Days before its date from which on an action is due soon."""
    stale: int = 6
    """Months without an update after which it is stale, unless it asks for fewer."""
    rag_legend: tuple[tuple[str, str], ...] = ()
    """What each colour means, in plans that have no legend."""
    agencies: DeclaredNames = DeclaredNames()
    posts: DeclaredNames = DeclaredNames()
    states: tuple[tuple[State, str], ...] = ()
    """The board's own words for states, in the order of the format."""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


class Plan(NamedTuple):
    """One plan: who promised what to whom, and what became of it."""

    id: str
    title: str
    kind: str
    source: Source
    agreed: Date | None
    """None only where the file's own date could not be read (see *unread*)."""
    outcomes: tuple[Outcome, ...]
    partnership: str = ""
    lead_agency: str = ""
    coordinator: str = ""
    marking: str = ""
    review: Review = Review()
    rag_legend: tuple[tuple[str, str], ...] = ()
    extra: Extra = ()
    unread: tuple[Unread, ...] = ()
    board: BoardSettings = BoardSettings()

    @property
    def actions(self) -> Iterator[Action]:
        """Every action of the plan that could be read, in the order of the file."""
        return (action for outcome in self.outcomes for action in outcome.actions)

    @property
    def set_aside(self) -> tuple[str, ...]:
        """The numbers of what could not be read; an empty one may be any."""
        return tuple(item for part in self.unread for item in part.items)


def plan(data: Mapping[str, Any], unread: tuple[Unread, ...], stem: str) -> Plan:
    """Build the plan from *data*, which has the shape of the schema.

    *unread* is what was taken out of *data* to give it that shape. Where that
    includes the plan's own id or title, the name of the file is used instead.
    """
    # Each builder passes the fields through under their own names and replaces those
    # that need a type of their own. A new text field needs only a line in its class.
    fields = _own(data)
    return Plan(
        **fields
        | {
            "id": fields.get("id", stem),
            "title": fields.get("title", fields.get("id", stem)),
            "kind": fields.get("kind", "multi-agency"),
            "source": _source(fields.get("source", {})),
            "agreed": _date(fields, "agreed"),
            "review": _review(fields.get("review", {})),
            "rag_legend": tuple(
                (str(key), text) for key, text in fields.get("rag_legend", {}).items()
            ),
            "outcomes": tuple(
                _outcome(outcome, ("outcomes", i))
                for i, outcome in _indexed(fields, "outcomes")
            ),
            "unread": unread,
        }
    )


class Absent(NamedTuple):
    """The place of something set aside in a list, so that the others keep theirs."""


ABSENT = Absent()


def _source(data: Mapping[str, Any]) -> Source:
    fields = _own(data)
    given = {"type": fields.get("type", ""), "date": _date(fields, "date")}
    return Source(**fields | given)


def _review(data: Mapping[str, Any]) -> Review:
    fields = _own(data)
    every = fields.get("every")
    return Review(
        **fields
        | {
            "every": int(every.split()[0]) if every else None,
            "first": _date(fields, "first"),
        }
    )


def _outcome(data: Mapping[str, Any], route: Route) -> Outcome:
    fields = _own(data)
    return Outcome(
        **fields
        | {
            "id": fields.get("id", f"outcome {int(route[-1]) + 1}"),
            "route": route,
            "recommendations": _each(fields, "recommendations", _recommendation),
            "smart": Smart(**_own(fields.get("smart", {}))),
            "baseline": _each(fields, "baseline", _measure),
            "risks": _each(fields, "risks", _risk),
            "actions": tuple(
                _action(action, (*route, "actions", i))
                for i, action in _indexed(fields, "actions")
            ),
            "difference": tuple(
                _judgement(judgement, (*route, "difference", i))
                for i, judgement in _indexed(fields, "difference")
            ),
        }
    )


def _recommendation(data: Mapping[str, Any]) -> Recommendation:
    fields = _own(data)
    return Recommendation(
        **fields | {"responses": _each(fields, "responses", _response)}
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


def _action(data: Mapping[str, Any], route: Route) -> Action:
    fields = _own(data)
    return Action(
        **fields
        | {
            "route": route,
            "due": _date(fields, "due"),
            "set_date_by": _date(fields, "set_date_by"),
            "partners": _each(fields, "partners", _partner),
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
    )


def _entry(data: Mapping[str, Any], route: Route) -> Entry:
    fields = _own(data)
    return Entry(
        **fields
        | {
            "route": route,
            "date": _given(fields, "date"),
            "next_due": _date(fields, "next_due"),
            "achieved_on": _date(fields, "achieved_on"),
            "new_due": _date(fields, "new_due"),
            "evidence": _texts(fields, "evidence"),
        }
    )


def _judgement(data: Mapping[str, Any], route: Route) -> Judgement:
    fields = _own(data)
    return Judgement(
        **fields
        | {
            "route": route,
            "date": _given(fields, "date"),
            "results": _each(fields, "results", _result),
            "feedback": _each(fields, "feedback", _feedback),
            "evidence": _texts(fields, "evidence"),
        }
    )


def _result(data: Mapping[str, Any]) -> Result:
    fields = _own(data)
    return Result(**fields | {"value": _text(fields, "value")})


def _feedback(data: Mapping[str, Any]) -> Feedback:
    fields = _own(data)
    source = fields.pop("from", "")
    return Feedback(**fields | {"source": source})


def _own(data: Mapping[str, Any]) -> dict[str, Any]:
    """Separate the fields of the format from those a board added under `x-`."""
    extra = tuple((name, value) for name, value in data.items() if name[:2] == "x-")
    fields = {
        name: value
        for name, value in data.items()
        if name[:2] != "x-" and name != "schema"
    }
    return fields | {"extra": extra} if extra else fields


def _each(fields: Mapping[str, Any], name: str, make: Any) -> tuple[Any, ...]:
    return tuple(make(data) for _, data in _indexed(fields, name))


def _indexed(fields: Mapping[str, Any], name: str) -> Iterator[tuple[int, Any]]:
    for i, data in enumerate(fields.get(name, ())):
        if data is not ABSENT:
            yield i, data


def _date(fields: Mapping[str, Any], name: str) -> Date | None:
    return dates.parse(fields[name]) if name in fields else None


def _given(fields: Mapping[str, Any], name: str) -> Date:
    date = dates.parse(fields[name])
    assert date is not None  # noqa: S101 -- the schema has passed it
    return date


def _text(fields: Mapping[str, Any], name: str) -> str:
    return str(fields.get(name, ""))


def _texts(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    match fields.get(name, ()):
        case str(text):
            return (text,)
        case texts:
            return tuple(texts)
