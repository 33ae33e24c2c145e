"""What a report says, where it is written, and what a template may do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import jinja2
import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from actionplan import workspace
from actionplan.cli import app, console
from actionplan.diagnostics import Refusal
from actionplan.lint import diagnose
from actionplan.output import report
from actionplan.output.report import markup, writer
from actionplan.plan import portfolio, sentences
from actionplan.plan.meeting_dates import Meeting
from actionplan.storage.resources import TEMPLATES
from actionplan.workspace import gather

if TYPE_CHECKING:
    from types import CodeType

TESTS = Path(__file__).parent
EXAMPLES = TESTS.parent / "examples"
CHILD_K = EXAMPLES / "lcspr-child-k-2024.yaml"
FAMILY_A = EXAMPLES / "scr-family-a-2011.yaml"
HOSTILE = TESTS / "browser" / "hostile.yaml"
DAY, NEXT = date(2026, 11, 24), date(2027, 2, 24)

SECTIONS = [
    "Summary",
    "Exceptions",
    "Outcomes, and the difference made",
    "Changes since the beginning of October 2026 (worked out)",
    "Actions needed before the next meeting",
    "Latest updates and next stages",
    "Numbers",
    "Complete, no sign-off recorded",
    "No action under this plan, or only in part",
    "About this plan",
    "Planned and done, by date",
    "Due dates, and how often they moved",
    "By agency",
    "By theme",
    "Time since the last update",
    "Outcome O1: Men in the household",
    "Outcome O2: Was not brought",
    "Outcome O3: Strategy discussions",
    "Outcome O4: Housing",
    "Outcome O5: One number for every child",
    "Review arrangements and responsibilities",
    "Additional actions",
    "What difference has been made?",
]
"""The summary first, then the sections of the guidance in its order."""


CLOSED = {
    "Signed off": "signed-off",
    "Complete, no sign-off recorded": "complete",
    "Withdrawn": "withdrawn",
}
"""Lines of the summary's table, and the state that each counts."""


def test_a_page_has_the_sections_of_the_guidance_in_order() -> None:
    """Summary, outcomes, review, additional actions, difference; in both forms."""
    html = re.findall(r"<h2[^>]*>(.*?)</h2>", _page(CHILD_K, "html"))
    markdown = re.findall(r"^## (.*)$", _page(CHILD_K, "md"), re.MULTILINE)

    assert (html, markdown) == (
        [*SECTIONS[:5], "Contents", *SECTIONS[5:]],
        SECTIONS,
    )


def test_the_summary_is_two_paragraphs() -> None:
    """Where the plan stands, what comes next and was judged, and what was late."""
    said = re.findall(r'<p class="lead">(.*?)</p>', _page(CHILD_K, "html"))

    assert said == [
        "On 24 November 2026, 9 of 16 actions are open: 2 are overdue, 2 have a next"
        " stage not reported by its date, 1 has no known due date, 2 are rated red, 3"
        " are rated amber, 1 has had no update for too long, 1 is on hold, 1 has had"
        " its due date moved more than once and 1 outcome is overdue. 2 more are"
        " complete, no sign-off recorded.",
        "4 actions are known to become due before the next meeting, on 24 February"
        " 2027; 3.3 is due in February 2027, the month of the next meeting. Of 5"
        " outcomes, 2 are partly achieved, 1 is not yet achieved, 2 have not been"
        " assessed. Reported as done late: 3.1 (by 4 days; 9 weeks after the first"
        " date) and 4.1 (by 17 days; 9 months after the first date).",
    ]


def test_a_closed_plan_says_so_first() -> None:
    """The headline of page one is since when no action is open."""
    said = re.findall(r'<p class="lead">(.*?)</p>', _page(FAMILY_A, "html"))

    assert said[:2] == [
        "No action has been open since 22 November 2012. The last sign-off was on 10"
        " December 2012 and the last assessment was on 21 January 2013. Nothing is"
        " needed.",
        "On 24 November 2026, 0 of 4 actions are open.",
    ]


