"""A folder becomes a home of plans, and nothing that is there is lost."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.test_streams import run_all
from typer.testing import CliRunner, Result

from actionplan import __version__, lint
from actionplan.cli import app
from actionplan.diagnostics import Fault, Refusal
from actionplan.messages import writing
from actionplan.reference import documentation
from actionplan.scaffold import new_folder, origin
from actionplan.scaffold.new_folder import Folder
from actionplan.storage import files

TODAY = date(2026, 11, 24)
EVERYTHING = [
    ".editorconfig",
    ".gitattributes",
    ".github/workflows/plans-weekly.yml",
    ".github/workflows/plans.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    "README.md",
    "actionplan.toml",
    "plans/example.yaml",
    "schemas/plan.schema.json",
]
WORKFLOWS = {each for each in EVERYTHING if each.startswith(".github")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_AS_OF", TODAY.isoformat())
    return tmp_path


def init(*args: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["init", *args])


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    }


def names(folder: Path) -> list[str]:
    """Return what there is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def refused(done: Result) -> list[str]:
    """Return the rules by which a command refused."""
    faults: tuple[Fault, ...] = getattr(done.exception, "faults", ())
    return [fault.rule for fault in faults]


def test_everything_is_made_and_named(folder: Path) -> None:
    """Each file is told with what it is for."""
    done = init()

    assert (done.exit_code, sorted(contents(folder)), done.stdout) == (
        0,
        EVERYTHING,
        """\
Made:
  README.md                           explains how to check and change plans
  plans/example.yaml                  shows what a complete plan looks like
  actionplan.toml                     says which files are plans
  .gitattributes                      keeps line endings the same everywhere
  .editorconfig                       makes editors use spaces, not tabs
  .vscode/settings.json               does the same in VS Code
  .vscode/extensions.json             suggests VS Code extensions
  .vscode/tasks.json                  lists problems in VS Code
  .pre-commit-config.yaml             checks plans at each commit
  .github/workflows/plans.yml         checks each proposed change
  .github/workflows/plans-weekly.yml  reports overdue actions every Monday
  schemas/plan.schema.json            lets your editor explain each field
""",
    )


@pytest.mark.usefixtures("folder")
def test_what_is_made_is_in_order() -> None:
    """Nothing is found in it, no advice either, and only plans are taken for plans."""
    init()

    done = CliRunner().invoke(app, ["lint", "--advice"])

    assert (done.exit_code, done.stdout) == (
        0,
        "Checked 1 plan (report date 24 November 2026). No problems found.\n"
        "Settings from actionplan.toml.\n",
    )


@pytest.mark.parametrize(
    "today", [date(2024, 2, 29), date(2026, 8, 31), date(2027, 1, 1), date(9999, 1, 31)]
)
def test_the_example_is_in_order_whenever_it_is_made(today: date) -> None:
    """Its dates are near the day it is made, so that nothing in it is late."""
    (text,) = (
        piece.text
        for piece in new_folder.pieces(Folder(today))
        if piece.path == "plans/example.yaml"
    )

    report = lint.one(text.encode(), "plans/example.yaml", lint.Request(today))

    assert report.diagnostics == ()


def test_a_dry_run_makes_nothing(folder: Path) -> None:
    """It says what would be made, also of a folder that is not there."""
    done = init("plans-of-ours", "--dry-run")

    assert (done.exit_code, list(folder.iterdir()), done.stdout.split("\n")[0]) == (
        0,
        [],
        "Would be made:",
    )


def test_a_folder_that_is_not_there_is_made(folder: Path) -> None:
    """As git does."""
    init("ours")

    assert sorted(contents(folder / "ours")) == EVERYTHING


def test_again_there_is_nothing_to_add(folder: Path) -> None:
    """A second run changes nothing, and says so."""
    init()
    before = contents(folder)

    done = init()

    last = done.stdout.splitlines()[-1]
    assert (done.exit_code, contents(folder), last, done.stderr) == (
        0,
        before,
        "There is nothing to add.",
        "",
    )


def test_the_readme_takes_git_for_granted_only_where_it_is(folder: Path) -> None:
    """Without a service nobody knows of git, so what needs it says "If you keep"."""
    init("alone", "--ci", "none")
    init("shared")

    pages = [(folder / name / "README.md").read_text() for name in ("alone", "shared")]
    assert [
        ("Git records who changed what, and when." in page, page.count(_IF_IN_GIT))
        for page in pages
    ] == [(False, 2), (True, 0)]


_IF_IN_GIT = "If you keep this folder in git, "


