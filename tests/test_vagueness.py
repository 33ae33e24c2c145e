"""Words that leave open what is done, or that say a deed where its effect is asked.

Each pair has the same words for another thing: what decides is how it is put.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.text import deeds, separate_work, substance, vagueness


@pytest.mark.parametrize(
    ("vague", "definite"),
    [
        ("Improve recording", "Improve recording by a drop-down for consent"),
        ("Consider fathers", "Consider all 19 referrals again, with the police"),
        ("Explore joint funding", "Explore joint funding and decide by 30 June"),
        (
            "Support schools",
            "Support group for kinship carers, monthly, in the library",
        ),
        ("Raise awareness of neglect", "Raise awareness at each of the 8 handovers"),
        (
            "Monitor the situation",
            "Monitor missed medicals weekly from the clinic list",
        ),
        ("Remind staff about consent", "Remind all 60 carers of the number by text"),
        ("Better use of interpreters", "Book an interpreter for every first visit"),
        ("Awareness of the policy to be raised", "Fathers to be named on the invite"),
        ("Ensure good quality supervision", "Ensure the clerk rings the practice"),
        ("Share learning as appropriate", "Share the audit tool with the trust"),
        ("Professional curiosity", "Ring four families"),
        ("GPs to engage more", "GPs to send a report with each referral"),
        ("Staff should be mindful of the child", "Put the child first on the form"),
    ],
)
def test_an_action_is_vague_by_what_it_goes_on_to_say(
    vague: str, definite: str
) -> None:
    """An opening alone leaves it open; means, numbers and products do not."""
    said = [vagueness.in_action(vague), vagueness.in_action(definite)]

    assert (said[0] != "", said[1]) == (True, "")


@pytest.mark.parametrize(
    ("deed", "effect"),
    [
        ("Leaflets distributed x 500", "Leaflets that parents could name when asked"),
        ("Staff trained", "Staff who used the tool after training"),
        ("Number of emails sent to schools", "Reports sent within five days"),
        ("The audit will have been done", "The audit shows a plan in 19 of 20 files"),
        ("Attendance at the course", "Attendance of fathers at core groups"),
        ("Four briefings held", "Strategy discussions held with health present"),
        ("Policy published on website", "Escalations made and how long they took"),
        ("All agencies have signed the protocol", "Children seen alone at each visit"),
        ("A letter went out to GPs in April", "Letters read by GPs within a week"),
        ("We held four workshops", "We use the flow chart at every duty handover"),
        ("Deliver three briefings to head teachers", "Head teachers know whom to ring"),
        ("Guidance is on the website", "Guidance used in 12 of 20 files"),
        ("Training for social workers", "Training that changed what workers ask"),
        ("Two newsletters went out and the page was updated", "Waits fell and stayed"),
    ],
)
def test_a_deed_is_told_from_what_came_of_it(deed: str, effect: str) -> None:
    """What was made, held or sent is no difference yet; who noticed, how soon, is."""
    assert (deeds.is_only_deed(deed), deeds.is_only_deed(effect)) == (True, False)


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("Publish guidance; train all staff", "Develop, agree and publish guidance"),
        (
            "Write guidance for schools and appoint a coordinator",
            "Write guidance for schools and publish it by June",
        ),
        (
            "Audit 30 files and train the team",
            "Audit 30 files and report the findings to the board",
        ),
        (
            "Write a leaflet for parents and then send it out",
            "Write a leaflet for parents and send it out",
        ),
        (
            "Police to brief all sergeants and health to write a protocol",
            "Police and health to write a joint protocol",
        ),
        (
            "Update the policy, train staff and set up a panel",
            "Hold four workshops for nurses, midwives and teachers",
        ),
        ("i) form ii) leaflet", "Put the rule in section 4 (a) of the handbook"),
        ("- Update website\n- Audit 20 cases", "Update the website - front page first"),
        ("- draft plan\n- train staff", "- draft plan\n- try it with two\n- reprint"),
        (
            "- Draft guidance\n- publish a leaflet",
            "- Draft guidance\n- consult with the subgroup\n- publish on the website",
        ),
        (
            "Write a protocol for GPs and print a leaflet on consent",
            "Write a protocol for GPs, print as a poster and upload to the GP intranet",
        ),
        (
            "Change the nurses' form; appoint a lead by 1 September",
            "Change the nurses' form; go live 1 September",
        ),
        (
            "Introduce a cot check on wards; ward manager to appoint a clerk",
            "Introduce a cot check on wards; sign off at the ward managers' meeting",
        ),
        (
            "Merge the records and run a survey monthly from then on",
            "Merge two double records and run the double record list from then on",
        ),
        (
            "Audit records. Also buy the licence.",
            "Audit records. Start with the oldest.",
        ),
    ],
)
def test_several_pieces_of_work_are_told_from_stages_of_one(
    several: str, one: str
) -> None:
    """What is done with the result of the first is not a second piece of work."""
    said = [
        separate_work.is_list(each) or bool(separate_work.second_deed(each))
        for each in (several, one)
    ]

    assert said == [True, False]


GENERAL = [
    *("staff", "agencies", "better", "improve", "support", "communication", "working"),
    *(
        "together",
        "appropriate",
        "outcomes",
        "practice",
        "learning",
        "the",
        "of",
        "and",
    ),
    *("all", "will", "be", "more", "process", "robust", "ensure", "effective"),
]
PARTICULAR = ["bruise", "rota", "interpreter", "7", "midwives", "Tuesday", "invoice"]


@given(st.lists(st.sampled_from(GENERAL), min_size=1, max_size=10))
def test_words_of_any_plan_stay_general_in_any_order(words: list[str]) -> None:
    """No order of such words says anything in particular."""
    assert substance.is_general(" ".join(words))


@given(
    st.lists(st.sampled_from(GENERAL), max_size=5),
    st.sampled_from(PARTICULAR),
    st.lists(st.sampled_from(GENERAL), max_size=5),
)
def test_one_particular_word_is_enough(
    before: list[str], word: str, after: list[str]
) -> None:
    """One fact makes a text particular, wherever it is."""
    text = " ".join([*before, word, *after])

    assert (substance.is_general(text), substance.particulars(text)) == (
        False,
        (word.casefold(),),
    )


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Leaflet for carers", "challenge", True),
        ("Leaflets for carers cannot be found", "challenge", False),
        ("Send round the policy again", "challenge", True),
        ("Review found thresholds were applied in four ways", "challenge", False),
        ("Staff take 20 days for the rule", "challenge", False),
        ("Review dates fall in August", "challenge", False),
        ("Schools might not reply in time.", "mitigation", True),
        ("A session is repeated for those who may miss it", "mitigation", False),
        ("Could be run online at a day's notice", "mitigation", False),
        ("There is a danger that nobody turns up", "mitigation", True),
    ],
)
def test_what_belongs_into_another_field_is_seen(
    text: str, kind: str, *, said: bool
) -> None:
    """A finding is told from an instruction, and a measure from a risk."""
    ask = vagueness.is_risk if kind == "mitigation" else vagueness.is_prescription

    assert ask(text) is said


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("Better outcomes", True),
        ("How good practice is", True),
        ("Improved confidence of staff", True),
        ("Staff who feel confident, of those asked", False),
        ("The quality of plans, as graded in the audit", False),
        ("Open cases per worker", False),
        ("Through supervision", True),
        ("Complaints about late reports", False),
        ("Children with their own safety plan", False),
        ("Children with a safety plan", False),
        ("Links with schools", True),
    ],
)
def test_a_measure_has_something_to_count(measure: str, *, said: bool) -> None:
    """Something is seen in files or asked of people, or nobody can measure it."""
    assert vagueness.cannot_be_counted(measure) is said
