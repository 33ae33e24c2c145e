"""Whatever fails, dies or comes between, a file is the old one or the new one."""

import errno
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from actionplan.diagnostics import Refusal
from actionplan.storage import files, folders

pytestmark = pytest.mark.thorough

if sys.platform == "win32":
    pytest.skip("needs fork and kill", allow_module_level=True)
else:
    import fcntl
    import resource

OLD = b"schema: actionplan/1\nid: scr-family-a-2011\n"
NEW = OLD + b"title: Working with families who are hard to engage\n" * 4000
PLAN = Path("a.yaml")

CALLS = [
    (os, "close"),
    (os, "fchmod"),
    (os, "fchown"),
    (os, "fstat"),
    (os, "fsync"),
    (os, "link"),
    (os, "lstat"),
    (os, "open"),
    (os, "read"),
    (os, "replace"),
    (os, "stat"),
    (os, "unlink"),
    (os, "write"),
    (fcntl, "flock"),
]
ERRORS = [
    errno.EACCES,
    errno.EDQUOT,
    errno.EINTR,
    errno.EIO,
    errno.ENOENT,
    errno.ENOLCK,
    errno.ENOSPC,
    errno.ENOTSUP,
    errno.EPERM,
    errno.EROFS,
]


class Act(NamedTuple):
    """Something that writes, what is there before and what after it."""

    do: Callable[[], object]
    before: dict[str, bytes]
    after: dict[str, bytes]


