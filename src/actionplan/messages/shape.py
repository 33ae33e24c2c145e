"""Messages about field names, and what each field must hold (AP2)."""

from __future__ import annotations

import json
import re
from typing import Literal, TypeAlias, assert_never

from actionplan.messages import remedies, what_to_write
from actionplan.rule import Finding, message
from actionplan.text import blanks, dates, seen, suggest
from actionplan.text.grammar import a, agree, listed, quoted, this


@message("AP201", "error")
def unknown_field(
    *,
    field: str,
    thing: str,
    meant: str,
    there: str = "",
    elsewhere: tuple[str, ...] = (),
    allowed: tuple[str, ...] = (),
    held: str = "",
    is_first: bool = False,
    both: tuple[str, str] | tuple[()] = (),
    days: tuple[str, ...] = (),
    on: str = "",
    target: str = "",
    cut: str = "",
    may_come_later: bool = True,
) -> Finding:
    """A field has a name that cannot be used in this part of the plan.

    The text in a field with an unknown name would not be in any report. You can add
    fields of your own if their names start with x-. actionplan keeps these fields and
    shows them in reports.

    Bad::

                agency: Medway Safeguarding Children Board
                budget: none

    Says::

        "budget" is not a field in an action.
        To fix: use the name of a field that exists. If you want to keep this as a field
        of your own, change "budget" to "x-budget". To see a list of all the fields,
        type:
            actionplan docs

    Bad::

                # no accountable
                accountible: MSCB Development Officer

    Says::

        "accountible" is not a field in an action. Did you mean "accountable"?
        To fix: change "accountible" to "accountable".

    Bad::

                agency: Medway Safeguarding Children Board
                status: complete

    Says::

        "status" is not a field in an action. An action's status is worked out from its
        progress entries.
        To fix: make a note of what this line says, and delete the line. If no progress
        entry gives the status of the action yet, record it in a new entry. To see how,
        type:
            actionplan progress add -h

    Bad::

                agency: Medway Safeguarding Children Board
                RAG status: green

    Says::

        "RAG status" is not a field in an action. It belongs in a progress entry, where
        it is called "rag".
        To fix: move this line to the progress entry for the date when this was
        reported, and write "rag" in place of "RAG status". Line it up with the other
        fields there. You can do this even if the entry has already been committed to
        git. If there is no entry for that date, add one first. To see how, type:
            actionplan progress add -h

    Bad::

                agency: Medway Safeguarding Children Board
                new_due: 2012-06

    Says::

        "new_due" is not a field in an action. It belongs in a progress entry.
        To fix: if there is an entry for the date when this was reported, check whether
        that entry has been committed to git. If it has not, move this line to that
        entry, and line it up with the other fields there. In all other cases, make a
        note of what this line says, and delete the line. Then record what it said in a
        new entry with today's date. To see how, type:
            actionplan progress add -h

    Bad::

                # no due
                completion_date: 2012-02-20

    Says::

        "completion_date" could mean the date this action is due, or the date it was
        completed.
        To fix: if the date is the due date, change "completion_date" to "due". If
        the date is the completion date, replace this line with "due" and the date
        the action was due. Then record that the action is complete. To do that,
        type this command, with what was done in place of NOTE and the evidence in
        place of EVIDENCE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state complete
              --achieved-on 2012-02-20 --evidence "EVIDENCE"

    Bad::

                due: 2012-05
                completed: 2012-02-20

    Says::

        "completed" is not a field in an action. The date when an action was completed
        belongs in a progress entry.
        To fix: delete this line. Then record that the action is complete. To do that,
        type this command, with what was done in place of NOTE and the evidence in place
        of EVIDENCE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --state complete
              --achieved-on 2012-02-20 --evidence "EVIDENCE"

    Bad::

                milestones:
                  - milestone: A draft is with all agencies
                    finished: 2012-02-20

    Says::

        "finished" could mean the date this milestone is due, or the date it was
        reached.
        To fix: if you mean the date this milestone is due, change "finished" to "due".
        If you mean the date it was reached, change "finished" to "reached_on".

    Bad::

                due: 2012-05
                By when: June 2012

    Says::

        "By when" is not a field in an action, and this action already has "due".
        To fix: if the due date was moved, keep the original date in "due", and add a
        progress entry that says why, with the new date as "new_due". If not, make sure
        that "due" has the right date. Then delete the "By when" line.

    Bad::

                accountable: MSCB Development Officer
                lead: Head of Nursing

    Says::

        "lead" is not a field in an action, and this action already has "accountable".
        To fix: make sure that "accountable" has the right owner, or both if they are
        equally accountable. If one of the 2 is a partner, list that one in "partners",
        with that job title in "post" and the agency in "agency". Then delete the "lead"
        line. To list both in "accountable", write:
            accountable: ["MSCB Development Officer", "Head of Nursing"]

    Bad::

                progress:
                  - {date: 2012-01-10, note: 61 episodes, 44% seen in time}

    Says::

        "44% seen in time" was cut off from "note" by a comma.
        To fix: put all the text of "note" in double quotation marks.
    """
    if cut or days:
        of_days = _of_days(field, thing, days, on=on, target=target) if days else None
        return of_days or _cut_off(field, cut)
    what = f"{quoted(field)} is not a field in {a(thing)}."
    if held:
        status = remedies.WITH_STATUS if is_first else ""
        return _there_already(field, thing, held, both, status=status)
    if meant:
        return Finding(
            f"{what} Did you mean {quoted(meant)}?",
            f"change {quoted(field)} to {quoted(meant)}.",
        )
    if thing == "Action" and suggest.field(field, ("state",)):
        return Finding(
            f"{what} An action's status is worked out from its progress entries.",
            "make a note of what this line says, and delete the line. If no progress"
            " entry gives the status of the action yet, record it in a new entry. To"
            " see how, type: actionplan progress add -h",
        )
    if elsewhere:
        return _of_another(field, what, there, elsewhere, may_come_later=may_come_later)
    return _of_your_own(field, what, allowed)


def _of_another(
    field: str,
    what: str,
    there: str,
    elsewhere: tuple[str, ...],
    *,
    may_come_later: bool,
) -> Finding:
    """Say where a field belongs that something else in a plan has."""
    name = f", where it is called {quoted(there)}" if there != field else ""
    change = f", and write {quoted(there)} in place of {quoted(field)}"
    change = change if name else ""
    homes = _or([a(home) for home in elsewhere])
    is_dated = "Progress entry" in elsewhere
    to = homes.replace("a progress", "the progress").replace("or an ", "or ")
    to = f"{to} for the date when this was reported" if is_dated else homes
    if is_dated and not may_come_later:
        return Finding(
            f"{what} It belongs in {homes}{name}.",
            "if there is an entry for the date when this was reported, check whether"
            " that entry has been committed to git. If it has not, move this line to"
            f" that entry{change}, and line it up with the other fields there. In all"
            " other cases, make a note"
            " of what this line says, and delete the line. Then record what it said in"
            f" a new entry with today's date. {_HOW}",
        )
    return Finding(
        f"{what} It belongs in {homes}{name}.",
        f"move this line to {to}{change}. Line it up with the other fields"
        f" there.{_IF_NO_ENTRY if is_dated else ''}",
    )


