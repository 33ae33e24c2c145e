"""Messages about fields: which there are, and of which kind (AP2)."""

from __future__ import annotations

import json
import re
from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text import dates, suggest
from actionplan.text.grammar import a, listed, quoted, this


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
    both: tuple[str, str] | tuple[()] = (),
    days: tuple[str, ...] = (),
    on: str = "",
    target: str = "",
) -> Finding:
    """A field has a name that the format does not know at this place.

    What stands behind it would be in no report. Names that start with x- are a
    board's own, and are kept and printed.

    Bad::

                agency: Medway Safeguarding Children Board
                budget: none

    Says::

        "budget" is not a field of an action.
        To fix: choose one of those that are: "no_text", "priority", "due_as_written",
        "no_due_date", "set_date_by", "repeats", "no_owner" and 6 more. A field of your
        own needs a name that starts with x-, such as x-budget.

    Bad::

                # no accountable
                accountible: MSCB Development Officer

    Says::

        "accountible" is not a field of an action. Did you mean "accountable"?
        To fix: change "accountible" to "accountable".

    Bad::

                agency: Medway Safeguarding Children Board
                status: complete

    Says::

        "status" is not a field of an action. How an action stands follows from its
        progress entries.
        To fix: delete the line, and record the change with its date:
        actionplan progress add

    Bad::

                agency: Medway Safeguarding Children Board
                RAG status: green

    Says::

        "RAG status" is not a field of an action. It belongs to a progress entry, as
        "rag".
        To fix: move it to where it belongs. Lines that belong together start in the
        same column.

    Bad::

                # no due
                completion_date: 2012-02-20

    Says::

        "completion_date" can be the date by which this action must be done, or the date
        on which it was done.
        To fix: for the first, change "completion_date" to "due". For the second, write
        under "due" when it was due, delete the line, and record it: actionplan progress
        add scr-family-a-2011/1.1 "..." --state complete --achieved-on 2012-02-20
        --evidence "..."

    Bad::

                due: 2012-05
                completed: 2012-02-20

    Says::

        This action has a due date already, so "completed" is the date on which it was
        done.
        To fix: delete the line, and record it: actionplan progress add
        scr-family-a-2011/1.1 "..." --state complete --achieved-on 2012-02-20 --evidence
        "..."

    Bad::

                milestones:
                  - milestone: A draft is with all agencies
                    finished: 2012-02-20

    Says::

        "finished" can be the date by which this milestone must be done, or the date on
        which it was done.
        To fix: change "finished" to "due" for the first, or to "reached_on" for the
        second.

    Bad::

                due: 2012-05
                By when: June 2012

    Says::

        "By when" is not a field of an action, and this action has "due" already.
        To fix: keep the one that is right, under "due", and delete the other line.

    Bad::

                accountable: MSCB Development Officer
                lead: Head of Nursing

    Says::

        "lead" is not a field of an action, and this action has "accountable" already.
        To fix: keep the one that is right, under "accountable", and delete the other
        line. A second lead is a partner: write it under "partners", as "post". Two who
        answer for it equally are a list: accountable: ["MSCB Development Officer",
        "Head of Nursing"]
    """
    if days:
        return _of_days(field, thing, days, on=on, target=target)
    what = f"{quoted(field)} is not a field of {a(thing)}."
    if held:
        return _there_already(field, thing, held, both)
    if meant:
        return Finding(
            f"{what} Did you mean {quoted(meant)}?",
            f"change {quoted(field)} to {quoted(meant)}.",
        )
    if thing == "Action" and suggest.field(field, ("state",)):
        return Finding(
            f"{what} How an action stands follows from its progress entries.",
            "delete the line, and record the change with its date: actionplan"
            " progress add",
        )
    if elsewhere:
        name = f", as {quoted(there)}" if there != field else ""
        return Finding(
            f"{what} It belongs to {_or([a(home) for home in elsewhere])}{name}.",
            "move it to where it belongs. Lines that belong together start in the"
            " same column.",
        )
    return Finding(
        what,
        f"choose one of those that are: {listed(allowed)}. A field of your own needs"
        f" a name that starts with x-, such as x-{'-'.join(_words(field)) or 'note'}.",
    )


