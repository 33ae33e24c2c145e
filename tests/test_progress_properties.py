"""Whatever a plan looks like, an entry changes nothing else in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from actionplan.diagnostics import Refusal
from actionplan.editing import entries, insertion
from actionplan.editing.entries import Update, Verdict
from actionplan.plan import model, timeline
from actionplan.reading import yaml_reader
from actionplan.text import placeholders

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.thorough

AS_OF = date(2012, 3, 1)

WORDS = (
    "Publish guidance for staff",
    "MSCB Development Officer",
    "Kent Police; Medway NHS",
    "Staff: not prepared",
    "80 % of those asked, at least",
    "See #4, and 'the rest'",
    '"Think family"',
    "- first\n- second",
    "The group met.\n\nIt agreed a draft.\n",
    "One\n  indented\n# not a comment\n",
    "kept\n\n\n",
    "  led in",
    "trailing \n",
    "\nlate",
    "yes",
    "2011-11",
    "~",
    "tab\there",
    "Zoë · £5 🙂",
    "x" * 120,
    "word " * 30 + "end",
)
SIGNS = " \n\n\t:#-\"'\\|>[]{},&*!%@`?~\r\x85\u2028\ufeff\x07\u202e🙂é0y"
NASTY = st.text(
    st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cs"])),
    max_size=40,
)


def _says_something(note: str) -> bool:
    return not any(placeholders.says_nothing(note, name) for name in ("note", "effect"))


NOTES = st.one_of(st.sampled_from(WORDS), NASTY, st.text(max_size=200)).map(
    # a note without a word in it, or with none that says anything, is rightly refused
    lambda note: note if _says_something(note) else f"{note}y was agreed"
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Make a plan, and write it as somebody somewhere would."""
    # a true Random: thousands of small choices drawn one by one would take minutes
    return Writer(draw(st.randoms(use_true_random=True))).file()


