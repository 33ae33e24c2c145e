"""Whom a cell names: one owner, several or nobody, by how it is built."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SPECIMEN

from actionplan import lint
from actionplan.lint.levels import LintSettings
from actionplan.plan.model import BoardSettings, DeclaredNames
from actionplan.text import agency_forms, owners
from actionplan.text.owners import NamedOwner

BY_OTHERS = Path(__file__).parent / "wordings" / "owner-cells.jsonl"
CELLS = Path(__file__).parent / "wordings" / "owner-cells.tsv"
KINDS = Path(__file__).parent / "wordings" / "owner-kinds.tsv"
AGENCIES = (
    "Kent Police",
    "Medway Council",
    "Northshire NHS Foundation Trust",
    "Fire and Rescue Service",
    "Children, Young People and Families",
    "Education",
    "Health",
    "Housing",
    "Police",
    "CSC",
)
POSTS = (
    "Named Nurse",
    "Designated Doctor",
    "Detective Inspector",
    "Head of Housing",
    "Head of Safeguarding and Quality Assurance",
    "Director for Children, Families and Learning",
    "Chair of the Learning and Improvement Subgroup",
    "Chair of the Audit and Case Review Subgroup",
    "Learning & Development Co-ordinator",
    "Team Manager, Missing and Exploitation",
    "A/Supt Public Protection",
    "Business Manager",
)
PROPER = AGENCIES[:5]
"""Agencies whose name cannot be the end of a title."""


def _cells() -> list[tuple[str, str]]:
    lines = CELLS.read_text(encoding="utf-8").splitlines()
    return [(kind, text) for kind, _, text in (line.partition("\t") for line in lines)]


@pytest.mark.parametrize("agencies", [(), AGENCIES], ids=["bare", "known"])
def test_at_most_one_cell_in_fifty_is_misread(agencies: tuple[str, ...]) -> None:
    """Law T8, on cells in the style of published plans."""
    cells = _cells()
    wrong = [
        (kind, text) for kind, text in cells if owners.read(text, agencies)[0] != kind
    ]

    assert len(wrong) * 50 <= len(cells), wrong


def test_cells_that_others_wrote_are_read_as_they_meant_them() -> None:
    """Others wrote over 2200 cells who did not know how they would be read (T8).

    Some of them say of a group that it is one, others that it is nobody. It is read
    as one owner that is no post, and either will do.
    """
    lines = [json.loads(line) for line in BY_OTHERS.read_text("utf-8").splitlines()]
    wrong = [
        (line["reading"], line["text"])
        for line in lines
        if line["reading"] not in _meant(line["text"], line["known_agencies"])
    ]

    assert (len(lines) >= 2200, len(wrong) <= 0.02 * len(lines)) == (True, True), wrong


def _meant(text: str, agencies: list[str]) -> tuple[str, ...]:
    read = owners.read(text, agencies)
    return ("one", "nobody") if read.why == "group" else (read.reading,)


OF_KINDS = (
    "Belfast Health and Social Care Trust",
    "Children's Social Care",
    "Domestic Abuse Service",
    "Doncaster Children's Services Trust",
    "Early Help",
    "East Sussex Healthcare NHS Trust",
    "Education Authority",
    "First Community Health",
    "Housing",
    "Kent Police",
    "Medway Council",
    "Mental Health Trust",
    "Plymouth City Council",
    "Probation Board for Northern Ireland",
    "South Yorkshire Police",
    "St Bede's Academy",
    "Surrey Heartlands ICB",
)
"""Agencies of the plan whose cells are in owner-kinds.tsv."""


def _kinds() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in KINDS.read_text(encoding="utf-8").splitlines():
        kind, reading, text = line.split("\t")
        found.setdefault(kind, []).append((reading, text.replace("\\n", "\n")))
    return found


@pytest.mark.parametrize("kind", _kinds())
def test_each_kind_of_cell_and_those_next_to_it_are_read(kind: str) -> None:
    """What parts two owners in one kind of cell does not in those that look like it."""
    wrong = []
    for reading, text in _kinds()[kind]:
        read = owners.read(text, OF_KINDS)
        if (read.why if read.why == "group" else read.reading) != reading:
            wrong.append((text, reading, read.reading, read.why))

    assert not wrong


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Plymouth CC", "Plymouth City Council"),
        ("ESHT", "East Sussex Healthcare NHS Trust"),
        ("SY Police", "South Yorkshire Police"),
        ("Doncaster Childrens Servcies Trust", "Doncaster Children's Services Trust"),
        ("Kent Police", "Kent Police"),
        ("Police", "Police"),
        ("Trust", "Trust"),
        ("EA", "EA"),
    ],
)
def test_a_short_form_stands_for_the_one_agency_that_it_is_short_for(
    short: str, full: str
) -> None:
    """What may be short for several of them, or for a person, stands for itself."""
    assert agency_forms.full_name(short, frozenset(OF_KINDS)) == full


SHORT = {"DCST": "Doncaster Children's Services Trust", "SYP": "South Yorkshire Police"}


@given(
    st.sampled_from(POSTS),
    st.sampled_from(POSTS),
    st.sampled_from(("{0} {1}", "{0} ({1})", "{1}, {0}", "{0} - {1}")),
    st.sampled_from(("; ", "\n", " / ")),
)
def test_two_posts_each_with_its_agencys_initials_are_two_owners(
    first: str, second: str, form: str, mark: str
) -> None:
    """And each of them, on its own, is one."""
    each = [form.format("DCST", first), form.format("SYP", second)]
    read = [
        owners.read(text, tuple(SHORT.values())) for text in (*each, mark.join(each))
    ]

    assert [(one.reading, len(one.owners)) for one in read] == [
        ("one", 1),
        ("one", 1),
        ("several", 2),
    ]


@given(st.sampled_from(AGENCIES[5:]), st.sampled_from(("and", "&")))
def test_what_a_job_is_about_is_never_a_vacancy(subject: str, joined: str) -> None:
    """The words for a vacancy, and for everybody, are parts of titles too."""
    titles = (
        f"Head of {subject} {joined} Recruitment",
        f"Recruitment {joined} {subject} Manager",
        f"Partnership {joined} {subject} Officer",
    )

    assert [owners.read(title).reading for title in titles] == ["one"] * len(titles)


@given(st.sampled_from(POSTS), st.sampled_from(AGENCIES))
def test_a_post_a_comma_and_a_known_agency_are_one_owner(
    post: str, agency: str
) -> None:
    """The commas and the ands of a title and of an agency's name part nothing."""
    read = owners.read(f"{post}, {agency}", AGENCIES)

    assert (read.reading, read.owners) == ("one", (NamedOwner(post, agency),))


