"""Personal data is found in every spelling, never repeated, and rarely wrong."""

from __future__ import annotations

import random
import re
import string
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import guards
import pytest
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.output import findings
from actionplan.text import personal

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.diagnostics import Diagnostic, Run
    from actionplan.text.personal import Stretch

    Find = Callable[[str], Iterator[Stretch]]

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parent / "examples").glob("*.yaml"))
SETTINGS = lint.Request(as_of=date(2012, 3, 1))
NAME = "scr-family-a-2011.yaml"
FINDERS = (*personal.NUMBERS, personal.names)

# No number here is a real person's. 943 476 5919, 401 023 2137 and 999 are the NHS's
# own examples. Ofcom keeps 07700 900 for drama. AB 12 34 56 C is the specimen on forms.
NHS = "943 476 5919"

FOUND: list[tuple[Find, str, str]] = [
    (personal.nhs_numbers, "Seen by health (943 476 5919).", "943 476 5919"),
    (personal.nhs_numbers, "NHS 943-476-5919", "943-476-5919"),
    (personal.nhs_numbers, "NHS No: 9434765919", "9434765919"),
    (personal.nhs_numbers, "Number 4010232137 was seen.", "4010232137"),
    (personal.nhs_numbers, "x-nhs-number: 9434765919", "9434765919"),
    (personal.nhs_numbers, "943\u00a0476\u00a05919", "943\u00a0476\u00a05919"),
    (personal.nhs_numbers, "943 - 476 - 5919", "943 - 476 - 5919"),
    (personal.nhs_numbers, "tel 943 476 5919", "943 476 5919"),
    (personal.nhs_numbers, "# 943 476 5919", "943 476 5919"),
    (personal.nhs_numbers, "943 476\n          5919", "943 476\n          5919"),
    (personal.nhs_numbers, "# 943\n# 476 5919", "943\n# 476 5919"),
    (personal.nhs_numbers, "999 123 4578, and", "999 123 4578"),
    (personal.national_insurance_numbers, "AB123456C", "AB123456C"),
    (personal.national_insurance_numbers, "AB 12 34 56 C", "AB 12 34 56 C"),
    (personal.national_insurance_numbers, "AB 123456 C", "AB 123456 C"),
    (personal.national_insurance_numbers, "AB-12-34-56-C", "AB-12-34-56-C"),
    (personal.national_insurance_numbers, "NI no ab123456c.", "ab123456c"),
    (personal.national_insurance_numbers, "AB 12 34\n  56 C", "AB 12 34\n  56 C"),
    (personal.pupil_numbers, "UPN A123456789012", "A123456789012"),
    (personal.pupil_numbers, "upn: a123456789012", "a123456789012"),
    (personal.pupil_numbers, "(X12345678901A)", "X12345678901A"),
    (personal.birth_dates, "DOB 03/04/2009", "03/04/2009"),
    (personal.birth_dates, "D.O.B.: 3.4.09", "3.4.09"),
    (personal.birth_dates, "date of birth 3 April 2009", "3 April 2009"),
    (personal.birth_dates, "born on the 3rd of April 2009", "3rd of April 2009"),
    (personal.birth_dates, "Born: April 3, 2009", "April 3, 2009"),
    (personal.birth_dates, "x-dob: 2009-04-03", "2009-04-03"),
    (personal.birth_dates, "date_of_birth: '3-4-2009'", "3-4-2009"),
    (personal.birth_dates, "3 Apr 2009 (DOB)", "3 Apr 2009"),
    (personal.birth_dates, "birthday is 3rd Sept 09", "3rd Sept 09"),
    (personal.birth_dates, "date of\n  birth 3 April\n  2009", "3 April\n  2009"),
    (personal.birth_dates, "born\n  3 April 2009", "born\n  3 April 2009"),
    (personal.postcodes, "the flat in ME4 4TR.", "ME4 4TR"),
    (personal.postcodes, "ME44TR", "ME44TR"),
    (personal.postcodes, "me4 4tr", "me4 4tr"),
    (personal.postcodes, "Me4 4tr", "Me4 4tr"),
    (personal.postcodes, "SW1A 1AA", "SW1A 1AA"),
    (personal.postcodes, "EC1A1BB", "EC1A1BB"),
    (personal.postcodes, "M1\u00a01AE", "M1\u00a01AE"),
    (personal.postcodes, "B33  8TH", "B33  8TH"),
    (personal.postcodes, "DN55\n      1PT", "DN55\n      1PT"),
    (personal.mail_addresses, "to sam.green1@gmail.com.", "sam.green1@gmail.com"),
    (personal.mail_addresses, "<SAM@Hotmail.co.uk>", "SAM@Hotmail.co.uk"),
    (personal.mail_addresses, "mailto:sam+x@btinternet.com", "sam+x@btinternet.com"),
    (personal.mobile_numbers, "on 07700 900123", "07700 900123"),
    (personal.mobile_numbers, "07700900123", "07700900123"),
    (personal.mobile_numbers, "07700-900-123", "07700-900-123"),
    (personal.mobile_numbers, "(07700) 900 123", "07700) 900 123"),
    (personal.mobile_numbers, "0770 090 0123", "0770 090 0123"),
    (personal.mobile_numbers, "tel: 07700.900.123", "07700.900.123"),
    (personal.mobile_numbers, "+44 7700 900123", "+44 7700 900123"),
    (personal.mobile_numbers, "+447700900123", "+447700900123"),
    (personal.mobile_numbers, "+44 (0)7700 900123", "+44 (0)7700 900123"),
    (personal.mobile_numbers, "(+44) 7700 900 123", "(+44) 7700 900 123"),
    (personal.mobile_numbers, "0044 7700 900123", "0044 7700 900123"),
    (personal.mobile_numbers, "07700\n    900123", "07700\n    900123"),
    (personal.names, "Mr Green was told", "Mr Green"),
    (personal.names, "Mrs. Green", "Mrs. Green"),
    (personal.names, "Mr and Mrs O'Brien", "Mrs O'Brien"),
    (personal.names, "Mr/Ms Green", "Ms Green"),
    (personal.names, "Ms J. Smith-Jones", "Ms J. Smith-Jones"),
    (personal.names, "Miss McDonald", "Miss McDonald"),
    (personal.names, "Mr van der Berg", "Mr van der Berg"),
    (personal.names, "Ms \u00d6zil", "Ms \u00d6zil"),
    (personal.names, "Mx GREEN", "Mx GREEN"),
    (personal.names, "Mrs\n        Green", "Mrs\n        Green"),
]

