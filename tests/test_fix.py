"""What is fixed, what is not, and that nothing else is touched."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import SPECIMEN
from typer.testing import CliRunner, Result

from actionplan import lint, reading
from actionplan.cli import app
from actionplan.editing import fixes
from actionplan.output import fix_summary
from actionplan.plan.model import BoardSettings

TESTS = Path(__file__).parent
STEM = "scr-family-a-2011"
BAD = sorted((TESTS / "bad").glob("*.yaml"))


def fixed(text: str, *, unsafe: bool = False) -> fixes.Fixed:
    """Mend a plan's text."""
    return fixes.fix(text.encode(), STEM, BoardSettings(), unsafe=unsafe)


def with_typo(right: str, wrong: str) -> str:
    """Return the plan with a line, or some, written wrongly."""
    assert SPECIMEN.count(right) == 1
    return SPECIMEN.replace(right, wrong)


SAFE = {
    "a field that is misspelt": ("        accountable:", "        accountible:"),
    "a field called otherwise": ("        accountable:", "        lead_officer:"),
    "a field in quotation marks": ('        "accountable":', '        "owner":'),
    "a field in capitals": ("        evidence_needed:", "        Evidence needed:"),
    "an option that is misspelt": ("approach: reduce", "approach: redcue"),
    "an option called otherwise": ("kind: multi-agency", "kind: multi agency"),
    "an option with a long dash": ("kind: multi-agency", "kind: multi\u2013agency"),
    "an option in quotation marks": ('approach: "reduce"', 'approach: "Reduce"'),
    "a day in figures": ("agreed: 2011-08-15", "agreed: 15/08/2011"),
    "a day with full stops": ("agreed: 2011-08-15", "agreed: 15.8.11"),
    "a day year first": ("agreed: 2011-08-15", "agreed: 2011/8/15"),
    "a day in words": ("agreed: 2011-08-15", "agreed: 15th August 2011"),
    "a month in words": ("next_due: 2012-03", "next_due: Mar 2012"),
    "so many months": ("every: 6 months", "every: six-monthly"),
    "a number of months": ("every: 6 months", "every: every 6 months"),
    "a date in quotation marks": ('due: "2012-05"', 'due: "2012-05 "'),
    "a number for a name": ('id: "1.1"', "id: 1.1"),
    "a number that would be another": ('id: "1.10"', "id: 1.10"),
    "a tab before": ("        due: 2012-05", "\tdue: 2012-05"),
    "a tab within": ("title: Working with", "title:\tWorking\twith"),
    "a hard space before": ("        due: 2012-05", "    \xa0\xa0\xa0\xa0due: 2012-05"),
    "no space behind a colon": ("kind: multi", "kind:multi"),
    "no space behind a hyphen": ("- date: 2011-12-05", "-date: 2011-12-05"),
    "a colon in a text": ('note: "First: the draft."', "note: First: the draft."),
    "a colon at the end": ('note: "See the update:"', "note: See the update:"),
    "a hash in a text": ('note: "Action #4 done"', "note: Action #4 done"),
    "a text that starts with a sign": ('target: "@80"', "target: @80"),
    "one group of fields for a list": (
        "          - risk: Staff without",
        "            risk: Staff without",
    ),
    "a list for one text": ("due: 2012-05", "due: [2012-05]"),
    "a colon in the legend, after a word that is a field of something else": (
        'amber: "At risk: see the note"',
        "amber: At risk: see the note",
    ),
    "a colon after a field of another thing": (
        'challenge: "Staff do not see the risk: it grows"',
        "challenge: Staff do not see the risk: it grows",
    ),
    "a colon in an entry": ('- "Minutes: 12 May"', "- Minutes: 12 May"),
}
"""What stands in the file afterwards, and before."""

HELD: dict[str, str] = {
    'amber: "At risk': "amber: Slipping, with a way back",
    'challenge: "Staff do not see': (
        "challenge: Staff are not prepared to work with families who are hard to"
        " engage."
    ),
    '"accountable":': "accountable:",
    'approach: "reduce"': "approach: reduce",
    'due: "2012-05"': "due: 2012-05",
    'id: "1.10"': 'id: "1.1"',
    "note:": "note: The first draft went to all agencies.",
    'target: "@80"': "target: 80 per cent of those asked",
    '- "Minutes: 12 May"': "- The published guidance",
}
"""Where the line that is right is not in the plan, the one in its place."""