_HOW = "To see how, type: actionplan progress add -h"
_IF_NO_ENTRY = (
    f"{remedies.still_allowed()} If there is no entry for that date, add one first."
    f" {_HOW}"
)


def _cut_off(field: str, cut: str) -> Finding:
    """Say that words belong to the text before them, and how to keep it together."""
    return Finding(
        f"{quoted(field)} was cut off from {quoted(cut)} by a comma.",
        f"put all the text of {quoted(cut)} in double quotation marks.",
    )


def _of_your_own(field: str, what: str, allowed: tuple[str, ...]) -> Finding:
    """Say how to keep a field that is not part of the format, and which fields are."""
    own = f"x-{'-'.join(_words(field)) or 'note'}"
    keep = (
        "you want to keep this as a field of your own, change"
        f" {quoted(field)} to {quoted(own)}."
    )
    offered = tuple(name for name in allowed if not _instead(name))
    use, see = (
        (f"use one of these fields: {listed(offered, word='or')}.", "")
        if 0 < len(offered) <= _FEW
        else (
            "use the name of a field that exists.",
            "To see a list of all the fields, type: actionplan docs",
        )
    )
    if len(_words(field)) > _OF_A_NAME:
        use = f"{_IF_TEXT} If this line is a field, {use}"
    return Finding(what, f"{use} If {keep} {see}".rstrip())


_OF_A_NAME = 2
"""More words than this are more often a line of text than a name."""
_IF_TEXT = (
    "if this line continues the text above, type | after the name and colon of the"
    " field above. Put all of the text in the lines below that, and start each of these"
    " lines with 2 more spaces than that field has."
)


_FEW = 5
"""The most fields that are listed. More are on a page of their own."""


def _instead(name: str) -> bool:
    """Return whether a field says why another has no answer, so it is no suggestion."""
    return name.startswith(("no_", "not_")) or name.endswith("_as_written")


def _of_days(
    field: str, thing: str, days: tuple[str, ...], *, on: str, target: str
) -> Finding:
    """Say which date a field about completion may mean, and where that belongs."""
    one = this(thing)
    done = "it" if thing == "Action" else "the action"
    words = {
        "due": f"the date {one} is due",
        "achieved_on": f"the date {done} was completed",
        "reached_on": "the date it was reached",
        "new_due": "a new due date",
    }
    achieved = f" --achieved-on {on}" if on else ""
    record = blanks.filled(
        blanks.entry(
            target or "PLAN/ACTION",
            f"--state complete{achieved}",
            blanks.EVIDENCE,
        ),
        note="what was done" if on else "what was done, and when,",
    )
    keep = "" if on else "make a note of what this line says, and "
    match days:
        case (first, second) if second == "achieved_on" and thing == "Action":
            return Finding(
                f"{quoted(field)} could mean {words[first]}, or {words[second]}.",
                f"if the date is the due date, change {quoted(field)} to"
                f" {quoted(first)}. If the date is the completion date, {keep}replace"
                f" this line with {quoted(first)} and the date the action was due."
                f" Then record that the action is complete. To do that, {record}",
            )
        case (first, second):
            return Finding(
                f"{quoted(field)} could mean {words[first]}, or {words[second]}.",
                f"if you mean {words[first]}, change {quoted(field)} to"
                f" {quoted(first)}. If you mean {words[second]}, change"
                f" {quoted(field)} to {quoted(second)}.",
            )
        case ("achieved_on",):
            return Finding(
                f"{quoted(field)} is not a field in {a(thing)}. The date when an action"
                " was completed belongs in a progress entry.",
                f"{keep}delete this line. Then record that the action is complete. To"
                f" do that, {record}",
            )
        case _:
            return Finding(
                f"{quoted(field)} is not a field in {a(thing)}. The name may mean"
                f" {words[days[0]]}.",
                f"if that is what you mean, change {quoted(field)} to"
                f" {quoted(days[0])}.",
            )


def _there_already(
    field: str,
    thing: str,
    held: str,
    both: tuple[str, str] | tuple[()],
    *,
    status: str,
) -> Finding:
    """Say that a thing already has a field with that meaning, and what to keep."""
    what = (
        f"{quoted(field)} is not a field in {a(thing)}, and {this(thing)} already has"
        f" {quoted(held)}."
    )
    more = ""
    right = f"has the right {_RIGHT[held]}" if held in _RIGHT else "is right"
    if held == "due" and thing == "Action":
        return Finding(
            what,
            f"if the due date was moved, keep the original date in {quoted(held)}, and"
            ' add a progress entry that says why, with the new date as "new_due"'
            f"{remedies.and_status(status)}. If not, make sure that {quoted(held)} has"
            f" the right date. Then delete the {quoted(field)} line.",
        )
    if held == "accountable" and both:
        right += ", or both if they are equally accountable"
        names = ", ".join(json.dumps(each, ensure_ascii=False) for each in both)
        more = (
            f" Then delete the {quoted(field)} line. To list both in"
            f" {quoted(held)}, write: accountable: [{names}]"
        )
        if thing in ("Action", "Outcome"):
            second = (
                'If one of the 2 is a partner, list that one in "partners", with that'
                ' job title in "post" and the agency in "agency".'
            )
            more = f" {second}{more}"
    return Finding(
        what,
        f"make sure that {quoted(held)} {right}"
        f"{f'.{more}' if more else f', and delete the {quoted(field)} line.'}",
    )


_RIGHT = {"accountable": "owner", "due": "date", "date": "date", "agreed": "date"}
"""What a field has, in words."""

_PASTE = {
    "schema": "schema: actionplan/1",
    "id": "id: ",
    "title": "title: ",
    "kind": "kind: multi-agency",
    "source": "source:\n  type: serious-case-review",
    "type": "type: serious-case-review",
    "agreed": "agreed: ",
    "outcomes": "outcomes:\n  - id: O1",
    "action": "action: ",
    "accountable": "accountable: ",
    "due": "due: ",
    "date": "date: ",
    "note": "note: ",
}


