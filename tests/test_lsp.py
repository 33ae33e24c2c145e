"""The language server says what the command line says, and nothing stops it."""

import io
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from rpc_client import Json, RpcClient, applied
from tests.conftest import SPECIMEN, run

from actionplan import lint, workspace
from actionplan.diagnostics import Fault, Replacement
from actionplan.editing import fixes
from actionplan.lsp import (
    changes_offered,
    number_links,
    outline,
    positions,
    problems,
    protocol_values,
    status_shown,
    suggestions,
    views,
)
from actionplan.lsp.positions import Span
from actionplan.lsp.session import Session, committed
from actionplan.reading.document import split_lines
from actionplan.storage import folders
from actionplan.text import remembered
from actionplan.workspace import check

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[1]
DAY = date(2012, 3, 1)
CORPUS = sorted(
    path
    for folder in ("tests/bad", "tests/good", "examples")
    for path in (ROOT / folder).glob("*.yaml")
)
ALL = {"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}}
URI = "file:///tmp/board/scr-family-a-2011.yaml"


def look(
    text: str, name: str = "scr-family-a-2011.yaml", day: date = DAY
) -> views.View:
    """Look at a text as the server does."""
    here = workspace.make()
    return views.look(here, Path(name), views.encoded(text), day)


def changed(text: str, edits: tuple[Replacement, ...]) -> str:
    """Apply changes that are given by lines and columns."""
    counting = positions.counting(text, "utf-16")
    made = protocol_values.as_edits(edits, URI, counting)
    (of_text,) = (made.changes or {}).values()
    as_json = [
        {
            "range": {
                side: {"line": at.line, "character": at.character}
                for side, at in (("start", e.range.start), ("end", e.range.end))
            },
            "newText": e.new_text,
        }
        for e in of_text
    ]
    return applied(text, as_json)


def texts() -> Iterator[tuple[Path, str]]:
    """Yield the files of the corpus that an editor can open as text."""
    for path in CORPUS:
        try:
            yield path, path.read_bytes().decode()
        except UnicodeDecodeError:
            continue


# --- the same as the command line ------------------------------------------------


@cache
def looked() -> dict[Path, tuple[str, views.View | None]]:
    """Look at each file of the corpus as the server does, once for all tests."""
    session, found = Session(lambda _: DAY), {}
    for path, text in texts():
        session.put(path.as_uri(), text)
        found[path] = text, session.view(path.as_uri())
        session.close(path.as_uri())
    return found


def test_every_problem_of_the_corpus_is_the_same_as_on_the_command_line() -> None:
    """Nothing is judged twice: words, places, levels, fixes and what is accepted."""
    other = [
        path.name
        for path, (_, view) in looked().items()
        if view
        and view.fixable()
        != check.check(workspace.make([path]), lint.Request(DAY))._replace(configs=())
    ]

    assert other == []


def test_the_problems_are_the_same_before_their_fixes_are_known() -> None:
    """Fixes are only worked out when the editor asks what can be done."""
    other = [
        path.name
        for path, (_, view) in looked().items()
        if view
        and [*view.run.diagnostics]
        != [each._replace(fix=()) for each in view.fixable().diagnostics]
    ]

    assert other == []


def test_only_a_file_that_may_be_a_plan_is_checked() -> None:
    """An editor opens other YAML files too, and nobody asked about those."""
    left = {path for path, (_, view) in looked().items() if view is None}

    assert left == {
        path
        for path, (text, _) in looked().items()
        if not folders.looks_like_plan(views.encoded(text))
    }


def test_fix_all_does_what_the_command_does_with_every_file_of_the_corpus() -> None:
    """The one change of the editor makes the same bytes as `actionplan fix`."""
    other, made = [], 0
    for path, (text, view) in looked().items():
        if view is None:
            continue
        change = changes_offered.fix_all(view)
        new = changed(text, change.edits) if change else text
        made += change is not None
        told = fixes.fix(view.content, path.stem, view.board, unsafe=False)
        if views.encoded(new) != told.content:
            other.append(path.name)

    assert other == []
    assert made > 50


def test_each_quick_fix_is_the_one_that_lint_gives_to_programs() -> None:
    """A fix in the list of the editor is `fix` in the JSON of lint."""
    path = ROOT / "tests" / "bad" / "several-slips-at-once.yaml"
    path = path if path.exists() else next(p for p in CORPUS if "several" in p.name)
    view = views.look(workspace.make([path]), path, path.read_bytes(), DAY)

    offered = changes_offered.offered(view, Span(1, 1, 9999, 1))

    run = check.check(workspace.make([path]), lint.Request(DAY))
    assert [c.edits for c in offered if c.kind == "fix"] == [
        d.fix for d in run.diagnostics if d.fix
    ]


def test_a_mistake_in_the_settings_is_shown_and_nothing_else_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With other settings, a status might not be true."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actionplan.toml").write_text("fail_on = 3\n", encoding="utf-8")
    session = Session(lambda _: DAY)
    uri = (tmp_path / "scr-family-a-2011.yaml").as_uri()
    session.put(uri, SPECIMEN)

    view = session.view(uri)

    assert view is not None
    assert [each.message[:15] for each in problems.found(view)] == ["actionplan.toml"]
    assert [*status_shown.lenses(view)] == []


