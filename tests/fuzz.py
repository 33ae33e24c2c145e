"""Damage files for a given time, and keep those that break a law.

    python tests/fuzz.py SECONDS [FOLDER]

It begins with the files that an earlier run kept. Exit code 1 means that a law was
broken. The file is in the folder, and its name says which law. `nox -s fuzz` runs it.

Damaged plans test how plans are read, what is written into them, and what each command
says about them. Damaged settings, accepted problems and templates test what commands
say.
"""

from __future__ import annotations

import hashlib
import sys
import time
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent / "support"))
import mutated
import spoilt_commands
import spoilt_edits

from actionplan import lint
from actionplan.reading import load
from actionplan.reading.earlier import Earlier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REQUEST = lint.Request(as_of=date(2012, 3, 1))
BAD = Path(__file__).parent / "bad"


def answered(content: bytes) -> str:
    """Say how lint ends, if it does not give an answer."""
    lint.one(content, "plan.yaml", REQUEST)
    return ""


def compared(content: bytes) -> str:
    """Say where a plan differs from itself, or how the comparison fails."""
    was = Earlier("plan.yaml", "main", load.load(content, "plan"))
    said = lint.one(content, "plan.yaml", REQUEST, was).diagnostics
    return ", ".join(d.rule for d in said if d.code.startswith("AP85"))


LAWS: dict[str, tuple[Callable[[bytes], str], ...]] = {
    "yaml": (
        *(*mutated.LAWS, answered, compared, *spoilt_edits.LAWS),
        spoilt_commands.LAWS["yaml"][0],
    ),
    **{ending: (spoilt_commands.LAWS[ending][0],) for ending in ("toml", "json", "j2")},
}
"""For each file ending, the laws for that kind of file."""


def broken_by(content: bytes, ending: str) -> Iterator[tuple[str, str]]:
    """Yield each law that a file breaks, with what is wrong."""
    for law in LAWS[ending]:
        try:
            wrong = law(content)
        except Exception as error:  # noqa: BLE001 -- this is what the search is for
            wrong = f"{type(error).__name__}: {error}"
        if wrong:
            yield law.__name__, wrong


def main() -> int:
    """Try files until the time is up; return 1 if a law was broken."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else ".fuzz").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    seed = time.time_ns()
    tried, broken = 0, 0
    for content, ending in files(folder, seed, time.monotonic() + seconds):
        tried += 1
        for law, wrong in broken_by(content, ending):
            broken += 1
            name = f"{law}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
            (folder / name).write_bytes(content)
            print(f"{folder / name}: {wrong}", flush=True)  # noqa: T201 -- a script
    print(f"{tried} files, seed {seed}: {broken} broke a law")  # noqa: T201 -- a script
    return 1 if broken else 0


def files(folder: Path, seed: int, end: float) -> Iterator[tuple[bytes, str]]:
    """Yield files with their endings: those kept, then damaged ones until *end*."""
    for path in sorted(folder.glob("*.*")):
        yield path.read_bytes(), path.suffix.removeprefix(".")
    dice = Random(seed)  # noqa: S311 -- the choice of files is not a secret
    texts = [(text, "yaml") for text in mutated.files()]
    texts += [(path.read_text("utf-8"), "yaml") for path in _bad()]
    others = [(text, name) for name, (_, text) in spoilt_commands.LAWS.items() if text]
    while time.monotonic() < end:
        text, ending = dice.choice(others if dice.random() < _OTHERS else texts)
        yield mutated.spoilt(text, dice), ending


_OTHERS = 0.1
"""The share of files that are not plans."""


def _bad() -> Iterator[Path]:
    """Yield the files with typing mistakes that are text."""
    for path in sorted(BAD.glob("*.yaml")):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if 0 < len(text) < mutated.LONGEST:
            yield path


if __name__ == "__main__":
    sys.exit(main())