@message("AP202", "error")
def missing_field(
    *, field: str, thing: str, year: str = "2011", may_continue: bool = False
) -> Finding:
    """A required field is missing.

    Bad::

                # no accountable

    Says::

        "accountable" is missing from this action. It should give the job title or
        agency of the owner.
        To fix: if there is no owner yet, or the document that you are copying does not
        name one, add "no_owner", with the reason. If you know the owner, add a line
        that starts with "accountable:", lined up with the other fields.

    Bad::

                  - rag: green
                    note: The first draft went to all agencies.

    Says::

        "date" is missing from this progress entry. It should be the date when the
        progress was reported, such as 2011-09-30.
        To fix: if you are copying the plan from a document that does not give the
        month, add "date_as_written", with the words from that document. If not, add a
        line that starts with "date:", lined up with the other fields.

    Bad::

                  - date: 2011-12-05
                    rag: green

    Says::

        "note" is missing from this progress entry. It should say what was done, or
        why nothing was done.
        To fix: add a line that starts with "note:", lined up with the other fields.

    Bad::

                  - risk: Staff without Internet access
                    approach: reduce
                  - mitigation: Printed copies

    Says::

        This entry has no "risk" line. It should say what could go wrong.
        To fix: if this line belongs to the risk above, replace the hyphen with a space.
        If this is another risk, add a line that starts with "risk:", lined up with the
        other fields.
    """
    line = _PASTE.get(field, f"{field}: ")
    if line.endswith(": "):
        how = f'add a line that starts with "{line.strip()}", {_IN_LINE}.'
        how = _OR.get((thing, field), "").replace("{}", "add") + how
    elif "\n" in line:
        how = f"add these lines, {_IN_LINE}:"
    else:
        how = f"add this line, {_IN_LINE}: {line.strip()}"
    if may_continue:
        each = how.replace("If not, ", "If neither is the case, ")
        each = re.sub("^if ", "and ", each)
        how = (
            f"if this line belongs to the {thing.lower()} above, replace the hyphen"
            f" with a space. If this is another {thing.lower()}, {each}"
        )
    missing = f"{quoted(field)} is missing from {this(thing)}."
    if field == thing.lower():
        missing = f"This entry has no {quoted(field)} line."
    return Finding(
        f"{missing}{what_to_write.should(field, thing, year)}",
        how,
        paste=line,
    )


_IN_LINE = "lined up with the other fields"
_COPYING = "if you are copying the plan from a document that does not"
_UNDATED = (
    f'{_COPYING} give the month, {{}} "date_as_written", with the words from that'
    " document. If not, "
)
_OR = {
    ("Plan", "agreed"): f'{_COPYING} give that date, {{}} "published", "as_at",'
    ' "agreed_as_written", "published_as_written" or "as_at_as_written". If not, ',
    ("Action", "action"): f'{_COPYING} say what will be done, {{}} "no_text", with a'
    " sentence that says so. If not, ",
    ("Action", "accountable"): "if there is no owner yet, or the document that you are"
    ' copying does not name one, {} "no_owner", with the reason. If you know the owner,'
    " ",
    ("Action", "due"): 'if there is no date yet, {} "no_due_date", with what the date'
    " depends on. If you are copying the plan from a document that gives the date only"
    ' in words, {} "due_as_written", with those words. If you use either of these'
    ' fields, and the action is not complete, write "set_date_by" below, with the'
    " month by which the date will be set. If there is a date, ",
    ("Progress entry", "date"): _UNDATED,
    ("Report on the outcome", "date"): _UNDATED,
    ("Recommendation", "text"): "if you only know the number of the recommendation,"
    ' {} "ref". If not, ',
}
"""What to use instead of a field whose answer is not known, before what to write."""


Wanted: TypeAlias = Literal["text", "a list", "fields"]
Got: TypeAlias = Literal["text", "a list", "fields", "a number"]
Also: TypeAlias = Literal["", "a number", "a list of text"]
"""What a field may be as well as text."""


@message("AP203", "error")
def wrong_kind(
    *,
    field: str,
    wanted: Wanted,
    got: Got,
    entry: bool = False,
    in_brackets: bool = False,
    names: tuple[str, ...] = (),
    also: Also = "",
    written: str = "",
) -> Finding:
    """A field has the wrong kind of value, such as text in place of a list.

    Bad::

                evidence_needed:
                  what: minutes

    Says::

        "evidence_needed" must be text or a list of text, but here it has fields of its
        own.
        To fix: after "evidence_needed:", on the same line, type a space and the name of
        the evidence, such as minutes or a report. Delete everything else in this field.
        If the text has a colon in it, put double quotation marks round all the
        text.

    Bad::

                partners: Kent Police

    Says::

        "partners" must be a list, but here it is text.
        To fix: leave only "partners:" on this line, and delete the rest. On the line
        below, indented by 2 more spaces than this line, write:
            - agency: Kent Police
        If "Kent Police" belongs in "post", "group" or "person", write the name of that
        field in place of "agency". If you add more fields to this entry, write each on
        a new line below, starting in the same place as the word after the hyphen.

    Bad::

        review: every six months

    Says::

        "review" must have fields of its own, but here it is text.
        To fix: leave only "review:" on this line, and delete the rest. On the line
        below, indented by 2 more spaces than this line, write:
            every: 6 months
        Write any other fields on lines of their own below, lined up with "every".

    Bad::

                partners: Kent Police, Medway NHS Foundation Trust

    Says::

        "partners" must be a list, but here it is text.
        To fix: leave only "partners:" on this line, and delete the rest. On the line
        below, indented by 2 more spaces than this line, write:
            - agency: Kent Police, Medway NHS Foundation Trust
        If "Kent Police, Medway NHS Foundation Trust" names several, write a line like
        this for each. If "Kent Police, Medway NHS Foundation Trust" belongs in "post",
        "group" or "person", write the name of that field in place of "agency". If you
        add more fields to this entry, write each on a new line below, starting in the
        same place as the word after the hyphen.

    Bad::

                partners:
                  - Kent Police

    Says::

        Each entry in "partners" must have fields of its own, but this one is text.
        To fix: change this line to:
            - agency: Kent Police
        If "Kent Police" belongs in "post", "group" or "person", write the name of that
        field in place of "agency". If you add more fields to this entry, write each on
        a new line below, starting in the same place as the word after the hyphen.

    Bad::

                evidence_needed:
                  - Minutes: 12 September

    Says::

        Each entry in "evidence_needed" must be text, but this one has fields of its
        own.
        To fix: put double quotation marks round all the text after the hyphen. Without
        double quotation marks, the words before a colon are read as a field name.

    Bad::

                partners: [Kent Police]

    Says::

        Each entry in "partners" must have fields of its own, but this one is text.
        To fix: move each entry in the brackets to a line of its own below, indented by
        2 more spaces than "partners". Start that line with a hyphen and the right field
        name ("agency", "post", "group" or "person"), for example:
            - agency: Kent Police
        Then delete the brackets and anything left in them.

    Bad::

                evidence_needed: [Minutes: 12 September]

    Says::

        Each entry in "evidence_needed" must be text, but this one has fields of its
        own.
        To fix: put double quotation marks round all the text of this entry. Without
        double quotation marks, the words before a colon are read as a field name.
    """
    must = "have fields of its own" if wanted == "fields" else f"be {wanted}"
    has = "has fields of its own" if got == "fields" else f"is {got}"
    if entry:
        return Finding(
            f"Each entry in {quoted(field)} must {must}, but this one {has}.",
            _for_an_entry(field, wanted, names, written, in_brackets=in_brackets),
        )
    also_ = f" or {also}" if also else ""
    return Finding(
        f"{quoted(field)} must {must}{also_}, but here it {has}.",
        _for_a_field(field, wanted, got, names, written=written),
    )