def test_the_settings_of_the_folder_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule that is off on the command line is off in the editor, at once."""
    monkeypatch.chdir(tmp_path)
    session = Session(lambda _: date(2026, 1, 1))
    uri = (tmp_path / "scr-family-a-2011.yaml").as_uri()
    session.put(uri, SPECIMEN)
    before = {d.rule for v in [session.view(uri)] if v for d in v.run.diagnostics}
    levels = "[rules]\noverdue-action = 'off'\n"
    (tmp_path / "actionplan.toml").write_text(levels, encoding="utf-8")
    session.refresh()

    after = {d.rule for v in [session.view(uri)] if v for d in v.run.diagnostics}

    assert before - after == {"overdue-action"}


# --- where things are ------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "units"), [("utf-16", [0, 1, 2, 4, 5]), ("utf-8", [0, 1, 3, 7, 8])]
)
def test_an_emoji_and_an_accent_are_counted_as_the_editor_counts(
    encoding: positions.Encoding, units: list[int]
) -> None:
    """A place survives the way to the editor and back."""
    counting = positions.counting("a\u00e9\U0001f600b", encoding)

    there = [counting.to_editor(1, column)[1] for column in range(1, 6)]

    assert there == units
    assert [counting.from_editor(0, unit)[1] for unit in there] == [1, 2, 3, 4, 5]


def test_a_place_inside_an_emoji_is_before_it() -> None:
    """No change ever takes a character apart."""
    counting = positions.counting("\U0001f600", "utf-16")

    assert [counting.from_editor(0, unit) for unit in (0, 1, 2, 3)] == [
        *((1, 1), (1, 1), (1, 2), (1, 2))
    ]


def test_a_byte_order_mark_is_no_column_of_lint_but_one_of_the_editor() -> None:
    """Both ways."""
    counting = positions.counting("\ufeffid: x", "utf-16")

    assert (counting.to_editor(1, 1), counting.from_editor(0, 1)) == ((0, 1), (1, 1))


@pytest.mark.parametrize(
    ("uri", "windows", "path"),
    [
        ("file:///C:/Plans/a%20b.yaml", True, "C:\\Plans\\a b.yaml"),
        ("file:///c%3A/Plans/%C3%A9.yaml", True, "c:\\Plans\\\u00e9.yaml"),
        ("file://server/share/a.yaml", True, "\\\\server\\share\\a.yaml"),
        ("file:///plans/a%23b.yaml", False, "/plans/a#b.yaml"),
        ("untitled:Untitled-1", False, None),
        ("file:///plans/%00.yaml", False, None),
        ("file://[", False, None),
        ("", False, None),
    ],
)
def test_the_address_of_a_file_is_its_path(
    uri: str, path: str | None, *, windows: bool
) -> None:
    """Addresses of Windows too; a text without a file has no path."""
    found = views.path_of(uri, windows=windows)

    assert (None if found is None else str(found)) == path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\r\nb\r\n", "a\r\nc\r\n"),
        ("a\r\nb", "a\nb"),
        ("a\r\nb", "a\rb"),
        ("aa", "a"),
        ("a\U0001f600b", "a\u00e9b"),
        ("", "x"),
        ("x\n", ""),
        ("\ufeffa: 1", "\ufeffa: 2"),
    ],
)
def test_the_difference_of_two_texts_makes_one_of_the_other(old: str, new: str) -> None:
    """Whatever the ends of lines."""
    assert changed(old, (changes_offered.difference(old, new),)) == new


# --- what is offered ---------------------------------------------------------------


def accepted(text: str, day: date) -> list[tuple[str, str]]:
    """Accept each problem by itself; return those that are not accepted then."""
    view, wrong = look(text, day=day), []
    for said in view.run.diagnostics:
        edit = changes_offered.accepting(view, said)
        if edit is None:
            continue
        empty = look(changed(text, (edit,)), day=day).run
        given = edit._replace(text=edit.text.replace("]: ", "]: agreed in May ", 1))
        after = look(changed(text, (given,)), day=day).run
        if "acceptance-without-reason" not in {d.rule for d in empty.diagnostics}:
            wrong.append((said.rule, "nothing asks for the reason"))
        if said.rule in {d.rule for d in empty.diagnostics} - {said.rule}:
            wrong.append((said.rule, "accepted without a reason"))
        if said.message not in {a.said.message for a in after.accepted}:
            wrong.append((said.rule, "not accepted"))
    return wrong


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_problem_is_accepted_once_the_reason_is_there_and_not_before(
    end: str,
) -> None:
    """The comment is where it counts, and lint asks for the reason."""
    text = SPECIMEN.replace("\n", end)

    assert accepted(text, date(2026, 1, 1)) == []
    assert len(look(text, day=date(2026, 1, 1)).run.diagnostics) > 0


def test_what_cannot_be_accepted_is_not_offered_to_be() -> None:
    """A file that cannot be read cannot be accepted."""
    view = look(SPECIMEN.replace("agreed: 2011-08-15", "agreed: [2011-08-15"))
    kinds = {c.kind for c in changes_offered.offered(view, Span(1, 1, 999, 1))}

    assert [d.level for d in view.run.diagnostics] == ["error"]
    assert "accept" not in kinds


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_new_entry_is_in_its_place_and_lint_asks_for_what_is_missing(
    end: str,
) -> None:
    """Only the empty places are wrong with it. Nothing else in the plan changes."""
    text = SPECIMEN.replace("\n", end)
    view = look(text)
    edit = changes_offered.recording(view, "1.1")
    assert edit is not None

    after = look(changed(text, (edit,)))

    old: Json = view.facts().document.data
    new: Json = after.facts().document.data
    entries = new["outcomes"][0]["actions"][0]["progress"]
    assert entries.pop()["date"] == "2012-03-01"
    assert new == old
    new_rules = {d.rule for d in after.run.diagnostics}
    assert new_rules - {d.rule for d in view.run.diagnostics} == {"empty-field"}


def test_no_entry_is_offered_for_what_is_not_an_action() -> None:
    """Neither for an outcome nor for a number that is there twice or not at all."""
    view = look(SPECIMEN)

    assert [changes_offered.recording(view, n) for n in ("O1", "9.9", "")] == [None] * 3


def test_each_action_says_its_status_and_where_to_record() -> None:
    """In the words of `actionplan status`, on the day."""
    view = look(SPECIMEN, day=date(2012, 12, 1))

    shown = [(each.title, each.action) for each in status_shown.lenses(view)]

    (row,) = view.facts().rows[:1]
    assert row.now.overdue
    assert shown[0][0].startswith(f"Overdue by {shown[0][0].split(' by ')[1][:1]}")
    assert shown[1] == ("Record progress here", "1.1")


def test_an_action_that_could_not_be_read_never_looks_fine() -> None:
    """It says that nobody knows."""
    broken = SPECIMEN.replace("accountable:", "acountabel_of_nobody:")
    view = look(broken)

    shown = [each.title for each in status_shown.lenses(view)]

    assert status_shown.NOT_KNOWN in shown or view.facts().rows


def test_the_due_date_says_what_has_become_of_it() -> None:
    """At the end of the date, only for what is open."""
    view = look(SPECIMEN, day=date(2012, 7, 19))

    hints = [(view.facts().document.line(h.line), h) for h in status_shown.hints(view)]

    assert [(line[h.column - 8 : h.column - 1], h.words) for line, h in hints] == [
        ("2012-05", "overdue by 7 weeks")
    ]


def test_a_hover_explains_the_problem_and_the_status() -> None:
    """The reason for the rule, and how the action is."""
    view = look(SPECIMEN, day=date(2012, 12, 1))
    said = next(d for d in view.run.diagnostics if d.rule == "overdue-action")
    assert said.place

    text = status_shown.hover(view, said.place.line, said.place.column)

    assert "**overdue-action** (" in text
    assert "**Action 1.1** on 1 December 2012" in text
    assert "- Status: Overdue by" in text


def test_the_outline_has_outcomes_with_their_actions() -> None:
    """In the order of the file."""
    found = outline.outline(look(SPECIMEN))

    assert [(o.name, [a.name for a in o.children]) for o in found] == [
        ("Outcome O1", ["Action 1.1"])
    ]


LINKED = SPECIMEN.replace(
    '      - id: "1.1"',
    """      - id: "1.2"
        action: Publish the leaflet on the website.
        accountable: Named Nurse
        due: 2012-05
        arises_from: "1.1"
      - id: "1.1\"""",
    1,
)


