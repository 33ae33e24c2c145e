"""Page one says no more than the plan does, and counts each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import AS_OF, perfect, put_into
from printed import output

if TYPE_CHECKING:
    from pathlib import Path

Plan = dict[str, Any]


def _page(folder: Path, plan: Plan) -> str:
    put_into(folder, plan)
    return " ".join(output("summary markdown", folder, AS_OF).split())


def _actions(plan: Plan) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = plan["outcomes"][0]["actions"]
    return found


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("36 of 40 children were seen alone.", "1 more is complete, not yet signed"),
        (
            "36 of 40 children were seen alone. The work is still to be finished.",
            "1 was reported as done but has a note that says otherwise. 1 is"
            " complete, not yet signed off.",
        ),
    ],
)
def test_an_action_that_was_counted_is_not_counted_as_one_more(
    note: str, said: str, tmp_path: Path
) -> None:
    """The numbers of one sentence never add up to more actions than there are."""
    plan = perfect()
    entry = _actions(plan)[0]["progress"][-1]
    entry |= {"state": "complete", "evidence": "Audit of 40 files", "note": note}

    assert said in _page(tmp_path, plan)