LEFT = [
    "NHS 943 476 5918",  # the last digit is wrong
    "Case reference 9434765919",
    "ISBN 0306406152",
    "9434765919",  # without spaces, and begins like no number that is issued
    "1434765919",  # no such number is issued
    "+44 943 476 5919",
    "QQ 12 34 56 A",  # no prefix has a Q
    "GB123456A",
    "AB123456E",
    "Children's home SC123456",
    "B123456789012",  # the check letter is wrong
    "A12345678901O",  # no pupil number has an O
    "born in 2009",
    "children born on or after 1 April 2019",
    "a baby was born; on 3 April 2009 the court met",
    "Agreed on 3 April 2009. Birthday visits go on.",
    "stubborn 3/4/2009",
    "ME4",
    "ME4 4CR",  # no unit has a C
    "QV1 1AA",  # no such area
    "terms E1 2nd and 3rd",
    "S47 1st visit",
    "training@medway.gov.uk and p.office@school.sch.uk",
    "@gmail.com",
    "01634 331055",
    "+44 20 7946 0123",
    "07624",
    "070 1234 5678",
    "Reference 07912345678",
    "07.12.2011 103",
    "Mr K, Ms S and Mr JB",
    "Mr K's mother",
    "Mr Justice Holman",
    "Ms Teams",
    "Mr and the",
]


@pytest.mark.parametrize(("find", "text", "written"), FOUND)
def test_each_spelling_is_found(find: Find, text: str, written: str) -> None:
    """Every usual way of writing it is found once, with its exact place."""
    stretches = list(find(text))

    assert [text[start:end] for start, end in stretches] == [written]


@pytest.mark.parametrize("text", LEFT)
def test_what_tells_of_nobody_is_left(text: str) -> None:
    """Text that only looks like personal data is not reported."""
    found = [find.__name__ for find in FINDERS for _ in find(text)]

    assert found == []


@pytest.mark.parametrize(("find", "text", "written"), FOUND)
def test_what_is_found_is_hidden(find: Find, text: str, written: str) -> None:
    """All letters and digits of a number or address are hidden. A name is shown."""
    del written
    hidden = personal.hidden(text)

    left = [hidden[start:end] for start, end in find(text)]
    whole = find is personal.names

    assert (len(hidden), any(re.search(r"\w", text) for text in left)) == (
        len(text),
        whole,
    )


