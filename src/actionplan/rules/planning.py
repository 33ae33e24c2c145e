"""Is it clear what is done, by when and by whom? (AP425 to AP439: Planning)"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan import words
from actionplan.rule import Context, Finding, rule
from actionplan.rules import gathered
from actionplan.rules.file import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.model import Action, Plan

_WORDS = words.load("guidance")
_NOTHING = frozenset(_WORDS["says-nothing"]["words"])
_NO_DATE = _NOTHING | frozenset(_WORDS["no-date"]["words"])


@rule("AP425", "warning", clause="Specific action: a definite date")
def due_and_no_due_date(plan: Plan, context: Context) -> Iterator[Finding]:
    """An action has a due date, and a reason why it has none.

    The date is the one that counts; readers of the plan see both.

    Bad::

                due: 2012-05
                no_due_date: Waits for the national guidance

    Says::

        Action 1.1 has a due date, and also a reason why it has none.
        To fix: delete the line "no_due_date" if the date holds, or else the line "due".
    """
    del context
    for action in plan.actions:
        if action.due and action.no_due_date:
            yield Finding(
                f"Action {action.id} has a due date, and also a reason why it has none.",
                'delete the line "no_due_date" if the date holds, or else the line'
                ' "due".',
                (*action.route, "no_due_date"),
                on_key=True,
            )


@rule("AP426", "warning", clause="Specific action: a definite date")
def no_date_to_come(plan: Plan, context: Context) -> Iterator[Finding]:
    """An action has no due date, and no day by which it will have one.

    It can never be late, so nobody will be asked about it. An action that has been
    given a date since, or is closed, is left alone.

    Bad::

                # no due
                no_due_date: The national guidance is not out yet

    Says::

        Action 1.1 has no due date, and no day by which there will be one.
        To fix: add "set_date_by" with the month by which its date will be set. It
        counts as overdue after that.

    Bad::

                # no due
                no_due_date: Ongoing

    Says::

        "Ongoing" is no reason why action 1.1 has no due date.
        To fix: write what the date waits for, and "set_date_by" with a month. For work
        that goes on, write down its next step, with the date of that.

    Bad::

                # no due
                no_due_date: Ongoing
                set_date_by: 2012-04

    Says::

        "Ongoing" is no reason why action 1.1 has no due date.
        To fix: write what the date waits for. For work that goes on, write down its
        next step, with the date of that.

    Good::

                # no due
                no_due_date: The national guidance is not out yet
                set_date_by: 2012-04
    """
    del context
    for action in plan.actions:
        reason = action.no_due_date
        if action.due or _is_settled(action):
            continue
        if gathered.says_nothing(reason, _NO_DATE):
            when = "" if action.set_date_by else ', and "set_date_by" with a month'
            yield Finding(
                f"{quoted(reason)} is no reason why action {action.id} has no due date.",
                f"write what the date waits for{when}. For work that goes on, write"
                " down its next step, with the date of that.",
                (*action.route, "no_due_date"),
            )
        elif not action.set_date_by:
            yield Finding(
                f"Action {action.id} has no due date, and no day by which there will be"
                " one.",
                'add "set_date_by" with the month by which its date will be set. It'
                " counts as overdue after that.",
                (*action.route, "no_due_date"),
                on_key=True,
            )


@rule("AP427", "warning", clause="Specific action: a definite date")
def due_before_agreed(plan: Plan, context: Context) -> Iterator[Finding]:
    """An action was due before it was agreed.

    Mostly the year is wrong. Otherwise the action was late on the day it was agreed,
    and the date is no help to anybody. Actions that are closed are left alone.

    Bad::

                due: 2011-05
                progress:
                  - date: 2011-12-05
                    new_due: 2012-05
                    note: The year was wrong.

    Says::

        Action 1.1 was due in May 2011, before it was agreed in August 2011.
        To fix: check the year. If it is right, agree on a date that can still be met.

    Bad::

                due: 2012-01-10
                agency: Medway Safeguarding Children Board
                added: 2012-02-10
                progress:
                  - date: 2012-02-20
                    new_due: 2012-05
                    note: The year was wrong.

    Says::

        Action 1.1 was due on 10 January 2012, before it was added on 10 February 2012.
        To fix: check the year. If it is right, agree on a date that can still be met.
    """
    del context
    for action in plan.actions:
        joined = action.added or plan.agreed
        due = action.due
        if not (joined and due) or _is_closed(action):
            continue
        if due.last_day < joined.first_day:
            how = "added" if action.added else "agreed"
            day = joined if due.day and joined.day else joined._replace(day=None)
            if due._replace(day=None) == day:
                day = joined
            yield Finding(
                f"Action {action.id} was due {'on' if due.day else 'in'} {due.words},"
                f" before it was {how} {'on' if day.day else 'in'} {day.words}.",
                "check the year. If it is right, agree on a date that can still be met.",
                (*action.route, "due"),
            )


@rule("AP428", "warning", clause="Specific action: a definite date")
def new_due_in_past(plan: Plan, context: Context) -> Iterator[Finding]:
    """An action is given a new date that had gone by when it was given.

    Bad::

                progress:
                  - date: 2011-12-05
                    new_due: 2011-10
                    note: Consultation took longer than planned.
                  - date: 2012-01-10
                    new_due: 2012-05
                    note: The new date was a slip of the pen.

    Says::

        This entry of 5 December 2011 moves action 1.1 to October 2011, which had gone
        by.
        To fix: check both dates. If it was done by then, write "state: complete" and
        "achieved_on" in place of "new_due".
    """
    del context
    for action in plan.actions:
        for entry in action.progress:
            if entry.new_due and entry.new_due.last_day < entry.date.first_day:
                yield Finding(
                    f"This entry of {entry.date.words} moves action {action.id} to"
                    f" {entry.new_due.words}, which had gone by.",
                    'check both dates. If it was done by then, write "state: complete"'
                    ' and "achieved_on" in place of "new_due".',
                    (*entry.route, "new_due"),
                )


@rule("AP429", "warning", clause="Specific action: a definite date")
def unlikely_year(plan: Plan, context: Context) -> Iterator[Finding]:
    """A date is so far from the plan's own that its year may be wrong.

    A due date more than five years after the plan was agreed, or an entry more than
    one year before: published plans hold both, and nobody had meant them.

    Bad::

                due: 2102-05

    Says::

        Action 1.1 is due in May 2102, more than five years after the plan was agreed.
        To fix: check the year.

    Bad::

                progress:
                  - date: 2001-12-05
                    note: A task and finish group has been named.
                  - date: 2011-12-05
                    note: The first draft went to all agencies.

    Says::

        This entry is dated 5 December 2001, more than a year before the plan was
        agreed.
        To fix: check the year.
    """
    del context
    if plan.agreed is None:
        return
    agreed = plan.agreed.year * 12 + plan.agreed.month
    for action in plan.actions:
        dues = [(action.due, (*action.route, "due"))]
        dues += [(e.new_due, (*e.route, "new_due")) for e in action.progress]
        for due, route in dues:
            if due and due.year * 12 + due.month > agreed + _LATEST:
                yield Finding(
                    f"Action {action.id} is due {'on' if due.day else 'in'} {due.words},"
                    " more than five years after the plan was agreed.",
                    "check the year.",
                    route,
                )
        for entry in action.progress:
            if entry.date.year * 12 + entry.date.month < agreed - _EARLIEST:
                yield Finding(
                    f"This entry is dated {entry.date.words}, more than a year before"
                    " the plan was agreed.",
                    "check the year.",
                    (*entry.route, "date"),
                )


_LATEST, _EARLIEST = 60, 12
"""Months after and before the plan was agreed."""


@rule("AP430", "warning", clause="Accountability: one that is named")
def several_accountable(plan: Plan, context: Context) -> Iterator[Finding]:
    """More than one is accountable for the same thing.

    The guidance asks for a named professional, a job title or the lead agency. Where
    two are named each can wait for the other; the others are partners.

    Bad::

                accountable: Board Chair / DCS

    Says::

        "Board Chair / DCS" names more than one, so nobody in particular answers for
        action 1.1.
        To fix: keep the one who answers for it under "accountable", and move the others
        to "partners".

    Good::

                accountable: Head of Safeguarding and Quality

    Good::

                accountable: MSCB Development Officer with a task and finish group
    """
    del context
    for text, names, route in _accountable(plan, "several"):
        yield Finding(
            f"{quoted(text)} names more than one, so nobody in particular answers for"
            f" {names}.",
            'keep the one who answers for it under "accountable", and move the others'
            ' to "partners".',
            route,
        )


@rule("AP431", "warning", clause="Accountability: one that is named")
def vague_accountable(plan: Plan, context: Context) -> Iterator[Finding]:
    """A group, or everybody, is accountable.

    Nobody can telephone a group. Its chair, or the agency that leads it, can answer
    for what it does, and the group is a partner.

    Bad::

                accountable: All agencies

    Says::

        "All agencies" is everybody, so nobody in particular answers for action 1.1.
        To fix: write the one job title, named professional or lead agency that answers
        for it, and move the others to "partners".

    Bad::

                accountable: Primary Care Matrons

    Says::

        "Primary Care Matrons" are several people, so nobody in particular answers for
        action 1.1.
        To fix: write the one of them who answers for it, or whoever they report to.

    Bad::

                accountable: CSE Implementation Group

    Says::

        "CSE Implementation Group" is a group, so nobody in particular answers for
        action 1.1.
        To fix: write the post that answers for the group, such as its chair, and move
        the group to "partners".

    Bad::

                accountable: TBC

    Says::

        "TBC" is nobody, so nobody answers for action 1.1 yet.
        To fix: write the job title or agency that answers for it, for the time being
        the one who will find somebody.
    """
    del context
    for text, names, route in _accountable(plan, "everybody"):
        yield Finding(
            f"{quoted(text)} is everybody, so nobody in particular answers for {names}.",
            "write the one job title, named professional or lead agency that answers"
            ' for it, and move the others to "partners".',
            route,
        )
    for text, names, route in _accountable(plan, "people"):
        yield Finding(
            f"{quoted(text)} are several people, so nobody in particular answers for"
            f" {names}.",
            "write the one of them who answers for it, or whoever they report to.",
            route,
        )
    for text, names, route in _accountable(plan, "group"):
        yield Finding(
            f"{quoted(text)} is a group, so nobody in particular answers for {names}.",
            "write the post that answers for the group, such as its chair, and move the"
            ' group to "partners".',
            route,
        )
    for text, names, route in _accountable(plan, "nobody"):
        yield Finding(
            f"{quoted(text)} is nobody, so nobody answers for {names} yet.",
            "write the job title or agency that answers for it, for the time being the"
            " one who will find somebody.",
            route,
        )


@rule("AP432", "warning", clause="Accountability: one that is named")
def initials_accountable(plan: Plan, context: Context) -> Iterator[Finding]:
    """Whoever is accountable is named by initials or a short form.

    Other agencies do not know it, and after a change of staff nobody does.

    Bad::

                accountable: QEG.

    Says::

        "QEG." is a short form: not every reader can tell who answers for action 1.1.
        To fix: write the job title or the agency in full.
    """
    del context
    for text, names, route in _accountable(plan, "letters"):
        yield Finding(
            f"{quoted(text)} is a short form: not every reader can tell who answers for"
            f" {names}.",
            "write the job title or the agency in full.",
            route,
        )


@rule("AP433", "warning", clause="Accountability: agencies and posts")
def no_agencies_named(plan: Plan, context: Context) -> Iterator[Finding]:
    """A plan of several agencies does not say which of them an action concerns.

    Where an action needs several agencies the guidance asks for the agencies and the
    titles of their professionals. An action of one agency says which by "agency".

    Bad::

                # no partners

    Says::

        This is a plan of several agencies, and none of its actions names a partner.
        To fix: where an action needs other agencies, add "partners" with each agency
        and the post that takes part.

    Bad::

                progress:
                  - date: 2011-12-05
                    note: The first draft went to all agencies.
              - id: "1.2"
                action: Print the guidance
                due: 2012-05
                accountable: MSCB Development Officer
                success:
                  - measure: Staff asked who have a copy at hand
                    method: staff-survey
                    target: 80 per cent
                evidence_needed: The delivery note
                no_known_risks: The printer is paid.
                added: 2012-02

    Says::

        Action 1.2 does not name an agency that it concerns.
        To fix: add "agency" with whose post is accountable. If others take part, add
        "partners" with their agencies and posts.
    """
    del context
    asked = gathered.actions(plan)
    if plan.kind != "multi-agency" or not asked:
        return
    if not any(action.partners for action in asked):
        if not plan.unread:
            yield Finding(
                "This is a plan of several agencies, and none of its actions names a"
                " partner.",
                'where an action needs other agencies, add "partners" with each agency'
                " and the post that takes part.",
                ("outcomes",),
                on_key=True,
            )
        return
    lacking = [a for a in asked if not (a.agency or a.partners)]
    yield from gathered.findings(_AGENCY, lacking, asked)


_AGENCY = gathered.Lack(
    "action",
    "name",
    "an agency that it concerns",
    'add "agency" with whose post is accountable. If others take part, add "partners"'
    " with their agencies and posts.",
)


@rule("AP434", "warning", clause="Accountability: agencies and posts")
def partner_without_post(plan: Plan, context: Context) -> Iterator[Finding]:
    """A partner agency is named, and no post in it.

    The guidance asks for the titles of the professionals: "Police" cannot be invited.

    Bad::

                partners:
                  - agency: Kent Police

    Says::

        Action 1.1 does not say which post takes part for Kent Police.
        To fix: add "post" with the job title, below each agency.

    Bad::

                partners:
                  - post: Detective Inspector, Public Protection

    Says::

        Action 1.1 does not say whose post "Detective Inspector, Public Protection" is.
        To fix: add "agency" beside the post.
    """
    del context
    asked = [action for action in gathered.actions(plan) if action.partners]
    lacking = [action for action in asked if _without_post(action)]
    if len(lacking) <= gathered.FEW:
        for action in lacking:
            number, agencies = _without_post(action)[0][0], _without_post(action)
            names = gathered.listed([agency for _, agency in agencies])
            yield Finding(
                f"Action {action.id} does not say which post takes part for {names}.",
                'add "post" with the job title, below each agency.',
                (*action.route, "partners", number),
            )
    else:
        yield from gathered.findings(_POSTS, lacking, asked, "actions with partners")
    for action in asked:
        for number, partner in enumerate(action.partners):
            if partner.post and not (partner.agency or partner.group):
                yield Finding(
                    f"Action {action.id} does not say whose post"
                    f" {quoted(partner.post)} is.",
                    'add "agency" beside the post.',
                    (*action.route, "partners", number),
                )


_POSTS = gathered.Lack(
    "action",
    "say",
    "which posts take part for its partners",
    'add "post" with the job title, below each agency.',
)


@rule("AP435", "advice", clause="Accountability: agencies and posts")
def accountable_without_agency(plan: Plan, context: Context) -> Iterator[Finding]:
    """In a plan of several agencies a post is accountable, and not said whose it is.

    Every agency has a "Head of Safeguarding".

    Bad::

                accountable: Head of Safeguarding
                # no agency

    Says::

        Action 1.1 does not say whose post is accountable.
        To fix: add "agency" with the agency that the post belongs to.

    Good::

                accountable: Medway Council
                # no agency
    """
    del context
    if plan.kind != "multi-agency":
        return
    asked = [action for action in gathered.actions(plan) if action.partners]
    lacking = [a for a in asked if not (a.agency or _is_agency(a.accountable, plan))]
    yield from gathered.findings(_WHOSE, lacking, asked, "actions with partners")


_WHOSE = gathered.Lack(
    "action",
    "say",
    "whose post is accountable",
    'add "agency" with the agency that the post belongs to.',
)


# --- dates ------------------------------------------------------------------------


def _is_settled(action: Action) -> bool:
    """Tell whether an action without a date has got one since, or needs none."""
    return _is_closed(action) or any(entry.new_due for entry in action.progress)


def _is_closed(action: Action) -> bool:
    closing = ("complete", "signed-off", "withdrawn")
    return any(entry.state in closing for entry in action.progress)


# --- who answers for it -----------------------------------------------------------

_Kind: TypeAlias = Literal[
    "", "nobody", "everybody", "several", "people", "group", "letters"
]


class _Said(NamedTuple):
    """Who is said to answer for something."""

    text: str
    thing: str
    number: str
    route: Route


def _accountable(plan: Plan, kind: _Kind) -> Iterator[tuple[str, str, Route]]:
    """Give each text of a kind once, with all that it stands for: it was copied."""
    found: dict[str, list[_Said]] = {}
    for said in _all_accountable(plan):
        if _kind(said.text) == kind:
            found.setdefault(gathered.normal(said.text), []).append(said)
    for same in found.values():
        yield same[0].text, _things(same), same[0].route


def _all_accountable(plan: Plan) -> Iterator[_Said]:
    for outcome in plan.outcomes:
        route: Route = (*outcome.route, "accountable")
        yield _Said(outcome.accountable, "outcome", outcome.id, route)
        for action in outcome.actions:
            route = (*action.route, "accountable")
            yield _Said(action.accountable, "action", action.id, route)
            for entry in action.progress:
                route = (*entry.route, "accountable")
                yield _Said(entry.accountable, "action", action.id, route)


def _things(same: list[_Said]) -> str:
    """Name what they answer for: action 1.1; actions 1.1 and 1.2."""
    parts = []
    for thing in ("outcome", "action"):
        numbers = list(dict.fromkeys(s.number for s in same if s.thing == thing))
        if numbers:
            many = "s" if len(numbers) > 1 else ""
            parts.append(f"{thing}{many} {gathered.listed(numbers)}")
    return " and ".join(parts)


_POST_WORDS = frozenset(_WORDS["posts"]["words"])
_BODY_WORDS = frozenset(_WORDS["bodies"]["words"])
_GROUP_WORDS = frozenset(_WORDS["groups"]["words"])
_EVERYBODY = frozenset(_WORDS["everybody"]["words"])
_KNOWN = frozenset(_WORDS["known-letters"]["words"])
_BETWEEN = re.compile(r"\s*(?:[/;&+\n]|\band\b)\s*", re.IGNORECASE)
_LETTERS = re.compile(r"(?:[A-Z]\.?\s?){2,5}")
_ONE_NAME = re.compile(r"\b(task) and (finish)\b", re.IGNORECASE)


def _kind(text: str) -> _Kind:
    """Tell what is wrong with who is accountable; empty if nothing is."""
    text = text.strip()
    plain = gathered.normal(text)
    if not text:
        return ""
    if gathered.says_nothing(text, _NOTHING):
        return "nobody"
    if plain in _EVERYBODY or plain.startswith(("all ", "each ", "every ")):
        return "everybody"
    if _names_several(text):
        return "several"
    if _LETTERS.fullmatch(text):
        return "" if plain in _KNOWN else "letters"
    own = _plain_words(text)
    if any(word in _POST_WORDS for word in own):
        return ""
    if any(_is_plural_post(word) for word in own):
        return "people"
    return "group" if own and own[-1] in _GROUP_WORDS else ""


def _names_several(text: str) -> bool:
    parts = [part for part in _BETWEEN.split(_ONE_NAME.sub(r"\1-\2", text)) if part]
    holders = [part for part in parts if _has_post(part)]
    of_one = re.search(r"\b(?:of|for)\b", parts[0], re.IGNORECASE) if parts else None
    bodies = [part for part in parts if _has_body(part) and part not in holders]
    letters = [
        part
        for part, before in zip(parts[1:], parts, strict=False)
        if _LETTERS.fullmatch(part) and not before.split()[-1].isupper()
    ]
    commas = [part for part in text.split(",") if _has_post(part)]
    several = len(holders) + len([] if of_one else [*bodies, *letters])
    return several > 1 or len(commas) > 1


def _has_post(text: str) -> bool:
    own = _plain_words(text)
    return any(word in _POST_WORDS or _is_plural_post(word) for word in own)


def _has_body(text: str) -> bool:
    return any(word in _BODY_WORDS for word in _plain_words(text))


def _is_plural_post(word: str) -> bool:
    return word.endswith("s") and word[:-1] in _POST_WORDS


def _plain_words(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z'-]*", text.casefold())


def _is_agency(text: str, plan: Plan) -> bool:
    named = (plan.partnership, plan.lead_agency)
    known = {gathered.normal(name) for name in named if name}
    return gathered.normal(text) in known or (_has_body(text) and not _has_post(text))


def _without_post(action: Action) -> list[tuple[int, str]]:
    return [
        (number, partner.agency)
        for number, partner in enumerate(action.partners)
        if partner.agency and not (partner.post or partner.person)
    ]