def test_what_is_there_is_kept_and_what_it_lacks_is_told(folder: Path) -> None:
    """Only what is missing is added; line ends and what was added are no difference."""
    (folder / ".gitattributes").write_bytes(b"*.docx binary\r\n*.yaml text eol=lf\r\n")
    (folder / "actionplan.toml").write_text('plans = ["plans/**/*.yaml"]\n')
    (folder / "README.md").write_text("# Ours\n\nOur own words.\n")
    mine = contents(folder)

    done = init("--ci", "none")

    after = contents(folder)
    kept = done.stdout[done.stdout.index("Already there and") :]
    assert (
        {name: after[name] for name in mine},
        sorted(after.keys() - mine),
        kept,
    ) == (
        mine,
        sorted(set(EVERYTHING) - mine.keys() - WORKFLOWS),
        """\
Already there and not changed:
  README.md, which does not have:
      Our action plans are in the folder `plans`: one file for each plan.
      A plan is a text file, so you can edit it in any text editor.
      ## See what is happening
      Open a terminal in this folder, and type:
      and 38 more lines
  actionplan.toml, which does not have:
      required-version = ">=0.1"
      plans = ["plans/**/*.yaml", "plans/**/*.yml"]
      fail-on = "warning"
  .gitattributes, which does not have:
      *.yml text eol=lf
      *.toml text eol=lf
To see each difference:
    actionplan init --dry-run --diff
""",
    )


@pytest.mark.usefixtures("folder")
def test_a_difference_is_shown_line_by_line() -> None:
    """From what is there to what init writes; nothing in it acts on a terminal."""
    init()
    Path(".gitattributes").write_text("*.yaml text eol=lf\n\x1b[31m::error::x\n")

    done = init("--dry-run", "--diff")

    shown = done.stdout[done.stdout.index("Already there and") :]
    assert re.sub(r"^\+.*\n", "", shown, flags=re.MULTILINE) == (
        "Already there and not changed:\n"
        "--- .gitattributes (there)\n"
        "@@ -1,2 +1,5 @@\n"
        " *.yaml text eol=lf\n"
        "-\\x1b[31m::error::x\n"
        "\n"
        "There is nothing to add.\n"
    )


@pytest.mark.usefixtures("folder")
def test_a_dry_run_shows_every_line_it_would_write() -> None:
    """But for the schema, which another command shows."""
    dry = init("--dry-run", "--diff").stdout
    init()

    shown = re.findall(r"^\+(?!\+\+)(.*)$", dry, re.MULTILINE)

    written = [
        line.rstrip()
        for piece in new_folder.pieces(Folder(TODAY))
        if piece.path != new_folder.SCHEMA
        for line in Path(piece.path).read_text("utf-8").splitlines()
    ]
    assert shown == written


