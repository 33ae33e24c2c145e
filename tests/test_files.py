"""Files are found, read and replaced as promised, whatever they are."""

import errno
import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan.diagnostics import Refusal
from actionplan.lint import diagnose
from actionplan.storage import files, folders
from actionplan.workspace.settings import extend

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")
Said = tuple[str, dict[str, Any]]

HERE = "you do not have permission to open it"
PLAN = b"schema: actionplan/1\nid: scr-family-a-2011\n"
ENTRY = b"          - date: 2011-09-30\n            note: The group met.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of plans that nobody else has."""
    plans = tmp_path / "plans"
    plans.mkdir()
    monkeypatch.chdir(plans)
    return plans


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every account of the machine can get to."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o777)
        yield Path(made)


# Finding


def test_a_folder_is_searched_for_plans_and_nothing_else(folder: Path) -> None:
    """Every .yaml and .yml below a folder is a plan, but for those under a dot name."""
    put(
        folder,
        "b.yaml",
        "A.YML",
        "deep/er/c.Yaml",
        "notes.txt",
        ".hidden.yaml",
        ".git/config.yaml",
        "deep/.cache/d.yaml",
        ".yaml",
        "yaml",
    )

    found = folders.find([Path()])

    assert names(found) == ["A.YML", "b.yaml", "deep/er/c.Yaml"]


def test_a_name_is_shown_as_it_was_given(folder: Path) -> None:
    """Relative stays relative, absolute stays absolute, and ./ says nothing."""
    put(folder, "one/a.yaml", "two/b.yaml", "c.yaml")
    given_paths = [Path("./one"), folder / "two", Path("./one/../c.yaml")]

    found = folders.find(given_paths)

    assert sorted(names(found)) == sorted(
        ["one/a.yaml", f"{folder.as_posix()}/two/b.yaml", "one/../c.yaml"]
    )


def test_a_file_that_is_named_is_taken_whatever_its_ending(folder: Path) -> None:
    """Whoever names a file wants that file."""
    put(folder, "plan.txt", ".draft")

    found = folders.find([Path("plan.txt"), Path(".draft")])

    assert names(found) == [".draft", "plan.txt"]


def test_the_order_and_number_of_the_paths_make_no_difference(folder: Path) -> None:
    """A plan counts once, however often and in whatever order it is named."""
    put(folder, "a.yaml", "sub/b.yaml")
    paths = [Path("sub"), Path("a.yaml"), Path(), folder / "sub/b.yaml"]

    found = folders.find(paths), folders.find(paths[::-1])

    assert [names(each) for each in found] == [
        ["%s/sub/b.yaml" % folder.as_posix(), "a.yaml"]  # noqa: UP031 -- reads best
    ] * 2


@posix
def test_a_plan_goes_by_its_own_name_rather_than_by_a_links(folder: Path) -> None:
    """A link within the folder is the plan that it leads to, once."""
    put(folder, "plans/real.yaml")
    (folder / "alias.yaml").symlink_to("plans/real.yaml")

    found = folders.find([Path()])

    assert found == folders.Walked((Path("plans/real.yaml"),), ())


@posix
def test_a_link_alone_is_shown_by_its_own_name(folder: Path) -> None:
    """Whoever names a link within the folder sees the name that was typed."""
    put(folder, "plans/real.yaml")
    (folder / "alias.yaml").symlink_to("plans/real.yaml")

    found = folders.find([Path("alias.yaml")])

    assert found == folders.Walked((Path("alias.yaml"),), ())


@posix
@pytest.mark.parametrize("path", [".", "out.yaml", "sub"])
def test_a_link_never_leads_out_of_the_folder(folder: Path, path: str) -> None:
    """What a link from elsewhere would show is not for a plan to show."""
    put(folder.parent, "secret.yaml")
    put(folder, "a.yaml", ".git/config", "sub/a.yaml")
    target = folder.parent / "secret.yaml"
    links = {
        ".": ("out.yaml", "../secret.yaml"),
        "out.yaml": ("out.yaml", "../secret.yaml"),
        "sub": ("sub/out.yaml", str(target)),
    }
    link, leads_to = links[path]
    (folder / link).symlink_to(leads_to)

    found = folders.find([Path(path)])

    assert faults(found) == [(link, "link-leaves-folder", {"target": leads_to})]


