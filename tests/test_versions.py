"""Match the parts of 2 versions of a plan, and find what was removed or changed."""

import random
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan import lint
from actionplan.diagnostics import Diagnostic
from actionplan.plan import model, versions
from actionplan.plan.model import Plan
from actionplan.reading import load
from actionplan.reading.earlier import Earlier
from actionplan.text.dates import Date

NOTES = (
    "The group met.",
    "The draft went out.",
    "Two agencies answered.",
    "It is late.",
)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.sampled_from(["2011-09-30", "2011-10", "2011-12-05"]),
            "note": st.sampled_from(NOTES),
        },
        optional={
            "state": st.sampled_from(model.STATES),
            "rag": st.sampled_from(["red", "green"]),
            "evidence": st.lists(st.sampled_from(["minutes", "survey"]), min_size=1),
        },
    ),
    max_size=5,
)
WORDS = st.sampled_from(
    ["Publish guidance", "Train all staff", "Audit the files", "Ask families"]
)


def _data(actions: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- fields of an outcome
    own = {"accountable": "Development Officer", "due": "2012-05"}
    return {
        "schema": "actionplan/1",
        "id": "p",
        "title": "P",
        "kind": "multi-agency",
        "source": {"type": "audit"},
        "agreed": "2011-02-15",
        "outcomes": [{"id": "O1", "actions": [own | a for a in actions]} | fields],
    }


def _plan(actions: list[dict[str, Any]], **fields: Any) -> Plan:  # noqa: ANN401 -- fields of an outcome
    return model.plan(_data(actions, **fields), (), "p")


def _told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the problems that rules about changes find, with their actions."""
    was = Earlier("p.yaml", "main", load.load(yaml.safe_dump(before).encode(), "p"))
    said = lint.one(
        yaml.safe_dump(after).encode(), "p.yaml", lint.Request(date(2012, 3, 1)), was
    ).diagnostics
    return [(d.rule, d.item) for d in said if "AP850" <= d.code <= "AP860"]


@settings(max_examples=40)
@given(ENTRIES, ENTRIES, st.randoms(use_true_random=False))
def test_what_is_only_written_on_has_lost_nothing(
    old: list[dict[str, Any]], new: list[dict[str, Any]], shuffled: random.Random
) -> None:
    """New entries, in any order, do not change the earlier ones."""
    later = [*old, *new]
    shuffled.shuffle(later)
    one = {"id": "1.1", "action": "Publish guidance"}

    told = _told(_data([one | {"progress": old}]), _data([one | {"progress": later}]))

    assert told == []


@settings(max_examples=40)
@given(ENTRIES.filter(bool), st.randoms(use_true_random=False))
def test_every_entry_that_was_removed_is_told(
    old: list[dict[str, Any]], chosen: random.Random
) -> None:
    """There is 1 problem for each entry that was removed."""
    kept = [entry for entry in old if chosen.random() < 0.5]
    one = {"id": "1.1", "action": "Publish guidance"}

    told = _told(_data([one | {"progress": old}]), _data([one | {"progress": kept}]))

    assert told == [("entry-removed", "1.1")] * (len(old) - len(kept))


@settings(max_examples=40)
@given(st.lists(WORDS, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_actions_in_another_order_are_the_same_actions(
    words: list[str], shuffled: random.Random
) -> None:
    """The order of actions does not matter."""
    actions = [{"id": f"1.{i}", "action": text} for i, text in enumerate(words, 1)]
    other = actions[:]
    shuffled.shuffle(other)

    assert _told(_data(actions), _data(other)) == []


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=4, unique=True), st.data())
def test_a_number_that_changed_is_one_finding(
    words: list[str], data: st.DataObject
) -> None:
    """It is the same action with another number, not one removed and one added."""
    actions = [{"id": f"1.{i}", "action": text} for i, text in enumerate(words, 1)]
    at = data.draw(st.integers(0, len(words) - 1))
    other = [a | {"id": "1.9"} if i == at else a for i, a in enumerate(actions)]

    assert _told(_data(actions), _data(other)) == [("id-changed", "1.9")]


PUBLISH = {"id": "1.1", "action": "Publish guidance for front line staff"}
MET = {"date": "2011-09-30", "note": "The group met."}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([PUBLISH], [], [("action-gone", "O1")]),
        ([PUBLISH], [PUBLISH | {"id": "1.2"}], [("id-changed", "1.2")]),
        (
            [PUBLISH],
            [PUBLISH | {"id": "1.2"}, {"id": "1.1", "action": "Audit all case files"}],
            [("id-changed", "1.2")],
        ),
        (
            [PUBLISH],
            [{"id": "1.1", "action": "Audit all case files"}],
            [("id-reused", "1.1")],
        ),
        (
            [PUBLISH],
            [{"id": "1.1", "action": "Publish shorter guidance for staff"}],
            [("action-reworded", "1.1")],
        ),
        (
            [PUBLISH],
            [PUBLISH | {"action": "PUBLISH guidance, for front-line staff."}],
            [],
        ),
        (
            [PUBLISH | {"progress": [MET]}],
            [{"id": "1.1", "action": "Audit all case files", "progress": [MET]}],
            [("action-reworded", "1.1")],
        ),
        (
            [PUBLISH | {"progress": [MET]}],
            [
                {
                    "id": "1.1",
                    "action": "Audit all case files",
                    "progress": [MET, {"date": "2012-01", "note": "Agreed otherwise."}],
                }
            ],
            [],
        ),
        (
            [PUBLISH | {"progress": [MET]}],
            [{"id": "1.2", "action": "Audit all case files", "progress": [MET]}],
            [("action-reworded", "1.2"), ("id-changed", "1.2")],
        ),
        (
            [PUBLISH | {"progress": [MET]}],
            [PUBLISH | {"progress": [MET | {"date": "2011-10-30"}]}],
            [("entry-rewritten", "1.1")],
        ),
        (
            [PUBLISH | {"review": {"first": "2012-02"}}],
            [PUBLISH | {"review": {"first": "2012-06"}}],
            [("review-moved", "1.1")],
        ),
        (
            [PUBLISH | {"review": {"first": "2012-02"}}],
            [PUBLISH | {"review": {"first": "2012-06"}, "progress": [MET]}],
            [],
        ),
        (
            [PUBLISH | {"review": {"first": "2012-02"}}],
            [PUBLISH | {"review": {"first": "2012-02-14"}}],
            [],
        ),
        ([PUBLISH], [PUBLISH | {"review": {"first": "2012-06"}}], []),
        ([PUBLISH], [PUBLISH | {"due": "2012-05-31"}], []),
        ([PUBLISH], [PUBLISH | {"due": "2012-04"}], [("due-rewritten", "1.1")]),
    ],
)
def test_what_became_of_an_action_is_one_finding(
    before: list[dict[str, Any]],
    after: list[dict[str, Any]],
    told: list[tuple[str, str]],
) -> None:
    """Moved, reworded, replaced or removed: each has its own rule, reported once."""
    assert sorted(_told(_data(before), _data(after))) == sorted(told)


@pytest.mark.parametrize(
    ("added", "fields"),
    [
        ({"evidence": "minutes of 30 September"}, ()),
        ({"reported_by": "Development Officer"}, ()),
        ({"next": "Write the draft", "next_due": "2011-12"}, ()),
        ({"rag": "green"}, ()),
        ({"note": "The  group\nmet. Kent Police could not come."}, ()),
        ({"note": "The group, MET"}, ()),
        ({"note": "The group met four times."}, ()),
        ({"note": "The group did not meet."}, ("note",)),
        ({"note": "A group met."}, ("note",)),
        ({"state": "complete"}, ("state",)),
        ({"new_due": "2013-01"}, ("new_due",)),
        ({"accountable": "Another post"}, ("accountable",)),
        ({"date": "2011-09"}, ("date",)),
        ({"date": "2011-09-29", "note": "It met."}, ("date", "note")),
    ],
)
def test_an_entry_may_be_written_on_and_not_over(
    added: dict[str, Any], fields: tuple[str, ...]
) -> None:
    """Recorded text must stay. A correction is a new entry."""
    (before,), (after,) = (
        next(_plan([PUBLISH | {"progress": [entry]}]).actions).progress
        for entry in (MET, MET | added)
    )

    assert versions.altered(before, after) == fields


def test_evidence_may_be_added_and_not_taken_away() -> None:
    """A list must keep what it had, in any order."""
    entries = [
        next(_plan([PUBLISH | {"progress": [MET | {"evidence": e}]}]).actions).progress[
            0
        ]
        for e in (["minutes", "survey"], ["photograph", "survey", "minutes"])
    ]

    both = (versions.altered(*entries), versions.altered(*reversed(entries)))

    assert both == ((), ("evidence",))


def test_personal_data_may_be_taken_out() -> None:
    """Removing a number from recorded text follows the linter's own advice."""
    number = "943 476 5919"
    texts = (f"The group met about {number}.", "The group met about one child.")
    entries = [
        next(_plan([PUBLISH | {"progress": [MET | {"note": text}]}]).actions).progress[
            0
        ]
        for text in texts
    ]

    assert versions.altered(*entries) == ()


JUDGED = {"date": "2012-01", "outcome_achieved": "partly", "effect": "Visits are kept."}


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ([JUDGED], []),
        ([JUDGED, JUDGED | {"date": "2012-02", "outcome_achieved": "fully"}], []),
        ([JUDGED | {"still_to_improve": "Schools do not know yet."}], []),
        ([], ["judgement-rewritten"]),
        ([JUDGED | {"outcome_achieved": "fully"}], ["judgement-rewritten"]),
        ([JUDGED | {"effect": "Visits are missed."}], ["judgement-rewritten"]),
    ],
)
def test_a_judgement_stays_as_it_was_given(
    after: list[dict[str, Any]], told: list[str]
) -> None:
    """A later one is new. Text that was missing may be added."""
    before = _data([PUBLISH], difference=[JUDGED])

    found = _told(before, _data([PUBLISH], difference=after))

    assert [rule for rule, _ in found] == told


