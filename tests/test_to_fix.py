"""Carry out what "To fix" says, where a machine can, and see that it works.

Each bad example of a rule's documentation is laid over the specimen. What the message
tells its reader to do is done to the file, word for word; then the finding has to be
gone, and no error may have come. Rules whose remedy only a person can carry out are
listed below with the reason, and a rule has to be in one of the two.
"""

from __future__ import annotations

import re
import shlex
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import pytest
import yaml
from overlay import lay
from typer.testing import CliRunner

from actionplan import lint, rules
from actionplan.cli import app
from actionplan.reading import load, plan_schema
from actionplan.reading.earlier import Earlier
from actionplan.rule import cases

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Diagnostic

HERE = Path(__file__).parent
SPECIMEN = (HERE / "scr-family-a-2011.yaml").read_text(encoding="utf-8")
FILE = "scr-family-a-2011.yaml"
SEEN_ON = date(2012, 3, 1)
EVIDENCE = "minutes of 1 March 2012"
NOTE = "The subgroup looked at the second draft and asked for two changes."

# --- what a remedy says, as something to do to the lines of a file ---------------

_NAME = r"[a-z_]+"
_VALUE = (
    r"(?:\{[^}]*\}|\[[^\]]*\]|\"[^\"]*\"|'[^']*'"
    r"|[^\s,;.\"']+(?: (?:weeks?|months?)\b)?)"
)


class Spot(NamedTuple):
    """The line that a message is about, and what it says to do."""

    lines: list[str]
    number: int
    at: int
    length: int
    remedy: str

    @property
    def old(self) -> str:
        """The line as it is."""
        return self.lines[self.number]

    @property
    def start(self) -> str:
        """The spaces that it begins with."""
        return " " * (len(self.old) - len(self.old.lstrip(" ")))

    @property
    def before(self) -> str:
        """What stands before the name of its field: spaces, and perhaps a hyphen."""
        opening = re.match(r" *(?:- +)?", self.old)
        return opening[0] if opening else ""

    @property
    def field(self) -> str:
        """The name of its field."""
        return self.old[len(self.before) :].partition(":")[0]

    def put(self, *new: str, more: int = 0) -> str:
        """Return the file with other lines in the place of this, and of some below."""
        rest = self.lines[self.number + 1 + more :]
        return "\n".join([*self.lines[: self.number], *new, *rest])

    def value(self, new: str) -> str:
        """Return the file with another word in the place of the one that is meant."""
        return self.put(self.old[: self.at] + new + self.old[self.at + self.length :])


Way: TypeAlias = "tuple[str, str]"
"""How a remedy says it, and what the file is then."""


def ways(said: Diagnostic, text: str) -> Iterator[Way]:
    """Give each way of doing to a file what a remedy says."""
    if said.place is None:
        return
    line, column, length = said.place
    # What a new entry gives does not go into the one that is reported.
    committed = (
        r"If (?:this entry has been committed,|the committed entry is) [^.]*\."
        r"(?: In the new entry, [^.]*\.)?"
    )
    remedy = re.sub(committed, "", said.remedy)
    spot = Spot(text.split("\n"), line - 1, column - 1, length, remedy)
    if said.fix:
        yield "fix", _edited(text, said)
    yield from _renamed(spot)
    yield from _replaced(spot)
    yield from _rewritten(spot)
    with_other = r'replace this line with "([a-z_]+)" and the (?:reason|date)'
    if other := re.search(with_other, said.remedy):
        yield other[0], spot.put(f"{spot.before}{other[1]}: {SAMPLES[other[1]]}")
    if re.search(
        r"(?:delete|leave out) (?:the|this|that) (?:other )?line|leave this field out"
        rf'|leave out "{re.escape(spot.field)}\b',
        said.remedy,
    ):
        yield _deletion(spot)
    below = re.search(
        r"at the start of (?:each of )?the (?:(\d+) )?lines? ", said.remedy
    )
    if below:
        more = int(below[1] or 1)
        moved = [_moved(each, 1) for each in spot.lines[line : line + more]]
        yield below[0], spot.put(f"{spot.start}{said.paste}", *moved, more=more)
    elif said.paste and not said.paste.rstrip().endswith(":"):
        yield said.paste, _pasted(said, text)
    if match := re.search(
        r"(delete|type) (\d+) spaces? at the start of this line(.*)", said.remedy
    ):
        found = re.search(r"of the (\d+) lines below", match[3])
        one = match[3].startswith(" and the line below,")
        more = int(found[1]) if found else int(one)
        count = int(match[2]) * (-1 if match[1] == "delete" else 1)
        moved = [_moved(each, count) for each in spot.lines[line - 1 : line + more]]
        yield match[0], spot.put(*moved, more=more)


def _renamed(spot: Spot) -> Iterator[Way]:
    for one, other in re.findall(r'[Cc]hange "([^"]+)" to "([^"]+)"', spot.remedy):
        if one in spot.old:
            yield f"{one} to {other}", spot.put(spot.old.replace(one, other, 1))
    second = r'change "([^"]+)" to .* or to "([^"]+)" for the second'
    if match := re.search(second, spot.remedy):
        yield match[2], spot.put(spot.old.replace(match[1], match[2], 1))


def _replaced(spot: Spot) -> Iterator[Way]:
    for pattern in (
        r"change [^:]+ to: (\S+)$",
        r'put double quotation marks round [^:]+: ("[^"]+")$',
        r"change [^:]+, for example to: (\S+)$",
        r'change [^:]+ back to ("[^":]+")(?:\.|,)',
        r'change "every" to (6 months) or less',
        r'If the aim is to keep this level, in "target", write: (.+)$',
    ):
        if match := re.search(pattern, spot.remedy):
            yield match[1], spot.value(match[1])
    every = r"(?:if you meant a shortcut.* If not, )?put double .* round all the text\."
    whole = re.match(every, spot.remedy)
    if whole and ": " in spot.old:
        name, _, words = spot.old.partition(": ")
        yield "in quotes", spot.put(f'{name}: "{words}"')