def _for_a_field(
    field: str, wanted: Wanted, got: Got, names: tuple[str, ...], *, written: str
) -> str:
    """Say what to do about a field that holds the wrong kind of thing."""
    move = ""
    what, _ = what_to_write.write(field)
    hyphen = "- " if wanted == "a list" else ""
    if got == "text" and wanted != "text" and names and 0 < len(written) <= _LONGEST:
        below = (
            f'leave only "{field}:" on this line, and delete the rest. On the line'
            " below, indented by 2 more spaces than this line, write"
        )
        return _in_a_field(below, hyphen, written, names)
    if got in ("text", "a number"):
        move = f'move the {got.removeprefix("a ")} after "{field}:" {_BELOW}'
    match wanted:
        case "text":
            return (
                f'after "{field}:", on the same line, type a space and {what}. Delete'
                " everything else in this field. If the text has a colon in it,"
                " put double quotation marks round all the text."
            )
        case "a list":
            if move:
                return f"{move}{_with_hyphen(names)}"
            start = (
                "put a hyphen and a space before the first field of each entry. Then"
                " indent the other fields of that entry to line up with its first field"
                if got == "fields" and names
                else "below this line, write each entry on lines of its own, starting"
                f" with {_hyphen(names)}"
            )
            return f"{start}.{_fields(names)}"
        case "fields":
            if move:
                return (
                    f"{move}. In front of it, type a field name, a colon and a space."
                    f" Write any other fields on their own lines below.{_fields(names)}"
                )
            return (
                "below this line, write the fields that you need, each on its own line"
                " and indented by 2 more spaces than this line."
                f"{_fields(names)}"
            )
        case _:
            assert_never(wanted)


def _for_an_entry(
    field: str,
    wanted: Wanted,
    names: tuple[str, ...],
    written: str,
    *,
    in_brackets: bool,
) -> str:
    """Say what to do about an entry of the wrong kind, after a hyphen or a comma."""
    is_shown = 0 < len(written) <= _LONGEST and bool(names)
    match wanted, in_brackets:
        case "text", True:
            return (
                "put double quotation marks round all the text of this entry. Without"
                " double quotation marks, the words before a colon are read as a"
                " field name."
            )
        case "text", False:
            return (
                "put double quotation marks round all the text after the hyphen."
                " Without double quotation marks, the words before a colon are read"
                " as a field name."
            )
        case _, True if is_shown:
            which = f" ({_alternatives(names)})" if len(names) <= _FEW else ""
            return (
                "move each entry in the brackets to a line of its own below, indented"
                f" by 2 more spaces than {quoted(field)}. Start that line with a hyphen"
                f" and the right field name{which}, for example:"
                f" - {_home(names, written)[1]}\nThen delete the brackets and anything"
                " left in them."
            )
        case _, True:
            return (
                f"move each entry in the brackets {_BELOW}{_with_hyphen(names)} Then"
                " delete the brackets and anything left in them."
            )
        case _, False if is_shown:
            return _in_a_field("change this line to", "- ", written, names)
        case _:
            return (
                "after the hyphen and a space, type a field name, a colon, another"
                " space and the text. Put any"
                " other fields on their own lines below, lined up with that field"
                f" name.{_fields(names)}"
            )


_LONGEST = 100
"""Text that is longer is described, not shown."""
_MARKS = "\"'"
_FOR_TEXT = ("note", "action", "desired_outcome", "text", "reference")
"""The field of a thing that holds most of its words, if that is not the first one."""


def _home(names: tuple[str, ...], written: str) -> tuple[str, str]:
    """Return the field that text most likely belongs in, and its line."""
    every = dates.interval(written.strip(_MARKS))
    if every and "every" in names:
        return "every", f"every: {every}"
    free = [name for name in names if name != "every" and not _instead(name)]
    home = next((name for name in _FOR_TEXT if name in free), free[0])
    return home, f"{home}: {written}"


def _in_a_field(how: str, hyphen: str, written: str, names: tuple[str, ...]) -> str:
    """Say how to write text as a field of its own, and that it may be another field."""
    home, line = _home(names, written)
    if home == "every":
        return (
            f"{how}: {hyphen}{line}\nWrite any other fields on lines of their own"
            f" below, lined up with {quoted(home)}."
        )
    to, under = "", "that field name"
    if hyphen:
        to, under = " to this entry", "the word after the hyphen"
    others = tuple(name for name in names if name != home)
    other = (
        f"belongs in {_alternatives(others)}, write the name of that field in place of"
        if len(others) <= _FEW
        else "belongs in another field, write the name of that field in place of"
    )
    text = quoted(written.strip(_MARKS))
    each = f"If {text} names several, write a line like this for each. "
    each = each if hyphen and _LISTED.search(written) else ""
    return (
        f"{how}: {hyphen}{line}\n{each}If {text} {other}"
        f" {quoted(home)}. If you add more fields{to}, write each on a new line below,"
        f" starting in the same place as {under}."
    )


_LISTED = re.compile(r"[,;/&+]|\band\b")
"""What stands between the names of several things in one text."""


def _alternatives(names: tuple[str, ...]) -> str:
    return listed(names, len(names), word="or")


_BELOW = "to a line of its own below, indented by 2 more spaces than this line"


def _with_hyphen(names: tuple[str, ...]) -> str:
    """Say what to put in front of text that becomes an entry of a list."""
    last = ", a field name, a colon and another space" if names else " and a space"
    space = ", a space" if names else ""
    return f". In front of it, type a hyphen{space}{last}.{_fields(names)}"


def _hyphen(names: tuple[str, ...]) -> str:
    """Say how an entry of a list starts."""
    field = ", a field name and a colon" if names else ""
    return f"a hyphen and a space{field}"


def _fields(names: tuple[str, ...]) -> str:
    return f" The fields are {listed(names)}." if names else ""