def test_an_outcome_under_another_id_is_found_by_what_it_says() -> None:
    """Its number has changed, but its actions are in the same place."""
    told = _told(_data([PUBLISH]), _data([PUBLISH], id="O2"))

    assert told == [("id-changed", "O2")]


def test_an_outcome_that_is_gone_takes_its_actions_with_it_once() -> None:
    """One loss is 1 problem. An action that moved is not lost."""
    before = _data([PUBLISH])
    second = {"id": "O2", "challenge": "Visits are missed.", "actions": []}
    before["outcomes"].append(
        second | {"actions": before["outcomes"][0]["actions"][:0]}
    )
    moved = _data([])
    moved["outcomes"] = [
        second | {"actions": _data([PUBLISH])["outcomes"][0]["actions"]}
    ]
    without = _data([])
    without["outcomes"] = [second]

    assert (_told(before, moved), _told(before, without)) == (
        [("outcome-gone", "")],
        [("outcome-gone", "")],
    )


def test_a_part_that_cannot_be_read_may_be_what_is_missing() -> None:
    """Nothing is reported as removed if it may be in a part that cannot be read."""
    before = _data([PUBLISH, {"id": "1.2", "action": "Audit all case files"}])
    after = _data([PUBLISH])
    after["outcomes"][0]["actions"].append("Audit all case files")

    assert _told(before, after) == []


