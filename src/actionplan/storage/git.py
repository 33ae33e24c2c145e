"""Ask git for earlier versions of files, without running or changing anything."""

# ruff: noqa: PTH113, PTH117, PTH118, PTH120 -- paths are compared as the system gives them

from __future__ import annotations

import hashlib
import os
import re
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
"""The most seconds for one answer. git usually takes a few hundredths of one."""
_REFS = 500
"""The most names of branches and tags to search for the one that was meant."""
_LINKS = 40
"""The most links to follow from one name. Linux follows the same number."""
_LONGEST = 4_096
"""The most bytes in the target of a link, as in Linux. In a git pack, a thousand links
of a megabyte each make a small file."""
_SHA1 = 40
"""The length of a SHA-1 name in git. A SHA-256 name is longer."""
_LINK, _OTHER = b"120000", b"160000"


class Tree(NamedTuple):
    """The files in a repository at the commit to compare with."""

    root: str
    """The folder that file names are relative to, with links resolved."""
    ref: str
    """The branch, tag or commit that was asked for."""
    commit: str
    """Where the two histories split. Empty if the clone does not have that commit."""
    files: Mapping[str, str]
    """The names that git gives to the contents, by file name."""
    others: tuple[str, ...] = ()
    """Folders that are separate repositories."""
    links: Mapping[str, str] = {}
    """Where links lead to, by the name of the link."""

    def real(self, name: str) -> str:
        """Follow the links in the commit, as long as they stay in the repository."""
        for _ in range(_LINKS):
            steps = name.split("/")
            heads = ("/".join(steps[:n]) for n in range(1, len(steps) + 1))
            link = next((head for head in heads if head in self.links), "")
            if not link:
                break
            target = os.path.join(os.path.dirname(link), self.links[link])
            name = os.path.normpath(target + name.removeprefix(link))
        return name


def root(folder: Path) -> str:
    """Return the top folder of the repository that *folder* is in.

    Refuses with `git-not-found`, `not-a-repository`, `repository-of-another` (folder)
    or `git-gave-no-answer` (reason).
    """
    top, _ = _repository(os.path.realpath(folder), files.name(folder))
    return top


def base(root: str, ref: str) -> Tree:
    """Return the files at the merge base of *ref* and the checked-out version.

    Pull requests are compared with the same commit, because later changes by others on
    *ref* are not part of the change. The commit is empty in a shallow clone that does
    not have it.

    Refuses as `root` does, and with `unknown-ref` (ref, nearest), `ambiguous-ref`
    (ref, meanings), `no-common-past` (ref) or `several-common-pasts` (ref).
    """
    _, shallow = _repository(root, root)
    _require_one_meaning(root, ref)
    theirs, ours = _commit(root, ref), _commit(root, "HEAD")
    if not theirs and not shallow:
        nearest = _nearest(root, ref)
        raise Refusal(comparing.unknown_ref(ref=ref, nearest=nearest))
    parted: list[str] = []
    if theirs and ours:
        parted = _line(root, "merge-base", "--all", theirs, ours).split()
    if shallow and not (parted and _is_whole(root, theirs, ours, parted)):
        return Tree(root, ref, "", {})
    match parted:
        case []:
            raise Refusal(comparing.no_common_past(ref=ref))
        case [commit]:
            return _tree(root, ref, commit)
        case _:
            # git picks any of them. One that a branch has made may not have everything
            # that another has, so the branch would choose what it is compared with.
            raise Refusal(comparing.several_common_pasts(ref=ref))


def tips(root: str) -> tuple[Tree, ...]:
    """Return the files of the commits in which work that is checked out may be kept.

    Those are the newest commit here, the branch it follows, the main branches of other
    copies, and what is being merged. Before the first commit of a branch, all branches
    count. There is none where nothing has been committed.

    Refuses as `root` does, and where git cannot find a commit that it names.
    """
    here = _commit(root, "HEAD")
    if not here and _line(root, "rev-parse", "--verify", "--quiet", "HEAD"):
        raise Refusal(comparing.git_gave_no_answer(reason="a commit is missing"))
    patterns = _MAIN if here else _BRANCHES
    form = "--format=%(refname)"
    words = ("for-each-ref", f"--count={_REFS}", form, *patterns)
    others = os.fsdecode(_output(root, *words)).splitlines()
    refs = ["HEAD", *_UNDER_WAY, *others]
    found = {commit: ref for ref in refs if (commit := _commit(root, ref))}
    return tuple(_tree(root, ref, commit) for commit, ref in found.items())


