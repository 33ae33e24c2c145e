"""Score how typing mistakes are reported: each kind, in every place in a plan.

Mistakes are made automatically in plans without problems. The scoreboard counts whether
there is a message, whether it is at the right line, whether it names the cause, and
whether it is the only one. A change that leaves the meaning of the plan the same is not
a mistake. `pytest -s` shows the table. `-m slow` makes every mistake.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from actionplan import lint
from actionplan.diagnostics import Diagnostic
from actionplan.editing import fixes
from actionplan.plan.model import BoardSettings
from actionplan.reading import load

pytestmark = pytest.mark.thorough

EXAMPLES = Path(__file__).parents[1] / "examples"
PLANS = (
    "audit-strategy-discussions-2022",
    "llr-neglect-adolescents-2023",
    "rapid-review-safer-sleep-2026",
    "scr-health-recording-2006",
    "single-agency-was-not-brought-2026",
)
SETTINGS = lint.Request(date(2026, 11, 24), timed=False)
PLACES = 1
"""How many of each kind to make in each plan, in the quick run."""
FLOORS = {"line": 0.99, "cause": 0.97, "alone": 0.95}


class Spot(NamedTuple):
    """A line of a plan, split into parts, with its neighbours."""

    lines: tuple[str, ...]
    at: int
    indent: str
    dash: str
    field: str
    value: str
    within: bool
    """Whether it is part of text below a bar (|)."""

    @property
    def head(self) -> str:
        """What comes before the value."""
        return (
            f"{self.indent}{self.dash}{self.field}: "
            if self.field
            else (f"{self.indent}{self.dash}")
        )

    @property
    def plain(self) -> bool:
        """Whether the value is several words without quotation marks."""
        return bool(re.match(r"[A-Za-z][\w ,;'-]* ", self.value)) and not self.within


Typo = tuple[list[str], int]
"""The lines, and the number of the one with the mistake."""


class Kind(NamedTuple):
    """A kind of mistake: how to make it, and the causes that may be named."""

    name: str
    make: Callable[[Spot], str | Typo | None]
    causes: tuple[str, ...]


class Made(NamedTuple):
    """The result of one mistake."""

    kind: str
    plan: str
    line: int
    said: tuple[Diagnostic, ...]
    causes: tuple[str, ...]

    @property
    def first(self) -> Diagnostic | None:
        """The problem that an officer would read first."""
        errors = [each for each in self.said if each.level == "error"]
        return next(iter(errors or self.said), None)

    @property
    def right_line(self) -> bool:
        """Whether the problem is at the line of the mistake."""
        first = self.first
        return bool(first and first.place and first.place.line == self.line)

    @property
    def named(self) -> bool:
        """Whether the problem names one of the possible causes."""
        return bool(self.first and self.first.rule in self.causes)


# --- the kinds ------------------------------------------------------------------

TAB = ("tab-character",)
SPACE = ("odd-space",)
COLON = ("unquoted-colon",)
QUOTE = ("unclosed-quote", "text-after-quote")
INDENT = (
    "wrong-indentation",
    "unknown-field",
    "duplicate-field",
    "list-and-fields-mixed",
    "field-in-text",
    "wrong-kind",
    "empty-field",
    "glued-items",
    "joined-lines",
    "missing-field",
)
SPECIAL = ("special-first-character", "yaml-shortcut", "yaml-tag")
DASH = ("no-space-after-dash",)
BULLET = ("odd-dash",)


def field(change: Callable[[Spot], str]) -> Callable[[Spot], str | None]:
    """Make a mistake in the lines of fields with a value."""
    return lambda s: change(s) if s.field and s.value and not s.within else None


def words(change: Callable[[Spot], str]) -> Callable[[Spot], str | None]:
    """Make a mistake in text of several words, in a field or a list."""
    return lambda s: change(s) if s.plain else None


def field_words(change: Callable[[Spot], str]) -> Callable[[Spot], str | None]:
    """Make a mistake in the text of fields."""
    return lambda s: change(s) if s.plain and s.field else None


def dashed(change: Callable[[Spot], str]) -> Callable[[Spot], str | None]:
    """Make a mistake in the lines that start with a hyphen."""
    return lambda s: change(s) if s.dash and not s.within else None


def indented(change: Callable[[Spot], str]) -> Callable[[Spot], str | None]:
    """Make a mistake in the lines that start with spaces."""
    return lambda s: change(s) if s.indent and not s.within else None


def heading(change: Callable[[Spot], str]) -> Callable[[Spot], str | None]:
    """Make a mistake in the lines of fields whose value is below."""
    return lambda s: change(s) if s.field and not s.value and not s.within else None


def quoted(change: Callable[[Spot], str]) -> Callable[[Spot], str | None]:
    """Make a mistake in the lines with text in quotation marks."""
    return lambda s: change(s) if s.value[:1] == '"' and not s.within else None


def starts(sign: str) -> Callable[[Spot], str | None]:
    """Put a sign before text."""
    return words(lambda s: s.head + sign + s.value)


def rest(s: Spot) -> str:
    """Return a line without its indentation."""
    return s.lines[s.at][len(s.indent) :]


def split(s: Spot) -> tuple[str, str]:
    """Return the first word of a value, and the others."""
    first, _, more = s.value.partition(" ")
    return first, more


def with_lines(s: Spot, *new: str, mark: int = 0) -> Typo:
    """Replace a line with other lines."""
    return [*s.lines[: s.at], *new, *s.lines[s.at + 1 :]], s.at + 1 + mark


def two_on_one(s: Spot) -> Typo | None:
    """Join a field with the next."""
    if not s.plain or not s.field or s.at + 1 == len(s.lines):
        return None
    below = s.lines[s.at + 1]
    if not re.match(rf" {{{len(s.indent) + len(s.dash)}}}[a-z_]+: ", below):
        return None
    joined = f"{s.lines[s.at]} {below.strip()}"
    return [*s.lines[: s.at], joined, *s.lines[s.at + 2 :]], s.at + 1


def group(s: Spot, off: int) -> Typo | None:
    """Move an entry of a list, with everything that belongs to it."""
    if not s.dash or s.within or not s.field:
        return None
    end = s.at + 1
    while end < len(s.lines) and s.lines[end].startswith(f"{s.indent}  "):
        end += 1
    if end == s.at + 1:
        return None
    moved = [
        " " * off + line if off > 0 else line[-off:] for line in s.lines[s.at : end]
    ]
    return [*s.lines[: s.at], *moved, *s.lines[end:]], s.at + 1


def conflict(s: Spot, *, original: bool) -> Typo | None:
    """Put git's conflict markers round a line and another version of it."""
    if not s.plain or not s.field:
        return None
    line = s.lines[s.at]
    base = ["||||||| 5f0c2a1", line] if original else []
    return with_lines(
        s, "<<<<<<< HEAD", line, *base, "=======", f"{line} again", ">>>>>>> update"
    )


