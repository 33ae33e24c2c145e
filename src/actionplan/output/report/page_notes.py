"""Choose what page one says of the notes on an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.report import decided_in_all, page_text
from actionplan.output.report.facts import Link, Waiting
from actionplan.plan import sentences
from actionplan.text import held_back, sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.report.facts import ActionFacts, EntryFacts
    from actionplan.output.report.page_room import PageRoom

REASON = 100
"""The most characters of a reason that is not told whole."""


def note(of: ActionFacts, number: int, room: PageRoom, above: str) -> str:
    """Say why it is an exception, and what is next; nothing is said twice.

    That is the note of a low rating, or else the latest note, unless *above* quotes it.
    What was reported since and the next stage follow if there is room.
    """
    missed = number in room.missed
    stage = of.last_stage if missed else ""
    if missed and of.stage_passed and room.small:
        # The status leaves it out then.
        stage = sentences.stopped(sentences.stage_in_full(of.now))
    elif (missed and of.stage_passed) or (number in room.staged and of.next):
        stage = sentences.next_stage(of.now, page_text.LONGEST)
    why = _why(of, above, room, whole=number in room.reasons)
    held = held_up(of, REASON) if number in room.held_up else ""
    if of.rating_note and number in room.noted and _body(of.rating_note) in of.latest:
        why = _once(of.latest, above, room)
    since = of.since_then if number in room.since else ""
    before = of.reopened_why if number in room.since else of.reopened
    later = _later(of, number, room, above)
    part = of.accepted_in_part if number in room.held_up else ""
    said = (of.refused, held, why, part, before, later, since, stage)
    return " ".join(filter(None, said))


def aimed(of: ActionFacts, number: int, room: PageRoom, above: str) -> ActionFacts:
    """Add its targets to the due date of an open action, unless *above* has them."""
    if number not in room.aimed or not of.targets or "target: " in above:
        return of
    return of._replace(due_beside=f"{of.due_beside} {of.targets}".lstrip())


def _why(of: ActionFacts, above: str, room: PageRoom, *, whole: bool) -> str:
    if of.rating_note:
        most = page_text.LONGEST if whole else REASON
        return page_text.reason(_once(of.rating_note, above, room), most)
    return _latest(of) if whole and not _is_quoted(of, above) else ""


def _is_quoted(of: ActionFacts, above: str) -> bool:
    """Return whether the status, or what is above it, quotes the latest note."""
    body = _body(of.latest)
    told = (sentence.rstrip(" .") for sentence in sentences_of.every(body))
    quotes = any(f'"{each}' in above or f'{each}"' in above for each in told if each)
    return body[:_QUOTED] in of.standing or quotes


_QUOTED = 40


def _once(note: str, above: str, room: PageRoom) -> str:
    """Leave out the sentences of a dated note that are quoted *above*, on a full page.

    Dots show what is left out. If all of it is quoted, this points there.
    """
    if not room.small:
        return note
    day, _, body = note.partition(": ")
    every = page_text.sentences_in(body)
    kept = [n for n, each in enumerate(every) if each.rstrip(" .") not in above]
    if not kept:
        return decided_in_all.SEE
    return f"{day}: {sentences_of.joined(every, kept)}"


def held_up(of: ActionFacts, most: int) -> str:
    """Return the newest notes that say what held a late action up, with their dates.

    If a refusal, the note with its low rating or the latest note names a cause, that is
    told there. If they only say that work is not finished, an older note may name the
    cause. If none does, it is the newest note that says what is left.
    If those do not say that somebody is at risk, the newest note that does comes first,
    also for an action that is only rated low. Any other may have *most* characters.
    """
    told = (of.rating_note, of.latest)
    unsafe = _at_risk(of)
    said = ""
    if unsafe and not any(page_text.at_risk(each) for each in told):
        said = page_text.why(unsafe, most)
    late = of.now.overdue or of.now.passed_in_words
    if of.refused or not late or any(page_text.cause(each, most) for each in told):
        return said
    if cause := _older_cause(of, most):
        return cause if cause == said else f"{cause} {said}".rstrip()
    if said or any(page_text.why(each, most) for each in told):
        return said
    every = (_dated(each) for each in of.entries)
    return next(filter(None, (page_text.why(each, most) for each in every)), "")


def _older_cause(of: ActionFacts, most: int) -> str:
    """Return the newest note that names a cause which no later note says is over.

    Only notes since its due date was set count, and the one that set it. What page one
    quotes of the entry that reopened the action is not told again.
    """
    later: list[str] = []
    for each in of.entries:
        found = page_text.cause(_dated(each), most)
        body = _body(found)
        told = body in of.reopened_why or body in of.since_then
        if found and not told and not any(held_back.is_over(body, n) for n in later):
            return found
        if each.entry.new_due:
            return ""
        later.append(each.note)
    return ""


def without_owner(standing: str, of: ActionFacts) -> str:
    """Leave out of a status that there is no owner, if the owner's place says so."""
    said = sentences.within(sentences.no_owner(of.now))
    quoted = of.now.accountable or said
    is_said = quoted.casefold() in of.who.casefold()
    return standing.replace(f"; {said}", "") if is_said else standing