def _of_days(
    field: str, thing: str, days: tuple[str, ...], *, on: str, target: str
) -> Finding:
    """Say which day a field about completion can name, and where that belongs."""
    one = this(thing)
    words = {
        "due": f"the date by which {one} must be done",
        "achieved_on": "the date on which it was done",
        "reached_on": "the date on which it was done",
        "new_due": "a new due date",
    }
    achieved = f" --achieved-on {on}" if on else ""
    record = (
        f'actionplan progress add {target or "PLAN/ACTION"} "..." --state'
        f' complete{achieved} --evidence "..."'
    )
    match days:
        case (first, second) if second == "achieved_on" and thing == "Action":
            return Finding(
                f"{quoted(field)} can be {words[first]}, or {words[second]}.",
                f"for the first, change {quoted(field)} to {quoted(first)}. For the"
                f" second, write under {quoted(first)} when it was due, delete the"
                f" line, and record it: {record}",
            )
        case (first, second):
            return Finding(
                f"{quoted(field)} can be {words[first]}, or {words[second]}.",
                f"change {quoted(field)} to {quoted(first)} for the first, or to"
                f" {quoted(second)} for the second.",
            )
        case ("achieved_on",):
            return Finding(
                f"{one[0].upper()}{one[1:]} has a due date already, so {quoted(field)}"
                f" is {words['achieved_on']}.",
                f"delete the line, and record it: {record}",
            )
        case _:
            return Finding(
                f"{quoted(field)} is not a field of {a(thing)}. It looks like"
                f" {words[days[0]]}.",
                f"if it is, change {quoted(field)} to {quoted(days[0])}.",
            )


def _there_already(
    field: str, thing: str, held: str, both: tuple[str, str] | tuple[()]
) -> Finding:
    """Say that a thing has a field of that meaning, and which of them counts."""
    more = ""
    if held == "accountable" and both:
        names = ", ".join(json.dumps(each, ensure_ascii=False) for each in both)
        more = f" Two who answer for it equally are a list: accountable: [{names}]"
        if thing in ("Action", "Outcome"):
            second = 'A second lead is a partner: write it under "partners", as "post".'
            more = f" {second}{more}"
    return Finding(
        f"{quoted(field)} is not a field of {a(thing)}, and {this(thing)} has"
        f" {quoted(held)} already.",
        f"keep the one that is right, under {quoted(held)}, and delete the other"
        f" line.{more}",
    )


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

_ASKED = {
    "due": "when it is to be done, such as {year}-11, or no_due_date and the reason why"
    " there is none yet",
    "accountable": "the one post, professional or agency that answers for it",
    "note": "what was done, or why",
    "agreed": "the day the plan was agreed, such as {year}-08-15",
    "date": "the day it was reported, such as {year}-09-30",
    "id": "its number or name, which never changes",
    "title": "what it is about",
    "kind": "multi-agency or single-agency",
    "outcomes": "what is to be different, each with its actions",
    "action": "the one thing to be done",
    "text": "the words themselves",
    "response": "accepted, partly-accepted or not-accepted",
    "measure": "what is measured",
    "value": "a number, or words where there is none",
    "risk": "what may stand in the way",
    "milestone": "what will have been reached",
    "statement": "what the agency says",
    "source": "where the challenge comes from",
    "type": "what kind of review it was",
    "lead_agency": "the agency that answers for the plan",
    "reason": "why the recommendation was not accepted in full",
}


@message("AP202", "error")
def missing_field(*, field: str, thing: str, year: str = "2011") -> Finding:
    """A field is missing without which there is no plan to speak of.

    Bad::

                # no accountable

    Says::

        "accountable" is missing from this action: the one post, professional or
        agency that answers for it.
        To fix: in the same column add a line that starts with "accountable:". If the
        document names no owner, add "no_owner" and say so.

    Bad::

                  - rag: green
                    note: The first draft went to all agencies.

    Says::

        "date" is missing from this progress entry: the day it was reported, such as
        2011-09-30.
        To fix: in the same column add a line that starts with "date:". If no day or
        month is known, add "date_as_written" with the words of the document.

    Bad::

                  - date: 2011-12-05
                    rag: green

    Says::

        "note" is missing from this progress entry: what was done, or why.
        To fix: add a line that starts in the same column: note:

    Bad::

                  - risk: Staff without Internet access
                    approach: reduce
                  - mitigation: Printed copies

    Says::

        "risk" is missing from this risk: what may stand in the way.
        To fix: add a line that starts in the same column: risk:
    """
    asked = f": {_ASKED[field].format(year=year)}" if field in _ASKED else ""
    line = _PASTE.get(field, f"{field}: ")
    if (thing, field) in _OR:
        how = f'in the same column add a line that starts with "{line.strip()}".'
        how = f"{how} {_OR[thing, field]}"
    elif "\n" in line:
        how = "add these lines, starting in the same column:"
    else:
        how = f"add a line that starts in the same column: {line.strip()}"
    return Finding(
        f"{quoted(field)} is missing from {this(thing)}{asked}.", how, paste=line
    )


