"""Check for placeholders, and for text with its end missing (AP400, AP611, AP619)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.messages import remedies, what_to_write
from actionplan.plan import versions
from actionplan.reading import comments, load, text_fields
from actionplan.rule import Finding, rule
from actionplan.rules import omissions
from actionplan.text import unfinished
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Route
    from actionplan.messages.remedies import Recorded
    from actionplan.reading.document import Document
    from actionplan.reading.text_fields import TextField


@rule("AP400", "error", "document")
def placeholder_text(document: Document) -> Iterator[Finding]:
    """A field has a placeholder, such as "TBC", instead of an answer.

    An empty field is reported as an error, and a placeholder says no more than an empty
    field. Reports do not show a placeholder as an answer. What counts as a placeholder
    depends on the field. For example, "None" can be the answer if a field asks for a
    figure, but not if a field asks for evidence. Other rules report notes and reasons
    that only give a status, such as "Ongoing".

    Bad::

                evidence_needed: TBC

    Says::

        "TBC" is not enough for "evidence_needed" in action 1.1.
        To fix: write what the evidence will be, such as minutes or a report. If there
        is no answer yet, delete this field.

    Bad::

                accountable: To be appointed

    Says::

        "To be appointed" is not enough for "accountable" in action 1.1.
        To fix: write the job title or agency of the owner. If there is no owner yet,
        replace this line with "no_owner" and the reason, for example:
            no_owner: The post is vacant until May

    Bad::

                risks:
                  - risk: None
                    approach: reduce
                    mitigation: Printed copies on request

    Says::

        "None" is not enough for "risk" under "risks" in action 1.1.
        To fix: write what could go wrong. If there are no known risks, delete "risks"
        and everything under it. Write this line in its place, with the reason in place
        of REASON:
            no_known_risks: REASON

    Bad::

                progress:
                  - date: 2011-12-05
                    note: To follow
                  - date: 2012-01-10
                    note: to follow.

    Says::

        "To follow" is not enough for "note" under "progress" in action 1.1. The same
        text is in one other place.
        To fix: in each note, write what had been done by the date of its entry, or why
        nothing had been done. You can do this even if the entries have already been
        committed to git.

    Good::

                risks:
                  - risk: None of the four schools has a lead yet
                    approach: reduce
                    mitigation: The Board Manager visits each school in May
    """
    found: dict[tuple[str, str], list[TextField]] = {}
    for each in text_fields.left_open(document.data):
        key = each.name, omissions.normal(each.text)
        found.setdefault(key, []).append(each)
    for first, *others in found.values():
        is_one = len(others) == 1
        number, places = ("one", "place") if is_one else (len(others), "places")
        more = f" The same text is in {number} other {places}." if others else ""
        yield Finding(
            f"{quoted(first.text)} is not enough for"
            f" {_where(document, first.route)}.{more}",
            _remedy(first, are_several=bool(others)),
            first.route,
            of=_items(document, [first, *others]),
            written=first.text,
        )


def _remedy(each: TextField, *, are_several: bool) -> str:
    """Say what to write, and whether the field can be left out instead."""
    if each.name == "note":
        what = "the entries" if are_several else "the entry"
        note = _IN_EACH_NOTE if are_several else _IN_THE_NOTE
        return note + remedies.still_allowed(what)
    write = f"write {_ASKED.get(each.name) or what_to_write.write(each.name)[0]}."
    if each.name == "accountable":
        write += f" If there is no owner yet, {remedies.NO_OWNER}"
    if each.name == "risk":
        write += _NO_RISKS
    no_line = each.is_required or each.name in (
        "accountable",
        "no_text",
        "no_due_date",
        "no_owner",
    )
    recorded = _recorded(each.route)
    if recorded and each.name == "accountable":
        return _in_git(
            each.route,
            "write the job title or agency of the owner. If there is no owner yet,"
            " delete the line.",
            "placeholder-text",
        )
    may = remedies.still_allowed(f"the {recorded}") if recorded else ""
    rest = "" if no_line else " If there is no answer yet, delete this field."
    return f"{write}{rest}{may}"


_NO_RISKS = f" If there are no known risks, {remedies.NO_RISKS}"
_ASKED = {"evidence_needed": "what the evidence will be, such as minutes or a report"}
"""What to write about evidence that may not exist yet, and so has no name."""


def _recorded(route: Route) -> Recorded | None:
    """Return what a field belongs to, if that must not be changed once committed."""
    if "difference" in route:
        return "assessment"
    return "entry" if "progress" in route else None


def _in_git(route: Route, remedy: str, rule: str) -> str:
    """Say where to make a change if a text is in an entry that must not be changed."""
    recorded = _recorded(route)
    if recorded is None:
        return remedy
    return remedies.after(
        remedies.instead_of_change(recorded),
        remedy + remedies.then_accept(recorded, rule),
    )


_IN_THE_NOTE = (
    "in the note, write what had been done by the date of the entry, or why nothing had"
    " been done."
)
_IN_EACH_NOTE = (
    "in each note, write what had been done by the date of its entry, or why nothing"
    " had been done."
)


@rule("AP619", "warning", "document")
def unfinished_text(document: Document) -> Iterator[Finding]:
    """The text of a field has a gap in it, or breaks off.

    Readers of the plan cannot tell what is missing. A quotation that breaks off is not
    reported, because the words of other people are recorded as they were said.

    Bad::

                action: Publish guidance for working with families by XX/XX/2012

    Says::

        The field "action" in action 1.1 still has a gap to fill in: "XX/XX/2012".
        To fix: write the missing words or numbers in place of the gap. If they are not
        known yet, reword the sentence so that it does not need them. If the action has
        already been committed to git, add a progress entry that says why its wording
        has changed.

    Bad::

                action: Publish guidance for working with families and

    Says::

        The field "action" in action 1.1 breaks off after "and".
        To fix: if nothing is missing, delete "and". If something is missing, write the
        rest of the sentence. If the action has already been committed to git, add a
        progress entry that says why its wording has changed.

    Bad::

                  - risk: Staff without Internet access
                    approach: reduce
                    mitigation: 80% of teams told...

    Says::

        The field "mitigation" under "risks" in action 1.1 breaks off after "80% of
        teams told...".
        To fix: if nothing is missing, delete the dots at the end. If something is
        missing, write the rest of the sentence.
    """
    for each in text_fields.walk(document.data):
        gap = unfinished.left_open(each.text, each.name)
        if gap is None:
            continue
        where = f"The field {_where(document, each.route)}"
        if gap.breaks_off:
            yield Finding(
                f"{where} breaks off after {quoted(gap.words)}.",
                _goes_on(
                    each,
                    f"if nothing is missing, delete {_extra(gap.words)}. If something"
                    " is missing, write the rest of the sentence."
                    f"{_reworded(document, each)}",
                ),
                each.route,
                written=each.text,
            )
        else:
            yield Finding(
                f"{where} still has a gap to fill in: {quoted(gap.words)}.",
                _in_git(
                    each.route,
                    "write the missing words or numbers in place of the gap. If they"
                    " are not known yet, reword the sentence so that it does not need"
                    f" them.{_reworded(document, each)}",
                    "unfinished-text",
                ),
                each.route,
                written=each.text,
            )


@rule("AP611", "advice", "document")
def words_in_comment(document: Document) -> Iterator[Finding]:
    """Words after a hash (#) may belong to the text before them.

    A hash with a space on both sides starts a comment. No report shows the words after
    the hash. A comment after a date, a number or a closing quotation mark is not
    reported.

    Bad::

            challenge: Staff were not told of the visits in 2010 # see report p12

    Says::

        In the field "challenge" in outcome O1, the words "# see report p12" are a
        comment, so no report shows them.
        To fix: if the words belong to the text, delete the hash (#). If they are only a
        note for you, move them to a line of their own above this text, with the hash.

    Good::

            challenge: "Staff were not told of the visits in 2010" # see report p12
    """
    if not comments.may_follow_text(document):
        return
    for each in text_fields.walk(document.data):
        node = document.node(each.route)
        words = comments.after_text(document, node) if node else ""
        if words:
            yield Finding(
                f"In the field {_where(document, each.route)}, the words"
                f" {quoted(words)} are a comment, so no report shows them.",
                _goes_on(
                    each,
                    "if the words belong to the text, delete the hash (#). If they are"
                    " only a note for you, move them to a line of their own above this"
                    f" text, with the hash.{_reworded(document, each)}",
                ),
                each.route,
                written=words,
            )


def _reworded(document: Document, each: TextField) -> str:
    """Say what to add if the text of an action is changed that is committed."""
    if each.name != "action":
        return ""
    known = document.has_entries(each.route)
    status = "" if known else remedies.WITH_STATUS
    return remedies.say_why_reworded(status=status)


def _extra(words: str) -> str:
    """Say what to delete if a text is complete: its last word, or the dots after it."""
    dots = words.rstrip().endswith(("..", "\u2026"))
    return "the dots at the end" if dots else quoted(words)


def _goes_on(each: TextField, remedy: str) -> str:
    """Say whether the end of a text may be changed in an entry that is committed."""
    recorded = _recorded(each.route)
    if recorded and each.name in versions.GOES_ON:
        return remedy + remedies.still_allowed(f"the {recorded}")
    return _in_git(each.route, remedy, "unfinished-text")


def _where(document: Document, route: Route) -> str:
    """Name a field and the part of the plan it is in.

    For example: "evidence" under "progress" in action 1.1.
    """
    steps = [str(step) for step in route if isinstance(step, str)]
    holder = _holder(route)
    inner = steps[sum(isinstance(step, str) for step in holder) :]
    *parents, name = inner
    under = f" under {quoted(parents[-1])}" if parents else ""
    thing = load.label(document.data, holder) if holder else "the plan"
    return f"{quoted(name)}{under} in {thing}"


def _holder(route: Route) -> Route:
    """Return the route of the action or outcome that has the text; empty for neither.

    Text such as the plan's title belongs to neither.
    """
    match route:
        case ("outcomes", int(), "actions", int(), *_):
            return route[:4]
        case ("outcomes", int(), *_):
            return route[:2]
        case _:
            return ()


def _items(document: Document, fields: list[TextField]) -> tuple[str, ...]:
    """Return the numbers of the actions and outcomes, if there is more than one."""
    holders = dict.fromkeys(_holder(each.route) for each in fields)
    names = [load.label(document.data, each) for each in holders if each]
    numbers = tuple(dict.fromkeys(name.rpartition(" ")[2] for name in names))
    return numbers if len(numbers) > 1 else ()
