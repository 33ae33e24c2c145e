"""A job title that is given as an agency, or together with one."""

import pytest

from actionplan.text import agency_titles


@pytest.mark.parametrize(
    ("written", "agency", "post"),
    [
        ("Kent Police: Detective Inspector", "Kent Police", "Detective Inspector"),
        ("Kent Police - Detective Inspector", "Kent Police", "Detective Inspector"),
        (
            "Example Hospitals NHS Trust \u2013 Named Midwife",
            "Example Hospitals NHS Trust",
            "Named Midwife",
        ),
        (
            "Medway Council - Children's Services \u2014 Head of Service",
            "Medway Council - Children's Services",
            "Head of Service",
        ),
        ("Medway Council - Children's Services", None, ""),
        ("Named GP - Integrated Care Board", None, ""),
        ("Stoke-on-Trent City Council", None, ""),
        ("Kent Police", None, ""),
    ],
)
def test_a_dash_parts_an_agency_from_a_job_title(
    written: str, agency: str | None, post: str
) -> None:
    """As a colon does. A dash within a name, or after the title, parts nothing."""
    assert agency_titles.parted(written) == (agency or written, post)


@pytest.mark.parametrize(
    ("agency", "has_title"),
    [
        ("Named GP at the Integrated Care Board", True),
        ("Example Hospitals NHS Trust \u2013 Named Midwife", True),
        ("Head of Safeguarding", True),
        ("Named Nurse (Example Hospitals NHS Trust)", True),
        ("Kent Police, Detective Inspector", True),
        ("LADO", True),
        ("Kent Police", False),
        ("Health visitors", False),
        ("School Nurse Service", False),
        ("GP practices", False),
        ("Head Teachers", False),
        ("Coroner", False),
        ("Office of the Police and Crime Commissioner", False),
        ("St Colm's PS", False),
    ],
)
def test_a_job_title_is_told_from_an_agency(agency: str, *, has_title: bool) -> None:
    """People in a role, services and posts that are bodies of their own may stay."""
    assert agency_titles.is_in(agency) is has_title


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Police, School nursing", 2),
        ("School nursing, GPs and Police", 3),
        ("Police & Probation", 2),
        ("Kent Police and Medway Council", 2),
        ("Health, Safety and Wellbeing Board", 0),
        ("Kent and Medway ICB", 0),
        ("Police and Crime Commissioner", 0),
        ("Education and Housing", 0),
        ("Fire and Rescue", 0),
        ("Kent Police", 0),
    ],
)
def test_agencies_are_several_if_each_part_is_known_as_one(
    written: str, number: int
) -> None:
    """A name with a comma or an "and" in it is not taken apart."""
    known = frozenset({"kent police", "medway council"})

    assert len(agency_titles.several(written, known)) == number