@given(
    st.sampled_from(POSTS),
    st.sampled_from(AGENCIES),
    st.sampled_from(("{1} - {0}", "{1}: {0}", "{0} ({1})", "{0} - {1}", "{1} / {0}")),
)
def test_an_agency_goes_with_its_post_however_it_is_written(
    post: str, agency: str, form: str
) -> None:
    """Before or after, with a dash, a colon, a slash or in brackets."""
    read = owners.read(form.format(post, agency), AGENCIES)

    assert (read.reading, len(read.owners), read.owners[0].agency) == ("one", 1, agency)


@given(
    st.sampled_from(("{}, supported by {}", "{} with {}", "{} (with help from {})")),
    st.sampled_from(POSTS),
    st.sampled_from((*POSTS, *AGENCIES, "an elected task and finish group")),
)
def test_who_helps_is_no_second_owner(form: str, post: str, helper: str) -> None:
    """The guidance's own example is one owner, with a group."""
    read = owners.read(form.format(post, helper), AGENCIES)

    assert (read.reading, read.owners) == ("one", (NamedOwner(post),))


@given(
    st.lists(st.sampled_from(POSTS), min_size=2, max_size=4, unique=True),
    st.sampled_from((" / ", "; ", "\n", " + ")),
)
def test_two_posts_are_two_owners(posts: list[str], mark: str) -> None:
    """A second title is a second owner."""
    read = owners.read(mark.join(posts), AGENCIES)

    assert (read.reading, len(read.owners)) == ("several", len(posts))


