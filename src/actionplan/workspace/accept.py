"""Accept the problems in a workspace: renew the accepted file of each folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actionplan import lint
from actionplan.diagnostics import Refusal
from actionplan.lint import accepted_file
from actionplan.messages import acceptance, not_done, refused_entries
from actionplan.rule import find, nearest
from actionplan.storage import files
from actionplan.text import placeholders, suggest
from actionplan.text.grammar import quoted
from actionplan.workspace import already

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from actionplan.diagnostics import Diagnostic, File
    from actionplan.lint import Report, Request
    from actionplan.lint.accepted_file import AcceptedFile, Intake
    from actionplan.workspace import Workspace
    from actionplan.workspace.already import Known


class Adopted(NamedTuple):
    """What became of the findings in the plans of one folder."""

    file: str
    """The file of accepted problems."""
    accepted: tuple[Diagnostic, ...]
    new: int
    """How many of them were not accepted before."""
    gone: int
    """Entries that were taken out."""
    others: int
    """Plans that were not checked, for which the file accepts something."""
    errors: int
    """How many were left out for want of a reason."""
    timed: int
    """How many were left out because they depend on the day."""
    advice: int
    """How many pieces of advice were left out, because lint had not shown them."""
    unacceptable: int
    """How many findings cannot be accepted at all."""
    newer: int
    """How many were left out because they were not there at the earlier commit."""
    files: tuple[File, ...]


def require_reason(reason: str) -> None:
    """Refuse a reason that gives none, such as REASON in the command to copy.

    Refuses with `entry-not-taken`.
    """
    is_short = 0 < len(reason.split()) <= _FEW
    if is_short and any(placeholders.says_nothing(reason, of) for of in _LIKE):
        raise Refusal(
            refused_entries.entry_not_taken(
                message=f"{quoted(reason)} is not a reason.",
                not_done=not_done.NOT_ACCEPTED,
                remedy="say why these problems cannot be fixed, such as: --reason"
                ' "The 2011 report gives no month"',
            )
        )


def named(rules: Sequence[str]) -> frozenset[str]:
    """Return the rules with these names or codes. Refuses with `no-rule-to-accept`."""
    found = {name: find(name) for name in rules}
    for name, rule in found.items():
        if rule is None:
            near = suggest.for_few(nearest)(name)
            raise Refusal(acceptance.no_rule_to_accept(name=name[:80], nearest=near))
    return frozenset(rule.name for rule in found.values() if rule)


_LIKE = ("note", "reason")
"""The fields that ask for what a reason has to say."""
_FEW = 2
"""The most words of a reason that gives none. Longer ones may look like a reminder:
"The board will set a date in May"."""


def renew(
    here: Workspace,
    reports: Sequence[Report],
    request: Request,
    taking: Intake,
    known: Known | None = None,
) -> Iterator[Adopted]:
    """Write the accepted file of each folder, and sum up what it accepts.

    With *known*, only the problems that were there at an earlier commit are accepted.
    A file with the old name keeps it: renaming it here would leave a file that git does
    not know yet, which is easily left out of the commit.
    """
    run = lint.across(reports, request)
    if known is not None:
        taking = taking._replace(only=already.among(run.diagnostics, known))
    homes = {files.name(path): here.settings(path).home for path in here.found().plans}
    unread = {report.file.name for report in reports if not report.file.read}
    complete = not unread
    for home in sorted(set(homes.values())):
        own = [report for report in reports if homes.get(report.file.name) == home]
        said = [
            each
            for each in run.diagnostics
            if homes.get(each.file) == home
            and not (each.file in unread and accepted_file.keys(each))
        ]
        seen = {report.facts.plan for report in own if report.facts}
        everything = complete and _is_named(here, home)
        looked_at = None if everything else seen
        old = here.accepted(home)
        new = accepted_file.renewed(
            old, said, looked_at=looked_at, as_of=request.as_of, taking=taking
        )
        _write(Path(home, Path(old.file).name), new)
        adopted = _adopted(old, new, said=said, seen=seen, taking=taking)
        yield adopted._replace(files=tuple(report.file for report in own))


def _is_named(here: Workspace, home: str) -> bool:
    return any(os.path.realpath(path) == os.path.realpath(home) for path in here.paths)


def _write(path: Path, new: AcceptedFile) -> None:
    if new.entries or os.path.lexists(path):
        files.write(path, accepted_file.written(new))


def _adopted(
    old: AcceptedFile,
    new: AcceptedFile,
    said: Sequence[Diagnostic],
    seen: AbstractSet[str],
    taking: Intake,
) -> Adopted:
    """Count what became of the findings, as lint counts them."""
    then = accepted_file.sift(said, old, frozenset())
    now = accepted_file.sift(said, new, frozenset())
    can = [each for each in now.said if accepted_file.keys(each)]
    left = [each for each in can if taking.is_named(each)] if taking.new else []
    newer = [] if taking.only is None else [e for e in left if e not in taking.only]
    left = [each for each in left if each not in newer]
    advice = sum(each.level == "advice" and not taking.advice for each in left)
    left = [e for e in left if taking.advice or e.level != "advice"]
    timed = sum(each.timed and not taking.time for each in left)
    return Adopted(
        file=new.file,
        accepted=tuple(each.said for each in now.accepted),
        new=len(now.accepted) - len(then.accepted),
        gone=accepted_file.gone(old, new),
        others=len({key.plan for key in new.entries} - seen),
        errors=len(left) - timed,
        timed=timed,
        advice=advice,
        unacceptable=len(now.said) - len(can),
        newer=len(newer),
        files=(),
    )
