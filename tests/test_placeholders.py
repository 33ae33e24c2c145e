"""What says nothing: one definition, whatever it is dressed up in."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from actionplan.text import placeholders, unfinished, word_lists
from actionplan.text.placeholders import says_nothing, segments

pytestmark = pytest.mark.thorough

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE.parent / "schemas" / "plan.schema.json").read_bytes())

FIELDS = sorted(placeholders.SORTS)
FIGURES = [name for name in FIELDS if placeholders.SORTS[name] == "figure"]
OTHERS = [*(name for name in FIELDS if name not in FIGURES), "mitigation", "text"]
EVERYWHERE = (
    *("TBC", "t.b.c.", "tba", "N/A", "n.a.", "n/k", "To follow", "To be confirmed"),
    *("to be agreed", "As above", "see above", "Same as before", "ditto", "Not known"),
    *("Unknown", "pending", "TBC at next meeting", "To be confirmed by the group"),
    *("tbc - see minutes", "xx", "asdf", "Insert text here", "watch this space"),
)
"""Placeholders in any field."""
IN_WORDS = ("None", "Nil", "no", "Yes", "ok", "0x", "Various", "as required", "nothing")
NOBODY = ("Vacant", "Post vacant", "Unallocated", "To be appointed", "Various", "All")
SIGNS = " \t.,;:!-()[]*_~'\u2019\u201c\u201d\u2026\u2013\u00a0"


def _wordings(name: str) -> list[tuple[str, str]]:
    lines = (HERE / "wordings" / name).read_text(encoding="utf-8").splitlines()
    return [
        (field, text) for field, _, text in (line.partition("\t") for line in lines)
    ]


def _is_open(field: str, text: str) -> bool:
    return says_nothing(text, field) or bool(unfinished.left_open(text, field))


def test_no_answer_is_called_a_placeholder() -> None:
    """A fair wording raises nothing, however near to a placeholder it is."""
    called = [each for each in _wordings("answers.tsv") if _is_open(*each)]

    assert called == []


@pytest.mark.parametrize(
    "thing", ["the escalation policy", "the board's risk register", "training strategy"]
)
def test_a_deed_and_what_it_is_done_to_are_an_action(thing: str) -> None:
    """Even if a note to oneself often begins with the same verb: rewrite."""
    done = word_lists.load("deeds")["verbs"]["words"]

    called = [verb for verb in done if says_nothing(f"{verb} {thing}", "action")]

    assert "rewrite" in done
    assert called == []


@pytest.mark.parametrize("text", ["Reword this", "Rewrite it later", "rewrite"])
def test_a_note_to_rewrite_what_is_there_is_no_action(text: str) -> None:
    """It names nothing that is done for children."""
    assert says_nothing(text, "action")


@pytest.mark.parametrize(
    "text", ["None seen for children.", "Nothing has been noticed", "None was felt yet"]
)
def test_no_effect_that_anyone_saw_is_an_effect(text: str) -> None:
    """It is what was found, in the words that people use. "None" alone is not."""
    assert not says_nothing(text, "effect")
    assert says_nothing("None", "effect")


@pytest.mark.parametrize(
    ("text", "is_source"),
    [
        ("Phone survey", True),
        ("Phone interviews", True),
        ("Phone survey, January 2025", True),
        ("Call log", True),
        ("Duty call log", True),
        ("Email survey", True),
        ("Contact records", True),
        ("Phone survey tbc", False),
        ("Phone analyst", False),
        ("Phone", False),
        ("Email analyst", False),
        ("Check records", False),
        ("Get survey", False),
    ],
)
def test_a_record_of_calls_is_a_source_and_a_call_to_make_is_not(
    text: str, *, is_source: bool
) -> None:
    """Where a figure is from may be named after how people were asked."""
    assert says_nothing(text, "taken_from") is not is_source


def test_what_a_record_of_calls_shows_is_an_effect() -> None:
    """A note on who to ask names no record."""
    assert not says_nothing("Call logs show that fewer parents ring twice", "effect")
    assert says_nothing("Call the school about fathers who ring", "effect")


def test_nearly_every_placeholder_is_known() -> None:
    """Of wordings that nobody made from the word lists, 19 in 20 are found."""
    all_of_them = _wordings("placeholders.tsv")
    missed = [each for each in all_of_them if not _is_open(*each)]

    assert len(missed) * 20 <= len(all_of_them), missed


@given(st.sampled_from(EVERYWHERE), st.sampled_from(FIELDS), st.data())
def test_nothing_that_is_put_round_a_placeholder_makes_it_say_something(
    text: str, field: str, data: st.DataObject
) -> None:
    """In any case, and with any signs and spaces around it, it says nothing."""
    signs = st.text(st.sampled_from(SIGNS), max_size=4)
    cased = data.draw(st.sampled_from((text, text.upper(), text.lower(), text.title())))
    dressed = data.draw(signs) + cased + data.draw(signs)
    assume(placeholders.SORTS[field] != "reason" or " by " not in text)

    assert says_nothing(dressed, field), dressed


@pytest.mark.parametrize("text", EVERYWHERE)
@pytest.mark.parametrize("field", FIELDS)
def test_a_placeholder_says_nothing_in_any_field(field: str, text: str) -> None:
    """Law T1: in every text that the guidance asks for.

    Who will confirm it is a reason, and nothing else.
    """
    by_whom = placeholders.SORTS[field] == "reason" and " by " in text

    assert says_nothing(text, field) is not by_whom


@given(st.sampled_from((*EVERYWHERE, *NOBODY)), st.sampled_from((", ", "; ", "\n")))
def test_a_job_title_or_an_agency_makes_a_placeholder_name_somebody(
    text: str, mark: str
) -> None:
    """What was added is said, before it and after it."""
    for named in ("Head of Housing", "Kent Police", "Named Nurse, Medway NHS Trust"):
        assert not says_nothing(f"{text}{mark}{named}", "accountable")
        assert not says_nothing(f"{named}{mark}{text}", "accountable")


@given(
    st.sampled_from((*EVERYWHERE, *IN_WORDS)),
    st.sampled_from(("12 of 40 files", "40%", "15 per cent", "\u00a38,000 a year")),
    st.sampled_from((", ", "; ", ": ", "\n")),
    st.sampled_from(FIELDS),
)
def test_an_amount_makes_a_placeholder_say_something(
    text: str, amount: str, mark: str, field: str
) -> None:
    """What was added is said, before it and after it."""
    assert not says_nothing(f"{text}{mark}{amount}", field)
    assert not says_nothing(f"{amount}{mark}{text}", field)


@given(st.text(max_size=60), st.sampled_from(FIELDS))
def test_any_text_can_be_asked(text: str, field: str) -> None:
    """No text is too strange to be judged, and one without a word says nothing."""
    judged = says_nothing(text, field)
    unfinished.left_open(text, field)
    plain = unicodedata.normalize("NFKC", text)  # a sign may have a letter in a circle

    assert judged or any(map(str.isalnum, plain))


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Staff re-check who lives at the address each month.", False),
        ("Two of the five - check with health who.", True),
        ("Two of the five- check with health who.", True),
    ],
)
def test_a_hyphen_in_a_word_begins_no_note_to_oneself(
    text: str, *, noted: bool
) -> None:
    """To check again is work. After a dash, it is what the author still has to do."""
    assert bool(unfinished.left_open(text, "desired_outcome")) == noted


@pytest.mark.parametrize("text", ["None", "No", "Nil", "0", "All", "None yet"])
def test_a_figure_may_be_none_or_all(text: str) -> None:
    """Where a figure is asked for these are some, and nowhere else an answer."""
    others = ("evidence", "risk", "note")

    assert {field: says_nothing(text, field) for field in (*FIGURES, *others)} == {
        **dict.fromkeys(FIGURES, False),
        **dict.fromkeys(others, True),
    }


def test_what_the_format_asks_is_no_answer_to_it() -> None:
    """The title that the format gives to a field, left in the field, says nothing.

    One word may be an answer for all that: the partnership can be an agency.
    """
    holders = {"plan": SCHEMA, **SCHEMA["$defs"]}
    said = [
        (holder, name, field["title"])
        for holder, of in holders.items()
        for name, field in of.get("properties", {}).items()
        if field.get("$ref", "").endswith(("/text", "/value"))
        and len(field["title"].split()) > 1
        and not name.endswith(("_as_written", "_worst"))  # quotations, and a key
        and not says_nothing(field["title"], name if name != "text" else holder)
    ]

    assert said == []


@pytest.mark.parametrize("name", ["placeholders", "owners", "unfinished"])
def test_every_list_says_where_its_words_are_from(name: str) -> None:
    """A reader of a list can judge it."""
    silent = [
        title for title, of in word_lists.load(name).items() if not of.get("source")
    ]

    assert silent == []


WORDS = sorted(
    {word for _, text in (*_wordings("placeholders.tsv"),) for word in text.split()}
)


@given(
    st.one_of(
        st.sampled_from([text for _, text in _wordings("placeholders.tsv")]),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=10).map(" ".join),
    ),
    st.sampled_from(FIELDS),
)
def test_looking_quickly_misses_nothing(text: str, field: str) -> None:
    """What is passed over at a glance would not be called a placeholder at length."""
    sort = placeholders.SORTS[field]
    passed_over = not placeholders._may_say_nothing(text, sort)
    plain = segments.folded(text)

    if passed_over and len(text.split()) <= 16 and segments.cut(plain):
        assert not placeholders._is_empty(plain, sort), text


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("To be started once the tool is agreed by the subgroup", True),
        ("Note: to be started once the tool is agreed by the subgroup", True),
        ("To be started when the new lead is in post", True),
        ("Not yet started until funding is agreed", True),
        ("To be agreed after the tool has been tested", True),
        ("Will be arranged when the group meets", True),
        ("To be confirmed once agreed", False),
        ("To be confirmed when details are known", False),
        ("To be updated when the group meets", False),
        ("To be agreed once available", False),
        ("To be decided once we know", False),
        ("TBC once the group meets", False),
        ("To be started after Christmas", False),
    ],
)
def test_what_has_to_happen_first_is_why_nothing_was_done(
    text: str, *, is_note: bool
) -> None:
    """It is a note, but no answer to what will be done or what proves it."""
    assert says_nothing(text, "note") is not is_note
    assert says_nothing(text, "evidence_needed")


@pytest.mark.parametrize(
    ("text", "is_placeholder"),
    [
        ("The audit that will give the figures is not done yet.", False),
        ("The survey has not started", False),
        ("It is not done yet.", True),
        ("The figures are not available yet", True),
    ],
)
def test_what_is_waited_for_is_a_reason(text: str, *, is_placeholder: bool) -> None:
    """A named audit or survey is. The figures are what is asked for."""
    assert placeholders.says_nothing(text, "not_yet_smart") is is_placeholder


def test_what_an_action_was_merged_with_is_news_of_it() -> None:
    """In another field the same words only point somewhere else."""
    assert not says_nothing("Merged with 2.2.", "note")
    assert says_nothing("Merged with 2.2.", "evidence")