@given(
    st.lists(st.sampled_from(PROPER), min_size=2, max_size=4, unique=True),
    st.sampled_from((" / ", "; ", "\n", " + ", ", ", " and ", " & ")),
)
def test_two_agencies_are_two_owners(agencies: list[str], mark: str) -> None:
    """So is a second agency, though its name may have an and of its own."""
    read = owners.read(mark.join(agencies), AGENCIES)

    assert (read.reading, [each.agency for each in read.owners]) == (
        "several",
        agencies,
    )


@given(st.sampled_from(POSTS), st.sampled_from(POSTS))
def test_a_choice_of_two_is_two(first: str, second: str) -> None:
    """Each can wait for the other."""
    alone = first == second

    assert alone or owners.read(f"{first} or {second}").reading == "several"


@given(st.sampled_from(POSTS), st.sampled_from(("vacant", "post vacant since May")))
def test_an_empty_post_is_nobody(post: str, empty: str) -> None:
    """Nobody is in it; whoever covers it is somebody."""
    said = owners.read(f"{post} ({empty})")
    covered = owners.read(f"{post} ({empty}), covered by Designated Nurse")

    assert (said.reading, said.why) == ("nobody", "vacant")
    assert covered.reading == "one"


@pytest.mark.parametrize(
    ("text", "reading", "why"),
    [
        ("JB", "nobody", "initials"),
        ("AB, CD & EF", "several", "initials"),
        ("TBC", "nobody", "placeholder"),
        ("Unallocated since the interim left", "nobody", "vacant"),
        ("All agencies", "nobody", "everybody"),
        ("Primary Care Matrons", "several", "people"),
        ("CSE Implementation Group", "one", "group"),
        ("Safeguarding Adults Board", "one", "group"),
        ("MAPPA", "one", "group"),
        ("Practice Forum, no chair at present", "one", "group"),
        ("Northmoor University Health Board", "one", ""),
        ("By phone and supervision", "nobody", "unnamed"),
        ("CSC or Police - who decides?", "nobody", "unnamed"),
        ("the whole community", "nobody", "everybody"),
        ("Agencies between them", "nobody", "everybody"),
        ("Interim arrangements apply", "nobody", "vacant"),
        ("Church treasurers", "several", "people"),
        ("Head of Housing", "one", ""),
        ("Business Unit", "one", "group"),
        ("ZQXW", "nobody", "initials"),
        *((each, "nobody", "name") for each in ("Sarah", "Dave", "Sarah J.")),
        *((each, "nobody", "name") for each in ("J. Smith", "J Smith", "J.K. Smith")),
        *((each, "one", "") for each in ("C Division", "E Safety", "NHS England")),
        *((each, "nobody", "name") for each in ("Mrs Jones", "Mr. Hill", "Dr Green")),
        *((each, "one", "") for each in ("Victoria", "Chelsea", "Florence", "Kent")),
        *((each, "one", "") for each in ("Hope", "Jasmine", "Ms Ann Hill", "Ann Hill")),
        ("Sarah Jones, Head of Housing", "one", ""),
        ("Mrs Jones (Head of Housing)", "one", ""),
    ],
)
def test_a_reading_says_why(text: str, reading: str, why: str) -> None:
    """A rule can say what is wrong with each."""
    read = owners.read(text)

    assert (read.reading, read.why) == (reading, why)


def test_a_name_that_the_plan_uses_for_an_agency_is_one() -> None:
    """A charity may be called by a first name."""
    assert owners.read("Claire", ["Claire"]).why == ""


