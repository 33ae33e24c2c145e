"""Everything said about a plan is redacted, including fields added later."""

import importlib
import pkgutil
import re
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import pytest
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.diagnostics import Diagnostic, Run
from actionplan.lint import accepted_file, redact
from actionplan.lint.accepted_file import AcceptedFile, Intake
from actionplan.output.register import register

SETTINGS = lint.Request(date(2012, 3, 1))
NHS = "4010232137"
"""Nobody's: an example of the NHS."""
OTHER = "4010232145"
"""Made up; its last digit proves it, as in those that are issued."""
SAID = f"Ask {NHS}"
STARS = "Ask **********"
NOT_OF_PLANS = {
    "Run": "it only holds the values of each file, which are redacted before",
    "Since": "what somebody typed, a commit, and names of rules and settings",
    "Stopped": "what somebody typed, and names of files, which are hidden as they are",
    "StoppingFile": "the name of a file, which is hidden as it is, and numbers",
}


# --- the law, over every field there is -------------------------------------------


def test_every_field_is_redacted_but_for_those_named() -> None:
    """Every value in a report is redacted, except those in the list."""
    kept, emptied = set(), set()
    for kind in kinds(lint.Report):
        made = redact.redacted(made_of(kind))
        for name, value in zip(made._fields, made, strict=True):
            if SAID in texts(value, into=False):
                kept.add(f"{kind.__name__}.{name}")
            elif value == () and made_of(kind)[made._fields.index(name)] != ():
                emptied.add(f"{kind.__name__}.{name}")

    # The settings of a board are a value of their own, with no text made here.
    assert (kept | {"Report.terms"}, emptied) == ({*redact.KEPT}, {"Diagnostic.fix"})


def test_every_exception_has_a_reason_and_is_a_field() -> None:
    """Every exception is a field that still exists, with a reason."""
    fields = {f"{k.__name__}.{name}" for k in kinds(lint.Report) for name in k._fields}

    idle = {name for name in {*redact.KEPT} | redact.LEFT_OUT if name not in fields}

    assert (idle, min(map(len, redact.KEPT.values())) > 20) == (set(), True)


def test_a_field_that_somebody_adds_is_redacted() -> None:
    """New text, lists, tables and nested values do not have to be named."""

    class Inner(NamedTuple):
        quoted: str

    fields = [
        *typing.cast("list[tuple[str, Any]]", list(Diagnostic.__annotations__.items())),
        ("quoted", str),
        ("several", tuple[str, ...]),
        ("changeable", list[str]),
        ("table", Mapping[str, str]),
        ("inner", Inner),
        ("none", None),
    ]
    # The name is that of today's class, as it is where a field is added to it.
    make: Any = NamedTuple  # which mypy knows by heart, and this is made of data
    wider = make("Diagnostic", fields)
    old = made_of(Diagnostic)
    added = (SAID, (SAID, SAID), [SAID], {SAID: SAID}, Inner(SAID), None)

    made = redact.redacted(wider(*old, *added))

    assert made[len(old) :] == (
        STARS,
        (STARS, STARS),
        [STARS],
        {STARS: STARS},
        (STARS,),
        None,
    )


@pytest.mark.parametrize("value", [{SAID}, SAID.encode(), object()])
def test_a_kind_of_value_that_is_not_known_is_refused(value: object) -> None:
    """A value that redaction cannot read is refused."""
    with pytest.raises(TypeError):
        redact.redacted((value,))


def test_everything_printed_is_looked_into() -> None:
    """Values in a run that are not in a report are named here, with the reason."""
    of_run = {kind.__name__ for kind in kinds(Run)}
    of_report = {kind.__name__ for kind in kinds(lint.Report)}

    assert of_run - of_report == {*NOT_OF_PLANS}


# --- where a number could get through ---------------------------------------------


def test_the_register_repeats_no_number() -> None:
    """Neither the reason in a comment nor the owner is shown with a number."""
    text = SPECIMEN.replace(
        "due: 2012-05", f"due: 2012-01 # actionplan: accept[overdue-action]: {SAID}"
    ).replace("accountable: MSCB", f"accountable: {SAID}, MSCB")

    paper = register([judged(text)], (), SETTINGS.as_of)

    assert (SAID in text, NHS in str(paper), STARS in str(paper)) == (True, False, True)


def test_what_plans_say_of_one_another_repeats_no_number() -> None:
    """This includes plans with the same ID, and actions that do not exist."""
    plans = {
        "a.yaml": plan(NHS, "1.1"),
        "b.yaml": plan(NHS, "1.1"),
        "c.yaml": plan("scr-b-2011", "1.1", f"scr-d-2011/{NHS}"),
        "d.yaml": plan("scr-d-2011", "1.1"),
    }

    run = lint.across([judged(text, name) for name, text in plans.items()], SETTINGS)

    said = {d.rule: d.message for d in run.diagnostics if d.code.startswith("AP8")}
    assert said == {
        "duplicate-plan-id": 'The plan ID "**********" is already used in'
        ' "a.yaml". Only that file is counted in reports.',
        "unknown-reference-elsewhere": 'There is no action "**********" in the plan'
        ' "scr-d-2011".',
    }