@posix
def test_a_link_never_leads_under_a_dot_name(folder: Path) -> None:
    """The settings of git may hold a password."""
    put(folder, ".git/config")
    (folder / "a.yaml").symlink_to(".git/config")

    found = folders.find([Path(), Path("a.yaml")])

    assert found[0] == ()
    assert faults(found) == [
        ("a.yaml", "link-leaves-folder", {"target": ".git/config"})
    ]


@posix
def test_a_link_that_is_named_may_lead_to_below_where_one_stands(folder: Path) -> None:
    """Plans may be shared between the folders of one checkout."""
    put(folder, "shared/a.yaml", "board/b.yaml")
    (folder / "board/a.yaml").symlink_to("../shared/a.yaml")

    found = folders.find([Path("board/a.yaml")])

    assert found == folders.Walked((Path("board/a.yaml"),), ())


@posix
def test_links_to_folders_are_not_followed(folder: Path) -> None:
    """Going round in circles comes to an end, and nothing is found twice."""
    put(folder, "sub/a.yaml")
    put(folder.parent, "elsewhere/b.yaml")
    (folder / "sub/round").symlink_to("..")
    (folder / "out").symlink_to("../elsewhere")

    found = folders.find([Path()])

    assert found == folders.Walked((Path("sub/a.yaml"),), ())


@posix
def test_what_is_not_a_file_is_named(folder: Path) -> None:
    """Whatever has a plan's name and cannot be looked at is said, never skipped."""
    put(folder, "sub/a.txt", "notes")
    os.mkfifo("pipe.yaml")
    os.mkfifo("no-plan")
    Path("folder.yaml").symlink_to("sub")
    Path("lost.yaml").symlink_to("nowhere.yaml")
    Path("loop.yaml").symlink_to("loop.yaml")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("socket.yaml")

        found = folders.find([Path(), Path("/dev/null")])

    assert faults(found) == [
        ("/dev/null", "not-a-file", {"kind": "a device"}),
        ("folder.yaml", "not-a-file", {"kind": "a folder"}),
        (
            "loop.yaml",
            "unreadable-file",
            {"reason": "it is a link that never leads to a file"},
        ),
        (
            "lost.yaml",
            "unreadable-file",
            {"reason": "it is a link to something that does not exist"},
        ),
        ("pipe.yaml", "not-a-file", {"kind": "a named pipe"}),
        ("socket.yaml", "not-a-file", {"kind": "a socket"}),
    ]


@posix
def test_a_lost_link_that_is_named_is_there_all_the_same(folder: Path) -> None:
    """A link that leads nowhere is not a mistyped name."""
    (folder / "lost.yaml").symlink_to("nowhere.yaml")

    found = folders.find([Path("lost.yaml")])

    reason = "it is a link to something that does not exist"
    assert faults(found) == [
        ("lost.yaml", "unreadable-file", {"reason": reason, "of": "other"})
    ]


@posix
def test_links_that_lead_on_and_on_are_given_up(folder: Path) -> None:
    """Following is the system's business, and it stops in time."""
    put(folder, "0.yaml")
    for number in range(1, 2000):
        (folder / f"{number}").symlink_to(f"{number - 1 or '0.yaml'}")
    (folder / "long.yaml").symlink_to("1999")

    said = [
        faults(folders.find([Path()])),
        refusal(lambda: files.replace(Path("long.yaml"), add_entry)),
    ]

    reason = {"reason": "it is a link that never leads to a file"}
    assert said == [
        [("long.yaml", "link-leaves-folder", {"target": "1999"})],
        [("unreadable-file", reason)],
    ]


