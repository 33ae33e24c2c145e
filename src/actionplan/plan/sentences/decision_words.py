"""Say what waits for a decision, in the words every output shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import (
    arrangements,
    closed_plans,
    closing,
    exceptions,
    left_out,
    ratings,
    readable,
    requirements,
    timeline,
)
from actionplan.plan.sentences.action_words import asks_for_time, waits_for_sign_off
from actionplan.plan.sentences.date_words import dated, of_entry, on
from actionplan.plan.sentences.entry_words import the_note
from actionplan.plan.sentences.note_words import (
    AGAINST,
    misses,
    sign_off_in_doubt,
    where_more,
)
from actionplan.plan.sentences.outcome_words import NO_PURPOSE, assessed_on, verdict
from actionplan.plan.sentences.plan_exceptions import OF_PLAN
from actionplan.plan.sentences.state_words import (
    ACHIEVED,
    MEASURE,
    capital,
    first_paragraph,
    listed,
    measure_in_text,
    numbers,
    state,
    unstopped,
    within,
)
from actionplan.text import figures, grammar, substance
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from actionplan.plan.closed_plans import ToldOfClosing
    from actionplan.plan.closing import LatestFigure, MayBeMet
    from actionplan.plan.decisions import Decision
    from actionplan.plan.decisions import Kind as DecisionKind
    from actionplan.plan.exceptions import Kind, Matter
    from actionplan.plan.model import Outcome, Plan, Success
    from actionplan.plan.portfolio import Row
    from actionplan.plan.timeline import Standing


def none_to_decide(
    plans: Sequence[Plan], rows: Iterable[Row], as_of: date, *, lost: bool = False
) -> str:
    """Say that no decision is waiting, as far as *plans* could be read.

    A plan may recommend itself that it is closed, and record no decision on that. If
    other files are *lost*, because they could not be read, they may have decisions.
    """
    one = len(plans) == 1
    said = whether_to_close(plans, as_of)
    known = (row.now.state_known and row.now.reports_known for row in rows)
    if lost or any(plan.unread for plan in plans) or not all(known):
        which = "" if one else f" in {len(plans)} plans"
        other = "other " if said else ""
        what = "of the plan " if one and not lost else ""
        rest = f"Not all {what}could be read."
        said.append(f"0 {other}decisions are known to be waiting{which}. {rest}")
    records = "the plan records" if one else "the plans record"
    return " ".join(said) or f"No decision is waiting that {records}."


def whether_to_close(plans: Sequence[Plan], as_of: date) -> list[str]:
    """Ask of each of *plans* that recommends itself that it is closed whether it is."""
    one = len(plans) == 1
    told = ((plan, closed_plans.told(plan, as_of)) for plan in plans)
    return [
        f"{'' if one else f'{plan.title}: '}{_whether_to_close(found, one=one)}"
        for plan, found in told
        if found and found.said.recommended
    ]


def whether_to_close_each(
    plans: Sequence[Plan], as_of: date, briefs: Mapping[int, str]
) -> str:
    """Ask of all of *plans* in one sentence; each has its short title in *briefs*."""
    named = [
        briefs[id(plan)] + (f" ({found.where.date.words})" if found.where.date else "")
        for plan in plans
        if (found := closed_plans.told(plan, as_of)) and found.said.recommended
    ]
    if not named:
        return ""
    return (
        "Whether to close each plan for which this was recommended, with no decision"
        f" recorded: {'; '.join(named)}."
    )


def _whether_to_close(found: ToldOfClosing, *, one: bool) -> str:
    when = f" on {found.where.date.words}" if found.where.date else ""
    return (
        f"{'Whether' if one else 'whether'} to close the plan: this was"
        f" recommended{when}, and the plan records no decision."
    )


def decision(found: Decision, most: int = 240) -> str:
    """Say what is to be decided of one action or outcome, after its number and name.

    *most* is how many letters of the evidence are given.
    """
    row = found.row
    if found.kind == "next meeting":
        return _next_meeting(found.plan)
    if row is None:
        return _of_outcome(found)
    if found.kind in _SIGN_OFF:
        return _sign_off(row, found.doubts, most)
    return _OF_ACTION[found.kind](found, row)


def _next_meeting(plan: Plan) -> str:
    """Say that nothing gives the date of the next meeting."""
    words = arrangements.words(plan.review)
    how = f"its review interval only in words, {quoted(words)}" if words else ""
    none = how or "no review interval"
    return f"the plan gives no date for it, and {none}: agree when it is"


def sign_off_in_brief(found: Decision) -> str:
    """Say what a meeting has to know of a sign-off, in a few words; may be empty.

    That is what puts it in doubt. If nothing does, it is the evidence, and that no
    result is recorded.
    """
    row = found.row
    if row is None or found.kind not in (*_SIGN_OFF, "signed off in doubt"):
        return ""
    if found.doubts:
        return "; ".join(_doubt(each) for each in found.doubts)
    none = next(_targets(found, lacking=True), "")
    said = _evidence(row, _BRIEF)
    return f"{said}; {_NO_RESULT}" if none else said


def lacking_for_sign_off(found: Decision) -> str:
    """Say that a sign-off has no evidence or no result; empty if it is in doubt."""
    row = found.row
    if row is None or found.kind != "sign-off":
        return ""
    shown = _evidence(row, _BRIEF) != _NO_EVIDENCE
    none = next(_targets(found, lacking=True), "")
    said = ("" if shown else _NO_EVIDENCE, _NO_RESULT if none else "")
    return "; ".join(filter(None, said))


def evidence_for_sign_off(found: Decision) -> str:
    """Give all of the evidence for a sign-off, and what the plan asks for besides.

    Empty if it asks for nothing else, or the decision is another one.
    """
    other = tuple(_other_evidence(found)) if found.kind == "sign-off" else ()
    if found.row is None or not other:
        return ""
    none = next(_targets(found, lacking=True), "")
    said = (_evidence(found.row, _ALL), *other)
    return "; ".join((*said, _NO_RESULT) if none else said)


_ALL = 400
"""The most letters of all of the evidence."""
_BRIEF = 50
"""The most letters of the evidence, in a line with others."""
_NO_EVIDENCE = "no evidence recorded"
_NO_RESULT = "no result recorded"


def decision_of_several(found: Decision) -> str:
    """Say what is to be decided of several actions or outcomes, before their numbers.

    Actions have the worst rating, no owner or no date, nothing says why they are late,
    or nobody independent is known to have signed them off. Outcomes are past their
    date. Empty if it is to be said of each.
    """
    row = found.row
    if found.kind == "outcome overdue":
        return _past_its_date(found)
    if row is None:
        return ""
    if found.kind == "signed off in doubt":
        only = {each.kind for each in found.doubts} == {"sign-off-in-doubt"}
        signed = closing.sign_off_in_doubt(row.action, row.now) if only else None
        return _SIGNED[signed.how] if signed else ""
    if found.kind != "worst rating":
        return _OF_SEVERAL.get(found.kind, "")
    return f"What to do about those {within(_rated(row.now.rag, found.plan))}"


_NOT_SAFE = "seems to say that a person is not safe: ask for an update"
_OF_SEVERAL: dict[DecisionKind, str] = {
    "not safe": f"No later note than one that {_NOT_SAFE}",
    "no owner": "Need an owner",
    "no date": "Need a due date",
    "unexplained": "Overdue, with no reason that still holds and no later date asked"
    " for: ask why, or agree a new date",
}
_STANDS = "accept the sign-off or reopen the action"
_SIGNED = {
    "nobody": f"Signed off, but the plan does not say who did so: {_STANDS}",
    "reported": f"Signed off by the post that reported the work as complete: {_STANDS}",
    "owns": f"Signed off by the owner: {_STANDS}",
}


def _answer(found: Decision, row: Row) -> str:
    """Quote the note that says that an action will be late, or asks for something."""
    if found.asked is None:
        return ""
    due = row.now.due
    said = f"{the_note(found.asked.entry)} says {quoted(found.asked.words, _QUOTED)}"
    if found.kind == "will be late":
        when_ = f" of {due.words}" if due else ""
        return f"will miss its due date{when_}: {said}"
    return f"needs an answer: {said}"


def _more_time(found: Decision, row: Row) -> str:
    """Say until when more time is asked for, since when, and what the note says."""
    now, said = row.now, asks_for_time(row.now)
    if now.request and now.request.date:
        told = now.request_passed or not now.reports_known
        none = "" if told else ", no answer recorded"
        said = f"{said}; asked {on(now.request.date)}{none}"
    if found.asked is None:
        return said
    return f"{said}: {quoted(found.asked.words, _QUOTED)}"


_QUOTED = 400
"""The most letters to quote of a note that a meeting has to answer."""


def _new_date(found: Decision, row: Row) -> str:
    """Quote the note on an overdue action that speaks of a later time."""
    if found.later is None or row.now.due is None:
        return ""
    said = quoted(found.later.words, _QUOTED)
    due = row.now.due
    return f"was due {on(due)}; {the_note(found.later.entry)} says {said}: agree a date"


def _may_be_met(found: Decision, row: Row) -> str:
    """Quote the figures that may meet the targets of an open action."""
    said = [_met(each) for each in found.met]
    state_ = within(state(row.now.status, row.plan.board))
    return f"{state_}, but {listed(said)}: ask whether it is complete"


def _met(each: MayBeMet) -> str:
    target = each.success.target.rstrip(".")
    if each.entry is None:
        return f"the latest result, {each.value}, meets the target, {quoted(target)}"
    said = quoted(each.sentence, _LONG)
    return f"{the_note(each.entry)} may meet the target, {quoted(target)} ({said})"


def _signed_off(row: Row, doubts: Iterable[Matter]) -> str:
    """Say what puts a sign-off in doubt, and what the meeting can do."""
    signed = [each for each in row.now.entries if each.state == "signed-off"]
    when_ = f" {on(signed[-1].date)}" if signed and signed[-1].date else ""
    why = "; ".join(_doubt(each) for each in doubts)
    state_ = within(state(row.now.status, row.plan.board))
    return f"{state_}{when_}, but {why}: {_STANDS}"


def _rated(rating: str, plan: Plan) -> str:
    """Return the worst rating, with what it asks for in the words of its legend."""
    meaning = unstopped(first_paragraph(ratings.meaning(rating, plan), _LONG))
    return f"Rated {rating} ({meaning})" if meaning else f"Rated {rating}"


_LONG = 160
"""The most letters of what a rating means."""


def _sign_off(row: Row, doubts: Iterable[Matter], most: int) -> str:
    """Say since when it waits, what shows that it was done, and what is in doubt."""
    said = waits_for_sign_off(row)
    if why := [_doubt(each) for each in doubts]:
        said = f"{said}, but {listed(why)}: ask before it is signed off"
    return f"{said}; {_evidence(row, most)}"


def not_shown(found: Decision) -> str:
    """Say which result, and which evidence, a sign-off lacks; empty if none.

    That is a target without a result, and evidence that the plan asks for. That no
    result is recorded is said only if no figure of that kind has been given since the
    work was reported as done.
    """
    return "; ".join((*_targets(found, lacking=True), *_other_evidence(found)))


def results(found: Decision) -> str:
    """Give the latest figure of the action against its target; may be empty.

    What the decision says already is not repeated.
    """
    return "; ".join(_results(found))


def _results(found: Decision) -> Iterator[str]:
    row = found.row
    if row is None or found.kind not in (*_SIGN_OFF, *_TO_ANSWER):
        return
    above = decision(found)
    for success in row.action.success:
        told = closing.latest_figure(row.action, row.plan, row.now, success)
        if not (success.target and success.measure and told):
            continue
        if told.sentence and told.sentence in above:
            if found.kind in _SIGN_OFF:
                alone = len(row.action.success) == 1
                yield _target(success, named=not alone)
            continue
        yield f"{_target(success)}, {_figure(told, when=row.now.is_open)}"


def _figure(told: LatestFigure, *, when: bool) -> str:
    """Give the figure; of work that is done, it is from since it was reported so."""
    if told.entry is None:
        return f"latest result {told.value}"
    day = f" {on(told.entry.date)}" if when and told.entry.date else ""
    return f"noted{day}: {quoted(told.sentence, _LONG)}"


_TO_ANSWER = ("will be late", "needs an answer", "more time", "new date")
"""What a meeting is asked about work that is still open."""


def targets(found: Decision) -> str:
    """Give the targets of an action of which no figure is known; may be empty.

    A measure without a target is named too, so that a meeting can ask for its result.
    """
    return "; ".join(_targets(found, lacking=False))


def _targets(found: Decision, *, lacking: bool) -> Iterator[str]:
    row = found.row
    if row is None or found.kind not in _SIGN_OFF:
        return
    for success in row.action.success:
        if success.measure and not success.target and not lacking:
            yield _measure(success)
        none = closing.lacks_result(row.action, row.plan, row.now, success)
        if not (success.target and success.measure and none == lacking):
            continue
        if none:
            yield f"{_target(success)}, {_NO_RESULT}"
        elif not closing.latest_figure(row.action, row.plan, row.now, success):
            yield _target(success)


def open_targets(row: Row) -> str:
    """Give the targets of an open action, each with its latest figure; may be empty.

    A measure that says itself how much counts as success is one, unless its words are
    in place of the text of the action.
    That no result is recorded is said only if nothing noted has a figure of that kind,
    and it was to be measured by now.
    """
    now = row.now
    held = "\n".join(text for of in now.entries for text in (of.note, *of.evidence))
    said = []
    above = measure_in_text(row.action)
    for success in row.action.success if now.is_open else ():
        level = left_out.level(success)
        if not level or level == above:
            continue
        words = _target(success) if success.target else _measure(success)
        if told := closing.latest_figure(row.action, row.plan, now, success):
            said.append(f"{words}, {_figure(told, when=True)}")
        elif _is_without_result(success, level, held, now):
            said.append(f"{words}, {_NO_RESULT}")
        else:
            said.append(words)
    return f"{capital('; '.join(said))}." if said else ""


def _is_without_result(success: Success, level: str, held: str, now: Standing) -> bool:
    """Return whether a result is due, and none is in what is *held*, as is known."""
    wanted, by = figures.amount(level), success.measured_by
    if by is not None and by.last_day > now.as_of:
        return False
    is_clear = wanted is not None and bool(wanted.unit)
    return not held.strip() or bool(
        is_clear and wanted and not figures.has_kind(held, wanted)
    )


def _measure(success: Success) -> str:
    return f"measure: {quoted(success.measure.rstrip('.'), MEASURE)}"


def _target(success: Success, *, named: bool = True) -> str:
    """Give a target, named by what it is measured by unless its figure is above."""
    by = f" by {success.measured_by.words}" if success.measured_by else ""
    named = named and bool(success.measure)
    name = f"{quoted(success.measure, MEASURE)} " if named else ""
    return f"target: {name}{success.target}{by}"


def _other_evidence(found: Decision) -> Iterator[str]:
    """Yield what the plan asks for as evidence, if it is not among what was given.

    It may be given with an assessment of the outcome since the work was done.
    """
    row = found.row
    if row is None or found.kind not in _SIGN_OFF:
        return
    given = timeline.evidence_of_done(row.action, row.now.entries)
    assessed = closing.evidence_of_outcome(row.action, row.outcome, row.now)
    held = [substance.content(each) for each in (" ".join(given), *assessed)]
    other = [
        each.rstrip(".")
        for each in row.action.evidence_needed
        if given and not any(_has_all(words, each) for words in held)
    ]
    if other:
        yield f"the plan asks for {listed([quoted(each, _LONG) for each in other])}"


def _has_all(held: Iterable[str], asked: str) -> bool:
    """Return whether all the words of what is asked for are there."""
    words = list(held)
    return all(_is_held(word, words) for word in substance.content(asked))


def _is_held(word: str, held: Iterable[str]) -> bool:
    """Return whether a word is there, or another of its family: signed, signatures."""
    return any(word == each or _is_alike(word, each) for each in held)


def _is_alike(one: str, other: str) -> bool:
    same = max(_STEM, min(len(one), len(other)) - 2)
    return len(one) >= same and one[:same] == other[:same]


_STEM = 4
"""The letters with which words of a family begin at least."""


_SIGN_OFF = ("sign-off", "sign-off in doubt")


def some_of(kept: Sequence[str], every: Sequence[str]) -> str:
    """Say which of all are named, if not all are: (the first 2 of 5), after a space.

    "1 of 2" alone could mean that only one has been given.
    """
    which = "the first" if len(kept) == 1 else f"the first {len(kept)}"
    return f" ({which} of {len(every)})" if len(kept) < len(every) else ""


def _evidence(row: Row, most: int) -> str:
    given = timeline.evidence_of_done(row.action, row.now.entries)
    if given:
        items = [first_paragraph(each.rstrip("."), most) for each in given]
        kept = items[:1]
        while len(kept) < len(items) and len("; ".join(items[: len(kept) + 1])) <= most:
            kept = items[: len(kept) + 1]
        return f"evidence{some_of(kept, items)}: {'; '.join(kept)}"
    since = timeline.without_evidence(row.action, row.now.entries)
    if not since or not readable.is_known(since[-1], "evidence"):
        return "evidence not known"
    return _NO_EVIDENCE


def _doubt(found: Matter) -> str:
    """Say in a few words why it is in doubt that an action is complete."""
    row = found.row
    if row is None:
        return ""
    if found.kind == "more-to-do":
        more = exceptions.more_to_do(row)
        if more and more.target:
            return f"an entry {misses(more.target)} ({quoted(more.sentence, _LONG)})"
        words = quoted(more.sentence, _QUOTED) if more else ""
        return f"{where_more(more)} says {words}" if more else ""
    if found.kind == "sign-off-in-doubt":
        return within(sign_off_in_doubt(row))
    if found.kind == "worst-after-closing":
        return f"it is rated {row.now.rag}"
    return _DOUBTS[found.kind]


_DOUBTS: dict[Kind, str] = {
    "milestone-left": "a milestone is not recorded as reached",
    "monitoring-silent": "there is no recent report of it",
}


def _disputed(row: Row) -> str:
    found = closing.disputed(row.action, row.now)
    why = AGAINST[found.what if found else "others"]
    return f"{within(state(row.now.status, row.plan.board))}, but {why}"


def _of_outcome(found: Decision) -> str:
    """Say that an outcome is ready to assess, or that nobody is working on it."""
    outcome, as_of = found.outcome, found.as_of
    if outcome is None or as_of is None:
        return ""
    if found.kind == "outcome to assess":
        if requirements.has_no_purpose(outcome):
            return f"{NO_PURPOSE} it is for"
        return f"ready to assess{_once_settled(outcome, found.plan, as_of)}"
    if found.kind == "assessment in doubt":
        return _assessment_in_doubt(found, outcome, as_of)
    if found.kind == "outcome overdue":
        return _outcome_overdue(found, outcome, as_of)
    nobody = "no action is open" if outcome.actions else "no action has been agreed"
    if found.kind == "record closing":
        nobody, ways = f"{nobody}; {_told_closed(outcome, as_of)}", _RECORD
    elif found.can_close:
        ways = "accept it as it is, add an action or close the plan"
    else:
        ways = "accept it as it is or add an action"
    return f"{outcome_left(found)}, and {nobody}: {ways}"


def _outcome_overdue(found: Decision, outcome: Outcome, as_of: date) -> str:
    """Say when an outcome was due, how it was assessed and what can be decided."""
    passed = requirements.passed_in_words(outcome, found.plan, as_of)
    words = f"its words give {quoted(passed.words)}, which has passed" if passed else ""
    said = (_was_due(outcome, as_of) or words, _achieved(outcome, as_of))
    return f"{', '.join(said)}: {within(_PAST[_when_assessed(found)][1])}"


def _past_its_date(found: Decision) -> str:
    """Say how outcomes past their date were assessed, and what can be decided."""
    how, ways = _PAST[_when_assessed(found)]
    return f"Past its date, and {how}: {ways}"


def _when_assessed(found: Decision) -> int:
    """Return 0 if an outcome was never assessed, 1 if before its date, or else 2."""
    outcome, as_of = found.outcome, found.as_of
    last = timeline.latest_verdict(outcome, as_of) if outcome and as_of else None
    if outcome is None or as_of is None:
        return 2
    if last is None:
        read = readable.is_read(found.plan, (*outcome.route, "difference"))
        return 0 if read else 2
    passed = requirements.passed_in_words(outcome, found.plan, as_of)
    end = outcome.due.last_day if outcome.due else passed and passed.last_day
    return 1 if end and last.date and last.date.last_day < end else 2


_PAST = (
    ("never assessed", "assess it or agree a new date"),
    ("not assessed since then", "assess it again or agree a new date"),
    (
        "not known to be fully achieved",
        "accept it as it is, or agree a new date",
    ),
)


def _assessment_in_doubt(found: Decision, outcome: Outcome, as_of: date) -> str:
    """Say what speaks against an assessment, and which actions are in doubt."""
    matters = exceptions.of_plan(found.plan, as_of)
    own = [m for m in matters if m.outcome is outcome and m.kind in _AGAINST]
    why = "; ".join(within(OF_PLAN[each.kind](each)) for each in own)
    more = closing.said_to_have_more(outcome, found.plan, as_of)
    which = grammar.agree(len(more), "action {} is", "actions {} are")
    in_doubt = f"{which.format(numbers(more))} in doubt" if more else ""
    again = "later " if timeline.comparisons(outcome, as_of) else ""
    known = requirements.has_later_figure(outcome, as_of)
    none = "" if known else f"no {again}figure is recorded"
    last = timeline.latest_verdict(outcome, as_of)
    if not why and last:
        said = within(ACHIEVED[last.outcome_achieved])
        why = f"the latest assessment ({assessed_on(last)}) says {said}, but {in_doubt}"
        in_doubt = ""
    *first, last_one = filter(None, (why, in_doubt, none))
    against = f"{', '.join(first)}, and {last_one}" if first else last_one
    return f"{against}: accept the assessment or assess it again"


_AGAINST: tuple[Kind, ...] = (
    "contradicted",
    "later-figure",
    "count-below",
    "achieved-with-open",
)
"""What speaks against an assessment."""
_RECORD = "record the decision and its date, or add an action"


def _told_closed(outcome: Outcome, as_of: date) -> str:
    """Quote the assessment of an outcome that says that the plan is closed."""
    told = closed_plans.told_of(outcome, as_of)
    if told is None:
        return ""
    return f"the assessment {dated(told.where)} says {quoted(told.said.words, _QUOTED)}"


def outcome_left(found: Decision) -> str:
    """Say how an outcome stands on which nobody is working; empty for another decision.

    That is when it was due, and how it was assessed last.
    """
    outcome, as_of = found.outcome, found.as_of
    left = found.kind in ("outcome left", "record closing")
    if outcome is None or as_of is None or not left:
        return ""
    said = (_was_due(outcome, as_of), _achieved(outcome, as_of))
    return ", ".join(filter(None, said))


def _once_settled(outcome: Outcome, plan: Plan, as_of: date) -> str:
    """Name the actions that have to be settled before it can be assessed; or ""."""
    more = closing.said_to_have_more(outcome, plan, as_of)
    which = grammar.agree(len(more), "action {} is", "actions {} are")
    known = f" once {which.format(numbers(more))} known to be complete"
    return known if more else ""


def _was_due(outcome: Outcome, as_of: date) -> str:
    """Say that the date of an outcome has passed; empty if it has not."""
    due = outcome.due
    if due is None or due.last_day >= as_of:
        return ""
    return f"due {'on' if due.day else 'by the end of'} {due.words}"


def _achieved(outcome: Outcome, as_of: date) -> str:
    """Say how an outcome was assessed last, and when."""
    last = timeline.latest_verdict(outcome, as_of)
    if last is None:
        return "not assessed"
    when = on(last.date) if last.date else f"({within(of_entry(last))})"
    return f"{within(verdict(outcome, last))} {when}"


_OF_ACTION: dict[DecisionKind, Callable[[Decision, Row], str]] = {
    "not safe": lambda found, _: (
        f"no later note than {the_note(found.not_safe)}, which {_NOT_SAFE}"
        if found.not_safe
        else ""
    ),
    "worst rating": lambda found, row: within(_rated(row.now.rag, found.plan)),
    "no owner": lambda *_: "needs an owner",
    "no date": lambda *_: "needs a due date",
    "will be late": _answer,
    "needs an answer": _answer,
    "more time": _more_time,
    "new date": _new_date,
    "unexplained": lambda *_: (
        "no later date has been asked for: ask why it is late, or agree a new date"
    ),
    "may be met": _may_be_met,
    "disputed": lambda _, row: _disputed(row),
    "signed off in doubt": lambda found, row: _signed_off(row, found.doubts),
}
