"""What a browser shows of a report can be read by everybody, and does nothing else.

Needs node, Chromium, and `npm install` in this folder; skipped, and says so, without.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from copy import deepcopy
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from generated_plans import perfect, put_into, very_many

from actionplan import workspace
from actionplan.output import action_log, meetings, paper_page, report, status_table
from actionplan.plan.meeting_dates import Meeting
from actionplan.reference import documentation
from actionplan.storage.resources import DOCS
from actionplan.workspace import gather

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.plan.portfolio import Portfolio

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
NODE = shutil.which("node") or ""
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    "",
)
PDFTOTEXT = shutil.which("pdftotext") or ""
DAY, NEXT = date(2026, 11, 24), date(2027, 2, 24)
HOSTILE_DAY = date(2012, 5, 1)

pytestmark = pytest.mark.browser


class Sheet(NamedTuple):
    """A printed page: its words, each with where it ends, in points."""

    words: tuple[tuple[str, float, float], ...]
    """Each word, with its right and its lower edge."""
    wide: float
    high: float

    @property
    def used(self) -> float:
        """How far down the page there are words, apart from the footer."""
        ends = [low for _, _, low in self.words if low < 0.94 * self.high]
        return max(ends, default=0) / self.high


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the pages are in."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def printed(seen: dict[str, list[str]], folder: Path) -> dict[str, list[Sheet]]:
    """Read the sheets of paper that the reports and summaries were printed on."""
    if not PDFTOTEXT:
        pytest.skip("pdftotext is not there")
    names = [name for name in seen if not name.startswith("docs-")]
    return {name: _sheets(folder / f"{name}.pdf") for name in names}


def _sheets(pdf: Path) -> list[Sheet]:
    done = subprocess.run(
        [PDFTOTEXT, "-bbox", pdf, "-"], stdout=subprocess.PIPE, check=True
    )
    pages = re.split(r"<page ", done.stdout.decode("utf-8"))[1:]
    return [_sheet(page) for page in pages]


def _sheet(page: str) -> Sheet:
    wide, high = re.findall(r'(?:width|height)="([0-9.]+)"', page)[:2]
    words = re.findall(r'xMax="([0-9.]+)" yMax="([0-9.]+)">(.*?)</word>', page)
    placed = tuple((unescape(w), float(x), float(y)) for x, y, w in words)
    return Sheet(placed, float(wide), float(high))


@pytest.fixture(scope="module")
def seen(folder: Path) -> dict[str, list[str]]:
    """Make the pages, and let a browser look at all of them in one go."""
    if not NODE:
        pytest.skip("node is not there")
    if not CHROMIUM:
        pytest.skip("Chromium is not there")
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        pytest.skip("playwright-core is not there: npm install in tests/browser")
    pages = _pages(folder)
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


def test_what_is_printed_is_as_long_as_it_has_to_be(
    printed: dict[str, list[Sheet]],
) -> None:
    """A summary is one sheet of A4, and the longest example has at most 16."""
    own = {name: len(sheets) for name, sheets in printed.items()}
    summaries = {name: n for name, n in own.items() if name.startswith("summary-")}
    del summaries["summary-hostile.html"]

    assert {*summaries.values()} == {1}, summaries
    assert own["lcspr-child-k-2024.html"] <= 16
    assert own["twenty-actions.html"] <= 12


def test_what_is_printed_is_whole(printed: dict[str, list[Sheet]]) -> None:
    """No word is off the sheet, no link is written out as the name of a file, and no
    sheet but the last is three quarters empty.
    """
    wrong = [
        (name, number, what)
        for name, sheets in printed.items()
        for number, sheet in enumerate(sheets, 1)
        for what in _wrong(sheet, is_last=number == len(sheets))
    ]

    assert wrong == []


def _wrong(sheet: Sheet, *, is_last: bool) -> Iterator[str]:
    if not is_last and sheet.used < 0.25:
        yield f"only {sheet.used:.0%} of it is used"
    for word, right, _ in sheet.words:
        if right > sheet.wide - 20:
            yield f"cut off: {word}"
        if re.search(r"\w\.html\)?$", word):
            yield f"a file is named: {word}"


def test_every_kind_of_page_was_looked_at(seen: dict[str, list[str]]) -> None:
    """Every example, the overview, all on one page, and text that would do harm."""
    plans = {f"{path.stem}.html" for path in EXAMPLES.glob("*.yaml")}

    reports = plans | {"index.html", "hostile.html", "incomplete.html"}
    reports |= {f"summary-{name}" for name in (*plans, "index.html", "hostile.html")}
    reports |= {"twenty-actions.html"}
    reports |= {"summary-very-many.html", "summary-very-many-plans.html"}
    reports |= {
        f"{of}{paper}.html"
        for of in ("", "incomplete-")
        for paper in ("agenda", "since", "status", "log")
    }
    about = {f"docs-{path.stem}.html" for path in DOCS.rglob("*.md")}
    decisions = {name for name in about if re.match(r"docs-0[0-9]", name)}
    looked_at = set(seen) & decisions
    assert (set(seen) - decisions, len(looked_at)) == (
        reports | about - decisions,
        _DECISIONS,
    )


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
    made += _summaries(examples, alone)
    made += _of_very_many(folder)
    made.append(_of_twenty_actions(folder))
    made += _papers(examples, "")
    made += _papers(several, "incomplete-")
    for page in made:
        (folder / page.name).write_text(page.text, encoding="utf-8")
    return [folder / page.name for page in made] + _documentation(folder / "docs")


def _summaries(examples: Portfolio, hostile: Portfolio) -> list[report.ReportPage]:
    """Write page one of each example and of all of them, and of text that harms."""
    following = Meeting(NEXT, "given")
    pages = report.render(examples, following, "html", apart=True, summary=True)
    when = Meeting(HOSTILE_DAY, "given")
    pages += report.render(hostile, when, "html", summary=True)
    return [page._replace(name=f"summary-{page.name}") for page in pages]


def _of_very_many(folder: Path) -> list[report.ReportPage]:
    """Write page one of 60 outcomes with 200 actions, and of 30 plans together."""
    after = Meeting(date(2012, 8, 1), "given")
    very = {"very-many": [very_many(60, 200)]}
    very["very-many-plans"] = [very_many(3, 9, number) for number in range(1, 31)]
    made = []
    for name, own in very.items():
        (folder / name).mkdir()
        put_into(folder / name, *own)
        shown = gather.plans(workspace.make([folder / name]), HOSTILE_DAY)
        first, *_ = report.render(shown, after, "html", apart=True, summary=True)
        made.append(first._replace(name=f"summary-{name}.html"))
    return made


_DECISIONS = 4


def _of_twenty_actions(folder: Path) -> report.ReportPage:
    """Write the report of a plan with 8 outcomes and 19 actions of usual length."""
    plan = perfect()
    (outcome,), numbers = plan["outcomes"], iter(range(1, 20))
    plan["outcomes"] = [
        deepcopy(outcome)
        | {
            "id": f"O{number}",
            "actions": [
                deepcopy(outcome["actions"][0]) | {"id": f"{number}.{next(numbers)}"}
                for _ in range(3 if number < 4 else 2)
            ],
        }
        for number in range(1, 9)
    ]
    own = folder / "plan"
    own.mkdir()
    put_into(own, plan)
    shown = gather.plans(workspace.make([own]), HOSTILE_DAY)
    (page,) = report.render(shown, Meeting(HOSTILE_DAY, "given"), "html")
    return page._replace(name="twenty-actions.html")


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
    """Write the documentation down; return its pages, under names of their own.

    Decisions have the same template and the same few kinds of Markdown, so the longest
    of them stand for all.
    """
    pages = []
    files = documentation.files()
    decisions = [each for each in files if "decisions/0" in each.name]
    longest = sorted(decisions, key=lambda each: len(each.content))[-_DECISIONS:]
    for each in (one for one in files if one in longest or one not in decisions):
        target = folder / each.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(each.content)
        if target.suffix == ".html":
            pages.append(target.rename(target.with_name(f"docs-{target.name}")))
    return pages
