"""Rules on agencies and posts that the board has not declared (AP803, AP804).

`fix` can write a name as it is declared, so they are found as faults are, by
`with_undeclared`, and not asked one by one as other rules are. So are ratings that the
legend spells otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.rule import RULES, Finding, message
from actionplan.rules import legend
from actionplan.text import suggest
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault, Route
    from actionplan.plan.model import Action, Entry, Outcome, Partner, Plan
    from actionplan.reading import Reading


@message("AP803", "warning", among=RULES)
def unknown_agency(*, written: str, nearest: tuple[str, ...] = ()) -> Finding:
    """An agency is none of those that the board has declared in actionplan.toml.

    Two spellings of one agency are two agencies to every list and every count. Where
    none are declared, none is unknown.

    Given::

        written: Kent Polce
        nearest: [Kent Police]

    Says::

        "Kent Polce" is none of the agencies in actionplan.toml. Did you mean
        "Kent Police"?
        To fix: write the name as it stands there, or add this one under [agencies].

    Given::

        written: Probation Service

    Says::

        "Probation Service" is none of the agencies in actionplan.toml.
        To fix: write the name as it stands there, or add this one under [agencies].
    """
    return _unknown(written, nearest, "agencies")


@message("AP804", "warning", among=RULES)
def unknown_post(*, written: str, nearest: tuple[str, ...] = ()) -> Finding:
    """A post is none of those that the board has declared in actionplan.toml.

    The lead of an action may be a post or an agency, so the agencies that are declared
    count as well.

    Given::

        written: MSCB Development Oficer
        nearest: [MSCB Development Officer]

    Says::

        "MSCB Development Oficer" is none of the posts in actionplan.toml. Did you
        mean "MSCB Development Officer"?
        To fix: write the name as it stands there, or add this one under [posts].
    """
    return _unknown(written, nearest, "posts")


def _unknown(written: str, nearest: tuple[str, ...], table: str) -> Finding:
    mean = f" Did you mean {' or '.join(map(quoted, nearest))}?" if nearest else ""
    return Finding(
        f"{quoted(written)} is none of the {table} in actionplan.toml.{mean}",
        f"write the name as it stands there, or add this one under [{table}].",
    )


def with_undeclared(seen: Reading) -> Reading:
    """Add to what is wrong with a file the words that are not those declared."""
    plan = seen.loaded.plan
    if plan is None:
        return seen
    more = (*undeclared_names(plan), *legend.in_other_letters(plan))
    return seen._replace(faults=(*seen.faults, *more))


def undeclared_names(plan: Plan) -> Iterator[Fault]:
    """Name the agencies and posts of a plan that its board has not declared."""
    board = plan.board
    nearest = suggest.for_few(board.agencies.nearest)
    for written, route in _agencies(plan) if board.agencies else ():
        if not board.agencies.has(written):
            near = nearest(written)
            yield unknown_agency(written=written[:160], nearest=near).placed(route)
    nearest = suggest.for_few(board.posts.nearest)
    for written, route in _posts(plan) if board.posts else ():
        if not board.posts.has(written) and not board.agencies.has(written):
            near = nearest(written)
            yield unknown_post(written=written[:160], nearest=near).placed(route)


def _agencies(plan: Plan) -> Iterator[tuple[str, Route]]:
    if plan.lead_agency:
        yield plan.lead_agency, ("lead_agency",)
    for outcome in plan.outcomes:
        yield from _agencies_of(outcome, ())
        for action in outcome.actions:
            yield from _agencies_of(action, action.inherited)
            for entry in action.progress:
                if entry.agency:
                    yield entry.agency, (*entry.route, "agency")


def _agencies_of(
    holder: Outcome | Action, inherited: tuple[str, ...]
) -> Iterator[tuple[str, Route]]:
    """Give the agencies that an outcome or an action names itself."""
    partners: tuple[Partner, ...] = holder.partners
    if holder.agency and "agency" not in inherited:
        yield holder.agency, (*holder.route, "agency")
    for i, partner in enumerate(partners):
        if partner.agency and "partners" not in inherited:
            yield partner.agency, (*holder.route, "partners", i, "agency")


def _posts(plan: Plan) -> Iterator[tuple[str, Route]]:
    if plan.coordinator:
        yield plan.coordinator, ("coordinator",)
    for action in plan.actions:
        yield from _owners_of(action)
        for entry in action.progress:
            yield from _owners_of(entry)


def _owners_of(holder: Action | Entry) -> Iterator[tuple[str, Route]]:
    for owner in holder.owners:
        yield owner, (*holder.route, "accountable")
