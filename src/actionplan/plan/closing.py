"""Tell what makes it doubtful that a closed action was done, or why it ended.

Lint, page one and every other output ask here, so that they name the same.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.plan import (
    known_agencies,
    noted_figures,
    readable,
    requirements,
    timeline,
)
from actionplan.plan.model import DONE, ENDED, OPEN
from actionplan.text import (
    answered,
    figures,
    grammar,
    missed_targets,
    names,
    new_holder,
    notes,
    other_rounds,
    owner_told,
    part_done,
    sentences_of,
    signed_by,
    substance,
    undone,
)
from actionplan.text.remembered import of_a_few

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from actionplan.plan.model import Action, Entry, Judgement, Outcome, Plan, Success
    from actionplan.plan.noted_figures import NotedFigure
    from actionplan.plan.timeline import Standing
    from actionplan.text.undone import Undone

Unsaid: TypeAlias = Literal["why", "who has it"]
"""What the record of an action that ended undone does not say."""


class MoreToDo(NamedTuple):
    """An entry of an action reported as done that says that it is not complete."""

    entry: Entry
    words: str
    """The words that say so, which identify the problem."""
    sentence: str
    """The sentence to quote."""
    what: Undone
    """What they say: that it was not done, did not last or that there is more to do."""
    target: str = ""
    """The target for its success, if what it says is a figure that misses that."""

    @property
    def in_evidence(self) -> bool:
        """Whether the evidence says so, and not the note."""
        return any(self.sentence in each for each in self.entry.evidence) and (
            self.sentence not in self.entry.note
        )


class SignOff(NamedTuple):
    """A sign-off that may not be independent, and why."""

    entry: Entry
    how: Literal["reported", "owns", "nobody"]
    """The post that reported it also reported the action as complete, or owns it, or no
    post is named."""

    @property
    def by(self) -> str:
        """Who signed it off by its note; empty if it says only who reported that."""
        return signed_by.who(self.entry.note)


Against: TypeAlias = Literal["not accepted", "others", "goes on"]
"""The new holder has not accepted the work, others do not agree, or it goes on."""


class Disputed(NamedTuple):
    """An entry of an action that ended undone, whose note says otherwise."""

    entry: Entry
    sentence: str
    what: Against


class Reason(NamedTuple):
    """An entry that closed an action without completion, and why, in its words."""

    entry: Entry
    words: str


def more_to_do(
    action: Action, plan: Plan, entries: Sequence[Entry], as_of: date
) -> MoreToDo | None:
    """Return the words of a complete action that say that it is not complete.

    They say that there is more to do, or that it was not done. They are in the latest
    note of that kind since it was reported as done that nothing answers. A later entry
    answers it if its own note or evidence says that what was left has been done (see
    `answered`). A sign-off alone does not, whoever gave it. A corrected entry counts as
    it was corrected.

    The same goes for the latest round of recurring work, but a later note may be about
    the next round. So the note on the round itself must say it too. If another action
    arises from this one, what is left to do is there. *entries* are in order.

    If no words say so, it may be a figure: see `_missed`. Assessments up to *as_of*
    count for that.
    """
    since = _since_done(action, entries)
    has_next = action.id in _arisen(plan)
    found = [_not_whole(entry, action, has_next=has_next) for entry in since]
    is_round = action.recurs and all(e.state != "signed-off" for e in since)
    if is_round and found and found[0] is None:
        return None
    for number in reversed(range(len(since))):
        said = found[number]
        if said and not any(_answers(e, said, action) for e in since[number + 1 :]):
            return said
    return _missed(action, plan, since, as_of)


def said_to_have_more(outcome: Outcome, plan: Plan, as_of: date) -> tuple[str, ...]:
    """Return the numbers of the done actions of an outcome with more to do.

    As long as there are any, the outcome is not ready to assess.
    """
    now = ((each, timeline.standing(each, plan, as_of)) for each in outcome.actions)
    return tuple(
        action.id
        for action, standing in now
        if standing.state in DONE
        and standing.state_known
        and more_to_do(action, plan, standing.entries, as_of)
    )


def is_ready_to_assess(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether an outcome can be assessed: all of its work is known to be over.

    And the plan says what it is for. This alone defines it.
    """
    over = timeline.to_be_judged(outcome, plan, as_of)
    return (
        over
        and not requirements.has_no_purpose(outcome)
        and not said_to_have_more(outcome, plan, as_of)
    )