@message("AP204", "error")
def not_an_option(
    *,
    field: str,
    written: str,
    options: tuple[str, ...],
    meant: str,
    means: str,  # if the value is another word for the option, and not a typo of it
    is_sure: bool,
    explained: str = "",  # the field of a plan that has these options
) -> Finding:
    r"""A field has a value that is not in the list of values for that field.

    Bad::

        kind: multi agency

    Says::

        "kind" cannot be "multi agency". Did you mean "multi-agency"?
        To fix: change "multi agency" to: multi-agency

    Bad::

                  - measure: Staff asked who say the guidance is clear
                    method: staff\u2013survey
                    target: 80 per cent of those asked

    Says::

        "method" has a long dash where there should be a hyphen: "staff\u2013survey".
        To fix: write it with a hyphen (-): staff-survey

    Bad::

                  - measure: Staff asked who say the guidance is clear
                    method: audit
                    target: 80 per cent of those asked

    Says::

        "method" cannot be "audit", because one agency or several can do an audit.
        To fix: if an agency audits its own cases or practice, write
        "intra-agency-audit". If several agencies do the audit together, write "other",
        and describe the audit in "method_detail". To see all the methods, type:
        actionplan explain method

    Bad::

                  - measure: Cases in which the agencies shared what they knew
                    method: multi-agency audit
                    target: 18 of the 20 cases

    Says::

        "method" cannot be "multi-agency audit", because the list of methods has
        only audits by one agency.
        To fix: write "other", and add "multi-agency audit" to "method_detail". To see
        all the methods, type: actionplan explain method

    Bad::

                  - measure: Families who say that they were heard
                    method: survey
                    target: 80 per cent of those asked

    Says::

        "method" cannot be "survey", because it does not say who is asked.
        To fix: if staff are asked, write "staff-survey". If children, young people,
        parents or carers are asked, write "service-user-survey". If others are asked,
        write "other", and say who in "method_detail". To see all the methods, type:
        actionplan explain method

    Bad::

        source:
          type: practice review
          reference: Family A

    Says::

        "type" cannot be "practice review". Did you mean
        "child-safeguarding-practice-review" (a local or national review by safeguarding
        partners, used in England since 2018)?
        To fix: if so, change "practice review" to "child-safeguarding-practice-review".
        If not, write one of these instead: "serious-case-review",
        "lessons-learned-review", "rapid-review", "domestic-homicide-review",
        "safeguarding-adults-review", "independent-investigation", "coroner-report",
        "scrutiny-review", "audit", "inspection", "own-objective", "business-plan" or
        "other". If you write "other", say in "reference" what led to the plan. To see
        what each means, type: actionplan explain type

    Bad::

                progress:
                  - date: 2012-02-10
                    state: paused
                    note: The form is late. Work will restart in May.

    Says::

        "state" cannot be "paused". Did you mean "on-hold" (work has stopped for now)?
        To fix: change "paused" to: on-hold

    Bad::

                  - risk: Staff without Internet access
                    approach: hope

    Says::

        "approach" cannot be "hope".
        To fix: write one of these instead: "reduce", "remove" or "manage". To see what
        each means, type: actionplan explain approach

    Bad::

                progress:
                  - date: 2012-02-10
                    state: extension requested
                    note: The form is late. We ask for time until May.

    Says::

        "state" cannot be "extension requested", because a request for more time does
        not change the status of an action.
        To fix: replace this line with "new_due_requested:" and the date you are asking
        for.

    Given::

        field: --format
        written: pdf
        options: [text, html]
        meant: html
        means:
        is_sure: false

    Says::

        "--format" cannot be "pdf".
        To fix: write the report as HTML, open it in a browser, and print it as a PDF.
        To write HTML, change "pdf" to: html
    """
    if other := _of_another_kind(field, written, options):
        return other
    if sign := is_sure and seen.first_dash(written):
        hyphens = agree(meant.count("-"), "a hyphen", "hyphens")
        return Finding(
            f"{quoted(field)} has {sign} where there should be a hyphen:"
            f" {quoted(written)}.",
            f"write it with {hyphens} (-): {meant}",
        )
    if explained == "method" and not meant and (broad := _method(written)):
        why, what_to_do = broad
        return Finding(
            f"{quoted(field)} cannot be {quoted(written)}, because {why}.",
            f"{what_to_do} To see all the methods, type: actionplan explain method",
        )
    what = f"{quoted(field)} cannot be {quoted(written)}."
    or_else = _IF_OTHER.get(explained, "") + _explained(explained)
    if not meant:
        return Finding(what, _one_of(options) + or_else)
    in_short = f" ({means[:1].lower()}{means[1:]})" if means else ""
    what += f" Did you mean {quoted(meant)}{in_short}?"
    if is_sure or not means:
        return Finding(what, f"change {quoted(written)} to: {meant}")
    rest = tuple(option for option in options if option != meant)
    return Finding(
        what,
        f"if so, change {quoted(written)} to {quoted(meant)}. If not,"
        f" {_one_of(rest)}{or_else}",
    )


def _of_another_kind(
    field: str, written: str, options: tuple[str, ...]
) -> Finding | None:
    """Say what to do about words for what is no option, but can be had another way."""
    if field in ("state", "--state") and _MORE_TIME.search(written.casefold()):
        here, instead = "this line", "new_due_requested:"
        if field == "--state":
            here, instead = "--state", "--new-due-requested"
        return Finding(
            f"{quoted(field)} cannot be {quoted(written)}, because a request"
            " for more time does not change the status of an action.",
            f"replace {here} with {quoted(instead)} and the date you are asking for.",
        )
    if field == "--format" and "html" in options and written.casefold() == "pdf":
        return Finding(
            '"--format" cannot be "pdf".',
            "write the report as HTML, open it in a browser, and print it as a PDF. To"
            ' write HTML, change "pdf" to: html',
        )
    return None


def _method(written: str) -> tuple[str, str] | None:
    """Say why a kind of audit or survey is not a method, and what to write instead."""
    words = frozenset(re.findall("[a-z]+", written.casefold()))
    if words & _AUDITS and words & _SEVERAL:
        return (
            "the list of methods has only audits by one agency",
            f'write "other", and add {quoted(written)} to "method_detail".',
        )
    if words & _AUDITS and words <= _AUDITS | _CASES:
        return (
            "one agency or several can do an audit",
            "if an agency audits its own cases or practice, write"
            ' "intra-agency-audit". If several agencies do the audit together, write'
            ' "other", and describe the audit in "method_detail".',
        )
    if words & _SURVEYS and words <= _SURVEYS:
        return (
            "it does not say who is asked",
            'if staff are asked, write "staff-survey". If children, young people,'
            ' parents or carers are asked, write "service-user-survey". If others are'
            ' asked, write "other", and say who in "method_detail".',
        )
    return None


_AUDITS = frozenset(("audit", "audits", "reaudit"))
_SEVERAL = frozenset(
    ("multi", "multiagency", "inter", "interagency", "joint", "agencies", "partnership")
)
_CASES = frozenset(("case", "cases", "file", "files", "of", "re", "repeat", "dip"))
_SURVEYS = frozenset(("survey", "surveys", "questionnaire", "questionnaires"))


def _one_of(options: tuple[str, ...]) -> str:
    return f"write one of these instead: {listed(options, len(options), word='or')}."


_IF_OTHER = {
    "method": ' If you write "other", describe the method in "method_detail".',
    "type": ' If you write "other", say in "reference" what led to the plan.',
}
"""What else to write if no other option is right."""


def _explained(field: str) -> str:
    meanings = f" To see what each means, type: actionplan explain {field}"
    return meanings if field else ""


_MORE_TIME = re.compile(r"\bexten(?:d|sion)|\bmore.?time|\bdelay.?request")


Brackets: TypeAlias = Literal["", "only", "first", "later"]
"""Which value in a list or fields in brackets; "" if there are no brackets."""


