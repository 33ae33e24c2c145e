"""What a browser shows of a report can be read by everybody, and does nothing else.

Needs node, Chromium, and `npm install` in this folder; skipped, and says so, without.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from actionplan import workspace
from actionplan.output import action_log, meetings, paper_page, report, status_table
from actionplan.plan.meeting_dates import Meeting
from actionplan.reference import documentation
from actionplan.storage.resources import DOCS
from actionplan.workspace import gather

if TYPE_CHECKING:
    from actionplan.plan.portfolio import Portfolio

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
NODE = shutil.which("node") or ""
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    "",
)
DAY, NEXT = date(2026, 11, 24), date(2027, 2, 24)
HOSTILE_DAY = date(2012, 5, 1)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Make the pages, and let a browser look at all of them in one go."""
    if not NODE:
        pytest.skip("node is not there")
    if not CHROMIUM:
        pytest.skip("Chromium is not there")
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        pytest.skip("playwright-core is not there: npm install in tests/browser")
    pages = _pages(tmp_path_factory.mktemp("pages"))
    done = subprocess.run(
        [NODE, HERE / "look.js", CHROMIUM],
        input="\n".join(str(page) for page in pages),
        stdout=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name != "NO_COLOR"},
        encoding="utf-8",
        check=True,
    )
    return {Path(page).name: said for page, said in json.loads(done.stdout).items()}


def test_no_page_has_anything_wrong_with_it(seen: dict[str, list[str]]) -> None:
    """No breach of WCAG 2.2 AA, no fault in the HTML, nothing on the console, no
    request, nothing run, no overflow, no broken word, no small word in a chart.
    """
    assert {page: said for page, said in seen.items() if said} == {}


def test_every_kind_of_page_was_looked_at(seen: dict[str, list[str]]) -> None:
    """Every example, the overview, all on one page, and text that would do harm."""
    plans = {f"{path.stem}.html" for path in EXAMPLES.glob("*.yaml")}

    reports = plans | {"index.html", "hostile.html", "incomplete.html"}
    reports |= {
        f"{of}{paper}.html"
        for of in ("", "incomplete-")
        for paper in ("agenda", "since", "status", "log")
    }
    about = {f"docs-{path.stem}.html" for path in DOCS.rglob("*.md")}
    assert set(seen) == reports | about


def _pages(folder: Path) -> list[Path]:
    """Write the pages down: the overview with a page each, and the hostile ones."""
    examples = gather.plans(workspace.make([EXAMPLES]), DAY)
    made = list(report.render(examples, Meeting(NEXT, "given"), "html", apart=True))
    hostile = HERE / "hostile.yaml"
    alone = gather.plans(workspace.make([hostile]), HOSTILE_DAY)
    made += report.render(alone, Meeting(HOSTILE_DAY, "given"), "html")
    cut_off = folder / "<script>cut off.yaml"
    cut_off.write_text("schema: actionplan/1\nid: [", encoding="utf-8")
    several = gather.plans(workspace.make([hostile, cut_off]), HOSTILE_DAY)
    (whole,) = report.render(several, Meeting(HOSTILE_DAY, "given"), "html")
    made.append(whole._replace(name="incomplete.html"))
    made += _papers(examples, "")
    made += _papers(several, "incomplete-")
    for page in made:
        (folder / page.name).write_text(page.text, encoding="utf-8")
    return [folder / page.name for page in made] + _documentation(folder / "docs")


def _papers(of: Portfolio, name: str) -> list[report.ReportPage]:
    """Write an agenda, what has changed, a list and a history as pages."""
    after = Meeting(of.as_of + timedelta(92), "given")
    agenda = meetings.pack(of, Meeting(of.as_of, "given"), None, after)
    listing = status_table.Listing(of, of.rows, "accountable")
    plan = of.plans[0]
    rows = [row for row in of.rows if row.plan is plan]
    papers = {
        "agenda": agenda,
        "since": meetings.since(of, of.as_of - timedelta(400)),
        "status": status_table.paper(listing),
        "log": action_log.history(plan, rows, of.as_of, ()),
    }
    return [
        report.ReportPage(f"{name}{key}.html", paper_page.write(paper))
        for key, paper in papers.items()
    ]


def _documentation(folder: Path) -> list[Path]:
    """Write the documentation down; return its pages, under names of their own."""
    pages = []
    for each in documentation.files():
        target = folder / each.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(each.content)
        if target.suffix == ".html":
            pages.append(target.rename(target.with_name(f"docs-{target.name}")))
    return pages
