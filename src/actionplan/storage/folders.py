"""Find the plans in folders, and report what could not be checked."""

# ruff: noqa: PTH100, PTH114, PTH118 -- paths are compared as the system gives them

from __future__ import annotations

import glob
import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from actionplan.diagnostics import Fault, Refusal
from actionplan.messages import chase_files, tool, unreadable
from actionplan.storage import files
from actionplan.text import late, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDINGS = (".yaml", ".yml")
_MORE = late.compile(r"(?P<name>.+\.ya?ml)(?P<ending>\.[a-z]{1,5}|~)", re.IGNORECASE)
"""A name with an ending added by an editor, or by a person who kept an old copy."""
_DOCUMENTS = (".doc", ".docx", ".odt", ".rtf")
SHEETS = ".actionplan-chase"
"""A file that marks a folder of sheets for owners: documents in it are not plans."""


class Walked(NamedTuple):
    """The plans to read, and what could not be checked, sorted by name."""

    plans: tuple[Path, ...]
    faults: tuple[tuple[str, Fault], ...]
    documents: tuple[Path, ...] = ()
    """Word and similar documents. They may be plans, but are not read."""


def find(paths: Sequence[Path], *, deep: bool = True) -> Walked:
    """Find plans: files that are named, and those in folders that are named.

    Names that start with a dot are left out, and links to folders are not followed. A
    file that can be reached in two ways counts once, under its own name if possible. A
    link that is named, or is in a path that is named, must lead to a place below the
    current folder or the folder of the link. Unless *deep*, folders are opened but not
    searched.

    Faults: `unreadable-folder` (reason), `unreadable-file` (reason), `not-a-file`
    (kind), `link-leaves-folder` (target), `plan-under-another-name` (ending, name).
    Refuses with `path-not-found` (path, nearby).
    """
    # Sorted in reverse with links first. The dict keeps the last entry for each real
    # file: one that is not a link and, of those, the first name.
    seen = [sight for path in paths for sight in _look(path, deep=deep)]
    good = [s for s in seen if s.fault is None and not s.document]
    good.sort(key=lambda sight: (sight.link, files.name(sight.path)), reverse=True)
    plans = {sight.real: sight.path for sight in good}
    faults = {files.name(sight.path): sight.fault for sight in seen if sight.fault}
    return Walked(
        tuple(sorted(plans.values(), key=files.name)),
        tuple(sorted(faults.items(), key=lambda pair: pair[0])),
        tuple(sorted((s.path for s in seen if s.document), key=files.name)),
    )


def require_readable(path: Path) -> None:
    """Refuse a path that does not exist, or for which `find` would report a fault."""
    for name, fault in find([path], deep=False).faults:
        raise Refusal(fault, file=name)
    if not files.is_folder(path):
        files.read(path)


def require_no_way_out(path: Path, folder: str) -> None:
    """Refuse a link that leads out of *folder*. Files that are not links are allowed.

    Refuses with `link-leaves-folder` (target).
    """
    if os.path.islink(path) and not _within(_real(path), _real(Path(folder))):
        fault = unreadable.link_leaves_folder(target=str(path.readlink()))
        raise Refusal(fault, file=name_from_here(path))


def looks_like_plan(content: bytes) -> bool:
    """Return whether a file has any sign of a plan in it, readable or not.

    This is only for files that are named by a program, such as a commit hook, which
    names all files of a kind. A file that a person names, or one in a folder of plans,
    is always checked.
    """
    # Compare bytes without NUL, because the file may be in UTF-16 or damaged.
    return _MARK.search(content.replace(b"\0", b"")) is not None