def test_a_report_and_the_status_table_agree() -> None:
    """What is overdue, stale and closed is the same wherever it is shown."""
    shown = gather.plans(workspace.make([CHILD_K]), DAY)
    page = _page(CHILD_K, "md")

    lines = re.findall(r"^\| (\w[^|]*?) \| ([0-9]+) \| ", page, re.MULTILINE)
    figures = {name.partition(", out of ")[0]: number for name, number in lines}

    counted = {name: int(figures[name]) for name in ("Overdue", "Open", *CLOSED)}
    assert counted == {
        "Overdue": sum(row.now.overdue for row in shown.rows),
        "Open": sum(row.now.is_open for row in shown.rows),
    } | {
        words: sum(row.now.state == state for row in shown.rows)
        for words, state in CLOSED.items()
    }


def test_what_is_late_the_longest_is_the_most_urgent() -> None:
    """Seven weeks go before 24 days, though those have had no update either.

    What is rated red asks the board to act, so it goes before what is only late.
    """
    shown = gather.plans(workspace.make([CHILD_K]), DAY)

    ranked = [row.action.id for row in portfolio.sort_rows(shown.rows, "urgency")]

    assert ranked == [
        *("2.1", "3.3"),  # rated red, and the first is overdue
        "4.2",  # overdue
        *("1.2", "1.4", "2.5"),  # due soon
        *("2.2", "4.3", "3.4"),  # open, and the last has no date
        *("1.1", "3.2", "1.3", "3.1", "2.4", "2.3", "4.1"),  # closed
    ]


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_first_page_says_whose_plan_it_is_and_how_old_a_judgement(
    form: report.Form,
) -> None:
    """Its holder, a judgement of long ago, and a name without its own plan.

    The keeper is named as well, so that a reader knows whom to ask about the plan.
    """
    page = _page(CHILD_K, form)

    wanted = {
        "Plan of Northfordshire Safeguarding Children Partnership,"
        " kept by Partnership Development Manager. Agreed 17 October 2024.": 1,
        "(7 months ago)": 1,
        "(11 months ago)": 1,
        "No update since it was added on 14 July 2026": 1,
        "replaced by lcspr-child-k-2024": 0,
    }
    assert {words: page.count(words) for words in wanted} == wanted


@pytest.mark.parametrize("form", ["html", "md"])
def test_no_text_of_a_plan_becomes_markup(form: Literal["html", "md"]) -> None:
    """Of text that would do harm nothing is left but text."""
    page = _page(HOSTILE, form, date(2012, 5, 1))
    if form == "md":
        page = MarkdownIt("commonmark").enable("table").render(page)
    read = _Reader()
    read.feed(page)

    assert read.harm == []


def test_tables_of_markdown_keep_their_size() -> None:
    """No text adds a cell to a row, or takes one away."""
    tokens = (
        MarkdownIt("commonmark")
        .enable("table")
        .parse(_page(HOSTILE, "md", date(2012, 5, 1)))
    )
    raw = _page(HOSTILE, "md", date(2012, 5, 1)).split("\n")

    sizes = {
        (raw[t.map[0]].count("|") - raw[t.map[0]].count("\\|"))
        - (raw[t.map[0] - 1].count("|") - raw[t.map[0] - 1].count("\\|"))
        for t in tokens
        if t.type == "tr_open" and t.map and raw[t.map[0] - 1].startswith("| ")
    }

    assert sizes == {0}


def test_paragraphs_and_lists_keep_their_shape() -> None:
    """What an officer set apart stays apart, what was only wrapped is joined."""
    text = "One\nparagraph:\n- first,\n  of two lines\n- <b>second</b>\n\nLast"

    assert (markup.html_blocks(text), markup.markdown_blocks(text)) == (
        "<p>One paragraph:</p>\n"
        "<ul><li>first, of two lines</li><li>&lt;b&gt;second&lt;/b&gt;</li></ul>\n"
        "<p>Last</p>",
        "One paragraph:\n\n- first, of two lines\n- &lt;b&gt;second&lt;/b&gt;\n\nLast",
    )


def test_a_word_is_broken_only_where_none_ordinary_is_so_long() -> None:
    """A word of thirty letters has places to break; shorter ones have none."""
    assert (markup.html_line("a" * 29), markup.html_line("b" * 30)) == (
        "a" * 29,
        "bbbbbbbb<wbr>bbbbbbbb<wbr>bbbbbbbb<wbr>bbbbbb",
    )


