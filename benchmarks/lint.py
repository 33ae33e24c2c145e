"""How long lint takes, as ratios to what it cannot do without, in one run.

Each figure is CPU time of whole processes, the median of several runs in turn, so that
a machine that is busy or slow changes the ratios little. Run with `nox -s bench`.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import yaml

ROUNDS = 7
EXAMPLES = Path(__file__).parents[1] / "examples"
LINT = (sys.executable, "-m", "actionplan", "lint", "--as-of", "2026-11-24")
EVENTS = (
    "import sys, yaml, pathlib\n"
    "for path in pathlib.Path(sys.argv[1]).glob('*.yaml'):\n"
    "    for _ in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader): pass\n"
)


def main() -> None:
    """Print the ratios."""
    plans = sorted(EXAMPLES.glob("*.yaml"))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "many"
        folder.mkdir()
        for number in range(100 // len(plans) + 1):
            for plan in plans:
                shutil.copy(plan, folder / f"{plan.stem}-{number}.yaml")
        clean = Path(made) / "one"
        clean.mkdir()
        shutil.copy(EXAMPLES / "audit-strategy-discussions-2022.yaml", clean)
        many = len(list(folder.iterdir()))
        commands = {
            "python -c pass": (sys.executable, "-c", "pass"),
            "lint, one clean plan": (*LINT, str(clean)),
            f"lint, {many} plans": (*LINT, str(folder)),
            f"YAML events of {many} plans": (
                *(sys.executable, "-c", EVENTS, str(folder)),
            ),
        }
        taken = _in_turn(commands)
    start = taken["python -c pass"]
    for name, seconds in taken.items():
        print(f"{name:30} {seconds * 1000:8.0f} ms CPU  {seconds / start:7.1f} x pass")
    *_, (_, events) = taken.items()
    whole = taken[f"lint, {many} plans"]
    print(f"lint takes {whole / events:.1f} times what reading the events takes")
    print(f"libyaml: {'yes' if yaml.__with_libyaml__ else 'no'}")


def _in_turn(commands: dict[str, tuple[str, ...]]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name].append(_cpu(command))
    return {name: median(each) for name, each in times.items()}


def _cpu(command: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # compiled modules are kept, as they are for anyone who uses the program twice
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(after[:2]) - sum(before[:2])


if __name__ == "__main__":
    main()