@message("AP205", "error")
def empty_field(
    *,
    field: str,
    entry: bool = False,
    in_brackets: Brackets = "",
    written: str = "",
    holds: Wanted = "text",
    required_in: str = "",
    thing: str = "",
    year: str = "2011",
    options: tuple[str, ...] = (),
) -> Finding:
    """A field has been left empty.

    Bad::

            challenge:

    Says::

        "challenge" has not been filled in.
        To fix: if you do not need this field, delete the line. If you do, type a space
        after the colon, and then what the review found.

    Bad::

                evidence_needed:
                  -

    Says::

        An entry in "evidence_needed" has not been filled in.
        To fix: if you do not need the entry, delete the line. If the list has no other
        entries, delete "evidence_needed" as well. If you need the entry, type a space
        after the hyphen, and then the name of the evidence, such as minutes or a
        report.

    Bad::

                evidence_needed: [Minutes of 12 September, ""]

    Says::

        An entry in "evidence_needed" has not been filled in.
        To fix: if you do not need the entry, delete the quotation marks and the comma
        before them. If you do, write the name of the evidence, such as minutes or a
        report, between the quotation marks.

    Bad::

                evidence_needed: [~, Minutes of 12 September]

    Says::

        An entry in "evidence_needed" has not been filled in.
        To fix: if you do not need the entry, delete "~" and the comma after it. If you
        do, replace "~" with the name of the evidence, such as minutes or a report.

    Bad::

                evidence_needed: [""]

    Says::

        An entry in "evidence_needed" has not been filled in.
        To fix: if you do not need "evidence_needed", delete that field. If you do,
        write the name of the evidence, such as minutes or a report, between the
        quotation marks.

    Bad::

            challenge: ""

    Says::

        "challenge" has not been filled in.
        To fix: if you do not need this field, delete the line. If you do, write between
        the quotation marks what the review found.

    Bad::

        kind:

    Says::

        "kind" has not been filled in.
        To fix: type a space after the colon, and then one of these: "multi-agency" or
        "single-agency".

    Bad::

                accountable:

    Says::

        "accountable" has not been filled in.
        To fix: if there is no owner yet, or the document that you are copying does not
        name one, replace this line with "no_owner" and the reason. If you know the
        owner, type a space after the colon, and then the job title or agency of the
        owner.

    Bad::

                due:

    Says::

        "due" has not been filled in.
        To fix: if there is no date yet, replace this line with "no_due_date" and what
        the date depends on. If you are copying the plan from a document that gives the
        date only in words, replace this line with "due_as_written" and those words. If
        you use either of these fields, and the action is not complete, write
        "set_date_by" below, with the month by which the date will be set. If there is a
        date, type a space after the colon, and then the due date, such as 2011-11.

    Bad::

                partners:

    Says::

        "partners" has not been filled in.
        To fix: if you do not need this field, delete the line. If you do, write its
        entries on the lines below, each starting with a hyphen and a space. To see what
        to write, type:
            actionplan explain partners

    Bad::

        review:

    Says::

        "review" has not been filled in.
        To fix: if you do not need this field, delete the line. If you do, write its
        fields on the lines below, indented by 2 more spaces than this line. To see what
        to write, type:
            actionplan explain review

    Bad::

                partners:
                  - {agency: Kent Police, post: ""}

    Says::

        "post" has not been filled in.
        To fix: if you do not need "post", delete "post:", the quotation marks and the
        comma before "post:". If you do, write the job title between the quotation
        marks.
    """
    is_needed = field in ("accountable", "outcomes")
    what, see = what_to_write.write(field, thing, year, options)
    if entry:
        write = _instead_of(what, written) or _AFTER_HYPHEN.format(what)
        unless = _no_entry(field, written, in_brackets, is_needed=is_needed)
        return Finding(
            f"An entry in {quoted(field)} has not been filled in.",
            f"{unless}{write}.{see}",
        )
    write = _instead_of(what, written) or _AFTER_COLON.format(what)
    if holds != "text":
        see = f" To see what to write, type: actionplan explain {field}"
        gone = f"delete {quoted(written)}, and " if written else ""
        write = f"{gone}write {_LINES[holds]}"
    unless = _no_need(field, written, in_brackets)
    if required_in:
        unless = "" if in_brackets else _in_its_place(required_in, field)
    return Finding(f"{quoted(field)} has not been filled in.", f"{unless}{write}.{see}")


def _in_its_place(thing: str, field: str) -> str:
    """Say what to put in the place of a field whose answer is not known."""
    other = re.sub(r'({} "\w+"), with', r"\1 and", _OR.get((thing, field), ""))
    return other.replace("{}", "replace this line with")


def _no_need(field: str, written: str, in_brackets: Brackets) -> str:
    """Say how to leave a field out, before what to write in it."""
    name = quoted(f"{field}:")
    unless = f"if you do not need {quoted(field)}, delete {name}"
    value = f", {_gone(written)} and" if written else " and"
    match in_brackets:
        case "":
            return "if you do not need this field, delete the line. If you do, "
        case "only":
            return ""
        case "first":
            return f"{unless}{value} the comma that follows. If you do, "
        case "later":
            return f"{unless}{value} the comma before {name}. If you do, "
        case _:
            assert_never(in_brackets)


def _no_entry(
    field: str, written: str, in_brackets: Brackets, *, is_needed: bool
) -> str:
    """Say how to leave an entry out, before what to write in it."""
    match in_brackets:
        case "first" | "later":
            side = "after" if in_brackets == "first" else "before"
            it = "them" if _is_in_quotes(written) else "it"
            return (
                f"if you do not need the entry, delete {_gone(written)} and the comma"
                f" {side} {it}. If you do, "
            )
        case "only":
            not_needed = f"if you do not need {quoted(field)}, delete that field."
            return "" if is_needed else f"{not_needed} If you do, "
        case "":
            alone = (
                f" If the list has no other entries, delete {quoted(field)} as well."
            )
            return (
                "if you do not need the entry, delete the line."
                f"{'' if is_needed else alone} If you need the entry, "
            )
        case _:
            assert_never(in_brackets)


_AFTER_COLON = "type a space after the colon, and then {}"
_AFTER_HYPHEN = "type a space after the hyphen, and then {}"
_LINES = {
    "a list": "its entries on the lines below, each starting with a hyphen and a space",
    "fields": "its fields on the lines below, indented by 2 more spaces than this line",
}
"""Where to write what is missing, if it is more than one text."""


def _instead_of(what: str, written: str) -> str:
    """Say where to write what is missing; "" if nothing at all is written there."""
    if _is_in_quotes(written):
        return _between(what)
    return f"replace {quoted(written)} with {what}" if written else ""


def _between(what: str) -> str:
    """Say to write something between quotation marks, in the natural order of words."""
    where = "between the quotation marks"
    options = what.removeprefix("one of these: ")
    if options != what:
        return f"write one of these {where}: {options}"
    if re.search(r"^(?:how|what|where|which|why) | (?:that|who) ", what):
        return f"write {where} {what}"
    return f"write {what}{',' if ',' in what else ''} {where}"


def _gone(written: str) -> str:
    """Name what is there in place of an answer, to be deleted."""
    return "the quotation marks" if _is_in_quotes(written) else quoted(written)


def _is_in_quotes(written: str) -> bool:
    return written[:1] in ('"', "'") and written != ""


IdForm: TypeAlias = Literal["plan-id", "item-id", "item-ref"]


