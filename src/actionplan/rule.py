"""Define rules and messages, and register them with decorators.

Each rule and each message is one function. People see the function's name, and its
docstring is both the documentation and the test (see CONTRIBUTING). A rule takes one
of these and checks it:

- a Document, even if it could not be read, for problems in its text and comments;
- a plan that could be read, for problems in what it says (the rule may also take the
  date, or the name of the plan's file);
- a Pair of two versions of a plan, for changes that should not have been made;
- the Facts about all plans, for contradictions between them.

A message puts into words a fault that other code has found. That code calls the message
with the details, all by keyword, and gets the fault. So the type checker finds a wrong
name or a wrong detail.
"""

from __future__ import annotations

import re
from functools import lru_cache
from inspect import cleandoc
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    NamedTuple,
    ParamSpec,
    TypeAlias,
    TypeVar,
)

from actionplan.diagnostics import Fault, RuleName
from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actionplan.diagnostics import Level, Place, Route

Subject: TypeAlias = Literal["fault", "document", "plan", "base", "plans"]

Details = ParamSpec("Details")
Check = TypeVar("Check", bound="Callable[..., Any]")


class Finding(NamedTuple):
    """The words of a rule or a message: what is wrong, and what to do about it."""

    message: str
    remedy: str
    at: Route | Place = ()
    paste: str = ""
    """Lines to type in, if they are known."""
    on_key: bool = False
    of: tuple[str, ...] = ()
    """The numbers of the actions or outcomes, if it is about several at once."""
    written: str = ""
    """The words it is about. Other words in the same field are a separate problem."""


class Rule(NamedTuple):
    """A rule, or the part of a message that it has in common with a rule."""

    name: RuleName
    code: str
    level: Level
    subject: Subject
    timed: bool
    """Whether it depends on the report date. Such rules are warnings at most."""
    clause: str
    """The heading in the guidance that asks for it; empty if there is none."""
    check: Callable[..., Any]
    takes: tuple[str, ...] = ()
    """What *check* takes as well as a plan: the day, the stem of its file, or neither.

    The stem is the file name without its ending.
    """

    @property
    def is_fixed(self) -> bool:
        """Whether its level cannot be lowered and its problems cannot be accepted.

        This is so for files that cannot be read (AP0, AP1), because no result could
        then be relied on. It is also so for what the program was asked to do (AP9),
        except for comments and entries that accept problems (AP96).
        """
        own = self.code.startswith("AP9") and not self.code.startswith("AP96")
        return own or self.code.startswith(("AP0", "AP1"))

    @property
    def doc(self) -> str:
        """The documentation, cleaned only when asked for: most runs do not use it."""
        return cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]


class Message(Rule, Generic[Details]):
    """The words for a fault. Call it with the details to make the fault."""

    __slots__ = ()

    def __call__(self, *args: Details.args, **details: Details.kwargs) -> Fault:
        """Return the fault, without a place yet: see `Fault.placed`."""
        del args  # there are none: a message takes its details by keyword only
        return Fault(self.name, None, details)


RULES: dict[str, Rule] = {}
"""The rules that plans are checked against, by name.

The list is complete once `actionplan.rules` is imported.
"""

MESSAGES: dict[str, Rule] = {}
"""The messages for everything else that goes wrong, by name.

The list is complete once `actionplan.rules` is imported.
"""

ALL: dict[str, Rule] = {}
"""Rules and messages together, by name.

Settings, comments, accepted problems and `explain` look names up here.
"""

FORMER: Mapping[str, RuleName] = {
    old: RuleName(new)
    for old, new in {
        "baseline-cannot-be-read": "accepted-file-cannot-be-read",
        "baseline-not-needed": "accepted-problem-gone",
        "cannot-be-ignored": "cannot-be-accepted",
        "expired-ignore": "expired-acceptance",
        "ignore-not-understood": "acceptance-not-understood",
        "ignore-until-no-date": "acceptance-until-no-date",
        "ignore-without-reason": "acceptance-without-reason",
        "unknown-rule-ignored": "unknown-rule-accepted",
        "unused-ignore": "unused-acceptance",
    }.items()
}
"""Old names of rules and messages, which people may still type."""