MARKS = ("(", ")", "/", ", ", " and ", "with ", " - ", ": ", "\n", "1. ", " ", "&", ";")
SOMETHING = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            (*POSTS, *AGENCIES, *MARKS, "TBC", "JB", "vacant", "Lead", "all")
        ),
        max_size=8,
    ).map("".join),
)


@given(SOMETHING, st.booleans())
def test_no_word_of_a_cell_is_lost(text: str, known: bool) -> None:  # noqa: FBT001 -- hypothesis draws it
    """The pieces, joined again, are the cell to the last space."""
    read = owners.read(text, AGENCIES if known else ())

    assert "".join(piece.text for piece in read.pieces) == text


@given(SOMETHING)
def test_a_reading_agrees_with_its_owners(text: str) -> None:
    """One is one, and several are at least two, or a title in the plural."""
    read = owners.read(text, AGENCIES)
    many = len(read.owners)

    assert {
        "one": many == 1,
        "several": many > 1 or read.why == "people",
        "nobody": many <= 1,
    }[read.reading], read


JOINT = "Health and Care Partnership"


@pytest.mark.parametrize(
    ("agency", "declared"),
    [(JOINT, ()), ("Kent Police", (JOINT,))],
)
def test_a_plan_knows_the_agencies_it_names_and_those_of_its_board(
    agency: str, declared: tuple[str, ...]
) -> None:
    """The and of an agency's name makes two of an owner only where nobody knows it."""
    post = f"accountable: Named Nurse, {JOINT}"
    text = SPECIMEN.replace("accountable: MSCB Development Officer", post)
    known = text.replace("- agency: Kent Police", f"- agency: {agency}")
    names = DeclaredNames(tuple((each, ()) for each in (agency, *declared)))
    board = BoardSettings(agencies=names if declared else DeclaredNames())

    said = [_rules(text, BoardSettings()), _rules(known, board)]

    assert ["several-accountable" in each for each in said] == [True, False]