@posix
def test_a_current_folder_that_is_gone_is_no_obstacle(folder: Path) -> None:
    """Somebody may clear up while one stands in the middle of it."""
    put(folder.parent, "a.yaml")
    folder.rmdir()

    found = folders.find([folder.parent, Path()])

    assert found == folders.Walked((folder.parent / "a.yaml",), ())


@posix
def test_only_of_a_plan_is_said_that_it_may_be_moved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without settings, or addresses, other commands would do something else."""
    put(folder, "a.yaml", "actionplan.toml")

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    said = {}
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        for room in (files.PLAN, extend.ROOM):
            with pytest.raises(Refusal) as refused:
                files.read(Path("a.yaml"), room)
            said[room.of] = diagnose.put(refused.value.faults[0], "a", None).remedy

    ask = "ask the person who looks after the folder for permission to read the file."
    assert said == {
        "plan": f"{ask} If the file is not a plan, you can move it out of the folder of"
        " plans instead.",
        "settings": ask,
    }


@posix
def test_a_folder_that_cannot_be_opened_is_named(open_folder: Path) -> None:
    """The rest is looked at, and that something was not is said."""
    put(open_folder, "a.yaml", "shut/b.yaml")
    (open_folder / "shut").chmod(0)

    said = as_officer(
        lambda: faults(folders.find([open_folder, open_folder / "shut/b.yaml"]))
    )

    shut = f"{open_folder.as_posix()}/shut"
    assert said == repr(
        [
            (shut, "unreadable-folder", {"reason": HERE}),
            (f"{shut}/b.yaml", "unreadable-file", {"reason": HERE, "of": "other"}),
        ]
    )


def test_a_folder_that_the_disk_cannot_read_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not looked at is never taken for what was in order."""
    put(folder, "a.yaml", "sub/b.yaml")
    scan = os.scandir

    def broken(path: Path) -> object:
        if path.name == "sub":
            raise OSError(errno.EIO, "Input/output error")
        return scan(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", broken)

        found = folders.find([Path()])

    reason = {"reason": "the disk could not read it"}
    assert names(found) == ["a.yaml"]
    assert faults(found) == [("sub", "unreadable-folder", reason)]


def test_a_name_that_no_file_can_have_is_an_answer() -> None:
    """A path may be too long even to ask whether it is there."""
    long = "a" * 300

    found = folders.find([Path(long)])

    reason = {"reason": "its name is too long", "of": "other"}
    assert faults(found) == [(long, "unreadable-file", reason)]


@pytest.mark.parametrize(
    ("path", "nearby"),
    [
        ("plans/scr-famly-a-2011.yaml", ("plans/scr-family-a-2011.yaml",)),
        ("plans/SCR-Family-A-2011", ("plans/scr-family-a-2011.yaml",)),
        ("plan", ("plans",)),
        ("plans/scr-family-a-2011.yaml/x", ()),
        ("nowhere/scr-family-a-2011.yaml", ()),
        ("nul\0", ()),
    ],
)
def test_a_path_that_is_not_there_is_refused(
    folder: Path, path: str, nearby: tuple[str, ...]
) -> None:
    """A mistyped name is an answer, with the names that it looks like."""
    put(folder, "plans/scr-family-a-2011.yaml", ".plan", "notes.txt")

    said = refusal(lambda: folders.find([Path("plans"), Path(path)]))

    assert said == [("path-not-found", {"path": path, "nearby": nearby})]


@posix
@pytest.mark.parametrize(
    "odd",
    [
        b"new\nline.yaml",
        b"\x1b[31mred.yaml",
        b"\xff\xfe-not-utf-8.yaml",
        b"::error::x.yaml",
        "\u202erosivda.yaml".encode(),
        b" .yaml",
        b"-rf.yaml",
        b"a" * 250 + b".yaml",
    ],
)
def test_any_name_that_a_file_may_have_survives(folder: Path, odd: bytes) -> None:
    """A plan can be found, read and replaced under whatever name it has."""
    try:
        (folder / os.fsdecode(odd)).write_bytes(PLAN)
    except OSError:
        pytest.skip("this disk does not allow such a name")

    (path,) = folders.find([Path()]).plans
    files.replace(path, add_entry)

    assert os.fsencode(files.name(path)) == odd
    assert everything(folder) == {os.fsdecode(odd): PLAN + ENTRY}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(
        st.lists(
            st.sampled_from(["a.yaml", "b.yml", "c.YAML", ".d", "e", "f.yaml.txt"]),
            min_size=1,
            max_size=3,
        ).map("/".join),
        max_size=6,
    )
)
def test_a_search_finds_what_a_plain_reading_of_the_rule_finds(tree: set[str]) -> None:
    """A plan is a file with the ending and with no dot name on the way to it."""
    with tempfile.TemporaryDirectory() as made:
        for path in sorted(tree):
            with suppress(OSError):  # a name may be a file and a folder here
                put(Path(made), path)
        there = sorted(
            path.as_posix()
            for path in Path(made).rglob("*")
            if path.is_file() and "/." not in "/" + path.relative_to(made).as_posix()
        )
        plain = [n for n in there if n.lower().endswith((".yaml", ".yml"))]
        missed = [n for n in there if n.endswith(".yaml.txt") and is_plan(Path(n))]

        found = folders.find([Path(made)])

    assert (names(found), [name for name, _ in found.faults]) == (plain, missed)