def test_one_ten_digit_number_in_eleven_could_be_an_nhs_number() -> None:
    """The check digit alone is not enough for a number without spaces."""
    numbers = [f"{number:010}" for number in range(4_000_000_000, 4_000_011_000)]

    proved = sum(map(personal.is_nhs_number, numbers))

    assert proved == 1000


def test_two_thousand_numbers_of_offices_raise_two_alarms() -> None:
    """References, office phone numbers and so on give few false alarms.

    The 2 that are left are made-up groups of 3, 3 and 4 digits that happen to pass the
    check. They cannot be distinguished from NHS numbers.
    """
    text = "".join(f"- {line}\n" for line in references(2000))

    alarms = [text[start:end] for find in FINDERS for start, end in find(text)]

    assert (text.count("\n"), alarms) == (2000, ["795 345 4211", "387 531 2244"])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_hold_nothing_personal(path: Path) -> None:
    """Nine ordinary plans have no personal data."""
    text = path.read_text(encoding="utf-8")

    assert [text[slice(*s)] for find in FINDERS for s in find(text)] == []


def references(number: int) -> Iterator[str]:
    """Make up numbers like those in a board's papers, the same every time."""
    chance = random.Random(2011)  # noqa: S311 -- made-up references, not secrets

    def digits(form: str) -> str:
        one = {"#": "0123456789", "%": "123456789", "@": string.ascii_uppercase}
        return "".join(chance.choice(one.get(sign, sign)) for sign in form)

    for _ in range(number):
        yield digits(chance.choice(KINDS))


KINDS = (
    # office phone numbers
    "Tel 01### ######", "01%## 331###", "(01###) ### ###", "020 %### ####",
    "+44 1%## ######", "+44 (0)20 7### ####", "0161 ### ####",
    "Switchboard 0300 ### ####",
    "0345 ### ####", "0800 ### ###", "fax 0113 2######", "01%##-######",
    "extension 4###",
    # files, cases and crimes
    "Case reference %#########", "Ref: 4#########", "reference 7########## ",
    "STEIS 2014/####",
    "STEIS 2014/#####", "Datix W#####", "Datix web ref ######",
    "Crime no 42/00#####/21",
    "Crime ref 55210#####", "Athena 42/######/22", "Mosaic ID #######", "LCS %######",
    "Liquidlogic #######", "Incident 2021-#####", "SI 2018/#####", "CAD ####",
    "URN %#####",
    "Ofsted SC######", "EY######", "complaint 20#####", "Log 07#########",
    "MARAC @@/###",
    "[2011] EWCA Civ ####", "ZC12C#####", "@@##C00###", "A#######", "A#######/2",
    "Visa form ref @@##-####",
    # money, orders and bodies
    "\u00a3#,###,###.##", "\u00a3%##,###", "Invoice %#########", "PO 45########",
    "order 6#########", "Account ########", "sort code ##-##-##", "company 0#######",
    "charity 1######", "VAT GB ### #### ##", "UPRN 1000########", "Grant 4#########",
    "meter 7#########", "Licence 4#########",
    # books, laws, versions and pages
    "ISBN 0-11-######-#", "ISBN 978-1-84905-###-#", "ISBN 1849######",
    "ISBN 978184905####",
    "section 47(%)(a)", "S%# 1989", "clause %.%#.%", "Article %(%)", "version %.%#.%##",
    "v%#.0.2024", "pp. %##-7##", "page %##", "table %.%", "Working Together 2023, %.%#",
    "Cm ####", "HC ###-II", "SI 2007 No ####", "DfE-00###-20%#", "BS EN ### ###",
    "doi 10.1186/s12913-020-0####-%",
    # dates, shares and counts
    "2011-0%-1#", "1#/0%/2011", "2011-09-%# to 2012-0%-1#", "due 2%.0%.11",
    "%# May 20##",
    "%#th of March 20##", "%#%", "%# of %##", "%#:%# hours", "2010/11 to 20%#/%#",
    "born 2009", "aged %#", "Week %# of 52", "%,%##,###", "%## ### ###",
    # places and codes
    "ME%", "ME1%", "A2%# junction %", "M2 J%", "B2%##", "E0500####", "E0600####",
    "E0101####",
    "ODS RPA##", "G8####", "GY21 @@@", "grid TQ ### ###", "room %.0% 2nd floor",
    "form E% 3rd edition", "S%7 1st visit", "bus %#", "flat %, %# High Street",
    "ward @%",
    "session %/%", "5##.% km", "item 4########", "batch 4857######", "##########%##",
    "No %#########", "%#########", "%##########", "%########", "%## ### ####",
)  # fmt: skip


