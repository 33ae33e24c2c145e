"""Asking git what there was, in a way that runs, fetches and changes nothing."""

# ruff: noqa: PTH113, PTH117, PTH118 -- paths are compared as the system gives them

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from actionplan.diagnostics import Fault, Refusal
from actionplan.messages import comparing
from actionplan.storage import files
from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SECONDS = 30.0
"""How long git may take for one answer; it takes a few hundredths of one."""
_REFS = 500
"""Names of branches and tags that are looked through for what was meant."""
_SHA1 = 40
"""Letters of a name that git gave with SHA-1; with SHA-256 it has more."""
_LINK, _OTHER = b"120000", b"160000"


class Tree(NamedTuple):
    """What the files of a repository were, at the commit they are compared with."""

    root: str
    """The folder that the names of files are seen from, as the system knows it."""
    ref: str
    """What was asked for."""
    commit: str
    """Where the two histories parted; empty where the clone does not go so far back."""
    files: Mapping[str, str]
    """The names git has for their contents, by the names of the files."""
    others: tuple[str, ...] = ()
    """Folders that are repositories of their own."""


def root(folder: Path) -> str:
    """Return the top folder of the repository that *folder* is in.

    Refuses with `git-not-found`, `not-a-repository`, `repository-of-another` (folder)
    or `git-gave-no-answer` (reason).
    """
    top, _ = _repository(os.path.realpath(folder), files.name(folder))
    return top


def base(root: str, ref: str) -> Tree:
    """Return what there was where *ref* and what is checked out have parted.

    That is what a pull request is compared with: what others have done on *ref* since
    is no change of ours. A clone that has only the newest part of the history may not
    reach there, and the commit is empty.

    Refuses as `root` does, and with `unknown-ref` (ref, nearest) or `no-common-past`
    (ref).
    """
    _, shallow = _repository(root, root)
    theirs, ours = _commit(root, ref), _commit(root, "HEAD")
    if not theirs and not shallow:
        nearest = _nearest(root, ref)
        raise Refusal(comparing.unknown_ref(ref=ref, nearest=nearest))
    parted = _line(root, "merge-base", theirs, ours) if theirs and ours else ""
    if parted:
        return _tree(root, ref, parted)
    if shallow:
        return Tree(root, ref, "", {})
    raise Refusal(comparing.no_common_past(ref=ref))


def contents(of: Tree, names: Iterable[str]) -> dict[str, bytes]:
    """Return contents by the names git has for them, unaltered.

    Those that are larger than any plan may be are left out, unread.
    """
    asked = "".join(f"{name}\n" for name in sorted(set(names))).encode()
    if not asked:
        return {}
    sizes = _told(of.root, "cat-file", "--batch-check", given=asked).splitlines()
    small = [row.split()[0] for row in sizes if _is_small(row.split())]
    told = _told(of.root, "cat-file", "--batch", given=b"\n".join([*small, b""]))
    found: dict[str, bytes] = {}
    start = 0
    for name in small:
        head = told.index(b"\n", start) + 1
        size = int(told[start:head].split()[2])
        found[name.decode()] = told[head : head + size]
        start = head + size + 1
    return found


def left_out(of: Tree) -> frozenset[str]:
    """Return the files that are not in the folder because nobody wanted them there.

    A sparse checkout has only a part of the files; the others are not gone.
    """
    rows = _told(of.root, "ls-files", "-z", "-t").split(b"\0")
    return frozenset(os.fsdecode(row[2:]) for row in rows if row[:2] == b"S ")


def name_of(content: bytes, like: str) -> str:
    """Return the name that git would have for *content*, of the kind of *like*."""
    make = hashlib.sha1 if len(like) == _SHA1 else hashlib.sha256
    head = b"blob %d\0" % len(content)
    return make(head + content, usedforsecurity=False).hexdigest()


def _is_small(row: list[bytes]) -> bool:
    match row:
        case [_, b"blob", size]:
            return int(size) <= files.LIMIT
        case _:
            return False


# --- what is asked --------------------------------------------------------------


