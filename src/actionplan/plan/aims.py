"""Say what each outcome is for, how it is measured, and what difference was made.

Page one, the rest of the report and the JSON of `status` ask here, so that they say the
same.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from actionplan.plan import (
    noted_figures,
    readable,
    requirements,
    sentences,
    timeline,
)
from actionplan.text import dates, grammar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from actionplan.plan.model import Judgement, Outcome, Plan
    from actionplan.plan.readable import Held
    from actionplan.plan.requirements import NotShown
    from actionplan.plan.timeline import Comparison

Made: TypeAlias = Literal[
    "fully",
    "partly",
    "not-yet",
    "no-change",
    "contradicted",
    "assured",
    "not-known",
    "not-assessed",
]
"""The difference made. Figures may contradict the latest assessment, and where there is
no assessment, there may be an assurance, or one that could not be read."""


class Measured(NamedTuple):
    """A measure of an outcome. A figure that is not known is empty."""

    measure: str
    start: str
    target: str
    latest: str
    latest_when: str
    """In words: in June 2011, as assessed on 1 July 2011; empty without a figure."""
    start_words: str
    """The figure at the start, or why there is none; so for the next 2."""
    target_words: str
    latest_words: str
    worse_than: str
    """The figure before the latest and when it was measured, if the latest is worse."""
    noted: str
    """Which note has a later figure, quoted; empty if none is known to have one."""

    @property
    def words(self) -> str:
        """The figures: baseline 17 of 40; target 36 of 40; latest 29 of 40 in June."""
        latest = f"latest {self.latest_words} {self.latest_when}"
        return "; ".join(
            (
                f"baseline {_within(self.start_words)}",
                f"target {_within(self.target_words)}",
                latest if self.latest_when else _within(self.latest_words),
            )
        )


def with_note(latest: str, noted: str) -> str:
    """Add to the latest figure which note has a later one, if one has."""
    return f"{latest}, but {noted}" if noted else latest


class Aim(NamedTuple):
    """What an outcome is for, and what has become of it on a date."""

    outcome: Outcome
    name: str
    """Its theme, or what tells it from others if it does not say what it is for."""
    text: str
    """What will be different; empty if that is not known."""
    text_words: str
    """The same, or why it is not known."""
    measures: tuple[Measured, ...]
    no_measure: str
    """Why there is no measure; empty if there is one."""
    made: Made
    made_words: str
    """In words: Partly achieved."""
    not_shown: NotShown | None
    """Why it is not known to be fully achieved, though it is assessed so."""
    assessed: str
    """The date of the latest assessment; empty if there is none."""
    months_ago: int
    """How many months ago that was, if more than 6."""
    effect: str
    """What that assessment says of the effect on children.

    Empty if it says nothing, or if the figures contradict it.
    """

    @property
    def difference(self) -> str:
        """The difference: Partly achieved, assessed 22 April 2026 (7 months ago)."""
        ago = f" ({dates.in_months(self.months_ago)} ago)" if self.months_ago else ""
        if self.not_shown:
            since = f", {dates.in_months(self.months_ago)} ago" if ago else ""
            return f"{self.made_words} ({sentences.within(self.assessed)}{since})"
        on = f", assessed {sentences.within(self.assessed)}" if self.assessed else ""
        return f"{self.made_words}{on}{ago}"


def of(outcome: Outcome, plan: Plan, as_of: date) -> Aim:
    """Return what an outcome is for, and what had become of it on a date."""
    last = timeline.latest_verdict(outcome, as_of)
    made = _made(outcome, plan, as_of)
    measures = tuple(
        _measured(one, outcome, plan, as_of)
        for one in timeline.comparisons(outcome, as_of)
    )
    text = outcome.desired_outcome
    not_shown = requirements.not_shown(outcome, plan, as_of)
    doubt = f", but {sentences.NOT_SHOWN[not_shown][0]}" if not_shown else ""
    assessed_so = f"Assessed as {sentences.within(MADE[made])}{doubt}"
    return Aim(
        outcome=outcome,
        name=outcome.theme if text else sentences.outcome_title(outcome, plan),
        text=text,
        text_words=text or _why_not("Desired outcome", outcome, "desired_outcome"),
        measures=measures,
        no_measure="" if measures else _why_not("Baseline", outcome, "baseline"),
        made=made,
        made_words=assessed_so if doubt else _in_words(made, outcome, as_of),
        not_shown=not_shown,
        assessed=sentences.of_entry(last) if last else "",
        months_ago=timeline.judged_long_ago(outcome, as_of),
        effect=_effect(outcome, made, as_of),
    )


def _effect(outcome: Outcome, made: Made, as_of: date) -> str:
    """Return the effect on children that an assessment gives; may be empty.

    If it could not be read how far the outcome is achieved, the effect still counts: it
    may say that children are at risk.
    """
    last = timeline.latest_verdict(outcome, as_of)
    if last is None and made == "not-known":
        last = next(reversed(timeline.judgements(outcome, as_of)), None)
    return last.effect if last and made != "contradicted" else ""


MADE: dict[Made, str] = {
    "fully": sentences.ACHIEVED["fully"],
    "partly": sentences.ACHIEVED["partly"],
    "not-yet": sentences.ACHIEVED["not-yet"],
    "no-change": sentences.ACHIEVED["no-change"],
    "contradicted": sentences.CONTRADICTED,
    "assured": "Answered by an assurance",
    "not-known": sentences.VERDICT_NOT_READ,
    "not-assessed": "Not assessed yet",
}


def _made(outcome: Outcome, plan: Plan, as_of: date) -> Made:
    last: Judgement | None = timeline.latest_verdict(outcome, as_of)
    if last and last.outcome_achieved:
        against = timeline.is_contradicted(outcome, last)
        return "contradicted" if against else last.outcome_achieved
    if timeline.assurances(outcome, as_of) and requirements.is_only_assured(outcome):
        return "assured"
    read = readable.is_read(plan, (*outcome.route, "difference"))
    return "not-assessed" if read else "not-known"


def _in_words(made: Made, outcome: Outcome, as_of: date) -> str:
    given = timeline.assurances(outcome, as_of) if made == "assured" else ()
    also = any(timeline.reported_since(outcome, one, as_of) for one in given)
    return f"{MADE[made]}{', and reported on' if also else ''}"


def _measured(of: Comparison, outcome: Outcome, plan: Plan, as_of: date) -> Measured:
    judgement, last = of.again[-1] if of.again else (None, None)
    worse = timeline.worse_than(of)
    noted = noted_figures.latest(of, outcome, plan, as_of)
    met = " (already met at the start)" if timeline.is_met_from_start(of) else ""
    return Measured(
        measure=of.measure,
        start=of.start.value if of.start else "",
        target=of.start.target if of.start else "",
        latest=last.value if last else "",
        latest_when=sentences.measured(judgement, last) if judgement and last else "",
        start_words=_figure(of.start, "value") if of.start else NOT_AT_START,
        target_words=_figure(of.start, "target") + met if of.start else NOT_RECORDED,
        latest_words=_figure(last, "value") if last else NOT_AGAIN,
        worse_than=f"{worse[1].value} {sentences.measured(*worse)}" if worse else "",
        noted=sentences.noted_figure(noted) if noted else "",
    )


def _figure(of: Held, field: str) -> str:
    given: str = getattr(of, field)
    return given or _missing(of, field)


def _missing(of: Held, field: str) -> str:
    """Return why a field is empty. What was left open is not recorded."""
    open_ones = [one for one in of.unread_fields if one.field == field]
    left_open = bool(open_ones) and all(one.left_open for one in open_ones)
    return NOT_RECORDED if left_open or readable.lacks(of, field) else NOT_READ


NOT_RECORDED, NOT_READ = "Not recorded", "Could not be read"
NOT_AT_START, NOT_AGAIN = "Not measured at the start", "No later result recorded"
_OURS = (NOT_RECORDED, NOT_READ, NOT_AT_START, NOT_AGAIN)


def is_given(words: str) -> bool:
    """Return whether a figure or a target is in the words of the plan, and not ours."""
    return words not in _OURS


def _within(words: str) -> str:
    """Begin our own words in lower case within a sentence, and leave the plan's."""
    return words if is_given(words) else sentences.within(words)


