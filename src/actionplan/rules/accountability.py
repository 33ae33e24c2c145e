"""Check that each action has one owner (AP430 to AP435: Accountability)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import word_lists
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.diagnostics import Route
    from actionplan.plan.model import Action, Entry, Plan

_WORDS = word_lists.load("guidance")
_NOTHING = frozenset(_WORDS["says-nothing"]["words"])


@rule("AP430", "warning", clause="Accountability: one that is named")
def several_accountable(plan: Plan) -> Iterator[Finding]:
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
    for text, names, route, of in _accountable(plan, "several"):
        yield Finding(
            f"{quoted(text)} names more than one, so nobody in particular answers for"
            f" {names}.",
            'keep the one who answers for it under "accountable", and move the others'
            ' to "partners".',
            route,
            of=of,
            written=text,
        )


@rule("AP431", "warning", clause="Accountability: one that is named")
def vague_accountable(plan: Plan) -> Iterator[Finding]:
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
    for text, names, route, of in _accountable(plan, "everybody"):
        yield Finding(
            f"{quoted(text)} is everybody, so nobody in particular answers for"
            f" {names}.",
            "write the one job title, named professional or lead agency that answers"
            ' for it, and move the others to "partners".',
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "people"):
        yield Finding(
            f"{quoted(text)} are several people, so nobody in particular answers for"
            f" {names}.",
            "write the one of them who answers for it, or whoever they report to.",
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "group"):
        yield Finding(
            f"{quoted(text)} is a group, so nobody in particular answers for {names}.",
            "write the post that answers for the group, such as its chair, and move the"
            ' group to "partners".',
            route,
            of=of,
            written=text,
        )
    for text, names, route, of in _accountable(plan, "nobody"):
        yield Finding(
            f"{quoted(text)} is nobody, so nobody answers for {names} yet.",
            "write the job title or agency that answers for it, for the time being the"
            " one who will find somebody.",
            route,
            of=of,
            written=text,
        )


@rule("AP432", "warning", clause="Accountability: one that is named")
def initials_accountable(plan: Plan) -> Iterator[Finding]:
    """Whoever is accountable is named by initials or a short form.

    Other agencies do not know it, and after a change of staff nobody does.

    Bad::

                accountable: QEG.

    Says::

        "QEG." is a short form: not every reader can tell who answers for action 1.1.
        To fix: write the job title or the agency in full.
    """
    for text, names, route, of in _accountable(plan, "letters"):
        yield Finding(
            f"{quoted(text)} is a short form: not every reader can tell who answers for"
            f" {names}.",
            "write the job title or the agency in full.",
            route,
            of=of,
            written=text,
        )


@rule("AP433", "warning", clause="Accountability: agencies and posts")
def no_agencies_named(plan: Plan) -> Iterator[Finding]:
    """A plan of several agencies does not say which of them an action concerns.

    Where an action needs several agencies the guidance asks for the agencies and the
    titles of their professionals. An action of one agency says which by "agency".
    Where each action names several who are accountable, that has been said instead.

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
    asked = omissions.actions(plan)
    if plan.kind != "multi-agency" or not asked:
        return
    if not any(action.partners for action in asked):
        several = all(_is_several(action) for action in asked)
        known = all(omissions.is_known(action, "partners") for action in asked)
        if omissions.is_whole(plan) and known and not several:
            yield Finding(
                "This is a plan of several agencies, and none of its actions names a"
                " partner.",
                'where an action needs other agencies, add "partners" with each agency'
                " and the post that takes part.",
                ("outcomes",),
                on_key=True,
            )
        return
    lacking = [a for a in asked if omissions.lacks(a, "agency", "partners")]
    yield from omissions.findings(plan, _AGENCY, lacking, asked)


_AGENCY = omissions.Lack(
    "action",
    "name",
    "an agency that it concerns",
    'add "agency" with whose post is accountable. If others take part, add "partners"'
    " with their agencies and posts.",
)


@rule("AP434", "warning", clause="Accountability: agencies and posts")
def partner_without_post(plan: Plan) -> Iterator[Finding]:
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
    asked = [action for action in omissions.actions(plan) if action.partners]
    lacking = [action for action in asked if _without_post(action)]
    if len(lacking) <= omissions.FEW:
        for action in lacking:
            number, agencies = _without_post(action)[0][0], _without_post(action)
            names = omissions.listed([agency for _, agency in agencies])
            yield Finding(
                f"Action {action.id} does not say which post takes part for {names}.",
                'add "post" with the job title, below each agency.',
                (*action.where("partners"), number),
            )
    else:
        yield from omissions.findings(
            plan, _POSTS, lacking=lacking, asked=asked, of="actions with partners"
        )
    for action in asked:
        for number, partner in enumerate(action.partners):
            if partner.post and omissions.lacks(partner, "agency", "group"):
                yield Finding(
                    f"Action {action.id} does not say whose post"
                    f" {quoted(partner.post)} is.",
                    'add "agency" beside the post.',
                    (*action.where("partners"), number),
                )


_POSTS = omissions.Lack(
    "action",
    "say",
    "which posts take part for its partners",
    'add "post" with the job title, below each agency.',
)