def test_many_changes_at_once_are_told_without_delay() -> None:
    """The work grows with the plan, not with its square."""
    entries = [MET | {"note": f"Meeting {i}."} for i in range(4_000)]
    others = [MET | {"note": f"Talk {i}."} for i in range(4_000)]
    before, after = (_plan([PUBLISH | {"progress": e}]) for e in (entries, others))

    matched = versions.match_dated(*(next(p.actions).progress for p in (before, after)))

    assert (len(matched.both), matched.gone, matched.new) == (4_000, (), ())
    assert matched.both[0][0].date == Date(2011, 9, 30)


_SHARED = [
    {"id": "1.1", "action": "Publish guidance on unmet appointments", "due": "2012-05"},
    {"id": "1.1", "action": "Train all front line staff to see them", "due": "2012-06"},
    {"id": "1.1", "action": "Audit a sample of thirty records", "due": "2012-07"},
]


@pytest.mark.parametrize("number", range(3))
def test_a_number_that_several_share_is_reused_by_none_of_them(number: int) -> None:
    """Each keeps its published number, even with a typing mistake."""
    spoilt = [dict(each) for each in _SHARED]
    spoilt[number]["due"] = "Novermber 2012"
    reworded = [dict(each) for each in _SHARED]
    reworded[number]["action"] += ", with the schools"

    told = [
        _told(_data(_SHARED), _data(spoilt)),
        _told(_data(spoilt), _data(_SHARED)),
        _told(_data(_SHARED), _data(reworded[::-1])),
    ]

    assert told == [[], [], [("action-reworded", "1.1")]]