def test_a_number_leads_to_its_action_and_to_all_that_name_it() -> None:
    """From the link and from the action itself."""
    view = look(LINKED)
    lines = split_lines(LINKED)
    link = next(n for n, line in enumerate(lines, 1) if "arises_from" in line)
    home = next(n for n, line in enumerate(lines, 1) if 'id: "1.1"' in line)

    there = number_links.definitions(view, link, 24)
    both = number_links.references(view, home, 14, with_definition=True)

    assert [span.line for span in there] == [home]
    assert [span.line for span in both] == [link, home]


def rename(text: str, number: str, new: str, *committed: str) -> str:
    """Rename an action; return the new text or the rule that refuses."""
    view = look(text)
    here = next(u for u in number_links.uses(view) if u.number == number)
    made = number_links.renamed(view, here, new, frozenset(committed))
    return made.rule if isinstance(made, Fault) else changed(text, made)


def test_a_number_is_changed_everywhere_or_not_at_all() -> None:
    """Never one that has entries, is in git, is taken or is no number."""
    fresh = LINKED.replace('arises_from: "1.1"', 'arises_from: "1.2"')

    after = rename(fresh, "1.2", "1.9")

    assert after == fresh.replace('"1.2"', '"1.9"')
    assert rename(LINKED, "1.1", "1.9") == "number-kept"
    assert rename(LINKED, "1.2", "1.9", "1.2") == "number-kept"
    assert rename(LINKED, "1.2", "1.1") == "number-taken"
    assert rename(LINKED, "1.2", "first one") == "not-a-number"
    assert rename(LINKED, "O1", "O2") == "number-not-of-one-action"


