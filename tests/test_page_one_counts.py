"""What page one counts can be found, by names that a board knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, put_into
from printed import output
from tests.test_page_one_answers import CHILD_K, FORMS, _summary
from tests.test_plan_order import DAY, NEXT

from actionplan import workspace
from actionplan.output.report import page_order
from actionplan.output.report.page_room import PageKept
from actionplan.output.report.plans import plan_facts
from actionplan.plan import lint_words
from actionplan.plan.exceptions import PlanProblem
from actionplan.workspace import gather

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        (
            [("progress", "1.2"), ("", "1.3")],
            ": 1 about progress (1.2) and 1 other (1.3)",
        ),
        (
            [("progress", "1.2"), ("", "1.3"), ("", "")],
            ": 1 about progress (1.2) and 2 others (1.3, the plan)",
        ),
        ([("progress", "1.2")], ", about progress (1.2)"),
    ],
)
def test_each_other_point_to_check_names_its_action(
    problems: list[tuple[str, str]], said: str
) -> None:
    """A point that is about no part of the guidance is still about an action."""
    found = [PlanProblem("error", "", about=about) for about, _ in problems]

    assert lint_words.by_part(found, [item for _, item in problems]) == said


@pytest.mark.parametrize("form", FORMS)
def test_the_page_of_a_plan_does_not_name_its_file(
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """What could not be read of it is about the plan."""
    plan = perfect() | {"review": ["every 6 months"]}
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, form, NEXT)

    assert 'The plan: Not checked: "review".' in page
    assert f"{plan['id']}:" not in page


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("dates", "undated"),
    [
        (("Summer 2011", "Summer 2011"), False),
        (("Summer 2011", "Ongoing"), True),
    ],
    ids=["the same actions", "another action"],
)
def test_actions_whose_words_for_a_date_have_passed_are_counted_once(
    dates: tuple[str, str],
    undated: bool,  # noqa: FBT001 -- a case
    form: Any,  # noqa: ANN401 -- a form of `render`
    tmp_path: Path,
) -> None:
    """That they have no due date either would look as if it were of others."""
    plan = perfect()
    for action, words in zip(plan["outcomes"][0]["actions"], dates, strict=True):
        del action["due"]
        action["due_as_written"] = words
        action["progress"] = action["progress"][:1]
        action["progress"][0] |= {"state": "in-progress"}
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), DAY)

    page = _summary(shown, form, NEXT)

    assert "in words that ha" in page
    assert ("no known due date" in page.partition("To decide")[0]) == undated


def test_the_owner_of_what_waits_for_sign_off_is_told_before_longer_text() -> None:
    """No list of open actions has it, and a meeting that signs off asks the owner."""
    shown = gather.plans(workspace.make([CHILD_K]), date(2026, 11, 24))
    (told,) = plan_facts(shown, [NEXT], [""], apart=True)
    kept = PageKept(**dict.fromkeys(PageKept._fields, 9))

    names = [name for name, _ in page_order.to_add(told, kept)]

    assert names.index("title") < names.index("signed_for") < names.index("full")


def test_what_is_so_of_open_and_of_closed_actions_is_not_counted_twice(
    tmp_path: Path,
) -> None:
    """The second count is of the other actions."""
    plan = perfect()
    one, other = plan["outcomes"][0]["actions"]
    one["status"] = "Complete"
    del one["progress"]
    other["status"] = "Reopened"
    other["progress"][-1] |= {"state": "complete", "evidence": "The audit"}
    put_into(tmp_path, plan)

    said = " ".join(output("summary markdown", tmp_path, AS_OF).split())

    assert said.count("1 has a status that is not known") == 2
    assert "Of the other actions, 1 has a status that is not known." in said