def test_one_of_several_with_a_number_that_is_deleted_is_missed() -> None:
    """Other actions with its number are not the same action."""
    told = _told(_data(_SHARED), _data(_SHARED[:2]))

    assert told == [("action-gone", "O1")]


def test_several_with_one_number_may_get_numbers_of_their_own() -> None:
    """Lint asks for this, so the same check must allow it."""
    own = [each | {"id": f"1.{n}"} for n, each in enumerate(_SHARED, 1)]
    outcome = [_SHARED[0], own[1], own[2]]

    told = [
        _told(_data(_SHARED), _data(own)),
        _told(_data(outcome, id="1.1"), _data(outcome, id="O1")),
        _told(_data(own), _data([own[0], own[1], own[2] | {"id": "1.4"}])),
    ]

    assert told == [[], [], [("id-changed", "1.4")]]


def test_lines_too_many_to_show_are_where_git_shows_them() -> None:
    """A person who is to put them back is told how to see them, before anything else.

    Where the message shows the lines itself, it says so.
    """
    entries = [{"date": "2011-10-03", "note": f"Line {n}."} for n in range(60)]
    kept = {"id": "1.1", "action": "Publish guidance", "progress": []}
    long, short = (
        {"id": "1.2", "action": "Train all staff", "progress": those}
        for those in (entries, entries[:1])
    )
    shown = [_gone(_data([kept, each]), _data([kept])) for each in (long, short)]

    assert [(at_end, "\n" in paste) for at_end, paste in shown] == [
        (
            "put the action back as it was, in outcome O1. To see the lines of the"
            " action, type: git diff main\nEach of these lines starts with a minus"
            " sign, which you must leave out. ",
            False,
        ),
        (
            "put the action back as it was, in outcome O1. To do that, copy the"
            " lines at the end of this message into the file. Move the first of them so"
            " that its hyphen is lined up with the other hyphens of that list. If there"
            " are no others, the line starts with 2 spaces. Move the rest by the same"
            " number of spaces. ",
            True,
        ),
    ]


def test_lines_that_were_not_indented_start_with_their_hyphen() -> None:
    """The screen shows them further right than they must be in the file."""
    before = _data([{"id": "1.1", "action": "Publish guidance"}])
    other = {"id": "O2", "challenge": "Visits are missed.", "actions": []}
    was = before | {"outcomes": [*before["outcomes"], other]}

    said = _one_told(was, before, "outcome-gone")

    assert "there are no others, the line starts with its hyphen." in said.remedy
    assert said.paste.startswith("- ")


AUDIT = {"id": "1.2", "action": "Audit all case files", "progress": [MET]}
OTHER = {"id": "1.1", "action": "Ask families what helps", "progress": []}


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ([PUBLISH, AUDIT], [OTHER, AUDIT], "above the new action"),
        ([PUBLISH | {"progress": [MET]}], [OTHER], "above the new action"),
        ([PUBLISH, AUDIT], [AUDIT | {"id": "1.1"}], "above the new action"),
    ],
)
def test_an_action_whose_number_was_reused_can_be_put_back_as_the_message_says(
    before: list[dict[str, Any]], after: list[dict[str, Any]], place: str
) -> None:
    """Nothing is put in place of lines that are no longer in the file."""
    was, now = _data(before), _data(after)
    said = _one_told(was, now, "id-reused")
    number = "1.9"
    if 'change the number of this action back to "1.2"' in said.remedy:
        number = "1.2"
    else:
        assert "give the new action a number that has never been used" in said.remedy

    assert f"Then put the old action back as it was, {place}." in said.remedy
    assert "in place of" not in said.remedy
    actions = now["outcomes"][0]["actions"]
    again = next(a for a in actions if a["id"] == "1.1")
    at = actions.index(again)
    again["id"] = number
    actions[at:at] = yaml.safe_load(said.paste)
    assert _told(was, now) == []


