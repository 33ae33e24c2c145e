"""Find which problems were already there at an earlier commit."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from actionplan import lint
from actionplan.diagnostics import Refusal, Stopped, StoppingFile
from actionplan.lint import accepted_file, settle
from actionplan.storage import files
from actionplan.workspace import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from actionplan.diagnostics import Diagnostic, FailOn, Run
    from actionplan.lint import Report, Request
    from actionplan.lint.accepted_file import Key
    from actionplan.workspace import Workspace
    from actionplan.workspace.history import History

Known: TypeAlias = "Mapping[str, Counter[Key]]"
"""What was there, by the name that each file has now."""


def stopped(
    run: Run, here: Workspace, request: Request, fail_on: FailOn | None
) -> Stopped | None:
    """Return why a check failed, or None if it did not.

    *here* is compared with a commit. The check does not depend on it, so if git does
    not have that commit, all that is lost is which problems are new.
    """
    if not check.fails(run, fail_on):
        return None
    past: History | None = None
    with suppress(Refusal):
        past = here.history()
    is_known = past is not None and bool(past.since.commit)
    known = problems(here, request, past) if past and is_known else None
    unread = {file.name for file in run.files if not file.read}
    said: dict[str, list[Diagnostic]] = {name: [] for name in unread}
    for each in check.failing(run, fail_on):
        said.setdefault(each.file, []).append(each)
    stopping = [
        _file(name, own, None if known is None else known.get(name, Counter()))
        if name not in unread
        else _unread(name, own)
        for name, own in sorted(said.items())
    ]
    homes = {files.name(p): here.settings(p).home for p in here.found().plans}
    accepted = {
        here.accepted(homes[each.name]).file for each in stopping if each.acceptable
    }
    return Stopped(
        files=tuple(stopping),
        is_known=is_known,
        accepted_files=tuple(sorted(accepted)),
    )


def problems(here: Workspace, request: Request, past: History) -> Known:
    """Return the problems of each plan as it was, by today's rules and settings."""
    request = request._replace(accepting=False, fixes=False)
    reports = list(_reports(here, request, past))
    run = lint.across(reports, request)
    found: dict[str, Counter[Key]] = {}
    for said in run.diagnostics:
        found.setdefault(said.file, Counter()).update(_keys(said))
    return found


def _reports(here: Workspace, request: Request, past: History) -> Iterator[Report]:
    for path in here.found().plans:
        name = files.name(path)
        own = check.own_request(here, path, request, use_accepted=False)
        if name in past.untouched:
            with suppress(Refusal):
                yield lint.one(here.contents.read(path), name, own)
        elif (was := past.was.get(path)) and was.loaded:
            text = was.loaded.document.text
            yield lint.one(text.encode("utf-8", "surrogatepass"), name, own)


def split(
    said: Iterable[Diagnostic], known: Counter[Key]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Separate the problems that were there from those that are new."""
    left = Counter(known)
    old: list[Diagnostic] = []
    new: list[Diagnostic] = []
    for each in said:
        wanted = Counter(_keys(each))
        if wanted and wanted <= left and not settle.is_of_past(each.rule):
            left -= wanted
            old.append(each)
        else:
            new.append(each)
    return old, new


def among(said: Iterable[Diagnostic], known: Known) -> frozenset[Diagnostic]:
    """Return the problems in any files that were there."""
    of: dict[str, list[Diagnostic]] = {}
    for each in said:
        of.setdefault(each.file, []).append(each)
    return frozenset(
        each
        for name, own in of.items()
        for each in split(own, known.get(name, Counter()))[0]
    )


def at(here: Workspace, request: Request) -> Known:
    """Return the problems of each plan as it was at the commit of *here*.

    Refuses as `history.compared` does, and with `history-not-there` (ref).
    """
    past = here.history()
    if past is None or not past.since.commit:
        raise Refusal(*(past.faults if past else ()))
    return problems(here, request, past)


def _keys(said: Diagnostic) -> tuple[Key, ...]:
    """Return what identifies a problem within its file, whatever the plan's ID."""
    return tuple(key._replace(plan="") for key in accepted_file.keys(said))


def _file(
    name: str, said: list[Diagnostic], known: Counter[Key] | None
) -> StoppingFile:
    can = [each for each in said if accepted_file.keys(each)]
    old, _ = split(can, known or Counter())
    may = can if known is None else old
    acceptable = [e for e in may if not (e.timed or settle.is_of_past(e.rule))]
    return StoppingFile(
        name=name,
        read=True,
        problems=len(said),
        unacceptable=len(said) - len(can),
        old=len(old),
        acceptable=len(acceptable),
    )


def _unread(name: str, said: list[Diagnostic]) -> StoppingFile:
    """Return what is wrong with a file that cannot be read: nothing is acceptable."""
    number = len(said)
    return StoppingFile(
        name, read=False, problems=number, unacceptable=number, old=0, acceptable=0
    )