_UNDER_WAY = (
    *("@{upstream}", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD"),
)
"""What the branch follows, and commits that are being brought into it."""
_MAIN = ("refs/remotes/*/HEAD", "refs/remotes/*/main", "refs/remotes/*/master")
_BRANCHES = ("refs/heads", "refs/remotes")


def is_ignored(root: str, name: str) -> bool:
    """Return whether git is told never to keep the file *name*."""
    answer = _ask(root, "check-ignore", "-z", "--stdin", given=os.fsencode(name))
    if answer.code not in (0, 1):
        raise Refusal(_failed(answer))
    return answer.code == 0


def contents(
    of: Tree, names: Iterable[str], limit: int = files.LIMIT
) -> dict[str, bytes]:
    """Return contents, unchanged, by the names that git gives them.

    Contents of more than *limit* bytes, which no plan may have, are not read.
    """
    # Ask git twice for all files together: first for the sizes, then for the contents
    # that are small enough. Each answer is a header line with the size, the bytes, and
    # a line end. So the answer can be cut by counting, whatever the bytes are.
    asked = "".join(f"{name}\n" for name in sorted(set(names))).encode()
    if not asked:
        return {}
    sizes = _output(of.root, "cat-file", "--batch-check", given=asked).splitlines()
    small = [row.split()[0] for row in sizes if _is_small(row.split(), limit)]
    output = _output(of.root, "cat-file", "--batch", given=b"\n".join([*small, b""]))
    found: dict[str, bytes] = {}
    start = 0
    for name in small:
        head = output.index(b"\n", start) + 1
        size = int(output[start:head].split()[2])
        found[name.decode()] = output[head : head + size]
        start = head + size + 1
    return found


def converted(of: Tree, names: Iterable[str]) -> dict[str, str]:
    """Return the files that git stores in a different form from the folder.

    Each file name has the attribute that causes it. What git stores for these files is
    not what people read.
    """
    asked = b"".join(os.fsencode(name) + b"\0" for name in names)
    if not asked:
        return {}
    words = ("check-attr", "-z", "--stdin", "filter", "working-tree-encoding")
    said = _output(of.root, *words, given=asked).split(b"\0")
    rows = zip(said[0::3], said[1::3], said[2::3], strict=False)
    return {
        os.fsdecode(name): attribute.decode()
        for name, attribute, value in rows
        if value not in (b"unspecified", b"unset")
    }


def left_out(of: Tree) -> frozenset[str]:
    """Return the files that a sparse checkout leaves out. They are not deleted."""
    rows = _output(of.root, "ls-files", "-z", "-t").split(b"\0")
    return frozenset(os.fsdecode(row[2:]) for row in rows if row[:2] == b"S ")


def name_of(content: bytes, like: str) -> str:
    """Return the name that git would give *content*, with the same hash as *like*."""
    make = hashlib.sha1 if len(like) == _SHA1 else hashlib.sha256
    head = b"blob %d\0" % len(content)
    return make(head + content, usedforsecurity=False).hexdigest()


def _is_small(row: list[bytes], limit: int) -> bool:
    match row:
        case [_, b"blob", size]:
            return int(size) <= limit
        case _:
            return False


# --- questions to git -----------------------------------------------------------


def _repository(folder: str, shown: str) -> tuple[str, bool]:
    """Return the top folder, and whether part of the history is missing."""
    answer = _ask(folder, "rev-parse", "--show-toplevel", "--is-shallow-repository")
    if _is_among_files(folder):
        raise Refusal(comparing.repository_within_plans(folder=shown, how="bare"))
    if answer.code == 0:
        _require_no_submodule(folder, shown)
        # a folder's name may have line breaks in it, so use only the last one
        top, _, shallow = answer.out.removesuffix(b"\n").rpartition(b"\n")
        return os.path.realpath(os.fsdecode(top)), shallow == b"true"
    if b"dubious ownership" in answer.err or b"unsafe repository" in answer.err:
        fault = comparing.repository_of_another(folder=shown)
    elif b"not a git repository" in answer.err or b"work tree" in answer.err:
        fault = comparing.not_a_repository(folder=shown)
    else:
        fault = _failed(answer)
    raise Refusal(fault)


def _is_among_files(folder: str) -> bool:
    """Return whether git would use a repository that is itself stored in git.

    git never stores anything called .git. But a bare repository is a few files with any
    names. A change can add one, with branches that contain whatever its author likes.
    So the repository that git finds from *folder* must be called .git, or must not be
    one of the folders that *folder* is in.
    """
    where = _ask(folder, "rev-parse", "--absolute-git-dir").out.removesuffix(b"\n")
    own = os.path.realpath(os.fsdecode(where)) if where else ""
    is_git = f"{os.sep}.git{os.sep}" in f"{own}{os.sep}"
    return bool(own) and not is_git and f"{folder}{os.sep}".startswith(f"{own}{os.sep}")


def _require_no_submodule(folder: str, shown: str) -> None:
    """Refuse a repository that is a submodule of another one.

    A change could choose which repository that is, and at which commit.
    """
    words = ("rev-parse", "--show-superproject-working-tree")
    if _ask(folder, *words).out.strip():
        fault = comparing.repository_within_plans(folder=shown, how="submodule")
        raise Refusal(fault)


def _require_one_meaning(root: str, ref: str) -> None:
    """Refuse a name that a branch and a tag share, if it means two commits.

    git would use the tag, and anyone who can push can push a tag called "origin/main".
    """
    name = re.split(r"[~^@:]", ref)[0]
    if not re.fullmatch(r"[\w./+=,#%-]+", name) or name.startswith("-"):
        return  # not the name of a branch or tag
    patterns = [f"refs/{kind}/{name}" for kind in ("tags", "heads", "remotes")]
    form = "--format=%(objectname) %(*objectname) %(refname)"
    rows = _ask(root, "for-each-ref", form, *patterns).out.splitlines()
    found = {
        os.fsdecode(refname): own.split()[-1]
        for own, _, refname in (row.rpartition(b" ") for row in rows)
        if os.fsdecode(refname) in patterns
    }
    if len(set(found.values())) > 1:
        raise Refusal(comparing.ambiguous_ref(ref=ref, meanings=tuple(sorted(found))))


def _is_whole(root: str, theirs: str, ours: str, parted: list[str]) -> bool:
    """Return whether a shallow clone has all commits since the histories split.

    If not, the missing commits may include a later point at which they met again.
    """
    without = [f"^{commit}" for commit in parted]
    words = ("rev-list", "--max-parents=0", "--max-count=1")
    return not _output(root, *words, theirs, ours, *without)


def _commit(root: str, ref: str) -> str:
    """Return the commit that *ref* names, empty if there is none."""
    if not ref or ref.startswith("-"):
        return ""  # not a name, and it could act as an option
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    return _line(root, *words, f"{ref}^{{commit}}")


def _nearest(root: str, ref: str) -> tuple[str, ...]:
    """Return at most 2 branches or tags that *ref* may be meant for."""
    words = ("for-each-ref", f"--count={_REFS}", "--format=%(refname:short)")
    answer = _ask(root, *words)
    names = os.fsdecode(answer.out).splitlines()
    same = [name for name in names if name.rpartition("/")[2] == ref]
    return tuple(dict.fromkeys([*same, *suggest.closest(ref, names)]))[:2]


def _tree(root: str, ref: str, commit: str) -> Tree:
    """List the files in a commit, and separately its links and where they lead."""
    held: dict[str, str] = {}
    links: dict[str, str] = {}
    others = []
    rows = _output(root, "ls-tree", "-r", "-z", "--full-tree", commit)
    for row in rows.split(b"\0")[:-1]:
        about, _, name = row.partition(b"\t")
        mode, _, content = about.split()
        if mode == _OTHER:
            others.append(os.fsdecode(name))
        else:
            into = links if mode == _LINK else held
            into[os.fsdecode(name)] = content.decode()
    tree = Tree(root=root, ref=ref, commit=commit, files=held, others=tuple(others))
    targets = contents(tree, links.values(), _LONGEST)
    return tree._replace(
        links={
            name: os.fsdecode(targets[own])
            for name, own in links.items()
            if own in targets
        }
    )


def _line(root: str, *words: str) -> str:
    """Return an answer of one line. It is empty if git fails."""
    answer = _ask(root, *words)
    return "" if answer.code else answer.out.decode("ascii", "replace").strip()


def _output(root: str, *words: str, given: bytes = b"") -> bytes:
    """Return an answer, or refuse if git fails."""
    answer = _ask(root, *words, given=given)
    if answer.code:
        raise Refusal(_failed(answer))
    return answer.out


def _failed(answer: _Answer) -> Fault:
    said = answer.err.decode("utf-8", "replace").strip().partition("\n")[0]
    reason = " ".join(said.removeprefix("fatal: ").split())[:160]
    return comparing.git_gave_no_answer(reason=reason)


# --- running git ----------------------------------------------------------------


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
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch missing files
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # use what was committed, not a replacement
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "C",
    "LC_ALL": "C",  # its messages are compared
}
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH", "GIT_DISCOVERY")
"""A user's settings for where git is and whom it trusts.

All others are dropped, because in a git hook GIT_DIR and others are about the hook.
"""


def _ask(folder: str, *words: str, given: bytes = b"") -> _Answer:
    """Run git in *folder*, without questions and for at most SECONDS."""
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
    except ValueError:  # a word that cannot be passed to a program
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
    """Stop git and everything that it started, if it is still running."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":  # pragma: win32 cover -- it has no process groups
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _program() -> str:
    """Find git in the folders of PATH, but never in the folder of plans."""
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
