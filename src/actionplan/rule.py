"""The rule as a value, and the decorator that registers one.

Both are one function. Its name is the name that people see, its docstring the
documentation and the test of it (see CONTRIBUTING). A rule judges, and takes one of
four things:

- the Document, read or not, and yields what its text holds, comments and all;
- one plan that could be read, with the day or the stem of its file if it needs that,
  and yields what falls short;
- a Pair of one plan as it was and as it is, and yields what should not have changed;
- the Facts of all plans, and yields what does not go together.

A message puts into words what other code found wrong. It takes the details, all by
keyword, and whoever finds a fault makes it by calling the message with them: so the
type checker sees a wrong name and a wrong detail.
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
    """What a rule or a message says: what is wrong, and what to do about it."""

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


class Rule(NamedTuple):
    """An entry in the lists: a rule, or what a message has in common with one."""

    name: RuleName
    code: str
    level: Level
    subject: Subject
    timed: bool
    """Whether it depends on the day looked at; such rules are warnings at most."""
    clause: str
    """The heading of the guidance that asks for it; empty where none does."""
    check: Callable[..., Any]
    takes: tuple[str, ...] = ()
    """What *check* takes besides a plan: the day, the stem of its file, or neither."""

    @property
    def is_fixed(self) -> bool:
        """Whether it can be neither lowered nor accepted: nothing could be relied on.

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


class Message(Rule, Generic[Details]):
    """Words for a fault: called with the details that they need, it makes the fault."""

    __slots__ = ()

    def __call__(self, *args: Details.args, **details: Details.kwargs) -> Fault:
        """Return the fault, as yet without a place: see `Fault.placed`."""
        del args  # there are none: a message takes its details by keyword only
        return Fault(self.name, None, details)


RULES: dict[str, Rule] = {}
"""What plans are held to, by name; full when `actionplan.rules` is imported."""

MESSAGES: dict[str, Rule] = {}
"""The words for all else that goes wrong; full when `actionplan.rules` is imported."""

ALL: dict[str, Rule] = {}
"""Both, to be found by name: in settings, comments, accepted problems and `explain`."""

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
    """Enter a function in the list of rules, under its own name."""

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
    """Make of the words for a fault what makes the fault, and enter it in the list.

    A judgement on a plan, that other code comes to while it reads or compares, is
    entered *among* the rules.
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
    """Return the names that *written* may be meant for, a code among them."""
    word = written.strip().lower().replace("_", "-").replace(" ", "-")
    return _nearest(word, tuple(ALL))


@lru_cache(maxsize=256)
def _nearest(word: str, names: tuple[RuleName, ...]) -> tuple[str, ...]:
    code = word.upper() if word.startswith("ap") else ""
    by_code = [name for name in names if code and ALL[name].code == code]
    return (*by_code,) or suggest.closest(word, names)


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
            found.append(
                Case(good=good, given=given, lines=block, says="", before=before)
            )
    return found


def prose(of: Rule) -> str:
    """Return a rule's documentation without its summary and its examples."""
    body = of.doc.partition("\n")[2]
    return _BLOCK.sub("", body + "\n").strip()