def _rewritten(spot: Spot) -> Iterator[Way]:
    kept = re.sub(r'(?:delete the line|leave out) "[^"]+"', "", spot.remedy)
    ways = r"([0-9-]+) \([^)]*\) or [0-9-]+ \([^)]*\) in place of (DATE-[0-9]+)"
    offered = {blank: day for day, blank in re.findall(ways, spot.remedy)}
    for name, value in re.findall(rf"({_NAME}): (?!{_NAME}: )({_VALUE})", kept):
        if name == spot.field and "YYYY" not in value and "MM" not in value:
            full = re.sub("DATE-[0-9]+", lambda blank: offered[blank[0]], value)
            yield f"{name}: {value}", spot.put(f"{spot.before}{name}: {full}")
    for value in re.findall(r"[Ii]f you mean [^,]+, write ([0-9-]+)\.", spot.remedy):
        yield value, spot.put(f"{spot.before}{spot.field}: {value}")
    for value, name in re.findall(r'write ([0-9-]+) in "([a-z_]+)"', spot.remedy):
        if name == spot.field:
            yield f"{name}: {value}", spot.put(f"{spot.before}{name}: {value}")


def _deletion(spot: Spot) -> Way:
    """Take a line out, with the name above it where the remedy says so."""
    lines, number = spot.lines, spot.number
    above = lines[number - 1].strip().removesuffix(":")
    asked = (f'delete "{above}" as well', f'"{above}", delete that')
    if any(words in spot.remedy for words in asked):
        return "delete both", "\n".join([*lines[: number - 1], *lines[number + 1 :]])
    return "delete", spot.put()


def _pasted(said: Diagnostic, text: str) -> str:
    """Put what is ready to paste where a reader puts it."""
    assert said.place is not None
    lines, number = text.split("\n"), said.place.line - 1
    old, line = lines[number], said.paste
    start = old[: len(old) - len(old.lstrip(" "))]
    field = line.removeprefix("- ").partition(":")[0]
    if line.startswith(" "):  # lines as they are to be, with their indentation
        new = line.split("\n")
        return "\n".join([*lines[:number], *new, *lines[number + len(new) :]])
    if ":" not in line and not line.startswith("- "):
        at = said.place.column - 1
        new_line = old[:at] + line + old[at + said.place.length :]
    elif line.startswith("- ") or not old.lstrip(" ").startswith("- "):
        new_line = start + line
    else:
        new_line = f"{start}- {line}"
    if re.fullmatch(r"[a-z_]+", field) and f"{field}:" not in old and ":" in old:
        column = re.match(r" *(?:- +)?", old)
        below = " " * len(column[0] if column else "") + line
        return "\n".join([*lines[: number + 1], below, *lines[number + 1 :]])
    return "\n".join([*lines[:number], new_line, *lines[number + 1 :]])


def _moved(line: str, count: int) -> str:
    return " " * (len(line) - len(line.lstrip(" ")) + count) + line.lstrip(" ")


_COMMAND = re.compile(
    r'actionplan (progress add \S+ "NOTE"'
    r'(?: --[a-z-]+(?: (?:"(?:EVIDENCE|OWNER)"|[\w-]+\b))?)*)'
)


def commands(said: Diagnostic) -> Iterator[list[str]]:
    """Give each command that a remedy says, with words in place of its blanks."""
    for found in _COMMAND.findall(said.remedy):
        words = shlex.split(found)
        known = {
            "NOTE": NOTE,
            "EVIDENCE": EVIDENCE,
            "DATE": "2012-09",
            "RATING": "green",
            "STATUS": "in-progress",
            "OWNER": "Training Manager",
        }
        typed = [known.get(word, word) for word in words]
        if "--achieved-on" in typed:
            typed[typed.index("--achieved-on") + 1] = "2012-01"
        if "--date" in typed:
            typed[typed.index("--date") + 1] = SEEN_ON.isoformat()
        yield [*typed, "--as-of", SEEN_ON.isoformat()]


def _edited(text: str, said: Diagnostic) -> str:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for each in sorted(said.fix, key=lambda e: (e.line, e.column), reverse=True):
        start = starts[each.line - 1] + each.column - 1
        end = starts[each.end_line - 1] + each.end_column - 1
        text = text[:start] + each.text + text[end:]
    return text


def check(text: str, before: str = "") -> list[Diagnostic]:
    """Say all there is to say of a file."""
    request = lint.Request(SEEN_ON)
    was = Earlier(FILE, "main", load.load(before.encode(), FILE.removesuffix(".yaml")))
    report = lint.one(text.encode(), FILE, request, was if before else None)
    return list(lint.across([report], request).diagnostics)


class Example(NamedTuple):
    """A bad example of a rule, laid over the specimen."""

    rule: str
    number: int
    text: str
    before: str

    @property
    def found(self) -> Diagnostic | None:
        """What the rule says of it; None where another case of it is shown."""
        said = check(self.text, self.before)
        return next((each for each in said if each.rule == self.rule), None)


EXAMPLES = [
    Example(
        rule.name,
        number,
        lay(case.lines, SPECIMEN),
        lay(case.before, SPECIMEN) if case.before else "",
    )
    for rule in rules.ALL.values()
    for number, case in enumerate(cases(rule), 1)
    if not case.good and not case.given
]
IDS = [f"{each.rule}-{each.number}" for each in EXAMPLES]


def left(of: Example, said: Diagnostic, text: str) -> tuple[list[str], list[str]]:
    """Return what is still said of it afterwards, and the errors that are new."""
    after = check(text, of.before)
    known = {(each.rule, each.field) for each in check(of.text, of.before)}
    same = [
        each.message
        for each in after
        if (each.rule, each.field, each.message)
        == (said.rule, said.field, said.message)
    ]
    new = [
        each.message
        for each in after
        if each.level == "error"
        and (each.rule, each.field) not in known
        and not _is_of_the_overlay(each, of)
    ]
    return same, new


def _is_of_the_overlay(said: Diagnostic, of: Example) -> bool:
    """Tell whether a field is there twice as a misplaced line replaces none."""
    match = re.match(r'"(\w+)" is filled in twice', said.message)
    return (
        bool(match) and len(re.findall(rf"\b{match[1]}\b", of.text)) > 1
        if match
        else False
    )


@pytest.mark.parametrize("of", EXAMPLES, ids=IDS)
def test_what_a_remedy_says_word_for_word_works(of: Example) -> None:
    """Done to the file, it takes the finding away, and brings no error."""
    said = of.found
    if said is None:
        pytest.skip("shown by another case of the rule")
    tried = list(ways(said, of.text))
    if said.paste.startswith(" ") and of.before:  # lines to be put back: all of them
        tried = [("put back", of.before)]
    if not tried:
        pytest.skip("a person's to carry out, or a command")

    wrong = {how: left(of, said, new) for how, new in tried}

    assert wrong == {how: ([], []) for how, _ in tried}


