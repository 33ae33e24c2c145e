"""Ask of a new outcome or action, before it is written, what lint would say of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from actionplan import lint, rules
from actionplan.diagnostics import Place, Refusal
from actionplan.editing import entries
from actionplan.lint import ask
from actionplan.messages import acceptance, refused_additions, shape, usage
from actionplan.reading import plan_schema
from actionplan.rules import agency_fields, currency, guidance, measuring, planning
from actionplan.text import dates
from actionplan.workspace import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from actionplan.diagnostics import Diagnostic, Fault, Route
    from actionplan.editing.blocks import Added
    from actionplan.reading import Reading
    from actionplan.reading.document import Document
    from actionplan.workspace.targets import Target


class Problem(NamedTuple):
    """Something that is wrong with one field of a new block."""

    fault: Fault
    may_stand: bool
    """Whether it is only a warning."""
    lacks: str = ""
    """The field that is left out, if that is all that is wrong."""
    field: str = ""
    """The field that it is about, if a command can give that; empty if it cannot."""


class Checked(NamedTuple):
    """What a check finds in a new block."""

    problems: Mapping[str, tuple[Problem, ...]]
    """What is wrong with what was given, by field; under "" what is of no one field."""
    asked_for: tuple[Diagnostic, ...]
    """Everything that a check will report about the block, if it is written.

    That an outcome has no actions yet is not among it, as it is new. A comment that
    accepts what the block has solved is.
    """
    as_of: date

    @property
    def every(self) -> tuple[Problem, ...]:
        """All problems, in one row."""
        return tuple(problem for each in self.problems.values() for problem in each)

    def without(self, field: str) -> Checked:
        """Return the same without the problems of a field."""
        kept = {name: each for name, each in self.problems.items() if name != field}
        return self._replace(problems=kept)


def checked(to: Target, new: Added, as_of: date) -> Checked:
    """Check a new block as `actionplan lint` would, by the settings of its folder.

    Only what is new counts. An error always does; a warning counts as a problem if it
    is about something that was given, and else as something that is asked for. Advice
    is always something that is asked for.
    """
    found: dict[str, list[Problem]] = {}
    asked: list[Diagnostic] = []
    for fault in new.faults:
        field = _named(fault.at) if isinstance(fault.at, tuple) else ""
        problem = Problem(entries.of_request(fault), may_stand=False, field=field)
        found.setdefault(_field(fault.at, new.route), []).append(problem)
    for said in _personal(new):
        found.setdefault("", []).append(_problem(said))
    document = new.new.loaded.document
    every = list(_said_newly(to, new, as_of))
    once = list(but_twice(every))
    for said in every:
        inside = _is_inside(said, new.route)
        name = _field(route_of(said), new.route) if inside else ""
        if _is_known(said, new, inside=inside):
            continue
        if said.rule in acceptance.UNNEEDED:
            asked.append(said)
        elif said.rule in _NEVER and said.item == new.id:
            found.setdefault("added", []).append(_counted(new, as_of))
            asked.append(said)
        elif said.level == "error" or (
            said.level == "warning" and name and _is_of_words(document, said)
        ):
            if said in once:
                found.setdefault(name, []).append(_problem(said))
            asked.append(said)
        elif (inside or _is_one_of(said, new.id)) and not _is_of(
            said, guidance.outcome_without_actions
        ):
            asked.append(said)
    problems = {name: tuple(each) for name, each in found.items()}
    return Checked(problems, tuple(asked), as_of)


def require_sound(
    made: Checked, new: Added, file: str, command: str, *, anyway: bool
) -> None:
    """Refuse a block in which something is wrong, or missing.

    *anyway* lets warnings stand. *command* is what was typed, for an example of what
    is missing.
    """
    found = [one for one in made.every if not (anyway and one.may_stand)]
    if faults := [*(one.fault for one in found), *_missing(new, command, made.as_of)]:
        refusal = Refusal(*faults, file=file)
        refusal.typed = tuple(
            refused_additions.OPTIONS.get(one.field, "") for one in found
        )
        raise refusal


_NEVER = ("never-reported", "stale-action")
"""Rules that count from the date of the plan where a new action has no other."""
_ALL = 1_000_000
"""Problems asked for: those of a new block may be the last in its file."""


def _said_newly(to: Target, new: Added, as_of: date) -> Iterator[Diagnostic]:
    """Give what is said of the new file and was not said of the old."""
    request = check.own_request(
        to.here, to.path, lint.Request(as_of, most=_ALL, fixes=False)
    )
    same = lint.same_in_both(new.old, new.new, request)
    request = request._replace(same=same)
    left = Counter((d.rule, d.message) for d in _said(new.old, to, request))
    for said in _said(new.new, to, request):
        key = (said.rule, said.message)
        left[key] -= 1
        if left[key] < 0:
            yield said


def _said(seen: Reading, to: Target, request: lint.Request) -> tuple[Diagnostic, ...]:
    return lint.across([lint.of_reading(seen, to.name, request)], request).diagnostics


def _personal(new: Added) -> Iterator[Diagnostic]:
    """Ask of the new lines alone: nothing that the plan accepts lets more of it in."""
    document = new.new.loaded.document
    return ask.about_words(document, "\n".join(text for _, text in new.added))


def _is_known(said: Diagnostic, new: Added, *, inside: bool) -> bool:
    """Return whether something is known already: by its shape, or by its words."""
    if said.code.startswith(ask.PERSONAL):
        return True
    of_shape = {fault.rule for fault in new.faults}
    return inside and (
        said.rule in of_shape or bool(new.missing and said.rule in _OF_MISSING)
    )


_OF_MISSING = (
    shape.missing_field.name,
    *("no-text-yet", "no-owner-yet", "outcome-without-purpose"),
)
"""Rules that ask for what a block has to have."""


def _is_one_of(said: Diagnostic, number: str) -> bool:
    """Return whether something is said of several things, and the new one is one."""
    return not said.item and any(each == number for each, _ in said.keys)


def _is_inside(said: Diagnostic, route: Route) -> bool:
    return route_of(said)[: len(route)] == route


def route_of(said: Diagnostic) -> Route:
    """Return the way to what something is said of."""
    steps = said.field.split(".") if said.field else ()
    return tuple(int(step) if step.isdigit() else step for step in steps)


def is_text(document: Document, said: Diagnostic) -> bool:
    """Return whether something is said of words, and not of a part that lacks some."""
    node = document.node(route_of(said))
    return node is not None and node.fields is None and node.items is None


def _is_of_words(document: Document, said: Diagnostic) -> bool:
    """Return whether something is wrong with words, and not with what is left out."""
    return is_text(document, said) and said.rule not in _HONEST_GAPS


_HONEST_GAPS = ("no-date-to-come", "no-owner-yet", "no-text-yet")
"""Rules that ask for more where a reason is given for what is not known yet."""


def _field(at: Route | Place | None, route: Route) -> str:
    """Return the field of the block that a place in it belongs to."""
    if at is None or isinstance(at, Place):
        return ""
    return str(next(iter(at[len(route) :]), ""))


def _problem(said: Diagnostic) -> Problem:
    may_stand = said.level != "error"
    fault = refused_additions.block_not_taken(
        message=said.message,
        remedy=remedy_of(said),
        may_stand=may_stand,
        field=_named(route_of(said)),
    )
    other = _is_of(said, measuring.success_without_method) and route_of(said)[-1:] == (
        "method",
    )
    return Problem(
        fault,
        may_stand,
        "method_detail" if other else "",
        _named(route_of(said)),
    )


def _named(route: Route) -> str:
    """Return the innermost field of a block that a command can give.

    One option gives all of a partner.
    """
    if "partners" in route:
        return "partners"
    names = (each for each in reversed(route) if each in _GIVEN)
    return str(next(names, ""))


_GIVEN = frozenset((*refused_additions.OPTIONS, "action"))
"""The fields with an option of their own, and the text of an action."""


def but_twice(said: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out that a date has passed where it was too early from the start."""
    every = list(said)
    early = any(_is_of(each, planning.due_before_agreed) for each in every)
    yield from (
        each for each in every if not (early and _is_of(each, currency.overdue_action))
    )


