"""Messages about comments that accept problems (AP96)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from actionplan.rule import Finding, message
from actionplan.text import dates
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from datetime import date

_FORM = "# actionplan: ignore[stale-action] until 2012-03-31: the reason"


@message("AP960", "warning")
def ignore_not_understood(*, written: str) -> Finding:
    """A comment looks like one that accepts a finding, and does not have its form.

    It accepts nothing, so the finding that it was written for is still there.

    Given::

        written: "# actionplan ignore stale-action"

    Says::

        "# actionplan ignore stale-action" does not have the form of a comment that
        accepts a finding, so it accepts none.
        To fix: write it like this: # actionplan: ignore[stale-action] until
        2012-03-31: the reason
    """
    return Finding(
        f"{quoted(written)} does not have the form of a comment that accepts a"
        " finding, so it accepts none.",
        f"write it like this: {_FORM}",
        paste=_FORM,
    )


@message("AP961", "warning")
def unknown_rule_ignored(*, name: str, nearest: tuple[str, ...] = ()) -> Finding:
    """A comment accepts findings of a rule that there is not.

    Given::

        name: stale-acton
        nearest: [stale-action]

    Says::

        There is no rule called "stale-acton", so this comment accepts nothing of it.
        Did you mean "stale-action"?
        To fix: write the name as it stands in the finding, or choose one from the
        list: actionplan rules
    """
    mean = f" Did you mean {' or '.join(map(quoted, nearest))}?" if nearest else ""
    return Finding(
        f"There is no rule called {quoted(name)}, so this comment accepts nothing of"
        f" it.{mean}",
        "write the name as it stands in the finding, or choose one from the list:"
        " actionplan rules",
    )


@message("AP962", "warning")
def unused_ignore(*, rule: str, item: str = "") -> Finding:
    """A comment accepts a finding that is not there any more.

    Left in place, it would hide the next one of its kind.

    Given::

        rule: stale-action
        item: "1.1"

    Says::

        There is no finding of "stale-action" in action 1.1 that this comment could
        accept.
        To fix: take the comment out. If it is meant for something else, move it to the
        end of that line.

    Given::

        rule: no-baseline

    Says::

        There is no finding of "no-baseline" here that this comment could accept.
        To fix: take the comment out. If it is meant for something else, move it to the
        end of that line.
    """
    where = f"in action {item}" if item else "here"
    return Finding(
        f"There is no finding of {quoted(rule)} {where} that this comment could"
        " accept.",
        "take the comment out. If it is meant for something else, move it to the end of"
        " that line.",
    )


@message("AP963", "warning", timed=True)
def expired_ignore(*, until: date, rules: tuple[str, ...], as_of: date) -> Finding:
    """A comment accepted a finding until a day that has passed.

    What it accepted is said again, beside it.

    Given::

        until: 2012-01-31
        rules: [stale-action]
        as_of: 2012-03-01

    Says::

        The finding of "stale-action" was accepted until 31 January 2012, which is 4
        weeks before 1 March 2012.
        To fix: mend what it is about and take the comment out, or write a later date
        and why.
    """
    names = " and ".join(map(quoted, rules))
    ago = dates.span(until, as_of)
    return Finding(
        f"The finding of {names} was accepted until {dates.words(until)}, which is"
        f" {ago} before {dates.words(as_of)}.",
        "mend what it is about and take the comment out, or write a later date and"
        " why.",
    )


@message("AP964", "warning")
def cannot_be_ignored(*, rule: str, of: Literal["file", "program"] = "file") -> Finding:
    """A comment accepts what nobody can accept.

    Where a file cannot be read as it was meant, nothing else said of it could be relied
    on. What is said of a comment or of the program is mended where it stands.

    Given::

        rule: tab-character
        of: file

    Says::

        "tab-character" cannot be accepted: as long as it is there, the file cannot
        be read as it was meant.
        To fix: mend what it is about, and take the comment out.

    Given::

        rule: unused-ignore
        of: program

    Says::

        "unused-ignore" cannot be accepted: it is about the work of the check itself.
        To fix: mend what it is about, and take the comment out.
    """
    match of:
        case "file":
            why = "as long as it is there, the file cannot be read as it was meant"
        case "program":
            why = "it is about the work of the check itself"
        case _:
            assert_never(of)
    return Finding(
        f"{quoted(rule)} cannot be accepted: {why}.",
        "mend what it is about, and take the comment out.",
    )


@message("AP965", "warning")
def ignore_without_reason(*, rules: tuple[str, ...] = ()) -> Finding:
    """A comment accepts a finding and does not say why.

    The reason is what the chair reads in the register: actionplan ignores. Without
    one, nothing is accepted.

    Given::

        rules: [stale-action]

    Says::

        This comment does not say why "stale-action" is accepted, so it accepts
        nothing.
        To fix: write a colon and the reason after it: # actionplan:
        ignore[stale-action]: the reason
    """
    names = " and ".join(map(quoted, rules)) or "a finding"
    paste = f"# actionplan: ignore[{', '.join(rules) or 'stale-action'}]: the reason"
    return Finding(
        f"This comment does not say why {names} is accepted, so it accepts nothing.",
        f"write a colon and the reason after it: {paste}",
        paste=paste,
    )


@message("AP966", "warning")
def ignore_until_no_date(*, written: str) -> Finding:
    """A comment accepts a finding until something that is no date.

    Given::

        written: Easter

    Says::

        "Easter" is not a date until which a finding can be accepted, so this comment
        accepts nothing.
        To fix: write the year, month and day in numbers: until 2012-03-31
    """
    return Finding(
        f"{quoted(written)} is not a date until which a finding can be accepted, so"
        " this comment accepts nothing.",
        "write the year, month and day in numbers: until 2012-03-31",
    )


@message("AP967", "advice")
def baseline_not_needed(
    *, rule: str, plan: str, item: str = "", first_seen: str = ""
) -> Finding:
    """The baseline accepts a finding that is not there any more.

    That is good news. Left in place, it would hide the next one of its kind there.

    Given::

        rule: stale-action
        plan: scr-family-a-2011
        item: "1.1"
        first_seen: "2011-12-01"

    Says::

        The finding of "stale-action" for scr-family-a-2011/1.1, in the baseline since
        1 December 2011, is not there any more.
        To fix: take it out of the baseline with: actionplan baseline --prune
    """
    name = f"{plan}/{item}" if item else plan
    seen = dates.parse(first_seen)
    since = f", in the baseline since {seen.words}," if seen else ""
    return Finding(
        f"The finding of {quoted(rule)} for {name}{since} is not there any more.",
        "take it out of the baseline with: actionplan baseline --prune",
    )