def bar_lost(s: Spot) -> Typo | None:
    """Start text after the bar, not below it."""
    if s.value != "|" or s.within:
        return None
    joined = f"{s.lines[s.at]} {s.lines[s.at + 1].strip()}"
    return [*s.lines[: s.at], joined, *s.lines[s.at + 2 :]], s.at + 1


def twice(s: Spot) -> Typo | None:
    """Write a field a second time."""
    if not s.field or s.dash or not s.value or s.value in "|>" or s.within:
        return None
    return with_lines(s, s.lines[s.at], s.lines[s.at], mark=1)


def inside(off: int) -> Callable[[Spot], str | None]:
    """Move a line of text below a bar."""
    return lambda s: s.indent[: len(s.indent) + off] + rest(s) if s.within else None


def moved(off: int) -> Callable[[Spot], str | None]:
    """Move a line to the right or, if negative, to the left."""
    return indented(
        lambda s: (s.indent + " " * off if off > 0 else s.indent[-off:]) + rest(s)
    )


def number(s: Spot) -> str | None:
    """Write a figure that ends with a 0."""
    return s.head + "1.10" if s.field in ("value", "target") and not s.within else None


def item(change: Callable[[Spot], str]) -> Callable[[Spot], str | None]:
    """Make a mistake in list entries that are text, except the first."""
    return lambda s: (
        change(s)
        if s.dash
        and not s.field
        and not s.within
        and s.lines[s.at - 1].startswith(f"{s.indent}- ")
        else None
    )