def _is_of(said: Diagnostic, check: object) -> bool:
    return rules.ALL[said.rule].check is check


def remedy_of(said: Diagnostic) -> str:
    """Return what to do; nothing can be recorded yet of an action that is new."""
    if _is_of(said, agency_fields.job_title_as_agency) and "partners" in route_of(said):
        return _PARTNER
    if _is_of(said, agency_fields.several_agencies):
        return _ONE_PARTNER
    passed = _is_of(said, currency.overdue_action)
    return "check the date." if passed else said.remedy


_PARTNER = (
    "write the agency, a colon and the job title, such as Kent Police: Detective"
    " Inspector."
)
_ONE_PARTNER = (
    "write only one agency here, a colon and the job title, such as Kent Police:"
    " Detective Inspector. Each other agency is a partner of its own, which you can add"
    " to the file."
)
"""How a command or an answer gives a partner, which is two fields in a file."""


def _counted(new: Added, as_of: date) -> Problem:
    plan = new.new.loaded.plan
    begun = plan.begun if plan else None
    fault = refused_additions.counted_from_plan(
        number=new.id,
        begun=begun.words if begun else "",
        today=str(dates.of(as_of)),
    )
    return Problem(fault, may_stand=True)


# --- what is missing --------------------------------------------------------------


def _missing(new: Added, command: str, as_of: date) -> Iterator[Fault]:
    """Yield for each missing field which option gives it, and what it asks."""
    for name in new.missing:
        option, (thing, field), sample = _SAMPLES[name]
        asked = _FIRST_SENTENCE.match(plan_schema.question(thing, field))
        yield usage.missing_word(
            name=option,
            words=asked[0] if asked else option,
            example=f"{command} {sample}".replace(_MONTH, str(dates.ahead(as_of))),
        )


_MONTH = "YYYY-MM"
"""Where an example has a month to come."""
_FIRST_SENTENCE = re.compile(r".*?[.?](?=\s|\Z)")
_SAMPLES = {
    "challenge": (
        "--challenge",
        ("outcome", "challenge"),
        '--challenge "What was found"',
    ),
    "baseline": ("--measure", ("measure", "measure"), '--measure "What is counted"'),
    "action": ("TEXT", ("action", "action"), '"What will be done"'),
    "due": ("--due", ("action", "due"), f"--due {_MONTH}"),
    "accountable": ("--owner", ("action", "accountable"), '--owner "Job title"'),
    "measure": ("--measure", ("success", "measure"), '--measure "What is counted"'),
    "risk": ("--risk", ("risk", "risk"), '--risk "What could go wrong"'),
}
"""The option that gives a field, where the format asks for it, and how it is typed."""
