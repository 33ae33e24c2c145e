"""Read and replace files without ever losing one."""

# The promises here depend on which system calls are made, and in which order.
# ruff: noqa: PTH105, PTH112, PTH113, PTH108, PTH114, PTH116, PTH118, PTH120, PTH121 -- so the calls are written out

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from actionplan.diagnostics import Fault, Refusal
from actionplan.messages import tool, unreadable, writing

if sys.platform != "win32":  # pragma: win32 no cover -- Windows does not have it
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT = 1_048_576
"""The most bytes that a plan may have. Even a long plan has far fewer."""


class Room(NamedTuple):
    """How many bytes a file may have, and what it is, so that a message can say."""

    most: int
    of: unreadable.Sized = "plan"


PLAN = Room(LIMIT)


class Replaced(NamedTuple):
    """A file's bytes before and after. They are equal if nothing was written."""

    before: bytes
    after: bytes
    durable: bool = True
    """Whether the disk confirmed that a power cut cannot undo the change."""


def name(path: Path) -> str:
    """Return the path as it is displayed."""
    return path.as_posix()


def is_folder(path: Path) -> bool:
    """Return whether there is a folder. False if no folder can have the name."""
    return os.path.isdir(path)


def is_file(path: Path) -> bool:
    """Return whether there is a file. False if no file can have the name."""
    return os.path.isfile(path)


def is_there(path: Path) -> bool:
    """Return whether anything has this name, or whether that cannot be found out.

    So actionplan tries to read a file in a folder that it cannot open, and reports why
    it cannot.
    """
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def is_same(one: Path, other: Path) -> bool:
    """Return whether two names are of one file. A link is the same as its target."""
    with suppress(OSError, ValueError):
        if os.path.samestat(os.lstat(one), os.lstat(other)):
            return True
    with suppress(OSError, ValueError):
        return os.path.samefile(one, other)
    return False


def changed(path: Path) -> float:
    """Return when a file was last changed, in seconds as the system counts them.

    Refuses with `unreadable-file` (reason).
    """
    with _answering(name(path), _unreadable):
        return os.stat(path).st_mtime


def read(path: Path, room: Room = PLAN) -> bytes:
    """Read a complete file or nothing. Never wait, or read more than it may have.

    Refuses with `unreadable-file` (reason), `not-a-file` (kind) or
    `file-too-large` (size, limit, of).
    """
    return _read(os.fspath(path), name(path), room)


def replace(
    path: Path,
    change: Callable[[bytes], bytes],
    *,
    wait: float = 20.0,
    room: Room = PLAN,
) -> Replaced:
    """Replace a file with what *change* makes of it, completely or not at all.

    Whatever goes wrong, the file is always the complete old one or the complete new
    one. Links stay links, and the owner and mode stay the same. If another process is
    replacing the file, this waits for it for up to *wait* seconds. Changes that anyone
    else makes meanwhile are never overwritten. If *change* raises an exception, it is
    passed on and nothing is written.

    Refuses as `read` does, and with `read-only-file`, `hard-linked-file` (links),
    `file-busy` (seconds), `changed-meanwhile`, `ownership-lost`, `disk-full`,
    `read-only-folder` or `write-failed` (reason).

    On Windows a lock would prevent the swap, so the file is only compared.
    """
    # Lock the file, read it, write the new bytes to a file next to it, force them to
    # disk, compare the old file once more, swap the two in one step, and ask the disk
    # to confirm the folder. A reader sees a complete file before and after the swap.
    shown = name(path)
    with _held(path, shown, wait) as (real, old):
        before = _read(real, shown, room)
        after = change(before)
        if after == before:
            return Replaced(before, after)
        _require_size(len(after), room, shown)
        with _temporary(real) as temp:
            _fill(temp, after, shown, mode=stat.S_IMODE(old.st_mode), owner=old)
            _require_unchanged(real, old, before=before, shown=shown, room=room)
            _swap(temp, real, after, shown)
        return Replaced(before, after, durable=_confirm(real))