KINDS = (
    Kind("tab for all spaces", indented(lambda s: "\t" + rest(s)), TAB),
    Kind("tab for two spaces", indented(lambda s: s.indent[2:] + "\t" + rest(s)), TAB),
    Kind("tab before spaces", indented(lambda s: "\t" + s.indent[2:] + rest(s)), TAB),
    Kind("tab after colon", field(lambda s: s.head[:-1] + "\t" + s.value), TAB),
    Kind("tab after hyphen", dashed(lambda s: s.indent + "-\t" + rest(s)[2:]), TAB),
    Kind("tab in a text", words(lambda s: s.head + "\t".join(split(s))), TAB),
    Kind("tab at the end", words(lambda s: s.head + s.value + "\t"), TAB),
    Kind(
        "no-break space last",
        indented(lambda s: s.indent[1:] + "\xa0" + rest(s)),
        SPACE,
    ),
    Kind(
        "no-break spaces", indented(lambda s: "\xa0" * len(s.indent) + rest(s)), SPACE
    ),
    Kind("no-break space more", indented(lambda s: s.indent + "\xa0" + rest(s)), SPACE),
    Kind(
        "em space first", indented(lambda s: "\u2003" + s.indent[1:] + rest(s)), SPACE
    ),
    Kind(
        "no-break after colon", field(lambda s: s.head[:-1] + "\xa0" + s.value), SPACE
    ),
    Kind(
        "no-break after hyphen",
        dashed(lambda s: s.indent + "-\xa0" + rest(s)[2:]),
        SPACE,
    ),
    Kind("colon in a text", field_words(lambda s: s.head + ": ".join(split(s))), COLON),
    Kind("colon ends a text", field_words(lambda s: s.head + s.value + ":"), COLON),
    Kind("two fields on a line", two_on_one, COLON),
    Kind(
        "no space after colon",
        field(lambda s: s.head[:-1] + s.value),
        ("no-space-after-colon",),
    ),
    Kind("no colon", field(lambda s: s.head[:-2] + " " + s.value), ("missing-colon",)),
    Kind("no colon, value below", heading(lambda s: s.head[:-2]), ("missing-colon",)),
    Kind(
        "equals for colon",
        field(lambda s: s.head[:-2] + " = " + s.value),
        ("missing-colon",),
    ),
    Kind(
        "semicolon for colon",
        field(lambda s: s.head[:-2] + "; " + s.value),
        ("missing-colon",),
    ),
    Kind("no space after hyphen", dashed(lambda s: s.indent + "-" + rest(s)[2:]), DASH),
    Kind(
        "spaces for hyphen",
        # a group without its hyphen joins the partner above, which a plan may say
        lambda s: (
            s.indent + "  " + rest(s)[2:]
            if s.dash and not s.within and s.field != "group"
            else None
        ),
        (*INDENT, *COLON),
    ),
    Kind(
        "no hyphen",
        dashed(lambda s: s.indent + rest(s)[2:]),
        (*INDENT, "missing-colon"),
    ),
    Kind(
        "long dash for hyphen",
        dashed(lambda s: s.indent + "\u2013 " + rest(s)[2:]),
        BULLET,
    ),
    Kind(
        "bullet for hyphen",
        dashed(lambda s: s.indent + "\u2022 " + rest(s)[2:]),
        BULLET,
    ),
    Kind(
        "star for hyphen",
        dashed(lambda s: s.indent + "* " + rest(s)[2:]),
        (*BULLET, *SPECIAL),
    ),
    Kind("hyphen before a field", field(lambda s: s.indent + "- " + rest(s)), INDENT),
    Kind("double quote not closed", words(lambda s: s.head + '"' + s.value), QUOTE),
    Kind("single quote not closed", words(lambda s: s.head + "'" + s.value), QUOTE),
    Kind("closing quote lost", quoted(lambda s: s.head + s.value[:-1]), QUOTE),
    Kind("opening quote lost", quoted(lambda s: s.head + s.value[1:]), QUOTE),
    Kind(
        "text after quote", words(lambda s: s.head + '"{}" {}'.format(*split(s))), QUOTE
    ),
    Kind(
        "quotes in quotes",
        words(lambda s: s.head + '"{} "is" {}"'.format(*split(s))),
        QUOTE,
    ),
    Kind(
        "apostrophe in quotes",
        words(lambda s: s.head + "'{}'s {}'".format(*split(s))),
        QUOTE,
    ),
    Kind("one space more", moved(1), INDENT),
    Kind("one space less", moved(-1), INDENT),
    Kind("two spaces more", moved(2), INDENT),
    Kind("two spaces less", moved(-2), INDENT),
    Kind("four spaces less", moved(-4), INDENT),
    Kind("entry one further", lambda s: group(s, 1), INDENT),
    Kind("entry one less", lambda s: group(s, -1), INDENT),
    Kind("text line too far left", inside(-2), (*INDENT, "missing-colon")),
    Kind("text line one too far left", inside(-1), (*INDENT, "missing-colon")),
    *(Kind(f"starts with {sign}", starts(sign), SPECIAL) for sign in "@`%*&![{]}|>,"),
    Kind("starts with hyphen", starts("- "), (*SPECIAL, "wrong-kind")),
    Kind("starts with ?", starts("? "), SPECIAL),
    Kind("more than", starts("> "), SPECIAL),
    Kind("box ticked", starts("[x] "), SPECIAL),
    Kind("bar before the text", bar_lost, SPECIAL),
    Kind(
        "curly quotes, colon",
        field_words(lambda s: s.head + "\u201c{}: {}\u201d".format(*split(s))),
        ("curly-quotes",),
    ),
    Kind(
        "curly for straight",
        quoted(lambda s: f"{s.head}\u201c{s.value[1:-1]}\u201d"),
        ("curly-quotes",),
    ),
    Kind(
        "closing quote curly",
        quoted(lambda s: f"{s.head}{s.value[:-1]}\u201d"),
        ("curly-quotes",),
    ),
    Kind("conflict", lambda s: conflict(s, original=False), ("merge-conflict",)),
    Kind(
        "conflict with original",
        lambda s: conflict(s, original=True),
        ("merge-conflict",),
    ),
    Kind(
        "marker left over",
        lambda s: with_lines(s, s.lines[s.at], "=======", mark=1) if s.plain else None,
        ("merge-conflict",),
    ),
    Kind(
        "hash in a text",
        words(lambda s: s.head + " #4 ".join(split(s))),
        ("hash-hides-text",),
    ),
    Kind(
        "hash starts a text",
        words(lambda s: s.head + "#" + s.value),
        ("hash-hides-text",),
    ),
    Kind("number loses a nought", number, ("number-loses-digits",)),
    Kind(
        "hyphen too far right",
        item(lambda s: f"{s.indent}  {rest(s)}"),
        ("glued-items",),
    ),
    Kind("field twice", twice, ("duplicate-field",)),
    Kind(
        "path in double quotation marks",
        field_words(lambda s: s.head + f'"S:\\Minutes\\{s.value}"'),
        ("backslash-in-quotes",),
    ),
    Kind(
        "line of hyphens",
        lambda s: (
            with_lines(s, "---", s.lines[s.at]) if s.field and not s.within else None
        ),
        ("several-documents",),
    ),
)