def is_plan(path: Path) -> bool:
    """Return whether a file looks like a plan, whatever it is called."""
    return folders.looks_like_plan(path.read_bytes())


# Reading


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300_000) | st.just(b"\xef\xbb\xbfid: x\r\n"))
def test_what_is_written_is_what_is_read(content: bytes) -> None:
    """Bytes in, bytes out: marks and line ends are nobody's business here."""
    files.write(Path("a.yaml"), content)

    read = files.read(Path("a.yaml"))

    assert read == content


def test_a_file_of_exactly_the_limit_is_read(folder: Path) -> None:
    """The limit is the most that is allowed."""
    put(folder, "a.yaml", content=b"x" * files.LIMIT)

    read = files.read(Path("a.yaml"))

    assert len(read) == files.LIMIT


@pytest.mark.parametrize("size", [files.LIMIT + 1, 10_000_000, 1 << 40])
def test_a_file_that_is_too_large_is_not_read(folder: Path, size: int) -> None:
    """How large a file is can be known before it is read."""
    with (folder / "a.yaml").open("wb") as file:
        try:
            file.truncate(size)
        except OSError:
            pytest.skip("this disk has no files of that size")

    said = refusal(lambda: files.read(Path("a.yaml")))

    assert said == [
        ("file-too-large", {"size": size, "limit": files.LIMIT, "of": "plan"})
    ]


def test_a_file_that_grows_while_it_is_read_is_not_read_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is counted, not only looked up."""
    put(folder, "a.yaml")
    with monkeypatch.context() as patch:
        patch.setattr(os, "read", lambda _file, size: b"x" * size)

        said = refusal(lambda: files.read(Path("a.yaml"), files.Room(100_000)))

    assert said == [
        ("file-too-large", {"size": 131_072, "limit": 100_000, "of": "plan"})
    ]


@posix
@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda path: os.mkfifo(path, 0o600), "a named pipe"),
        (os.mkdir, "a folder"),
        (lambda path: Path(path).symlink_to("/dev/zero"), "a device"),
        (lambda path: socket.socket(socket.AF_UNIX).bind(path), "a socket"),
    ],
)
@pytest.mark.parametrize("act", ["read", "replace", "write", "append"])
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_nothing_but_a_file_is_read_or_replaced(
    make: Callable[[str], object], kind: str, act: str
) -> None:
    """A pipe is never waited for, and a device is never opened."""
    make("a.yaml")
    before = os.lstat("a.yaml")
    acts: dict[str, Callable[[], object]] = {
        "read": lambda: files.read(Path("a.yaml")),
        "replace": lambda: files.replace(Path("a.yaml"), add_entry),
        "write": lambda: files.write(Path("a.yaml"), PLAN),
        "append": lambda: files.append(Path("a.yaml"), PLAN),
    }

    said = refusal(acts[act])

    use = "written" if act in ("write", "append") else "read"
    assert said == [("not-a-file", {"kind": kind, "use": use})]
    assert os.path.samestat(os.lstat("a.yaml"), before)


@posix
def test_what_changes_into_something_else_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was a file when it was looked at may be a pipe when it is opened."""
    put(folder, "a.yaml")
    os.mkfifo("pipe")
    opens = os.open
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", lambda _path, flags: opens("pipe", flags))

        said = refusal(lambda: files.read(Path("a.yaml")))

    assert said == [("not-a-file", {"kind": "a named pipe", "use": "read"})]