def awaits_assessment(outcome: Outcome, plan: Plan, as_of: date) -> bool:
    """Return whether an outcome should have been assessed by now, and can be."""
    awaited = requirements.awaits_assessment(outcome, plan, as_of)
    return awaited and not said_to_have_more(outcome, plan, as_of)


def _missed(
    action: Action, plan: Plan, since: Sequence[Entry], as_of: date
) -> MoreToDo | None:
    """Return the latest figure that misses a target for the success of an action.

    It is in the note or the evidence of an entry *since* it was reported as done. Work
    that recurs may reach its target in a later round, so its figures do not count. Nor
    does one from before the date by which success is to be measured, until that date
    has passed and no assessment has a figure. A later entry that
    says that the target or the result was accepted settles it, and so does an
    assessment in which the same measure has reached the target.
    """
    if action.recurs or not (since and action.success):
        return None
    measured = _measured(plan, as_of).get(id(action), {})
    for success in action.success:
        start, latest = measured.get(_plain(success.measure), ("", ""))
        wanted = missed_targets.SuccessTarget(success.measure, success.target, start)
        if latest and figures.compare(start, success.target, latest) == "met":
            continue
        for entry in reversed(since):
            if not _is_time_to_measure(entry, success, as_of, measured=bool(latest)):
                continue
            told = "\n".join((entry.note, *entry.evidence))
            if missed_targets.is_accepted(told):
                break
            if found := missed_targets.read(told, wanted, action.action):
                if found.is_met:
                    break
                said = found.sentence
                return MoreToDo(entry, said, said, "not in full", target=success.target)
    return None


def lacks_result(action: Action, plan: Plan, now: Standing, success: Success) -> bool:
    """Return whether a result for a measure of success is due, and none is recorded.

    No assessment has a figure for it, in its results or in its words, and nothing noted
    or shown since the work was reported as done has a figure of the kind of its target.
    If that kind is not clear, the answer is no.
    """
    wanted, by = figures.amount(success.target), success.measured_by
    if by and by.last_day > now.as_of:
        return False
    if wanted is None or not wanted.unit or not now.state_known:
        return False
    measured = _measured(plan, now.as_of).get(id(action), {})
    if measured.get(_plain(success.measure), ("", ""))[1]:
        return False
    since = _since_done(action, now.entries)
    told = "\n".join(text for each in since for text in (each.note, *each.evidence))
    if figures.has_kind(told, wanted):
        return False
    return not any(
        figures.is_about(sentence, success.measure)
        and figures.has_kind(sentence, wanted)
        for outcome in plan.outcomes
        if any(each is action for each in outcome.actions)
        for each in _assessed_since(action, outcome, now)
        for text in (each.effect, each.still_to_improve, *each.evidence)
        for sentence in sentences_of.every(text)
    )


def evidence_of_outcome(
    action: Action, outcome: Outcome, now: Standing
) -> tuple[str, ...]:
    """Return the evidence with which its outcome was assessed since it was done."""
    return tuple(
        each
        for judgement in _assessed_since(action, outcome, now)
        for each in judgement.evidence
    )


def _assessed_since(
    action: Action, outcome: Outcome, now: Standing
) -> Sequence[Judgement]:
    """Return the assessments of an outcome since an action was reported as done."""
    since = _since_done(action, now.entries)
    start = since[0].date if since else None
    if start is None:
        return ()
    return [
        each
        for each in timeline.judgements(outcome, now.as_of)
        if each.date and each.date.last_day >= start.first_day
    ]


class LatestFigure(NamedTuple):
    """The latest figure for what counts as success of an action."""

    value: str
    """The figure itself, if an assessment has it; else empty."""
    sentence: str = ""
    """The sentence that gives it, in a note or the evidence of an entry."""
    entry: Entry | None = None


