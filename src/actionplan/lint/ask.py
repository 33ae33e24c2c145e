"""Check a text, a plan, its changes, and all plans together, with the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan import rules
from actionplan.lint import diagnose
from actionplan.reading.document import BREAK
from actionplan.rules.subjects import Pair, Spot
from actionplan.text import personal
from actionplan.text.remembered import of_two

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date
    from typing import TypeAlias

    from actionplan.diagnostics import Diagnostic
    from actionplan.lint import Request
    from actionplan.plan.model import Plan
    from actionplan.reading.document import Document
    from actionplan.reading.earlier import Earlier
    from actionplan.rule import Finding, Rule
    from actionplan.rules.subjects import Facts

    Found: TypeAlias = "tuple[str, Finding] | str"
    """The name of a rule and what it found, or a fault as text."""


def about_text(document: Document, file: str) -> Iterator[Diagnostic]:
    """Check the text of a file, even if it cannot be read as a plan."""
    for rule in rules.RULES.values():
        if rule.subject == "document":
            yield from _said(rule, rule.check(document), document, file)


def about_words(document: Document, words: str, file: str = "") -> Iterator[Diagnostic]:
    """Check words that belong to a document for personal data."""
    alone = document._replace(text=words, lines=tuple(BREAK.split(words)))
    for rule in rules.RULES.values():
        if rule.code.startswith(PERSONAL):
            for finding in rule.check(alone):
                yield diagnose.say(rule, Spot(file), finding)


def about_name(document: Document, file: str) -> Iterator[Diagnostic]:
    """Check the name of the file for personal data."""
    if not (personal.found(file) or any(personal.names(file))):
        return  # as in nearly all names
    data = document.data
    plan = str(data.get("id", "")) if isinstance(data, dict) else ""
    for said in about_words(document, file, file):
        message = said.message[:1].lower() + said.message[1:]
        yield said._replace(message=f"{_IN_NAME}{message}", remedy=_RENAME, plan=plan)


PERSONAL = "AP70"
"""The beginning of the codes of rules about personal data."""
_IN_NAME = "In the name of the file: "
_RENAME = (
    "give the file another name. If the file has already been shared, tell your"
    " information governance lead, because copies and earlier versions may still have"
    " the old name."
)


def about_plan(
    plan: Plan, document: Document, file: str, settings: Request, stem: str
) -> Iterator[Diagnostic]:
    """Check one plan, and say what is not to be left out."""
    item = settings.item
    for name, finding in found_in(plan, stem, settings):
        if not (
            item in finding.of or diagnose.may_be_about(item, finding.at, document)
        ):
            continue
        if settings.same and (name, finding) in settings.same:
            continue
        rule = rules.ALL[name]
        spot = diagnose.spot_of(finding.at, file, document, on_key=finding.on_key)
        yield diagnose.say(rule, spot, finding)


def found_in(
    plan: Plan, stem: str, settings: Request
) -> tuple[tuple[str, Finding], ...]:
    """Check one plan. Rules that depend on the date are only used if *timed*."""
    asked = (settings.as_of, stem, settings.timed, settings.only)
    return _found_in(plan, *asked)


@of_two
def _found_in(
    plan: Plan,
    as_of: date,
    stem: str,
    timed: bool,  # noqa: FBT001 -- results are remembered by position
    only: AbstractSet[str] | None,
) -> tuple[tuple[str, Finding], ...]:
    def is_asked(rule: Rule) -> bool:
        if only is not None and rule.name not in only:
            return False
        return timed or not rule.timed

    judged = rules.judge(plan, as_of, stem, is_asked, timed=timed)
    return tuple((rule.name, finding) for rule, finding in judged)


def about_changes(
    was: Earlier, plan: Plan, document: Document, file: str
) -> Iterator[Diagnostic]:
    """Check what has changed in a plan, and report what could not be compared."""
    yield from (diagnose.put(fault, file, document) for fault in was.faults())
    if was.plan is None:
        return
    pair = Pair(was.plan, plan, was.lines, was.ref)
    for rule in rules.RULES.values():
        if rule.subject == "base":
            yield from _said(rule, rule.check(pair), document, file)


def about_all(plans: tuple[Facts, ...]) -> Iterator[Diagnostic]:
    """Check all plans together."""
    for rule in rules.RULES.values():
        if rule.subject == "plans":
            for spot, finding in rule.check(plans):
                yield diagnose.say(rule, spot, finding)


def _said(
    rule: Rule, findings: Iterable[Finding], document: Document, file: str
) -> Iterator[Diagnostic]:
    for finding in findings:
        spot = diagnose.spot_of(finding.at, file, document, on_key=finding.on_key)
        yield diagnose.say(rule, spot, finding)