def test_a_kind_that_has_no_name_is_not_read_either() -> None:
    """Solaris has doors, BSD has whiteouts."""
    door = os.stat_result((0xD000 | 0o644, *[0] * 9))

    kind = files.kind_of(door)

    assert kind == "something other than a file"


def test_a_file_that_is_gone_is_an_answer() -> None:
    """Between finding and reading, anything may happen."""
    said = refusal(lambda: files.read(Path("gone.yaml")))

    assert said == [("unreadable-file", {"reason": "it is no longer there"})]


@posix
def test_a_file_that_may_not_be_read_is_an_answer(open_folder: Path) -> None:
    """Whose file it is, is said in plain words."""
    put(open_folder, "a.yaml")
    (open_folder / "a.yaml").chmod(0)

    said = as_officer(lambda: refusal(lambda: files.read(open_folder / "a.yaml")))

    assert said == repr([("unreadable-file", {"reason": HERE})])


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_reason_is_plain_english(number: int) -> None:
    """The words of the system reach nobody."""
    reason = files.reason_of(OSError(number, "Invalid argument"))

    assert reason.isascii()
    assert reason.split()[0] in {"it", "its", "you", "the", "too", "another"}
    assert "nvalid" not in reason


# Adding to a file


def test_what_is_added_stands_at_the_end(folder: Path) -> None:
    """A file that others write to keeps every byte, and is made if it is not there."""
    put(folder, "a.yaml")

    for name in ("a.yaml", "new.md"):
        files.append(Path(name), ENTRY)

    assert everything(Path()) == {"a.yaml": PLAN + ENTRY, "new.md": ENTRY}


# Replacing


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=2000), st.binary(max_size=2000))
def test_a_replaced_file_is_what_the_change_made_of_it(old: bytes, new: bytes) -> None:
    """The change sees every byte, and every byte of what it gives is there."""
    files.write(Path("a.yaml"), old)

    change = files.replace(Path("a.yaml"), lambda _: new)

    assert change == (old, new, True)
    assert everything(Path()) == {"a.yaml": new}


def test_nothing_is_written_when_nothing_changes(folder: Path) -> None:
    """A change that changes nothing leaves even the time of the file alone."""
    put(folder, "a.yaml")
    before = (folder / "a.yaml").stat()

    change = files.replace(Path("a.yaml"), lambda old: old)

    assert change == (PLAN, PLAN, True)
    assert (folder / "a.yaml").stat()[:-3] == before[:-3]
    assert (folder / "a.yaml").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("raised", [Refusal(), ValueError(), OSError(), SystemExit()])
def test_a_change_that_is_refused_writes_nothing(
    folder: Path, raised: BaseException
) -> None:
    """What the change raises is passed on as it is."""
    put(folder, "a.yaml")

    def refuse(_: bytes) -> bytes:
        raise raised

    with pytest.raises(type(raised)) as caught:
        files.replace(Path("a.yaml"), refuse)

    assert caught.value is raised
    assert everything(folder) == {"a.yaml": PLAN}