_UNDATED = (
    'If no day or month is known, add "date_as_written" with the words of the document.'
)
_OR = {
    ("Plan", "agreed"): "If the document does not say, add"
    ' "published", "as_at", "agreed_as_written", "published_as_written" or'
    ' "as_at_as_written".',
    ("Action", "action"): 'If the document leaves it open, add "no_text" and say so.',
    ("Action", "accountable"): 'If the document names no owner, add "no_owner" and say'
    " so.",
    ("Action", "due"): "If the document has a date in words only, add"
    ' "due_as_written".',
    ("Progress entry", "date"): _UNDATED,
    ("Report on the outcome", "date"): _UNDATED,
    ("Recommendation", "text"): 'If only its number is known, add "ref".',
}
"""What will do in place of a field that nobody may make up."""


Wanted: TypeAlias = Literal["text", "a list", "fields"]
Got: TypeAlias = Literal["text", "a list", "fields", "a number"]


@message("AP203", "error")
def wrong_kind(
    *,
    field: str,
    wanted: Wanted,
    got: Got,
    entry: bool = False,
    in_brackets: bool = False,
    names: tuple[str, ...] = (),
) -> Finding:
    """A field holds a text where a list is wanted, or the other way about.

    Bad::

                evidence_needed:
                  what: minutes

    Says::

        "evidence_needed" takes text, and here it has fields of its own.
        To fix: write the text behind the colon, on the same line. Text that has a
        colon in it needs double quotes round it.

    Bad::

                partners: Kent Police

    Says::

        "partners" takes a list, and here it has text.
        To fix: write each entry on a line of its own below, starting with a hyphen, a
        space and the name of a field: "agency", "post", "group", "person".

    Bad::

        review: every six months

    Says::

        "review" takes fields, and here it has text.
        To fix: write each field on a line of its own below, two spaces further in:
        "every", "every_as_written", "first", "by", "reports_to", "purpose".

    Bad::

                partners:
                  - Kent Police

    Says::

        Each entry of "partners" takes fields, and this one has text.
        To fix: behind the hyphen write the name of a field, a colon and the text.
        Further fields go on lines of their own below, in the same column. There are
        "agency", "post", "group", "person".

    Bad::

                evidence_needed:
                  - Minutes: 12 September

    Says::

        Each entry of "evidence_needed" takes text, and this one has fields of its own.
        To fix: put double quotes round the whole text behind the hyphen. A colon in it
        ends the name of a field otherwise.

    Bad::

                partners: [Kent Police]

    Says::

        Each entry of "partners" takes fields, and this one has text.
        To fix: take the brackets away, and write each entry on a line of its own below,
        starting with a hyphen, a space and the name of a field: "agency", "post",
        "group", "person".

    Bad::

                evidence_needed: [Minutes: 12 September]

    Says::

        Each entry of "evidence_needed" takes text, and this one has fields of its own.
        To fix: put double quotes round the whole text of this entry. A colon in it ends
        the name of a field otherwise.
    """
    has = "fields of its own" if got == "fields" else got
    if entry:
        return Finding(
            f"Each entry of {quoted(field)} takes {wanted}, and this one has {has}.",
            _for_an_entry(wanted, names, in_brackets=in_brackets),
        )
    return Finding(
        f"{quoted(field)} takes {wanted}, and here it has {has}.",
        _for_a_field(wanted, names),
    )


def _for_a_field(wanted: Wanted, names: tuple[str, ...]) -> str:
    """Say what to do about a field that holds the wrong kind of thing."""
    match wanted:
        case "text":
            return (
                "write the text behind the colon, on the same line. Text that has a"
                " colon in it needs double quotes round it."
            )
        case "a list":
            start = (
                f"hyphen, a space and the name of a field: {listed(names)}"
                if names
                else "hyphen and a space"
            )
            return (
                f"write each entry on a line of its own below, starting with a {start}."
            )
        case "fields":
            fields = f": {listed(names)}" if names else ""
            return (
                "write each field on a line of its own below, two spaces further"
                f" in{fields}."
            )
        case _:
            assert_never(wanted)