ACTS = {
    "replace": Act(
        lambda: files.replace(PLAN, lambda _: NEW, wait=0.0),
        {"a.yaml": OLD},
        {"a.yaml": NEW},
    ),
    "write": Act(lambda: files.write(PLAN, NEW), {"a.yaml": OLD}, {"a.yaml": NEW}),
    "create": Act(lambda: files.create(PLAN, NEW), {}, {"a.yaml": NEW}),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with nothing in it."""
    plans = tmp_path / "plans"
    plans.mkdir()
    monkeypatch.chdir(plans)
    return plans


# Failures


@pytest.mark.parametrize("how", ["once", "once, but done", "from then on"])
@pytest.mark.parametrize(("module", "call"), CALLS, ids=[call for _, call in CALLS])
@pytest.mark.parametrize("act", ACTS)
def test_a_failure_leaves_the_old_file_or_the_new_one(
    act: str, module: ModuleType, call: str, how: str
) -> None:
    """Whichever call fails, in whatever way, it is an answer, and nothing is lost."""
    broken = [
        (errno.errorcode[number], turn, outcome)
        for number in ERRORS
        for turn, outcome in each_turn(
            ACTS[act],
            module,
            call,
            partial(OSError, number, os.strerror(number)),
            how,
        )
        if not kept(ACTS[act], outcome, call, how)
    ]

    assert broken == []


@pytest.mark.parametrize("how", ["once", "once, but done"])
@pytest.mark.parametrize(("module", "call"), CALLS, ids=[call for _, call in CALLS])
@pytest.mark.parametrize("act", ACTS)
def test_an_interruption_leaves_the_old_file_or_the_new_one(
    act: str, module: ModuleType, call: str, how: str
) -> None:
    """Ctrl-C is passed on, whenever it comes, and leaves no litter."""
    broken = [
        (turn, outcome)
        for turn, outcome in each_turn(ACTS[act], module, call, KeyboardInterrupt, how)
        if not (
            isinstance(outcome.raised, KeyboardInterrupt)
            and whole(ACTS[act], outcome.there, litter=call == "unlink")
        )
    ]

    assert broken == []


@pytest.mark.parametrize("call", ["open", "replace", "close", "unlink"])
def test_a_failure_on_a_disk_without_hard_links_leaves_nothing(
    call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place that was claimed for a new file is given back."""
    monkeypatch.setattr(os, "link", refusing(errno.EPERM))

    there = [
        outcome.there
        for _, outcome in each_turn(
            ACTS["create"], os, call, lambda: OSError(errno.EIO, ""), "once"
        )
        if outcome.raised
    ]

    assert [each for each in there if each] == []


@pytest.mark.parametrize(
    ("call", "number", "rule", "details"),
    [
        ("write", errno.ENOSPC, "disk-full", {}),
        ("write", errno.EDQUOT, "disk-full", {}),
        ("fsync", errno.ENOSPC, "disk-full", {}),
        ("replace", errno.ENOSPC, "disk-full", {}),
        ("write", errno.EIO, "write-failed", "the disk reported an error"),
        ("fsync", errno.EIO, "write-failed", "the disk reported an error"),
        ("close", errno.EIO, "write-failed", "the disk reported an error"),
        ("write", errno.EFBIG, "write-failed", "it is larger than the disk allows"),
        ("write", errno.EXDEV, "write-failed", "the computer gave error number 18"),
        (
            "fchmod",
            errno.EPERM,
            "write-failed",
            "you do not have permission to write it",
        ),
        ("replace", errno.EPERM, "read-only-folder", {}),
        ("replace", errno.EROFS, "read-only-folder", {}),
        ("replace", errno.ENOENT, "write-failed", "its folder does not exist"),
        (
            "flock",
            errno.ENOLCK,
            "write-failed",
            "files in this folder cannot be locked",
        ),
        ("flock", errno.EIO, "unreadable-file", "the disk could not read it"),
        ("read", errno.EIO, "unreadable-file", "the disk could not read it"),
    ],
)
def test_a_failure_is_called_by_its_name(
    call: str,
    number: int,
    rule: str,
    details: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An officer is told what can be done something about."""
    PLAN.write_bytes(OLD)
    with monkeypatch.context() as patch:
        module = fcntl if call == "flock" else os
        patch.setattr(module, call, refusing(number, done=call == "close"))

        said = refusal(lambda: files.replace(PLAN, lambda _: NEW))

    assert said == (rule, {"reason": details} if isinstance(details, str) else details)
    assert everything() == {"a.yaml": OLD}


@pytest.mark.parametrize(
    ("number", "durable"),
    [(errno.EIO, False), (errno.EINVAL, True), (errno.ENOTSUP, True)],
)
@pytest.mark.parametrize("act", [files.write, files.create])
def test_what_the_disk_did_not_confirm_is_told(
    number: int,
    act: Callable[[Path, bytes], bool],
    monkeypatch: pytest.MonkeyPatch,
    *,
    durable: bool,
) -> None:
    """The file is written; whether it outlasts a power cut is another matter."""
    fsync, failing = os.fsync, refusing(number)

    def on_folders(file: int) -> None:
        (failing if os.path.isdir(f"/proc/self/fd/{file}") else fsync)(file)  # noqa: PTH112 -- not a path that anybody has

    if not os.path.isdir("/proc/self/fd"):  # noqa: PTH112 -- likewise
        pytest.skip("cannot tell a folder from a file here")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", on_folders)

        said = act(PLAN, NEW), files.replace(PLAN, lambda _: OLD)

    assert said == (durable, files.Replaced(NEW, OLD, durable))
    assert everything() == {"a.yaml": OLD}


@pytest.mark.parametrize("step", [1, 7, 4096])
def test_a_disk_that_takes_little_at_a_time_gets_everything(
    step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that writes less than it was given is gone on with."""
    PLAN.write_bytes(OLD)
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda file, rest: write(file, rest[:step]))

        files.replace(PLAN, lambda old: old * 200)

    assert everything() == {"a.yaml": OLD * 200}


def test_a_quota_that_is_met_half_way_leaves_the_old_file() -> None:
    """The system itself cuts a write short here, and then refuses the rest."""
    PLAN.write_bytes(OLD)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        said = refusal(lambda: files.replace(PLAN, lambda _: NEW))
        assert said == (
            "write-failed",
            {"reason": "it is larger than the disk allows"},
        )

    ended = join(fork(limited))

    assert ended == 0
    assert everything() == {"a.yaml": OLD}


def test_signals_are_no_failure() -> None:
    """A clock that rings all the time interrupts every call, and nothing is lost."""
    PLAN.write_bytes(b"0")
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    try:
        for _ in range(50):
            files.replace(PLAN, lambda old: b"%d" % (int(old) + 1))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    assert (everything(), bool(rung)) == ({"a.yaml": b"50"}, True)


def test_a_move_that_a_network_folder_made_twice_is_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A move that worked and was repeated says that there is nothing to move."""
    PLAN.write_bytes(OLD)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refusing(errno.ENOENT, os.replace))

        change = files.replace(PLAN, lambda _: NEW)

    assert change == (OLD, NEW, True)
    assert everything() == {"a.yaml": NEW}


def test_a_file_that_vanished_during_the_move_is_not_taken_for_moved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing to move and nothing in the place is a failure."""
    PLAN.write_bytes(OLD)

    def vanish(*paths: str) -> None:
        for path in paths:
            Path(path).unlink()

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refusing(errno.ENOENT, vanish))

        said = refusal(lambda: files.replace(PLAN, lambda _: NEW))

    assert said == ("write-failed", {"reason": "its folder does not exist"})


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("patience", [2, 1000])
def test_a_file_that_windows_holds_open_is_tried_again_for_a_while(
    winerror: int, patience: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner lets go soon; whoever does not is not waited for."""
    PLAN.write_bytes(OLD)
    replace, tries, clock = os.replace, [0], [0.0]

    def held(source: str, target: str) -> None:
        tries[0] += 1
        if tries[0] > patience:
            return replace(source, target)
        error = OSError(errno.EACCES, "")
        error.winerror = winerror  # type: ignore[attr-defined]  # -- Windows sets it
        raise error

    def sleep(seconds: float) -> None:
        clock[0] += seconds

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        patch.setattr(time, "sleep", sleep)
        patch.setattr(time, "monotonic", lambda: clock[0])

        raised = attempt(lambda: files.replace(PLAN, lambda _: NEW))

    assert (type(raised), everything(), clock[0] < 2.6) == (
        (type(None), {"a.yaml": NEW}, True)
        if patience == 2
        else (Refusal, {"a.yaml": OLD}, True)
    )


# Several at once


@pytest.mark.parametrize(
    "rounds", [1, pytest.param(10, marks=pytest.mark.slow)], ids=str
)
def test_whatever_twenty_add_at_once_is_there(rounds: int) -> None:
    """Nobody's entry is lost, and nobody's is there twice."""
    counts = []
    for _ in range(rounds):
        PLAN.write_bytes(b"")
        gate, start = os.pipe()
        writers = [fork(appending(number, gate, start)) for number in range(20)]
        os.close(start)
        ended = [join(writer) for writer in writers]
        os.close(gate)
        counts.append(
            (ended, sorted(map(int, PLAN.read_bytes().split())), len(everything()))
        )

    assert counts == [([0] * 20, list(range(20)), 1)] * rounds


def test_whoever_reads_meanwhile_never_sees_half_a_file() -> None:
    """A reader gets the old file or the new one."""
    PLAN.write_bytes(content(0))
    writer = fork(counting)
    try:
        torn = [read for _ in range(200) if not is_content(read := files.read(PLAN))]
    finally:
        kill(writer)

    assert torn == []


def test_a_file_that_somebody_holds_is_not_waited_for_forever() -> None:
    """Who waited long enough is told so, and nothing is written."""
    PLAN.write_bytes(OLD)
    with PLAN.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        said = refusal(lambda: files.replace(PLAN, lambda _: NEW, wait=0.05))

    assert said == ("file-busy", {"seconds": 0})
    assert everything() == {"a.yaml": OLD}


@pytest.mark.parametrize("swapped", [False, True])
def test_what_others_wrote_while_one_waited_is_built_upon(
    monkeypatch: pytest.MonkeyPatch, *, swapped: bool
) -> None:
    """After waiting, it is the file that is there now that is changed."""
    PLAN.write_bytes(b"old")
    held = PLAN.open("rb")
    fcntl.flock(held, fcntl.LOCK_EX)

    def others(_: float) -> None:
        if swapped:
            Path("b.yaml").write_bytes(b"new")
            Path("b.yaml").replace(PLAN)
        else:
            PLAN.write_bytes(b"new")
        held.close()

    with monkeypatch.context() as patch:
        patch.setattr(time, "sleep", others)

        change = files.replace(PLAN, lambda old: old + b"er")

    assert change == (b"new", b"newer", True)
    assert everything() == {"a.yaml": b"newer"}


# Sudden death


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("act", ACTS)
def test_death_at_any_call_leaves_the_old_file_or_the_new_one(
    act: str, *, done: bool
) -> None:
    """Killed before or after any call, nothing is lost and nobody is in the way."""
    broken = []
    for point in range(1, 200):
        start(ACTS[act])
        ended = join(fork(dying_at(ACTS[act].do, point, done=done)))
        there = everything()
        if not whole(ACTS[act], there, litter=True):
            broken.append((point, there))
        if PLAN.exists():
            files.replace(PLAN, lambda old: old + b"next", wait=0.0)
        if ended == 0:
            break
        assert ended == -signal.SIGKILL

    assert (broken, point > 5) == ([], True)


@pytest.mark.parametrize(
    "kills", [25, pytest.param(600, marks=pytest.mark.slow)], ids=str
)
def test_death_at_any_moment_leaves_the_old_file_or_the_new_one(kills: int) -> None:
    """However often somebody is killed, the count goes on from where it was."""
    PLAN.write_bytes(content(0))
    chance = random.Random(2011)  # noqa: S311 -- moments to kill at, not secrets
    reached, broken = [0], []
    for _ in range(kills):
        writer = fork(counting)
        time.sleep(chance.uniform(0.001, 0.03))
        kill(writer)
        there = everything()
        plan = there.pop("a.yaml", b"")
        files.replace(PLAN, lambda old: old, wait=0.0)
        reached.append(int(plan.split(b"\n", 1)[0] or -1))
        if (
            not is_content(plan)
            or reached[-1] < reached[-2]
            or not all(hidden(name) for name in there)
            or folders.find([Path()]).plans != (PLAN,)
        ):
            broken.append((reached[-1], len(plan), [*there]))

    assert (broken, reached[-1] > kills // 5) == ([], True)


@pytest.mark.slow
def test_the_dead_never_hold_up_the_living() -> None:
    """With every second writer killed, the others' entries are there."""
    chance = random.Random(2011)  # noqa: S311 -- moments to kill at, not secrets
    missing = []
    for _ in range(10):
        PLAN.write_bytes(b"")
        gate, begin = os.pipe()
        writers = [fork(appending(number, gate, begin)) for number in range(20)]
        os.close(begin)
        for doomed in writers[1::2]:
            time.sleep(chance.uniform(0, 0.004))
            os.kill(doomed, signal.SIGKILL)
        ended = [join(writer) for writer in writers]
        os.close(gate)
        written = [*map(int, PLAN.read_bytes().split())]
        missing += [
            *set(range(0, 20, 2)).difference(written),
            *filter(None, ended[::2]),
        ]
        missing += [each for each in set(written) if written.count(each) > 1]

    assert missing == []


# Helpers


class Outcome(NamedTuple):
    """What came of an act."""

    raised: BaseException | None
    there: dict[str, bytes]
    left_open: int


def each_turn(
    act: Act,
    module: ModuleType,
    call: str,
    error: Callable[[], BaseException],
    how: str,
) -> Iterator[tuple[int, Outcome]]:
    """Let the first call fail, then the second, until there are no more."""
    for turn in range(1, 100):
        start(act)
        before = open_files()
        with failing(module, call, turn, error, how) as made:
            raised = attempt(act.do)
        if made[0] < turn:
            return
        yield turn, Outcome(raised, everything(), open_files() - before)
    raise AssertionError(f"{call} never comes to an end")


@contextmanager
def failing(
    module: ModuleType,
    call: str,
    turn: int,
    error: Callable[[], BaseException],
    how: str,
) -> Iterator[list[int]]:
    """Make one call of the system fail at its turn, and count how often it is made."""
    real, made = getattr(module, call), [0]

    def broken(*args: object, **options: object) -> object:
        made[0] += 1
        if made[0] == turn or (made[0] > turn and how == "from then on"):
            # A close that fails has closed all the same.
            if how == "once, but done" or call == "close":
                with suppress(OSError):
                    real(*args, **options)
            raise error()
        return real(*args, **options)

    setattr(module, call, broken)
    try:
        yield made
    finally:
        setattr(module, call, real)


def attempt(act: Callable[[], object]) -> BaseException | None:
    """Do something and give what it raised."""
    try:
        act()
    except BaseException as error:  # noqa: BLE001 -- all of them are judged
        return error
    return None


def kept(act: Act, outcome: Outcome, call: str, how: str) -> bool:
    """Say whether the promise about failures was kept."""
    match outcome.raised:
        case None:
            told = outcome.there.items() >= act.after.items()
        case Refusal(faults=(_,), file="a.yaml"):
            # A move may be made and yet said to have failed: then it is the new one.
            told = outcome.there.items() >= act.before.items() or how.endswith("done")
        case _:
            told = False
    # What opened and said that it had not is beyond anybody's reach.
    lost = call == "open" and how.endswith("done")
    return (
        told
        and whole(act, outcome.there, litter=call == "unlink")
        and (outcome.left_open == 0 or lost)
    )


def whole(act: Act, there: dict[str, bytes], *, litter: bool) -> bool:
    """Say whether a folder is as it was before or after, but for hidden litter."""
    shown = {name: text for name, text in there.items() if not hidden(name)}
    return shown in (act.before, act.after) and (litter or shown == there)


def hidden(name: str) -> bool:
    """Say whether a name is one that nobody will take for a plan."""
    return name.startswith(".") and name.endswith(".tmp~")


def start(act: Act) -> None:
    """Make the folder what it was before."""
    for path in Path().iterdir():
        path.unlink()
    for name, text in act.before.items():
        Path(name).write_bytes(text)


def everything() -> dict[str, bytes]:
    """Give all files, hidden ones too."""
    return {path.name: path.read_bytes() for path in sorted(Path().iterdir())}


def open_files() -> int:
    """Count what this process has open."""
    count = 0
    for file in range(256):
        with suppress(OSError):
            os.fstat(file)
            count += 1
    return count


def refusing(
    number: int, real: Callable[..., object] | None = None, *, done: bool = False
) -> Callable[..., None]:
    """Stand in for a call that never works, or works and says that it has not."""
    works: Callable[..., object] | None = os.close if done else real

    def refuse(*args: object, **options: object) -> None:
        if works:
            works(*args, **options)
        raise OSError(number, os.strerror(number))

    return refuse


def refusal(act: Callable[[], object]) -> tuple[str, dict[str, Any]]:
    """Give the one thing that an act is refused with; it has to be refused."""
    with pytest.raises(Refusal) as caught:
        act()
    (fault,) = caught.value.faults
    return fault.rule, dict(fault.details)


def fork(act: Callable[[], object]) -> int:
    """Do something in a process of its own."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    return child


def join(child: int) -> int:
    """Wait for a process; give its exit code, or the signal it died of below zero."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill(child: int) -> None:
    """End a process that was started here, as suddenly as can be."""
    os.kill(child, signal.SIGKILL)
    join(child)


def content(number: int) -> bytes:
    """Give a text that is known by its first line, of ever another length."""
    return b"%d\n" % number + b"%d " % number * (number * 7919 % 20_000)


def is_content(text: bytes) -> bool:
    """Say whether a text is one of ours, and all of it."""
    first = text.split(b"\n", 1)[0]
    return first.isdigit() and text == content(int(first))


def counting() -> None:
    """Count in the plan, until killed."""
    while True:
        files.replace(PLAN, lambda old: content(int(old.split(b"\n", 1)[0]) + 1))


def appending(number: int, gate: int, start: int) -> Callable[[], None]:
    """Wait for all the others, then add a line."""

    def append() -> None:
        os.close(start)
        os.read(gate, 1)
        files.replace(PLAN, lambda old: old + b"%d\n" % number)

    return append


def dying_at(
    act: Callable[[], object], point: int, *, done: bool
) -> Callable[[], object]:
    """Do something, and die at the given call to the system."""
    made = [0]

    def deadly(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            made[0] += 1
            last = made[0] == point
            if last and not done:
                os.kill(os.getpid(), signal.SIGKILL)
            given = real(*args, **options)
            if last:
                os.kill(os.getpid(), signal.SIGKILL)
            return given

        return call

    def die() -> None:
        for module, call in CALLS:
            setattr(module, call, deadly(getattr(module, call)))
        act()

    return die