def _rules(text: str, board: BoardSettings) -> set[str]:
    request = lint.Request(date(2012, 3, 1), terms=LintSettings(board=board))
    report = lint.one(text.encode(), "scr-family-a-2011.yaml", request)
    return {each.rule for each in report.diagnostics}


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        ("Head of ICT / Systems Manager (Head of ICT to lead)", "one"),
        ("Police to lead; CSC and Health to support", "one"),
        ("Lead: Service Manager\nSupporting: Police; CSC; Health", "one"),
        ("CSC in conjunction with Police (joint responsibility)", "several"),
        ("Participation Officer & panel chair, both to lead", "several"),
        ("DSLs", "several"),
        ("Named Nurse x 2", "several"),
        ("Designated Doctor (post currently vacant, no cover)", "nobody"),
        ("Agencies to identify leads", "nobody"),
        ("Head Teacher & DSL - Mr Hill", "one"),
        ("Assistant\nDirector\nSafeguarding", "one"),
        ("CSC  Police  ICB", "several"),
        ("Named Midwife. Ward staff to be kept informed", "one"),
        ("Kent Police, local schools asked to take part", "one"),
        ("Medway Council; the secure estate gives dates", "one"),
        ("Team Manager, line managed by the AD", "one"),
        ("Lead: DSL. Others: form tutors, SENCo", "one"),
        ("DSL - assistant head teacher", "one"),
        ("Chair of Governors, Dr Bell", "one"),
        ("Recruitment & Training Officer", "one"),
        ("Head of Care and the registered manager equally", "several"),
        ("Police with Health, equal shares", "several"),
        ("CSC and Police to provide joint training", "several"),
        ("QA Officer to draft, Training Officer to publish", "several"),
        ("Head of Housing and J. Marsh", "several"),
        ("SENCos in the four schools", "several"),
        ("DI North, DI South", "several"),
        ("CSC lead. Police, health and education assist.", "one"),
        ("Safeguarding Lead, who chairs the working party", "one"),
        ("Head of Legal, who will draft, and Head of HR, who will deliver", "several"),
        ("GPs", "several"),
        ("Find-a-Friend charity", "one"),
        ("Kent, Medway", "several"),
        ("DCS until 31 May 2026; from 1 June 2026 the Head of Housing", "one"),
        ("DCS until May, then the Head of Housing", "several"),
        ("Named GP post is vacant, so the Named Nurse has it for now", "one"),
        ("Named GP post is vacant, nobody has it", "nobody"),
        ("QA subgroup (chair: Head of Quality, Kent Police)", "one"),
        ("QA subgroup, Head of Quality; Head of Housing", "several"),
        ("Mrs Hill, who is both deputy head and safeguarding lead", "one"),
        ("Deputy head and safeguarding lead of both schools", "several"),
        ("Previously vacant; Named Midwife appointed 4 May 2026, Health", "one"),
        ("Named Midwife; post vacant", "nobody"),
        ("Medway Council for the first part, Kent Police for the second", "several"),
        ("Kent Police with Medway Council as equal leads", "several"),
        ("Kent Police with Medway Council as a partner", "one"),
        ("The workforce", "nobody"),
        ("Workforce and Organisational Development Manager", "one"),
        ("Statutory partners collectively", "nobody"),
        ("Shared responsibility across the system", "nobody"),
        ("A suitable person", "nobody"),
        ("Suitable Accommodation Manager", "one"),
        ("See terms of reference", "nobody"),
        ("Methodology to be set by the group in the autumn", "nobody"),
    ],
)
def test_who_leads_who_helps_and_what_is_joint_is_read(cell: str, reading: str) -> None:
    """Words that say who leads make one of several, and "joint" several of one."""
    assert owners.read(cell, AGENCIES).reading == reading


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        (
            "Kent Police with Medway Council as equal leads",
            [("", "Kent Police"), ("", "Medway Council")],
        ),
        (
            "Named Nurse and Head of Housing, each for their own part",
            [("Named Nurse", ""), ("Head of Housing", "")],
        ),
        ("Head of Care for Kent Police", [("Head of Care", "Kent Police")]),
        ("Kent Police's Head of Care", [("Head of Care", "Kent Police")]),
        ("Chair of Kent Police", [("Chair of Kent Police", "")]),
        ("Manager, All Saints Youth Project", None),
        (
            "All Age Disability Service Manager",
            [("All Age Disability Service Manager", "")],
        ),
        (
            "Superintendent (Kent Police), Director of Operations (Health)",
            [("Superintendent", "Kent Police"), ("Director of Operations", "Health")],
        ),
        (
            "Custody Chief Inspector, Duty Team Manager and Youth Service Manager",
            [
                ("Custody Chief Inspector", ""),
                ("Duty Team Manager", ""),
                ("Youth Service Manager", ""),
            ],
        ),
    ],
)
def test_titles_and_agencies_are_parted_as_a_reader_parts_them(
    cell: str, named: list[tuple[str, str]] | None
) -> None:
    """The agency after "for" or before an apostrophe, a rank in a list, All Saints."""
    read = owners.read(cell, AGENCIES)

    found = [(each.post, each.agency) for each in read.owners]
    assert (read.reading != "nobody", named or found) == (True, found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((name, True) for name in ("Sarah", "Sarah J", "Mrs Jones", "Sarah Jones")),
        *((name, True) for name in ("Ms Sarah Jones", "Sarah O'Brien")),
        *(
            (title, False)
            for title in ("Head of Housing", "Named GP", "Chair", "Police")
        ),
        *((other, False) for other in ("Grace Ward", "Elizabeth House", "DI Smith")),
        ("Sarah Jones, Designated Nurse", False),
        ("", False),
    ],
)
def test_a_name_is_told_from_a_job_title(text: str, *, expected: bool) -> None:
    """A title, an agency or a place is no name, and nor is a name with a title."""
    assert owners.is_name(text) is expected


def test_a_known_agency_is_no_name() -> None:
    """The plan names it as an agency."""
    assert not owners.is_name("Sarah Jones", ["Sarah Jones"])
