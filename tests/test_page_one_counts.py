"""What page one counts can be found, by names that a board knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import perfect, put_into
from tests.test_page_one_answers import FORMS, _summary
from tests.test_plan_order import DAY, NEXT

from actionplan import workspace
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