def test_there_is_no_example_where_there_are_plans(folder: Path) -> None:
    """Nor does one come back that was deleted; plans stay where they are."""
    text = "schema: actionplan/1\nid: a\noutcomes: []\n"
    for name in ("2012/a.yaml", "2012/b.yml", "old/c.yaml", "compose.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text if "/" in name else "services: {}\n")

    init()

    settled = (folder / "actionplan.toml").read_text()
    assert (
        re.findall(r'"(.*?)/\*\*/\*\.(yaml|yml)"', settled),
        "--in 2012" in (folder / "README.md").read_text(),
        (folder / "plans").exists(),
    ) == (
        [("2012", "yaml"), ("2012", "yml"), ("old", "yaml"), ("old", "yml")],
        True,
        False,
    )


def test_plans_beside_the_readme_are_plans_too(folder: Path) -> None:
    """Those in the folder itself need no folder of their own."""
    (folder / "a.yaml").write_text("schema: actionplan/1\n")

    init()

    settled = (folder / "actionplan.toml").read_text()
    assert (
        re.findall(r"^plans = .*$", settled, re.MULTILINE),
        "plans are in this folder:" in (folder / "README.md").read_text(),
    ) == (['plans = ["*.yaml", "*.yml"]'], True)


def test_below_the_top_of_a_repository_only_what_counts_there(folder: Path) -> None:
    """Hooks and workflows are read at the top only, and that is said."""
    (folder / ".git").mkdir()

    done = init("ours")

    assert (
        sorted(set(EVERYTHING) - contents(folder / "ours").keys()),
        done.stdout.endswith(
            "Not made, because these only work in the top folder of a repository:\n"
            "  .pre-commit-config.yaml\n"
            "  .github/workflows/plans.yml\n"
            "  .github/workflows/plans-weekly.yml\n"
            "To make them, go there and type:\n    actionplan init\n"
        ),
    ) == ([*sorted(WORKFLOWS), ".pre-commit-config.yaml"], True)


@pytest.mark.parametrize("link", ["plans", ".github", "README.md", "schemas"])
def test_a_link_never_leads_what_is_written_out_of_the_folder(
    folder: Path, link: str
) -> None:
    """Everything is looked at first, so nothing at all is written."""
    home, outside = folder / "home", folder / "outside"
    home.mkdir()
    outside.mkdir()
    target = outside / "there.md" if "." in link[1:] else outside
    _link(home / link, target)

    done = init("home")

    assert (refused(done), names(home), names(outside)) == (
        ["place-leaves-folder"],
        [link],
        [],
    )


@pytest.mark.parametrize(
    ("make", "rule"),
    [("schemas", "file-exists"), ("README.md/", "not-a-file")],
)
def test_something_else_in_the_place_stops_everything(
    folder: Path, make: str, rule: str
) -> None:
    """A file where a folder has to be, or the other way round: nothing is written."""
    if make.endswith("/"):
        (folder / make).mkdir()
    else:
        (folder / make).write_text("mine")

    done = init()

    assert (refused(done), names(folder)) == ([rule], [make.rstrip("/")])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("args", "rule"),
    [
        (["mine.txt"], "not-a-folder"),
        (["a/b"], "write-failed"),
        (["--from", "https://git.example.org/$(id)"], "not-a-source"),
        (["--from", "-oProxyCommand"], "not-a-source"),
        (["--from", "ext::sh"], "not-a-source"),
        (["--from", "https://git.example.org/x\n  - repo: y"], "not-a-source"),
        (["--as-of", "soon"], "not-a-day"),
    ],
)
def test_init_refuses_what_cannot_be_done(args: list[str], rule: str) -> None:
    """And writes nothing."""
    Path("mine.txt").write_text("mine")

    done = init(*args)

    assert (refused(done), names(Path())) == ([rule], ["mine.txt"])


def test_when_it_stops_halfway_what_was_made_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever makes room on the disk can run it again."""
    create = files.create

    def full(path: Path, content: bytes) -> bool:
        if path.name == "actionplan.toml":
            raise Refusal(writing.disk_full())
        return create(path, content)

    monkeypatch.setattr(files, "create", full)

    done = init()

    assert (refused(done), sorted(contents(folder)), done.stdout) == (
        ["disk-full"],
        ["README.md", "plans/example.yaml"],
        "Made:\n"
        "  README.md           explains how to check and change plans\n"
        "  plans/example.yaml  shows what a complete plan looks like\n",
    )


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        ("README.md", "Made:\n  ours/  a folder\n"),
        (
            "plans/example.yaml",
            "Made:\n"
            "  ours/      a folder\n"
            "  README.md  explains how to check and change plans\n"
            "  plans/     a folder\n",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_folder_that_was_made_for_nothing_is_told(
    stop: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays, so whoever hears that something failed hears of it too."""
    create = files.create

    def full(path: Path, content: bytes) -> bool:
        if path == Path("ours", stop):
            raise Refusal(writing.disk_full())
        return create(path, content)

    monkeypatch.setattr(files, "create", full)

    done = init("ours")

    assert (refused(done), done.stdout) == (["disk-full"], said)


CREDENTIALS = (
    "https://sam:hunter2-zq@git.example.org/tools/a",
    "https://hunter2-zq@git.example.org/tools/a",
    "https://git:hunter2-zq@git.example.org/tools/a",
    "ssh://git:hunter2-zq@git.example.org/tools/a",
    "git:hunter2-zq@git.example.org:tools/a",
    "https://git.example.org/tools/a?private_token=hunter2-zq",
    "https://git.example.org/tools/a?hunter2-zq",
    "https://git.example.org/tools/a#hunter2-zq",
    "https://git.example.org/ghp_hunter2zqhunter2zqhunter2zqhunter2zq/a",
    "https://git.example.org/glpat-hunter2zqhunter2zq/a",
    "https://git.example.org/hunter2zqhunter2zqhunter2zqhunter2zq/a",
    "ssh://github_pat_hunter2zqhunter2zqhunter2zq@git.example.org/a",
    "https://sam%3Ahunter2-zq%40git.example.org/tools/a",
    "https://sam:hunter2-zq @git.example.org",
    "hunter2-zq://x\n@",
)


@pytest.mark.thorough
@pytest.mark.parametrize("address", CREDENTIALS)
@pytest.mark.parametrize("dry", [[], ["--dry-run", "--diff"]])
def test_an_address_with_a_password_is_refused(
    folder: Path, address: str, dry: list[str]
) -> None:
    """Nothing is written, and no stream repeats it."""
    done = run_all(folder, [["init", "--from", address, *dry]])

    assert (done[0][0], "hunter2" in repr(done), names(folder)) == (2, False, [])