def write(path: Path, content: bytes) -> bool:
    """Write a report, completely or not at all. A link is replaced, not followed.

    Returns whether the disk confirmed it. Refuses with `not-a-file` (kind),
    `disk-full`, `read-only-folder` or `write-failed` (reason).
    """
    shown, target = name(path), os.fspath(path)
    mode = _mode_to_keep(target, shown)
    with _temporary(target) as temp:
        _fill(temp, content, shown, mode=mode)
        _swap(temp, target, content, shown)
    return _confirm(target)


def append(path: Path, content: bytes) -> None:
    """Append to a file that another program reads.

    Refuses with `not-a-file` (kind), `disk-full`, `read-only-folder` or
    `write-failed` (reason).
    """
    shown = name(path)
    _mode_to_keep(os.fspath(path), shown)  # so that a device is never opened
    with _answering(shown, _unwelcome):
        file = os.open(path, _END, 0o666)
    with _answering(shown, _unwritten):
        try:
            _require_regular(os.fstat(file), shown, "written")
            _write_all(file, content)
        finally:
            os.close(file)


def make_folder(path: Path) -> bool:
    """Create a folder, if it does not exist. The folder above it must exist.

    Returns whether it was created. Refuses with `file-exists`, `disk-full`,
    `read-only-folder` or `write-failed` (reason).
    """
    if is_folder(path):
        return False
    with _answering(name(path), _unwelcome):
        path.mkdir()
    return True


def create(path: Path, content: bytes) -> bool:
    """Write a new file, completely or not at all, where there is no file yet.

    Returns whether the disk confirmed it. Refuses with `file-exists`, `disk-full`,
    `read-only-folder` or `write-failed` (reason).
    """
    shown, target = name(path), os.fspath(path)
    with _temporary(target) as temp:
        _fill(temp, content, shown, mode=None)
        _place(temp, target, shown)
    return _confirm(target)


def kind_of(status: os.stat_result) -> str:
    """Say what it is if it is not a regular file. Return "" if it is."""
    mode = status.st_mode
    match stat.S_IFMT(mode):
        case stat.S_IFREG:
            return ""
        case stat.S_IFDIR:
            return "a folder"
        case stat.S_IFIFO:
            return "a named pipe"
        case stat.S_IFSOCK:
            return "a socket"
        case stat.S_IFCHR | stat.S_IFBLK:
            return "a device"
        case _:
            return "something other than a file"


# Reading


def _flags(*names: str) -> int:
    # Not every system has all of them.
    return sum(getattr(os, each, 0) for each in names)