# --- where it is looked for, and what is said ---------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("the first draft went", f"the draft {NHS} went", 58),
        ("schema: actionplan/1", f"schema: actionplan/1 # {NHS}", 1),
        ("coordinator:", f"x-{NHS.replace(' ', '-')}: 1\ncoordinator:", 6),
        ("coordinator:", f"x-notes: [{{a: '{NHS}'}}]\ncoordinator:", 6),
        ("due: 2012-05", f"due: {NHS}", 36),
        ("title: Working", f"title: {NHS}: Working", 3),
        ("schema: actionplan/1", f"just: a note on {NHS}", 1),
        ("id: scr-family-a-2011", 'id: "4010232137"', 2),
    ],
)
def test_every_text_is_looked_at(old: str, new: str, line: int) -> None:
    """Comments, field names, other fields, broken files and other files are checked."""
    said = judged(re.sub(re.escape(old), new, SPECIMEN, count=1, flags=re.IGNORECASE))

    places = [d.place.line for d in said if d.rule == "nhs-number" and d.place]

    assert places == [line]


def test_a_file_that_is_not_utf8_is_looked_at_all_the_same() -> None:
    """A stray byte does not hide personal data."""
    content = SPECIMEN.replace("SCR Family A", f"\xa3 {NHS}").encode("cp1252")

    said = lint.one(content, NAME, SETTINGS).diagnostics

    assert {d.rule for d in said} >= {"not-utf8", "nhs-number"}


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("x-school-record: A123456789012", "delete this line."),
        ('x-school-record: "A123456789012"', "delete this line."),
        ("x-school-record: Pupil A123456789012", "delete the number."),
        ("title: A123456789012", "delete the number."),
    ],
)
def test_a_field_of_ones_own_that_would_be_empty_is_deleted(
    line: str, asked: str
) -> None:
    """A field with nothing in it would be the next error."""
    said = [each for each in judged(f"{line}\n") if each.rule == "pupil-number"]

    assert [f" not, {asked}" in each.remedy for each in said] == [True]


@pytest.mark.parametrize("form", get_args(findings.Format))
def test_no_format_repeats_a_number(form: findings.Format) -> None:
    """The number is not in the line shown, or in another problem's message."""
    text = SPECIMEN.replace("action: Publish", f"action: Visit {NHS} to publish")
    text = text.replace("due: 2012-05", f"due: Ask 07700 900123 # and {NHS}")
    text = text.replace('id: "1.1"', 'id: "4010232137"')

    said = findings.write(run_of(text), form, advice=True)

    if form == "sarif":  # the rules come with their examples, whose numbers are made up
        said = said.partition('"results": [')[2]
    digits = re.sub(r"[^0-9]", "", said)
    known = (NHS.replace(" ", ""), "07700900123", "4010232137")
    assert [number for number in known if number in digits] == []


def test_the_line_is_shown_with_stars() -> None:
    """The officer sees the line, and the place of the number in it."""
    text = SPECIMEN.replace("The first draft went", f"For {NHS} it went")

    said = findings.write(run_of(text), "full")

    assert said.startswith(
        """\
scr-family-a-2011.yaml:58:23  error  nhs-number
  This looks like an NHS number, which is personal data. The number has 10
  digits, and passes the check that every NHS number passes.

    58 |             note: For *** *** **** it went to all agencies.
       |                       ^^^^^^^^^^^^

"""
    )


def test_very_many_are_counted() -> None:
    """After 20 places of one kind, the others are only counted."""
    text = SPECIMEN + "".join(f"# Mrs {chr(65 + n % 26)}xley\n" for n in range(50))

    said = [d for d in judged(text) if d.rule == "named-person"]

    name, _, more = said[-1].message.partition(
        ", which is personal data, and many people may read this plan. "
    )
    assert (len(said), name, more) == (
        20,
        '"Mrs Txley" looks like a person\'s name',
        "The file has 30 more problems of this kind below this line.",
    )