@message("AP206", "error")
def id_form(*, field: str, written: str, form: IdForm, in_file: bool = True) -> Finding:
    """A plan ID, an action number or an outcome number has the wrong form.

    Plan IDs, action numbers and outcome numbers are used in minutes, file names and web
    addresses, so they cannot contain spaces or brackets.

    Bad::

        id: SCR Family A

    Says::

        "SCR Family A" cannot be a plan ID. A plan ID is lower-case words and digits
        joined by hyphens.
        To fix: if the name of the file without .yaml can be a plan ID, change the plan
        ID to that name. If not, change the plan ID, for example to scr-family-a, and
        rename the file to scr-family-a.yaml.

    Bad::

              - id: 1 (iii)

    Says::

        "1 (iii)" cannot be an action number or outcome number. These numbers can
        contain only letters, digits, full stops and hyphens.
        To fix: change the number, for example to: 1.iii

    Bad::

                progress:
                  - date: 2011-12-05
                    state: withdrawn
                    replaced_by: see housing-2012/2.1
                    note: Taken over by another action.

    Says::

        "see housing-2012/2.1" is not in the right form. "replaced_by" must be an action
        number, or a plan ID, a slash and an action number.
        To fix: in "replaced_by", write the number in that form. You can do this even if
        the entry has already been committed to git. For example:
            replaced_by: housing-2012/2.1
    """
    match form:
        case "plan-id":
            example = "-".join(_words(written)).lower() or "scr-family-a-2011"
            example = example[:64].strip("-")
            return Finding(
                f"{quoted(written)} cannot be a plan ID. A plan ID is lower-case words"
                f" and digits joined by hyphens{_at_most(written, 64)}.",
                "if the name of the file without .yaml can be a plan ID, change the"
                " plan ID to that name. If not, change the plan ID, for example to"
                f" {example}, and rename the file to {example}.yaml."
                if in_file
                else f"change the plan ID, for example to: {example}",
            )
        case "item-id" | "item-ref":
            return _number_form(field, written, elsewhere=form == "item-ref")
        case _:
            assert_never(form)


def _number_form(field: str, written: str, *, elsewhere: bool) -> Finding:
    """Say how the number of an action is written, or how another is referred to."""
    if field != "id":
        plain = re.findall(r"[a-z0-9-]*/?[A-Za-z0-9][A-Za-z0-9.-]*", written)
        example = plain[-1] if plain else "1.1"
        must = "the number of an action or outcome in this plan"
        if elsewhere:
            must = "an action number, or a plan ID, a slash and an action number"
        else:
            example = example.rpartition("/")[2]
        right = _as_text(example[-97:].strip(".-/"))
        what = f"{quoted(written)} is not in the right form."
        if field.startswith("-"):
            return Finding(
                f"{what} The value of {field} must be {must}.",
                "run the same command again, with the number in that form, for"
                f" example: {field} {right}",
            )
        later = remedies.still_allowed() if field == "replaced_by" else ""
        return Finding(
            f"{what} {quoted(field)} must be {must}.",
            f"in {quoted(field)}, write the number in that form.{later} For example:"
            f" {field}: {right}",
        )
    example = ".".join(_words(written)) or "1.1"
    return Finding(
        f"{quoted(written)} cannot be an action number or outcome number. These"
        " numbers can contain only letters, digits, full stops and"
        f" hyphens{_at_most(written, 32)}.",
        f"change the number, for example to: {_as_text(example[:32].strip('.-'))}",
    )


def _as_text(number: str) -> str:
    """Put an action number in quotes if it would be read as a figure without them."""
    is_figure = re.fullmatch(r"[0-9.]+(?:e[0-9]+)?|0x[0-9a-f]+", number, re.IGNORECASE)
    return f'"{number}"' if is_figure else number


@message("AP207", "error")
def unquoted_value(
    *,
    field: str,
    written: str,
    kind: Literal["a number", "yes or no"],
    read: str,
    entry: bool = False,
    in_brackets: bool = False,
    is_first: bool = False,
    is_answer: bool = True,
    also: Also = "",
) -> Finding:
    """A field must be text, but its value is read as a number, or as yes or no.

    As numbers, 1.10 and 1.1 are the same. But action 1.10 is not action 1.1.

    Bad::

              - id: 1.10

    Says::

        "1.10" is read as the number 1.1, but "id" must be text.
        To fix: put double quotation marks round the number: id: "1.10"

    Bad::

            challenge: true

    Says::

        "true" is read as the answer "yes", but "challenge" must be text.
        To fix: in "challenge", write what you mean in a few words.

    Bad::

            baseline:
              - measure: Every team has a named lead
                value: false

    Says::

        "false" is read as the answer "no", but "value" must be text or a number.
        To fix: in "value", write what you mean in words, such as 3 of the 5 teams. If
        you mean the word "false" itself, put double quotation marks round it:
            value: "false"

    Bad::

                evidence_needed: [Minutes of 12 September, 41]

    Says::

        "41" is read as a number, but "evidence_needed" must be text.
        To fix: if "41" belongs with the text before the comma, put one pair of double
        quotation marks round that text, the comma and "41". If it is a separate entry,
        put double quotation marks round the number: "41"
    """
    or_ = f" or {also}" if also and kind == "yes or no" else ""
    read_as = f"the number {read}" if kind == "a number" and read != written else kind
    if kind == "yes or no":
        read_as = f"the answer {quoted(read)}"
    what = (
        f"{quoted(written)} is read as {read_as}, but {quoted(field)} must be"
        f" text{or_}."
    )
    if not is_answer:
        return Finding(what, f"in {quoted(field)}, write what you mean in a few words.")
    hyphen = "" if in_brackets else "- "
    line = f'{hyphen}"{written}"' if entry else f'{field}: "{written}"'
    it = "number" if kind == "a number" else "text"
    how = f"put double quotation marks round the {it}: {line}"
    if entry and in_brackets and not is_first:
        how = (
            f"if {quoted(written)} belongs with the text before the comma, put one pair"
            " of double quotation marks round that text, the comma and"
            f" {quoted(written)}. If it is a separate entry, {how}"
        )
    if kind == "yes or no":
        how = (
            f"in {quoted(field)}, write what you mean in words, such as"
            f" {_SUCH_AS[bool(also)]}. If you mean the word {quoted(written)} itself,"
            f" put double quotation marks round it: {line}"
        )
    return Finding(what, how, paste=line)


_SUCH_AS = {True: "3 of the 5 teams", False: "all teams"}
"""What may be meant by yes or no, with a figure if the field may hold one."""


@message("AP208", "error")
def text_too_long(
    *, field: str, limit: int, length: int, thing: str = "Progress entry"
) -> Finding:
    """The text is too long for its field.

    Given::

        field: note
        limit: 10000
        length: 12000

    Says::

        The text of "note" has 12,000 characters. The limit is 10,000.
        To fix: keep what readers of the plan need. Move the rest to another document,
        and give the name of that document in "note". You can do this even if the entry
        has already been committed to git.
    """
    return Finding(
        f"The text of {quoted(field)} has {length:,} characters. The limit is"
        f" {limit:,}.",
        "keep what readers of the plan need. Move the rest to another document, and"
        f" give the name of that document in {quoted(field)}."
        f"{remedies.still_allowed() if thing == 'Progress entry' else ''}",
    )


