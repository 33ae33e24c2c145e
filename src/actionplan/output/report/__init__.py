"""Render plans as a report: Markdown, HTML or Word, one plan or many."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from markupsafe import Markup

from actionplan.output.report import (
    changed,
    confined,
    links,
    overview,
    page_one,
    plans,
    summary_text,
    writer,
)
from actionplan.output.report.writer import Form
from actionplan.plan import meeting_dates
from actionplan.plan.meeting_dates import Meeting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from actionplan.output.report.facts import ChangesSince, Overview, PlanFacts
    from actionplan.plan.portfolio import Portfolio

__all__ = ["ENDINGS", "Form", "documents", "is_one_plan", "render"]

ReportForm: TypeAlias = Literal["md", "html", "docx", "text"]
"""Every form that a report can have. Templates make the first two, and only a summary
can be text."""
ENDINGS: dict[ReportForm, str] = {
    "md": ".md",
    "html": ".html",
    "docx": ".docx",
    "text": ".txt",
}
_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,63}")


class ReportPage(NamedTuple):
    """A page of a report, and the name of the file it belongs in."""

    name: str
    text: str


class WordPage(NamedTuple):
    """A report in Word, and the name of the file it belongs in."""

    name: str
    content: bytes


def render(  # noqa: PLR0913 -- a report has as many settings, each with its name
    portfolio: Portfolio,
    following: Meeting,
    form: Form | Literal["text"],
    *,
    last: Meeting | None = None,
    apart: bool = False,
    summary: bool = False,
    templates: Path | None = None,
    along: Callable[[Sequence[PlanFacts]], Iterable[PlanFacts]] = iter,
) -> tuple[ReportPage, ...]:
    """Render the plans of a portfolio; *following* is the next meeting of them all.

    *last* is the last meeting; if it is not given, the last one recorded before the
    report date. Unless the date of a meeting is given, what is said of a plan is about
    the plan's own, and only the overview is about those of all plans. A *summary* is
    only the first page of each.

    One plan makes one page. Several make an overview, and a page each if they are kept
    *apart*; otherwise all are on the page of the overview. Templates in the folder
    *templates* replace those shipped. *along* iterates over the plans, and may show
    the progress. Only a summary can be text, which no template makes.

    Refuses as `writer.open_templates` says, and where templates in *templates* take
    too much as `confined.each` does.
    """
    if form == "text":
        return _texts(portfolio, following, last, apart=apart)
    fill_in = writer.open_templates(form, templates)
    one = is_one_plan(portfolio)
    pages, facts, in_all = _told(portfolio, following, form, last, apart=apart)
    of_plan = "summary" if summary else "plan"
    of_all = "overview-summary" if summary else "overview"

    def make() -> Iterator[ReportPage]:
        if one:
            name = _own_name(portfolio, form)
            yield _plan_page(of_plan, facts[0], form, fill_in, home="", name=name)
            return
        home = f"index{ENDINGS[form]}"
        whole = overview.overview_facts(portfolio, following, facts, in_all, last=last)
        yield _overview_page(
            of_all, whole, () if apart else facts, form=form, fill_in=fill_in, name=home
        )
        for plan, page in zip(facts if apart else (), pages, strict=False):
            yield _plan_page(of_plan, plan, form, fill_in, home=home, name=page)

    made: Iterator[tuple[str, str]] = make()
    if templates is not None:
        made = confined.each(make, confined.limits(len(facts)), templates)
    first = next(made)
    others = facts if apart and not one else ()
    rest = [page for _, page in zip(along(others), made, strict=True)]
    return tuple(ReportPage(*page) for page in (first, *rest))


def documents(  # noqa: PLR0913 -- as for `render`
    portfolio: Portfolio,
    following: Meeting,
    *,
    last: Meeting | None = None,
    apart: bool = False,
    summary: bool = False,
    along: Callable[[Sequence[PlanFacts]], Iterable[PlanFacts]] = iter,
) -> tuple[WordPage, ...]:
    """Render the plans of a portfolio as Word documents, as `render` makes pages.

    Raises ImportError if the library for Word is not installed.
    """
    from actionplan.output.report import word_pages  # noqa: PLC0415 -- it is an extra

    one, day = is_one_plan(portfolio), portfolio.as_of
    pages, facts, in_all = _told(portfolio, following, "docx", last, apart=apart)
    if one:
        content = word_pages.plan(facts[0], day, summary=summary)
        return (WordPage(_own_name(portfolio, "docx"), content),)
    whole = overview.overview_facts(portfolio, following, facts, in_all, last=last)
    first = word_pages.overview(whole, () if apart else facts, day, summary=summary)
    named = zip(along(facts if apart else ()), pages, strict=False)
    others = (
        WordPage(name, word_pages.plan(plan, day, summary=summary))
        for plan, name in named
    )
    return (WordPage(f"index{ENDINGS['docx']}", first), *others)


def _texts(
    portfolio: Portfolio, following: Meeting, last: Meeting | None, *, apart: bool
) -> tuple[ReportPage, ...]:
    """Write the summaries of a portfolio as text, in pages as `render` does."""
    one, day = is_one_plan(portfolio), portfolio.as_of
    pages, facts, in_all = _told(portfolio, following, "text", last, apart=apart)
    if one:
        name = _own_name(portfolio, "text")
        return (ReportPage(name, summary_text.plan(facts[0], day)),)
    whole = overview.overview_facts(portfolio, following, facts, in_all, last=last)
    first = summary_text.overview(whole, day)
    each = [summary_text.plan(told, day) for told in facts]
    home = f"index{ENDINGS['text']}"
    if not apart:
        return (ReportPage(home, "\n".join([first, *each])),)
    named = zip(pages, each, strict=True)
    return (ReportPage(home, first), *(ReportPage(*page) for page in named))


def _told(
    portfolio: Portfolio,
    following: Meeting,
    form: ReportForm,
    last: Meeting | None,
    *,
    apart: bool,
) -> tuple[list[str], tuple[PlanFacts, ...], ChangesSince]:
    """Return the name of each plan's page, its facts, and what has changed in all."""
    one = is_one_plan(portfolio)
    pages = (
        _names(portfolio, form) if apart and not one else ["" for _ in portfolio.plans]
    )
    day = portfolio.as_of
    next_ones = [meeting_dates.own(plan, day, following) for plan in portfolio.plans]
    facts = plans.plan_facts(portfolio, next_ones, pages, apart=apart or one)
    on = Meeting(day, "given")
    before = last or meeting_dates.last(portfolio.plans, on)
    last_ones = [last or meeting_dates.last((plan,), on) for plan in portfolio.plans]
    in_all, in_each = changed.changes_of(portfolio, before, last_ones, facts)
    told = tuple(
        page_one.fit(each._replace(changes=own))
        for each, own in zip(facts, in_each, strict=True)
    )
    return pages, told, in_all