def _repository(folder: str, shown: str) -> tuple[str, bool]:
    """Return the top folder, and whether the clone lacks a part of its history."""
    answer = _ask(folder, "rev-parse", "--show-toplevel", "--is-shallow-repository")
    if answer.code == 0:
        # a folder's name may have line breaks in it: only the last one is git's
        top, _, shallow = answer.out.removesuffix(b"\n").rpartition(b"\n")
        return os.path.realpath(os.fsdecode(top)), shallow == b"true"
    if b"dubious ownership" in answer.err or b"unsafe repository" in answer.err:
        fault = comparing.repository_of_another(folder=shown)
    elif b"not a git repository" in answer.err or b"work tree" in answer.err:
        fault = comparing.not_a_repository(folder=shown)
    else:
        fault = _failed(answer)
    raise Refusal(fault)


def _commit(root: str, ref: str) -> str:
    """Return the commit that *ref* stands for, empty if there is none."""
    if not ref or ref.startswith("-"):
        return ""  # no name of anything, whatever it would do as an option
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    return _line(root, *words, f"{ref}^{{commit}}")


def _nearest(root: str, ref: str) -> tuple[str, ...]:
    """Return the branches and tags that *ref* may be meant for, at most two."""
    words = ("for-each-ref", f"--count={_REFS}", "--format=%(refname:short)")
    answer = _ask(root, *words)
    names = os.fsdecode(answer.out).splitlines()
    same = [name for name in names if name.rpartition("/")[2] == ref]
    return tuple(dict.fromkeys([*same, *suggest.closest(ref, names)]))[:2]


def _tree(root: str, ref: str, commit: str) -> Tree:
    """List the files of a commit, but links: what these are is what they lead to."""
    held: dict[str, str] = {}
    others = []
    rows = _told(root, "ls-tree", "-r", "-z", "--full-tree", commit)
    for row in rows.split(b"\0")[:-1]:
        about, _, name = row.partition(b"\t")
        mode, _, content = about.split()
        if mode == _OTHER:
            others.append(os.fsdecode(name))
        elif mode != _LINK:
            held[os.fsdecode(name)] = content.decode()
    return Tree(root=root, ref=ref, commit=commit, files=held, others=tuple(others))


def _line(root: str, *words: str) -> str:
    """Return an answer of one line; empty where the answer is no."""
    answer = _ask(root, *words)
    return "" if answer.code else answer.out.decode("ascii", "replace").strip()


def _told(root: str, *words: str, given: bytes = b"") -> bytes:
    """Return an answer; refuses where there is none."""
    answer = _ask(root, *words, given=given)
    if answer.code:
        raise Refusal(_failed(answer))
    return answer.out


def _failed(answer: _Answer) -> Fault:
    said = answer.err.decode("utf-8", "replace").strip().partition("\n")[0]
    reason = " ".join(said.removeprefix("fatal: ").split())[:160]
    return comparing.git_gave_no_answer(reason=reason)


# --- how it is asked ------------------------------------------------------------


class _Answer(NamedTuple):
    code: int
    out: bytes
    err: bytes


_SAFELY = (
    "--no-pager",
    "-c",
    "core.quotePath=false",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # what was committed, not what stands in for it
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "C",
    "LC_ALL": "C",  # its words are compared
}
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH", "GIT_DISCOVERY")
"""What a user may set for git that tells where it is and whom it trusts.

All else is left out: in a hook of git's own, GIT_DIR and others speak of its work.
"""


def _ask(folder: str, *words: str, given: bytes = b"") -> _Answer:
    """Run git in *folder*, with nothing to type and for no longer than SECONDS."""
    command = [_program(), *_SAFELY, *words]
    try:
        process = subprocess.Popen(  # noqa: S603 -- a list of words, and no shell
            command,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.PIPE if given else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except ValueError:  # a word that no program can be given
        return _Answer(128, b"", b"")
    except OSError as error:
        raise Refusal(
            comparing.git_gave_no_answer(reason=files.reason_of(error))
        ) from None
    with process:
        try:
            out, err = process.communicate(given or None, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            reason = f"it took longer than {SECONDS:g} seconds"
            fault = comparing.git_gave_no_answer(reason=reason)
            raise Refusal(fault) from None
        finally:
            _end(process)
    return _Answer(process.returncode, out, err)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git with all that it started, if it is still at work."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":  # pragma: win32 cover -- it has no groups to signal
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _program() -> str:
    """Find git in the folders of PATH, never in the folder of the plans."""
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.get_exec_path():
        path = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    raise Refusal(comparing.git_not_found())


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return kept | _ENVIRONMENT