@pytest.mark.parametrize(
    "address",
    [
        "https://git.example.org/tools/actionplan.git",
        "https://git.example.org:8443/~sam/action-plan_2",
        "ssh://git@git.example.org/actionplan",
        "git@git.example.org:tools/a",
        "git+ssh://git@git.example.org/a",
        "sam@git.example.org:a",
        "../actionplan",
    ],
)
def test_an_address_without_one_is_taken(folder: Path, address: str) -> None:
    """A user's name is usual for SSH, and tells nothing."""
    done = run_all(folder, [["init", "--from", address]])

    assert done[0][0] == 0


@pytest.mark.parametrize(
    ("address", "for_pip"),
    [
        ("https://git.example.org/tools/actionplan",) * 2,
        ("ssh://git@git.example.org/actionplan",) * 2,
        ("git@git.example.org:tools/a", "ssh://git@git.example.org/tools/a"),
    ],
)
def test_a_source_is_written_where_it_counts(
    folder: Path, address: str, for_pip: str
) -> None:
    """The hook is fetched from there, and build servers install it from there."""
    told = [init("--from", address, "--ci", ci).stderr for ci in ("gitlab", "github")]

    package = f"actionplan @ git+{for_pip}@v{__version__}"
    hook = (folder / ".pre-commit-config.yaml").read_text()
    jobs = [(folder / name).read_text() for name in (*WORKFLOWS, ".gitlab-ci.yml")]
    assert (
        f'  - repo: "{address}"\n    rev: v{__version__}\n' in hook,
        [f' pip install "{package}"\n' in job for job in jobs],
        [f"The build server installs:\n  {package}\n" in each for each in told],
    ) == (True, [True] * 3, [True] * 2)


def test_who_does_not_share_a_folder_is_told_of_no_other_program(folder: Path) -> None:
    """An officer may have no git. Whoever shares a folder needs it."""
    alone = init("--ci", "none").stderr
    (folder / "actionplan.toml").unlink()
    shared = init("--ci", "gitlab").stderr

    assert alone.splitlines() == [
        "",
        "Next, in that folder:",
        "  actionplan lint                        checks the plans now",
    ]
    assert "  git init " in shared


def test_without_an_address_a_build_server_installs_from_a_file(folder: Path) -> None:
    """With how to make it; a folder of this computer is no address for others.

    The name alone is never installed: a program of that name could be anyone's.
    """
    done = init("--from", "tools/actionplan")

    jobs = [(folder / name).read_text() for name in WORKFLOWS]
    wheel = f"tools/actionplan-{__version__}-py3-none-any.whl"
    assert (
        [re.findall(r'pip install "(.*)"', job) for job in jobs],
        done.stderr,
    ) == (
        [[wheel]] * len(jobs),
        f"""
Next, in that folder:
  git init                               if the folder is not in git yet
  git config merge.conflictStyle diff3   helps when 2 people change the same lines
  pre-commit install                     checks plans at each commit
  actionplan lint                        checks the plans now

The build server installs actionplan from this file, which you keep with the plans:
  {wheel}
To make the file, go to the folder that you installed actionplan from. Type this
command, with the path of your folder of plans in place of FOLDER:
    pip wheel --no-deps -w FOLDER/tools .
Add the file to git. If the build server can fetch actionplan with git instead,
delete .github/workflows/plans*.yml and give the address:
    actionplan init --from ADDRESS
""",
    )


COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("url", "info", "package"),
    [
        (
            "https://git.example.org/a",
            {"vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"actionplan @ git+https://git.example.org/a@{COMMIT}",
        ),
        ("https://example.org/a", {"vcs_info": {"vcs": "hg", "commit_id": COMMIT}}, ""),
        ("file:///srv/a", {"vcs_info": {"vcs": "git", "commit_id": COMMIT}}, ""),
        (
            "https://me:pw@a.org/a",
            {"vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            "",
        ),
        ("https://a.org/$(id)", {"vcs_info": {"vcs": "git", "commit_id": COMMIT}}, ""),
        (
            "https://example.org/a",
            {"vcs_info": {"vcs": "git", "commit_id": "x; y"}},
            "",
        ),
        ("https://example.org/a", {"vcs_info": None}, ""),
        ("https://example.org/a.whl", {"archive_info": {}}, ""),
        ("file:///srv/a", {"dir_info": {"editable": True}}, ""),
    ],
)
def test_where_pip_had_it_from_with_git_others_can_have_it(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    info: dict[str, object],
    package: str,
) -> None:
    """Only from an open address, at that commit; no path and no password is written."""
    _installed(monkeypatch, json.dumps({"url": url, **info}))

    init()

    written = "".join(
        (folder / name).read_text() for name in (*WORKFLOWS, ".pre-commit-config.yaml")
    )
    expected = package or f"tools/actionplan-{__version__}-py3-none-any.whl"
    assert (
        set(re.findall(r'pip install "(.*)"', written)),
        re.findall(r"rev: (.*)", written),
        url in written,
    ) == ({expected}, [COMMIT] if package else [], bool(package))


def test_old_plans_are_shown_the_way(folder: Path) -> None:
    """Where there are plans, what comes next is how they come to a green check."""
    (folder / "a.yaml").write_text("schema: actionplan/1\n")

    told = init("--ci", "none").stderr

    page, part = re.findall(r'"([^"]*)"', told)
    made = documentation.files()
    pages = {e.name: e.content.decode() for e in made if e.name.endswith(".html")}
    assert f'<a href="configuration.html">{page}</a>' in pages["index.html"]
    assert f">{part}</h2>" in pages["configuration.html"]
    assert "  actionplan docs\n" in told


def test_the_readme_tells_of_the_example_where_there_is_one(folder: Path) -> None:
    """And not where there are plans already; the same is written again."""
    (folder / "ours").mkdir()
    (folder / "ours" / "a.yaml").write_text("schema: actionplan/1\n")
    init("ours")
    init("new")

    again = init("new").stdout
    pages = [(folder / name / "README.md").read_text() for name in ("ours", "new")]

    assert (["plan `example`" in page for page in pages], "does not have" in again) == (
        [False, True],
        False,
    )


def _installed(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    class Installed:
        def read_text(self, _: str) -> str:
            return told

    monkeypatch.setattr(origin, "distribution", lambda _: Installed())


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:  # pragma: no cover -- Windows, without the right to
        pytest.skip("links cannot be made here")


@pytest.mark.parametrize(
    ("plans", "mapped"),
    [
        ((), {"./schemas/plan.schema.json": ["plans/**/*.yaml", "plans/**/*.yml"]}),
        (
            ("a b/one.yaml", "two/three.yaml"),
            {
                "./schemas/plan.schema.json": [
                    *("a b/**/*.yaml", "a b/**/*.yml"),
                    *("two/**/*.yaml", "two/**/*.yml"),
                ]
            },
        ),
        (("one.yaml",), None),  # an editor would take every YAML file for a plan
    ],
)
def test_an_editor_helps_with_a_plan_that_does_not_name_its_schema(
    plans: tuple[str, ...], mapped: dict[str, list[str]] | None
) -> None:
    """The settings for VS Code say which files are plans; there is such a schema."""
    made = {
        one.path: one.text
        for one in new_folder.pieces(new_folder.Folder(date(2026, 11, 24), plans))
    }

    settings = json.loads(made[".vscode/settings.json"])

    assert settings.get("yaml.schemas") == mapped
    assert {name.removeprefix("./") for name in mapped or ()} <= made.keys()


def test_an_editor_lists_every_problem_that_lint_prints(folder: Path) -> None:
    """VS Code's patterns match each line with a problem, once, and no other line."""
    init()
    (folder / "plans" / "nothing.yaml").write_text("", encoding="utf-8")
    plan = (folder / "plans" / "example.yaml").read_text(encoding="utf-8")
    changed = plan.replace("accountable: ", "accountable: TBC # ", 1)
    (folder / "plans" / "example.yaml").write_text(changed, encoding="utf-8")
    (task,) = json.loads((folder / ".vscode" / "tasks.json").read_text("utf-8"))[
        "tasks"
    ]

    shown = CliRunner().invoke(app, [*task["args"], "--advice"]).stdout.splitlines()
    run = json.loads(CliRunner().invoke(app, ["lint", "--format", "json"]).stdout)

    assert listed(task["problemMatcher"], shown) == [
        (each["file"], str(each["line"]) if each["line"] else None)
        for each in run["diagnostics"]
    ]


def listed(matchers: list[Any], lines: list[str]) -> list[tuple[str, str | None]]:
    """Return the files and lines that an editor finds in what was printed."""
    patterns = [each["pattern"] for each in matchers]
    return [
        (found[of["file"]], found[of["line"]] if "line" in of else None)
        for line in lines
        for of in patterns
        if (found := re.fullmatch(of["regexp"], line))
    ]