def test_text_from_right_to_left_keeps_to_itself() -> None:
    """It does not turn round what stands beside it; pictures stay whole."""
    hebrew, family = "\u05d0\u05d1", "\U0001f469\u200d\U0001f467"

    assert (
        markup.html_line(hebrew),
        markup.html_blocks(hebrew),
        markup.clean(family),
    ) == (
        f"<bdi>{hebrew}</bdi>",
        f'<p dir="auto"><bdi>{hebrew}</bdi></p>',
        family,
    )


def test_text_in_a_style_sheet_cannot_leave_its_quotation_marks() -> None:
    """Letters and digits stay, all else is written by its number."""
    assert markup.css_text('A "b": \\ </style>') == (
        # The blank behind a number belongs to it, and is not shown.
        r"A \000022 b\000022 \00003a  \00005c  \00003c \00002f style\00003e "
    )


def test_a_list_stays_within_a_cell_of_markdown() -> None:
    """Lines are parted by the one tag that a cell takes."""
    assert (
        markup.markdown_cell("One:\n- a | b\n- c"),
        markup.markdown_hashes(9),
        markup.markdown_address("javascript:x"),
    ) == ("One:<br>- a \\| b<br>- c", "######", "")


def test_one_plan_is_printed_without_a_place_to_write_to() -> None:
    """Standard output has the one document and nothing else."""
    done = _render(str(FAMILY_A), "--as-of", "2013-02-01")

    beside = FAMILY_A.with_suffix(".md").read_text(encoding="utf-8")
    assert (done.exit_code, done.stdout) == (0, beside)


def test_many_plans_are_an_overview_and_a_page_each(tmp_path: Path) -> None:
    """All links are relative, and each leads to something that is there."""
    folder = tmp_path / "report"

    done = _render(
        str(EXAMPLES), "--format", "html", "-o", str(folder), "--as-of", "2026-11-24"
    )

    pages = {page.name: page.read_text("utf-8") for page in folder.iterdir()}
    plans = {f"{plan.stem}.html" for plan in EXAMPLES.glob("*.yaml")}
    assert (done.exit_code, set(pages), _dead_links(pages)) == (
        0,
        plans | {"index.html"},
        [],
    )


@pytest.mark.parametrize("form", ["html", "md"])
def test_many_plans_can_be_one_file(
    form: Literal["html", "md"], tmp_path: Path
) -> None:
    """One document holds the overview and every plan, and links within itself."""
    target = tmp_path / f"all.{form}"

    _render(str(EXAMPLES), "--format", form, "-o", str(target), "--as-of", "2026-11-24")

    assert _dead_links({target.name: target.read_text("utf-8")}) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("a.yaml --format html -o out", "Wrote out/a.html. Open it in a browser."),
        ("a.yaml --summary --format docx -o out", "Wrote out/a.docx. Open it in Word."),
        ("a.yaml --format md -o out", "Wrote out/a.md."),
        (
            "a.yaml --summary --format html -o a.html",
            "Wrote a.html. Open it in a browser.",
        ),
        ("a.yaml --summary -o a.txt", "Wrote a.txt."),
        (". --single-file -o all.html", "Wrote all.html. Open it in a browser."),
        (
            ". --format html -o out",
            "Wrote 3 pages to out. Open out/index.html in a browser.",
        ),
        (
            ". --summary --format docx -o out",
            "Wrote 3 pages to out. Open out/index.docx in Word.",
        ),
        (". --format md -o out", "Wrote 3 pages to out. Open out/index.md."),
    ],
)
def test_the_page_to_open_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, said: str
) -> None:
    """A reader who opens what is named sees the report, whichever pages there are."""
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        text = FAMILY_A.read_text("utf-8").replace(
            "id: scr-family-a-2011", f"id: {name}", 1
        )
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")

    done = _render(*arguments.split(), "--as-of", "2026-11-24")

    named = re.findall(r"[a-z/]+\.[a-z]+", done.stderr)
    assert (done.stderr, all(map(os.path.exists, named))) == (f"{said}\n", True)


def test_a_single_file_can_go_into_a_folder(tmp_path: Path) -> None:
    """--single-file with a folder makes its one page there."""
    _render(str(EXAMPLES), "--single-file", "-o", str(tmp_path))

    assert [path.name for path in tmp_path.iterdir()] == ["index.md"]