_QUIETLY = _flags("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
_NO_LINK = _flags("O_NOFOLLOW")
_NEW = _flags("O_WRONLY", "O_CREAT", "O_EXCL", "O_CLOEXEC", "O_NOFOLLOW", "O_BINARY")
_END = _QUIETLY | _flags("O_WRONLY", "O_APPEND", "O_CREAT")
_FOLDER = _flags("O_RDONLY", "O_DIRECTORY", "O_CLOEXEC")
_PIECE = 65_536


def _read(path: str, shown: str, room: Room) -> bytes:
    with (
        _answering(shown, _unreadable_as(room)),
        _opened(path, os.O_RDONLY, shown) as file,
    ):
        _require_size(os.fstat(file).st_size, room, shown)
        content = bytearray()
        while piece := os.read(file, _PIECE):
            content += piece
            # It may have grown, and some system files report no size.
            _require_size(len(content), room, shown)
        return bytes(content)


@contextmanager
def _opened(path: str, access: int, shown: str) -> Iterator[int]:
    # Check twice: opening a device may do something, and a name may be given to
    # another file.
    _require_regular(os.stat(path), shown)
    file = os.open(path, access | _QUIETLY)
    try:
        _require_regular(os.fstat(file), shown)
        yield file
    finally:
        # Nothing was written to it, so nothing can be lost.
        with suppress(OSError):
            os.close(file)


def _require_regular(
    status: os.stat_result, shown: str, use: Literal["read", "written"] = "read"
) -> None:
    if kind := kind_of(status):
        raise Refusal(unreadable.not_a_file(kind=kind, use=use), file=shown)


def _require_size(size: int, room: Room, shown: str) -> None:
    if size > room.most:
        fault = unreadable.file_too_large(size=size, limit=room.most, of=room.of)
        raise Refusal(fault, file=shown)


# Replacing


@contextmanager
def _held(path: Path, shown: str, wait: float) -> Iterator[tuple[str, os.stat_result]]:
    with ExitStack() as stack:
        with _answering(shown, _unwritable):
            real, old = _take(path, shown, wait, stack)
        yield real, old


def _take(
    path: Path, shown: str, wait: float, stack: ExitStack
) -> tuple[str, os.stat_result]:
    until = time.monotonic() + wait
    os.stat(path)  # the system follows only a few links, but realpath any number
    while True:
        real = os.path.realpath(path, strict=True)
        file = stack.enter_context(_opened(real, os.O_RDWR | _NO_LINK, shown))
        _lock(file, until, shown, wait)
        old = os.fstat(file)
        if os.path.samestat(old, os.stat(real)):
            break
        stack.close()  # someone else has put a new file there, so lock that one
    if old.st_nlink > 1 and (links := _links(real, old)) > 1:
        raise Refusal(writing.hard_linked_file(links=links), file=shown)
    if sys.platform == "win32":  # pragma: win32 cover -- it has no such lock
        stack.close()  # Windows cannot swap a file that is open
    return real, old


def _lock(file: int, until: float, shown: str, wait: float) -> None:
    # Lock the plan itself: a lock file would stay behind if the process is killed.
    if sys.platform == "win32":  # pragma: win32 cover -- see the comment
        return
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                fault = writing.file_busy(seconds=round(wait))
                raise Refusal(fault, file=shown) from None
            time.sleep(0.02)
        else:
            return


def _links(real: str, old: os.stat_result) -> int:
    # If `create` is killed between its last two steps, it leaves a second name.
    for path in Path(real).parent.glob(".*.tmp~"):
        with suppress(OSError):
            if os.path.samestat(path.lstat(), old):
                path.unlink()
    return os.stat(real).st_nlink


@contextmanager
def _temporary(target: str) -> Iterator[str]:
    folder, base = os.path.split(target)
    # Shortened, because a name has at most 255 bytes, and a character up to 4.
    temp = os.path.join(folder, f".{base[:48]}.{os.urandom(8).hex()}.tmp~")
    try:
        yield temp
    finally:
        with suppress(OSError):
            os.unlink(temp)


def _fill(
    temp: str,
    content: bytes,
    shown: str,
    *,
    mode: int | None,
    owner: os.stat_result | None = None,
) -> None:
    with _answering(shown, _unwelcome):
        file = os.open(temp, _NEW, 0o666 if mode is None else 0o600)
    with _answering(shown, _unwritten):
        try:
            _write_all(file, content)
            _dress(file, shown, mode, owner)
            # Never try again: after a failure the disk may lose what it was given.
            os.fsync(file)
        finally:
            os.close(file)


def _write_all(file: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]


def _dress(
    file: int, shown: str, mode: int | None, owner: os.stat_result | None
) -> None:
    if sys.platform == "win32":  # pragma: win32 cover -- neither owner nor mode
        return
    if owner is not None:
        new = os.fstat(file)
        if (new.st_uid, new.st_gid) != (owner.st_uid, owner.st_gid):
            with _answering(shown, lambda _: writing.ownership_lost()):
                os.fchown(file, owner.st_uid, owner.st_gid)
    if mode is not None:
        os.fchmod(file, mode)  # last, because a change of owner removes some of it


def _require_unchanged(
    real: str, old: os.stat_result, before: bytes, shown: str, room: Room
) -> None:
    with _answering(shown, _unreadable_as(room)):
        # We have no lock on another file, even if it has the same bytes.
        same = os.path.samestat(os.stat(real), old)
    if not same or _read(real, shown, room) != before:
        raise Refusal(writing.changed_meanwhile(), file=shown)


def _swap(temp: str, target: str, content: bytes, shown: str) -> None:
    with _answering(shown, _unwelcome):
        try:
            _move(temp, target)
        except FileNotFoundError:
            # A network folder may repeat a move that worked, and not find the old name.
            if not _holds(target, content):
                raise


def _move(temp: str, target: str) -> None:
    until = time.monotonic() + 2.5
    while True:
        try:
            os.replace(temp, target)
        except OSError as error:
            # On Windows, a reader or virus scanner may have it open for a moment.
            busy = getattr(error, "winerror", None) in {5, 32, 33}
            if not busy or time.monotonic() >= until:
                raise
            time.sleep(0.05)
        else:
            return


def _holds(target: str, content: bytes) -> bool:
    with suppress(Refusal):
        return _read(target, target, Room(len(content))) == content
    return False


def _confirm(target: str) -> bool:
    if sys.platform == "win32":  # pragma: win32 cover -- never confirms
        return True
    try:
        folder = os.open(os.path.dirname(target) or ".", _FOLDER)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        # Some file systems cannot confirm a folder.
        return error.errno in {errno.EINVAL, errno.ENOTSUP}
    return True


# Writing


def _mode_to_keep(target: str, shown: str) -> int | None:
    try:
        there = os.stat(target)
    except OSError:
        return None  # nothing, or a link to nothing
    # Not even through a link: we must not replace /dev/null.
    _require_regular(there, shown, "written")
    return None if os.path.islink(target) else stat.S_IMODE(there.st_mode)


_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


def _place(temp: str, target: str, shown: str) -> None:
    with _answering(shown, _unwelcome):
        try:
            os.link(temp, target)  # unlike a move, a link never replaces anything
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            _claim(temp, target)


def _claim(temp: str, target: str) -> None:
    claim = os.open(target, _NEW, 0o600)
    try:
        os.close(claim)
        _move(temp, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(target)
        raise


# Saying what went wrong


@contextmanager
def _answering(shown: str, fault: Callable[[OSError], Fault]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refusal(fault(error), file=shown) from error


def _unreadable(error: OSError) -> Fault:
    return unreadable.unreadable_file(reason=reason_of(error))


def _unreadable_as(room: Room) -> Callable[[OSError], Fault]:
    """Return what makes the fault for a file of this kind."""
    if room.of == "plan":
        return _unreadable
    return lambda error: unreadable.unreadable_file(reason=reason_of(error), of=room.of)


def _unwritable(error: OSError) -> Fault:
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return writing.read_only_file()
        case errno.ENOLCK | errno.ENOTSUP | errno.EOPNOTSUPP | errno.ENOSYS:
            reason = "files in this folder cannot be locked"
            return writing.write_failed(reason=reason)
        case _:
            return _unreadable(error)


def _unwelcome(error: OSError) -> Fault:
    match error.errno:
        case errno.EEXIST:
            return tool.file_exists()
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return writing.read_only_folder()
        case errno.ENOENT | errno.ENOTDIR:
            reason = "its folder does not exist"
            return writing.write_failed(reason=reason)
        case _:
            return _unwritten(error)


def _unwritten(error: OSError) -> Fault:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return writing.disk_full()
        case errno.EIO:
            reason = "the disk reported an error"
        case errno.EACCES | errno.EPERM:
            reason = "you do not have permission to write it"
        case _:
            reason = reason_of(error)
    return writing.write_failed(reason=reason)


_REASONS = {
    errno.EACCES: "you do not have permission to open it",
    errno.EPERM: "you do not have permission to open it",
    errno.ENOENT: "it is no longer there",
    errno.ENOTDIR: "it is no longer there",
    errno.EIO: "the disk could not read it",
    errno.ELOOP: "it is a link that never leads to a file",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EMFILE: "too many files are open at once",
    errno.ENFILE: "too many files are open at once",
    errno.ENOMEM: "the computer has run out of memory",
    errno.EROFS: "the disk is read-only",
    errno.EFBIG: "it is larger than the disk allows",
    errno.EAGAIN: "another program is using it",
    errno.EBUSY: "another program is using it",
    errno.ETXTBSY: "another program is using it",
    errno.ESTALE: "the network folder is no longer available",
    errno.ETIMEDOUT: "the network folder is not responding",
    errno.EHOSTDOWN: "the network folder is not responding",
    errno.EINTR: "it was interrupted",
}


def reason_of(error: OSError) -> str:
    """Say what went wrong, in words that can follow "because"."""
    # Never use the system's own words: they vary, and officers do not know them.
    number = error.errno or 0
    return _REASONS.get(number, f"the computer gave error number {number}")
