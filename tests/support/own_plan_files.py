"""Write three plans that are always there: realistic, untidy, and about nobody.

- `family_b`: headings in three rows, a key of colours, a band, tracked changes.
- `welsh`: each heading in Welsh and in English.
- `numbered`: several numbered actions in one cell, with owners and dates beside them.

What each document means is written by hand below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import word_parts as word
from grids import Bit, Box, Line, Stored, box
from office_files import Written, band, changed, headings, hidden_line, line, struck

if TYPE_CHECKING:
    from collections.abc import Callable

GREEN, AMBER, RED = "00B050", "FFC000", "FF0000"
"""Colours of cells, as Word and Excel offer them."""

DAY = "dd/mm/yyyy"


def family_b() -> Written:
    """A plan after a review: the headings take three rows, and status is a colour."""
    key = (
        headings("Colour", "Meaning"),
        line(box("Green", fill=GREEN), "On track"),
        line(box("Amber", fill=AMBER), "Some delay, with a plan to recover"),
        line(box("Red", fill=RED), "Not on track"),
    )
    top = (
        Line(
            (
                box("Ref", down=3),
                box("Recommendation", down=3),
                box("What will be done", across=3),
                box("Progress", across=3),
            ),
            is_heading=True,
        ),
        Line(
            (
                box("Action", down=2),
                box("Lead", down=2),
                box("Target date", down=2),
                box("Update", across=2),
                box("RAG", down=2),
            ),
            is_heading=True,
        ),
        Line((box("Date"), box("Comment")), is_heading=True),
    )
    rows = (
        line(
            "1.1",
            box("Children are seen alone at each visit.", down=2),
            "Add a question about seeing the child alone to the assessment form",
            "Head of Service, Assessment",
            "30/11/2012",
            "14/06/2012",
            "Form agreed by all agencies.",
            box("Green", fill=GREEN),
        ),
        line(
            "1.2",
            "Audit 40 files each quarter",
            box(struck("Policy Officer"), "Audit Manager"),
            box(*changed("31 January 2012", "31 March 2013")),
            "Sept 2012",
            "First audit of 40 files finished.",
            box(fill=AMBER),
        ),
        band("Agencies share information at the first strategy meeting.", 8),
        line(
            "2.1",
            "",
            "Agree a checklist for strategy meetings",
            "Designated Nurse / Named Doctor",
            "On-going",
            "03/04/2012",
            "Draft sent to agencies for comment.",
            box("Red", fill=RED),
        ),
        line(
            "2.2",
            "",
            box("Train chairs of strategy meetings to use the checklist")._replace(
                comment="Ask the training pool for dates"
            ),
            box(Bit("Click or tap here to enter text.", "prompt")),
            "Nov-11",
            "",
            "",
            "",
        ),
        hidden_line(
            "9.9", "Publish nothing", "Buy a case system", "Finance Officer", "May 2011"
        ),
        line(
            "2.4",
            "",
            "Check that minutes reach all agencies in 5 days",
            "Board Development Officer",
            "Dec 2016 / Mar 2017",
            "undated",
            "Minutes of four meetings were late.",
            "",
        ),
    )
    return Written(
        "family-b-2012",
        (
            ("Heading1", "Serious Case Review Family B: multi-agency action plan"),
            ("", "Agreed by the Learning Subgroup on 14 March 2012."),
            ("Heading2", "Seeing the child"),
        ),
        (key, top + rows),
        word.Apart("OFFICIAL SENSITIVE", "Northshire Safeguarding Children Board"),
        (
            {
                "id": "1.1",
                "recommendation": "Children are seen alone at each visit.",
                "action": "Add a question about seeing the child alone to the"
                " assessment form",
                "accountable": "Head of Service, Assessment",
                "due": "2012-11-30",
                "note": "Form agreed by all agencies.",
                "date": "2012-06-14",
                "rag": "Green",
            },
            {
                "id": "1.2",
                "recommendation": "Children are seen alone at each visit.",
                "action": "Audit 40 files each quarter",
                "accountable": "Audit Manager",
                "due": "2013-03-31",
                "note": "First audit of 40 files finished.",
                "date": "2012-09",
                "rag": "Amber",
            },
            {
                "id": "2.1",
                "action": "Agree a checklist for strategy meetings",
                "accountable": "Designated Nurse / Named Doctor",
                "due_as_written": "On-going",
                "note": "Draft sent to agencies for comment.",
                "date_as_written": "03/04/2012",
                "rag": "Red",
            },
            {
                "id": "2.2",
                "action": "Train chairs of strategy meetings to use the checklist",
                "due_as_written": "Nov-11",
            },
            {
                "id": "2.4",
                "action": "Check that minutes reach all agencies in 5 days",
                "accountable": "Board Development Officer",
                "due_as_written": "Dec 2016 / Mar 2017",
                "note": "Minutes of four meetings were late.",
                "date_as_written": "undated",
            },
        ),
        ("On-going", "03/04/2012", "Nov-11", "Dec 2016 / Mar 2017", "undated"),
        {
            "30/11/2012": "2012-11-30",
            "14/06/2012": "2012-06-14",
            "31 March 2013": "2013-03-31",
            "Sept 2012": "2012-09",
            "14 March 2012": "2012-03-14",
        },
        {
            "30/11/2012": Stored("41243", DAY, "30/11/2012"),
            "31 March 2013": Stored("41364", DAY, "31/03/2013"),
            "Sept 2012": Stored("41153", "mmm\\-yy", "Sep-12"),
            "Nov-11": Stored("46337", "d\\-mmm", "11-Nov"),
            "1.1": Stored("1.1", "General", "1.1"),
        },
    )


def welsh() -> Written:
    """A plan with headings in two languages, and dates of which some are a doubt."""
    rows = (
        headings(
            "Rhif / No.",
            "Argymhelliad / Recommendation",
            "Cam gweithredu / Action",
            "Arweinydd / Lead",
            "Erbyn pryd / By when",
            "Cynnydd / Progress",
        ),
        line(
            "1",
            "Dylid gweld pob plentyn ar ei ben ei hun. / Each child is seen alone.",
            "Write a practice note for social workers and health visitors",
            "Practice Development Manager",
            "31 October 2012",
            "12/09/2012 Note published on the board's website.",
        ),
        line(
            "2",
            "Each school knows whom to call.",
            "Send the contact card to all schools",
            "Education Safeguarding Lead",
            "31 September 2012",
            "",
        ),
        line(
            "3",
            "Each school knows whom to call.",
            box("Repeat the call test in", struck(" every one of"), " 20 schools"),
            "Education Safeguarding Lead\nPolice Schools Liaison Sergeant",
            "within six months of publication",
            "13.11.12 Ten schools called.\n20.11.12 Nine answered in a day.",
        ),
        line(
            "4",
            "Fathers are asked about.",
            "Add fathers to the referral form",
            "Grwp Ymarfer / Practice Group",
            "Autumn 2012",
            "",
        ),
    )
    return Written(
        "cynllun-gogledd-2012",
        (("Heading1", "Cynllun gweithredu / Action plan: child practice review"),),
        (rows,),
        word.Apart("SWYDDOGOL / OFFICIAL"),
        (
            {
                "id": "1",
                "recommendation": "Dylid gweld pob plentyn ar ei ben ei hun."
                " / Each child is seen alone.",
                "action": "Write a practice note for social workers and health"
                " visitors",
                "accountable": "Practice Development Manager",
                "due": "2012-10-31",
                "note": "Note published on the board's website.",
            },
            {
                "id": "2",
                "action": "Send the contact card to all schools",
                "accountable": "Education Safeguarding Lead",
                "due_as_written": "31 September 2012",
            },
            {
                "id": "3",
                "action": "Repeat the call test in 20 schools",
                "due_as_written": "within six months of publication",
                "note": "Ten schools called.",
            },
            {
                "id": "4",
                "action": "Add fathers to the referral form",
                "accountable": "Grwp Ymarfer / Practice Group",
                "due_as_written": "Autumn 2012",
            },
        ),
        ("31 September 2012", "within six months of publication", "Autumn 2012"),
        {
            "31 October 2012": "2012-10-31",
            "13.11.12": "2012-11-13",
            "20.11.12": "2012-11-20",
        },
        {"31 October 2012": Stored("41213", DAY, "31/10/2012")},
    )


def numbered() -> Written:
    """A plan in which a cell has several actions, with or without as many owners."""
    rows = (
        headings("Recommendation", "Actions", "Leads", "Timescales", "Current status"),
        line(
            "Referrals are answered in one working day.",
            "1. Publish one telephone number\n2. Train the duty team\n3. Audit answers",
            "1. Duty Manager\n2. Training Officer\n3. Audit Manager",
            "1. 30/09/2012\n2. October 2012\n3. 31.01.13",
            "",
        ),
        line(
            "Midwives know about violence at home.",
            "1. Ask each woman at booking\n2. Record the answer on page 2",
            "Head of Midwifery",
            "1. 30/09/2012\n2. As soon as possible",
            "Complete",
        ),
        line(
            "Records are shared.",
            "1. Agree a protocol\n2. Sign the protocol\n3. Test the protocol",
            "Information Governance Manager",
            "1. 30/09/2012\n2. 31/10/2012",
            box("Draft written.", fill=RED),
        ),
        line(
            "Staff feel able to challenge.",
            "Hold two workshops on challenge",
            Box((Bit("Workforce Manager"), Bit(" (acting)", "hidden"))),
            "2012",
            "Completed 9.12.16",
        ),
    )
    return Written(
        "learning-review-2012",
        (("Heading1", "Learning review 3: action plan"),),
        (rows,),
        word.Apart(),
        (
            {"action": "Publish one telephone number", "due": "2012-09-30"},
            {"action": "Train the duty team", "due": "2012-10"},
            {"action": "Audit answers", "due": "2013-01-31"},
            {"action": "Ask each woman at booking", "accountable": "Head of Midwifery"},
            {
                "action": "Record the answer on page 2",
                "accountable": "Head of Midwifery",
                "due_as_written": "As soon as possible",
            },
            {
                "action": "1. Agree a protocol\n2. Sign the protocol\n"
                "3. Test the protocol",
                "accountable": "Information Governance Manager",
                "due_as_written": "1. 30/09/2012\n2. 31/10/2012",
            },
            {
                "action": "Hold two workshops on challenge",
                "accountable": "Workforce Manager",
                "due_as_written": "2012",
            },
        ),
        ("As soon as possible", "1. 30/09/2012\n2. 31/10/2012", "2012", "Complete"),
        {
            "30/09/2012": "2012-09-30",
            "October 2012": "2012-10",
            "31.01.13": "2013-01-31",
        },
    )


ALL: tuple[Callable[[], Written], ...] = (family_b, welsh, numbered)
"""Each of the three plans."""
