"""A quick check that saves reading a text never hides what reading it would find."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import worst_cases

from actionplan import lint, reading
from actionplan.editing import blocks
from actionplan.reading import yaml_reader
from actionplan.text import (
    amounts,
    personal,
    phrase_lists,
    remembered,
    shorthand,
    substance,
    terminal,
    word_lists,
)
from actionplan.workspace import addition_check, targets

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic
    from actionplan.reading import Reading

pytestmark = pytest.mark.thorough

FOLDER = Path(__file__).parent
_LINES = (FOLDER / "wordings" / "wordings.jsonl").read_text("utf-8").splitlines()
_TEXTS = [json.loads(line)["text"] for line in _LINES]
_DICE = Random(17)  # noqa: S311 -- to make the same texts each time, no secret
_FIELDS = ("", "action", "challenge", "evidence", "measure", "note", "outcome")
_DATES = (
    *("March", "sept.", "Mare", "2026", "12", "3rd", "24/7", "q3", "under", "5s"),
    *("aged", "between", "5", "to", "10", "year", "olds", "oldest", "by", "11:30"),
    *("fifty-five", "hundred", "one", "of", "during", "25/26", "older", "since"),
)
_TERMS = " ".join(word_lists.load("general")["terms"]["words"]).split()
_WORDS = [
    *(_DATES * 20),
    *_TERMS,
    *(f"{each}s" for each in _TERMS),
    *" ".join(shorthand.forms()).split(),
    *" ".join(_TEXTS[:400]).split(),
]


def _made_up() -> str:
    words = _DICE.choices(_WORDS, k=_DICE.randint(1, 6))
    return "".join(word + _DICE.choice((" ", " ", ", ", "-", ". ")) for word in words)


def test_a_word_that_surely_tells_is_particular_in_any_text() -> None:
    """Whatever is around it: dates, amounts, short forms and terms of several words."""
    texts = [_made_up() for _ in range(3_000)]

    hidden = [
        (text, word, field)
        for text in texts
        for field in (_DICE.choice(_FIELDS),)
        for word in text.casefold().split()
        if substance._surely_tells(word, field)
        and word not in substance.particulars(text, field)
    ]

    assert hidden == []


def test_no_date_is_passed_over() -> None:
    """Each date and age has a sign beside its figures, or a word that is listed."""
    texts = [
        amounts.plain(each) for each in (*_TEXTS, *(_made_up() for _ in range(3_000)))
    ]

    missed = [
        text
        for text in texts
        if amounts._DATES.search(text) and not amounts._may_have_date(text)
    ]

    assert missed == []


def test_every_kind_of_date_is_tried() -> None:
    """So that the test above can fail."""
    kinds = (
        *("2026", "2026-03-01", "1/3/26", "1.3.26", "3rd", "1st of March", "sept 2026"),
        *(
            "4 pm",
            "9a.m",
            "by 11:30",
            "q3 25/26",
            "fy 25/26",
            "on 1/3",
            "10 to 12 year old",
        ),
        *(
            "10-year-olds",
            "5 yrs old",
            "under 5s",
            "aged 10",
            "ages between 5 and 10",
            "24/7",
        ),
    )

    assert [each for each in kinds if not amounts._DATES.search(each)] == []
    assert [each for each in kinds if not amounts._may_have_date(each)] == []


def test_the_words_of_a_text_are_the_same_however_they_are_split() -> None:
    """ASCII text is split in another way, because that is quicker."""
    signs = [*map(chr, range(256)), "\u2019", "\u0660", "\u00e9"]
    texts = [*_TEXTS, *("a".join(signs[at : at + 9]) for at in range(len(signs)))]

    assert [phrase_lists.split(each) for each in texts] == [
        re.findall(r"\w+", each) for each in texts
    ]


def test_no_printable_character_is_written_out() -> None:
    """A text of only such characters is returned as it is, and not searched."""
    every = map(chr, range(sys.maxunicode + 1))

    assert [each for each in every if each.isprintable() and _is_unsafe(each)] == []


def _is_unsafe(character: str) -> bool:
    return terminal._UNSAFE.search(character) is not None


_DATA = (
    *("943 476 5919", "nhs no 9434765919", "AB 12 34 56 C", "ab123456c", "me4 5aa"),
    *("SW1A 1AA", "A123456789012", "born 3 May 2010", "3/4/05, d.o.b", "DoB: 1.2.2010"),
    *(
        "date of\nbirth 2010-02-01",
        "birth-day 1 may 10",
        "jo@gmail.com",
        "07700 900123",
    ),
    *(
        "(+44) 7700 900123",
        "\\x4dE4 5AA",
        "M''E4 5AA",
        "ME\\\n4 5AA",
        "\uff14\uff13 476 5919 94",
    ),
)


def _mangled() -> str:
    text = (
        _DICE.choice(_DATA) + _DICE.choice(("", " ", "x", ". ")) + _DICE.choice(_DATA)
    )
    at = _DICE.randrange(len(text))
    instead = _DICE.choice(("", " ", "\t", "-", "''", "0", "\\", "\n", "_", "\u00a0"))
    return text[:at] + instead + text[at + _DICE.randint(0, 2) :]


def test_no_number_or_address_is_passed_over() -> None:
    """However it is written, and beside whatever else."""
    texts = [*_DATA, *(_mangled()[_DICE.randint(0, 20) :] for _ in range(1_500))]

    missed = [
        text
        for text in texts
        if any([*find(text)] for find in personal.NUMBERS)
        and not personal._may_have(text)
    ]

    assert missed == []


_ASKED = lint.Request(as_of=date(2018, 6, 1), most=1_000_000, fixes=False)
_ACCEPT = "      # actionplan: ignore[overdue-action]: agreed\n"
_PLANS = [
    *sorted((FOLDER / "real").glob("*.yaml")),
    *sorted((FOLDER / "bad").glob("*.yaml"))[::40],
    FOLDER / "scr-family-a-2011.yaml",
]
_LATE = worst_cases.HEAD + worst_cases.ACTION.format(1)


_TEXTS_OF_PLANS = {
    **{plan.stem: plan.read_text("utf-8") for plan in _PLANS},
    "accepted": _LATE + _ACCEPT + worst_cases.ACTION.format(2),
}


@pytest.mark.parametrize("name", _TEXTS_OF_PLANS)
def test_what_is_asked_of_one_item_is_what_a_full_check_says_of_it(name: str) -> None:
    """Nothing about the item is left out with what is about the others."""
    seen = lint.read(_TEXTS_OF_PLANS[name].encode(), name, _ASKED)
    every = lint.of_reading(seen, name, _ASKED).diagnostics
    read = seen.loaded.plan
    items = [each.id for each in islice(read.actions, 12)] if read else []
    items += [each.id for each in read.outcomes[:3]] if read else []

    own = [
        [said for said in _said(seen, name, item) if item in dict(said.keys)]
        for item in items
    ]

    assert own == [
        [said for said in every if item in dict(said.keys)] for item in items
    ]


def _said(seen: Reading, name: str, item: str) -> tuple[Diagnostic, ...]:
    return lint.of_reading(seen, name, _ASKED._replace(item=item)).diagnostics


_SETTINGS = """\
[agencies]
Police = []
[posts]
"Named Nurse" = []
"""
_ADDED = {
    "sound": blocks.NewAction(
        action="Put the question into the form", due="2018-09", accountable=("Nurse",)
    ),
    "vague": blocks.NewAction(
        action="Consider improving practice", due="2011-01", accountable=("Everyone",)
    ),
    "known number": blocks.NewAction(
        action="TBC", due="2018-09", agency="Polise", accountable=("-",)
    ),
}
_CHANGED = {
    "as it was": ("", ""),
    "a date before": ("agreed: 20", "agreed: 19"),
    "less than before": ("accountable: ", "x-accountable: "),
}


@pytest.mark.parametrize("changed", _CHANGED)
@pytest.mark.parametrize("added", _ADDED)
@pytest.mark.parametrize("name", ["police-da-2018", "scr-family-a-2011", "accepted"])
def test_what_is_new_is_what_a_full_check_of_both_versions_says(
    name: str, added: str, changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing new is left out with what was found before and is found again."""
    path = tmp_path / "plan.yaml"
    path.write_text(_TEXTS_OF_PLANS[name], "utf-8")
    (tmp_path / "actionplan.toml").write_text(_SETTINGS, "utf-8")
    to = targets.whole(str(path))
    plan = lint.read(path.read_bytes(), path.name, _ASKED).loaded.plan
    assert plan is not None
    outcome = plan.outcomes[0].id
    made = blocks.add_action(
        path.read_bytes(), to.name, outcome, _ADDED[added], board=to.board
    )
    text = made.new.content.decode().replace(*_CHANGED[changed], 1)
    seen = reading.read(text.encode(), made.new.stem, made.new.board)
    made = made._replace(new=seen)

    new = [*addition_check._said_newly(to, made, _ASKED.as_of)]

    monkeypatch.setattr(lint, "same_in_both", lambda *_: frozenset())
    assert new == [*addition_check._said_newly(to, made, _ASKED.as_of)]


def test_texts_of_many_plans_are_forgotten_and_those_of_one_are_kept() -> None:
    """However many plans there are, no more is remembered than a dozen have."""
    asked: list[str] = []

    @remembered.by_value
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    for number in range(remembered.FEW_TEXTS):
        length(f"text {number}")

    length("text 0")
    remembered.make_room()
    length("text 0")

    assert asked.count("text 0") == 2
    assert len(asked) == remembered.FEW_TEXTS + 1


def test_all_texts_of_a_file_are_remembered() -> None:
    """If fewer were kept, the first would be forgotten before they are asked again."""
    assert remembered.MOST_TEXTS >= yaml_reader.MAX_NODES