def pair(right: str, wrong: str) -> tuple[str, str]:
    """Return the plan as it is to be, and as it is before."""
    for start, held in HELD.items():
        if right.strip().startswith(start) and right not in SPECIMEN:
            ends = "\n" if held.endswith("\n") else ""
            lines = (each.strip() + ends for each in (right, wrong))
            meant, written = (with_typo(held, each) for each in lines)
            return meant, written
    return SPECIMEN, with_typo(right, wrong)


@pytest.mark.parametrize(("right", "wrong"), SAFE.values(), ids=SAFE)
def test_what_can_be_read_in_one_way_is_fixed(right: str, wrong: str) -> None:
    """The file is the one that was meant, byte for byte."""
    meant, written = pair(right, wrong)

    result = fixed(written)

    assert (result.content.decode(), result.left, result.read) == (meant, 0, True)


UNSAFE = {
    "a missing colon": ("kind: multi-agency", "kind multi-agency"),
    "a dash for a hyphen": ("- date: 2011-12-05", "\u2013 date: 2011-12-05"),
    "a lost quotation mark": ('note: "A draft"', 'note: "A draft'),
    "a line out of place": ("            rag: green", "          rag: green"),
    "a field twice": (
        "            rag: green\n",
        "            rag: green\n            rag: green\n",
    ),
    "two fields on a line": (
        "kind: multi-agency\npartnership: Medway",
        "kind: multi-agency partnership: Medway",
    ),
    "a misspelt month": ("due: 2012-05", "due: Maay 2012"),
    "a number without a unit": ("every: 6 months", "every: 6"),
    "a hash that may be a remark": ('note: "Draft #4 done"', "note: Draft #4 done"),
    "an ampersand": ('note: "&Draft one"', "note: &Draft one"),
    "an exclamation mark": ('note: "!Draft one"', "note: !Draft one"),
    "two colours on a line": (
        "  green: On track\n  amber: Slipping, with a way back\n",
        "  green: On track amber: Slipping, with a way back\n",
    ),
    "a line that lost its hyphen": (
        "evidence_needed:\n          - The published guidance\n          - Minutes\n",
        "evidence_needed:\n          - The published guidance\n          Minutes\n",
    ),
    "an option that has another letter": ("approach: reduce", "approach: reduse"),
    "a bracket that is not closed": ('note: "[Draft 4"', "note: [Draft 4"),
    "a month or a day": ("due: 2012-05", "due: May 12"),
    "a month from a spreadsheet": ("due: 2012-05", "due: May-12"),
    "a year of another century": ("agreed: 2055-08-15", "agreed: 15/08/55"),
    "a name nearly another": ("        action: Publish", "        actiom: Publish"),
    "a loose word": ("state: complete", "state: achieved"),
    "a character nobody sees": ("title: Working with", "title: Work\u200eing with"),
    "a quotation in a text": ("note: '\"A\": a draft'", 'note: "A": a draft'),
    "one text for a list": (
        "risks:\n          - risk: Staff turnover",
        "risks: Staff turnover",
    ),
    "one text for an entry": (
        "risks:\n          - risk: Staff turnover",
        "risks:\n          - Staff turnover",
    ),
    "a line of hyphens": ("agreed: 2011-08-15\n", "agreed: 2011-08-15\n---\n"),
    "a date among words": (
        "due: 2012-05 # it was: May 2012 (if funded)",
        "due: May 2012 (if funded)",
    ),
    "a year alone": ("due: 2012-12 # it was: 2012", "due: 2012"),
}
HELD |= {
    "state: complete": "rag: green",
    "due: 2012-": "due: 2012-05",
    "agreed: 2055": "agreed: 2011-08-15",
    "evidence_needed:": "evidence_needed:\n          - The published guidance\n",
    "risks:": "risks:\n          - risk: Staff without Internet access\n"
    "            approach: reduce\n            mitigation: Printed copies on request",
}


@pytest.mark.parametrize(("right", "wrong"), UNSAFE.values(), ids=UNSAFE)
def test_what_takes_a_guess_is_fixed_only_when_asked(right: str, wrong: str) -> None:
    """Without --unsafe the file stays as it was, and it is said that there is more."""
    meant, written = pair(right, wrong)

    left, guessed = fixed(written), fixed(written, unsafe=True)

    assert (left.content.decode(), left.unsafe, guessed.content.decode()) == (
        written,
        1,
        meant,
    )