# --- names ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "named"),
    [
        ("", ["Mrs Green", "Mr Green"]),
        ("x-pseudonyms: [Mrs Green]", ["Mr Green"]),
        ("x-pseudonyms: [Green]", []),
        ("x-pseudonyms: Mr Green", ["Mrs Green"]),
        ("x-pseudonyms: [MR. GREEN, Mrs Green the elder]", []),
        ("x-pseudonyms: 4", ["Mrs Green", "Mr Green"]),
    ],
)
def test_a_declared_pseudonym_is_no_name(declared: str, named: list[str]) -> None:
    """It may have a title or not, and is declared once at the top of the plan."""
    text = SPECIMEN.replace("The first draft", "Mrs Green and Mr Green said it")

    said = [d for d in judged(f"{text}{declared}\n") if d.rule == "named-person"]

    assert [d.message.split('"')[1] for d in said] == named


def test_names_wait_until_pseudonyms_can_be_read() -> None:
    """A typing mistake elsewhere does not make a declared pseudonym a name."""
    text = SPECIMEN.replace("title: Work", "title: Mrs Green: work")

    said = [
        [d.rule for d in judged(f"{text}{declared}")]
        for declared in ("", "x-pseudonyms: [Mrs Green]\n")
    ]

    assert ["named-person" in rules for rules in said] == [True, False]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("accountable: MSCB", "accountable: Mrs Green, MSCB"),
        ("reported_by: MSCB", "reported_by: Mrs Green, MSCB"),
        ("agency: Medway", "person: Mrs Green\n        agency: Medway"),
    ],
)
def test_a_professional_may_be_named_where_the_guidance_says_so(
    old: str, new: str
) -> None:
    """A named professional is one of the 3 kinds of owner in the guidance."""
    assert [d.rule for d in judged(SPECIMEN.replace(old, new, 1))] == []


# --- hostile text -----------------------------------------------------------------


@pytest.mark.parametrize(
    "unit",
    [
        "0", "07", "1a ", "1aa ", "@", "a@gmail.com ", "Mr ", "born ", "943 476 591",
        "943 476 5919 ", "AB12", "AB 12 34 5", "+44", "+44 (0)", "0044", "\n ", " \n#",
        "A1234567890", "A123456789012 ", "dob dob dob 1/1/", "dob 1/1/1", "Mr A. ",
        "born on on on on 1 march\n", "- 1-", "ref 4857773456 ", "Mr Green ",
        "nhs nhs ",
    ],
)  # fmt: skip
def test_no_text_takes_long(unit: str) -> None:
    """Each finder finishes 1 MiB of the worst text. This does not measure speed."""
    text = (unit * (2**20 // len(unit) + 1))[: 2**20]

    slow = [find.__name__ for find in FINDERS if seconds(find, text) >= guards.SECONDS]

    assert slow == []


@pytest.mark.parametrize(
    "unit", [f"# {NHS}\n", f"{NHS} ", "Mrs Green\n", "\U0001f600 Mr "]
)
def test_a_full_file_of_it_is_answered(unit: str) -> None:
    """Finding, hiding and counting 1 MiB of personal data does not take long."""
    text = SPECIMEN + "# " + unit * ((2**20 - 4000) // len(unit.encode()))
    started = time.process_time()

    said = judged(text)

    assert (
        time.process_time() - started < guards.SECONDS,
        len(said) <= lint.MOST + 1,
    ) == (
        True,
        True,
    )


# --- helpers ----------------------------------------------------------------------


def judged(text: str) -> tuple[Diagnostic, ...]:
    """Check text as the specimen's file."""
    return lint.one(text.encode(), NAME, SETTINGS).diagnostics


def run_of(text: str) -> Run:
    """Check text as the only file."""
    return lint.across([lint.one(text.encode(), NAME, SETTINGS)], SETTINGS)


def seconds(find: Find, text: str) -> float:
    """Return how much CPU time it takes to find everything in text."""
    started = time.process_time()
    for _ in find(text):
        pass
    return time.process_time() - started


def test_another_kind_of_number_may_be_written_as_the_remedy_says() -> None:
    """A space after its letter shows that it is no unique pupil number."""
    assert [*personal.pupil_numbers("Ref A123456789012")]
    assert not [*personal.pupil_numbers("Ref A 123456789012")]
