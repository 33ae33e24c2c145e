"""Say what is to be decided in several plans together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from actionplan.output.report import named_in_all, on_paper
from actionplan.output.report.facts import Changed, Lacking, Link
from actionplan.plan import decisions, exceptions, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from actionplan.output.report.facts import ActionFacts, PlanFacts
    from actionplan.output.report.sums import Pairs
    from actionplan.plan.decisions import Decision, Kind
    from actionplan.plan.exceptions import Kind as ExceptionKind
    from actionplan.plan.exceptions import Matter
    from actionplan.plan.portfolio import Portfolio

Words: TypeAlias = Literal[
    "titles", "known", "numbers", "evidence", "all evidence", "briefly", "owners"
]
"""How it is named: with what it is called and what is known of it, without what it is
called, or only by number. Or briefly; and of a sign-off, also with what it is called,
its owner and what is lacking, or with the evidence (all, with what else the plan asks
for)."""
_LONG = 60
"""The most characters of what an action or outcome is called."""
_NAMES = 480
"""The most characters of the names of the outcomes that are to be decided."""
_SHORT = 40
"""The same, if what is known of it follows."""
_WORDS: dict[Kind, tuple[str, str]] = {
    "not safe": (
        "No later note than one that seems to say that a person is not safe",
        "no later note than one of risk to a person",
    ),
    "worst rating": ("What to do about the worst rating", "worst rated"),
    "no owner": ("Who is to own it", "owner"),
    "no date": ("When it is due", "due date"),
    "will be late": ("The owner says that it will miss its due date", "will be late"),
    "needs an answer": ("The owner asks for help or a decision", "help asked for"),
    "more time": ("Whether there is more time", "more time"),
    "new date": ("Overdue, and the note speaks of a later time", "new date"),
    "unexplained": (
        "Overdue, with no reason that still holds and no later date asked for",
        "overdue without a reason",
    ),
    "may be met": ("Open, but a figure may meet the target", "whether complete"),
    "disputed": ("Ended, but disputed", "disputed"),
    "record closing": (
        "The assessment says that the plan is closed, or that the board no longer"
        " meets: to be recorded",
        "closing to be recorded",
    ),
    "outcome left": ("Not fully achieved, and no action is open", "not fully achieved"),
    "sign-off": ("Whether to sign it off", "sign-off"),
    "sign-off in doubt": ("Complete, but in doubt", "complete, in doubt"),
    "signed off in doubt": (
        "Whether to accept the sign-off",
        "sign-off in doubt",
    ),
    "assessment in doubt": (
        "Whether to accept the assessment",
        "assessment in doubt",
    ),
    "outcome overdue": ("Outcome past its date", "outcome past its date"),
    "outcome to assess": ("What difference it has made", "what difference it made"),
    "next meeting": ("When the next meeting is", "when to hold the"),
}
"""What a meeting decides of several actions or outcomes, and the same under the name of
a plan."""
_TITLES = {kind: title for kind, (title, _) in _WORDS.items()}
BRIEFLY = {kind: briefly for kind, (_, briefly) in _WORDS.items()}


def of_all(of: Portfolio, rows_of: Pairs) -> tuple[Decision, ...]:
    """Return what page one of each plan asks to decide, most urgent first.

    *rows_of* are the actions of all plans, in the order in which to list them.
    """
    found = [
        each
        for plan in of.plans
        for each in decisions.of_plan(
            plan, [row for row, _ in rows_of if row.plan is plan], of.as_of
        )
    ]
    return tuple(sorted(found, key=lambda each: decisions.KINDS.index(each.kind)))


def by_kind(
    found: Iterable[Decision],
    told: Sequence[PlanFacts],
    pairs: Pairs,
    words: Words = "titles",
) -> tuple[Changed, ...]:
    """Name together what a meeting decides in the same way, with links.

    Each action is named once, where the most urgent of its decisions is, and the others
    are named with it.
    """
    actions = {id(row): facts for row, facts in pairs}
    places = {id(row): (facts.href, facts.label) for row, facts in pairs}
    for plan in told:
        places[id(plan.plan)] = plan.href, ""
        places |= {id(of.outcome): (of.href, of.label) for of in plan.outcomes}
    briefs = {id(plan.plan): plan.brief for plan in told}
    named: dict[Kind, list[Link]] = {}
    of_each = _UNDER_PLAN.get(words)
    titles = BRIEFLY if of_each else _TITLES
    for each, *others in _of_each(found):
        href, named_as = places[each.about]
        title = named_as if words == "titles" else ""
        known = "" if words == "numbers" else _known(each)
        if of_each:
            known = of_each(each)
        if words in _OWNED and each.row and each.kind == "sign-off":
            # No list of open actions has its title and its owner.
            title, known = named_as, _owned(actions[id(each.row)], known)
        also = _also(others, titles)
        label = " ".join(filter(None, (_title(title, known), known, also)))
        link = Link(f"{briefs[id(each.plan)]} {each.number}".rstrip(), href, label)
        named.setdefault(each.kind, []).append(link)
    once = named_in_all.once if words == "numbers" else tuple
    return tuple(
        Changed(titles[kind], len(which), once(which)) for kind, which in named.items()
    )


def _owned(of: ActionFacts, known: str) -> str:
    said = (of.who.rstrip("."), known.removeprefix("(").removesuffix(")"))
    return _bracketed("; ".join(filter(None, said)))


def _title(label: str, known: str) -> str:
    return sentences.first_paragraph(label, _SHORT if known else _LONG)


def _known(of: Decision) -> str:
    """Say what is known of a sign-off, or of an outcome that is left; may be empty."""
    said = sentences.sign_off_in_brief(of) or sentences.outcome_left(of)
    return _bracketed(said)


def _evidence(of: Decision) -> str:
    """Give the evidence of a sign-off; "" if it is in doubt, which is told apart."""
    known = "" if of.doubts else sentences.sign_off_in_brief(of)
    return _bracketed(known)


def _lacks(of: Decision) -> str:
    """Say that a sign-off has no evidence or no result; "" if it is in doubt anyway."""
    lacking = sentences.lacking_for_sign_off(of)
    return _bracketed(f"{lacking} for {of.number}" if lacking else "")


def _lacks_briefly(of: Decision) -> str:
    return _lacks(of).replace(f" for {of.number})", ")")


def _all_evidence(of: Decision) -> str:
    """Give all of it if the plan asks for something else as well."""
    said = sentences.evidence_for_sign_off(of)
    return _bracketed(said) if said else _evidence(of)


_UNDER_PLAN: dict[Words, Callable[[Decision], str]] = {
    "briefly": _lacks,
    "owners": _lacks_briefly,
    "evidence": _evidence,
    "all evidence": _all_evidence,
}
"""What is said of each under the name of its plan."""
_OWNED: tuple[Words, ...] = ("owners", "evidence", "all evidence")
"""The ways that also give what is signed off, and its owner."""


def _bracketed(words: str) -> str:
    return f"({words})" if words else ""


def _of_each(found: Iterable[Decision]) -> Iterable[list[Decision]]:
    """Return together the decisions about each action, outcome or plan, in order."""
    each: dict[int, list[Decision]] = {}
    for one in found:
        each.setdefault(one.about, []).append(one)
    return each.values()


def _also(others: Sequence[Decision], titles: Mapping[Kind, str]) -> str:
    """Name what else is to be decided of an action that is named once."""
    said = [sentences.within(titles[one.kind]) for one in others]
    return f"(also: {'; '.join(said)})" if said else ""


def without(
    matters: Sequence[Matter], found: Iterable[Decision]
) -> tuple[list[Matter], list[Matter]]:
    """Part the exceptions of outcomes that are to be decided from the others.

    That an outcome is past its date does not tell what else is so of it.
    """
    told = [each for each in found if each.kind != "outcome overdue"]
    decided = {id(each.outcome) for each in told if each.outcome}
    theirs = [m for m in matters if m.outcome and id(m.outcome) in decided]
    return theirs, [m for m in matters if m not in theirs]


def counted(matters: Sequence[Matter], found: Iterable[Decision]) -> list[Matter]:
    """Leave out the kinds of exception that page one names in full elsewhere.

    If all of a kind are to be decided, these are doubts about what is reported as done,
    and actions without an owner or with a request for more time. Doubts about outcomes,
    low ratings and actions with no update are always named. A figure that got worse is
    counted also if it is named as a doubt.
    """
    others = [each for each in matters if each.kind != "figure-worse"]
    matters = [*others, *exceptions.of_kind(matters, "figure-worse")]
    asked = {
        (each.about, kind)
        for each in found
        for kind in (*_ALSO.get(each.kind, ()), *(m.kind for m in each.doubts))
    }
    kept = {
        each.kind
        for each in matters
        if (id(each.row or each.outcome), each.kind) not in asked
    }
    kept -= {*_NAMED_AS_DOUBTFUL, *_NAMED_APART}
    return [each for each in matters if each.kind in kept]


_NAMED_AS_DOUBTFUL: tuple[ExceptionKind, ...] = (
    "contradicted",
    "later-figure",
    "count-below",
    "achieved-with-open",
)
"""The exceptions that are named where outcomes are counted."""


_NAMED_APART: tuple[ExceptionKind, ...] = (
    "worst-rating",
    "next-worst-rating",
    "stale",
)
"""Those that are counted with the ratings, or named as without an update."""


_LEFT: tuple[ExceptionKind, ...] = (
    "not-achieved",
    "no-action",
    "no-action-left",
)
_ALSO: dict[Kind, tuple[ExceptionKind, ...]] = {
    "no owner": ("no-owner",),
    "more time": ("time-requested",),
    "record closing": _LEFT,
    "outcome left": _LEFT,
    "outcome to assess": ("not-assessed",),
}
"""The exceptions that a decision tells as well."""


def see(theirs: Sequence[Lacking]) -> tuple[Lacking, ...]:
    """Name the exceptions that are among what is to be decided."""
    if not theirs:
        return ()
    every = [*dict.fromkeys(one.what.words for one in theirs)]
    once = named_in_all.once(Link(name, "") for name in every)
    once = on_paper.first_of(once, _NAMES)
    return (Lacking(Link(", ".join(one.words for one in once), ""), SEE),)


def by_part(lacking: Sequence[Lacking]) -> tuple[Lacking, ...]:
    """Join what is said of the same outcome or plan, so that each is listed once."""
    said: dict[Link, list[str]] = {}
    for each in lacking:
        said.setdefault(each.what, []).append(each.words)
    every = ((what, dict.fromkeys(words)) for what, words in said.items())
    return tuple(Lacking(what, " ".join(words)) for what, words in every)


SEE = 'See "To decide".'