LEFT = {
    "a date with two readings": ("due: 2012-05", "due: 03/04/2012"),
    "no date": ("due: 2012-05", "due: Ongoing"),
    "an interval with two readings": ("every: 6 months", "every: bi-annually"),
    "no day of the calendar": ("due: 2012-05", "due: 31 June 2012"),
    "nothing": ("due: 2012-05", "due:"),
    "words beside a date, and more of them than are shown": (
        "due: 2012-05",
        f"due: May 2012 (if {'the licence comes and ' * 9}there is money)",
    ),
    "a year in which something was": ("agreed: 2011-08-15", "agreed: 2011"),
    "a year from April": ("due: 2012-05", "due: 2011/12"),
    "a year from April, with a dash": ("due: 2012-05", "due: 2011\u201312"),
    "the contrary of an option": ("rag: green", "state: incomplete"),
    "what is not accepted": ("approach: reduce", "approach: unmanaged"),
    "a question": ("rag: green", "state: complete?"),
    "a field of another thing": (
        "        risks:",
        "        rag: green\n        risks:",
    ),
    "a field nobody knows": ("        risks:", "        budget: none\n        risks:"),
    "an option nobody knows": ("approach: reduce", "approach: hope"),
    "two versions": (
        "kind: multi-agency\n",
        "<<<<<<< HEAD\nkind: multi-agency\n=======\nkind: single-agency\n>>>>>>> x\n",
    ),
    "a field twice, two ways": (
        "            rag: green\n",
        "            rag: green\n            rag: amber\n",
    ),
    "a mend that another comment is part of": (
        "note: The first draft went to all agencies.",
        "note: Draft #4 # actionplan: accept[stale-action]: the licence",
    ),
}


@pytest.mark.parametrize(("right", "wrong"), LEFT.values(), ids=LEFT)
def test_what_only_a_person_can_say_is_left(right: str, wrong: str) -> None:
    """Not even with --unsafe is a file changed by a guess that has no ground."""
    written = with_typo(right, wrong)

    result = fixed(written, unsafe=True)

    assert (result.content.decode(), result.problems) == (written, ())


DOUBTED = {
    "new_due_date": "        new_due_date: 2012-06",
    "stage": "        stage: complete",
    "unaccountable": "        unaccountable: Kent Police",
}


@pytest.mark.parametrize("line", DOUBTED.values(), ids=DOUBTED)
def test_a_name_that_may_be_another_is_left(line: str) -> None:
    """A field is not given the name of another, were it spelt ever so alike."""
    written = with_typo("        risks:", f"{line}\n        risks:")

    assert fixed(written).content.decode() == written


KEPT = {
    "a remark behind a colon": "note: First: the draft #ask Kent",
    "a remark behind a sign": "note: @all staff #tell the chair",
    "a number that goes on": "note: Publish plan #1 priority for the chair",
    "a field behind a full stop": "note: Publish guidance.next: soon",
    "a field joined to a word": "note: Publish guidancenext: soon",
    "a backslash before a quotation mark": r'note: "C:\new\data and \"x\""',
    "a place to fill in": "note: [name of the policy to be agreed]",
}


@pytest.mark.parametrize("line", KEPT.values(), ids=KEPT)
def test_what_may_be_no_part_of_the_text_is_left(line: str) -> None:
    """A remark does not get into a report, and two fields do not become one."""
    written = with_typo("note: The first draft went to all agencies.", line)

    assert fixed(written).content.decode() == written


LOST = {
    "behind curly quotation marks": "note: \u201cFirst: it\u201d # keep",
    "behind quotation marks": 'note: "First" draft # keep "this"',
}


@pytest.mark.parametrize("line", LOST.values(), ids=LOST)
def test_no_guess_makes_a_text_of_a_remark(line: str) -> None:
    """What stands behind a closing quotation mark and a hash is not for the board."""
    written = with_typo("note: The first draft went to all agencies.", line)

    assert fixed(written, unsafe=True).content.decode() == written