def complete(text: str, line: str) -> list[str]:
    """Return what is offered at the end of a line of a text, as it would be written."""
    lines = split_lines(text)
    number = next(n for n, each in enumerate(lines, 1) if each.startswith(line))
    offered = suggestions.suggest(lines, number, len(line) + 1, look(text), ())
    return [offered.written(each.value) for each in offered.values]


def test_what_is_already_known_is_offered_while_typing() -> None:
    """Numbers, job titles, months, ratings and states, each where it belongs."""
    typed = LINKED.replace('arises_from: "1.1"', "arises_from: ")

    assert complete(typed, "        arises_from: ") == ['"1.1"']
    assert complete(LINKED, "        due: ")[:2] == ["2012-03", "2012-04"]
    assert "Named Nurse" in complete(LINKED, "        accountable: ")
    assert complete(LINKED, "        action: ") == []


def test_only_states_that_can_follow_are_offered() -> None:
    """Never "not started" after a report, nor signed off before it is complete."""
    row = look(SPECIMEN).facts().rows[0]
    done = row._replace(now=row.now._replace(state="complete"))

    assert row.now.has_report
    assert "not-started" not in suggestions.next_states(row)
    assert "signed-off" not in suggestions.next_states(row)
    assert suggestions.next_states(done)[:2] == ("monitoring", "signed-off")


def test_no_suggestion_is_personal_data_or_a_placeholder() -> None:
    """What lint hides or refuses is never put into another plan."""
    text = SPECIMEN.replace("accountable: ", "accountable: TBC # ", 1)

    assert "TBC" not in complete(text, "        accountable: ")


def test_a_date_that_was_moved_says_how_often() -> None:
    """After the words for how late it is."""
    path = ROOT / "examples" / "lcspr-child-k-2024.yaml"
    view = look(path.read_text("utf-8"), path.name, date(2026, 11, 24))

    words = {hint.words for hint in status_shown.hints(view)}

    assert words == {
        "overdue by 7 weeks, moved once",
        "overdue by 24 days",
        "moved once",
        "moved twice",
    }


