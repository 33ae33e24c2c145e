"""The rule as a value, and the decorator that registers one.

A rule is one function. Its name is the rule's name, its docstring the documentation
and the test of it (see CONTRIBUTING). It takes one of five things:

- the details of a Fault, and puts it into words;
- a Document, read or not, and yields what is wrong with its text, comments included;
- a plan with the Context, and yields what falls short;
- a Pair of one plan before and after, and yields what should not have changed;
- the Facts of all plans, and yields their contradictions.
"""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from actionplan.diagnostics import Level, Place, Route
    from actionplan.plan.model import Plan

Subject: TypeAlias = Literal["fault", "document", "plan", "base", "plans"]


class Finding(NamedTuple):
    """What a rule says: what is wrong, and what to do about it."""

    message: str
    remedy: str
    at: Route | Place = ()
    paste: str = ""
    """Lines to type in, where that can be said."""
    on_key: bool = False
    of: tuple[str, ...] = ()
    """The numbers of the actions or outcomes, where it is about several at once."""
    written: str = ""
    """The words it complains of: others in the same field are another breach."""


class Context(NamedTuple):
    """What a rule may know besides the plan."""

    as_of: date
    stem: str
    """The file's name without its ending."""


class Pair(NamedTuple):
    """A plan as it was at the base it is compared with, and as it is."""

    before: Plan
    after: Plan
    lines: Callable[[Route], tuple[str, ...]]
    """The lines on which something of the plan stood, as it was."""


class Spot(NamedTuple):
    """Where something stands, with all that a message says of the place."""

    file: str
    line: int
    column: int
    length: int
    excerpt: str
    about: str
    plan: str
    item: str
    field: str
    stable: str = ""
    """The field, in words that outlast lines that move and lists in another order."""
    dated: str = ""
    """The date, or the year, that stands there and nothing else."""


class Reference(NamedTuple):
    """An action that another names, in this plan or in another."""

    target: str
    spot: Spot


class Facts(NamedTuple):
    """What has to be known of one plan to hold it against all the others."""

    file: str
    plan: str
    spot: Spot
    items: tuple[str, ...]
    references: tuple[Reference, ...]


class Rule(NamedTuple):
    """An entry in the list of rules."""

    name: str
    code: str
    level: Level
    subject: Subject
    timed: bool
    """Whether it depends on the day looked at; such rules are warnings at most."""
    clause: str
    """The heading of the guidance that asks for it; empty where none does."""
    check: Callable[..., Any]

    @property
    def is_fixed(self) -> bool:
        """Whether it can be neither lowered nor ignored: nothing could be relied on.

        So it is with a file that cannot be read (AP0, AP1), and with what the program
        was asked to do (AP9), but for comments and entries that accept findings (AP96).
        """
        own = self.code.startswith("AP9") and not self.code.startswith("AP96")
        return own or self.code.startswith(("AP0", "AP1"))

    @property
    def doc(self) -> str:
        """The documentation; unfolded when asked for, as most runs ask for none."""
        return cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]


RULES: dict[str, Rule] = {}
"""Every rule there is, by name; filled when `actionplan.rules` is imported."""


def rule(
    code: str,
    level: Level,
    subject: Subject = "plan",
    *,
    clause: str = "",
    timed: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Enter a function in the list of rules, under its own name."""

    def enter(check: Callable[..., Any]) -> Callable[..., Any]:
        name = check.__name__.replace("_", "-")
        RULES[name] = Rule(name, code, level, subject, timed, clause, check)
        return check

    return enter


def nearest(written: str) -> tuple[str, ...]:
    """Return the names of rules that *written* may be meant for, a code among them."""
    word = written.strip().lower().replace("_", "-").replace(" ", "-")
    by_code = [name for name, known in RULES.items() if known.code.lower() == word]
    return (*by_code,) or suggest.closest(word, RULES)


class Case(NamedTuple):
    """An example of a rule's documentation.

    *lines* are lines of a plan, with the indentation they have there; or, where it is
    *given*, what the rule is told of a thing that no line of a plan can show.
    """

    good: bool
    given: bool
    lines: str
    says: str
    before: str = ""
    """The lines as they were, for a rule about what has changed."""


_BLOCK = re.compile(
    r"^(Before|Bad|Good|Given|Says)::\n\n((?:    .*\n|\n)+)", re.MULTILINE
)


def cases(of: Rule) -> list[Case]:
    """Read the examples in a rule's documentation, in order."""
    found: list[Case] = []
    before = ""
    for match in _BLOCK.finditer(of.doc + "\n"):
        block = "\n".join(line[4:] for line in match[2].rstrip().split("\n"))
        if match[1] == "Before":
            before = block
        elif match[1] == "Says" and found and not found[-1].says:
            found[-1] = found[-1]._replace(says=block)
        elif match[1] == "Says":
            found.append(Case(good=False, given=True, lines="", says=block))
        else:
            good, given = match[1] == "Good", match[1] == "Given"
            found.append(Case(good, given, block, "", before))
    return found


def prose(of: Rule) -> str:
    """Return a rule's documentation without its summary and its examples."""
    body = of.doc.partition("\n")[2]
    return _BLOCK.sub("", body + "\n").strip()
