"""Measure the table in docs/performance.md in one run, as multiples of the least time.

CPU time is the user and system time of complete processes. It is the median of several
runs in turn, so that other work on the machine changes the ratios little. If valgrind
is installed, one plan is measured in instructions, which vary by only 0.1 per cent. Run
`nox -s bench`, or `nox -s bench -- --small`, which takes a minute.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

import plans
import yaml

ACTIONPLAN = (sys.executable, "-m", "actionplan")
LINT = (*ACTIONPLAN, "lint", "--as-of", plans.AS_OF)
PASS = (sys.executable, "-c", "pass")
SCHEMA = Path(__file__).parents[1] / "schemas" / "plan.schema.json"
FLOOR = """
import pathlib, sys, yaml, yaml._yaml
for path in pathlib.Path(sys.argv[1]).glob("*.yaml"):
    yaml._yaml.CParser(path.read_bytes()).raw_parse()
"""
"""libyaml reads all the bytes, but makes no Python objects."""
JINJA = """
import sys, time
import jinja2
from actionplan.cli import app
render, spent = jinja2.Template.render, [0.0]
def timed(*args, **fields):
    began = time.process_time()
    try:
        return render(*args, **fields)
    finally:
        spent[0] += time.process_time() - began
jinja2.Template.render = timed
args = ["render", sys.argv[1], "--format", "html", "--single-file", "--as-of"]
app([*args, sys.argv[2]], standalone_mode=False)
print(spent[0])
"""
"""Renders like the command, and adds up the time spent in the templates."""


class Taken(NamedTuple):
    """The time that a command took."""

    seconds: float
    megabytes: float


class Sizes(NamedTuple):
    """How many plans to measure, and how often."""

    many: int
    rendered: int
    huge: int
    rounds: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--rendered", type=int, default=200)
    parser.add_argument("--huge", type=int, default=100_000, help="0 leaves it out")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--small", action="store_true", help="100, 20, 1,000; 3 rounds")
    given, _ = parser.parse_known_args()  # what is left is for worst.py
    sizes = Sizes(given.many, given.rendered, given.huge, given.rounds)
    if given.small:
        sizes = Sizes(100, 20, 1000, 3)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores,", end=" ")
    print("libyaml" if yaml.__with_libyaml__ else "no libyaml: all ratios are larger")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _print_many(folder, sizes)
        _print_one(folder / "many" / "audit-1-2026.yaml", sizes)
        _print_rendered(folder, sizes)
        if sizes.huge:
            _print_huge(folder, sizes)


def _print_many(folder: Path, sizes: Sizes) -> None:
    """Print the time for each of many plans, as a multiple of the minimum."""
    many, one = folder / "many", folder / "one"
    size = plans.write(many, sizes.many, plans.Size())
    plans.write(one, 1, plans.Size())
    commands = {
        "floor": (sys.executable, "-c", FLOOR, str(many)),
        "floor, one": (sys.executable, "-c", FLOOR, str(one)),
        "lint": (*LINT, str(many)),
        "lint, one": (*LINT, str(one)),
        **_peers(many),
    }
    taken = _in_turn(commands, sizes.rounds)
    floor, ours = (
        (taken[name].seconds - taken[f"{name}, one"].seconds) / (sizes.many - 1)
        for name in ("floor", "lint")
    )
    print(f"{sizes.many} plans of {size / sizes.many / 1000:.1f} KB, without start-up:")
    print(f"  lint: {ours * 1000:.2f} ms a plan, {ours / floor:.1f} x floor")
    few = folder / "few"
    plans.write(few, _FEW, plans.Size())
    counts = [
        _instructions((*command, str(few)), folder)
        - _instructions((*command, str(one)), folder)
        for command in (LINT, (sys.executable, "-c", FLOOR))
    ]
    if all(counts):
        each = counts[0] / (_FEW - 1) / 1e6
        print(f"  {each:.0f} million instructions, {counts[0] / counts[1]:.1f} x floor")
    peers = [name for name in taken if name.startswith("peer ")]
    for name in peers:
        ratio = taken[name].seconds / sizes.many / floor
        print(f"  {name.removeprefix('peer ')}: {ratio:.1f} x floor")
    if peers:
        ratio = sum(taken[name].seconds for name in peers) / taken["lint"].seconds
        print(f"  {' + '.join(peers).replace('peer ', '')} / lint: {ratio:.1f}")


_FEW = 21
"""How many plans to count instructions for, which takes 50 times as long."""


def _peers(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the commands of other checkers that are installed."""
    beside = Path(sys.executable).parent
    found = {
        name: shutil.which(name, path=f"{beside}{os.pathsep}{os.environ['PATH']}")
        for name in ("check-jsonschema", "yamllint")
    }
    files = tuple(map(str, sorted(folder.glob("*.yaml"))))
    given = {
        "check-jsonschema": ("--schemafile", str(SCHEMA), *files),
        "yamllint": (*("-d", "{extends: default}"), str(folder)),
    }
    return {
        f"peer {name}": (path, *given[name]) for name, path in found.items() if path
    }