def test_what_cannot_be_read_is_on_top_and_not_absent(tmp_path: Path) -> None:
    """A file that is no plan, and a part that cannot be read, are named first."""
    (tmp_path / "good.yaml").write_text(FAMILY_A.read_text("utf-8"), encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("schema: actionplan/1\nid: [", "utf-8")

    done = _render(str(tmp_path), "--as-of", "2013-02-01")

    top, _, _ = done.stdout.partition("## Summary")
    assert (done.exit_code, "This is incomplete" in top, "broken.yaml" in top) == (
        1,
        True,
        True,
    )


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_part_that_cannot_be_read_is_named_on_the_plans_own_page(
    form: str, tmp_path: Path
) -> None:
    """One action left out of the page is said on top of it."""
    plan = tmp_path / "scr-family-a-2011.yaml"
    text = FAMILY_A.read_text("utf-8").replace("due: 2011-11", "due: soon", 1)
    plan.write_text(text, "utf-8")

    done = _render(str(plan), "--format", form, "--as-of", "2013-02-01")

    said = "action 1.1 of this plan"
    assert (
        done.exit_code,
        done.stdout.find(said) < done.stdout.find("Exceptions"),
    ) == (
        1,
        True,
    )
    assert said in done.stdout


def test_no_page_is_written_over_another(tmp_path: Path) -> None:
    """Nor over the overview; a second file of one plan has none."""
    for name, plan in (("a", "index"), ("b", "twice"), ("c", "twice"), ("d", "x" * 65)):
        text = FAMILY_A.read_text("utf-8").replace(
            "id: scr-family-a-2011", f"id: {plan}"
        )
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")

    _render(str(tmp_path), "-o", str(tmp_path / "out"))

    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["d.md", "index-2.md", "index.md", "twice.md"]


def test_a_report_never_takes_the_place_of_a_plan(tmp_path: Path) -> None:
    """Neither by its name nor through another name of the same file."""
    plan = tmp_path / "scr-family-a-2011.yaml"
    plan.write_bytes(FAMILY_A.read_bytes())
    other = tmp_path / "other.md"
    os.link(plan, other)

    codes = [
        _render(str(plan), "-o", str(target)).exit_code
        for target in (plan, tmp_path / "new.yml", other)
    ]

    assert (codes, plan.read_bytes() == FAMILY_A.read_bytes()) == ([2, 2, 2], True)


def test_a_link_where_the_report_goes_is_replaced(tmp_path: Path) -> None:
    """What the link led to is as it was."""
    victim, link = tmp_path / "victim.txt", tmp_path / "report.md"
    victim.write_text("mine", "utf-8")
    link.symlink_to(victim)

    _render(str(FAMILY_A), "-o", str(link))

    assert (victim.read_text("utf-8"), link.is_symlink()) == ("mine", False)


def test_a_folder_is_made_below_one_that_is_there_only(tmp_path: Path) -> None:
    """A mistake in a path makes no folders."""
    done = _render(str(FAMILY_A), "-o", str(tmp_path / "not" / "there"))

    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_the_next_meeting_comes_after_this_one() -> None:
    """Two days the wrong way round are refused."""
    done = _render(str(FAMILY_A), "--as-of", "2012-03-01", "--next", "2012-02-01")
    later = _render(str(FAMILY_A), "--as-of", "2012-03-01", "--next", "2012-05-01")

    assert (done.exit_code, later.exit_code, "1 May 2012" in later.stdout) == (
        2,
        0,
        True,
    )


def test_a_board_replaces_one_template_and_keeps_the_rest(tmp_path: Path) -> None:
    """Of its own folder a template is used, and all others are those shipped."""
    _own(tmp_path, "plan/review.md.j2", "REVIEWED BY {{ told.plan.review.by }}\n")

    done = _render(str(FAMILY_A), "--template", str(tmp_path))

    assert (done.exit_code, "REVIEWED BY MSCB" in done.stdout) == (0, True)
    assert "## Summary" in done.stdout


def test_a_template_is_compiled_once_and_again_when_it_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A second report needs no compiler, and has what the template says by then."""
    shutil.copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr("actionplan.output.report.writer.TEMPLATES", tmp_path)
    _own(tmp_path, "plan/review.md.j2", "FIRST\n")
    first = _page(FAMILY_A, "md")
    compiled: list[str] = []
    compiling = writer._Environment._compile

    def noting(self: writer._Environment, source: str, filename: str) -> CodeType:
        compiled.append(Path(filename).name)
        return compiling(self, source, filename)

    monkeypatch.setattr(writer._Environment, "_compile", noting)
    again, before = _page(FAMILY_A, "md"), [*compiled]
    _own(tmp_path, "plan/review.md.j2", "SECOND\n")
    changed = _page(FAMILY_A, "md")

    assert ("FIRST" in first, again == first, before) == (True, True, [])
    assert changed == first.replace("FIRST", "SECOND")
    assert compiled == ["review.md.j2"]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (
            "one\n{{ told.coordnator }}",
            'Line 2 of this template uses the name "coordnator"',
        ),
        ("{{ nothing }}", 'Line 1 of this template uses the name "nothing"'),
        ("{{ every_missed }}", '"every_missed", which does not exist there.'),
        ("{% if titel %}x{% endif %}", 'does not exist there. Did you mean "title"?'),
        (
            "{{ told.plan.agreed.words.words }}",
            'the name "words", which does not exist there. The report has not',
        ),
        ("{{ told.pln.title }}", 'does not exist there. Did you mean "plan"?'),
        (
            "\n\n{% include 'gone.md.j2' %}",
            'Line 3 refers to the template "gone.md.j2"',
        ),
        ("{% include '../../secret' %}", 'refers to the template "../../secret"'),
        ("{% include '/etc/passwd' %}", 'refers to the template "/etc/passwd"'),
        (
            "{% if %}",
            "line 1 of this template is incomplete or has something in the wrong place,"
            " such as a bracket.",
        ),
        (
            "<p>\n{% autoescape false %}{{ told.plan.title }}{% endautoescape %}",
            "uses autoescape, so that text in a plan could become markup (line 2).",
        ),
        (
            "{{ title|safe }}",
            'uses a filter called "safe", which does not exist (line 1).',
        ),
        ("{% frob %}", 'has "frob" in the wrong place (line 1).'),
        (
            "{{ told.__class__.__mro__ }}",
            "does something that templates are not allowed to do",
        ),
        (
            "{{ 1 / 0 }}",
            "asks for something that cannot be done (ZeroDivisionError)",
        ),
    ],
)
def test_an_error_in_a_template_is_a_sentence(
    template: str, said: str, tmp_path: Path
) -> None:
    """With the file and the line, and never with a trace of the program."""
    _own(tmp_path, "plan.md.j2", template)

    done = _render(str(FAMILY_A), "--template", str(tmp_path))

    flat = " ".join(done.stderr.split())
    assert (done.exit_code, said in flat, "plan.md.j2" in flat) == (2, True, True), flat


def test_a_template_that_is_a_link_or_no_text_is_refused(tmp_path: Path) -> None:
    """No link is followed, nor is one of the folders on the way."""
    (tmp_path / "secret").write_text("secret", "utf-8")
    for name in ("link", "folder", "bytes"):
        (tmp_path / name).mkdir()
    _own(tmp_path / "elsewhere", "plan.md.j2", "x")
    (tmp_path / "link" / "markdown").mkdir()
    (tmp_path / "link" / "markdown" / "plan.md.j2").symlink_to(tmp_path / "secret")
    (tmp_path / "folder" / "markdown").symlink_to(tmp_path / "elsewhere" / "markdown")
    (tmp_path / "bytes" / "markdown").mkdir()
    (tmp_path / "bytes" / "markdown" / "plan.md.j2").write_bytes(b"\xff")

    refused = {
        name: _refusal(tmp_path / name).faults[0].rule
        for name in ("link", "folder", "bytes")
    }

    assert refused == {
        "link": "template-is-a-link",
        "folder": "template-is-a-link",
        "bytes": "template-not-text",
    }


def test_an_error_of_a_shipped_template_is_our_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is no mistake of the board's, and not said to be one."""
    _own(tmp_path, "plan.md.j2", "{{ gone }}")
    monkeypatch.setattr("actionplan.output.report.writer.TEMPLATES", tmp_path)

    with pytest.raises(Exception, match="'gone' is undefined"):
        _page(FAMILY_A, "md")


def test_a_folder_of_templates_has_to_be_there() -> None:
    """A mistake in its name is not taken for a folder without templates."""
    assert _render(str(FAMILY_A), "--template", "not-there").exit_code == 2


def test_the_page_says_what_it_is_to_a_browser() -> None:
    """Its language, its title with the plan's id first, and what it may load."""
    page = _page(CHILD_K, "html")

    facts = [
        re.findall(r'<html lang="(.*?)"', page),
        re.findall(r"<title>(.*?)</title>", page)[:1],
        [
            re.sub(r"sha256-[^']+", "...", csp)
            for csp in re.findall(r'Policy" content="(.*?)"', page)
        ],
        len(re.findall("<h1>", page)),
        re.findall(r"<script|<link|\son\w+=|\bstyle=|https?:", page),
    ]
    assert facts == [
        ["en-GB"],
        ["lcspr-child-k-2024 2026-11-24: Child K: seeing the whole household"],
        ["default-src 'none'; style-src '...'; img-src data:"],
        1,
        [],
    ]


@pytest.mark.thorough
def test_no_cell_is_empty() -> None:
    """What is not there is said not to be."""
    plans = [*EXAMPLES.glob("*.yaml"), TESTS / "good" / "smallest-there-can-be.yaml"]

    empty = [
        (plan.stem, cell)
        for plan in plans
        for cell in re.findall(
            r"<t[dh][^>]*>\s*</t[dh]>|<dd>\s*</dd>", _page(plan, "html")
        )
        + re.findall(r"^.*\| +\|.*$", _page(plan, "md"), re.MULTILINE)
    ]

    assert empty == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (0, "there are no actions."),
        (1, "0 of 1 action is open."),
        (3, "0 of 3 actions are open."),
    ],
)
def test_a_plan_with_nothing_open_is_said_to_have_none(rows: int, said: str) -> None:
    """The first sentence fits a plan without actions, and one that is done."""
    shown = gather.plans(
        workspace.make([EXAMPLES / "audit-strategy-discussions-2022.yaml"]), DAY
    )

    assert sentences.stand(shown.rows[:rows], []) == said