def test_a_problem_of_several_actions_leads_to_each_of_them() -> None:
    """All of them are related places, each at its number."""
    (path,) = (ROOT / "tests" / "real").rglob("business-plan-2014.yaml")
    text = path.read_text("utf-8")
    view = look(text, path.name, date(2026, 11, 24))
    lines = split_lines(text)
    shown = zip(view.run.diagnostics, problems.found(view), strict=True)
    several = [(said, each) for said, each in shown if len(said.keys) > 1]

    led = [{other.words.split()[-1] for other in e.related} for _, e in several]

    assert several
    assert led == [{n for n, _ in said.keys} - {said.item} for said, _ in several]
    assert {
        other.words.split()[-1] in lines[other.at.line - 1]
        for _, each in several
        for other in each.related
    } == {True}


def test_names_of_the_other_plans_in_the_folder_are_offered(tmp_path: Path) -> None:
    """Without what is personal, and again after a save."""
    session = Session(lambda _: DAY)
    uri = (tmp_path / "scr-family-a-2011.yaml").as_uri()
    session.put(uri, SPECIMEN)
    first = session.others(uri)
    other = SPECIMEN.replace("scr-family-a-2011", "scr-b-2012")
    other = other.replace("accountable: ", "accountable: Clerk of 07700 900123 # ", 1)
    (tmp_path / "scr-b-2012.yaml").write_text(other, encoding="utf-8")
    session.refresh()

    (plan,) = session.others(uri)

    assert (first, plan.id) == ((), "scr-b-2012")
    assert "900123" not in repr(plan)
    assert session.others("untitled:1") == ()