def _print_one(plan: Path, sizes: Sizes) -> None:
    """Print the time for one plan, in instructions if they can be counted."""
    add = ("progress", "add", f"{plan.stem}/1.1", "Tested in three teams.")
    there = (*ACTIONPLAN, *add, "--dry-run")
    commands = {
        "lint, one plan": (*LINT, str(plan)),
        "status": (*ACTIONPLAN, "status", "--as-of", plans.AS_OF, str(plan)),
        "progress add": there,
        "lint --help": (*ACTIONPLAN, "lint", "--help"),
    }
    taken = _in_turn({"pass": PASS, **commands}, sizes.rounds, plan.parent)
    counted = _instructions(PASS, plan.parent)
    for name, command in commands.items():
        ratio = taken[name].seconds / taken["pass"].seconds
        exact = ""  # if they cannot be counted
        if counted:
            instructions = _instructions(command, plan.parent) / counted
            exact = f", {instructions:.1f} x in instructions"
        print(f"{name}: {ratio:.1f} x python -c pass{exact}")


def _print_rendered(folder: Path, sizes: Sizes) -> None:
    """Print the time for reports, as a multiple of Jinja's own time."""
    few, out = folder / "rendered", folder / "out"
    plans.write(few, sizes.rendered, plans.Size())
    command = (
        *(*ACTIONPLAN, "render", str(few), "--format", "html"),
        *("--as-of", plans.AS_OF, "--output", str(out)),
    )
    taken = _in_turn({"render": command}, min(sizes.rounds, 3))["render"]
    jinja = _seconds_in_templates(few)
    print(
        f"render {sizes.rendered} plans to HTML: {taken.seconds:.2f} s,"
        f" {taken.megabytes:.0f} MB, {taken.seconds / jinja:.1f} x Jinja alone"
    )


def _seconds_in_templates(folder: Path) -> float:
    """Return the CPU time that Jinja alone takes to fill in the templates."""
    done = subprocess.run(
        (sys.executable, "-c", JINJA, str(folder), plans.AS_OF),
        env=_environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(done.stdout.rsplit(maxsplit=1)[-1])


def _print_huge(folder: Path, sizes: Sizes) -> None:
    """Print the time for very many small plans, and the memory that they take."""
    huge = folder / "huge"
    size = plans.write(huge, sizes.huge, plans.Size(plans.SMALL, 1))
    floor, _ = _run((sys.executable, "-c", FLOOR, str(huge)), None)
    seconds, megabytes = _run((*LINT, str(huge)), None)
    print(
        f"{sizes.huge} plans of {size / sizes.huge / 1000:.1f} KB: {seconds:.1f} s CPU,"
        f" {seconds / floor:.1f} x floor, {megabytes:.0f} MB"
    )


# --- measuring ----------------------------------------------------------------------


def _in_turn(
    commands: dict[str, tuple[str, ...]], rounds: int, folder: Path | None = None
) -> dict[str, Taken]:
    """Run all the commands in turn; return the median time of each."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(_run(command, folder))
    return {
        name: Taken(median(one.seconds for one in each), each[-1].megabytes)
        for name, each in taken.items()
    }


def _run(command: tuple[str, ...], folder: Path | None) -> Taken:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, used = os.wait4(process.pid, 0)
    return Taken(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _environment() -> dict[str, str]:
    # compiled modules are kept, as for anyone who runs the program twice
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def _instructions(command: tuple[str, ...], folder: Path) -> int:
    """Count the instructions of a command; None if valgrind is not installed."""
    counter = shutil.which("valgrind")
    if counter is None:
        return 0
    kept = ("--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
    done = subprocess.run(
        (counter, *kept, *command),
        cwd=folder,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    found = re.search(r"I +refs: +([0-9,]+)", done.stderr)
    return int(found[1].replace(",", "")) if found else 0


if __name__ == "__main__":
    main()