@pytest.mark.parametrize("of", EXAMPLES, ids=IDS)
def test_the_command_that_a_remedy_says_works(
    of: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed as shown, with words in place of its blanks, it is taken and helps."""
    said = of.found
    typed = list(commands(said)) if said else []
    if said is None or not typed:
        pytest.skip("it says no command")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / FILE
    answers = {}
    for args in typed:
        text = of.text
        if said.rule == "unknown-field":  # the line goes first, as it says
            assert said.place is not None
            lines = text.split("\n")
            due = (
                ["        due: 2012-05"] if "the action was due" in said.remedy else []
            )
            text = "\n".join(
                [*lines[: said.place.line - 1], *due, *lines[said.place.line :]]
            )
        path.write_text(text, encoding="utf-8")
        code = CliRunner().invoke(app, args).exit_code
        answers[" ".join(args)] = (code, *left(of, said, path.read_text("utf-8")))

    assert answers == {" ".join(args): (0, [], []) for args in typed}


NOTHING_DONE = [
    "Nothing has been done because the Act is not in force.",
    "Nothing has been done since December because the Business Manager left.",
]


@pytest.mark.parametrize("note", NOTHING_DONE)
@pytest.mark.parametrize("rule", ["stale-action", "promise-passed"])
def test_why_nothing_has_been_done_may_be_recorded_as_the_remedy_says(
    rule: str, note: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On work in progress it is a fair answer, and lint says nothing against it."""
    of = next(each for each in EXAMPLES if each.rule == rule and each.found)
    assert of.found is not None
    assert "(or why nothing has been done)" in of.found.remedy
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE).write_text(of.text, encoding="utf-8")
    args = [note if each == NOTE else each for each in next(commands(of.found))]

    assert CliRunner().invoke(app, args).exit_code == 0
    text = (tmp_path / FILE).read_text("utf-8")
    assert left(of, of.found, text) == ([], [])
    known = {each.rule for each in check(of.text)}
    assert {each.rule for each in check(text)} <= known - {rule}


OPEN_WORDS = [
    each for each in EXAMPLES if each.rule == "complete-with-open-words" and each.found
]


@pytest.mark.parametrize("of", OPEN_WORDS, ids=[str(e.number) for e in OPEN_WORDS])
def test_the_words_for_nothing_left_to_do_settle_what_a_note_left_open(
    of: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are in the remedy, word for word, and no other words are certain to."""
    assert of.found is not None
    words = re.search(r'"(Nothing is left to do in [^"]*?)\.?"', of.found.remedy)
    assert words is not None
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE).write_text(of.text, encoding="utf-8")
    note = f"Each school had its copies on 1 March 2012. {words[1]}."
    args = ["progress", "add", f"{FILE}/1.1", note, "--as-of", SEEN_ON.isoformat()]

    assert CliRunner().invoke(app, args).exit_code == 0
    text = (tmp_path / FILE).read_text("utf-8")
    assert left(of, of.found, text) == ([], [])
    assert {each.rule for each in check(text)} <= {each.rule for each in check(of.text)}
    assert of.rule not in {each.rule for each in check(text)}


def test_a_rated_action_is_given_a_new_rating_when_it_is_opened_again() -> None:
    """The rating was for work that was reported as done."""
    of = OPEN_WORDS[0]
    rated = of.text.replace(
        "state: complete", "state: complete\n            rag: green"
    )
    said = [each.remedy for each in check(rated) if each.rule == of.rule]

    assert "--state in-progress --rag RATING" in said[0]


@pytest.mark.parametrize("late", [False, True])
def test_a_reason_alone_does_not_start_an_action(
    *, late: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a status, a first entry says that the work has begun: it is asked for."""
    rule = "overdue-action" if late else "never-reported"
    nothing = next(e for e in EXAMPLES if e.rule == "never-reported" and e.found)
    text = (
        nothing.text.replace("due: 2012-05", "due: 2012-01") if late else nothing.text
    )
    typed = [
        typed
        for said in check(text)
        if said.rule == rule
        for typed in commands(said)
        if "complete" not in typed
    ]
    assert len(typed) == 1
    assert typed[0].count("--state") == 1
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    why = {NOTE: "The website is not ready.", "in-progress": "not-started"}

    done = CliRunner().invoke(app, [why.get(each, each) for each in typed[0]])

    assert done.exit_code == 0
    assert "not started" in done.output.casefold()
    assert "1 not started (1.1)" in _page_one(tmp_path / FILE)


def _page_one(path: Path) -> str:
    shown = ["render", str(path), "--summary", "--format", "text"]
    said = CliRunner().invoke(app, [*shown, "--as-of", SEEN_ON.isoformat()])
    assert said.exit_code == 0
    return " ".join(said.stdout.split())


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        ("vague-accountable", "accountable: Head of Safeguarding (vacant)"),
        ("vague-opening", "action: Consider whether staff need guidance"),
        ("unfinished-text", "action: Publish guidance by XX/XX/2012"),
        ("no-date-to-come", "# no due\nno_due_date: Ongoing"),
        ("due-and-no-due-date", "no_due_date: Waits for the guidance"),
        ("unlikely-year", "due: 2102-05"),
        ("later-in-words", "action: Publish the guidance by September 2012"),
        ("due-before-agreed", "due: 2011-04"),
        ("not-a-date", "due: September 2011 (website permitting)"),
        ("unknown-field", "due: 2012-05\nBy when: June 2012"),
    ],
)
def test_a_remedy_that_asks_for_the_first_entry_asks_for_the_status_too(
    rule: str, lines: str
) -> None:
    """It would start the action otherwise; an action with entries has a status."""
    place = " " * 8
    given = "".join(f"{place}{line}\n" for line in lines.split("\n"))
    for progress, asked in (("progress: []\n", True), ("", False)):
        text = lay(given + (place + progress if progress else ""), SPECIMEN)
        found = [each for each in check(text) if each.rule == rule]
        said = [re.search(r' (?:as|in) "state"', each.remedy) for each in found]

        assert list(map(bool, said)) == [asked]


def test_the_reason_for_no_owner_is_kept_without_an_update_of_the_action() -> None:
    """An entry with it would say that the action was heard of again."""
    text = next(e.text for e in EXAMPLES if e.rule == "no-owner-yet" and e.found)
    (said,) = (each for each in check(text) if each.rule == "no-owner-yet")
    line = "no_owner: The post is vacant until May"
    after = text.replace(
        line, "# The post is vacant until May\n        accountable: Head of Nursing"
    )

    assert "to a line of its own that starts with #" in said.remedy
    assert check(after) == check(SPECIMEN)