def test_a_change_that_makes_a_file_too_large_writes_nothing(folder: Path) -> None:
    """Nothing is written that could not be read again."""
    put(folder, "a.yaml")

    said = refusal(
        lambda: files.replace(Path("a.yaml"), lambda old: old * 2, room=files.Room(50))
    )

    detail = {"size": 2 * len(PLAN), "limit": 50, "of": "plan"}
    assert said == [("file-too-large", detail)]
    assert everything(folder) == {"a.yaml": PLAN}


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o755])
def test_mode_and_owner_stay(folder: Path, mode: int) -> None:
    """Who may read a plan does not change because somebody added to it."""
    put(folder, "a.yaml")
    if os.geteuid() == 0:
        os.chown("a.yaml", 12_345, 54_321)
    (folder / "a.yaml").chmod(mode)
    before = (folder / "a.yaml").stat()

    files.replace(Path("a.yaml"), add_entry)

    after = (folder / "a.yaml").stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )


@posix
def test_another_persons_file_is_not_taken_over(open_folder: Path) -> None:
    """Where the owner cannot be kept, nothing is written."""
    if os.geteuid():
        pytest.skip("only root can give files away")
    put(open_folder, "a.yaml")
    (open_folder / "a.yaml").chmod(0o666)

    said = as_officer(
        lambda: refusal(lambda: files.replace(open_folder / "a.yaml", add_entry))
    )

    assert said == repr([("ownership-lost", {})])
    assert everything(open_folder) == {"a.yaml": PLAN}


@posix
def test_a_read_only_file_is_not_replaced(open_folder: Path) -> None:
    """A folder that may be changed is no leave to change what is in it."""
    put(open_folder, "a.yaml")
    (open_folder / "a.yaml").chmod(0o444)

    said = as_officer(
        lambda: refusal(lambda: files.replace(open_folder / "a.yaml", add_entry))
    )

    assert said == repr([("read-only-file", {})])
    assert everything(open_folder) == {"a.yaml": PLAN}


@posix
@pytest.mark.parametrize("act", ["replace", "write", "create"])
def test_nothing_is_written_to_a_read_only_folder(open_folder: Path, act: str) -> None:
    """A file is never written in place because its folder cannot be changed."""
    put(open_folder, "a.yaml")
    if os.geteuid() == 0:
        os.chown(open_folder / "a.yaml", 65_534, 65_534)
    (open_folder / "a.yaml").chmod(0o666)
    open_folder.chmod(0o555)
    acts: dict[str, Callable[[], object]] = {
        "replace": lambda: files.replace(open_folder / "a.yaml", add_entry),
        "write": lambda: files.write(open_folder / "a.yaml", b""),
        "create": lambda: files.create(open_folder / "b.yaml", b""),
    }

    said = as_officer(lambda: refusal(acts[act]))

    assert said == repr([("read-only-folder", {})])
    assert everything(open_folder) == {"a.yaml": PLAN}


@posix
def test_a_link_stays_a_link(folder: Path) -> None:
    """The file that a link leads to is replaced, where it is."""
    put(folder, "plans/a.yaml")
    (folder / "a.yaml").symlink_to("plans/a.yaml")

    files.replace(Path("a.yaml"), add_entry)

    assert (folder / "a.yaml").readlink() == Path("plans/a.yaml")
    assert everything(folder / "plans") == {"a.yaml": PLAN + ENTRY}


@posix
def test_a_file_with_two_names_is_not_replaced(folder: Path) -> None:
    """The other name would keep the old text, and nobody would know."""
    put(folder, "a.yaml", ".a.yaml.0123456789abcdef.tmp~")
    (folder / "b.yaml").hardlink_to("a.yaml")
    before = everything(folder)

    said = refusal(lambda: files.replace(Path("a.yaml"), add_entry))

    assert said == [("hard-linked-file", {"links": 2})]
    assert everything(folder) == before


@posix
def test_a_creation_that_was_cut_short_is_in_nobodys_way(folder: Path) -> None:
    """A hidden second name that was left behind is taken away."""
    put(folder, "a.yaml")
    (folder / ".a.yaml.0123456789abcdef.tmp~").hardlink_to("a.yaml")

    files.replace(Path("a.yaml"), add_entry)

    assert everything(folder) == {"a.yaml": PLAN + ENTRY}


