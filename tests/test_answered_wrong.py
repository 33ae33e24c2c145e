"""What is said of an answer to a question, in the words of the question."""

import re
import sys
from pathlib import Path

import pytest
from conversation import converse
from tests.conftest import SPECIMEN

from actionplan import rules
from actionplan.cli import answered_wrong
from actionplan.lint import diagnose
from actionplan.messages import refused_additions
from actionplan.rule import cases

OF_A_COMMAND = re.compile(
    r"--[a-z]|command again|in quotation marks"
    rf'|is not enough|"(?:{"|".join(refused_additions.OPTIONS)})" to '
)
SAID = [
    (rule.name, *" ".join(case.says.split()).split(" To fix: ", 1))
    for rule in rules.ALL.values()
    if rule.code.startswith(("AP3", "AP4", "AP5"))
    for case in cases(rule)
    if not case.good and " To fix: " in " ".join(case.says.split())
]


@pytest.mark.parametrize("may_stand", [True, False])
@pytest.mark.parametrize("field", ["", "accountable", "mitigation", "method"])
def test_advice_in_a_question_names_nothing_of_the_command_line(
    field: str, *, may_stand: bool
) -> None:
    """Whatever a check says of an answer, the person being asked can do it there."""
    spoken = []
    for name, message, remedy in SAID:
        fault = refused_additions.block_not_taken(
            message=message, remedy=remedy, may_stand=may_stand, field=field
        )
        said = diagnose.put(fault, "", None)
        spoken.append((name, answered_wrong.remedy(said.remedy, "what was typed")))

    assert [each for each in spoken if OF_A_COMMAND.search(each[1])] == []


@pytest.mark.parametrize(
    ("typed", "remedy", "said"),
    [
        (
            "end of June",
            "run the same command again, and type --due YYYY-MM-DD, with the year,"
            " month and day in numbers in place of YYYY-MM-DD.",
            "type the year as well, such as June 2027.",
        ),
        (
            "soon",
            "run the same command again, and type YYYY-MM-DD, with the year, month and"
            " day in numbers in place of YYYY-MM-DD.",
            "type the month and the year, such as June 2027.",
        ),
        (
            "end of November",
            "run the same command again, and type --due YYYY-MM, with the year and"
            " month in numbers in place of YYYY-MM. You can add the day, as"
            " YYYY-MM-DD.",
            "type the year as well, such as June 2027.",
        ),
        (
            "end of June 2027",
            "run the same command again, and type --due 2027-06. This means by the end"
            " of that month.",
            "type June 2027.",
        ),
        (
            "Sept 27",
            "if you mean September 2027, run the same command again, and type --due"
            " 2027-09.",
            "if you mean September 2027, type September 2027.",
        ),
        (
            "2027",
            "if you mean the end of the year, run the same command again, and type"
            " --due 2027-12. If you mean another month, write the number of that month"
            " in place of 12.",
            "if you mean the end of the year, type 2027-12. If you mean another month,"
            " type the number of that month in place of 12.",
        ),
        (
            "2027",
            "run the same command again, and type --due 2027-MM, with the month in"
            " place of MM, as a number from 01 to 12.",
            "type the month as well, such as June 2027.",
        ),
        (
            "03/06/2012",
            "if you mean 3 June 2012, type --due 2012-06-03. If you mean 6 March 2012,"
            " type --due 2012-03-06.",
            "if you mean 3 June 2012, type 2012-06-03. If you mean 6 March 2012, type"
            " 2012-03-06.",
        ),
        (
            "TBC",
            "if there is no owner yet, leave out --owner, and add --no-owner and the"
            ' reason, for example:\n--no-owner "The post is vacant until May"\nIf there'
            " is, write the job title or agency of the owner after --owner, in"
            " quotation marks. Then run the same command again.",
            "type the job title or agency of the owner.",
        ),
    ],
)
def test_what_to_type_is_said_as_an_answer(typed: str, remedy: str, said: str) -> None:
    """A part of a date that is left out is named, and no option."""
    assert answered_wrong.remedy(remedy, typed) == said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"Participation Manager"', "Participation Manager"),
        ("\u201cBank staff are asked\u201d", "Bank staff are asked"),
        ("\u2018Named Nurse\u2019", "Named Nurse"),
        ('"First" and "last"', '"First" and "last"'),
        ('The "red book"', 'The "red book"'),
        ('""', '""'),
        ('"', '"'),
    ],
)
def test_quotation_marks_round_a_whole_answer_are_left_out(
    typed: str, meant: str
) -> None:
    """They are for the command line; inside an answer they are part of the words."""
    assert answered_wrong.unquoted(typed) == meant


on_terminals = pytest.mark.skipif(
    sys.platform == "win32", reason="terminals of another kind"
)


@on_terminals
def test_yes_takes_the_answer_that_was_meant_and_enter_does_not(
    tmp_path: Path,
) -> None:
    """The list is shown again only if somebody asks for it."""
    typed = ["scr-b-2012", "Working with fathers", "1"]
    typed += ["practice review", "?", "yes", "Family B", *[""] * 8]

    done = converse(tmp_path, ("new",), typed)

    content = (tmp_path / "scr-b-2012.yaml").read_text("utf-8")
    told = """
> practice review
That is not one of the answers. Did you mean
child-safeguarding-practice-review (a local or national review by safeguarding
partners, used in England since 2018)?
If so, type y. If not, type another answer. To see all the answers, type a
question mark (?).
> ?
1 serious-case-review: """
    assert "type: child-safeguarding-practice-review\n" in content, done.screen
    assert (done.code, told in done.screen) == (0, True), done.screen


@on_terminals
def test_no_or_enter_does_not_take_the_answer_that_was_meant(tmp_path: Path) -> None:
    """After no, each answer is explained; Enter leaves the question for later."""
    typed = ["scr-b-2012", "Fathers", "1", "practice review", "n", "what", ""]

    done = converse(tmp_path, ("new",), [*typed, *[""] * 9])

    told = """
> what
That is not one of the answers. Type the number or the name of one of them. To
see them, type a question mark (?).
> """
    content = (tmp_path / "scr-b-2012.yaml").read_text("utf-8")
    assert "  type:\n" in content, done.screen
    assert (done.screen.count("1 serious-case-review: "), told in done.screen) == (
        1,
        True,
    ), done.screen


@on_terminals
def test_another_method_and_the_approach_are_asked_about_next(tmp_path: Path) -> None:
    """What an answer calls for is no mistake, and each part of a risk is asked for."""
    path = tmp_path / "scr-family-a-2011.yaml"
    path.write_text(SPECIMEN, "utf-8")
    mistakes = ("does not say what that method", "not one of")
    typed = ["Train the nurses", "June 2012", '"Named Nurse"', "", "Nurses who know"]
    typed += ["8", "The nurse lead rings 20 nurses", "18 of 20", "Too few places"]
    typed += ["1", "Two more dates", ""]

    done = converse(tmp_path, ("add", "action", "scr-family-a-2011/O1"), typed)

    assert (done.code, [w for w in mistakes if w in done.screen]) == (0, []), (
        done.screen
    )
    assert (
        path.read_text("utf-8").removeprefix(SPECIMEN)
        == """\
      - id: "1.2"
        action: Train the nurses
        due: 2012-06
        accountable: Named Nurse
        success:
          - measure: Nurses who know
            method: other
            method_detail: The nurse lead rings 20 nurses
            target: 18 of 20
        risks:
          - risk: Too few places
            approach: reduce
            mitigation: Two more dates
"""
    )