def rule(
    code: str,
    level: Level,
    subject: Subject = "plan",
    *,
    clause: str = "",
    timed: bool = False,
) -> Callable[[Check], Check]:
    """Register a function as a rule, under its own name."""

    def enter(check: Check) -> Check:
        name = _name(check)
        written = check.__code__
        takes = written.co_varnames[1 : written.co_argcount]
        made = Rule(
            name=name,
            code=code,
            level=level,
            subject=subject,
            timed=timed,
            clause=clause,
            check=check,
            takes=takes,
        )
        RULES[name] = ALL[name] = made
        return check

    return enter


def message(
    code: str,
    level: Level,
    *,
    clause: str = "",
    timed: bool = False,
    among: dict[str, Rule] = MESSAGES,
) -> Callable[[Callable[Details, Finding]], Message[Details]]:
    """Register a function that words a fault as a message, under its own name.

    If the fault is about what a plan says, and other code finds it while it reads or
    compares plans, register the message *among* the rules.
    """

    def enter(words: Callable[Details, Finding]) -> Message[Details]:
        name = _name(words)
        made: Message[Details] = Message(
            name=name,
            code=code,
            level=level,
            subject="fault",
            timed=timed,
            clause=clause,
            check=words,
        )
        among[name] = ALL[name] = made
        return made

    return enter


def _name(of: Callable[..., Any]) -> RuleName:
    return RuleName(of.__name__.replace("_", "-"))


def find(name: str) -> Rule | None:
    """Find a rule or a message by its name, or by a name that it had before."""
    return ALL.get(FORMER.get(name, name))


def nearest(written: str) -> tuple[str, ...]:
    """Return the names that *written* may be a misspelling of, or the code for."""
    word = written.strip().lower().replace("_", "-").replace(" ", "-")
    return _nearest(word, tuple(ALL))


@lru_cache(maxsize=256)
def _nearest(word: str, names: tuple[RuleName, ...]) -> tuple[str, ...]:
    code = word.upper() if word.startswith("ap") else ""
    by_code = [name for name in names if code and ALL[name].code == code]
    return (*by_code,) or suggest.closest(word, names)


class Case(NamedTuple):
    """An example in a rule's documentation.

    *lines* are lines of a plan, with their indentation. If the example is *given*, they
    are the details that the rule takes, because no line of a plan can show the problem.
    """

    good: bool
    given: bool
    lines: str
    says: str
    before: str = ""
    """The lines in the earlier version, for a rule about what has changed."""


_BLOCK = re.compile(
    r"^(Before|Bad|Good|Given|Says)::\n\n((?:    .*\n|\n)+)", re.MULTILINE
)


_VISIBLE = re.compile(r"\\u(20(?:1[0-9a-f]|2[0-7]))")
"""The dashes, bullets and curly quotation marks that examples have as escapes.

They are shown as they are. Other escapes are of characters that cannot be seen, such as
a tab, and are left.
"""


def cases(of: Rule) -> list[Case]:
    """Read the examples in a rule's documentation, in order."""
    found: list[Case] = []
    before = ""
    doc = _VISIBLE.sub(lambda match: chr(int(match[1], 16)), of.doc + "\n")
    for match in _BLOCK.finditer(doc):
        block = "\n".join(line[4:] for line in match[2].rstrip().split("\n"))
        if match[1] == "Before":
            before = block
        elif match[1] == "Says" and found and not found[-1].says:
            found[-1] = found[-1]._replace(says=block)
        elif match[1] == "Says":
            found.append(Case(good=False, given=True, lines="", says=block))
        else:
            good, given = match[1] == "Good", match[1] == "Given"
            found.append(
                Case(good=good, given=given, lines=block, says="", before=before)
            )
    return found


def prose(of: Rule) -> str:
    """Return a rule's documentation without its first line and its examples."""
    body = of.doc.partition("\n")[2]
    return _BLOCK.sub("", body + "\n").strip()
