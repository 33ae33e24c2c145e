"""Whatever a board's own template asks for: a page, or a sentence, in good time."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SPECIMEN
from typer.testing import CliRunner

from actionplan.cli import app
from actionplan.diagnostics import Refusal
from actionplan.output.report import confined
from actionplan.output.report.confined import Limits

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems limit less, as SECURITY.md says"
)

SMALL = Limits(seconds=1, megabytes=128, pages=1)
HANGS = 60
"""Seconds after which it is not slow but waits for something."""
GROWS = "{% set x = namespace(a='a') %}{% for _ in range(60) %}"
TWINS = (
    "{% set x = namespace(a=[1], b=[1]) %}{% for _ in range(60) %}"
    "{% set x.a = [x.a, x.a] %}{% set x.b = [x.b, x.b] %}{% endfor %}"
)


def _render(folder: Path, template: str | bytes) -> tuple[int, str, str]:
    """Return the exit code, the rule or the exception, and what its sentence needs."""
    content = template.encode() if isinstance(template, str) else template
    path = folder / "own" / "markdown" / "plan.md.j2"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    plan = folder / "scr-family-a-2011.yaml"
    plan.write_text(SPECIMEN, "utf-8")
    words = ("render", str(plan), "--template", str(folder / "own"))
    signal.alarm(HANGS)
    try:
        done = CliRunner().invoke(app, [*words, "--as-of", "2012-03-01"])
    finally:
        signal.alarm(0)
    match done.exception:
        case None | SystemExit():
            return done.exit_code, "", done.stdout
        case Refusal() as refused:
            (fault,) = refused.faults
            details = {**fault.details}
            return 2, fault.rule, str(details.get("reason") or details.get("why", ""))
        case error:
            return 3, repr(error), ""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less than a report may have, so that no test takes long."""
    monkeypatch.setattr(confined, "limits", lambda _: SMALL)


LATE = "takes more than 1 second for one page"
FULL = "needs more memory than a report is allowed"
ENDLESS = "uses itself, which would never end"
NO_CODE = (
    "has too many blocks or brackets inside one another, or a number with too many"
    " digits"
)
FORBIDDEN = "it does something that templates are not allowed to do"
FAULT = "template-at-fault"
GREEDY: dict[str, tuple[str, str, str]] = {
    # time
    "loops in loops": (
        "{% for a in range(99999) %}" * 2 + "{% endfor %}" * 2,
        FAULT,
        LATE,
    ),
    "one step that never ends": (
        f"{TWINS}{{{{ x.a == x.b }}}}",
        "templates-take-too-much",
        "time",
    ),
    "a large power": ("{% set x = 7 ** 99999999 %}", "templates-take-too-much", "time"),
    # memory
    "a giant text": ("{{ 'a' * 10 ** 10 }}", FAULT, FULL),
    "a giant width": ("{{ '%9999999999d' % 1 }}", FAULT, FULL),
    "a text in the middle": ("{{ 'a' | center(10 ** 10) }}", FAULT, FULL),
    "a text that doubles": (
        f"{GROWS}{{% set x.a = x.a ~ x.a %}}{{% endfor %}}",
        FAULT,
        FULL,
    ),
    "a page of 2 MB": (
        "{{ 'a' * 2 * 2 ** 20 }}",
        "templates-take-too-much",
        "text",
    ),
    # depth
    "a macro that calls itself": (
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        FAULT,
        ENDLESS,
    ),
    "a loop that calls itself": (
        "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        FAULT,
        ENDLESS,
    ),
    "a template in itself": ("{% include 'plan.md.j2' %}", FAULT, ENDLESS),
    "a template from itself": ("{% extends 'plan.md.j2' %}", FAULT, ENDLESS),
    "many loops": (
        "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
        FAULT,
        NO_CODE,
    ),
    "many conditions": ("{% if 1 %}" * 5000 + "{% endif %}" * 5000, FAULT, NO_CODE),
    "many brackets": ("{{ " + "[" * 500 + "]" * 500 + " }}", FAULT, NO_CODE),
    "many signs": ("{{ " + "-" * 30000 + "1 }}", FAULT, NO_CODE),
    "many filters": ("{{ 1" + "|string" * 5000 + " }}", FAULT, NO_CODE),
    "a number without an end": ("{{ " + "1" * 9999 + " }}", FAULT, NO_CODE),
}
"""What takes too much, with what is said of it."""


@pytest.mark.parametrize("what", GREEDY)
def test_what_takes_too_much_is_stopped(what: str, tmp_path: Path) -> None:
    """Time, memory, depth and text: each ends in a sentence about the template."""
    template, rule, said = GREEDY[what]

    assert _render(tmp_path, template) == (2, rule, said)


ODD: dict[str, tuple[str | bytes, str]] = {
    "spaces": (" " * 2**19, ""),
    "line ends": ("\n" * 2**20, ""),
    "comments left open": ("{#" * 2**19, FAULT),
    "values left open": ("{{" * 2**19, FAULT),
    "tags left open": ("{%" * 2**19, FAULT),
    "a text left open": ("{{ '" + "a" * 2**19, FAULT),
    "no text": (b"\xff\xfe", "template-not-text"),
    "too much": (b" " * (2**20 + 1), "file-too-large"),
    "numbers": ("{{ 1" + "_1" * 2**18 + "e5 }}", ""),
    "a name of nothing": ("{% include none %}", "template-not-found"),
    "a name of NUL": ("{% include 'a\\0b' %}", "template-not-found"),
    "half a letter": ("{% include '\\ud800' %}", "template-not-found"),
    "a name without an end": ("{% include 'a' * 9999 %}", "unreadable-file"),
    "the folder above": ("{% include '../../secret' %}", "template-not-found"),
    "another folder": ("{% include '/etc/hostname' %}", "template-not-found"),
    "what is within": ("{{ ''.__class__.__mro__ }}", FAULT),
    "what is within a format": ("{{ '{0.__class__}'.format(1) }}", FAULT),
    "what is within a list": ("{{ [''] | map(attribute='__class__') | list }}", ""),
    "what is within a macro": ("{{ cycler.__init__.__globals__ }}", FAULT),
    "a change": ("{{ [].append(1) }}", FAULT),
}


@pytest.mark.parametrize("what", ODD)
def test_what_is_odd_is_a_page_or_a_sentence(what: str, tmp_path: Path) -> None:
    """Nothing that is written in a template is an error of the program."""
    template, rule = ODD[what]

    code, said, _ = _render(tmp_path, template)

    assert (code, said) == (2 if rule else 0, rule)


def test_pages_come_from_a_process_that_can_write_nothing(tmp_path: Path) -> None:
    """Even what found a way out of the sandbox could fill no disk."""
    target = tmp_path / "made"

    def make() -> list[tuple[str, str]]:
        with suppress(OSError):
            target.write_text("x", "utf-8")
        return [("a.md", "text")]

    pages = [*confined.each(make, SMALL, tmp_path)]

    assert (pages, target.read_bytes()) == ([("a.md", "text")], b"")


def test_a_bug_is_no_mistake_of_the_board(tmp_path: Path) -> None:
    """It is raised as it would be without limits, with where it arose."""

    def make() -> list[tuple[str, str]]:
        return [("a.md", str(1 // 0))]

    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        next(confined.each(make, SMALL, tmp_path))


def test_whoever_stops_early_leaves_no_process(tmp_path: Path) -> None:
    """It ends with the last page that anybody wants."""
    pages = confined.each(lambda: [("a", "b")] * 9, SMALL, tmp_path)
    next(pages)

    pages.close()

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