@message("AP209", "error")
def not_an_interval(
    *, written: str, field: str = "every", is_first: bool = False
) -> Finding:
    """An interval is too long, or is not a whole number of weeks or months.

    Bad::

        review:
          every: quarterly
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date

    Says::

        "quarterly" must be written as a number of weeks or months.
        To fix: in place of "quarterly", write 3 months.

    Bad::

        review:
          every: twice a year
          by: MSCB Development Officer
          reports_to: Learning and Development Subgroup
          purpose: Content is still up to date

    Says::

        "twice a year" must be written as a number of weeks or months.
        To fix: in place of "twice a year", write 6 months.

    Bad::

        review:
          every: 90 days

    Says::

        "90 days" is not a whole number of weeks or months.
        To fix: if you copied this from a document, change this field to:
            every_as_written: "90 days"
        If not, in place of "90 days", write a number of weeks or months. The nearest
        shorter interval is 12 weeks.

    Bad::

        review:
          every: 3 years

    Says::

        "3 years" is longer than the longest interval allowed, which is 24 months.
        To fix: if you copied this from a document, change this field to:
            every_as_written: "3 years"
        If not, in place of "3 years", write 24 months or a shorter interval.

    Bad::

        review:
          every: now and then

    Says::

        "now and then" is not an interval in weeks or months.
        To fix: if you copied these words from a document that does not give a number,
        change this field to:
            every_as_written: "now and then"
        If not, write a number of weeks or months, such as 3 months, in place of "now
        and then".

    Bad::

                repeats: at each meeting

    Says::

        "at each meeting" is not an interval in weeks or months.
        To fix: if you do not know how often the action is repeated, move the words in
        "repeats" to the text of "action", and delete the "repeats" line. If the action
        has already been committed to git, add a progress entry that says why its
        wording has changed. If you know how often, write a number of weeks or months,
        such as 3 months, in place of "at each meeting".

    Bad::

        review:
          every: 4

    Says::

        "4" could mean weeks or months.
        To fix: in place of "4", write 4 weeks or 4 months, whichever you mean.

    Bad::

        review:
          every: bi-annually

    Says::

        "bi-annually" can mean twice a year or every 2 years.
        To fix: in place of "bi-annually", write 6 months if you mean twice a year, or
        24 months if you mean every 2 years. If you copied this from a document that
        does not say which it means, change this field to:
            every_as_written: "bi-annually"

    Bad::

        review:
          every: bi-monthly

    Says::

        "bi-monthly" can mean twice a month or every 2 months.
        To fix: in place of "bi-monthly", write 2 months if you mean every 2 months. If
        you mean twice a month, write 2 weeks, which is the nearest shorter interval. If
        you copied this from a document that does not say which it means, change this
        field to:
            every_as_written: "bi-monthly"

    Bad::

        review:
          every: termly

    Says::

        "termly" can mean different intervals, because some areas have 3 terms a year
        and others have 6.
        To fix: in place of "termly", write 4 months if there are 3 terms a year, or 2
        months if there are 6. If you copied this from a document that does not say
        which it means, change this field to:
            every_as_written: "termly"

    Bad::

        review:
          every: bi-weekly

    Says::

        "bi-weekly" can mean twice a week or every 2 weeks.
        To fix: in place of "bi-weekly", write 2 weeks if you mean every 2 weeks. If you
        mean twice a week, write 1 week, which is the shortest interval. If you copied
        this from a document that does not say which it means, change this field to:
            every_as_written: "bi-weekly"
    """
    word = re.sub(r"[\s-]", "", written.strip().lower()).removeprefix("every")
    as_written = f"change this field to: every_as_written: {quoted(written)}"
    instead_of = f"in place of {quoted(written)}, write"
    unsaid = (
        " If you copied this from a document that does not say which it means,"
        f" {as_written}"
    )
    copied = f"if you copied this from a document, {as_written}\nIf not, "
    if field != "every":
        copied = unsaid = ""
    if word.removesuffix("ly") in _TWO_WAYS:
        often, rarely, remedy = _TWO_WAYS[word.removesuffix("ly")]
        return Finding(
            f"{quoted(written)} can mean {often} or {rarely}.",
            f"{instead_of} {remedy}{unsaid}",
        )
    number = dates.number_alone(written)
    if number and dates.interval(written):
        one, other = dates.count(number, "week"), dates.count(number, "month")
        return Finding(
            f"{quoted(written)} could mean weeks or months.",
            f"{instead_of} {one} or {other}, whichever you mean.",
        )
    status = remedies.WITH_STATUS if is_first else ""
    exact = dates.interval(written)
    if exact and not dates.sure_interval(written):
        return Finding(
            f"{quoted(written)} can mean different intervals, because some areas have"
            " 3 terms a year and others have 6.",
            f"{instead_of} 4 months if there are 3 terms a year, or 2 months if there"
            f" are 6.{unsaid}",
        )
    if exact:
        return Finding(
            f"{quoted(written)} must be written as a number of weeks or months.",
            f"{instead_of} {exact}.",
            paste=f"{field}: {exact}",
        )
    if shorter := dates.next_shorter(written):
        return _inexact(written, f"{field}: {shorter}", copied)
    number_of = "write a number of weeks or months, such as 3 months, in place of"
    return Finding(
        f"{quoted(written)} is not an interval in weeks or months.",
        "if you copied these words from a document that does not give a number,"
        f" {as_written}\nIf not, {number_of} {quoted(written)}."
        if field == "every"
        else "if you do not know how often the action is repeated, move the words in"
        f' {quoted(field)} to the text of "action", and delete the {quoted(field)}'
        " line."
        f"{remedies.say_why_reworded(status=status)} If you know how often,"
        f" {number_of} {quoted(written)}.",
    )


def _inexact(written: str, line: str, copied: str) -> Finding:
    """Say what comes nearest to an interval that cannot be written."""
    if "day" in written.lower():
        return Finding(
            f"{quoted(written)} is not a whole number of weeks or months.",
            f"{copied}in place of {quoted(written)}, write a number of weeks or months."
            f" The nearest shorter interval is {line.partition(': ')[2]}.",
            paste=line,
        )
    return Finding(
        f"{quoted(written)} is longer than the longest interval allowed, which is"
        f" {line.partition(': ')[2]}.",
        f"{copied}in place of {quoted(written)}, write {line.partition(': ')[2]} or a"
        " shorter interval.",
        paste=line,
    )


_TWO_WAYS = {
    "biannual": (
        "twice a year",
        "every 2 years",
        "6 months if you mean twice a year, or 24 months if you mean every 2 years.",
    ),
    "biyear": (
        "twice a year",
        "every 2 years",
        "6 months if you mean twice a year, or 24 months if you mean every 2 years.",
    ),
    "bimonth": (
        "twice a month",
        "every 2 months",
        "2 months if you mean every 2 months. If you mean twice a month, write 2 weeks,"
        " which is the nearest shorter interval.",
    ),
    "biweek": (
        "twice a week",
        "every 2 weeks",
        "2 weeks if you mean every 2 weeks. If you mean twice a week, write 1 week,"
        " which is the shortest interval.",
    ),
}
"""Words with 2 meanings. Only the officer can say which is meant."""


def _or(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _at_most(written: str, most: int) -> str:
    return f" (at most {most} characters)" if len(written) > most else ""


def _words(text: str) -> list[str]:
    plain = "".join(c if c.isascii() and c.isalnum() else " " for c in text)
    return plain.split()
