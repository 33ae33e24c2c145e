"""What an editor underlines is what actionplan finds: the shape has one description.

Needs node, and `npm install` in this folder; skipped, and says so, without either.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from actionplan.reading import schema_check, yaml_reader
from actionplan.storage import resources

HERE = Path(__file__).parent
TESTS = HERE.parent
NODE = shutil.which("node") or ""
PLANS = [
    path
    for folder in (TESTS.parent / "examples", TESTS / "good", TESTS / "bad")
    for path in sorted(folder.glob("**/*.yaml"))
]

ONLY_HERE = {
    "empty-file": "an editor has nothing to underline in an empty file",
    "hidden-character": "an editor shows text; what cannot be seen is ours to name",
    "not-utf8": "an editor decodes a file before it asks anybody",
    "number-too-long": "an editor keeps a number as it is written",
    "several-documents": "an editor looks at each of them by itself",
    "yaml-directive": "the rest of YAML is refused by us, not by the schema",
    "yaml-shortcut": "the rest of YAML is refused by us, not by the schema",
    "yaml-tag": "the rest of YAML is refused by us, not by the schema",
}
"""What we find in a file before it has a shape, and an editor may pass over."""

ONLY_THERE = {
    "line-ends-of-old-macs": "node's reader of YAML takes no lone CR for a line end",
}
"""What an editor cannot read, though YAML can be written so."""


@pytest.fixture(scope="module")
def underlined() -> dict[Path, list[str]]:
    """Ask the language server about every plan, in one go."""
    if not NODE:
        pytest.skip("node is not there")
    if not (HERE / "node_modules" / "yaml-language-server").is_dir():
        pytest.skip("yaml-language-server is not there: npm install in tests/editor")
    done = subprocess.run(
        [NODE, HERE / "validate.js", resources.SCHEMAS / "plan.schema.json"],
        input="\n".join(map(str, PLANS)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {Path(file): said for file, said in json.loads(done.stdout).items()}


def test_an_editor_is_asked_about_every_plan(underlined: dict[Path, list[str]]) -> None:
    """No plan is passed over because the server did not answer."""
    assert sorted(underlined) == sorted(PLANS)


def test_an_editor_comes_to_our_verdict(underlined: dict[Path, list[str]]) -> None:
    """A plan that can be read has the shape in an editor if it has it here."""
    shaped = [path for path in PLANS if not yaml_reader.parse(path.read_bytes()).faults]

    differ = {
        path.stem
        for path in shaped
        if bool(underlined[path])
        != bool(schema_check.check(yaml_reader.parse(path.read_bytes())))
    }

    assert differ == set(ONLY_THERE)


def test_an_editor_passes_over_nothing_but_what_is_ours(
    underlined: dict[Path, list[str]],
) -> None:
    """What is found here alone is what the schema cannot say, by design."""
    passed_over = {
        fault.rule
        for path in PLANS
        if not underlined[path]
        for fault in yaml_reader.parse(path.read_bytes()).faults
    }

    assert passed_over == set(ONLY_HERE)