@rule("AP435", "advice", clause="Accountability: agencies and posts")
def accountable_without_agency(plan: Plan) -> Iterator[Finding]:
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
    if plan.kind != "multi-agency":
        return
    asked = [action for action in omissions.actions(plan) if action.partners]
    lacking = [
        action
        for action in asked
        if omissions.lacks(action, "agency")
        and not all(_is_agency(owner, plan) for owner in action.owners)
    ]
    yield from omissions.findings(
        plan, _WHOSE, lacking=lacking, asked=asked, of="actions with partners"
    )


_WHOSE = omissions.Lack(
    "action",
    "say",
    "whose post is accountable",
    'add "agency" with the agency that the post belongs to.',
)


_Kind: TypeAlias = Literal[
    "", "nobody", "everybody", "several", "people", "group", "letters"
]


class _Promise(NamedTuple):
    """Who is said to answer for something."""

    text: str
    thing: str
    number: str
    route: Route


def _accountable(
    plan: Plan, kind: _Kind
) -> Iterator[tuple[str, str, Route, tuple[str, ...]]]:
    """Give each text of a kind once, with all that it stands for: it was copied."""
    found: dict[str, list[_Promise]] = {}
    for said in _all_accountable(plan):
        if _kind(said.text) == kind:
            found.setdefault(omissions.normal(said.text), []).append(said)
    for same in found.values():
        numbers = tuple(dict.fromkeys(said.number for said in same))
        of = numbers if len(numbers) > 1 else ()
        yield same[0].text, _things(same), same[0].route, of


def _all_accountable(plan: Plan) -> Iterator[_Promise]:
    """Give whoever answers for something that is still to be done."""
    for outcome in plan.outcomes:
        route: Route = (*outcome.route, "accountable")
        yield _Promise(outcome.accountable, "outcome", outcome.id, route)
        for action in outcome.actions:
            if omissions.is_closed(action):
                continue
            named = list(_owners(action))
            for entry in action.progress:
                named += _owners(entry)
            for owner, route in named:
                yield _Promise(owner, "action", action.id, route)


def _owners(holder: Action | Entry) -> Iterator[tuple[str, Route]]:
    """Give each of those who answer for something, with where it says so."""
    route: Route = (*holder.route, "accountable")
    several = len(holder.owners) > 1
    for number, owner in enumerate(holder.owners):
        yield owner, (*route, number) if several else route


def _things(same: list[_Promise]) -> str:
    """Name what they answer for: action 1.1; actions 1.1 and 1.2."""
    parts = []
    for thing in ("outcome", "action"):
        numbers = list(dict.fromkeys(s.number for s in same if s.thing == thing))
        if numbers:
            many = "s" if len(numbers) > 1 else ""
            parts.append(f"{thing}{many} {omissions.listed(numbers)}")
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
    if not text.strip():
        return ""
    kinds = (kind for kind, is_so in _KINDS.items() if is_so(text.strip()))
    return next(kinds, "")


def _is_nobody(text: str) -> bool:
    return omissions.says_nothing(text, _NOTHING)


def _is_everybody(text: str) -> bool:
    plain = omissions.normal(text)
    return plain in _EVERYBODY or plain.startswith(("all ", "each ", "every "))


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


def _is_letters(text: str) -> bool:
    return bool(_LETTERS.fullmatch(text)) and omissions.normal(text) not in _KNOWN


def _is_people(text: str) -> bool:
    own = _plain_words(text)
    one = any(word in _POST_WORDS for word in own)
    return not one and any(map(_is_plural_post, own))


def _is_group(text: str) -> bool:
    own = _plain_words(text)
    return bool(own) and own[-1] in _GROUP_WORDS and not _has_post(text)


_KINDS: dict[_Kind, Callable[[str], bool]] = {
    "nobody": _is_nobody,
    "everybody": _is_everybody,
    "several": _names_several,
    "letters": _is_letters,
    "people": _is_people,
    "group": _is_group,
}
"""The first that is so is what is said."""


def _has_post(text: str) -> bool:
    own = _plain_words(text)
    return any(word in _POST_WORDS or _is_plural_post(word) for word in own)


def _has_body(text: str) -> bool:
    return any(word in _BODY_WORDS for word in _plain_words(text))


def _is_plural_post(word: str) -> bool:
    return word.endswith("s") and word[:-1] in _POST_WORDS


def _plain_words(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z'-]*", text.casefold())


def _is_several(action: Action) -> bool:
    kinds = {_kind(owner) for owner in action.owners}
    return len(action.owners) > 1 or "several" in kinds


def _is_agency(text: str, plan: Plan) -> bool:
    named = (plan.partnership, plan.lead_agency)
    known = {omissions.normal(name) for name in named if name}
    return omissions.normal(text) in known or (_has_body(text) and not _has_post(text))


def _without_post(action: Action) -> list[tuple[int, str]]:
    return [
        (number, partner.agency)
        for number, partner in enumerate(action.partners)
        if partner.agency and omissions.lacks(partner, "post", "person")
    ]
