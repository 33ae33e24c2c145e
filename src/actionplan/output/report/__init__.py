"""Plans written out for people: Markdown and HTML, one plan and many."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from actionplan.output.report import overview, plans, writer
from actionplan.output.report.writer import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from actionplan.output.report.facts import Overview, PlanFacts
    from actionplan.plan.meeting_dates import Meeting
    from actionplan.plan.portfolio import Portfolio

__all__ = ["ENDINGS", "Form", "Page", "is_one_plan", "render"]

ENDINGS: dict[Form, str] = {"md": ".md", "html": ".html"}
_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,63}")


class ReportPage(NamedTuple):
    """A page of a report, and the name of the file it belongs in."""

    name: str
    text: str


def render(  # noqa: PLR0913 -- a report has as many settings, each with its name
    shown: Portfolio,
    following: Meeting,
    form: Form,
    *,
    apart: bool = False,
    templates: Path | None = None,
    along: Callable[[Sequence[PlanFacts]], Iterable[PlanFacts]] = iter,
) -> tuple[ReportPage, ...]:
    """Write out the plans of a portfolio; *following* is the day of the next meeting.

    One plan makes one page. Several make an overview and, when they are kept *apart*,
    a page each; else all stand on the overview's page. *templates* is a folder whose
    templates go before those shipped. *along* goes through the plans, and may show how
    far that has come.

    Refuses as `writer.open_templates` says.
    """
    fill_in = writer.open_templates(form, templates)
    one = is_one_plan(shown)
    pages = _names(shown, form) if apart and not one else ["" for _ in shown.plans]
    told = plans.told(shown, following, pages, apart=apart or one)
    if one:
        return (
            _plan_page(told[0], form, fill_in, home="", name=_own_name(shown, form)),
        )
    home = f"index{ENDINGS[form]}"
    whole = overview.of(shown, following, told)
    first = _overview_page(whole, () if apart else told, form, fill_in, home)
    rest = [
        _plan_page(plan, form, fill_in, home=home, name=page)
        for plan, page in zip(along(told if apart else ()), pages, strict=False)
    ]
    return (first, *rest)


def is_one_plan(shown: Portfolio) -> bool:
    """Tell whether there is one plan, and no file beside it that could not be read."""
    return len(shown.plans) == 1 and all(gap.what for gap in shown.gaps)


def _plan_page(
    plan: PlanFacts, form: Form, fill_in: writer.FillIn, *, home: str, name: str
) -> ReportPage:
    about: dict[str, Any] = {
        "told": plan,
        "title": plan.title,
        "file_title": f"{plan.plan.id} {plan.as_of.iso}: {plan.title}",
        "as_of": plan.as_of,
        "marking": plan.plan.marking,
        "home": home,
    }
    return ReportPage(name, _fill("plan", about, form, fill_in))


def _overview_page(
    whole: Overview,
    plans: Iterable[PlanFacts],
    form: Form,
    fill_in: writer.FillIn,
    name: str,
) -> ReportPage:
    about: dict[str, Any] = {
        "overview": whole,
        "plans": tuple(plans),
        "title": "Action plans",
        "file_title": f"action-plans {whole.as_of.iso}: Action plans",
        "as_of": whole.as_of,
        "marking": whole.marking,
        "home": "",
    }
    return ReportPage(name, _fill("overview", about, form, fill_in))


def _fill(
    template: str, about: dict[str, Any], form: Form, fill_in: writer.FillIn
) -> str:
    if form == "md":
        text = fill_in(f"{template}.md.j2", about)
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
    # The page allows this one style and no other, by what it adds up to.
    style = _close(fill_in("style.css.j2", about)).strip()
    adds_up = b64encode(sha256(style.encode()).digest()).decode()
    given = {"style": Markup(style), "style_hash": adds_up}  # noqa: S704 -- of the template's making
    text = fill_in(f"{template}.html.j2", about | given)
    return f"{_close(text).strip()}\n"


def _close(text: str) -> str:
    """Take out the empty lines that a template's own statements leave."""
    return re.sub(r"\n\s*\n", "\n", text)


def _own_name(shown: Portfolio, form: Form) -> str:
    plan = shown.plans[0].id
    return f"{plan if _PLAIN.fullmatch(plan) else 'plan'}{ENDINGS[form]}"


def _names(shown: Portfolio, form: Form) -> list[str]:
    """Name each plan's page by its id, none like another and none like the overview."""
    taken = {"index"}
    names: list[str] = []
    for plan in shown.plans:
        base = plan.id if _PLAIN.fullmatch(plan.id) else "plan"
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        names.append(f"{name}{ENDINGS[form]}")
    return names
