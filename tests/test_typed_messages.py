"""A fault is made by calling its message, so the type checker sees what is wrong."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING

import pytest

import actionplan
from actionplan import rules
from actionplan.editing.fixes import proposals

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
PACKAGE = Path(str(actionplan.__file__)).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))

HEAD = """\
from typing import Literal, assert_never

from actionplan.diagnostics import Fault, Place, RuleName
from actionplan.messages import comparing, refused_entries, unreadable
from actionplan.rule import Finding, message

"""
SNIPPETS = {
    "as_it_is": (
        "unreadable.file_too_large(size=2, limit=1).placed(Place(1, 1))",
        [],
    ),
    "a_detail_left_out_that_may_be": ("unreadable.not_a_plan(meant='shema')", []),
    "a_misspelt_detail": (
        "unreadable.file_too_large(size=2, limt=1)",
        ["call-arg"],
    ),
    "a_missing_detail": ("unreadable.file_too_large(size=2)", ["call-arg"]),
    "a_detail_of_another_kind": (
        "unreadable.file_too_large(size=2, limit='1')",
        ["arg-type"],
    ),
    "a_detail_by_its_position": (
        "unreadable.file_too_large(2, limit=1)",
        ["call-arg"],
    ),
    "a_wrong_name": ("unreadable.file_to_large(size=2, limit=1)", ["attr-defined"]),
    "an_impossible_choice": (
        "comparing.not_compared(ref='main', why='from')",
        ["arg-type"],
    ),
    "the_choice_that_was_once_documented": (
        "refused_entries.cannot_be_written(cause='not -alone', after=1, lines='')",
        ["arg-type"],
    ),
    "a_fault_named_by_text": ("Fault('file-too-large', None, {})", ["arg-type"]),
    "a_table_by_text": (
        "fixed_by: dict[RuleName, int] = {'file-too-large': 1}",
        ["dict-item"],
    ),
    "a_comparison_that_is_possible": (
        "Fault(unreadable.empty_file.name, None, {}).rule == unreadable.empty_fil.name",
        ["attr-defined"],
    ),
    "a_choice_without_words": (
        "@message('AP000', 'error')\n"
        "def chosen(*, why: Literal['one', 'two']) -> Finding:\n"
        "    match why:\n"
        "        case 'one':\n"
        "            return Finding('One.', 'do it.')\n"
        "        case _:\n"
        "            assert_never(why)\n",
        ["arg-type"],
    ),
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """Let mypy read all the snippets at once; return its codes for each."""
    if not (ROOT / "src").is_dir():
        pytest.skip("the types are in the source")
    folder = tmp_path_factory.mktemp("snippets")
    for name, (code, _) in SNIPPETS.items():
        (folder / f"{name}.py").write_text(f"{HEAD}{code}\n", encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--cache-dir",
            str(folder / "cache"),
            str(folder),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found: dict[str, list[str]] = {name: [] for name in SNIPPETS}
    for line in done.stdout.splitlines():
        if match := re.match(r".*?(\w+)\.py:\d+: error: .*\[([\w-]+)\]$", line):
            found[match[1]].append(match[2])
    assert done.returncode == 1, done.stdout + done.stderr
    return found


@pytest.mark.parametrize("name", SNIPPETS)
def test_mypy_rejects_what_cannot_be_said(
    name: str, checked: Mapping[str, list[str]]
) -> None:
    """A wrong name, detail or choice is an error; what is right passes."""
    _, codes = SNIPPETS[name]

    assert sorted(set(checked[name])) == codes


@pytest.mark.parametrize("name", rules.MESSAGES)
def test_a_message_takes_its_details_by_name(name: str) -> None:
    """No detail can be taken for another because it has its place."""
    kinds = {each.kind for each in _details(name).values()}

    assert kinds <= {inspect.Parameter.KEYWORD_ONLY}


def test_no_fault_is_named_by_text() -> None:
    """Only `rule` makes faults and their names; a name is never compared with text."""
    found = [
        f"{source.relative_to(PACKAGE).as_posix()}: {ast.unparse(node)[:60]}"
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if _makes_a_fault(node) or _compares_with_text(node)
    ]

    assert [place for place in found if not place.startswith("rule.py:")] == []


def test_every_detail_that_is_read_is_one_that_there_is() -> None:
    """No detail is asked of a fault that no message gives."""
    given = {detail for name in rules.ALL for detail in _details(name)}
    read = {
        f"{source.name}: {detail}"
        for source in SOURCES
        for detail in _read(ast.parse(source.read_text("utf-8")))
        if detail not in given
    }

    assert read == set()


@pytest.mark.parametrize(
    ("name", "propose"), [*proposals.TYPED.items(), *proposals.WRITTEN.items()]
)
def test_a_fix_reads_the_details_of_its_own_faults(
    name: str, propose: FunctionType
) -> None:
    """What a fix asks of a fault is given by the message that it is entered for."""
    asked = {detail for each in _called(propose) for detail in _read(each)}

    assert asked - {*_details(name)} == set()


def _details(name: str) -> Mapping[str, inspect.Parameter]:
    if rules.ALL[name].subject != "fault":
        return {}
    return inspect.signature(rules.ALL[name].check).parameters


def _makes_a_fault(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="Fault" | "RuleName")):
            return True
        case _:
            return False


def _compares_with_text(node: ast.AST) -> bool:
    """Tell whether a fault's rule is held against text, in whatever form."""
    match node:
        case ast.Compare(left=ast.Attribute(attr="rule"), comparators=[other]):
            return any(isinstance(each, ast.Constant) for each in ast.walk(other))
        case ast.Match(subject=ast.Attribute(attr="rule"), cases=cases):
            values = (case.pattern for case in cases)
            return any(
                isinstance(each, ast.Constant)
                for value in values
                for each in ast.walk(value)
            )
        case ast.MatchClass(kwd_attrs=names, kwd_patterns=patterns):
            pairs = zip(names, patterns, strict=True)
            return any(
                name == "rule"
                and isinstance(pattern, ast.MatchValue)
                and isinstance(pattern.value, ast.Constant)
                for name, pattern in pairs
            )
        case _:
            return False


def _read(tree: ast.AST) -> Iterator[str]:
    """Give the names of the details that code reads of a fault."""
    for node in ast.walk(tree):
        match node:
            case (
                ast.Subscript(
                    value=ast.Attribute(attr="details"), slice=ast.Constant(str(name))
                )
                | ast.Call(
                    func=ast.Attribute(attr="get", value=ast.Attribute(attr="details")),
                    args=[ast.Constant(str(name)), *_],
                )
            ):
                yield name
            case ast.Match(subject=ast.Attribute(attr="details"), cases=cases):
                yield from (
                    str(key.value)
                    for case in cases
                    for pattern in ast.walk(case.pattern)
                    if isinstance(pattern, ast.MatchMapping)
                    for key in pattern.keys
                    if isinstance(key, ast.Constant)
                )
            case _:
                pass


def _called(propose: FunctionType) -> Iterator[ast.AST]:
    """Give a function and those of its module that it hands the fault to."""
    todo, seen = [propose], set()
    while todo:
        function = todo.pop()
        if function in seen:
            continue
        seen.add(function)
        tree = ast.parse(inspect.getsource(function))
        yield tree
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id=name), args=args) if any(
                    isinstance(arg, ast.Name) and arg.id == "fault" for arg in args
                ):
                    known = function.__globals__.get(name)
                    todo += [known] if isinstance(known, FunctionType) else []
                case _:
                    pass