def test_a_list_that_is_there_twice_is_no_fault_of_ours() -> None:
    """Whatever stands under the first of two names, the second is told of."""
    again = SPECIMEN.replace("    actions:\n", "    actions:\n    actions:\n")
    wrong = again.replace("due: 2012-05", "due: 2012-05\n        due: 2012-06")

    rules = [
        each.rule for each in reading.read(wrong.encode(), STEM, BoardSettings()).faults
    ]

    assert rules == ["duplicate-field", "duplicate-field"]


def test_of_two_fields_for_one_none_is_chosen() -> None:
    """Who is meant to answer for it, the lead or the owner, is not for us to say."""
    pairs = (("lead", "owner"), ("owner", "accountable_officer"))
    lines = [f"        {a}: Kent Police\n        {b}: The Board" for a, b in pairs]
    written = [
        with_typo("        accountable: MSCB Development Officer", each)
        for each in lines
    ]

    assert [fixed(each).content.decode() for each in written] == written


def test_a_tab_that_may_be_of_two_widths_is_of_the_one_that_leaves_nothing_out() -> (
    None
):
    """The post that answers for an action is not made the outcome's."""
    line = "        accountable: MSCB Development Officer\n"
    last = SPECIMEN.replace(line, "") + line

    result = fixed(last.replace(line, f"\t{line.lstrip()}"))

    assert result.content.decode() == last


COMMENTED = {
    "above": "due: # ask Kent\n          - 2012-05",
    "in brackets": "due: [ # keep\n          2012-05]",
    "behind": "due: [2012-05, # keep\n          ]",
}


@pytest.mark.parametrize("written", COMMENTED.values(), ids=COMMENTED)
def test_no_comment_is_lost(written: str) -> None:
    """What stands between a name and its value stays, or all stays as it was."""
    wrong = with_typo("due: 2012-05", written)

    assert fixed(wrong, unsafe=True).content.decode() == wrong


def test_typos_that_hide_others_are_all_fixed() -> None:
    """Two on a line, and names that hide names that hide dates."""
    wrong = SPECIMEN.replace("outcomes:", "Outcomes:").replace("actions:", "Actions:")
    wrong = wrong.replace("        due: 2012-05", "        Due:May 2012")
    wrong = wrong.replace("approach: reduce", "appraoch: redcue")

    result = fixed(wrong)

    assert (result.content.decode(), result.left) == (SPECIMEN, 0)


def test_a_fault_elsewhere_keeps_nothing_from_being_fixed() -> None:
    """What only a person can say is left, and the rest is fixed round it."""
    wrong = with_typo("due: 2012-05", "Due: May 2012")
    wrong = wrong.replace("next_due: 2012-03", "next_due: soon")

    result = fixed(wrong)

    left = SPECIMEN.replace("next_due: 2012-03", "next_due: soon")
    assert (result.content.decode(), result.left) == (left, 1)


def test_a_misspelt_rule_in_a_comment_is_fixed() -> None:
    """A comment that accepts nothing for a mistake accepts what it was meant for."""
    right = with_typo(
        "due: 2012-05", "due: 2012-05  # actionplan: accept[overdue-action]: x"
    )
    wrong = right.replace("overdue-action", "overdue-acton")

    result = fixed(wrong)

    assert result.content.decode() == right


def test_an_agency_is_written_as_the_board_has_declared_it() -> None:
    """With --unsafe, and only where one declared name is near."""
    from actionplan.plan.model import DeclaredNames  # noqa: PLC0415 -- only here

    board = BoardSettings(
        agencies=DeclaredNames((("Medway Safeguarding Children Board", ()),))
    )
    wrong = with_typo(
        "agency: Medway Safeguarding Children Board",
        "agency: Medway Safeguarding Childrens Board",
    )

    result = fixes.fix(wrong.encode(), STEM, board, unsafe=True)

    assert (result.content.decode(), result.left) == (SPECIMEN, 1)


def test_a_name_and_what_stands_behind_it_are_fixed_together() -> None:
    """A mistake that hides another does not keep it from being fixed."""
    wrong = with_typo("due: 2012-05", "deadline: May 2012")

    result = fixed(wrong)

    rules = [each.fault.rule for each in result.problems]
    assert (result.content.decode(), rules) == (
        SPECIMEN,
        ["unknown-field", "not-a-date"],
    )


