"""The hook for pre-commit checks plans, and ignores all other files."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from actionplan import __version__
from actionplan.cli import app

ROOT = Path(__file__).parents[1]
HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
)
PLAN = ROOT / "examples" / "scr-family-a-2011.yaml"
OTHERS = {
    "compose.yaml": "services:\n  web:\n    image: nginx\n",
    "docker-compose.override.yml": "services: {}\n",
    ".github/workflows/ci.yml": "on: pull_request\njobs: {}\n",
    "deploy/values.yaml": "{{- if .Values.accountable }}\nname: x\n",
    "openapi.yaml": "openapi: 3.1.0\ncomponents:\n  schemas: {}\n",
    "outputs.yaml": "outputs:\n  outcome:\n    value: x\nschema: other\n",
}
"""YAML files that are not plans, in a repository that also has plans."""


@pytest.mark.parametrize(
    ("name", "handed_over"),
    [
        ("plans/scr-family-a-2011.yaml", True),
        ("scr-family-a-2011.yml", True),
        ("composers.yaml", True),
        ("transaction.yml", True),
        ("compose.yaml", False),
        ("compose.prod.yml", False),
        ("docker-compose.yml", False),
        ("web/docker-compose.override.yaml", False),
        (".github/workflows/ci.yml", False),
        (".gitlab-ci.yml", False),
        (".pre-commit-config.yaml", False),
        ("mkdocs.yml", False),
        ("action.yml", False),
    ],
)
def test_what_is_never_a_plan_is_not_even_handed_over(
    name: str, *, handed_over: bool
) -> None:
    """pre-commit compares the name of the file with the pattern."""
    found = re.search(HOOKS[0]["exclude"], name)

    assert (found is None) is handed_over


def test_only_what_looks_like_a_plan_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files are named, as the hook does; the others are counted."""
    monkeypatch.chdir(tmp_path)
    names = _fill(tmp_path, OTHERS | {"deep/plan.yaml": PLAN.read_text("utf-8")})

    done = CliRunner().invoke(app, ["lint", "--no-time", "--only-plans", *names])

    assert (done.exit_code, done.stdout.splitlines()[-1]) == (
        0,
        "6 files were not checked, because they are not plans.",
    )


def test_no_plan_among_them_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit without plans passes, and the hook says that nothing was checked."""
    monkeypatch.chdir(tmp_path)
    names = _fill(tmp_path, OTHERS)

    done = CliRunner().invoke(app, ["lint", "--no-time", "--only-plans", *names])

    assert (done.exit_code, done.stdout) == (
        0,
        "Checked 0 plans.\n"
        "Checks that depend on the date were not run.\n"
        "6 files were not checked, because they are not plans.\n",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"schema: actionplan/1\n\tid: x\n",
        b"\xef\xbb\xbfschema:actionplan/1\n",
        b"<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> other\noutcomes:\n- id: O1\n",
        b"id: no-first-line\noutcomes: [\n",
        b"Outcome:\n",
        b"plan:\n  - desired_outcome: x\n",
        "schema: actionplan/1\n".encode("utf-16"),
        b'"schema" : "actionplan/1"\r\n',
    ],
)
def test_a_plan_that_cannot_be_read_is_still_taken_for_one(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan with a mistake in it is still checked."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_bytes(content)

    done = CliRunner().invoke(app, ["lint", "--only-plans", "plan.yaml"])

    assert (done.exit_code, "left out" in done.stdout) == (1, False)


def test_what_the_folder_says_goes_before_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If actionplan.toml lists plans, those files are plans and no others are."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actionplan.toml").write_text('plans = ["**/*.yaml"]\n')
    text = PLAN.read_text("utf-8")
    hidden = {".draft/scr-family-a-2011.yaml": text, "scr-family-a-2011.yml": text}
    names = _fill(tmp_path, {"plans/empty.yaml": "a: b\n"} | hidden)

    done = CliRunner().invoke(
        app, ["lint", "--only-plans", "--format", "concise", *names]
    )

    assert (done.exit_code, re.findall(r"^(\S+): error", done.stdout)) == (
        1,
        ["plans/empty.yaml"],
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A repository of actionplan, as git would fetch it, with its release."""
    if not (ROOT / "src").is_dir():
        pytest.skip("the source is not here")
    if not shutil.which("git") or not shutil.which("pre-commit"):
        pytest.skip("git or pre-commit is not there")
    copy = tmp_path / "source"
    copy.mkdir()
    for name in ("LICENSE", "README.md", "pyproject.toml", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, copy)
    for name in ("docs", "schemas", "src", "templates"):
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    _commit(copy)
    _git(copy, "tag", f"v{__version__}")
    return copy


@pytest.mark.thorough
def test_from_an_empty_folder_to_a_typo_that_is_caught(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What init writes passes its own checks, and a mistake in it gets our message.

    pre-commit installs the checkout itself, and checks another repository with it.
    """
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    home, others = tmp_path / "home", tmp_path / "others"
    _fill(others, OTHERS | {"deep/plan.yaml": PLAN.read_text("utf-8")})
    _commit(others)
    made = CliRunner().invoke(app, ["init", str(home), "--from", source.as_posix()])
    _git(home, "init", "--quiet")
    _git(home, "add", "--all")

    first = _pre_commit(home, "run", "--all-files")
    if "No matching distribution found" in first.stdout:
        pytest.skip("there is no registry of packages here")
    example = home / "plans" / "example.yaml"
    text = example.read_text("utf-8")
    example.write_text(re.sub(r"due: \S+", "due: Novermber 2027", text, count=1))
    then = _pre_commit(home, "run", "--all-files")
    tried = _pre_commit(others, "try-repo", str(source), "actionplan-lint", "-a")

    said = '"Novermber 2027" must be in numbers. The date looks like November 2027.'
    assert (
        (made.exit_code, first.returncode, then.returncode, tried.returncode),
        said in " ".join(then.stdout.split()),
        first.stdout.splitlines()[-1],
        tried.stdout.splitlines()[-1],
    ) == ((0, 0, 1, 0), True, _verdict("Passed"), _verdict("Passed"))


def test_without_a_source_the_actionplan_there_is_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an address, the hook uses the actionplan on the PATH."""
    if not shutil.which("git") or not shutil.which("pre-commit"):
        pytest.skip("git or pre-commit is not there")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    home = tmp_path / "home"
    CliRunner().invoke(app, ["init", str(home)])
    _git(home, "init", "--quiet")
    _git(home, "add", "--all")

    done = _pre_commit(home, "run", "--all-files")

    assert (done.returncode, done.stdout) == (0, f"{_verdict('Passed')}\n")


def _verdict(word: str) -> str:
    return f"check action plans{word.rjust(61, '.')}"


def _fill(folder: Path, contents: dict[str, str]) -> list[str]:
    for name, text in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return list(contents)


def _commit(folder: Path) -> None:
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    who = ("-c", "user.name=Officer", "-c", "user.email=officer@example.org")
    _git(folder, *who, "commit", "--quiet", "--no-verify", "--message=All of it")


def _git(folder: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, check=True)  # noqa: S607 -- the developer's git


def _pre_commit(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["pre-commit", *args],  # noqa: S607 -- the PATH is ours
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