def latest_figure(
    action: Action, plan: Plan, now: Standing, success: Success
) -> LatestFigure | None:
    """Return the latest figure for a measure of success; None if none is clear.

    An assessment comes first. A sentence counts if it alone in its entry has a figure
    of the kind of the target, and only one, and if it is about the measure or of as
    many: 19 of 20 for a target of 18 of 20. Of work that is done, the entries count
    since it was reported so.
    """
    measured = _measured(plan, now.as_of).get(id(action), {})
    if value := measured.get(_plain(success.measure), ("", ""))[1]:
        return LatestFigure(value)
    held = now.entries if now.is_open else _since_done(action, now.entries)
    for entry in reversed(held):
        told = "\n".join((entry.note, *entry.evidence))
        said = noted_figures.sentence_for(told, success.measure, success.target)
        if said:
            return LatestFigure("", said, entry)
        if said is not None:
            break
    # The measure of an outcome of the same name may have a figure in one of the notes.
    noted = _noted(plan, now.as_of).get((id(action), _plain(success.measure)))
    for entry in held:
        if noted and entry is noted.entry:
            return LatestFigure("", noted.words.rstrip(" ."), entry)
    return None


@of_a_few
def _noted(plan: Plan, as_of: date) -> dict[tuple[int, str], NotedFigure]:
    """Return the later figures for measures of outcomes that notes on actions give."""
    return {
        (id(action), _plain(one.measure)): noted
        for outcome in plan.outcomes
        for one in timeline.comparisons(outcome, as_of)
        if (noted := noted_figures.latest(one, outcome, plan, as_of))
        for action in outcome.actions
        if action.id == noted.action
    }


class MayBeMet(NamedTuple):
    """A figure of an open action that may meet its target already."""

    success: Success
    value: str
    """The figure itself, if an assessment has it; else empty."""
    sentence: str = ""
    """The sentence that gives it."""
    entry: Entry | None = None


def may_be_met(action: Action, plan: Plan, now: Standing) -> tuple[MayBeMet, ...]:
    """Return the figures of an open action, if they may meet all of its targets.

    A board can then ask whether it is complete. The latest figure for each target
    counts. If the action was reopened, only its notes since then do: what was measured
    before was not enough. Recurring work is never complete.
    """
    targets = [each for each in action.success if each.target]
    known = now.state_known and now.reports_known and _is_success_known(action)
    if not (now.is_open and targets and known) or action.recurs:
        return ()
    found = [_may_be_met(each, action, plan, now) for each in targets]
    return tuple(each for each in found if each) if all(found) else ()


def _is_success_known(action: Action) -> bool:
    """Return whether all that counts as success could be read."""
    known = (readable.is_known(each, "measure", "target") for each in action.success)
    return readable.is_known(action, "success") and all(known)


def _may_be_met(
    success: Success, action: Action, plan: Plan, now: Standing
) -> MayBeMet | None:
    start, value = (
        _measured(plan, now.as_of)
        .get(id(action), {})
        .get(_plain(success.measure), ("", ""))
    )
    since = _since_reopened(action, now)
    if value and since == now.entries:
        is_met = figures.compare(start, success.target, value) == "met"
        return MayBeMet(success, value) if is_met else None
    wanted = missed_targets.SuccessTarget(success.measure, success.target, start)
    for entry in reversed(since):
        told = "\n".join((entry.note, *entry.evidence))
        if found := missed_targets.may_meet(told, wanted, action.action):
            return (
                MayBeMet(success, "", found.sentence, entry) if found.is_met else None
            )
    return None


def _since_reopened(action: Action, now: Standing) -> Sequence[Entry]:
    """Return the entries since an action was last reopened; all if it never was.

    A correction that takes back that it was done opens it again as well.
    """
    opened = [*timeline.openings(action, now.entries), *_taken_back(now.entries)]
    routes = [entry.route for entry in now.entries]
    first = max((routes.index(entry.route) for entry in opened), default=0)
    return now.entries[first:]