@pytest.mark.parametrize("is_committed", [False, True])
def test_an_action_that_two_outcomes_share_is_kept_once_as_the_remedy_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_committed: bool
) -> None:
    """Each recommendation counts once, and page one says of none that it is let go."""
    of = next(
        each
        for each in EXAMPLES
        if each.rule == "same-action-twice" and "in outcome O1" in str(each.found)
    )
    monkeypatch.chdir(tmp_path)
    path = tmp_path / FILE
    path.write_text(of.text, encoding="utf-8")
    assert of.found is not None
    if is_committed:
        said = 'replaced_by: "1.1"'
        note = "Action 1.1 is the same action, and meets both recommendations."
        args = ["progress", "add", f"{FILE}/2.1", note, "--state", "withdrawn"]
        args += ["--replaced-by", "1.1", "--as-of", SEEN_ON.isoformat()]
        assert CliRunner().invoke(app, args).exit_code == 0
    else:
        said = "move the recommendations of outcome O2 to outcome O1, and delete"
        kept, _, gone = of.text.partition("  - id: O2\n")
        moved = next(each for each in gone.split("\n") if "- text:" in each)
        lines = f"  - id: O1\n    recommendations:\n{moved}\n"
        kept = kept.replace("  - id: O1\n", lines)
        path.write_text(kept, encoding="utf-8")
    before, after = of.text, path.read_text("utf-8")
    page = _page_one(path)

    assert said in of.found.remedy
    assert left(of, of.found, after) == ([], [])
    assert {each.rule for each in check(after)} <= {each.rule for each in check(before)}
    assert after.count("- text: ") == before.count("- text: ")
    assert not re.search(r"No action|nobody|given up|no response", page), page