def test_an_action_whose_number_was_reused_elsewhere_goes_to_its_own_outcome() -> None:
    """The new action is in another outcome."""
    other = {"id": "O2", "challenge": "Visits are missed.", "actions": []}
    was, now = _data([PUBLISH]), _data([])
    was["outcomes"].append(other)
    now["outcomes"].append(other | {"actions": [OTHER | {"due": "2012-05"}]})

    said = _one_told(was, now, "id-reused")

    assert "put the old action back as it was, in outcome O1." in said.remedy


def test_an_outcome_that_is_gone_is_put_back_with_its_actions() -> None:
    """So the message about a number in it does not say to put the action back too."""
    other = {"id": "O2", "challenge": "Visits are missed.", "actions": [AUDIT]}
    was, now = _data([PUBLISH]), _data([PUBLISH, OTHER | {"id": "1.2"}])
    was["outcomes"].append(other)

    said = _one_told(was, now, "id-reused")

    assert said.remedy.endswith(
        "To put the old action back, follow the message about outcome O2, which has"
        " also been removed."
    )
    assert not said.paste


@pytest.mark.parametrize("left", [[], None])
def test_the_last_entry_of_a_list_has_a_list_to_be_put_back_in(left: object) -> None:
    """The line "progress:" may have been removed with it, or have brackets now."""
    was = _data([PUBLISH | {"progress": [MET]}])
    now = _data([PUBLISH | ({} if left is None else {"progress": left})])

    said = _one_told(was, now, "entry-removed")

    assert (
        'Above them there must be a line that says only "progress:", in action 1.1 and'
        " lined up with its other fields. Move the first of them so"
    ) in said.remedy


def test_what_a_changed_entry_says_now_is_kept_before_it_is_put_back() -> None:
    """It may be right, and is then needed for a new entry."""
    was = _data([PUBLISH | {"progress": [MET]}])
    now = _data([PUBLISH | {"progress": [MET | {"note": "Nobody came."}]}])

    said = _one_told(was, now, "entry-rewritten")

    assert said.remedy.startswith(
        "make a copy of what the entry says now. Then put the entry back as it was."
    )


def _gone(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, str]:
    """Return where the lines of an action that is gone are, and those shown."""
    said = _one_told(before, after, "action-gone")
    return said.remedy.partition("Then, if the action")[0], said.paste


def _one_told(before: dict[str, Any], after: dict[str, Any], rule: str) -> Diagnostic:
    """Return the one problem of a rule about a plan that has been changed."""
    was = Earlier("p.yaml", "main", load.load(yaml.safe_dump(before).encode(), "p"))
    request = lint.Request(date(2012, 3, 1))
    told = lint.one(yaml.safe_dump(after).encode(), "p.yaml", request, was).diagnostics
    [said] = [each for each in told if each.rule == rule]
    return said


@pytest.mark.parametrize(
    ("was", "now", "is_allowed"),
    [
        ("Seen NHS 943 476 5919 at home", "Seen reference 9434765919 at home", True),
        ("Seen NHS 943 476 5919 at home", "Seen phone 9434765919 at home", True),
        ("Seen NHS 943 476 5919 at home", "Seen reference 9434765918 at home", False),
        ("Child K (DOB 3/4/2009) came", "Child K (aged 2) came", True),
        ("Child K (born 3 April 2009) came", "Child K (aged two years) came", True),
        ("Child K (DOB 3/4/2009) came", "Child K (aged 2) never came", False),
        ("Visit the flat in ME4 4TR", "Visit the flat in ME4", True),
    ],
)
def test_what_lint_asks_for_may_be_in_the_place_of_personal_data(
    was: str, now: str, *, is_allowed: bool
) -> None:
    """The order to take it out must not lead to the order to put it back."""
    entries = [
        next(_plan([PUBLISH | {"progress": [MET | {"note": text}]}]).actions).progress[
            0
        ]
        for text in (was, now)
    ]
    action = {"id": "1.1", "progress": [MET]}
    told = _told(_data([action | {"action": was}]), _data([action | {"action": now}]))

    assert (versions.altered(*entries) == ()) == is_allowed
    assert (told == []) == is_allowed