def test_a_number_found_once_is_hidden_whatever_is_said_of_it() -> None:
    """The program's own words before it, such as "the file", make no difference."""
    report = judged(plan(NHS, "1.1"), "a.yaml")

    assert ("rename the file" in str(report), NHS in str(report.diagnostics)) == (
        True,
        False,
    )


def test_two_ids_that_are_numbers_are_two_ids() -> None:
    """Plans are compared by their text, not by stars."""
    plans = [judged(plan(id_, "1.1"), f"{id_}.yaml") for id_ in (NHS, OTHER)]

    run = lint.across(plans, SETTINGS)

    assert [d.rule for d in run.diagnostics if d.code.startswith("AP8")] == []


@pytest.mark.parametrize(("id_", "action"), [("scr-family-a-2011", NHS), (NHS, "1.1")])
def test_a_baseline_has_no_number_and_accepts_what_it_took_in(
    id_: str, action: str
) -> None:
    """A plan or action named after a person's number is stored with stars."""
    text = plan(id_, action).replace("due: 2012-05", "due: 2012-01")
    found = lint.across([judged(text)], SETTINGS).diagnostics
    taken = accepted_file.renewed(
        AcceptedFile(), found, None, SETTINGS.as_of, Intake(time=True)
    )
    accepting = SETTINGS._replace(accepted=taken)

    again = lint.across([judged(text, accepting=accepting)], accepting)

    assert NHS not in accepted_file.written(taken).decode()
    assert "overdue-action" in {key.rule for key in taken.entries}
    assert {d.rule for d in again.diagnostics} == {
        d.rule for d in found if not accepted_file.keys(d)
    } | {d.rule for d in found if d.level == "error"}


# --- helpers ----------------------------------------------------------------------


def judged(
    text: str, name: str = "scr-family-a-2011.yaml", accepting: lint.Request = SETTINGS
) -> lint.Report:
    """Check text on its own."""
    return lint.one(text.encode(), name, accepting)


def plan(number: str, action: str, replaced_by: str = "") -> str:
    """Write a plan with this id, and with this number for its action."""
    text = SPECIMEN.replace("id: scr-family-a-2011", f'id: "{number}"')
    text = text.replace('id: "1.1"', f'id: "{action}"')
    if replaced_by:
        gone = f"state: withdrawn\n            replaced_by: {replaced_by}\n"
        text = re.sub(r"rag: green\n", gone, text)
    return text


def kinds(of: Any) -> Iterator[Any]:  # noqa: ANN401 -- a type, as it is annotated
    """Yield every NamedTuple in a value of this type, each once."""
    seen: set[Any] = set()
    left = [of]
    while left:
        match left.pop():
            case type() as kind if hasattr(kind, "_fields"):
                if kind not in seen and kind.__name__ != "LintSettings":
                    seen.add(kind)
                    yield kind
                    left.extend(hints(kind).values())
            case other:
                left.extend(each for each in get_args(other) if each is not ...)


def hints(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401 -- a NamedTuple's class
    """Return the types of a NamedTuple's fields, also of what only mypy imports."""
    return typing.get_type_hints(kind, localns=dict(KNOWN))


def made_of(of: Any) -> Any:  # noqa: ANN401 -- a type, and a value of it
    """Make a value of a type, in which all text must be redacted."""
    plain = {str: SAID, int: 1, bool: True, date: SETTINGS.as_of}
    if hasattr(of, "_fields"):
        own = of.__name__ == "LintSettings"  # which is left as it is
        return of() if own else of(*map(made_of, hints(of).values()))
    origin, arguments = get_origin(of), [a for a in get_args(of) if a is not ...]
    if origin is Mapping:
        return {made_of(arguments[0]): made_of(arguments[1])}
    if origin is tuple:
        return tuple(map(made_of, arguments))
    if origin in {Union, UnionType}:
        return made_of(next(each for each in arguments if each is not type(None)))
    return SAID if origin is Literal else plain[of]


def texts(value: object, *, into: bool = True) -> Iterator[str]:
    """Yield the text in a value, and *into* NamedTuples, which are checked apart."""
    match value:
        case str():
            yield value
        case tuple() if into or not hasattr(value, "_fields"):
            for each in value:
                yield from texts(each, into=into)
        case Mapping():
            for pair in value.items():
                yield from texts(pair, into=into)
        case _:
            pass


def known() -> Iterator[tuple[str, Any]]:
    """Return the names in all modules, as some types are imported only for mypy."""
    yield from (("Mapping", Mapping), ("date", date))
    for package in ("lint", "plan", "reading", "text"):
        within = importlib.import_module(f"actionplan.{package}")
        for module in pkgutil.iter_modules(within.__path__, f"{within.__name__}."):
            found = importlib.import_module(module.name)
            yield from vars(found).items()
    for name in ("diagnostics", "rule"):
        yield from vars(importlib.import_module(f"actionplan.{name}")).items()


KNOWN = {name: kind for name, kind in known() if name[0].isupper() or name == "date"}