@pytest.mark.parametrize("state", ["not-started", "in-progress"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_review_that_was_not_held_is_told_once_it_has_a_new_date(
    number: int, state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new date takes the place of the old one, so an entry has to say it."""
    of = next(
        e for e in EXAMPLES if (e.rule, e.number) == ("first-review-passed", number)
    )
    assert of.found is not None
    said = "the review due in February 2012 was not held"
    assert said in of.found.remedy
    note = f"T{said[1:]} because the coordinator was ill."
    monkeypatch.chdir(tmp_path)
    path = tmp_path / FILE
    path.write_text(of.text.replace("first: 2012-02", "first: 2012-06"), "utf-8")
    args = ["progress", "add", f"{FILE}/1.1", note, "--state", state]
    args += ["--rag", "amber", "--as-of", SEEN_ON.isoformat()]

    assert CliRunner().invoke(app, args).exit_code == 0
    after = {each.rule for each in check(path.read_text("utf-8"))}
    assert after <= {each.rule for each in check(of.text)} - {of.rule}
    assert note.removesuffix(".") in _page_one(path)


IN_GIT = [
    Example(rule.name, number, lay(case.lines, SPECIMEN), "")
    for rule in rules.ALL.values()
    for number, case in enumerate(cases(rule), 1)
    if "today's date, \"corrects: " in " ".join(case.says.split())
    # The place of one is not in the entry, another needs more plans than one, before
    # two others the entry has to be put back, and one is still reported, as it says.
    and rule.name
    not in (
        "baseline-too-late",
        "correction-unclear",
        "unknown-reference-elsewhere",
        "entry-removed",
        "entry-rewritten",
    )
]


@pytest.mark.parametrize("of", IN_GIT, ids=[f"{e.rule}-{e.number}" for e in IN_GIT])
def test_an_entry_that_is_in_git_can_be_corrected_as_the_remedy_says(
    of: Example,
) -> None:
    """A new entry with "corrects" takes the finding away, and changes no other line."""
    said = of.found
    assert said is not None
    before, _, number = said.field.rpartition(".")[0].rpartition(".progress.")
    data: Any = yaml.safe_load(of.text)
    thing = data
    for step in before.split("."):
        thing = thing[int(step) if step.isdigit() else step]
    thing["progress"].append(
        {
            "date": "2012-02-28",
            "corrects": str(thing["progress"][int(number)]["date"]),
            "rag": "amber",
            "note": "Two of the six teams have been told; the others follow in May.",
        }
    )

    assert left(of, said, yaml.safe_dump(data, sort_keys=False)) == ([], [])


# --- what a remedy asks to be added, with words that would do --------------------

SAMPLES: dict[str, Any] = {
    "corrects": "2011-12-05",
    "accountable": "MSCB Development Officer",
    "added": "2011-10",
    "agency": "Kent Police",
    "by": "MSCB Development Officer",
    "every": "6 months",
    "new_due": "2012-05",
    "timely": "By June 2012",
    "agreed_as_written": "in the summer",
    "approach": "reduce",
    "baseline": [
        {
            "measure": "Staff asked who know what to do next",
            "value": "35 per cent",
            "target": "80 per cent",
            "date": "2011-06",
            "taken_from": "the staff survey of June 2011",
        }
    ],
    "challenge": "Staff do not know what to do when a family does not engage.",
    "date": "2011-06",
    "due": "2012-05",
    "date_as_written": "in the summer",
    "desired_outcome": "By June 2012, 80 per cent of staff know what to do next.",
    "difference": [
        {
            "date": "2012-03-01",
            "outcome_achieved": "fully",
            "results": [
                {
                    "measure": "Staff asked who know what to do next",
                    "value": "84 per cent",
                }
            ],
            "feedback": [{"from": "Front line staff", "text": "It is clear."}],
            "effect": "Children are seen within five days, as the audit of May shows.",
            "evidence": "the staff survey of February 2012",
            "reported_by": "MSCB Development Officer",
        }
    ],
    "note": NOTE,
    "risk": "Staff without Internet access",
    "effect": "Children are seen within five days, as the audit of May shows.",
    "evidence": "minutes of 1 March 2012",
    "evidence_needed": "the published guidance",
    "feedback": [{"from": "Front line staff", "text": "It is clear what to do."}],
    "method": "baseline-comparison",
    "method_detail": "An audit of 40 files by the quality team",
    "mitigation": "Printed copies are sent to each team.",
    "next": "Submit the final draft to the subgroup",
    "no_due_date": "The national guidance is not out before May.",
    "no_owner": "The agencies have not met since the review was published.",
    "no_known_risks": "The text was agreed by all agencies in March.",
    "outcome_achieved": "fully",
    "partners": [{"agency": "Kent Police", "post": "Detective Inspector"}],
    "post": "Detective Inspector",
    "rag": "green",
    "rag_worst": "red",
    "reference": "SCR Family A",
    "reported_by": "Chair of the Learning and Development Subgroup",
    "results": [
        {"measure": "Staff asked who know what to do next", "value": "68 per cent"}
    ],
    "review": {
        "every": "6 months",
        "first": "2012-02",
        "by": "MSCB Development Officer",
        "reports_to": "Learning and Development Subgroup",
        "purpose": "Is the content still up to date?",
    },
    "risks": [
        {
            "risk": "Staff without Internet access",
            "approach": "reduce",
            "mitigation": "Printed copies on request",
        }
    ],
    "set_date_by": "2012-05",
    "state": "complete",
    "still_to_improve": "General practitioners; the named GP takes it on.",
    "success": [
        {
            "measure": "Staff asked who know what to do next",
            "method": "baseline-comparison",
            "target": "80 per cent",
        }
    ],
    "taken_from": "the staff survey of June 2011",
    "target": "80 per cent of those asked",
    "value": "35 per cent",
    "not_yet_smart": "Research on what works is not finished before May.",
    "achieved_on": "2012-01",
    "reached_on": "2012-02",
    "priority": "must-do",
}
"""Words for a field that a person would find: they say something, and are plain."""


def added(said: Diagnostic, text: str) -> Iterator[tuple[str, str]]:
    """Add what a remedy asks for to the nearest thing that can have it."""
    asked = re.findall(
        r'[Aa]dd (?:a line |beside it |below "[a-z_]+" )?"([a-z_]+)"', said.remedy
    )
    asked += re.findall(r"lined up with the other fields: ([a-z_]+):$", said.remedy)
    asked += re.findall(r'add [a-z ]+ to "(results)",', said.remedy)
    asked += re.findall(r'add an assessment in "(difference)"', said.remedy)
    asked += re.findall(r'lined up with "[a-z]+", .*: ([a-z_]+): [A-Z ]+$', said.remedy)
    asked += re.findall(r'add that date as "([a-z_]+)"', said.remedy)
    asked += re.findall(r'does, add "(corrects): [0-9-]+" to this', said.remedy)
    written = dict(
        re.findall(r'\bIf work [a-z ]+, write "([a-z_]+): ([a-z-]+)"', said.remedy)
    )
    asked += written
    for name in dict.fromkeys(asked):
        data: Any = yaml.safe_load(text)
        may = [thing for thing, has in _things(data, said) if name in has]
        thing = next(iter([t for t in may if name not in t] or may), None)
        if thing is None:
            yield f'no "{name}" here', text
            continue
        thing[name] = written.get(name) or SAMPLES[name]
        also = re.search(rf'add "{name}" and "([a-z_]+)" to this', said.remedy)
        if also:
            thing[also[1]] = SAMPLES[also[1]]
        yield f"with {name}", yaml.safe_dump(data, sort_keys=False, width=10_000)


def _things(data: Any, said: Diagnostic) -> list[tuple[Any, Any]]:  # noqa: ANN401 -- plain data
    """Return the things that a finding is about, with the fields that each may have.

    The innermost that it is in, then those inside of it, then those round it.
    """
    part = plan_schema.schema()
    found = [(data, part["properties"])]
    for step in said.field.split(".") if said.field else ():
        at = int(step) if step.isdigit() else step
        try:
            data = data[at]
        except (KeyError, IndexError, TypeError):
            break
        part = part["items"] if step.isdigit() else part["properties"].get(step, {})
        if "$ref" in part:
            part = plan_schema.schema()["$defs"][part["$ref"].rpartition("/")[2]]
        if isinstance(data, dict):
            found.append((data, part.get("properties", {})))
    *outer, (inner, fields) = found
    return [(inner, fields), *_inside(inner, fields), *outer[::-1]]


def _inside(thing: Any, fields: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 -- plain data
    """Give the things inside of a thing, the newest of each list first."""
    for name, value in thing.items():
        of = fields.get(name, {}).get("items", {}).get("$ref", "").rpartition("/")[2]
        has = plan_schema.schema()["$defs"].get(of, {}).get("properties", {})
        of_thing = fields.get(name, {}).get("$ref", "").rpartition("/")[2]
        if isinstance(value, list) and has:
            for each in reversed(value):
                yield each, has
                yield from _inside(each, has)
        elif isinstance(value, dict) and of_thing:
            has = plan_schema.schema()["$defs"][of_thing].get("properties", {})
            yield value, has


@pytest.mark.parametrize("of", EXAMPLES, ids=IDS)
def test_what_a_remedy_asks_to_be_added_can_be_added_there(of: Example) -> None:
    """The field exists there, and with words in it the finding is gone."""
    said = of.found
    if said is None or check_root(of.text) is None:
        pytest.skip("shown by another case of the rule")
    tried = list(added(said, of.text))
    if not tried:
        pytest.skip("nothing is to be added")

    wrong = {how: left(of, said, new) for how, new in tried}

    assert wrong == {how: ([], []) for how, _ in tried}


@pytest.mark.parametrize("of", EXAMPLES, ids=IDS)
def test_what_may_be_added_to_a_committed_entry_is_not_reported(of: Example) -> None:
    """Compared with the file as it was, nothing that was recorded has changed."""
    said = of.found
    if said is None or "You can do this even if" not in said.remedy:
        pytest.skip("it changes nothing that is committed, or must not change it")

    for _, text in [*added(said, of.text), *ways(said, of.text)]:
        rules_named = {each.rule for each in check(text, of.text)}
        assert not rules_named & {"entry-rewritten", "judgement-rewritten"}


def check_root(text: str) -> object:
    """Return what a file says; None if it cannot be read."""
    return load.load(text.encode(), FILE.removesuffix(".yaml")).plan


# --- what is asked next ------------------------------------------------------------

RULES = {rule.name for rule in rules.RULES.values()}
"""The rules about what a plan says, once it can be read."""
ASKED_NEXT = {
    ("placeholder-text", "no-owner-yet"): "a reason for no owner stays a gap",
    ("words-are-a-date", "entries-out-of-order"): "nobody could compare words before",
    ("no-review-arrangements", "first-review-passed"): "the sample has a past date",
    ("outcome-date-only-in-words", "achieved-with-open-actions"): "the sample is fully",
    ("overdue-outcome", "achieved-with-open-actions"): "the sample is fully",
    ("difference-without-verdict", "achieved-with-open-actions"): "the sample is fully",
    ("difference-without-verdict", "judged-against-figures"): "the sample is fully",
    ("difference-without-verdict", "difference-without-effect"): "the remedy names it",
    ("difference-without-verdict", "difference-without-feedback"): "and this as well",
    ("achieved-with-open-actions", "nothing-to-improve"): "the remedy names it",
    ("complete-without-reporter", "signed-off-by-same-post"): "one post is the sample",
    ("due-rewritten", "due-and-no-due-date"): "the reason was in the earlier version",
    ("refers-to-itself", "withdrawn-without-reason"): "the remedy names it",
    ("unknown-reference", "withdrawn-without-reason"): "the remedy names it",
    ("signed-off-before-complete", "complete-without-evidence"): "the remedy names it",
    ("vague-accountable", "no-owner-yet"): "a reason for no owner stays a gap",
}
"""What may be reported after a remedy is carried out, and was not before, and why."""


def _new_rules(of: Example, text: str) -> set[str]:
    """Return the rules that a remedy brings, apart from advice."""
    known = {each.rule for each in check(of.text, of.before)}
    after = check(text, of.before)
    return {each.rule for each in after if each.level != "advice"} - known


@pytest.mark.parametrize("of", EXAMPLES, ids=IDS)
def test_a_remedy_names_all_that_its_result_is_asked_for(of: Example) -> None:
    """No second question comes after it, unless there is a reason."""
    said = of.found
    if said is None or of.before or of.rule not in RULES:
        pytest.skip("nobody knew before what is there, or it is put back")
    tried = [text for _, text in ways(said, of.text)]
    if check_root(of.text) is not None:
        tried += [text for _, text in added(said, of.text)]

    new = {(of.rule, each) for text in tried for each in _new_rules(of, text)}

    assert new - {*ASKED_NEXT} == set()


NEXT = [
    (  # a department is not kept before those it manages: the plan does not choose
        "accountable: Primary Care Matrons and Child Protection Department",
        "accountable: Head of Community Nursing",
        '- {agency: "Northshire NHS", post: "Primary Care Matrons"}',
        "write the job title of the one person who is accountable",
    ),
    (
        "accountable: Primary Care Matrons and Child Protection Department",
        "accountable: Head of Community Nursing",
        "- group: Child Protection Department",
        "for each group or department, below the other partners",
    ),
    (
        "accountable: Medway Council / Kent Police",
        "accountable: Medway Council",
        '- {agency: "Kent Police", post: "Detective Inspector"}',
        "add a line like this for each of them, below the other partners",
    ),
]
"""Several owners, the one that stays, the partner, and the words that say so."""


@pytest.mark.parametrize(("several", "one", "partner", "words"), NEXT)
def test_what_a_person_does_as_told_leads_to_no_second_question(
    several: str, one: str, partner: str, words: str
) -> None:
    """The same for owners, of whom a person chooses one."""
    text = SPECIMEN.replace("accountable: MSCB Development Officer", several)
    (said,) = (each for each in check(text) if each.rule == "several-accountable")
    below = f"        partners:\n          {partner}\n"
    after = text.replace(several, one).replace("        partners:\n", below, 1)

    assert words in said.remedy
    assert check(after) == []


def test_a_new_action_has_all_that_the_remedy_for_open_words_names() -> None:
    """Else the question when it was added would come after."""
    of = next(each for each in OPEN_WORDS if "separate action" in str(each.found))
    assert of.found is not None
    assert '"1.1" in "arises_from" and today\'s date in "added"' in (of.found.remedy)


def test_a_baseline_is_asked_for_with_a_desired_outcome() -> None:
    """Else the question would come once the outcome says what will be different."""
    plan: Any = yaml.safe_load(SPECIMEN)
    before = deepcopy(plan)
    del before["outcomes"][0]["desired_outcome"], before["outcomes"][0]["baseline"]
    said = {e.rule: e.remedy for e in check(yaml.safe_dump(before, sort_keys=False))}
    words = 'Then add the figures at the start to "baseline".'
    with_figures = deepcopy(plan)
    del with_figures["outcomes"][0]["desired_outcome"]
    other = check(yaml.safe_dump(with_figures, sort_keys=False))

    assert words in said["no-desired-outcome"]
    assert not [each for each in other if words in each.remedy]


def test_agencies_are_asked_for_at_once() -> None:
    """Of a plan with partners, the actions without them are asked for an agency."""
    plan: Any = yaml.safe_load(SPECIMEN)
    actions = plan["outcomes"][0]["actions"]
    first = actions[0]
    del first["partners"], first["agency"]
    first["accountable"] = "Training Manager"
    actions.append(deepcopy(first) | {"id": "1.2", "action": "Print the guidance"})
    text = yaml.safe_dump(plan, sort_keys=False)
    said = [e for e in check(text) if e.rule == "no-agencies-named"]
    first["partners"] = [{"agency": "Kent Police", "post": "Detective Inspector"}]
    actions[1]["agency"] = "Medway Council"
    after = check(yaml.safe_dump(plan, sort_keys=False))

    assert (
        'Then add "agency" to each action that has an owner but no partners'
        in said[0].remedy
    )
    assert "no-agencies-named" not in {each.rule for each in after}


# --- what a person writes, as told -----------------------------------------------

ENTRY = "          - date: 2012-02-20\n"
SETTLED = [
    (
        "success-target-missed",
        "",
        "",
        "note: The board accepts this result, although the target was 80 per cent.",
    ),
    (
        "baseline-without-value",
        "Not good enough",
        "no figure yet, first survey in October",
        "",
    ),
    (
        "due-and-no-due-date",
        "        no_due_date: Waits for the national guidance\n",
        "",
        "rag: amber\n"
        "            note: The national guidance is not out, so the text has to wait.",
    ),
    (
        "vague-opening",
        "Consider whether staff need guidance on missed visits",
        "Write guidance on missed visits",
        "rag: green\n            note: The subgroup decided that staff need guidance.",
    ),
    (
        "difference-without-effect",
        "        still_to_improve",
        "        effect: No effect can be shown yet.\n        still_to_improve",
        "",
    ),
    (
        "signed-off-by-same-post",
        "",
        "",
        "state: signed-off\n            reported_by: MSCB Development Officer\n"
        "            note: Signed off by the Chair of the Subgroup.",
    ),
    (
        "note-says-otherwise",
        "On hold until the inspection is over.",
        "On hold until the inspection is over.",
        "note: The inspection is over, and the second draft went to all agencies.",
    ),
]
"""What to change in an example, and the entry to add, as its remedy says."""


@pytest.mark.parametrize(("rule", "old", "new", "entry"), SETTLED)
def test_what_a_person_writes_as_told_settles_what_is_committed(
    rule: str, old: str, new: str, entry: str
) -> None:
    """The words are a person's, but the remedy must not lead to another problem."""
    of = next(e for e in EXAMPLES if e.rule == rule and old in e.text)
    text = of.text.replace(old, new)
    if entry:
        text += f"{ENTRY}            {entry}\n"

    assert {each.rule for each in check(of.text)} == {rule}
    assert check(text, of.text) == []


CHANGED: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "result-not-in-baseline",
        [
            ("Staff who know what to do next", "Staff asked who know what to do next"),
            ("value: 62 per cent", "value: not measured again"),
            ("effect: ", "effect: A survey of other staff gave 62 per cent. "),
        ],
    ),
    (
        "result-not-in-baseline",
        [("Staff who know what to do next", "Staff asked who know what to do next")],
    ),
    ("rated-badly-when-closed", [("            rag: amber\n", "")]),
    (
        "rated-badly-when-closed",
        [("rag: amber\n", "rag: amber\n            state: in-progress\n")],
    ),
    (
        "entry-in-future",
        [
            (
                "2012-12-05\n",
                "2012-03-01\n            next: Ask all agencies\n"
                "            next_due: 2012-04\n",
            )
        ],
    ),
]
"""What to change in an example that is not committed, as its remedy says."""


@pytest.mark.parametrize(("rule", "changes"), CHANGED)
def test_what_a_person_changes_as_told_settles_what_is_not_committed(
    rule: str, changes: list[tuple[str, str]]
) -> None:
    """One remedy must not lead to the problem that another one asks to fix."""
    old = changes[0][0]
    text = next(e for e in EXAMPLES if e.rule == rule and old in e.text).text
    for one, other in changes:
        text = text.replace(one, other)

    assert check(text) == []


def test_a_result_is_replaced_only_where_the_baseline_then_lacks_one() -> None:
    """With a result for every measure of the baseline, there is nothing to add."""
    of = next(each for each in EXAMPLES if each.rule == "result-not-in-baseline")
    asked = "          - measure: Staff asked who know what to do next\n"
    asked += "            value: 62 per cent\n"
    text = of.text.replace("        feedback:\n", f"{asked}        feedback:\n")

    said = [each.remedy for each in check(text)]

    moved = 'move the result from "results" to "effect". '
    assert f"{moved}If you add a new assessment" in said[0]
    assert of.found is not None
    assert f'{moved}In its place in "results", give the measure' in of.found.remedy
    assert '"value: not measured again"' in of.found.remedy


@pytest.mark.parametrize(
    ("number", "fields"),
    [(1, {}), (2, {"corrects_which": "second"}), (3, {"corrects_which": "first"})],
)
def test_a_new_entry_can_correct_what_a_committed_one_leaves_unclear(
    number: int, fields: dict[str, str]
) -> None:
    """The committed one is still reported, so the remedy says to accept that."""
    of = next(
        e for e in EXAMPLES if (e.rule, e.number) == ("correction-unclear", number)
    )
    data = yaml.safe_load(of.text)
    new = {"date": "2012-03-01", "corrects": "2011-12-05", "note": "Three answered."}
    data["outcomes"][0]["actions"][0]["progress"].append(new | fields)

    said = check(yaml.safe_dump(data, sort_keys=False), of.text)

    assert [each.rule for each in said] == ["correction-unclear"]
    assert of.found is not None
    assert "accept this problem" in of.found.remedy


@pytest.mark.parametrize("day", ["2012-03-01", "2012-12-05"])
def test_an_entry_in_the_future_can_be_corrected_from_its_own_date_on(day: str) -> None:
    """So the remedy says to wait for that date."""
    of = next(each for each in EXAMPLES if each.rule == "entry-in-future")
    right = f"          - date: {day}\n            corrects: 2012-12-05\n"
    text = f"{of.text}{right}            note: The draft went to four agencies.\n"

    unclear = [e for e in check(text, of.text) if e.rule == "correction-unclear"]

    assert bool(unclear) == (day < "2012-12-05")
    assert of.found is not None
    assert "add one more entry. Give 5 December 2012 as its date" in of.found.remedy


FILLED_IN = {
    "APPROACH": "reduce",
    "DATE": "2011-06",
    "FIGURE": "35 per cent",
    "MEASURE": "Staff asked who know what to do next",
    "METHOD": "staff-survey",
    "MITIGATION": "It is handed out at team meetings",
    "RISK": "Too few staff reply to the survey",
    "SOURCE": "Staff survey of June 2011",
    "TARGET": "80 per cent",
}


@pytest.mark.parametrize(
    ("rule", "field", "below"),
    [
        ("no-baseline", "baseline", "    desired_outcome:"),
        ("outcome-not-measurable", "baseline", "    desired_outcome:"),
        ("no-risk-assessment", "risks", "        action:"),
        ("no-success-measure", "success", "        action:"),
    ],
)
def test_a_line_to_copy_is_right_once_it_is_filled_in(
    rule: str, field: str, below: str
) -> None:
    """It settles the problem and makes no other; as it is, it is not an answer."""
    of = next(each for each in EXAMPLES if each.rule == rule and each.found)
    assert of.found is not None
    given, _, _ = of.found.remedy.rpartition(f": {field}: ")[2].partition("\n")
    line = f"{field}: {given}"
    full = re.sub(r"[A-Z]{4,}", lambda blank: FILLED_IN[blank[0]], line)
    start = below.partition(below.strip())[0]

    as_it_is, done = (
        check(re.sub(f"(?m)^{below}", f"{start}{each}\n{below}", of.text))
        for each in (line, full)
    )

    assert {each.rule for each in done if each.level != "advice"} == set()
    assert any(each.level == "error" for each in as_it_is)


# --- what only a person can carry out --------------------------------------------

BY_A_PERSON: dict[str, str] = {
    "it is about the computer, the disk or the network, and no line of a plan": """
        unreadable-file not-utf8 not-plain-text file-too-large too-many-values
        not-a-file
        unreadable-folder link-leaves-folder
        nested-too-deeply read-only-file read-only-folder disk-full write-failed
        changed-meanwhile file-busy hard-linked-file ownership-lost
        output-not-written not-to-standard-output not-a-folder
        place-leaves-folder file-exists
        folder-not-found no-time-zones internal-error too-many-findings
        addresses-not-read folder-not-empty language-server-missing word-needs-file
        word-not-installed excel-not-installed tracker-is-there
        not-this-ending not-in-this-format
    """,
    "it is about a board's own document, and test_board_table.py has its tests": """
        cannot-be-filled no-blank-table-fits no-row-for-each no-template-for-word
        no-template-for-text text-is-for-a-summary
        not-with-into nothing-to-fill-in one-plan-at-a-time only-into-a-copy
        only-into-word only-with-into plan-incomplete several-tables-fit
        table-not-blank
    """,
    "it is about a document that is imported, and has its tests where that has": """
        damaged-document document-inside-document document-not-understood
        document-too-large headings-in-first-column no-actions no-ledger-of-last
        no-rows no-table not-a-colour
        not-a-document not-a-map not-a-plan-name not-as-meant nothing-in-document
        office-not-installed row-not-known cell-not-taken not-a-date-in-form
        differs-from-entry maybe-a-month not-for-returned nothing-to-record-from
        progress-without-date protected-by-password
        quotation-not-closed saved-as-another-kind table-too-large
        too-many-empty-fields too-much-for-one-plan unknown-heading unknown-table
        unsafe-document
    """,
    "it is about git, and what to compare with": """
        git-not-found not-a-repository repository-of-another unknown-ref
        no-common-past git-gave-no-answer several-repositories history-not-there
        not-compared repository-within-plans ambiguous-ref several-common-pasts
        kept-in-another-form plan-left-out
    """,
    "it is about what was typed, and has its tests where commands have theirs": """
        not-agreed-yet
        unknown-command unknown-option missing-word option-without-value
        option-takes-nothing too-many-words unknown-name not-a-day no-rule-to-accept
        changed-since-import column-read-otherwise
        not-a-number-of-days days-the-wrong-way-round unknown-plan plan-found-twice
        tracker-needs-xlsx not-a-target not-a-source path-not-found no-plans-found
        nothing-to-explain
        not-an-output output-named-twice report-onto-plan template-folder-not-there
        unknown-in-template template-at-fault template-not-found template-is-a-link
        template-not-text part-not-read unknown-number wrong-target
        number-taken-twice evidence-not-named date-before-plan date-after-today
        entry-already-there
        entry-not-taken nothing-to-record cannot-be-written broken-character
        personal-data-given source-with-credentials templates-take-too-much
        no-such-field not-a-condition nothing-to-remove already-recorded
        cannot-be-removed part-not-understood standard-input written-as-in-file
        block-not-taken counted-from-plan no-place-for-block part-to-correct-first
        no-place-for-entry not-a-number number-kept number-not-of-one-action
        number-taken
    """,
    "it is about the settings, or about what the board has accepted": """
        acceptance-not-understood unknown-rule-accepted unused-acceptance
        expired-acceptance cannot-be-accepted acceptance-without-reason
        acceptance-until-no-date accepted-problem-gone unknown-agency unknown-post
        config-cannot-be-read two-accepted-files
        unknown-setting wrong-setting unknown-rule rule-cannot-be-lowered
        time-rule-as-error other-version cannot-extend missing-setting unknown-zone
        accepted-file-cannot-be-read same-word-twice more-is-wrong number-in-settings
    """,
    "it is about a whole file, which is a plan or is none": """
        empty-file not-a-plan unknown-format duplicate-plan-id plan-gone
        plan-under-another-name
        file-name-not-id yaml-directive cannot-be-read
    """,
    "only who typed the line knows which of two things was meant": """
        hidden-character list-as-name list-and-fields-mixed glued-items joined-lines
        field-in-text
    """,
    "only who was there knows the right date, figure, number or owner": """
        several-accountable initials-accountable additional-without-date
        unknown-reference-elsewhere duplicate-id legend-without-order
        result-not-in-baseline entry-in-future
        entries-out-of-order
        first-review-passed baseline-too-late rating-in-own-field
        due-before-agreed unlikely-year colour-without-legend
        later-in-words measured-before-due next-stage-after-due wrong-side-of-agreement
        judged-against-figures target-the-wrong-way worse-than-before
        in-progress-without-work not-started-with-work
    """,
    "it asks for other words, which are the officer's": """
        text-too-long action-reworded nobody-takes-it-on
        outcome-without-purpose outcome-without-actions
        not-yet-smart-without-reason
        measure-repeats-action measure-counts-activity training-asked-once
        note-says-nothing action-repeats-recommendation same-action-twice
        no-risks-without-reason vague-opening several-actions-in-one
        aim-without-amount no-reason-for-no-date mostly-words
        effect-says-little in-another-field measure-not-countable too-general
        unfinished-text words-in-comment withdrawn-without-reason same-outcome-twice
        no-owner-yet job-title-as-agency several-agencies
        no-text-yet reads-like-no-answer
    """,
    "two entries or fields say opposite things, and only the officer knows which": """
        effect-against-judgement not-accepted-with-actions
        replaced-by-withdrawn ended-but-disputed outcome-reported-done
    """,
    "it is about a person, and what may be said of them": """
        nhs-number national-insurance-number date-of-birth full-postcode
        personal-mail-address mobile-number named-person reporter-given-by-name
    """,
}
"""Why no machine carries out what these rules ask for."""


def is_carried_out(of: Example) -> bool:
    """Tell whether the tests above do what the remedy of an example says."""
    said = of.found
    if said is None:
        return False
    known = check_root(of.text) is not None and any(added(said, of.text))
    return known or any(ways(said, of.text)) or any(commands(said))


def test_each_rule_is_carried_out_or_has_the_reason_why_not() -> None:
    """A new rule is in one of the two, and in one only."""
    carried = {each.rule for each in EXAMPLES if is_carried_out(each)}
    named = [name for names in BY_A_PERSON.values() for name in names.split()]

    assert (
        sorted(carried & {*named}),
        sorted({*rules.ALL} - carried - {*named}),
        sorted({*named} - {*rules.ALL}),
        len(named) - len({*named}),
    ) == ([], [], [], 0)


@pytest.mark.parametrize("achieved", ["2012-01", "2012-01-20"])
def test_work_that_was_done_in_time_is_not_reported_as_late_after_the_remedy(
    achieved: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command of an overdue action asks when it was done, and that date counts."""
    of = next(each for each in EXAMPLES if each.rule == "overdue-action" and each.found)
    assert of.found is not None
    monkeypatch.chdir(tmp_path)
    path = tmp_path / FILE
    path.write_text(of.text, encoding="utf-8")
    typed = next(commands(of.found))
    typed = [achieved if each == "2012-01" else each for each in typed]

    assert achieved in typed
    assert CliRunner().invoke(app, typed).exit_code == 0
    assert "done late" not in _page_one(path)
