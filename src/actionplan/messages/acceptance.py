"""Messages about comments and entries that accept problems (AP96)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text import dates
from actionplan.text.grammar import agree, did_you_mean, quoted

if TYPE_CHECKING:
    from datetime import date

Lack: TypeAlias = Literal["numbers", "colon"]
"""What the form of a comment lacks, if that is certain."""


@message("AP960", "warning")
def acceptance_not_understood(
    *,
    written: str,
    names: tuple[str, ...] = (),
    until: str = "",
    meant: str = "",
    reason: str = "",
    lacks: tuple[Lack, ...] = (),
) -> Finding:
    """A comment seems to accept a problem, but is not in the right form.

    Until the comment is in the right form, lint still reports the problem.

    Given::

        written: "# actionplan accept stale-action"
        names: [stale-action]

    Says::

        The comment "# actionplan accept stale-action" is not in the right form, so it
        does not accept anything.
        To fix: change the comment to this, with your own reason in place of "the
        reason":
            # actionplan: accept[stale-action]: the reason
        If you want the acceptance to end on a date, change the comment to this instead,
        with the date in place of YYYY-MM-DD:
            # actionplan: accept[stale-action] until YYYY-MM-DD: the reason

    Given::

        written: "# actionplan: accept[stale-action] until June 2027 we wait"
        names: [stale-action]
        until: June 2027
        meant: 2027-06
        reason: we wait
        lacks: [numbers, colon]

    Says::

        The comment "# actionplan: accept[stale-action] until June 2027 we wait" is not
        in the right form, so it does not accept anything. The date after "until" must
        be in numbers, and a colon must come before the reason.
        To fix: change the comment to:
            # actionplan: accept[stale-action] until 2027-06: we wait
    """
    wrong = " and ".join(_LACKS[each] for each in lacks).replace(" and ", ", and ")
    wrong = f" {wrong[:1].upper()}{wrong[1:]}." if wrong else ""
    end = f" until {meant or 'YYYY-MM-DD'}" if until else ""
    accept = f"# actionplan: accept[{', '.join(names) or 'stale-action'}]"
    why = reason if names and reason else "the reason"
    form = f"{accept}{end}: {why}"
    blanks = [
        *(() if names else ('the name of the problem in place of "stale-action"',)),
        *(("the date in place of YYYY-MM-DD",) if until and not meant else ()),
        *(() if names and reason else ('your own reason in place of "the reason"',)),
    ]
    how = f" this, with {' and '.join(blanks)}" if blanks else ""
    rest = (
        ""
        if until or reason
        else "\nIf you want the acceptance to end on a date, change the comment to this"
        f" instead, with the date in place of YYYY-MM-DD: {accept} until YYYY-MM-DD:"
        f" {why}"
    )
    return Finding(
        f"The comment {quoted(written)} is not in the right form, so it does not"
        f" accept anything.{wrong}",
        f"change the comment to{how}: {form}{rest}",
        paste=form,
    )


_LACKS: dict[Lack, str] = {
    "numbers": 'the date after "until" must be in numbers',
    "colon": "a colon must come before the reason",
}


@message("AP961", "warning")
def unknown_rule_accepted(*, name: str, nearest: tuple[str, ...] = ()) -> Finding:
    """A comment names a rule that does not exist.

    Given::

        name: stale-acton
        nearest: [stale-action]

    Says::

        There is no rule called "stale-acton", so this comment does not accept anything.
        Did you mean "stale-action"?
        To fix: use the name that lint shows with the problem. To list all the rules,
        type:
            actionplan rules
    """
    mean = did_you_mean(nearest)
    return Finding(
        f"There is no rule called {quoted(name)}, so this comment does not accept"
        f" anything.{mean}",
        "use the name that lint shows with the problem. To list all the rules, type:"
        " actionplan rules",
    )


@message("AP031", "error")
def no_rule_to_accept(*, name: str, nearest: tuple[str, ...] = ()) -> Finding:
    """The name that you gave after --rule is not the name of a rule.

    Given::

        name: stale-acton
        nearest: [stale-action]

    Says::

        There is no rule called "stale-acton", so nothing has been accepted. Did you
        mean "stale-action"?
        To fix: use the name that lint shows with the problem. To list all the rules,
        type:
            actionplan rules
    """
    mean = did_you_mean(nearest)
    return Finding(
        f"There is no rule called {quoted(name)}, so nothing has been accepted.{mean}",
        "use the name that lint shows with the problem. To list all the rules, type:"
        " actionplan rules",
    )


@message("AP962", "warning")
def unused_acceptance(
    *, rule: str, item: str = "", are_others_needed: bool = False
) -> Finding:
    """A comment accepts a problem that the plan does not have.

    If you leave the comment in the plan, the next problem of the same kind will be
    hidden.

    Given::

        rule: stale-action
        item: "1.1"

    Says::

        This comment is not needed, because there is no "stale-action" problem in action
        1.1. The problem may have been fixed by a change elsewhere in the plan, such as
        a new entry.
        To fix: if you meant the comment for another line, move it to the end of that
        line. If not, delete the comment.

    Given::

        rule: no-baseline

    Says::

        This comment is not needed, because there is no "no-baseline" problem here. The
        problem may have been fixed by a change elsewhere in the plan, such as a new
        entry.
        To fix: if you meant the comment for another line, move it to the end of that
        line. If not, delete the comment.

    Given::

        rule: no-baseline
        are_others_needed: true

    Says::

        This comment accepts "no-baseline", but there is no such problem here.
        To fix: delete "no-baseline", and the comma next to it, from the list in square
        brackets.
    """
    where = f"in action {item}" if item else "here"
    if are_others_needed:
        return Finding(
            f"This comment accepts {quoted(rule)}, but there is no such problem"
            f" {where}.",
            f"{_from_list(rule)}.",
        )
    return Finding(
        f"This comment is not needed, because there is no {quoted(rule)} problem"
        f" {where}. The problem may have been fixed by a change elsewhere in the plan,"
        " such as a new entry.",
        "if you meant the comment for another line, move it to the end of that line."
        " If not, delete the comment.",
    )


def _from_list(rule: str) -> str:
    return (
        f"delete {quoted(rule)}, and the comma next to it, from the list in square"
        " brackets"
    )


@message("AP963", "warning", timed=True)
def expired_acceptance(*, until: date, rules: tuple[str, ...], as_of: date) -> Finding:
    """A comment accepted a problem until a date that has passed.

    After that date, lint reports both the problem and the comment.

    Given::

        until: 2012-01-31
        rules: [stale-action]
        as_of: 2012-03-01

    Says::

        This comment accepted "stale-action" until 31 January 2012, more than 4 weeks
        before the report date (1 March 2012).
        To fix: if the board agrees to accept the problem for longer, write a later date
        and the reason in the comment. If not, fix the problem itself, and delete the
        comment.
    """
    names = " and ".join(map(quoted, rules))
    ago = dates.before(until, as_of)
    problem = agree(len(rules), "problem", "problems")
    itself = agree(len(rules), "itself", "themselves")
    return Finding(
        f"This comment accepted {names} until {dates.words(until)}, {ago} before the"
        f" report date ({dates.words(as_of)}).",
        f"if the board agrees to accept the {problem} for longer, write a later date"
        f" and the reason in the comment. If not, fix the {problem} {itself}, and"
        " delete the comment.",
    )


@message("AP964", "warning")
def cannot_be_accepted(
    *,
    rule: str,
    of: Literal["file", "program"] = "file",
    is_one_of_several: bool = False,
) -> Finding:
    """A comment tries to accept a problem that cannot be accepted.

    You cannot accept a problem that stops a file being read correctly, because no other
    check of that file can then be relied on. Problems in comments and in the settings
    cannot be accepted either.

    Given::

        rule: tab-character
        of: file

    Says::

        A comment cannot accept "tab-character", because that problem stops the file
        being read correctly.
        To fix: delete this comment, and fix the problem itself.

    Given::

        rule: unused-acceptance
        of: program

    Says::

        A comment cannot accept "unused-acceptance", because that is not a problem with
        the plan itself.
        To fix: delete this comment, and do what lint says about "unused-acceptance".

    Given::

        rule: tab-character
        is_one_of_several: true

    Says::

        A comment cannot accept "tab-character", because that problem stops the file
        being read correctly.
        To fix: delete "tab-character", and the comma next to it, from the list in
        square brackets, and fix the problem itself.
    """
    delete = "delete this comment"
    if is_one_of_several:
        delete = _from_list(rule)
    match of:
        case "file":
            why = "that problem stops the file being read correctly"
            remedy = f"{delete}, and fix the problem itself."
        case "program":
            why = "that is not a problem with the plan itself"
            remedy = f"{delete}, and do what lint says about {quoted(rule)}."
        case _:
            assert_never(of)
    return Finding(
        f"A comment cannot accept {quoted(rule)}, because {why}.",
        remedy,
    )


@message("AP965", "warning")
def acceptance_without_reason(*, rules: tuple[str, ...] = ()) -> Finding:
    """A comment does not give the reason for accepting a problem.

    The chair of the board can read the reasons in the list that `actionplan accepted`
    prints. A comment without a reason does not accept anything.

    Given::

        rules: [stale-action]

    Says::

        This comment does not say why "stale-action" is accepted, so it does not
        accept anything.
        To fix: add a colon and the reason at the end of the comment:
            # actionplan: accept[stale-action]: the reason
    """
    names = " and ".join(map(quoted, rules)) or "a problem"
    is_ = agree(max(1, len(rules)), "is", "are")
    paste = f"# actionplan: accept[{', '.join(rules) or 'stale-action'}]: the reason"
    return Finding(
        f"This comment does not say why {names} {is_} accepted, so it does not accept"
        " anything.",
        f"add a colon and the reason at the end of the comment: {paste}",
        paste=paste,
    )


@message("AP966", "warning")
def acceptance_until_no_date(*, written: str) -> Finding:
    """The end date in a comment that accepts a problem cannot be read as a date.

    Given::

        written: Easter

    Says::

        "Easter" is not a date, so this comment does not accept anything.
        To fix: if you do not need an end date, delete "until Easter". If you do, write
        the date in numbers, as "until YYYY-MM-DD", or only the month, as "until
        YYYY-MM".

    Given::

        written: 31/03/2012

    Says::

        "31/03/2012" is not a date in numbers with the year first, so this comment does
        not accept anything.
        To fix: if you do not need an end date, delete "until 31/03/2012". If you do,
        write "until 2012-03-31".

    Given::

        written: "2012-06-31"

    Says::

        "2012-06-31" is not a date, because June has only 30 days. So this comment does
        not accept anything.
        To fix: if you do not need an end date, delete "until 2012-06-31". If you do,
        write a date that exists, such as "until 2012-06-30".
    """
    why = dates.why_none(written)
    then = f", because {why}. So" if why else ", so"
    what = "not a date"
    how = (
        'write the date in numbers, as "until YYYY-MM-DD", or only the month, as "until'
        ' YYYY-MM"'
    )
    ways = dates.readings(written)
    if ways:
        what = "not a date in numbers with the year first"
        how = f"write {' or '.join(quoted(f'until {each}') for each in ways)}"
    if absent := dates.not_in_calendar(written):
        last = absent._replace(day=None).last_day
        how = f'write a date that exists, such as "until {last}"'
    return Finding(
        f"{quoted(written)} is {what}{then} this comment does not accept anything.",
        f"if you do not need an end date, delete {quoted(f'until {written}')}. If you"
        f" do, {how}.",
    )


@message("AP967", "advice")
def accepted_problem_gone(
    *, rule: str, plan: str, item: str = "", first_seen: str = ""
) -> Finding:
    """The file of accepted problems lists a problem that the plan no longer has.

    If that problem comes back, it will be hidden as long as the file lists it.

    Given::

        rule: stale-action
        plan: scr-family-a-2011
        item: "1.1"
        first_seen: "2011-12-01"

    Says::

        The file of accepted problems lists "stale-action" in scr-family-a-2011/1.1
        (first seen on 1 December 2011), but the plan no longer has that problem.
        To fix: remove from that file every problem that the plans no longer have. To do
        that, type:
            actionplan accept --prune
    """
    name = f"{plan}/{item}" if item else plan
    seen = dates.parse(first_seen)
    since = f" (first seen on {seen.words})," if seen else ","
    return Finding(
        f"The file of accepted problems lists {quoted(rule)} in {name}{since} but the"
        " plan no longer has that problem.",
        "remove from that file every problem that the plans no longer have. To do"
        " that, type: actionplan accept --prune",
    )


UNNEEDED = (unused_acceptance.name, accepted_problem_gone.name)
"""The messages about what was accepted and is no longer there.

Whatever solves a problem brings one of these. So they are never a reason to refuse an
entry, an action or an outcome.
"""