# --- what they are fixed to ----------------------------------------------------

TIDY = (
    *("tab for all spaces", "tab for two spaces", "tab before spaces"),
    *("tab after colon", "tab after hyphen", "tab in a text", "tab at the end"),
    *("no-break space last", "no-break spaces", "no-break space more"),
    *("em space first", "no-break after colon", "no-break after hyphen"),
    *("no space after colon", "no space after hyphen"),
)
"""Mistakes that can be fixed in one way only, which `fix` corrects."""
GUESSED = (
    *("two fields on a line", "no colon", "no colon, value below"),
    *("equals for colon", "semicolon for colon", "no hyphen"),
    *("long dash for hyphen", "bullet for hyphen", "star for hyphen"),
    *("hyphen before a field", "closing quote lost", "opening quote lost"),
    *("one space more", "one space less", "curly for straight"),
    *("closing quote curly", "hyphen too far right", "field twice"),
    "line of hyphens",
)
"""Mistakes that `fix --unsafe` corrects."""


def quote(text: str) -> str:
    """Write text in quotation marks, as required."""
    return f'"{text}"' if '"' not in text else "'" + text.replace("'", "''") + "'"


AS_TYPED: dict[str, Callable[[Spot], str]] = {
    "colon in a text": lambda s: s.head + quote(": ".join(split(s))),
    "colon ends a text": lambda s: s.head + quote(s.value + ":"),
    "hash in a text": lambda s: s.head + quote(" #4 ".join(split(s))),
    "number loses a nought": lambda s: s.head + '"1.10"',
    "path in double quotation marks": lambda s: (
        s.head + "'S:\\Minutes\\" + s.value.replace("'", "''") + "'"
    ),
    "box ticked": lambda s: s.head + quote("[x] " + s.value),
} | {
    f"starts with {sign}": lambda s, sign=sign: s.head + quote(sign + s.value)
    for sign in "@`%[{]},*"
}
"""Mistakes in which only the quotation marks are missing."""
OPENED = ("starts with [", "starts with {", "hash in a text")
"""Text that may be an unfinished list, or a comment."""
QUOTED = tuple(kind for kind in AS_TYPED if kind not in OPENED)
MENDED = 0.95