def _for_an_entry(wanted: Wanted, names: tuple[str, ...], *, in_brackets: bool) -> str:
    """Say what to do about an entry of the wrong kind, behind a hyphen or a comma."""
    match wanted, in_brackets:
        case "text", True:
            return (
                "put double quotes round the whole text of this entry. A colon in it"
                " ends the name of a field otherwise."
            )
        case "text", False:
            return (
                "put double quotes round the whole text behind the hyphen. A colon in"
                " it ends the name of a field otherwise."
            )
        case _, True:
            return (
                "take the brackets away, and write each entry on a line of its own"
                " below, starting with a hyphen, a space and the name of a"
                f" field{f': {listed(names)}' if names else ''}."
            )
        case _:
            return (
                "behind the hyphen write the name of a field, a colon and the text."
                " Further fields go on lines of their own below, in the same"
                f" column.{f' There are {listed(names)}.' if names else ''}"
            )


@message("AP204", "error")
def not_an_option(
    *, field: str, written: str, options: tuple[str, ...], meant: str
) -> Finding:
    """A field that takes one of a few words holds another.

    Bad::

        kind: multi agency

    Says::

        "kind" cannot be "multi agency". Did you mean "multi-agency"?
        To fix: change it to: multi-agency

    Bad::

                  - risk: Staff without Internet access
                    approach: hope

    Says::

        "approach" cannot be "hope".
        To fix: choose one of: "reduce", "remove", "manage".

    Bad::

                progress:
                  - date: 2012-02-10
                    state: extension requested
                    note: The form is late. We ask for time until May.

    Says::

        "state" cannot be "extension requested", as the action is open until more time
        is granted.
        To fix: take this out, and give the date that is asked for as
        "new_due_requested", or on the command line with --new-due-requested DATE.
    """
    if field in ("state", "--state") and _MORE_TIME.search(written.casefold()):
        return Finding(
            f"{quoted(field)} cannot be {quoted(written)}, as the action is open until"
            " more time is granted.",
            "take this out, and give the date that is asked for as"
            ' "new_due_requested", or on the command line with --new-due-requested'
            " DATE.",
        )
    what = f"{quoted(field)} cannot be {quoted(written)}."
    if meant:
        return Finding(
            f"{what} Did you mean {quoted(meant)}?", f"change it to: {meant}"
        )
    return Finding(what, f"choose one of: {listed(options, len(options))}.")


_MORE_TIME = re.compile(r"\bexten(?:d|sion)|\bmore.?time|\bdelay.?request")


@message("AP205", "error")
def empty_field(
    *, field: str, entry: bool = False, in_brackets: bool = False
) -> Finding:
    """A field is there, but nothing stands behind it.

    Bad::

            challenge:

    Says::

        "challenge" is still to be filled in.
        To fix: write the answer behind the colon, or delete the line if it is not
        needed.

    Bad::

                evidence_needed:
                  -

    Says::

        An entry of "evidence_needed" is still to be filled in.
        To fix: write it behind the hyphen, or delete the line if it is not needed. If
        the list has no other entry, delete "evidence_needed" as well.

    Bad::

                evidence_needed: [Minutes of 12 September, ""]

    Says::

        An entry of "evidence_needed" is still to be filled in.
        To fix: write it between the commas, or delete it with one of them.
    """
    if entry:
        rest = f" If the list has no other entry, delete {quoted(field)} as well."
        rest = "" if field in ("accountable", "outcomes") else rest  # one is needed
        return Finding(
            f"An entry of {quoted(field)} is still to be filled in.",
            "write it between the commas, or delete it with one of them."
            if in_brackets
            else "write it behind the hyphen, or delete the line if it is not needed."
            + rest,
        )
    return Finding(
        f"{quoted(field)} is still to be filled in.",
        "write the answer behind the colon, or delete the line if it is not needed.",
    )


IdForm: TypeAlias = Literal["plan-id", "item-id", "item-ref"]