def _taken_back(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield each correction that says that work reported as done is open."""
    for wrong in entries:
        right, said = wrong.corrected_by, wrong.said
        if right and said and said.state in DONE and right.state in OPEN:
            yield right


def _is_time_to_measure(
    entry: Entry, success: Success, as_of: date, *, measured: bool
) -> bool:
    """Return whether a figure of that day can be the one that a target is for.

    If the date by which it was to be measured has passed, and no assessment has a
    figure, that is the latest one there is.
    """
    by = success.measured_by
    if by is None or (by.last_day < as_of and not measured):
        return True
    return bool(entry.date and entry.date.last_day >= by.first_day)


@of_a_few
def _measured(plan: Plan, as_of: date) -> dict[int, dict[str, tuple[str, str]]]:
    """Return the figures at the start and now that each action was to change."""
    return {
        id(action): {
            _plain(one.measure): (
                one.start.value if one.start else "",
                one.again[-1][1].value if one.again else "",
            )
            for one in timeline.comparisons(outcome, as_of)
        }
        for outcome in plan.outcomes
        for action in outcome.actions
    }


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _answers(entry: Entry, said: MoreToDo, action: Action) -> bool:
    """Return whether an entry says that what an earlier one left has been done."""
    own = "\n".join((entry.note, *entry.evidence))
    return answered.answers(own, said.sentence, action.action)


def _not_whole(entry: Entry, action: Action, *, has_next: bool) -> MoreToDo | None:
    """Return what the note of one entry says of more to do, or of what was not done."""
    written = entry.date.last_day if entry.date else None
    note = other_rounds.without(entry.note, written, action.repeats)
    said = "" if has_next else notes.unfinished(note)
    found = undone.read(note, action.action, written)
    if said:
        quote = sentences_of.holding(note, said)
        if found and (found.what in _GRAVER or found.words == quote):
            return MoreToDo(entry, found.words, found.words, found.what)
        return MoreToDo(entry, said, quote, "more to do")
    if found is None:
        return _not_reached(entry, action)
    return MoreToDo(entry, found.words, found.words, found.what)


_GRAVER: tuple[Undone, ...] = (
    *("nothing done", "not done", "given up", "postponed", "did not last"),
    "taken back",
)
"""What a note says of its work that matters more than what is still to come."""


def _not_reached(entry: Entry, action: Action) -> MoreToDo | None:
    """Return what the note or the evidence says of those who were not reached.

    If there is a target for success, that says how many are enough.
    """
    if any(each.target for each in action.success):
        return None
    told = (part_done.reached(e, action.action) for e in (entry.note, *entry.evidence))
    said = next(filter(None, told), "")
    return MoreToDo(entry, said, said, "not in full") if said else None


@of_a_few
def _arisen(plan: Plan) -> frozenset[str]:
    """Return the numbers of the actions from which others arise."""
    return frozenset(action.arises_from for action in plan.actions)


def _since_done(action: Action, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the first entry that reports an action as done, and those that follow it.

    Of recurring work, it is the entry on the latest round. There are none if it has
    been reopened since, or ended in another way.
    """
    if not action.recurs:
        return _since_opened(action, entries)
    done = [number for number, entry in enumerate(entries) if entry.state in DONE]
    rounds = [number for number in done if entries[number].state == "complete"]
    if not done:
        return ()
    since = entries[(rounds or done)[-1] :]
    still = not any(entry.state and entry.state not in DONE for entry in since[1:])
    return since if still else ()


def unsaid(entry: Entry, agencies: Iterable[str]) -> Unsaid | None:
    """Return what the note of an entry that ends an action does not say; None if all.

    If the action was transferred, that is who does the work now. If it ended in another
    way, it is why.
    """
    if entry.replaced_by or entry.unread_words("replaced_by") is not None:
        return None
    if entry.state == "transferred":
        named = new_holder.is_named(entry.note, agencies)
        return None if named else "who has it"
    says = entry.note and not substance.is_general(entry.note, "withdrawn")
    return None if says else "why"


def unexplained(action: Action, plan: Plan, now: Standing) -> Unsaid | None:
    """Return what nothing says of an action that ended undone; None if it is told.

    A reason may be in any entry since it ended. If one could not be read, nobody knows.
    """
    if now.state not in ENDED or not now.state_known or requirements.replaced_by(now):
        return None
    since = _since_ended(action, now)
    if any(_may_tell(entry) for entry in since):
        return None
    agencies = known_agencies.names(plan)
    ended = [entry._replace(state=now.state) for entry in since]
    told = [unsaid(entry, agencies) for entry in ended]
    return told[0] if told and all(told) else None


def _may_tell(entry: Entry) -> bool:
    """Return whether an entry hands an action over, or has words not read for why."""
    told = ("note", "replaced_by", "accountable", "agency")
    handed = bool(entry.owners or entry.agency)
    return handed or readable.has_unread(entry, *told)


def sign_offs_in_doubt(action: Action, entries: Sequence[Entry]) -> Iterator[SignOff]:
    """Yield each sign-off by the post that owns the action or reported it complete.

    Nor is it known to be somebody else's if no post is named. *entries* are in order.
    A note that names another post or group as the one that signed it off settles it.
    """
    for found in _not_by_another(action, entries):
        who = signed_by.who(found.entry.note)
        owners = [*action.owners, *(name for each in entries for name in each.owners)]
        own = [*owners, *(each.reported_by for each in entries)]
        if not who or any(names.same_post(who, each) for each in own):
            yield found


def _not_by_another(action: Action, entries: Sequence[Entry]) -> Iterator[SignOff]:
    """Yield each sign-off whose fields do not name a post other than those."""
    owners, reported_by = action.owners, ""
    for entry in entries:
        owners = entry.owners or owners
        if entry.state == "complete":
            reported_by = entry.reported_by
        elif entry.state == "signed-off":
            if readable.lacks(entry, "reported_by"):
                yield SignOff(entry, "nobody")
            elif names.same_post(entry.reported_by, reported_by):
                yield SignOff(entry, "reported")
            elif any(names.same_post(entry.reported_by, each) for each in owners):
                yield SignOff(entry, "owns")


def sign_off_in_doubt(action: Action, now: Standing) -> SignOff | None:
    """Return the latest sign-off of a done action, if that is in doubt."""
    if now.state not in DONE or not now.state_known:
        return None
    signed = [each for each in now.entries if each.state == "signed-off"]
    since = _since_opened(action, now.entries)
    own = list(sign_offs_in_doubt(action, since))
    last = own[-1] if own else None
    return last if last and last.entry is signed[-1] else None


def _since_opened(action: Action, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries since an action was last open; none if it is not done."""
    steps = reversed(timeline.steps(action, entries))
    return [s.entry for s in takewhile(lambda step: step.state in DONE, steps)][::-1]


def disputed(action: Action, now: Standing) -> Disputed | None:
    """Return the latest note on an action that ended undone, if it says otherwise.

    Others have not accepted the work, or have asked the board to think again. Or the
    work goes on, although nobody else has it.
    """
    noted = [entry for entry in _since_ended(action, now) if entry.note]
    if not noted or not now.state_known:
        return None
    entry = noted[0]
    refused = now.state == "transferred" and owner_told.not_accepted(entry.note)
    if refused:
        return Disputed(entry, refused, "not accepted")
    if against := undone.disputed(entry.note):
        return Disputed(entry, against, "others")
    passed_on = now.state == "transferred" or requirements.replaced_by(now)
    words = "" if passed_on else notes.goes_on(entry.note)
    sentence = sentences_of.holding(entry.note, words) if words else ""
    return Disputed(entry, sentence, "goes on") if sentence else None


def reason_for_closing(action: Action, now: Standing) -> Reason | None:
    """Return why an action was closed without completion; None if it was not.

    A board must know of it by name, whatever the reason.
    """
    if now.state != "closed-incomplete" or not now.state_known:
        return None
    noted = [entry for entry in _since_ended(action, now) if entry.note]
    if not noted:
        return None
    words = grammar.cut(" ".join(noted[-1].note.split()), _MOST).rstrip(" .")
    return Reason(noted[-1], words)


_MOST = 160
"""The most letters of a reason to quote."""


def _since_ended(action: Action, now: Standing) -> Sequence[Entry]:
    """Return the entries since an action ended undone, latest first."""
    steps = reversed(timeline.steps(action, now.entries))
    return [s.entry for s in takewhile(lambda step: step.state in ENDED, steps)]
