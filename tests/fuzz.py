"""Spoil files for a given time, and keep those that break a law.

    python tests/fuzz.py SECONDS [FOLDER]

It begins with what an earlier run kept. Exit code 1 means that a law was broken: the
file is in the folder, and its name says which law. `nox -s fuzz` runs it.
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

from actionplan import lint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REQUEST = lint.Request(as_of=date(2012, 3, 1))


def answered(content: bytes) -> str:
    """Say with what lint ends, where it is no answer."""
    try:
        lint.one(content, "plan.yaml", REQUEST)
    except Exception as error:  # noqa: BLE001 -- which is what is looked for
        return f"{type(error).__name__}: {error}"
    return ""


LAWS: tuple[Callable[[bytes], str], ...] = (*mutated.LAWS, answered)


def main() -> int:
    """Try files until the time is over; return 1 if a law was broken."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else ".fuzz")
    folder.mkdir(parents=True, exist_ok=True)
    seed = time.time_ns()
    tried, broken = 0, 0
    for content in _files(folder, seed, time.monotonic() + seconds):
        tried += 1
        for law in LAWS:
            if wrong := law(content):
                broken += 1
                name = f"{law.__name__}-{hashlib.sha256(content).hexdigest()[:12]}.yaml"
                (folder / name).write_bytes(content)
                print(f"{folder / name}: {wrong}")  # noqa: T201 -- a script
    print(f"{tried} files, seed {seed}: {broken} broke a law")  # noqa: T201 -- likewise
    return 1 if broken else 0


def _files(folder: Path, seed: int, end: float) -> Iterator[bytes]:
    yield from [path.read_bytes() for path in sorted(folder.glob("*.yaml"))]
    dice = Random(seed)  # noqa: S311 -- which files are tried is no secret
    texts = mutated.files()
    while time.monotonic() < end:
        yield mutated.spoilt(dice.choice(texts), dice)


if __name__ == "__main__":
    sys.exit(main())