def who_is_at_risk(of: ActionFacts) -> str:
    """Quote who is at risk, with the date of the note; may be empty."""
    day, _, note = _at_risk(of).partition(": ")
    said = page_text.at_risk(note)
    return f"{day}: {said}" if said else ""


def is_at_risk(of: ActionFacts) -> bool:
    """Return whether a note on a late or low action says that somebody is at risk."""
    return bool(_at_risk(of))


def is_unsafe(of: ActionFacts) -> bool:
    """Return whether a note on an open action says that a person is not safe.

    Any note on late or low work counts, and only the latest on other open work.
    """
    is_open = of.now.is_open and bool(page_text.at_risk(of.latest))
    return is_open or is_at_risk(of)


def _at_risk(of: ActionFacts) -> str:
    """Return the newest such note, with its date; may be empty."""
    if not (of.now.overdue or of.now.passed_in_words or of.rating_note):
        return ""
    every = (_dated(each) for each in of.entries)
    return next((each for each in every if page_text.at_risk(each)), "")


def _dated(of: EntryFacts) -> str:
    return f"{of.day.words}: {of.note}"


def _later(of: ActionFacts, number: int, room: PageRoom, above: str) -> str:
    """Return the latest note if it does not say why itself, and if there is room."""
    why = of.rating_note
    if number not in room.noted or (why and _body(why) in of.latest):
        return ""
    if why and _body(of.latest) in why:
        return ""
    if why or not _is_quoted(of, above):
        return _latest(of) if why else ""
    return _more(of, above)


def _more(of: ActionFacts, above: str) -> str:
    """Return what the latest note says besides what is quoted above it; may be empty.

    Dots show what is left out.
    """
    day, _, note = of.latest.partition(": ")
    every = page_text.sentences_in(note)
    said = f"{above} {of.standing}"
    kept = [n for n, each in enumerate(every) if each.rstrip(" .") not in said]
    if len(" ".join(every[number] for number in kept)) <= _MORE or not of.entries:
        return ""
    return f"Latest note, {sentences.within(day)}: {sentences_of.joined(every, kept)}"


_MORE = 12
"""What is left of a note with no more characters, such as "Closed.", says nothing."""


def _latest(of: ActionFacts) -> str:
    if not of.entries or _body(of.latest) in of.standing:
        return ""
    return f"Latest note, {sentences.within(of.latest)}"


def _body(note: str) -> str:
    """Return a note without its date, dots before it, and the full stop at its end."""
    return note.partition(": ")[2].removeprefix("... ").rstrip(".")


def report_has(
    urgent: Sequence[ActionFacts], notes: Sequence[str], *, outcomes: bool
) -> str:
    """Say what the report has of the exceptions besides; may be empty.

    If there is no room to say what it has of the *outcomes*, that is said here.
    """
    pairs = list(zip(urgent, notes, strict=True))
    more = []
    if any(_lacks_note(of, note) for of, note in pairs):
        more.append("each note in full")
    if any(of.next and of.next.words[:20] not in note for of, note in pairs):
        more.append("the next stage of each")
    if not more:
        return "The report has more on outcomes." if outcomes else ""
    also = ", and more on outcomes" if outcomes else ""
    return f"The report has {' and '.join(more)}, under {_UPDATES}{also}."


def _lacks_note(of: ActionFacts, note: str) -> bool:
    """Return whether something of the notes on an exception is left out."""
    if page_text.is_cut(note):
        return True
    said = f"{of.standing} {note}"
    return bool(of.entries) and _body(of.latest) not in said


_UPDATES = '"Latest updates and next stages"'


def needed_note(of: ActionFacts, number: int, room: PageRoom) -> str:
    """Return the latest note on an action that needs something done."""
    return _latest(of) if number in room.needed else ""


def done(of: ActionFacts) -> Waiting:
    """Say how a complete action stands, and what was noted last."""
    what = Link(of.action.id, of.here, of.label)
    return Waiting(what, f"{of.standing} {_latest(of)}".rstrip())


def going_on(of: ActionFacts) -> str:
    """Say who has an action that needs nothing by then, and what was reported."""
    agency = f"{of.agency_label}: {of.agency}" if of.agency_label else of.agency
    joint = "; " if of.agency_label else ", "
    who = joint.join(filter(None, (of.who, agency)))
    return f"{who}. Due: {of.due_told}. {_latest(of)}".rstrip()
