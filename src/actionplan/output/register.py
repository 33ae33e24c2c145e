"""List the problems that have been accepted, with reasons and end dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.paper import Item, Paper, Section
from actionplan.plan import markings, sentences
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from actionplan.diagnostics import AcceptedProblem, Diagnostic
    from actionplan.lint import Report
    from actionplan.reading.comments import AcceptComment
    from actionplan.rules.subjects import Spot
    from actionplan.workspace.settings import FolderSettings


def register(
    reports: Iterable[Report], configs: Iterable[FolderSettings], as_of: date
) -> Paper:
    """List what comments, accepted files and settings accept in these plans."""
    reports = sorted(reports, key=lambda report: report.file.name)
    comments = tuple(
        _comment(report, one, spot, as_of)
        for report in reports
        for one, spot in zip(report.marks.comments, report.marks.spots, strict=True)
    )
    held = tuple(
        _held(each)
        for report in reports
        for each in report.accepted
        if each.by == "file"
    )
    settled = tuple(item for own in configs for item in _settled(own))
    number = dates.count(len(reports), "plan")
    unread = sum(not report.file.read for report in reports)
    gaps = [
        f"- {r.file.name}: it could not be read.{_why(r.diagnostics[0])}"
        for r in reports
        if not r.file.read
    ]
    return Paper(
        format="actionplan-ignores/1",
        title=f"Accepted problems on {dates.words(as_of)}",
        as_of=as_of,
        about=(f"In {number}.",),
        gaps=("This list is incomplete:", *gaps) if unread else (),
        sections=(
            _counted("comments", "Accepted in comments", "None.", comments),
            _counted("baseline", "Accepted with actionplan accept", "None.", held),
            _counted("settings", "Levels changed in actionplan.toml", "None.", settled),
        ),
        marking=markings.highest_of(r.facts.marking for r in reports if r.facts),
        columns=("Where", "What is accepted", "Details"),
    )


def _why(said: Diagnostic) -> str:
    """Say why a file could not be opened. What is wrong in it, lint reports."""
    return "" if said.place else f" {said.message}"


def _counted(key: str, title: str, empty: str, items: tuple[Item, ...]) -> Section:
    return Section(key, f"{title} ({len(items)})", empty, items)


def _comment(report: Report, one: AcceptComment, spot: Spot, as_of: date) -> Item:
    owners = report.marks.owners
    number = one.item or spot.item
    owner = owners.get(number) or owners.get("")
    who = owner.accountable if owner else ""
    where = f"{spot.file}:{spot.line}"
    lines = [
        f"Reason: {one.reason}",
        _until(one, as_of),
        sentences.stopped(f"Owner: {who}") if who else "",
        f"Comment in {where}",
    ]
    facts = {
        "rules": list(one.names),
        "reason": one.reason,
        "until": str(one.until) if one.until else None,
        "expired": one.expired(as_of),
        "plan": spot.plan,
        "item": number or None,
        "accountable": who or None,
        "file": spot.file,
        "line": spot.line,
    }
    named = _named(spot.plan or spot.file, number)
    return Item(named, ", ".join(one.names), tuple(filter(None, lines)), facts)


def _until(one: AcceptComment, as_of: date) -> str:
    if one.until is None:
        return "No end date."
    words = one.until.words
    if one.expired(as_of):
        return f"Accepted until {words}. This date has passed."
    return f"Accepted until {words}."


def _held(each: AcceptedProblem) -> Item:
    diagnostic = each.said
    seen = dates.parse(each.since)
    lines = [
        f"Reason: {each.reason}" if each.reason else "",
        f"First seen on {seen.words}." if seen else "",
        sentences.stopped(f"Owner: {diagnostic.accountable}")
        if diagnostic.accountable
        else "",
        f"Found in {diagnostic.file}"
        + (f":{diagnostic.place.line}" if diagnostic.place else ""),
    ]
    facts = {
        "rule": diagnostic.rule,
        "reason": each.reason or None,
        "first_seen": each.since,
        "plan": diagnostic.plan,
        "item": diagnostic.item or None,
        "accountable": diagnostic.accountable or None,
        "file": diagnostic.file,
        "line": diagnostic.place.line if diagnostic.place else None,
    }
    named = _named(diagnostic.plan or diagnostic.file, diagnostic.item)
    return Item(named, diagnostic.rule, tuple(filter(None, lines)), facts)


def _named(plan: str, item: str) -> str:
    return f"{plan}/{item}" if item else plan


def _settled(own: FolderSettings) -> Iterator[Item]:
    """Yield the levels that the settings change, with the plans and the reason."""
    for globs, levels, reason in ((("all plans",), own.levels, ""), *own.apart):
        for name, level in levels.items():
            facts = {
                "rule": name,
                "level": level,
                "plans": list(globs) if reason else [],
                "reason": reason or None,
                "file": own.file,
            }
            lines = [f"Reason: {reason}" if reason else "", f"Set in {own.file}"]
            title = f"{name} is {level}"
            yield Item(", ".join(globs), title, tuple(filter(None, lines)), facts)