def test_a_file_that_cannot_be_read_in_the_end_is_left_as_it_was() -> None:
    """Half a fix is none: the tab stays where a merge is not finished."""
    wrong = with_typo("        due: 2012-05", "\tdue: 2012-05") + "<<<<<<< HEAD\n"

    result = fixed(wrong, unsafe=True)

    assert (result.content.decode(), result.problems, result.read) == (wrong, (), False)


def test_texts_above_a_mistake_that_takes_a_guess_are_put_in_quotation_marks() -> None:
    """The words are those that were typed, whatever is wrong further down."""
    text = with_typo("mitigation: Printed", "mitigation: Note: printed")
    wrong = text.replace("note: The first draft", 'note: "The first" draft')

    made = fixed(wrong)

    assert wrong != text
    assert made.content.decode() == wrong.replace(
        "mitigation: Note: printed copies on request",
        'mitigation: "Note: printed copies on request"',
    )
    assert (len(made.problems), made.unsafe, made.read) == (1, 1, False)


def test_a_file_with_a_thousand_faults_is_fixed_in_few_readings() -> None:
    """However much is wrong with a file, the number of readings is bounded."""
    action = (
        "      - id: {}\n        action: A\n        owner: B\n        due: Nov 2011\n"
    )
    wrong = SPECIMEN + "".join(action.format(10 + n) for n in range(330))

    result = fixed(wrong)

    assert (len(result.problems), result.left) == (990, 0)


# --- nothing else ---------------------------------------------------------------

SLIPS: tuple[tuple[str, str], ...] = (
    (r"^( +)(\w+): ", r"\1\2:"),
    (r"^( +)(\w+): ", "\t\\2: "),
    (r"^( +)(\w+): ", "\\1\xa0\\2: "),
    (r": (\w+) (\w)", r": \1: \2"),
    (r": (\w+) (\w)", r": \1 #4 \2"),
    (r": (\w+) (\w)", ": \u201c\\1 \\2"),
    (r": (\w)", r': "\1'),
    (r": (\w)", r": @\1"),
    (r"^( +)- ", r"\1-"),
    (r"^( +)- ", "\\1\u2022 "),
    (r"^( +)(\w+): ", r"\1\2 = "),
    (r"^( +)", r"\1 "),
    (r"^  ", ""),
    (r"accountable:", "Owner:"),
    (r"(\d{4})-(\d\d)-(\d\d)$", r"\3/\2/\1"),
    (r"(\d{4})-(\d\d)$", r"\2/\1"),
    (r"reduce$", "Reduce"),
    (r"(\d{4})-(\d\d)$", "Ongoing"),
    (r"note:", "comment:"),
    (r'"1.1"', "1.10"),
)
COMMENT = "  # actionplan: accept[overdue-action] until 2012-03-31: the licence"


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Spoil a plan in a few places, in some manner of writing files."""
    lines = SPECIMEN.removesuffix("\n").split("\n")
    for number in draw(st.lists(st.integers(0, len(lines) - 1), max_size=3)):
        plain = not lines[number].endswith((":", "|", ">"))
        lines[number] += COMMENT if plain and COMMENT not in lines[number] else ""
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        wrong, right = draw(st.sampled_from(SLIPS))
        lines[number] = re.sub(wrong, right, lines[number], count=1)
    end = draw(st.sampled_from(("\n", "\n", "\r\n", "\r")))
    last = draw(st.sampled_from((end, "", end + end)))
    bom = draw(st.sampled_from((b"", b"", b"\xef\xbb\xbf")))
    return bom + (end.join(lines) + last).encode()


def outside(content: bytes, shown: list[tuple[str, ...]]) -> list[str]:
    """Return the lines of a file, with their ends, without those that were shown."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", content.decode("utf-8-sig"))
    left = Counter(line for lines_of_one in shown for line in lines_of_one)
    rest = []
    for line in lines:
        if left[line.rstrip("\r\n")]:
            left[line.rstrip("\r\n")] -= 1
        else:
            rest.append(line)
    return rest


def rules_of(content: bytes) -> Counter[str]:
    """Count what is wrong with a file, by rule."""
    return Counter(
        each.rule for each in reading.read(content, STEM, BoardSettings()).faults
    )