class Writer:
    """Writes plans in every style that the format takes."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.step = random.choice((1, 2, 2, 2, 3, 4, 8))
        self.dash = random.choice((0, 0, 1, 2, 2, 2, 4, 7))
        self.gap = random.choice((2, 2, 2, 2, 3, 4))
        self.odd = random.choice((0.0, 0.0, 0.1))  # other steps than the file's own
        self.chatty = random.choice((0.0, 0.0, 0.1, 0.3))
        self.flowing = random.choice((0.0, 0.0, 0.1, 0.5))
        self.quoting = random.choice((0.0, 0.0, 0.3, 1.0))
        self.tabs = random.random() < 0.1
        self.json = random.random() < 0.05

    def chance(self, of: float) -> bool:
        """Be true as often as *of*."""
        return self.random.random() < of

    # --- what is written

    def text(self) -> str:
        """Choose words."""
        text = self.random.choice(WORDS)
        return text if self.tabs else text.replace("\t", " ")

    def plan(self) -> dict[str, Any]:
        """Make a small plan, with fields of a board's own in between."""
        outcomes = [
            self.shuffled(
                {
                    "id": f"O{i}",
                    "challenge": self.text(),
                    "actions": [
                        self.action(f"{i}.{j}")
                        for j in range(self.random.randint(1, 3))
                    ],
                }
                | self.perhaps("difference", self.judgement)
                | self.own()
            )
            for i in range(self.random.randint(1, 2))
        ]
        return {
            "schema": "actionplan/1",
            "id": "p",
            "title": self.text(),
            "kind": "multi-agency",
            "source": {"type": "audit", "reference": self.text()},
            "agreed": "2011-08-15",
            "rag_legend": {"green": "On track", "red": self.text()},
            "outcomes": outcomes,
        } | self.own()

    def action(self, number: str) -> dict[str, Any]:
        """Make an action."""
        fields: dict[str, Any] = {
            "id": number,
            "action": self.text(),
            "due": "2012-05",
            "accountable": self.text(),
        }
        if self.chance(0.3):
            fields |= {"risks": [{"risk": self.text(), "approach": "reduce"}]}
        if self.chance(0.3):
            fields |= {"evidence_needed": [self.text(), self.text()]}
        return self.shuffled(fields | self.perhaps("progress", self.entry) | self.own())

    def entry(self) -> dict[str, Any]:
        """Make an entry."""
        fields = {"date": self.random.choice(("2011-09", "2011-12-05"))}
        fields |= {"rag": "green"} if self.chance(0.3) else {}
        fields |= {"next": self.text()} if self.chance(0.3) else {}
        return self.shuffled(fields | {"note": self.text()})

    def judgement(self) -> dict[str, Any]:
        """Make a judgement."""
        return {
            "date": "2011-12",
            "results": [{"measure": self.text(), "value": "68"}],
            "effect": self.text(),
        }

    def perhaps(self, name: str, make: Callable[[], Any]) -> dict[str, Any]:
        """Make a list of up to three, or none, or a name with nothing behind it."""
        number = self.random.choice((0, 0, 1, 1, 1, 2, 3))
        if number == 0 and self.chance(0.6):
            return {} if self.chance(0.7) else {name: None}
        return {name: [make() for _ in range(number)]}

    def own(self) -> dict[str, Any]:
        """Make a field that a board added."""
        if not self.chance(0.2):
            return {}
        value = [self.text(), 5, 1.5, True, None, [], [[1, ["a"]]], {"a": self.text()}]
        return {"x-ref": self.random.choice(value)}

    def shuffled(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Put fields into another order, now and then."""
        if not self.chance(0.2):
            return fields
        return dict(self.random.sample(list(fields.items()), len(fields)))

    # --- how

    def file(self) -> bytes:
        """Write a plan."""
        plan = self.plan()
        if self.json:
            plan = without_nothing(plan)
            lines = json.dumps(
                plan, ensure_ascii=False, indent=self.random.choice((None, 1, 4))
            ).split("\n")
        elif self.chance(0.05):
            lines = [self.flow(plan)]
        else:
            lines = self.mapping(plan, 0)
        start = self.random.choice(([], [], ["# A plan", ""], ["---"], ["--- # one"]))
        end = self.random.choice(([], [], [""], ["", "# end"], ["..."], ["   "]))
        ends = self.random.choice(
            (("\n",), ("\n",), ("\r\n",), ("\r",), ("\n", "\r\n"))
        )
        bom = "\ufeff" if self.chance(0.1) else ""
        text = self.join(start + lines + end, ends)
        if yaml_reader.parse(text.encode()).data != plan:
            text = self.join(start + lines, ends)  # the end was part of the last text
        read = yaml_reader.parse((bom + text).encode())
        assert (read.data, read.faults) == (plan, ()), text
        if self.chance(0.3):
            # the line end that is then missing may have been part of the last text
            text = text.removesuffix("\n").removesuffix("\r")
        return (bom + text).encode()

    def join(self, lines: list[str], ends: tuple[str, ...]) -> str:
        """Put line ends behind all lines."""
        return "".join(line + self.random.choice(ends) for line in lines)

    def remarks(self, column: int, *, below_text: bool = False) -> list[str]:
        """Write comments and blank lines, which may stand before any line."""
        lines = []
        while self.chance(self.chatty):
            most = column if below_text else column + 3
            indent = self.random.choice((0, column, self.random.randint(0, most)))
            below_text = False
            lines.append(self.random.choice((" " * indent + "# Remark: [a", "", "  ")))
            if not lines[-1].strip() and len(lines) == 1:
                lines[0] = " " * min(indent, column) + "# first"
        return lines

    def remark(self) -> str:
        """Write a comment behind something."""
        return (
            self.random.choice((" # why", "   #", " "))
            if self.chance(self.chatty)
            else ""
        )

    def name(self, name: str) -> str:
        """Write the name of a field."""
        if self.chance(0.02):
            return f"'{name}'"
        return f'"{name}"' if self.chance(0.02) else name

    def columns(self, usual: int, least: int) -> int:
        """Go in as the file does, but not always."""
        return self.random.randint(least, 8) if self.chance(self.odd) else usual

    def mapping(self, fields: dict[str, Any], column: int) -> list[str]:
        """Write fields, one below the other."""
        lines: list[str] = []
        for number, (name, value) in enumerate(fields.items()):
            if number:
                lines += self.remarks(column, below_text=True)
            lines += self.field(" " * column + self.name(name) + ":", value, column)
        return lines

    def field(self, start: str, value: Any, column: int) -> list[str]:  # noqa: ANN401 -- plain data
        """Write what stands behind a name."""
        if value is None:
            return [start + self.remark()]
        if isinstance(value, dict | list) and (not value or self.chance(self.flowing)):
            return self.spread(start + " ", value, column)
        if isinstance(value, dict):
            inner = self.mapping(value, column + self.columns(self.step, 1))
            return [start + self.remark(), *inner]
        if isinstance(value, list):
            lines = [start + self.remark(), *self.remarks(column)]
            dash = column + self.columns(self.dash, 0)
            for number, item in enumerate(value):
                lines += self.remarks(dash, below_text=True) if number else []
                lines += self.item(item, dash)
            return lines
        return self.scalar(start + " ", value, column)

    def item(self, value: Any, dash: int) -> list[str]:  # noqa: ANN401 -- plain data
        """Write one of a list."""
        gap = self.columns(self.gap, 2)
        start = " " * dash + "-" + " " * (gap - 1)
        if not isinstance(value, dict | list):
            return self.scalar(start, value, dash)
        if isinstance(value, list) or self.chance(self.flowing):
            return self.spread(start, value, dash)
        lines = self.mapping(value, dash + gap)
        if self.chance(0.1):
            return [start.rstrip() + self.remark(), *lines]
        return [start + lines[0][dash + gap :], *lines[1:]]

    def spread(self, start: str, value: Any, column: int) -> list[str]:  # noqa: ANN401 -- plain data
        """Write something in brackets, on one line or more."""
        if not value or self.chance(0.6):
            return [start + self.flow(value) + self.remark()]
        pad = " " * (column + self.step + 1)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        if isinstance(value, dict):
            parts = [f"{name}: {self.flow(one)}" for name, one in value.items()]
        else:
            parts = [self.flow(one) for one in value]
        commas = [","] * (len(parts) - 1) + [self.random.choice(("", ",", " ,"))]
        lines = [
            pad + part + comma + self.remark()
            for part, comma in zip(parts, commas, strict=True)
        ]
        return [start + opening + self.remark(), *lines, pad[1:] + closing]

    def flow(self, value: Any) -> str:  # noqa: ANN401 -- plain data
        """Write something in brackets."""
        space = self.random.choice(("", "", " "))
        last = self.random.choice(("", "", ","))
        if isinstance(value, dict):
            parts = [f"{name}: {self.flow(one)}" for name, one in value.items()]
            return "{" + space + ", ".join(parts) + last + space + "}"
        if isinstance(value, list):
            last = last if value else ""
            return "[" + space + ", ".join(map(self.flow, value)) + last + space + "]"
        if value is None:
            return ""  # as somebody would leave it
        if isinstance(value, str):
            plain = re.fullmatch(r"[A-Z][a-zA-Z ]*[a-z]|20\d\d-\d\d(-\d\d)?", value)
            return value if plain and self.chance(0.5) else self.double(value)
        return json.dumps(value)

    def scalar(self, start: str, value: Any, column: int) -> list[str]:  # noqa: ANN401 -- plain data
        """Write a value in one of the ways it can be written."""
        if not isinstance(value, str):
            return [start + json.dumps(value) + self.remark()]
        ways: list[Callable[[str, str, int], list[str] | None]] = [
            self.plain,
            self.single,
            self.literal,
            self.folded,
        ]
        self.random.shuffle(ways)
        for way in [] if self.chance(self.quoting) else ways:
            if (lines := way(start, value, column)) is not None:
                return lines
        return [start + self.double(value) + self.remark()]

    def plain(self, start: str, text: str, column: int) -> list[str] | None:
        """Write text as it is, now and then over two lines."""
        if not re.fullmatch(r"[A-Z£][A-Za-z ,.%·£ë]*[A-Za-z.]|2011-.*|2012-.*", text):
            return None
        if " " in text and self.chance(0.1):
            one, _, other = text.partition(" ")
            return [start + one, " " * (column + 1) + other + self.remark()]
        return [start + text + self.remark()]

    def single(self, start: str, text: str, column: int) -> list[str] | None:
        """Write text in single quotes; a line end in it is written as two."""
        lines = text.split("\n")
        if any(line != line.strip() for line in lines) or "\t" in text:
            return None
        quoted = "'" + text.replace("'", "''") + "'"
        written = re.sub(r"(\n+)", r"\1\n", quoted).split("\n")
        pad = " " * (column + self.random.randint(1, 3))
        rest = [pad + line if line else "" for line in written[1:]]
        lines = [start + written[0], *rest]
        return [*lines[:-1], lines[-1] + self.remark()]

    def double(self, text: str) -> str:
        """Write text in double quotes."""
        return json.dumps(text, ensure_ascii=False)

    def literal(self, start: str, text: str, column: int) -> list[str] | None:
        """Write text in a block, line by line."""
        if text.startswith("\n"):
            return None
        return self.block(start, "|", text.rstrip("\n").split("\n"), text, column)

    def folded(self, start: str, text: str, column: int) -> list[str] | None:
        """Write text in a block whose lines are joined when it is read."""
        body = text.rstrip("\n")
        if any(line != line.strip() for line in body.split("\n")) or not body:
            return None
        if body.startswith("\n"):
            return None
        body = re.sub(r"(\n+)", r"\1\n", body)
        if self.chance(0.5):
            body = re.sub(r"(?<=[a-z]) (?=[a-z])", "\n", body)
        return self.block(start, ">", body.split("\n"), text, column)

    def block(
        self, start: str, sign: str, lines: list[str], text: str, column: int
    ) -> list[str]:
        """Write the lines of a block, with the blank ones below that it may have."""
        more = len(text) - len(text.rstrip("\n"))
        chomp = {0: "-", 1: self.random.choice(("", "", "+"))}.get(more, "+")
        indent = self.columns(self.step, 1)
        in_list = start.strip() == "-"
        if text.startswith(" ") and in_list:
            return [start + self.double(text)]
        if text.startswith(" ") or (self.chance(0.1) and not in_list):
            indent = min(indent, 9)
            digit = str(indent)
            sign += digit + chomp if self.chance(0.5) else chomp + digit
        else:
            sign += chomp
        blank = self.random.choice(("", "", " ")) if indent > 1 else ""
        spare = [blank] * self.random.randint(0, 2) * (chomp != "+")
        spare = spare if self.chance(0.3) else []
        pad = " " * (column + indent)
        remark = self.remark().rstrip()
        kept = [""] * (more - 1) if chomp == "+" else []
        return [
            start + sign + remark,
            *(pad + line if line else "" for line in lines),
            *kept,
            *spare,
        ]


def without_nothing(data: Any) -> Any:  # noqa: ANN401 -- plain data
    """Leave out names with nothing behind them, which JSON does not have."""
    if isinstance(data, list):
        return [without_nothing(one) for one in data]
    if isinstance(data, dict):
        return {k: without_nothing(v) for k, v in data.items() if v is not None}
    return data


# --- the laws -------------------------------------------------------------------

UPDATES = st.builds(
    Update,
    note=NOTES,
    date=st.sampled_from(("", "2012-02", "2012-01-05")),
    next=st.sampled_from(("", "Print it: 500 copies", "- all schools")),
    next_due=st.sampled_from(("", "2012-06")),
    rag=st.sampled_from(("", "green")),
    state=st.sampled_from(("", "in-progress", "on-hold", "complete")),
    date_as_written=st.sampled_from(("", "Spring 2012", "undated")),
    new_due_requested=st.sampled_from(("", "2012-09")),
    request=st.sampled_from(("", "declined", "withdrawn")),
    accountable=st.sampled_from(
        ((), ("Detective Inspector",), ("Named Nurse: West", "- Named Doctor"))
    ),
    reported_by=st.sampled_from(("", "on: call lead")),
    evidence=st.sampled_from((("minutes",), ("minutes: 4 May", "survey #2"))),
    achieved_on=st.sampled_from(("", "2012-01")),
    new_due=st.just(""),
    replaced_by=st.just(""),
    agency=st.sampled_from(("", "Northshire ICB: West")),
    corrects=st.just(""),  # tests/test_correcting_entries.py has these
    corrects_which=st.just(""),
)
VERDICTS = st.builds(
    Verdict,
    date=st.sampled_from(("", "2012-02")),
    outcome_achieved=st.sampled_from(("fully", "no-change")),
    results=st.sampled_from(
        ((), (("Staff asked", "68"), ("- places", "4 %"), ("in use", "yes")))
    ),
    feedback=st.sampled_from(((), (("parents", "Someone\nlistened."),))),
    effect=NOTES,
    still_to_improve=st.sampled_from(("", "All, but Medway: soon")),
    evidence=st.sampled_from(((), ("survey",))),
    reported_by=st.sampled_from(("", "Chair")),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(files(), UPDATES, st.integers(0, 5))
def test_recording_changes_nothing_else(
    content: bytes, update: Update, which: int
) -> None:
    """The file is its old bytes and one insertion, its data the old and one entry."""
    hold_law_of_recording(content, update, which)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(files(), VERDICTS, st.integers(0, 1))
def test_judging_changes_nothing_else(
    content: bytes, verdict: Verdict, which: int
) -> None:
    """A judgement is put in as an entry is."""
    hold_law_of_judging(content, verdict, which)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 24_000, 1_000))
def test_recording_changes_nothing_else_at_length(first: int) -> None:
    """As above, a thousand times over; and hardly any style has to be refused."""
    causes: Counter[str] = Counter()

    for seed in range(first, first + 1_000):
        random = Random(seed)  # noqa: S311 -- a sample, no secret
        content, which = Writer(random).file(), random.randrange(6)
        if seed % 4:
            update = Update(_note(random), state="complete", evidence=("minutes: 4",))
            causes[hold_law_of_recording(content, update, which)] += 1
        else:
            verdict = Verdict(effect=_note(random), results=(("Places - all", "6 %"),))
            causes[hold_law_of_judging(content, verdict, which)] += 1

    assert causes["recorded"] > 990, causes


STEMS = st.sampled_from(
    [
        b"progress:\n  - note: Drafted.\n",
        b"progress:\n- note: |\n    Drafted.\n",
        b"progress:\n  - note: >-\n      Drafted.",
        b"progress: []\n",
        b'{"progress": []}',
        b"x: 1\r\n",
    ]
)


@settings(max_examples=500)
@given(STEMS, st.text(st.one_of(st.characters(exclude_categories=["Cs"])), max_size=99))
@example(b"progress: []\n", "one\n\n- two: #three\t\u2028")
@example(b"x: 1\r\n", "\r\n")
@example(b"x: 1", "\U000e0001\U0010ffff")
def test_any_text_comes_back_as_it_was_written(stem: bytes, note: str) -> None:
    """Whatever is written down is what is read back, by both engines."""
    done = insertion.insert_entry(
        yaml_reader.parse(stem), ("progress",), {"note": note}
    )

    assert isinstance(done, insertion.Spliced)
    for engine in yaml_reader.ENGINES:
        data: Any = yaml_reader.parse(done.content, engine).data
        assert data["progress"][-1] == {"note": note}


DAYS = st.sampled_from(
    ["2011-09", "2011-09-01", "2011-09-30", "2011-10", "2011-10-15", "2012-02-29"]
)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"date": DAYS, "note": st.just("Sent.")},
        optional={
            "state": st.sampled_from(model.STATES),
            "new_due": DAYS,
            "rag": st.sampled_from(("green", "red")),
            "accountable": st.just("Head of Service"),
            "achieved_on": DAYS,
        },
    ),
    max_size=8,
)


@given(ENTRIES, st.dates(date(2011, 8, 1), date(2012, 4, 1)))
def test_a_day_knows_nothing_of_later_days(
    entries: list[dict[str, Any]], day: date
) -> None:
    """How an action stands on a day does not depend on what is dated after it."""
    known = [e for e in entries if date.fromisoformat(_first(e["date"])) <= day]

    stands = [_standing(some, day) for some in (entries, known)]

    assert stands[0] == stands[1]


# --- how the laws are held ------------------------------------------------------


def hold_law_of_recording(content: bytes, update: Update, which: int) -> str:
    """Record, and compare bytes and data; return why not, if it was refused."""
    old: Any = yaml_reader.parse(content).data
    actions = [action for outcome in old["outcomes"] for action in outcome["actions"]]
    action = actions[which % len(actions)]
    try:
        done = entries.record(content, "p.yaml", action["id"], update, AS_OF)
    except Refusal as refusal:
        return cause(refusal)
    of = _fields(update)
    action["progress"] = [*(action.get("progress") or []), of]
    compare(content, done.content, old)
    return "recorded"


def hold_law_of_judging(content: bytes, verdict: Verdict, which: int) -> str:
    """Judge, and compare bytes and data; return why not, if it was refused."""
    old: Any = yaml_reader.parse(content).data
    outcome = old["outcomes"][which % len(old["outcomes"])]
    try:
        done = entries.judge(content, "p.yaml", outcome["id"], verdict, AS_OF)
    except Refusal as refusal:
        return cause(refusal)
    of = _fields(verdict)
    if verdict.results:
        of["results"] = [{"measure": m, "value": v} for m, v in verdict.results]
    if verdict.feedback:
        of["feedback"] = [{"from": who, "text": text} for who, text in verdict.feedback]
    outcome["difference"] = [*(outcome.get("difference") or []), of]
    compare(content, done.content, old)
    return "recorded"


def cause(refusal: Refusal) -> str:
    """Only what cannot be written may be refused here."""
    fault = refusal.faults[0]
    assert fault.rule == "cannot-be-written", refusal.faults
    assert fault.details["cause"] == "no-last-line-end", fault
    return "no-last-line-end"


def compare(before: bytes, after: bytes, expected: Any) -> None:  # noqa: ANN401 -- plain data
    """Demand the old bytes and one insertion, and exactly the data expected."""
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        len(before),
    )
    rest = len(before) - start
    assert after.endswith(before[start:])
    assert len(after) > len(before) >= rest
    for engine in yaml_reader.ENGINES:
        read = yaml_reader.parse(after, engine)
        assert (read.data, read.faults) == (expected, ())


def _note(random: Random) -> str:
    """Make a note that says something."""
    note = _any_note(random)
    return note if _says_something(note) else f"{note}y was agreed"


def _any_note(random: Random) -> str:
    """Make a note of signs that mean something, words, and any characters at all."""
    if random.random() < 0.3:
        return random.choice(WORDS)
    odd = chr(
        random.choice((random.randrange(0xD800), random.randrange(0xE000, 2**20)))
    )
    signs = random.choices([*SIGNS, " the group met", odd], k=random.randrange(30))
    return "".join(signs) + random.choice(("y", "y\n", "y."))


def _fields(said: Update | Verdict) -> dict[str, Any]:
    fields = {name: value for name, value in said._asdict().items() if value}
    if not ("date" in fields or "date_as_written" in fields):
        fields["date"] = AS_OF.isoformat()
    for name in ("evidence", "accountable"):
        if given := fields.get(name):
            fields[name] = list(given) if len(given) > 1 else given[0]
    return fields


def _first(day: str) -> str:
    return day if len(day) > len("2011-09") else f"{day}-01"


def _standing(entries: list[dict[str, Any]], day: date) -> timeline.Standing:
    action = {
        "id": "1.1",
        "action": "Publish guidance",
        "due": "2012-01",
        "accountable": "MSCB Development Officer",
        "progress": entries,
    }
    data = {"agreed": "2011-08-15", "outcomes": [{"id": "O1", "actions": [action]}]}
    plan = model.plan(data, (), "p")
    stands = timeline.standing(next(plan.actions), plan, day)
    # where an entry stands in its list is not part of the picture
    return stands._replace(
        entries=tuple(entry._replace(route=()) for entry in stands.entries)
    )