@message("AP206", "error")
def id_form(*, field: str, written: str, form: IdForm) -> Finding:
    """A name or number of a plan or an action is not written as those are.

    They stand in minutes, file names and addresses, so they are short and plain.

    Bad::

        id: SCR Family A

    Says::

        "SCR Family A" cannot be the name of a plan. Names are lower-case words and
        digits joined by hyphens.
        To fix: write it so, for example: scr-family-a

    Bad::

              - id: 1 (iii)

    Says::

        "1 (iii)" cannot be the number of an action or outcome. Numbers are letters,
        digits, full stops and hyphens.
        To fix: write it so, for example: 1.iii

    Bad::

                progress:
                  - date: 2011-12-05
                    state: withdrawn
                    replaced_by: see housing-2012/2.1
                    note: Taken over by another action.

    Says::

        "see housing-2012/2.1" does not say which action. The number alone does, or the
        plan's name, a slash and the number.
        To fix: write it so, for example: housing-2012/2.1
    """
    match form:
        case "plan-id":
            example = "-".join(_words(written)).lower() or "scr-family-a-2011"
            return Finding(
                f"{quoted(written)} cannot be the name of a plan. Names are lower-case"
                f" words and digits joined by hyphens{_at_most(written, 64)}.",
                f"write it so, for example: {example[:64].strip('-')}",
            )
        case "item-id" | "item-ref":
            return _number_form(field, written)
        case _:
            assert_never(form)


def _number_form(field: str, written: str) -> Finding:
    """Say how the number of an action is written, or how another is referred to."""
    if field != "id":
        plain = re.findall(r"[a-z0-9-]*/?[A-Za-z0-9][A-Za-z0-9.-]*", written)
        example = plain[-1] if plain else "1.1"
        return Finding(
            f"{quoted(written)} does not say which action. The number alone does, or"
            " the plan's name, a slash and the number.",
            f"write it so, for example: {_as_text(example[-97:].strip('.-/'))}",
        )
    example = ".".join(_words(written)) or "1.1"
    return Finding(
        f"{quoted(written)} cannot be the number of an action or outcome. Numbers are"
        f" letters, digits, full stops and hyphens{_at_most(written, 32)}.",
        f"write it so, for example: {_as_text(example[:32].strip('.-'))}",
    )


def _as_text(number: str) -> str:
    """Put a number of an action in quotes that would be read as a figure without."""
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
    is_answer: bool = True,
) -> Finding:
    """A text is written so that it is taken for a number, or for yes or no.

    1.10 and 1.1 are the same number, but not the same action.

    Bad::

              - id: 1.10

    Says::

        1.10 is taken for a number here and would be read as 1.1. "id" takes text.
        To fix: put double quotes round it: id: "1.10"

    Bad::

            challenge: true

    Says::

        true is taken for yes or no here. "challenge" takes text.
        To fix: write the answer in words.

    Bad::

            baseline:
              - measure: Every team has a named lead
                value: false

    Says::

        false is taken for yes or no here. "value" takes text.
        To fix: put double quotes round it: value: "false"

    Bad::

                evidence_needed: [Minutes of 12 September, 41]

    Says::

        41 is taken for a number here. "evidence_needed" takes text.
        To fix: put double quotes round it: "41"
    """
    changed = f" and would be read as {read}" if kind == "a number" else ""
    changed = changed if read != written else ""
    what = f"{written} is taken for {kind} here{changed}. {quoted(field)} takes text."
    if not is_answer:
        return Finding(what, "write the answer in words.")
    hyphen = "" if in_brackets else "- "
    line = f'{hyphen}"{written}"' if entry else f'{field}: "{written}"'
    return Finding(
        what,
        f"put double quotes round it: {line}",
        paste=line,
    )


@message("AP208", "error")
def text_too_long(*, field: str, limit: int, length: int) -> Finding:
    """A text is longer than its field can hold.

    Given::

        field: note
        limit: 10000
        length: 12000

    Says::

        "note" holds 12,000 characters. The most it can hold is 10,000.
        To fix: keep what the meeting needs, and refer to the document that has the
        rest.
    """
    return Finding(
        f"{quoted(field)} holds {length:,} characters. The most it can hold is"
        f" {limit:,}.",
        "keep what the meeting needs, and refer to the document that has the rest.",
    )