_MARK = re.compile(
    rb"""
    (?:
        # at the very left, after a byte order mark or a quotation mark
        ^ [\xef\xbb\xbf\xff\xfe"']{0,4}
        (?: schema ["']? [ \t]{0,9} : [ \t"']{0,9} actionplan
          | outcomes? ["']? [ \t]? : )
    |
        # anywhere, because no other kind of file has these
        ^ [ \t-]{0,60} ["']? (?: desired_outcome | accountable ) ["']? [ \t]? :
    )
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def repository() -> Path:
    """Return the root of the current folder's repository, or else that folder."""
    here = Path(_real(Path()))
    for folder in (here, *here.parents):
        if os.path.lexists(folder / ".git"):
            return folder
    return here


def seen_from(root: Path, name: str) -> str:
    """Return a file's name relative to *root*, with links in its folders resolved.

    The file itself may be a link, but keeps its name.
    """
    path = Path(name)
    real = os.path.join(_real(path.parent), path.name)
    try:
        return Path(os.path.relpath(real, root)).as_posix()
    except ValueError:  # pragma: win32 cover -- it is on another drive
        return name


def name_from_here(path: Path) -> str:
    """Return the name to show, relative to the current folder if it is below that."""
    try:
        below = os.path.relpath(os.path.abspath(path))
    except ValueError:  # pragma: no cover -- on another drive in Windows
        return files.name(path)
    return files.name(Path(below)) if not below.startswith("..") else files.name(path)


class _Sight(NamedTuple):
    path: Path
    real: str
    link: bool = False
    fault: Fault | None = None
    document: bool = False


def _look(path: Path, *, deep: bool) -> Iterator[_Sight]:
    folder = False
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        if not os.path.lexists(path):
            fault = tool.path_not_found(path=files.name(path), nearby=_nearby(path))
            raise Refusal(fault, file=files.name(path)) from None
    except OSError:
        pass  # _judge will say why
    if not folder:
        link = _first_link(path)
        roots = (_real((link or path).parent), _real(Path()))
        yield _judge(path, roots, link=link is not None, of="other")
    elif leads_out(path):
        fault = unreadable.link_leaves_folder(target=_real(path))
        yield _Sight(path, _real(path), link=True, fault=fault)
    else:
        yield from _walk(path, deep=deep)


def leads_out(path: Path) -> bool:
    """Return whether *path* has a link in it that leads out of the current folder.

    A link may also lead to a place below the folder that it is in.
    """
    link = _first_link(path)
    if link is None:
        return False
    roots = (_real(link.parent), _real(Path()))
    return not any(_within(_real(path), root) for root in roots)


def require_inside(path: Path) -> None:
    """Refuse to put something new in a place that such a link leads to.

    Refuses with `place-leaves-folder`.
    """
    if leads_out(path):
        raise Refusal(tool.place_leaves_folder(), file=files.name(path))


def require_new(path: Path) -> None:
    """Refuse a place for a new folder where there is something, but an empty folder.

    Refuses with `not-a-folder`, `folder-not-empty`, `unreadable-folder` (reason) or
    `place-leaves-folder`.
    """
    require_inside(path)
    if files.is_there(path) and not files.is_folder(path):
        raise Refusal(not_a_folder(path), file=files.name(path))
    for shown, fault in find([path], deep=False).faults if files.is_there(path) else ():
        raise Refusal(fault, file=shown)
    if files.is_there(path) and any(path.iterdir()):
        raise Refusal(chase_files.folder_not_empty(), file=files.name(path))


def not_a_folder(path: Path) -> Fault:
    """Return the fault of something that is there and is not a folder."""
    try:
        kind = files.kind_of(path.stat())
    except OSError:  # a link to nothing
        kind = ""
    return tool.not_a_folder(kind=kind or "a file")


def _first_link(path: Path) -> Path | None:
    """Return the first link below the current folder on the way to *path*, if any.

    Links above the current folder are part of how the computer is set up. Links below
    it may come from anyone.
    """
    here = _real(Path())
    steps = [path, *path.parents]
    links = [step for step in steps if os.path.islink(step)]
    below = (s for s in reversed(links) if Path(_real(s.parent)).is_relative_to(here))
    return next(below, None)


def _nearby(path: Path) -> tuple[str, ...]:
    """Return what may have been meant: the plan with that ID, then similar names."""
    names: list[str] = []
    with suppress(OSError, ValueError):
        if plans := sorted(path.parent.glob(f"*/{glob.escape(path.name)}.yaml")):
            return tuple(map(files.name, plans))
    with suppress(OSError, ValueError):
        names = [each.name for each in path.parent.iterdir() if each.name[0] != "."]
    close = suggest.closest(path.name, sorted(names))
    return tuple(files.name(path.parent / each) for each in close)


def _walk(root: Path, *, deep: bool) -> Iterator[_Sight]:
    real_root = _real(root)
    folders = [(root, real_root)]
    while folders:
        folder, real_folder = folders.pop()
        try:
            entries = _entries(folder)
        except OSError as error:
            fault = unreadable.unreadable_folder(reason=files.reason_of(error))
            yield _Sight(folder, real_folder, fault=fault)
            continue
        for entry, is_folder, is_file in entries if deep else ():
            path, real = folder / entry, os.path.join(real_folder, entry)
            if is_folder:
                folders.append((path, real))
            elif entry.lower().endswith(ENDINGS):
                yield _Sight(path, real) if is_file else _judge(path, (real_root,))
            elif is_file and entry.lower().endswith(_DOCUMENTS):
                if files.is_there(folder / SHEETS):
                    continue  # it asks for progress, and is not a plan
                yield _Sight(path, real, document=True)
            elif is_file and (more := _MORE.fullmatch(entry)):
                yield from _near_miss(path, real, more)


def _near_miss(path: Path, real: str, more: re.Match[str]) -> Iterator[_Sight]:
    """Report a file that looks like a plan, but whose name has another ending."""
    with suppress(Refusal):  # if it cannot be read, it may not be a plan
        if looks_like_plan(files.read(path)):
            ending, name = more["ending"], more["name"]
            fault = unreadable.plan_under_another_name(ending=ending, name=name)
            yield _Sight(path, real, fault=fault)


def _entries(folder: Path) -> list[tuple[str, bool, bool]]:
    with os.scandir(folder) as entries:
        return [
            (
                entry.name,
                entry.is_dir(follow_symlinks=False),
                entry.is_file(follow_symlinks=False),
            )
            for entry in entries
            if not entry.name.startswith(".")
        ]


def _judge(
    path: Path,
    roots: tuple[str, ...],
    *,
    link: bool = False,
    of: Literal["plan", "other"] = "plan",
) -> _Sight:
    """Look at what may not be a file to read. One that was named need not be a plan."""
    real, link, fault = _real(path), link or os.path.islink(path), None
    try:
        if link and not any(_within(real, root) for root in roots):
            own = path.readlink() if os.path.islink(path) else real
            fault = unreadable.link_leaves_folder(target=str(own))
        elif kind := files.kind_of(path.stat()):
            fault = unreadable.not_a_file(kind=kind)
    except OSError as error:
        lost = link and isinstance(error, FileNotFoundError)
        reason = "it is a link to something that does not exist"
        why = reason if lost else files.reason_of(error)
        fault = (
            unreadable.unreadable_file(reason=why)
            if of == "plan"
            else unreadable.unreadable_file(reason=why, of=of)
        )
    return _Sight(path, real, link, fault)


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, RecursionError):
        # The current folder is gone, or links lead in a circle. Treat it as outside.
        return os.fspath(path)


def _within(real: str, root: str) -> bool:
    # Names with a dot count as outside: a link to .git/config would show passwords.
    below = Path(real)
    return below.is_relative_to(root) and not any(
        part.startswith(".") for part in below.relative_to(root).parts
    )