def _why_not(what: str, outcome: Outcome, field: str) -> str:
    """Say that something is not recorded, or could not be read."""
    return f"{what} {sentences.within(_missing(outcome, field))}"


def doubt(aim: Aim) -> str:
    """Say that an outcome is not yet achieved, or why this is in doubt; or ""."""
    if aim.not_shown:
        has = sentences.NOT_SHOWN[aim.not_shown][0]
        return f"Assessed as fully achieved but {has}"
    return MADE[aim.made] if aim.made in _DOUBTFUL else ""


_DOUBTFUL: tuple[Made, ...] = ("not-yet", "no-change", "contradicted", "not-known")


def marks(aims: Iterable[Aim]) -> str:
    """Count outcomes in a sentence: Of 3 outcomes: 2 fully achieved, ...; or "".

    Those that have a `doubt` are counted with it, and not here.
    """
    every = tuple(aims)
    numbers = Counter(aim.made for aim in every if not doubt(aim))
    said = [
        f"{numbers[made]} {sentences.within(MADE[made])}"
        for made in get_args(Made)
        if numbers[made]
    ]
    total = dates.count(len(every), "outcome")
    return f"Of {total}: {', '.join(said or ['0 fully achieved'])}." if every else ""


def briefly(aims: Iterable[Aim]) -> str:
    """Count outcomes in a few words: 3 outcomes: 2 fully, 1 in doubt."""
    every = tuple(aims)
    numbers = Counter("in doubt" if a.not_shown else _BRIEFLY[a.made] for a in every)
    said = [f"{number} {words}" for words, number in numbers.items()]
    total = dates.count(len(every), "outcome")
    return f"{total}: {', '.join(said)}" if said else "No outcomes"


_BRIEFLY: dict[Made, str] = {
    "fully": "fully",
    "partly": "partly",
    "not-yet": "not yet",
    "no-change": "no change",
    "contradicted": "in doubt",
    "assured": "assured",
    "not-known": "not known",
    "not-assessed": "not assessed",
}


def counted(aims: Iterable[Aim]) -> str:
    """Count outcomes by the difference made: 3 outcomes: 2 fully achieved, ...

    It is "No outcomes" if there are none.
    """
    every = tuple(aims)
    numbers = Counter(aim.made for aim in every if not aim.not_shown)
    doubted = Counter(aim.not_shown for aim in every if aim.not_shown)
    said = [
        f"{numbers[made]} {sentences.within(MADE[made])}"
        for made in get_args(Made)
        if numbers[made]
    ]
    for why, number in doubted.items():
        has = grammar.agree(number, *sentences.NOT_SHOWN[why])
        said.append(f"{number} assessed as fully achieved but {has}")
    total = dates.count(len(every), "outcome")
    return f"{total}: {', '.join(said)}" if said else "No outcomes"