def test_an_edit_of_the_same_size_and_time_is_noticed(folder: Path) -> None:
    """Bytes are compared, not times: an edit within a tick of the clock counts."""
    put(folder, "a.yaml")
    theirs = PLAN.swapcase()

    def meanwhile(old: bytes) -> bytes:
        before = (folder / "a.yaml").stat()
        (folder / "a.yaml").write_bytes(theirs)
        os.utime("a.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
        return old + ENTRY

    said = refusal(lambda: files.replace(Path("a.yaml"), meanwhile))

    assert said == [("changed-meanwhile", {})]
    assert everything(folder) == {"a.yaml": theirs}


@posix
def test_a_file_swapped_for_another_is_noticed(folder: Path) -> None:
    """An editor that saves by renaming has made a file that nobody has locked."""
    put(folder, "a.yaml")

    def meanwhile(old: bytes) -> bytes:
        put(folder, "b.yaml")
        (folder / "b.yaml").replace("a.yaml")
        return old + ENTRY

    said = refusal(lambda: files.replace(Path("a.yaml"), meanwhile))

    assert said == [("changed-meanwhile", {})]
    assert everything(folder) == {"a.yaml": PLAN}


@posix
def test_a_file_that_was_deleted_is_not_brought_back(folder: Path) -> None:
    """Deleting is an edit too."""
    put(folder, "a.yaml")

    def meanwhile(old: bytes) -> bytes:
        (folder / "a.yaml").unlink()
        return old + ENTRY

    said = refusal(lambda: files.replace(Path("a.yaml"), meanwhile))

    assert said == [("unreadable-file", {"reason": "it is no longer there"})]
    assert everything(folder) == {}


def test_a_file_that_is_not_there_is_not_made() -> None:
    """To replace is not to create."""
    said = refusal(lambda: files.replace(Path("gone.yaml"), add_entry))

    assert said == [("unreadable-file", {"reason": "it is no longer there"})]
    assert everything(Path()) == {}


# Writing


@posix
@pytest.mark.parametrize("target", ["../elsewhere.html", "nowhere", "loop"])
def test_a_link_is_replaced_and_never_followed(folder: Path, target: str) -> None:
    """A link in a checkout cannot make a report land elsewhere."""
    put(folder.parent, "elsewhere.html")
    (folder / "loop").symlink_to(target)

    durable = files.write(Path("loop"), b"<p>")

    assert durable
    assert everything(folder) == {"loop": b"<p>"}
    assert (folder.parent / "elsewhere.html").read_bytes() == PLAN


@posix
def test_a_new_file_has_the_mode_that_new_files_have(folder: Path) -> None:
    """The officer's own settings say who may read what is made."""
    before = os.umask(0o027)
    try:
        files.write(Path("a.html"), b"")
        files.create(Path("b.yaml"), b"")
    finally:
        os.umask(before)

    modes = [
        stat.S_IMODE((folder / each).stat().st_mode) for each in everything(folder)
    ]
    assert modes == [0o640, 0o640]


@posix
def test_a_link_says_nothing_about_who_may_read_a_report(folder: Path) -> None:
    """A link in a checkout cannot open a report to everybody."""
    put(folder.parent, "open.html")
    (folder.parent / "open.html").chmod(0o777)
    (folder / "a.html").symlink_to("../open.html")

    files.write(Path("a.html"), b"")

    assert not (folder / "a.html").stat().st_mode & 0o111


@posix
def test_a_report_that_was_made_private_stays_private(folder: Path) -> None:
    """Writing a report again does not show it to more people."""
    put(folder, "a.html")
    (folder / "a.html").chmod(0o600)

    files.write(Path("a.html"), b"")

    assert stat.S_IMODE((folder / "a.html").stat().st_mode) == 0o600


@pytest.mark.parametrize("act", [files.write, files.create])
def test_no_folder_is_made_on_the_way(act: Callable[[Path, bytes], bool]) -> None:
    """A mistyped folder is an answer, not a new folder."""
    said = refusal(lambda: act(Path("nowhere/a.html"), b""))

    assert said == [("write-failed", {"reason": "its folder does not exist"})]


def test_what_is_there_is_never_created_again(folder: Path) -> None:
    """A new plan takes nobody's place."""
    put(folder, "a.yaml")

    said = refusal(lambda: files.create(Path("a.yaml"), b""))

    assert said == [("file-exists", {})]
    assert everything(folder) == {"a.yaml": PLAN}


@posix
@pytest.mark.parametrize("links", [True, False])
def test_not_even_a_lost_link_is_created_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    """Anything at all at the place is something, on any disk."""
    (folder / "a.yaml").symlink_to("../elsewhere.yaml")
    if not links:
        monkeypatch.setattr(os, "link", no_links)

    said = refusal(lambda: files.create(Path("a.yaml"), b""))

    assert said == [("file-exists", {})]
    assert os.listdir(folder.parent) == ["plans"]  # noqa: PTH208 -- names are meant


def test_a_file_is_created_on_a_disk_without_hard_links(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A memory stick will do."""
    monkeypatch.setattr(os, "link", no_links)

    durable = files.create(Path("a.yaml"), PLAN)

    assert durable
    assert everything(folder) == {"a.yaml": PLAN}


def test_a_created_file_has_one_name(folder: Path) -> None:
    """A new plan can be added to at once."""
    files.create(Path("a.yaml"), PLAN)

    files.replace(Path("a.yaml"), add_entry)

    assert everything(folder) == {"a.yaml": PLAN + ENTRY}


@posix
def test_the_module_needs_nothing_that_windows_lacks() -> None:
    """What a system does not have is done without."""
    lacking = (
        "import os, sys\n"
        "for each in ('O_NONBLOCK', 'O_NOCTTY', 'O_CLOEXEC', 'O_NOFOLLOW',"
        " 'O_DIRECTORY', 'fchown', 'fchmod', 'mkfifo'):\n"
        "    delattr(os, each)\n"
        "import pathlib\n"
        "sys.platform, sys.modules['fcntl'] = 'win32', None\n"
        "from actionplan.storage import files\n"
        "plan = pathlib.Path('a.yaml')\n"
        "files.create(plan, b'1')\n"
        "print(files.replace(plan, lambda old: old + b'2'), files.read(plan))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", lacking], capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.stderr) == (
        "Replaced(before=b'1', after=b'12', durable=True) b'12'\n",
        "",
    )


# Helpers


def add_entry(old: bytes) -> bytes:
    """Append what an officer would report."""
    return old + ENTRY


def put(folder: Path, *paths: str, content: bytes = PLAN) -> None:
    """Write plans without our own help."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def names(found: folders.Walked) -> list[str]:
    """Give the names of the plans."""
    return [files.name(path) for path in found.plans]


def faults(found: folders.Walked) -> list[tuple[str, str, dict[str, Any]]]:
    """Give what could not be looked at: name, rule, details."""
    return [(each, fault.rule, dict(fault.details)) for each, fault in found.faults]


def refusal(act: Callable[[], object]) -> list[Said]:
    """Give what an act is refused with; it has to be refused."""
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.file
    return [(fault.rule, dict(fault.details)) for fault in caught.value.faults]


def everything(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder, hidden ones too, so that litter shows."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def no_links(*_: object) -> None:
    """Stand in for a disk without hard links."""
    raise OSError(errno.EPERM, "Operation not permitted")


def as_officer(act: Callable[[], object]) -> str:
    """Do something as a person without special rights, in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said: object = None
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setresgid(65_534, 65_534, 65_534)
                os.setresuid(65_534, 65_534, 65_534)
            said = act()
        except BaseException as error:  # noqa: BLE001 -- the parent asserts on it
            said = error
        os.write(writing, repr(said).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        return answer.read()