@given(spoilt(), st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_fix_touches_nothing_but_what_it_shows(content: bytes, unsafe: bool) -> None:  # noqa: FBT001 -- hypothesis gives it
    """All other lines stay, byte for byte; comments of ours stay; twice is once."""
    made = fixes.fix(content, STEM, BoardSettings(), unsafe=unsafe)

    again = fixes.fix(made.content, STEM, BoardSettings(), unsafe=unsafe)
    old = [each.old for each in made.problems]
    new = [each.new for each in made.problems]
    ours = [text.count(COMMENT.encode()) for text in (content, made.content)]
    assert again.content == made.content
    assert outside(content, [*old, *new]) == outside(made.content, [*old, *new])
    assert ours[0] == ours[1]
    assert content.startswith(b"\xef\xbb\xbf") == made.content.startswith(
        b"\xef\xbb\xbf"
    )


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_fixed_file_has_no_more_of_any_fault(path: Path) -> None:
    """No rule has more to say of a file's form after than before, however it is fixed.

    A file that could not be read told of one fault only, and is held to that by those
    that are left in it: none, if it was fixed.
    """
    content = path.read_bytes()
    before = reading.read(content, path.stem, BoardSettings())

    worse = {}
    for unsafe in (False, True):
        made = fixes.fix(content, path.stem, BoardSettings(), unsafe=unsafe)
        after = reading.read(made.content, path.stem, BoardSettings())
        more = Counter(f.rule for f in after.faults)
        more -= Counter(f.rule for f in before.faults)
        again = fixes.fix(made.content, path.stem, BoardSettings(), unsafe=unsafe)
        if more or again.content != made.content:
            worse[unsafe] = more

    assert worse == {}


def test_what_could_be_read_before_is_found_alike_after() -> None:
    """Beside the action that is fixed nothing new is said, and nothing less."""
    more = SPECIMEN[SPECIMEN.index('      - id: "1.1"') :].replace('"1.1"', '"1.2"')
    more = more.replace("action: Publish", "action: Renew")
    wrong = with_typo("accountable:", "owner:") + more

    before, after = (
        lint.one(text, f"{STEM}.yaml", lint.Request(date(2012, 9, 1))).diagnostics
        for text in (wrong.encode(), fixed(wrong).content)
    )

    beside = [[d for d in said if d.item == "1.2"] for said in (before, after)]
    assert beside[0] == beside[1] != []


# --- at the command line --------------------------------------------------------


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with mistakes, in the current folder."""
    path = tmp_path / f"{STEM}.yaml"
    wrong = with_typo("due: 2012-05", "due: May 2012").replace(
        "kind: multi-", "kind: multi "
    )
    path.write_text(wrong.replace("mitigation: Printed", "mitigation: Note: printed"))
    monkeypatch.chdir(tmp_path)
    return path


def _run(*args: str) -> Result:
    return CliRunner().invoke(app, ("fix", *args))


def test_fix_shows_each_line_as_it_was_and_is(plan: Path) -> None:
    """The officer sees what was wrong, what stood there, and what stands there now."""
    result = _run()

    assert (result.exit_code, result.stderr, result.stdout) == (
        0,
        "",
        """\
scr-family-a-2011.yaml:51:29  unquoted-colon
  There is a colon in this text, so the words before it are read as a field
  name.

    51 -             mitigation: Note: printed copies on request
    51 +             mitigation: "Note: printed copies on request"

scr-family-a-2011.yaml:4:7  not-an-option
  "kind" cannot be "multi agency". Did you mean "multi-agency"?

     4 - kind: multi agency
     4 + kind: multi-agency

scr-family-a-2011.yaml:36:14  not-a-date
  "May 2012" must be in numbers: 2012-05.

    36 -         due: May 2012
    36 +         due: 2012-05

Fixed 3 mistakes in 1 of 1 plan.
""",
    )
    assert plan.read_text() == MEANT


MEANT = SPECIMEN.replace(
    "Printed copies on request", '"Note: printed copies on request"'
)


def test_fix_again_finds_nothing_to_do(plan: Path) -> None:
    """A fixed file is left alone, and not even written anew."""
    _run()
    before = plan.stat().st_mtime_ns

    result = _run()

    assert (result.exit_code, result.stdout, plan.stat().st_mtime_ns) == (
        0,
        "Nothing to fix in 1 plan.\n",
        before,
    )


def test_diff_shows_what_would_change_and_writes_nothing(plan: Path) -> None:
    """Standard output is the difference alone; the rest is said beside it."""
    before = plan.read_bytes()

    result = _run("--diff")

    changed = [line for line in result.stdout.splitlines() if line[:1] in "+-"]
    assert (result.exit_code, changed, result.stderr, plan.read_bytes()) == (
        1,
        [
            f"--- {STEM}.yaml",
            f"+++ {STEM}.yaml",
            "-kind: multi agency",
            "+kind: multi-agency",
            "-        due: May 2012",
            "+        due: 2012-05",
            "-            mitigation: Note: printed copies on request",
            '+            mitigation: "Note: printed copies on request"',
        ],
        "Would fix 3 mistakes in 1 of 1 plan.\nNothing has been written.\n",
        before,
    )


def test_problems_that_need_a_guess_are_counted(plan: Path) -> None:
    """The problems left are counted, and how to see what a guess would change."""
    plan.write_text(with_typo("due: 2012-05", "due: Maay 2012"))

    result = _run()

    assert (result.exit_code, result.stdout) == (
        0,
        """\
Nothing in 1 plan can be fixed without a guess.
The rest is for you to fix. To see it, type:
    actionplan lint scr-family-a-2011.yaml
1 mistake can be fixed by a guess. To see it first, type:
    actionplan fix --unsafe --diff scr-family-a-2011.yaml
""",
    )


def test_an_entry_that_is_moved_is_shown_by_its_first_lines(plan: Path) -> None:
    """Nobody reads forty lines that moved by a column."""
    entry = SPECIMEN[SPECIMEN.index("          - date: 2011-12-05") :]
    moved = "".join(f" {line}" for line in entry.splitlines(keepends=True))
    again = entry.replace("2011-12-05", "2012-02-01")
    plan.write_text(SPECIMEN.replace(entry, again + moved))

    result = _run("--unsafe")

    assert (
        result.stdout
        == """\
scr-family-a-2011.yaml:59:12  wrong-indentation
  This line starts 1 space too far right, so it is not lined up with the lines
  it belongs with.

    59 -            - date: 2011-12-05
    60 -              rag: green
    61 -              reported_by: MSCB Development Officer
         and 3 more lines
    59 +           - date: 2011-12-05
    60 +             rag: green
    61 +             reported_by: MSCB Development Officer
         and 3 more lines

Fixed 1 mistake in 1 of 1 plan.
"""
    )


def test_numbers_of_people_are_not_shown(plan: Path) -> None:
    """Neither in what was fixed nor in the difference."""
    plan.write_text(with_typo("note: The first", "note: Child 943 476 5919: first"))

    shown = (_run("--diff").stdout, _run().stdout)

    assert [("5919" in text, "*** *** ****" in text) for text in shown] == [
        (False, True),
        (False, True),
    ]


def test_a_file_that_cannot_be_read_gives_one(plan: Path) -> None:
    """It is left, and the others are fixed all the same."""
    other = plan.with_name("other.yaml")
    other.write_text("kind: [\n")

    result = _run()

    assert (result.exit_code, plan.read_text(), other.read_text()) == (
        1,
        MEANT,
        "kind: [\n",
    )


def test_a_file_that_cannot_be_opened_gives_one(plan: Path) -> None:
    """It is named on standard error, and the others are fixed all the same."""
    plan.with_name("a.yaml").symlink_to("nowhere.yaml")

    result = _run()

    assert (result.exit_code, plan.read_text()) == (1, MEANT)
    assert result.stderr.startswith("a.yaml: ")


def test_a_file_that_cannot_be_written_gives_two(plan: Path) -> None:
    """It stays as it was, and the reason is said."""
    before = plan.read_bytes()
    plan.with_name("copy.txt").hardlink_to(plan)

    result = _run()

    assert (result.exit_code, plan.read_bytes()) == (2, before)
    assert result.stderr.startswith(f"{STEM}.yaml: ")


def test_links_and_rights_stay(plan: Path) -> None:
    """A fix is written like every other change: into the file, not beside it."""
    kept = plan.parent / "kept" / "plan.txt"
    kept.parent.mkdir()
    plan.rename(kept)
    kept.chmod(0o640)
    plan.symlink_to(kept)

    _run(str(plan))

    assert (plan.is_symlink(), kept.read_text()) == (True, MEANT)
    assert kept.stat().st_mode & 0o777 == 0o640


# --- in what lint says ----------------------------------------------------------


def test_lint_says_how_much_can_be_fixed(plan: Path) -> None:
    """The way out is named where the findings are."""
    plan.write_text(with_typo("due: 2012-05", "due: May 2012"))

    result = CliRunner().invoke(app, ("lint", "--no-time"))

    assert result.stdout.splitlines()[-2:] == [
        "1 of these can be fixed by:",
        "    actionplan fix scr-family-a-2011.yaml",
    ]


def test_other_programs_are_given_the_same_fixes(plan: Path) -> None:
    """What stands in JSON and SARIF, put in, is the file that fix would write."""
    wrong = MEANT.replace("multi-agency\n", "multi agency\n", 1)
    plan.write_text(wrong.replace("due: 2012-05", "due: May 2012"))
    before = plan.read_text()
    lint_json = json.loads(CliRunner().invoke(app, ("lint", "--format", "json")).stdout)
    sarif = json.loads(CliRunner().invoke(app, ("lint", "--format", "sarif")).stdout)

    by_json = [edit for each in lint_json["diagnostics"] for edit in each["fix"]]
    by_sarif = [
        {
            "line": change["deletedRegion"]["startLine"],
            "column": change["deletedRegion"]["startColumn"],
            "end_line": change["deletedRegion"]["endLine"],
            "end_column": change["deletedRegion"]["endColumn"],
            "text": change["insertedContent"]["text"],
        }
        for result in sarif["runs"][0]["results"]
        for fix in result.get("fixes", ())
        for change in fix["artifactChanges"][0]["replacements"]
    ]

    assert (by_json, put_in(before, by_json)) == (by_sarif, MEANT)


def put_in(text: str, replacements: list[dict[str, Any]]) -> str:
    """Make replacements in a text as an editor would, the last first."""
    lines = text.split("\n")
    for each in sorted(replacements, key=lambda e: (e["line"], e["column"]))[::-1]:
        first, last = each["line"] - 1, each["end_line"] - 1
        new = lines[first][: each["column"] - 1] + each["text"]
        new += lines[last][each["end_column"] - 1 :]
        lines[first : last + 1] = new.split("\n")
    return "\n".join(lines)


def test_a_file_with_numbers_of_people_is_fixed_by_nobody_else(plan: Path) -> None:
    """Its lines are hidden in what lint says, and so is what would stand in them."""
    plan.write_text(with_typo("note: The first", "note: Child 943 476 5919: first"))

    result = CliRunner().invoke(app, ("lint", "--format", "json"))

    fixes = [each["fix"] for each in json.loads(result.stdout)["diagnostics"]]
    assert (any(fixes), "5919" in result.stdout) == (False, False)


WRAPPED = [
    "in 2025 after the review",
    "in 2025 # see report p12",
    "when the family moved in May",
    "and the school nurse",
]


@pytest.mark.parametrize("wrapped", WRAPPED)
def test_the_end_of_a_sentence_never_becomes_a_field(wrapped: str) -> None:
    """A line in line with the field above is joined to its text, not made a field."""
    text = SPECIMEN.replace("hard to engage.\n", f"hard to engage\n    {wrapped}\n", 1)
    right = SPECIMEN.replace(
        "hard to engage.\n", f"hard to engage\n      {wrapped}\n", 1
    )

    assert fixed(text, unsafe=True).content.decode() == right


@pytest.mark.parametrize("wrapped", WRAPPED)
def test_the_end_of_a_sentence_joins_the_text_of_its_list(wrapped: str) -> None:
    """The line of a list's text is in line with its hyphen."""
    old = "- The published guidance\n"
    text = SPECIMEN.replace(old, f"{old}          {wrapped}\n")

    assert fixed(text, unsafe=True).content.decode() == SPECIMEN.replace(
        old, f"{old}            {wrapped}\n"
    )


def test_the_place_of_a_fix_in_a_long_line_is_shown() -> None:
    """The lines before and after are cut where they are the same, so they differ."""
    challenge = "Staff are not prepared to work with families who are hard to engage."
    text = SPECIMEN.replace(challenge, f'"{challenge} No one is.', 1)
    result = fixed(text, unsafe=True)

    shown = fix_summary.blocks(result, "scr-family-a-2011.yaml").split("\n")

    assert [line for line in shown if line[7:8] in ("-", "+")] == [
        "    23 - ...d to work with families who are hard to engage. No one is.",
        '    23 + ...d to work with families who are hard to engage. No one is."',
    ]