def is_one_plan(portfolio: Portfolio) -> bool:
    """Return whether there is one plan, and no other file that could not be read."""
    return len(portfolio.plans) == 1 and all(gap.what for gap in portfolio.gaps)


def _plan_page(  # noqa: PLR0913 -- what the page has, each with its name
    template: str,
    plan: PlanFacts,
    form: Form,
    fill_in: writer.FillIn,
    *,
    home: str,
    name: str,
) -> ReportPage:
    about: dict[str, Any] = {
        "told": plan,
        "title": plan.title,
        "file_title": f"{plan.plan.id} {plan.as_of.iso}: {plan.title}",
        "as_of": plan.as_of,
        "marking": plan.plan.marking,
        "home": home,
    }
    return ReportPage(name, _fill(template, about, form, fill_in))


def _overview_page(  # noqa: PLR0913 -- what the page has, each with its name
    template: str,
    whole: Overview,
    plans: Iterable[PlanFacts],
    *,
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
    return ReportPage(name, _fill(template, about, form, fill_in))


def _fill(
    template: str, about: dict[str, Any], form: Form, fill_in: writer.FillIn
) -> str:
    text = _filled(template, about, form, fill_in)
    return links.that_lead(text, form) if template in _SUMMARIES else text


_SUMMARIES = ("summary", "overview-summary")
"""The templates of page one alone, which has no parts about actions to link to."""


def _filled(
    template: str, about: dict[str, Any], form: Form, fill_in: writer.FillIn
) -> str:
    if form == "md":
        text = fill_in(f"{template}.md.j2", about)
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
    # The page's content security policy allows this style sheet alone, by its hash.
    style = _close(fill_in("style.css.j2", about)).strip()
    adds_up = b64encode(sha256(style.encode()).digest()).decode()
    given = {"style": Markup(style), "style_hash": adds_up}  # noqa: S704 -- of the template's making
    text = fill_in(f"{template}.html.j2", about | given)
    return f"{_close(text).strip()}\n"


def _close(text: str) -> str:
    """Take out the empty lines that the statements of a template leave."""
    return re.sub(r"\n\s*\n", "\n", text)


def _own_name(portfolio: Portfolio, form: ReportForm) -> str:
    plan = portfolio.plans[0].id
    return f"{plan if _PLAIN.fullmatch(plan) else 'plan'}{ENDINGS[form]}"


def _names(portfolio: Portfolio, form: ReportForm) -> list[str]:
    """Name each plan's page by its ID, with all names different from one another."""
    taken = {"index"}
    names: list[str] = []
    for plan in portfolio.plans:
        base = plan.id if _PLAIN.fullmatch(plan.id) else "plan"
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        names.append(f"{name}{ENDINGS[form]}")
    return names