def test_a_number_that_git_has_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the newest commit: not what was typed since then, and nothing without git."""
    monkeypatch.chdir(tmp_path)
    path = Path("scr-family-a-2011.yaml")
    path.write_text(SPECIMEN, encoding="utf-8")
    before = committed(path)
    for line in ("init -q", "add .", "commit -q -m plan"):
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *line.split()], check=True)  # noqa: S607 -- the PATH is ours
    same = committed(path)
    path.write_text(LINKED, encoding="utf-8")

    later = committed(path)

    assert [sorted(each) for each in (before, same, later)] == [[], ["1.1"], ["1.1"]]
    assert committed(None) == committed(Path("no-such.yaml")) == frozenset()


def test_a_plan_stays_a_plan_while_its_first_lines_are_typed_again() -> None:
    """Its problems do not go away with the line that names the format."""
    session = Session(lambda _: DAY)
    session.put(URI, SPECIMEN)
    session.view(URI)
    session.put(URI, "x")

    view = session.view(URI)
    session.close(URI)

    assert view is not None
    assert [d.level for d in view.run.diagnostics] == ["error"]
    assert session.view(URI) is None


def test_the_last_plan_that_could_be_read_is_remembered_for_suggestions() -> None:
    """A half-typed line often makes a plan unreadable."""
    session = Session(lambda _: DAY)
    session.put(URI, SPECIMEN)
    session.readable(URI)
    session.put(URI, f"{SPECIMEN}\n  [")

    known = session.readable(URI)

    assert known is not None
    assert known.facts().plan is not None


# --- over the wire -----------------------------------------------------------------


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RpcClient]:
    """A server that has been started as an editor starts it."""
    folder = tmp_path_factory.mktemp("board")
    with RpcClient(folder, as_of="2012-12-01") as started:
        started.start({"workspace": {"applyEdit": True}})
        yield started


def test_an_editor_is_told_the_same_as_the_command_line(tmp_path: Path) -> None:
    """With an accent, an emoji and the line ends of Windows; and the same is fixed."""
    text = SPECIMEN.replace("agreed: 2011-08-15", "agreed: 15/08/2011")
    text = text.replace("title: ", "title: \U0001f600\u00e9 ", 1).replace("\n", "\r\n")
    path = tmp_path / "scr-family-a-2011.yaml"
    path.write_bytes(text.encode())
    with RpcClient(tmp_path, as_of="2012-12-01") as one:
        one.start()
        found = one.open(path.as_uri(), text)
        actions = one.about(
            "codeAction",
            path.as_uri(),
            range=ALL,
            context={"diagnostics": [], "only": ["source.fixAll"]},
        )
        code = one.stop()
        strange, errors = one.strange, one.process.stderr

    told = command("lint", "--format", "json", str(path), cwd=tmp_path)
    command("fix", str(path), cwd=tmp_path)
    assert [(p["code"], p["range"]["start"]["line"] + 1) for p in found] == [
        (d["rule"], d["line"]) for d in json.loads(told)["diagnostics"]
    ]
    (edits,) = (each["edit"]["changes"][path.as_uri()] for each in actions)
    assert applied(text, edits).encode() == path.read_bytes() != text.encode()
    assert (code, strange) == (0, b"")
    assert errors is not None


def command(*args: str, cwd: Path) -> str:
    """Run a command as it is typed."""
    done = subprocess.run(
        [sys.executable, "-m", "actionplan", *args, "--as-of", "2012-12-01"][
            : None if args[0] == "lint" else -2
        ],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def test_an_emoji_before_a_problem_moves_its_place_by_two(client: RpcClient) -> None:
    """Places are in units of UTF-16, as the protocol says."""
    places = {}
    for letter in ("a", "\U0001f600"):
        text = SPECIMEN.replace("\n", f'\nx-own: "{letter}" b\n', 1)
        (found,) = client.open(URI, text)
        places[letter] = found["range"]["start"]["character"]

    assert places["\U0001f600"] == places["a"] + 1


def test_each_feature_is_answered_over_the_wire(client: RpcClient) -> None:
    """With values that the protocol knows."""
    client.open(URI, LINKED)
    lines = LINKED.split("\n")
    link = next(n for n, line in enumerate(lines) if "arises_from" in line)
    at = {"line": link, "character": 23}

    said = {
        "lens": client.about("codeLens", URI)[1]["command"]["title"],
        "hint": client.about("inlayHint", URI, range=ALL)[0]["label"],
        "hover": client.about("hover", URI, position={"line": link - 1, "character": 9})
        is not None,
        "symbol": client.about("documentSymbol", URI)[0]["children"][0]["name"],
        "there": client.about("definition", URI, position=at)[0]["uri"],
        "uses": len(
            client.about(
                "references", URI, position=at, context={"includeDeclaration": False}
            )
        ),
        "named": client.about("completion", URI, position=at)[0]["label"],
        "refused": client.about("rename", URI, position=at, newName="7")["code"],
    }

    assert said == {
        "lens": "Record progress here",
        "hint": "overdue by 6 months",
        "hover": True,
        "symbol": "Action 1.2",
        "there": URI,
        "uses": 1,
        "named": "1.1",
        "refused": -32803,
    }


def test_fields_are_explained_only_if_the_editor_asks_for_it(tmp_path: Path) -> None:
    """Otherwise the schema does it, and they would be explained twice."""
    line = SPECIMEN.split("\n").index("agreed: 2011-08-15")
    at = {"line": line, "character": 2}
    with RpcClient(tmp_path) as one:
        one.start(
            {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}},
            {"schemaHelp": True},
        )
        one.open(URI, SPECIMEN)
        there = one.about("hover", URI, position=at)
        settings = {"settings": {"actionplan": {"schemaHelp": False}}}
        one.tell("workspace/didChangeConfiguration", settings)
        gone = one.about("hover", URI, position=at)
        asked = [m["method"] for m in one.notified if "method" in m]
        one.tell("textDocument/didSave", {"textDocument": {"uri": URI}})
        again = one.problems(URI)
        one.tell("workspace/didChangeWatchedFiles", {"changes": []})
        third = one.problems(URI)
        one.tell("textDocument/didClose", {"textDocument": {"uri": URI}})
        closed = one.problems(URI)

    assert there["contents"]["value"].startswith("**agreed**")
    assert gone is None
    assert "client/registerCapability" in asked
    assert again == third != []
    assert closed == []


def test_a_new_number_is_a_change_of_the_editor(client: RpcClient) -> None:
    """First the editor asks whether it is possible at all."""
    client.open(URI, LINKED)
    lines = LINKED.split("\n")
    new = next(n for n, line in enumerate(lines) if 'id: "1.2"' in line)
    old = next(n for n, line in enumerate(lines) if 'id: "1.1"' in line)
    at = {"line": new, "character": 13}

    where = client.about("prepareRename", URI, position=at)
    edit = client.about("rename", URI, position=at, newName="1.9")["changes"][URI]
    kept = client.about("prepareRename", URI, position={**at, "line": old})
    none = client.about("prepareRename", URI, position={"line": 0, "character": 0})

    assert where["start"] == {"line": new, "character": 12}
    assert applied(LINKED, edit) == LINKED.replace('"1.2"', '"1.9"')
    assert "progress has been recorded" in kept["message"]
    assert none is None


def test_a_fix_is_offered_anywhere_on_the_line_if_the_editor_names_the_problem(
    client: RpcClient,
) -> None:
    """Neovim sends the place of the cursor, and the problems on its line."""
    text = SPECIMEN.replace("agreed: 2011-08-15", "agreed: 15/08/2011")
    wrong = next(p for p in client.open(URI, text) if p["code"] == "not-a-date")
    start = {**wrong["range"]["start"], "character": 0}
    at = {"start": start, "end": start}

    titles = [
        [
            each["title"][:3]
            for each in client.about(
                "codeAction", URI, range=at, context={"diagnostics": known}
            )
            if each["kind"] == "quickfix"
        ]
        for known in ([], [wrong])
    ]

    assert titles == [[], ["Fix", "Acc"]]


def test_a_lens_records_progress_by_a_change_of_the_editor(client: RpcClient) -> None:
    """The file itself is left to the editor."""
    client.open(URI, SPECIMEN)
    client.ask(
        "workspace/executeCommand",
        {"command": "actionplan.recordProgress", "arguments": [URI, "1.1"]},
    )

    (asked,) = [m for m in client.notified if m.get("method") == "workspace/applyEdit"]
    edits = asked["params"]["edit"]["changes"][URI]

    assert 'note: ""' in applied(SPECIMEN, edits)


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {}}',
        b'{"jsonrpc": "2.0", "id": 7777, "method": "textDocument/hover", "params": 3}',
        b'{"jsonrpc": "2.0", "id": 7778, "method": "no/such", "params": null}',
        b"\xff\xfe",
    ],
)
def test_a_message_that_is_none_does_not_stop_the_server(
    client: RpcClient, body: bytes
) -> None:
    """It is answered as an error or not at all, and the next one as ever."""
    client.send_bytes(body)

    assert client.open(URI, SPECIMEN) is not None
    assert client.about("documentSymbol", URI)[0]["name"] == "Outcome O1"
    assert client.strange == b""


HOSTILE = [
    "",
    "\0",
    "schema: actionplan/1\n" + "[" * 5000,
    "outcomes:\n" + "- " * 3000,
    "outcomes: &a [*a]\n",
    "schema: actionplan/1\n\ud83d: \udc00\n",
    "schema: actionplan/1\r\routcomes:\u2028\u0085\x0c- id: 1\r",
    "schema: actionplan/1\n" + "x" * 1_100_000,
    SPECIMEN.replace(":", ""),
    SPECIMEN[: len(SPECIMEN) // 2],
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_stops_the_server(client: RpcClient, text: str) -> None:
    """Every question about it is answered without an error."""
    client.open(URI, text)
    at = {"line": 1, "character": 3}

    answers = [
        client.about("codeLens", URI),
        client.about("inlayHint", URI, range=ALL),
        client.about("hover", URI, position=at),
        client.about("documentSymbol", URI),
        client.about("codeAction", URI, range=ALL, context={"diagnostics": []}),
        client.about("completion", URI, position=at),
        client.about("definition", URI, position=at),
    ]

    assert [a for a in answers if isinstance(a, dict) and "code" in a] == []


def test_an_error_in_the_program_is_an_answer_and_no_end(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """It is logged in the editor, without a word of the plan."""
    from actionplan.lsp import server  # noqa: PLC0415 -- it sets up logging

    def fail(*_: object) -> None:
        raise ZeroDivisionError(SPECIMEN)

    monkeypatch.setattr(outline, "outline", fail)
    said = conversation(
        server,
        ("initialize", 1, {"processId": None, "rootUri": None, "capabilities": {}}),
        ("textDocument/didOpen", None, {"textDocument": opened(SPECIMEN)}),
        ("textDocument/documentSymbol", 2, {"textDocument": {"uri": URI}}),
        ("textDocument/codeLens", 3, {"textDocument": {"uri": URI}}),
    )

    assert [m["id"] for m in said if "result" in m] == [1, 3]
    assert [m["id"] for m in said if "error" in m] == [2]
    (logged,) = [m["params"] for m in said if m.get("method") == "window/logMessage"]
    assert "family" not in logged["message"].lower()
    assert capsysbinary.readouterr() == (b"", b"")


CARELESS = """
from actionplan.lsp import outline
kept = outline.outline
outline.outline = lambda view: [print("stray", flush=True), kept(view)][1]
from actionplan.__main__ import main
main()
"""


def test_what_is_printed_by_mistake_is_not_among_the_answers(tmp_path: Path) -> None:
    """Standard output is for the protocol alone, whatever runs in the program."""
    with RpcClient(tmp_path, program=CARELESS) as one:
        one.start()
        one.open(URI, SPECIMEN)
        found = one.about("documentSymbol", URI)
        code = one.stop()
        errors = one.process.stderr.read() if one.process.stderr else b""

    assert (found[0]["name"], code, one.strange) == ("Outcome O1", 0, b"")
    assert errors == b"stray\n"


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("pipx_metadata.json", "pipx inject actionplan pygls"),
        ("uv-receipt.toml", "uv tool install --with pygls ."),
        ("pyvenv.cfg", "python -m pip install pygls"),
    ],
)
def test_without_pygls_the_command_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, typed: str
) -> None:
    """It depends on how actionplan was installed."""
    (tmp_path / there).touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", "python")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    done = run("lsp")

    faults: tuple[Fault, ...] = getattr(done.exception, "faults", ())
    (fault,) = faults
    assert (fault.rule, fault.details) == (
        "language-server-missing",
        {"install": typed},
    )


def opened(text: str) -> Json:
    """Return a text as the protocol has it."""
    return {"uri": URI, "languageId": "yaml", "version": 1, "text": text}


def conversation(server: Json, *asked: tuple[str, int | None, Json]) -> list[Json]:
    """Say all this to a server in this process, and return what it says."""
    incoming = b""
    for method, number, params in asked:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(message | ({"id": number} if number else {})).encode()
        incoming += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    outgoing = _Kept()
    server.serve(lambda _: DAY, io.BytesIO(incoming), outgoing)
    parts = outgoing.getvalue().split(b"Content-Length: ")[1:]
    return [json.loads(part.partition(b"\r\n\r\n")[2]) for part in parts]


class _Kept(io.BytesIO):
    """A stream that can still be read after it is closed."""

    def close(self) -> None:
        """Keep what was written."""


# --- any editing -------------------------------------------------------------------


LETTERS: list[str] = [
    *"ab:-#\"'[]{}&*!|>%@`\t\n ",
    "\r\n",
    "\u00e9",
    "\U0001f600",
    "\u2028",
    "id: ",
]


def edited(text: str, by: random.Random) -> str:
    """Return a text after one more keystroke, paste or deletion."""
    at = by.randrange(len(text) + 1)
    match by.randrange(4):
        case 0:
            return text[:at] + text[at + by.randrange(1, 30) :]
        case 1:
            lines = text.split("\n")
            by.shuffle(lines) if by.random() < 0.01 else lines.append(by.choice(lines))
            return "\n".join(lines)
        case _:
            return text[:at] + by.choice(LETTERS) + text[at:]


def drive(client: RpcClient, number: int, seed: int) -> tuple[list[Json], str, int]:
    """Make so many edits; return the last problems, the text, and how memory grew."""
    by = random.Random(seed)  # noqa: S311 -- the same edits every time
    text, grown, before = SPECIMEN, 0, 0
    client.open(URI, text)
    for step in range(number):
        text = SPECIMEN if step % 50 == 0 else edited(text, by)
        client.change(URI, text)
        found = client.problems(URI)
        if step % 10 == 0:
            at = {"line": by.randrange(80), "character": by.randrange(60)}
            client.about("hover", URI, position=at)
            client.about("completion", URI, position=at)
            client.about("codeLens", URI)
            client.about("codeAction", URI, range=ALL, context={"diagnostics": []})
        client.notified.clear()
        if step in (0, number - 1):
            before, grown = grown, _memory(client.process.pid)
    return found, text, grown - before


def _memory(process: int) -> int:
    """Return the memory of a process in KiB, or 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0
    (line,) = [x for x in status.read_text().split("\n") if x.startswith("VmRSS")]
    return int(line.split()[1])


def test_nothing_is_remembered_of_texts_that_were_checked_before() -> None:
    """Neither an answer nor how often was asked: the server runs all day."""
    look(SPECIMEN)
    remembered.forget()

    sizes = {len(kept) for each in remembered._KEPT for kept in each}

    assert sizes == {0}


@pytest.mark.parametrize("number", [30, pytest.param(10_000, marks=pytest.mark.slow)])
def test_any_editing_ends_as_a_fresh_start_would(tmp_path: Path, number: int) -> None:
    """The server is alive, remembers nothing wrong, and grows by at most 10 MiB."""
    with RpcClient(tmp_path, as_of="2012-12-01") as old:
        old.start()
        found, text, grown = drive(old, number, seed=number)
    with RpcClient(tmp_path, as_of="2012-12-01") as new:
        new.start()

        assert new.open(URI, text) == found
        assert grown <= 10 * 1024