@message("AP209", "error")
def not_an_interval(*, written: str, field: str = "every") -> Finding:
    """How often something is due is not given in whole weeks or months.

    Bad::

        review:
          every: quarterly

    Says::

        "quarterly" has to be written as 3 months.
        To fix: write a number of weeks or months: every: 3 months

    Bad::

        review:
          every: fortnightly

    Says::

        "fortnightly" has to be written as 2 weeks.
        To fix: write a number of weeks or months: every: 2 weeks

    Bad::

        review:
          every: 90 days

    Says::

        "90 days" is not a number of whole weeks or months.
        To fix: write weeks or months. The next shorter is every: 12 weeks

    Bad::

        review:
          every: 3 years

    Says::

        "3 years" is longer than a plan can say.
        To fix: write weeks or months. The longest there is is every: 24 months

    Bad::

        review:
          every: now and then

    Says::

        "now and then" does not say how many weeks or months it is.
        To fix: write a number of weeks or months. If the document gives none, keep its
        words: every_as_written: "now and then"

    Bad::

                repeats: at each meeting

    Says::

        "at each meeting" does not say how many weeks or months it is.
        To fix: write a number of weeks or months. If there is none, take "repeats" out
        and write the words in "action".

    Bad::

        review:
          every: 4

    Says::

        "4" does not say whether that is weeks or months.
        To fix: write which of them it is: every: 4 weeks or every: 4 months

    Bad::

        review:
          every: bi-annually

    Says::

        "bi-annually" can be twice a year or every two years.
        To fix: write the one you mean: every: 6 months or every: 24 months

    Bad::

        review:
          every: bi-monthly

    Says::

        "bi-monthly" can be twice a month or every two months.
        To fix: write the one you mean: every: 2 months, or for twice a month the next
        shorter, every: 2 weeks

    Bad::

        review:
          every: bi-weekly

    Says::

        "bi-weekly" can be twice a week or every two weeks.
        To fix: write every: 2 weeks if that is meant. The shortest there is is every: 1
        week
    """
    word = re.sub(r"[\s-]", "", written.strip().lower()).removeprefix("every")
    if word.removesuffix("ly") in _TWO_WAYS:
        often, rarely, remedy = _TWO_WAYS[word.removesuffix("ly")]
        return Finding(
            f"{quoted(written)} can be {often} or {rarely}.",
            remedy.format(field=field),
        )
    if written.strip().isdigit() and dates.interval(written):
        number = int(written)
        one, other = dates.count(number, "week"), dates.count(number, "month")
        return Finding(
            f"{quoted(written)} does not say whether that is weeks or months.",
            f"write which of them it is: {field}: {one} or {field}: {other}",
        )
    if exact := dates.interval(written):
        return Finding(
            f"{quoted(written)} has to be written as {exact}.",
            f"write a number of weeks or months: {field}: {exact}",
            paste=f"{field}: {exact}",
        )
    if shorter := dates.next_shorter(written):
        return _inexact(written, f"{field}: {shorter}")
    kept = f"every_as_written: {quoted(written)}"
    instead = f"If the document gives none, keep its words: {kept}"
    if field != "every":
        instead = (
            f'If there is none, take "{field}" out and write the words in "action".'
        )
    return Finding(
        f"{quoted(written)} does not say how many weeks or months it is.",
        f"write a number of weeks or months. {instead}",
    )


def _inexact(written: str, line: str) -> Finding:
    """Say what comes nearest to an interval that there is no way to write."""
    if "day" in written.lower():
        return Finding(
            f"{quoted(written)} is not a number of whole weeks or months.",
            f"write weeks or months. The next shorter is {line}",
            paste=line,
        )
    return Finding(
        f"{quoted(written)} is longer than a plan can say.",
        f"write weeks or months. The longest there is is {line}",
        paste=line,
    )


_TWO_WAYS = {
    "biannual": (
        "twice a year",
        "every two years",
        "write the one you mean: {field}: 6 months or {field}: 24 months",
    ),
    "biyear": (
        "twice a year",
        "every two years",
        "write the one you mean: {field}: 6 months or {field}: 24 months",
    ),
    "bimonth": (
        "twice a month",
        "every two months",
        "write the one you mean: {field}: 2 months, or for twice a month the next"
        " shorter, {field}: 2 weeks",
    ),
    "biweek": (
        "twice a week",
        "every two weeks",
        "write {field}: 2 weeks if that is meant. The shortest there is is"
        " {field}: 1 week",
    ),
}
"""Words that say two things, the parts of which nobody may choose for an officer."""


def _or(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _at_most(written: str, most: int) -> str:
    return f", at most {most} characters" if len(written) > most else ""


def _words(text: str) -> list[str]:
    plain = "".join(c if c.isascii() and c.isalnum() else " " for c in text)
    return plain.split()