class Repair(NamedTuple):
    """What `actionplan fix` did with one mistake."""

    kind: str
    plan: str
    line: int
    exact: bool
    """Whether the file is exactly the intended one."""
    other: bool
    """Whether the plan now has another meaning."""


def repairs(
    plan: str, most: int | None, among: tuple[str, ...] = (), *, unsafe: bool
) -> Iterator[Repair]:
    """Make mistakes in a plan, of some or all kinds, and fix them."""
    text = (EXAMPLES / f"{plan}.yaml").read_text(encoding="utf-8")
    places = list(spots(text))
    for kind in (kind for kind in KINDS if not among or kind.name in among):
        can = [(spot, made) for spot in places if (made := kind.make(spot)) is not None]
        step = max(1, len(can) // most) if most else 1
        for spot, made in can[len(kind.name) % step :: step]:
            yield from repaired(kind.name, plan, spot, made, unsafe=unsafe)


def repaired(
    kind: str, plan: str, spot: Spot, made: str | Typo, *, unsafe: bool
) -> Iterator[Repair]:
    """Fix one mistake, unless the plan has the same meaning with it."""
    lines, number = with_lines(spot, made) if isinstance(made, str) else made
    content = "\n".join([*lines, ""]).encode()
    _, original = unharmed(plan)
    if meaning(content, plan) == original:
        return
    typed = AS_TYPED.get(kind)
    meant = with_lines(spot, typed(spot))[0] if typed else list(spot.lines)
    wanted = "\n".join([*meant, ""]).encode()
    after = fixes.fix(content, plan, BoardSettings(), unsafe=unsafe).content
    left = after == content
    other = not left and meaning(after, plan) != meaning(wanted, plan)
    yield Repair(kind, plan, number, after == wanted, other)


# --- the count ------------------------------------------------------------------


def spots(text: str) -> Iterator[Spot]:
    """Split the lines of a plan into parts, without comments and empty lines."""
    lines = tuple(text.removesuffix("\n").split("\n"))
    bar = None
    for at, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip(" "))]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if bar is not None and len(indent) > bar:
            yield Spot(lines, at, indent, "", "", line.strip(), within=True)
            continue
        found = re.match(r" *(- )?(?:([a-z][a-z_-]*):(?: |$))?(.*)", line)
        assert found
        dash, name, value = found[1] or "", found[2] or "", found[3]
        bar = len(indent) + len(dash) if value in ("|", ">") else None
        yield Spot(lines, at, indent, dash, name, value, within=False)