def test_long_plans_have_a_picture_for_each_page_of_paper() -> None:
    """Forty actions make three pictures, and the finding counts them all."""
    plan = gather.plans(workspace.make([FAMILY_A]), date(2013, 2, 1)).plans[0]
    outcome = plan.outcomes[0]
    first = outcome.actions[0]
    many = tuple(
        first._replace(id=f"9.{i}", progress=first.progress[: i % 3]) for i in range(40)
    )
    long = plan._replace(outcomes=(outcome._replace(actions=many),))
    shown = portfolio.of([long], [], date(2012, 2, 1))

    (page,) = report.render(shown, Meeting(date(2012, 5, 1), "given"), "html")

    assert re.findall(r"\(Part (\d) of 3\.\)", page.text) == ["1", "2", "3"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(2011, 12, 31), date(2012, 7, 1), date(9999, 12, 31)]
)
@pytest.mark.parametrize("form", ["html", "md"])
def test_a_plan_can_be_looked_at_on_any_day(day: date, form: report.Form) -> None:
    """Before it began, on its way, and long after."""
    shown = gather.plans(workspace.make([EXAMPLES, TESTS / "good"]), day)

    pages = report.render(shown, Meeting(day, "given"), form, apart=True)

    assert len(pages) == len(shown.plans) + 1


