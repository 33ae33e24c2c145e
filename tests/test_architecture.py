"""The tree keeps its own rules: layers, names, sizes, reasons, no private addresses."""

import ast
import io
import re
import subprocess
import tokenize
import tomllib
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

import actionplan

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[1]
PACKAGE = Path(str(actionplan.__file__)).parent
SCRIPTS = [
    path
    for folder in (PACKAGE, ROOT / "tests", ROOT / "benchmarks")
    for path in sorted(folder.rglob("*.py"))
] + [ROOT / "noxfile.py"]
MODULES = sorted(PACKAGE.rglob("*.py"))
DEFINED = [
    node
    for path in MODULES
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.ClassDef | ast.FunctionDef)
]
OURS = {node.name for node in DEFINED} - {
    node.name
    for node in DEFINED
    if isinstance(node, ast.FunctionDef) and node.args.vararg
}
"""What is defined here and takes a fixed number of things."""


def names(path: Path) -> str:
    """Name a module, for the list of tests."""
    return path.relative_to(PACKAGE).as_posix()


# The class around a slash or a letter keeps a pattern from matching itself.
PRIVATE = re.compile(
    r"""
    (?<![\w.~}-])[/](?:work|home|root|opt|Users)/\w  # a folder of one machine
    | [A-Z]:\\Users\\
    | [p]ypi\.org/simple | [p]ythonhosted\.org | [r]egistry\.npmjs\.org
    | --(?:extra-)?[i]ndex-url | --[f]ind-links
    """,
    re.VERBOSE,
)


def test_imports_point_down() -> None:
    """No room imports from a floor above it, and every room has a floor."""
    done = subprocess.run(
        ["lint-imports", "--no-logo", "--no-cache"],  # noqa: S607 -- the PATH is ours
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_contributors_are_shown_every_package_in_its_order() -> None:
    """The table in CONTRIBUTING.md has the packages from the top to the bottom."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = config["tool"]["importlinter"]["contracts"]
    layers = re.findall(r"\w+", " ".join(contract["layers"]))
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = text.partition("## Where things are")[2].partition("## Style")[0]

    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == layers


def test_every_module_has_a_name_of_its_own() -> None:
    """A module that cannot be described in a sentence is not made."""
    names = {path.stem.strip("_") for path in PACKAGE.rglob("*.py")}

    vague = names & {"base", "common", "core", "helpers", "managers", "misc", "utils"}

    assert vague == set()


def test_no_name_is_used_twice() -> None:
    """A module and a class are known by their names alone.

    A command's module, and that of its options, may have the name of what does its
    work.
    """
    modules = [
        path.parent.name if path.stem == "__init__" else path.stem
        for path in PACKAGE.rglob("*.py")
        if path.parent.name not in ("commands", "options") or path.stem == "__init__"
    ]
    classes = [
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(
            r"^class ([A-Z]\w*)", path.read_text("utf-8"), re.MULTILINE
        )
    ]

    assert [name for name, times in Counter(modules).items() if times > 1] == []
    assert [name for name, times in Counter(classes).items() if times > 1] == []


def test_a_folder_can_be_taken_in_at_a_glance() -> None:
    """Nobody has to read more than eighteen names to find the right one."""
    shipped = {"docs", "schemas", "templates"}  # beside the packages, in a wheel
    # Python expects these in every program, so nobody has to look for them.
    usual = {"__init__.py", "__main__.py", "__pycache__", "py.typed"}
    entries = {path.name for path in PACKAGE.iterdir()} - shipped - usual

    assert len(entries) <= 18, sorted(entries)


def test_no_package_is_there_for_one_module() -> None:
    """A package holds several modules, or none and only data."""
    sizes = {
        path.parent: len(
            [*path.parent.glob("*.py"), *path.parent.glob("*/__init__.py")]
        )
        for path in PACKAGE.rglob("__init__.py")
    }

    assert [path.name for path, size in sizes.items() if size == 2] == []


@pytest.mark.parametrize("module", MODULES, ids=names)
def test_a_module_opens_with_a_sentence(module: Path) -> None:
    """Its first line says what it is for, and can be read aloud."""
    text = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    first = text.partition("\n")[0]

    assert (first[:1].isupper(), first[-1:]) == (True, "."), first


@pytest.mark.parametrize("module", MODULES, ids=names)
def test_no_wide_value_is_built_by_position(module: Path) -> None:
    """From the fifth on, each thing that is handed over has its name beside it."""
    tree = ast.parse(module.read_text("utf-8"))

    wide = [
        f"{module.name}:{node.lineno}: {ast.unparse(node.func)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and len(node.args) > 4
        and ast.unparse(node.func).rpartition(".")[2] in OURS
    ]

    assert wide == []


def test_types_are_told_to_those_who_import_it() -> None:
    """The marker that makes a type checker look at our types is in the package."""
    assert resources.files("actionplan").joinpath("py.typed").is_file()


def test_no_file_names_a_private_place() -> None:
    """Nothing in the tree tells of one machine's folders or of an index."""
    private = [
        f"{path.relative_to(ROOT).as_posix()}: {found[0]}"
        for path in tree()
        for found in PRIVATE.finditer(path.read_text("utf-8", errors="replace"))
    ]

    assert private == []


@pytest.mark.parametrize(
    ("line", "private"),
    [
        ("see /" + "work/main/x", True),
        ("[x](/" + "home/ann/x)", True),
        (r"C:" + r"\Users\ann", True),
        ("https://pypi" + ".org/simple/", True),
        ("docs/" + "work/x", False),
        ("https://example.org/home/x", False),
        ("pip install actionplan", False),
    ],
)
def test_a_private_place_is_known_by_its_look(line: str, *, private: bool) -> None:
    """Only what cannot be found elsewhere counts as private."""
    found = PRIVATE.search(line)

    assert bool(found) is private


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_exemption_says_why(script: Path) -> None:
    """Whoever tells a checker to look away writes the reason beside it."""
    silent = [
        f"{script.name}:{number}: {comment}"
        for number, comment in comments(script)
        if re.search(r"#\s*((ruff:\s*)?noqa|type:\s*ignore|pragma: no)\b", comment)
        and not re.search(r" -- \w", comment)
    ]

    assert silent == []


def tree() -> list[Path]:
    """List the files that git keeps or would keep; skip where there is no checkout."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 -- the developer's git
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if (ROOT / name).is_file()]


def comments(script: Path) -> list[tuple[int, str]]:
    """Give the comments of a script with the numbers of their lines."""
    text = script.read_text(encoding="utf-8")
    return [
        (found.start[0], found.string)
        for found in tokenize.generate_tokens(io.StringIO(text).readline)
        if found.type == tokenize.COMMENT
    ]
