"""A placeholder is a gap in every report, whatever field it is in (law T1)."""

from __future__ import annotations

import copy
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from actionplan import workspace
from actionplan.output import report
from actionplan.plan.meeting_dates import Meeting
from actionplan.reading import text_fields, yaml_reader
from actionplan.workspace import gather

if TYPE_CHECKING:
    from actionplan.diagnostics import Route

pytestmark = pytest.mark.thorough

DAY = date(2012, 5, 1)
FORMS: tuple[report.Form, ...] = ("html", "md")
GOOD = Path(__file__).parent / "good" / "every-field-there-is.yaml"
WHOLE: Any = yaml_reader.parse(GOOD.read_bytes()).data
EMPTY = re.compile(
    r"<(t[hd]|dd|dt|h[1-6]|li|p|caption)\b[^>]*>\s*</\1>|^\|(?:[^\n]*\|)? *\||: \|$",
    re.MULTILINE,
)


def _with(route: Route, text: str) -> Any:  # noqa: ANN401 -- a plan's data
    data = copy.deepcopy(WHOLE)
    *above, last = route
    holder = data
    for step in above:
        holder = holder[step]
    holder[last] = text
    return data


FIELDS = [
    each
    for each in text_fields.walk(WHOLE)
    if [*text_fields.left_open(_with(each.route, "Zzz"))]
]


@pytest.mark.parametrize(
    "field", FIELDS, ids=lambda each: ".".join(map(str, each.route))
)
def test_a_report_tells_of_a_gap_and_gives_no_placeholder_as_an_answer(
    field: text_fields.TextField, tmp_path: Path
) -> None:
    """Its words are there, in quotation marks, and no place is left empty."""
    path = tmp_path / GOOD.name
    text = yaml.safe_dump(_with(field.route, "Zzz"), allow_unicode=True)
    path.write_text(text, encoding="utf-8")

    shown = gather.plans(workspace.make([path]), DAY)
    meeting = Meeting(DAY, "given")
    pages = [page for form in FORMS for page in report.render(shown, meeting, form)]

    plain = [re.sub("&#34;|&quot;", '"', page.text).replace("\\", "") for page in pages]
    said = [re.findall(r".?\bZzz\b.?", text) for text in plain]
    empty = [EMPTY.findall(page.text) for page in pages]
    assert ([{*each} <= {'"Zzz"'} for each in said], empty) == ([True] * 2, [[]] * 2)
