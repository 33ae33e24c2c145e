"""Whatever a plan looks like, an outcome or an action changes nothing else in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.test_progress_properties import NASTY, WORDS, Writer, compare, files

from actionplan.diagnostics import Refusal
from actionplan.editing import blocks
from actionplan.editing.blocks import NewAction, NewOutcome
from actionplan.reading import yaml_reader

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from actionplan.editing.blocks import Added
    from actionplan.reading.document import Document

HERE = Path(__file__).parent
CORPUS = [
    *sorted((HERE / "real").glob("*.yaml")),
    *sorted((HERE / "good").glob("*.yaml")),
    *sorted((HERE.parent / "examples").glob("*.yaml")),
]
TEXTS = st.one_of(st.sampled_from(WORDS), NASTY).map(
    # what has no letter in it is rightly taken for empty
    lambda text: text if any(map(str.isalpha, text)) else f"{text}y"
)
MAYBE = st.just("") | TEXTS
OUTCOMES = st.fixed_dictionaries(
    {
        "challenge": TEXTS,
        "desired_outcome": MAYBE,
        "accountable": MAYBE,
        "measure": MAYBE,
    }
).map(lambda given: NewOutcome(**given))
_ACTION: dict[str, st.SearchStrategy[Any]] = {
    "action": TEXTS,
    "due": st.just("2012-06"),
    "accountable": st.lists(TEXTS, min_size=1, max_size=2).map(tuple),
    "partners": st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
    "measure": MAYBE,
    "evidence_needed": st.lists(TEXTS, max_size=2).map(tuple),
    "risk": MAYBE,
}
ACTIONS = st.fixed_dictionaries(_ACTION).map(lambda given: NewAction(**given))


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(files(), OUTCOMES)
def test_an_outcome_changes_nothing_else(content: bytes, new: NewOutcome) -> None:
    """The file is its old bytes and one insertion, its data the old and one outcome."""
    hold_law_of_outcomes(content, new)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(files(), ACTIONS, st.integers(0, 1))
def test_an_action_changes_nothing_else(
    content: bytes, new: NewAction, which: int
) -> None:
    """The file is its old bytes and one insertion, its data the old and one action."""
    hold_law_of_actions(content, new, which)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 4_000, 1_000))
def test_a_block_changes_nothing_else_at_length(first: int) -> None:
    """As above, a thousand times over; and only brackets are often refused."""
    causes: Counter[str] = Counter()

    for seed in range(first, first + 1_000):
        random = Random(seed)  # noqa: S311 -- a sample, no secret
        content = Writer(random).file()
        if seed % 2:
            causes[hold_law_of_outcomes(content, OUTCOME)] += 1
        else:
            causes[hold_law_of_actions(content, ACTION, seed // 2)] += 1

    assert causes["added"] + causes["in-brackets"] > 980, causes


OUTCOME = NewOutcome(challenge="Records are late: see #4", measure="Records late")
ACTION = NewAction(
    action="- first\n- second", due="2012-06", accountable=("Named Nurse",), risk="~"
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_plan_of_the_corpus_keeps_every_byte(path: Path, end: str) -> None:
    """Published plans, good ones and examples, also with the line ends of Windows."""
    content = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", end.encode())
    data: Any = yaml_reader.parse(content).data
    outcomes = len(data["outcomes"])

    causes = [hold_law_of_outcomes(content, OUTCOME)]
    causes += [hold_law_of_actions(content, ACTION, i) for i in range(outcomes)]

    allowed = {"added", "in-brackets", "empty-brackets", "number-taken-twice"}
    assert {*causes} <= allowed


# --- how the laws are held ------------------------------------------------------


def hold_law_of_outcomes(content: bytes, new: NewOutcome) -> str:
    """Add an outcome, and compare bytes and data; return why not, if it was refused."""
    old: Any = yaml_reader.parse(content).data
    try:
        made = blocks.add_outcome(content, "p.yaml", new)
    except Refusal as refusal:
        return cause(refusal, yaml_reader.parse(content), ("outcomes",))
    fields: dict[str, Any] = {"id": made.id, "challenge": new.challenge}
    fields |= _given(desired_outcome=new.desired_outcome, accountable=new.accountable)
    fields |= {"baseline": [{"measure": new.measure}]} if new.measure else {}
    old["outcomes"] = [*(old.get("outcomes") or []), fields]
    hold_numbers(made, content)
    compare(content, made.content, old)
    return "added"


def hold_law_of_actions(content: bytes, new: NewAction, which: int) -> str:
    """Add an action, and compare bytes and data; return why not, if it was refused."""
    old: Any = yaml_reader.parse(content).data
    place = which % len(old["outcomes"])
    outcome = old["outcomes"][place]
    try:
        made = blocks.add_action(content, "p.yaml", outcome["id"], new)
    except Refusal as refusal:
        way = ("outcomes", place, "actions")
        return cause(refusal, yaml_reader.parse(content), way)
    owners = new.accountable
    fields: dict[str, Any] = {
        "id": made.id,
        "action": new.action,
        "due": new.due,
        "accountable": owners[0] if len(owners) == 1 else [*owners],
    }
    if new.partners:
        fields["partners"] = [{"agency": a, "post": p} for a, p in new.partners]
    fields |= {"success": [{"measure": new.measure}]} if new.measure else {}
    fields |= _given(evidence_needed=[*new.evidence_needed])
    fields |= {"risks": [{"risk": new.risk}]} if new.risk else {}
    outcome["actions"] = [*(outcome.get("actions") or []), fields]
    hold_numbers(made, content)
    compare(content, made.content, old)
    return "added"


def _given(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- plain data
    return {name: value for name, value in fields.items() if value}


def hold_numbers(made: Added, content: bytes) -> None:
    """Demand a number that nothing in the plan has, quoted where it needs it."""
    assert made.faults == ()
    assert f'"{made.id}"'.encode() not in content
    assert made.missing == ()


def cause(refusal: Refusal, of: Document, way: tuple[str | int, ...]) -> str:
    """Only brackets may be refused, and a last text without a line end."""
    fault = refusal.faults[0]
    if fault.rule == "number-taken-twice":  # two outcomes of a published plan have it
        return fault.rule
    assert fault.rule == "no-place-for-block", refusal.faults
    why = str(fault.details["cause"])
    nodes = [of.node(way[:length]) for length in range(len(way) + 1)]
    if why in ("in-brackets", "empty-brackets"):
        assert any(node and node.style == "flow" for node in nodes), fault
    else:
        assert why == "no-last-line-end", fault
    return why
