"""Messages about fields: which there are, and of which kind (AP2)."""

from __future__ import annotations

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
) -> Finding:
    """A field has a name that the format does not know at this place.

    What stands behind it would be in no report. Names that start with x- are a
    board's own, and are kept and printed.

    Bad::

                agency: Medway Safeguarding Children Board
                budget: none

    Says::

        "budget" is not a field of an action.
        To fix: choose one of those that are: "priority", "due_as_written",
        "no_due_date", "set_date_by", "repeats", "no_owner", "person" and 5 more. A
        field of your own needs a name that starts with x-, such as x-budget.

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
    """
    what = f"{quoted(field)} is not a field of {a(thing)}."
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
    ' "published", "as_at" or "agreed_as_written".',
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
        "every", "first", "by", "reports_to", "purpose".

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
    """
    what = f"{quoted(field)} cannot be {quoted(written)}."
    if meant:
        return Finding(
            f"{what} Did you mean {quoted(meant)}?", f"change it to: {meant}"
        )
    return Finding(what, f"choose one of: {listed(options, len(options))}.")


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
        To fix: write it behind the hyphen, or delete the line if it is not needed.

    Bad::

                evidence_needed: [Minutes of 12 September, ""]

    Says::

        An entry of "evidence_needed" is still to be filled in.
        To fix: write it between the commas, or delete it with one of them.
    """
    if entry:
        return Finding(
            f"An entry of {quoted(field)} is still to be filled in.",
            "write it between the commas, or delete it with one of them."
            if in_brackets
            else "write it behind the hyphen, or delete the line if it is not needed.",
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
                    replaced_by: see action 1.4
                    note: Taken over by another action.

    Says::

        "see action 1.4" does not say which action. The number alone does, or the plan's
        name, a slash and the number.
        To fix: write it so, for example: 1.4
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
            f"write it so, for example: {example[-97:].strip('.-/')}",
        )
    example = ".".join(_words(written)) or "1.1"
    return Finding(
        f"{quoted(written)} cannot be the number of an action or outcome. Numbers are"
        f" letters, digits, full stops and hyphens{_at_most(written, 32)}.",
        f"write it so, for example: {example[:32].strip('.-')}",
    )


@message("AP207", "error")
def unquoted_value(
    *,
    field: str,
    written: str,
    kind: Literal["a number", "yes or no"],
    read: str,
    entry: bool = False,
    in_brackets: bool = False,
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
        To fix: put double quotes round it: challenge: "true"

    Bad::

                evidence_needed: [Minutes of 12 September, 41]

    Says::

        41 is taken for a number here. "evidence_needed" takes text.
        To fix: put double quotes round it: "41"
    """
    changed = f" and would be read as {read}" if kind == "a number" else ""
    changed = changed if read != written else ""
    hyphen = "" if in_brackets else "- "
    line = f'{hyphen}"{written}"' if entry else f'{field}: "{written}"'
    return Finding(
        f"{written} is taken for {kind} here{changed}. {quoted(field)} takes text.",
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
def not_an_interval(*, written: str) -> Finding:
    """How often a plan is reviewed is not given in whole weeks or months.

    Bad::

        review:
          every: quarterly

    Says::

        "quarterly" does not say how many weeks or months there are between reviews.
        To fix: write whole weeks or months: every: 3 months

    Bad::

        review:
          every: fortnightly

    Says::

        "fortnightly" does not say how many weeks or months there are between reviews.
        To fix: write whole weeks or months: every: 2 weeks

    Bad::

        review:
          every: 90 days

    Says::

        "90 days" does not say how many weeks or months there are between reviews.
        To fix: write how many, and then "weeks" or "months". If that is not known,
        take "every" out and write the words in "purpose".

    Bad::

        review:
          every: 4

    Says::

        "4" does not say how many weeks or months there are between reviews.
        To fix: write whole weeks or months: every: 4 months

    Bad::

        review:
          every: bi-annually

    Says::

        "bi-annually" can be twice a year or every two years.
        To fix: twice a year is every: 6 months, and every two years is every: 24
        months. If that is not known, take "every" out and write the words in "purpose".

    Bad::

        review:
          every: bi-monthly

    Says::

        "bi-monthly" can be twice a month or every two months.
        To fix: twice a month is every: 2 weeks, and every two months is every: 2
        months. If that is not known, take "every" out and write the words in "purpose".
    """
    word = written.strip().lower().replace("-", "").removesuffix("ly")
    if word in _TWO_WAYS:
        often, seldom, remedy = _TWO_WAYS[word]
        return Finding(
            f"{quoted(written)} can be {often} or {seldom}.",
            f"{remedy}. {_NOT_KNOWN}",
        )
    what = f"{quoted(written)} does not say how many weeks or months there are between"
    if known := dates.interval(written):
        return Finding(
            f"{what} reviews.",
            f"write whole weeks or months: every: {known}",
            paste=f"every: {known}",
        )
    return Finding(
        f"{what} reviews.",
        f'write how many, and then "weeks" or "months". {_NOT_KNOWN}',
    )


_NOT_KNOWN = 'If that is not known, take "every" out and write the words in "purpose".'
_TWO_WAYS = {
    "biannual": (
        "twice a year",
        "every two years",
        "twice a year is every: 6 months, and every two years is every: 24 months",
    ),
    "bimonth": (
        "twice a month",
        "every two months",
        "twice a month is every: 2 weeks, and every two months is every: 2 months",
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