def typos(plan: str, most: int | None) -> Iterator[Made]:
    """Make every mistake in a plan, or at most *most* of each kind."""
    text = (EXAMPLES / f"{plan}.yaml").read_text(encoding="utf-8")
    places = list(spots(text))
    for kind in KINDS:
        can = [(spot, made) for spot in places if (made := kind.make(spot)) is not None]
        step = max(1, len(can) // most) if most else 1
        for spot, made in can[len(kind.name) % step :: step]:
            yield from judged(kind, plan, spot, made)


def judged(kind: Kind, plan: str, spot: Spot, made: str | Typo) -> Iterator[Made]:
    """Read a plan with a mistake, unless it has the same meaning."""
    lines, number = with_lines(spot, made) if isinstance(made, str) else made
    content = "\n".join([*lines, ""]).encode()
    before, meant = unharmed(plan)
    report = lint.one(content, f"{plan}.yaml", SETTINGS)
    if report.file.read and meaning(content, plan) == meant:
        return
    said = tuple(d for d in report.diagnostics if (d.rule, d.message) not in before)
    yield Made(kind.name, plan, number, said, kind.causes)


@cache
def unharmed(plan: str) -> tuple[frozenset[tuple[str, str]], object]:
    """Return the problems and the meaning of a plan without a mistake."""
    content = (EXAMPLES / f"{plan}.yaml").read_bytes()
    report = lint.one(content, f"{plan}.yaml", SETTINGS)
    said = frozenset((each.rule, each.message) for each in report.diagnostics)
    return said, meaning(content, plan)


def meaning(content: bytes, plan: str) -> object:
    """Return the content of a plan, without regard to line breaks in text."""
    return one_spaced(load.load(content, plan).plan)


def one_spaced(value: object) -> object:
    """Return a value with single spaces in its text."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return tuple(map(one_spaced, value))
    if isinstance(value, dict):
        return {key: one_spaced(each) for key, each in value.items()}
    return value


def table(made: list[Made]) -> str:
    """Write the scoreboard, a line for each kind, and the mistakes not found."""
    rows = [f"{'':28}{'slips':>6}{'line':>7}{'cause':>7}{'alone':>7}{'silent':>7}"]
    for name in [*dict.fromkeys(each.kind for each in made), ""]:
        of = [each for each in made if name in ("", each.kind)]
        figures = "".join(f"{figure:>6.1%} " for figure in shares(of).values())
        silent = sum(not each.said for each in of)
        rows.append(f"{name or 'all':28}{len(of):>6} {figures}{silent:>6}")
    short = [each for each in made if not (each.right_line and each.named)]
    rows += [f"{each.kind}, {each.plan}:{each.line}: {each.first}" for each in short]
    return "\n".join(rows)


def shares(made: list[Made]) -> dict[str, float]:
    """Return the shares with the right line, cause and number of problems."""
    return {
        "line": sum(each.right_line for each in made) / len(made),
        "cause": sum(each.named for each in made) / len(made),
        "alone": sum(len(each.said) == 1 for each in made) / len(made),
    }


def test_typos_are_named_at_their_line() -> None:
    """Each mistake is found in its place, with its cause, and as the only problem."""
    made = [each for plan in PLANS for each in typos(plan, PLACES)]
    print(table(made))  # noqa: T201 -- the scoreboard, shown by pytest -s

    fallen = {name for name, share in shares(made).items() if share < FLOORS[name]}

    assert (fallen, [each for each in made if not each.said]) == (set(), [])


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_every_typo_there_can_be_is_named_at_its_line(plan: str) -> None:
    """The results for some mistakes also hold for all of them."""
    made = list(typos(plan, None))
    print(table(made))  # noqa: T201 -- the scoreboard, shown by pytest -s

    fallen = {name for name, share in shares(made).items() if share < FLOORS[name]}

    assert (fallen, [each for each in made if not each.said]) == (set(), [])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_line_typed_as_shown_leaves_no_typo(kind: Kind) -> None:
    """The corrected line in a message can be pasted in, and is correct."""
    plan = PLANS[1]
    text = (EXAMPLES / f"{plan}.yaml").read_text(encoding="utf-8")
    can = [(spot, made) for spot in spots(text) if (made := kind.make(spot))]

    left = [
        (spot.at + 1, found)
        for spot, made in can[:: max(1, len(can) // PLACES)]
        if (found := fixed(spot, made, plan))
    ]

    assert left == []


def fixed(spot: Spot, made: str | Typo, plan: str) -> list[str]:
    """Return the mistakes that are left after typing the line shown."""
    lines, _ = with_lines(spot, made) if isinstance(made, str) else made
    said = lint.one("\n".join([*lines, ""]).encode(), f"{plan}.yaml", SETTINGS)
    first = next((each for each in said.diagnostics if each.paste), None)
    if first is None or first.place is None or first.code[:3] != "AP1":
        return []
    at = first.place.line - 1
    new = first.paste.split("\n")
    lead = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    new[0] = new[0] if new[0].startswith(" ") else lead + new[0]
    lines[at : at + len(new)] = new
    again = lint.one("\n".join([*lines, ""]).encode(), f"{plan}.yaml", SETTINGS)
    return [each.rule for each in again.diagnostics if each.code[:3] == "AP1"]


def mending(made: list[Repair], kinds: tuple[str, ...]) -> dict[str, float]:
    """Return the kinds of mistake that were not fixed often enough."""
    shares_of: dict[str, float] = {}
    for kind in kinds:
        of = [each.exact for each in made if each.kind == kind]
        share = sum(of) / len(of)
        print(f"{kind:28}{len(of):>6}{share:>8.1%}")  # noqa: T201 -- the scoreboard
        if share < MENDED:
            shares_of[kind] = share
    return shares_of


def test_typos_that_say_what_was_meant_are_fixed_to_it() -> None:
    """A fix without a guess gives exactly the intended file, or no change."""
    made = [each for plan in PLANS for each in repairs(plan, 1, unsafe=False)]

    short = mending(made, (*TIDY, *QUOTED))

    assert (short, [each for each in made if each.other]) == ({}, [])


def test_typos_that_take_a_guess_are_fixed_when_asked() -> None:
    """With --unsafe, more is fixed to the intended file, and nothing wrongly."""
    kinds = (*GUESSED, *OPENED)
    made = [each for p in PLANS for each in repairs(p, 1, kinds, unsafe=True)]

    short = mending(made, kinds)

    assert (short, [each for each in made if each.other]) == ({}, [])


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_every_typo_there_can_be_is_fixed_to_what_was_meant(plan: str) -> None:
    """The results for some mistakes also hold for all of them."""
    safe = list(repairs(plan, None, unsafe=False))
    kinds = (*GUESSED, *OPENED)
    guessed = list(repairs(plan, None, kinds, unsafe=True))

    short = mending(safe, (*TIDY, *QUOTED)) | mending(guessed, kinds)

    assert (short, [each for each in (*safe, *guessed) if each.other]) == ({}, [])
