"""Check the plans in a workspace: each on its own, and all against one another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from actionplan import lint
from actionplan.diagnostics import LEVELS, FailOn, Refusal, Run
from actionplan.lint import accepted_file, comment_acceptance, levels
from actionplan.lint.accepted_file import AcceptedFile
from actionplan.lint.settle import Before
from actionplan.storage import files, folders
from actionplan.workspace import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actionplan.diagnostics import Diagnostic, Since
    from actionplan.lint import Report, Request
    from actionplan.workspace import Along, Workspace
    from actionplan.workspace.history import History


def check(
    here: Workspace,
    request: Request,
    along: Along = iter,
) -> Run:
    """Check each plan, and all together. Compared with a commit, check what changed."""
    reports = judged(here, request, along=along)
    past = here.history()
    if past:
        reports += _of_history(here, request, past)
    run = lint.across(reports, request)
    found = here.found()
    names = {here.settings(path).file for path in found.plans} - {""}
    return run._replace(
        configs=tuple(sorted(names)),
        left_out=len(found.left_out),
        documents=found.documents,
        since=_newly(here, past, reports, request) if past else None,
    )


def check_text(here: Workspace, content: bytes, request: Request) -> Run:
    """Check a plan that is not in a file, with the settings of the current folder.

    Fixes are not suggested, because there is no file to fix.
    """
    request = own_request(here, Path(), request._replace(fixes=False))
    run = lint.across([lint.one(content, UNNAMED, request)], request)
    settings_file = here.settings(Path()).file
    return run._replace(configs=(settings_file,) if settings_file else ())


UNNAMED = "standard input"
"""The name to show instead of a file name."""


def judged(
    here: Workspace,
    request: Request,
    *,
    use_accepted: bool = True,
    along: Along = iter,
) -> list[Report]:
    """Check each plan on its own, with the settings of its folder.

    Without *use_accepted*, problems in the file of accepted problems are reported too.
    """
    found, past = here.found(), here.history()
    own = partial(
        own_request, here, request=request, past=past, use_accepted=use_accepted
    )
    reports = [_judge(here, path, own(path), past) for path in along(found.plans)]
    return reports + [
        lint.report_unreadable(fault, name) for name, fault in found.faults
    ]


def fails(run: Run, fail_on: FailOn | None) -> bool:
    """Return whether a check has failed, by *fail_on* or by the folders' settings."""
    unread = not all(file.read for file in run.files)
    return unread or any(True for _ in failing(run, fail_on))


def failing(run: Run, fail_on: FailOn | None) -> Iterator[Diagnostic]:
    """Yield the problems that make a check fail, besides files that were not read."""
    wanted = dict(run.fail_on)
    for said in run.diagnostics:
        level = fail_on or wanted.get(said.file, "error")
        if level != "never" and LEVELS.index(said.level) <= LEVELS.index(level):
            yield said


def own_request(
    here: Workspace,
    path: Path,
    request: Request,
    past: History | None = None,
    *,
    use_accepted: bool = True,
) -> Request:
    """Add a folder's settings and accepted problems to a request.

    If there is a *past* to compare with, add its settings and accepted problems too.
    """
    own = here.settings(path)
    accepted = here.accepted(own.home) if use_accepted else AcceptedFile()
    terms = settings.lint_settings(own, path)
    if past is None or not past.since.commit:
        return request._replace(terms=terms, accepted=accepted)
    then = past.terms_then(path)
    before = Before(then.levels, past.accepted.get(own.home, AcceptedFile()))
    terms = terms._replace(fail_on=levels.stricter_gate(terms.fail_on, then.fail_on))
    return request._replace(terms=terms, accepted=accepted, before=before)


def _judge(
    here: Workspace, path: Path, request: Request, past: History | None
) -> Report:
    name = files.name(path)
    try:
        content = here.contents.read(path)
    except Refusal as refusal:
        return lint.report_unreadable(refusal.faults[0], name)
    if past and path in past.same:
        return lint.report_unchanged(content, name, request)
    return lint.one(content, name, request, past.was.get(path) if past else None)


def _of_history(here: Workspace, request: Request, past: History) -> Iterator[Report]:
    """Report plans that are gone, are no longer checked, or were not compared."""
    for path, was in past.gone:
        own = own_request(here, path, request, past)
        yield lint.report_deleted(was, folders.name_from_here(path), own)
    for path, was in past.left_out:
        own = own_request(here, path, request, past)
        yield lint.report_left_out(was, folders.name_from_here(path), own)
    for fault in past.faults:
        yield lint.report_uncompared(fault, past.root)


def _newly(
    here: Workspace, past: History, reports: Iterable[Report], request: Request
) -> Since:
    """List what is accepted now, but was not when the two histories split."""
    if not request.accepting or not past.since.commit:
        return past.since
    was = {files.name(path): each for path, each in past.was.items()}
    entries = [
        name
        for home, old in sorted(past.accepted.items())
        for name in accepted_file.added(old, here.accepted(home))
    ]
    comments = [
        name
        for report in reports
        if report.judged and report.file.name not in past.untouched
        for name in comment_acceptance.newly_accepted(report, was.get(report.file.name))
    ]
    return past.since._replace(entries=tuple(entries), comments=tuple(comments))