def test_lint_starts_without_the_templates() -> None:
    """What only a report needs is not loaded by any other command."""
    script = (
        "import sys, actionplan.cli;"
        " unwanted = 'jinja2', 'actionplan.output.report';"
        " print([m for m in unwanted if m in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout == "[]\n"


ODD = """\
schema: actionplan/1
id: odd
title: Odd
kind: multi-agency
source:
  type: audit
agreed: 2011-08-15
rag_legend:
  1: Bad
x-costs:
  year one: 3
  later: []
outcomes:
  - id: O1
    desired_outcome: Better
    recommendations:
      - text: Do it
        responses:
          - response: accepted
          - response: not-accepted
            reason: No money
          - date: 2031-01
            response: accepted
          - date: 2011-09
            agency: The board
            response: accepted
          - date: 2011-08
            agency: The board
            response: not-accepted
            reason: An older answer, typed later
    actions:
      - id: "1"
        action: One
        accountable: A post
        no_due_date: Not yet known
        progress:
          - date: 2011-09-01
            note: Begun
      - id: "1"
        action: Another one of the same number
        accountable: A post
        no_due_date: Not yet known
        progress:
          - date: 2011-09-01
            state: withdrawn
            replaced_by: elsewhere/1
            note: Not needed
      - id: "2"
        action: Two
        accountable: A post
        due: 2011-09
        arises_from: "9"
        progress:
          - date: 2011-09-01
            new_due: 2011-10
            rag: "1"
            note: Later
          - date: 2011-10-01
            new_due: 2011-11
            note: Later still
      - id: "3"
        action: Three
        accountable: A post
        due: 2011-09
        progress:
          - date: 2011-09-01
            new_due: 2011-10
            note: Later
"""


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_plan_that_lint_would_fault_still_makes_a_page(
    form: report.Form, tmp_path: Path
) -> None:
    """Numbers used twice, dates that nobody set, references that lead nowhere."""
    for name in ("odd", "other"):
        (tmp_path / f"{name}.yaml").write_text(ODD, encoding="utf-8")
    shown = gather.plans(workspace.make([tmp_path]), date(2011, 10, 15))

    page = report.render(shown, Meeting(date(2012, 1, 1), "given"), form)[0].text

    ids = re.findall(r'\bid="(.*?)"', page)
    wanted = (
        "Date not known",
        "the most often (twice)",
        "elsewhere/1",
        "No money",
        "year one: 3",
    )
    assert (
        len(ids) - len(set(ids)),
        [words for words in wanted if words not in page],
        _dead_links({"": page}),
    ) == (0, [], [])


def _page(plan: Path, form: report.Form, day: date = DAY) -> str:
    following = max(day, NEXT)
    shown = gather.plans(workspace.make([plan]), day)
    (page,) = report.render(shown, Meeting(following, "given"), form)
    return page.text


class Done(NamedTuple):
    """What came of a command."""

    exit_code: int
    stdout: str
    stderr: str = ""


def _render(*arguments: str) -> Done:
    """Run the command as `actionplan.cli.main` does, in this process."""
    done = CliRunner().invoke(app, ["render", *arguments])
    match done.exception:
        case None | SystemExit():
            return Done(done.exit_code, done.stdout, done.stderr)
        case Refusal() as refused:
            said = [diagnose.put(fault, refused.file, None) for fault in refused.faults]
            return Done(
                console.NOT_DONE, done.stdout, "".join(map(console.sentence, said))
            )
        case error:
            raise error


def _refusal(templates: Path) -> Refusal:
    with pytest.raises(Refusal) as refused:
        report.render(
            gather.plans(workspace.make([FAMILY_A]), DAY),
            Meeting(NEXT, "given"),
            "md",
            templates=templates,
        )
    return refused.value


def _own(folder: Path, name: str, text: str) -> None:
    path = folder / "markdown" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


class _Reader(HTMLParser):
    """Reads a page as a browser would, and notes what is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.harm: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inside = {name: value or "" for name, value in attrs}
        address = inside.get("href", inside.get("src", ""))
        if tag in {"script", "img", "base", "iframe", "b", "i"}:
            self.harm.append(tag)
        if any(
            name.startswith("on") or (name == "style" and "align" not in value)
            for name, value in inside.items()
        ):
            self.harm.append(f"{tag} {inside}")
        if address and not re.fullmatch(
            r"(?:[a-z0-9-]+\.(?:html|md))?(?:#\S+)?", address
        ):
            self.harm.append(address)


def _dead_links(pages: dict[str, str]) -> list[str]:
    ids = {name: set(re.findall(r'\bid="(.*?)"', text)) for name, text in pages.items()}
    dead = []
    for name, text in pages.items():
        for link in re.findall(r'href="(.*?)"|\]\(([^)]+)\)', text):
            page, _, anchor = (link[0] or link[1]).partition("#")
            there = ids.get(page or name)
            if there is None or (anchor and anchor not in there):
                dead.append(f"{name}: {link}")
    return dead


def test_no_template_goes_through_a_list_again_for_each_part_of_it() -> None:
    """A report on many plans takes as long as on few, in proportion."""
    reader = jinja2.Environment(autoescape=True)
    parsed = {
        path: reader.parse(path.read_text("utf-8")) for path in TEMPLATES.rglob("*.j2")
    }
    assert parsed

    again = [
        (path.name, filtered.name, filtered.lineno)
        for path, template in parsed.items()
        for loop in template.find_all(jinja2.nodes.For)
        for part in loop.body
        for filtered in part.find_all(jinja2.nodes.Filter)
        if filtered.node == loop.iter and filtered.name != "length"
    ]
    assert not again
