"""Messages about filling a table of the board's own document (AP908)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.messages.not_done import NOT_WRITTEN
from actionplan.rule import Finding, message
from actionplan.text import command_line, dates
from actionplan.text.grammar import cut, quoted

_LONGEST = 60
"""The most characters of a heading or cell that are shown."""


@message("AP9080", "error")
def no_blank_table_fits(*, tables: tuple[tuple[str, ...], ...] = ()) -> Finding:
    """No table in the document has headings that match the fields of a plan.

    The headings match if one of them is for actions, recommendations or desired
    outcomes, and actionplan recognises at least one other heading.

    Given::

        tables: [[Ziel, Wer, Wann], [Rot, Gelb]]

    Says::

        No table in this document has headings that actionplan can match to the
        fields of a plan. Table 1 has the headings "Ziel", "Wer" and "Wann". Table 2
        has the headings "Rot" and "Gelb". Nothing has been written.
        To fix: run the same command again, with --map for each column that you want
        to fill in. Start with the column for the actions, for example:
            --map "Ziel=action"

    Given::

        {}

    Says::

        There is no table in this document to fill in. Nothing has been written.
        To fix: use a Word document that has a table with a heading over each
        column, such as Action, Lead and By when. The table needs an empty row below
        its headings.
    """
    if not tables:
        return Finding(
            "There is no table in this document to fill in. Nothing has been written.",
            "use a Word document that has a table with a heading over each column,"
            " such as Action, Lead and By when. The table needs an empty row below its"
            " headings.",
        )
    seen = " ".join(
        f"Table {number} has {_words(headings)}."
        for number, headings in enumerate(tables[:_MOST], 1)
    )
    first = cut(next((t for t in tables if len(t) > 1), ("A",))[0], _LONGEST)
    return Finding(
        "No table in this document has headings that actionplan can match to the fields"
        " of a plan."
        f" {seen} Nothing has been written.",
        "run the same command again, with --map for each column that you want to fill"
        " in. Start with the column for the actions, for example: --map"
        f' "{first}=action"',
    )


_MOST = 5
"""The most tables whose headings are shown."""


def _words(headings: tuple[str, ...]) -> str:
    if not headings:
        return "no text"
    *before, last = [quoted(heading) for heading in headings]
    if not before:
        return f"the heading {last}"
    return f"the headings {', '.join(before)} and {last}"


@message("AP9081", "error")
def table_not_blank(*, table: int, row: int = 0, text: str = "") -> Finding:
    """The table that you want to fill in has text below its headings, or no empty row.

    Given::

        table: 2
        row: 3
        text: Train all managers

    Says::

        Table 2 has the right headings, but is not blank: row 3 says "Train all
        managers". Nothing has been written.
        To fix: use a document in which the rows below the headings are empty. To import
        the plan in this document instead, type this command, with the name of the
        document in place of FILE:
            actionplan import "FILE"

    Given::

        table: 1

    Says::

        Table 1 has the right headings, but no empty row below them. Nothing has been
        written.
        To fix: in the document, add an empty row to the table, below the headings. All
        rows will have the format of that row. Save the document, and run the same
        command again.
    """
    if not row:
        return Finding(
            f"Table {table} has the right headings, but no empty row below them."
            " Nothing has been written.",
            "in the document, add an empty row to the table, below the headings. All"
            " rows will have the format of that row. Save the document, and run the"
            " same command again.",
        )
    return Finding(
        f"Table {table} has the right headings, but is not blank: row {row} says"
        f" {quoted(text)}. Nothing has been written.",
        "use a document in which the rows below the headings are empty. To import the"
        " plan in this document instead, type this command, with the name of the"
        ' document in place of FILE: actionplan import "FILE"',
    )


RowsOf: TypeAlias = Literal["actions", "recommendations", "outcomes"]
"""What the rows of a table are."""


@message("AP9082", "error")
def several_tables_fit(*, numbers: tuple[int, ...], rows: RowsOf) -> Finding:
    """It is not clear which of several blank tables to fill in.

    Given::

        numbers: [1, 3]
        rows: actions

    Says::

        Tables 1 and 3 are both blank tables for actions, so it is not clear which one
        to fill in. Nothing has been written.
        To fix: run the same command again with the number of the right table at the
        end, for example:
            --table 1

    Given::

        numbers: [1, 2, 3]
        rows: outcomes

    Says::

        Tables 1, 2 and 3 are all blank tables for outcomes, so it is not clear which
        one to fill in. Nothing has been written.
        To fix: run the same command again with the number of the right table at the
        end, for example:
            --table 1

    Given::

        numbers: [2, 2]
        rows: actions

    Says::

        Table 2 has several blank parts with headings for actions, so it is not
        clear which part to fill in. Nothing has been written.
        To fix: make a copy of the document, and leave only one row of headings in
        table 2 of the copy. Then run the command again with the name of the copy.
    """
    if len(set(numbers)) == 1:
        return Finding(
            f"Table {numbers[0]} has several blank parts with headings for {rows}, so"
            " it is not clear which part to fill in. Nothing has been written.",
            "make a copy of the document, and leave only one row of headings in table"
            f" {numbers[0]} of the copy. Then run the command again with the name of"
            " the copy.",
        )
    several = sorted(set(numbers))
    each = "both" if len(several) == 2 else "all"  # noqa: PLR2004 -- both are two
    *before, last = map(str, several)
    return Finding(
        f"Tables {', '.join(before)} and {last} are {each} blank tables for {rows}, so"
        " it is not clear which one to fill in. Nothing has been written.",
        "run the same command again with the number of the right table at the end, for"
        f" example: --table {several[0]}",
    )


WhyNotFilled: TypeAlias = Literal[
    "protected",
    "signed",
    "tracking",
    "tracked",
    "repeating",
    "merged",
    "uneven",
    "nested",
    "encoding",
    "otherwise",
]
"""Why a document cannot be filled without a doubt."""

_OPEN_A_COPY = "make a copy of the document, and open the copy in Word."
"""What to do first. Word may save a change to the document itself at once."""
_WITH_A_COPY = "Save the copy, and run the command again with its name."
"""What to do once the copy has been put right in Word."""


@message("AP9099", "error")
def nothing_to_fill_in(*, table: int, rows: RowsOf) -> Finding:
    """The rows of a table are for recommendations or outcomes, but the plan has none.

    Given::

        table: 1
        rows: recommendations

    Says::

        The rows of table 1 are for recommendations, but the plan has no
        recommendations. Nothing has been written.
        To fix: if recommendations are missing from the plan, add them to it. If not,
        use a document whose table has a column for actions.
    """
    return Finding(
        f"The rows of table {table} are for {rows}, but the plan has no {rows}. Nothing"
        " has been written.",
        f"if {rows} are missing from the plan, add them to it. If not, use a document"
        " whose table has a column for actions.",
    )


@message("AP9098", "error")
def only_into_word() -> Finding:
    """The file that you named after --into is not a Word document.

    Given::

        {}

    Says::

        This is not a Word document, so its table cannot be filled in. Nothing has been
        written.
        To fix: after --into, give the name of a Word document (.docx) in quotation
        marks.
    """
    return Finding(
        "This is not a Word document, so its table cannot be filled in. Nothing has"
        " been written.",
        "after --into, give the name of a Word document (.docx) in quotation marks.",
    )


@message("AP9083", "error")
def cannot_be_filled(*, why: WhyNotFilled, table: int = 0) -> Finding:
    """The document is set up in such a way that actionplan cannot fill in the table.

    Given::

        why: protected

    Says::

        The document is protected against changes, so nothing has been written.
        To fix: make a copy of the document, and open the copy in Word. Choose Review,
        then Restrict Editing, then Stop Protection. If Word asks for a password that
        you do not know, ask the person who sent you the document for a copy that is not
        protected. Save the copy, and run the command again with its name.

    Given::

        why: signed

    Says::

        The document has a digital signature, which any change would break. Nothing has
        been written.
        To fix: make a copy of the document, and open the copy in Word. Under File,
        Info, remove the signature. Save the copy, and run the command again with its
        name.

    Given::

        why: tracking

    Says::

        Track Changes is turned on in this document, but Word cannot track the changes
        that actionplan makes. Nothing has been written.
        To fix: make a copy of the document, and open the copy in Word. Choose Review,
        and turn off Track Changes. Save the copy, and run the command again with its
        name.

    Given::

        why: tracked
        table: 1

    Says::

        Table 1 has changes that have been neither accepted nor rejected. Nothing has
        been written.
        To fix: make a copy of the document, and open the copy in Word. Choose Review,
        and accept or reject all changes. Save the copy, and run the command again with
        its name.

    Given::

        why: repeating
        table: 1

    Says::

        The rows of table 1 are a repeating section, which only Word can add rows to.
        Nothing has been written.
        To fix: make a copy of the document, and open the copy in Word. Right-click the
        section, and choose Remove Content Control. Save the copy, and run the command
        again with its name.

    Given::

        why: merged
        table: 1

    Says::

        In the empty rows of table 1, cells are merged in a column that needs a separate
        cell in each row. Nothing has been written.
        To fix: make a copy of the document, and open the copy in Word. In the empty
        rows, split every merged cell. Save the copy, and run the command again with its
        name.

    Given::

        why: uneven
        table: 1

    Says::

        The empty rows of table 1 do not have one cell under each heading. Nothing has
        been written.
        To fix: make a copy of the document, and open the copy in Word. Delete the empty
        rows of the table, and add one empty row that has a cell under each heading.
        Save the copy, and run the command again with its name.

    Given::

        why: nested
        table: 1

    Says::

        The rows of table 1 that should be filled in contain a table or a picture.
        Nothing has been written.
        To fix: make a copy of the document, and open the copy in Word. Remove the table
        or picture from those rows. Save the copy, and run the command again with its
        name.

    Given::

        why: encoding

    Says::

        The document was not saved in the way that Word saves documents, so nothing has
        been written.
        To fix: open the document in Word, save a copy, and run the command again with
        the name of the copy.

    Given::

        why: otherwise
        table: 1

    Says::

        Once filled in, table 1 would not show exactly what the plan says. There may be
        a list or merged cells in its empty rows. Nothing has been written.
        To fix: make a copy of the document, and open the copy in Word. Delete the empty
        rows of the table, and add one empty row below the headings, without merged
        cells or lists. Save the copy, and run the command again with its name.
    """
    what, remedy = _why_not(why, table)
    return Finding(what, remedy)


def _why_not(why: WhyNotFilled, table: int) -> tuple[str, str]:  # noqa: C901, PLR0911 -- one for each
    match why:
        case "protected":
            return (
                "The document is protected against changes, so nothing has been"
                " written.",
                f"{_OPEN_A_COPY} Choose Review, then Restrict Editing, then Stop"
                " Protection. If Word asks for a password that you do not know, ask the"
                " person who sent you the document for a copy that is not protected."
                f" {_WITH_A_COPY}",
            )
        case "signed":
            return (
                "The document has a digital signature, which any change would break."
                " Nothing has been written.",
                f"{_OPEN_A_COPY} Under File, Info, remove the signature."
                f" {_WITH_A_COPY}",
            )
        case "tracking":
            return (
                "Track Changes is turned on in this document, but Word cannot track the"
                " changes that actionplan makes. Nothing has been written.",
                f"{_OPEN_A_COPY} Choose Review, and turn off Track Changes."
                f" {_WITH_A_COPY}",
            )
        case "tracked":
            return (
                f"Table {table} has changes that have been neither accepted nor"
                " rejected. Nothing has been written.",
                f"{_OPEN_A_COPY} Choose Review, and accept or reject all changes."
                f" {_WITH_A_COPY}",
            )
        case "repeating":
            return (
                f"The rows of table {table} are a repeating section, which only Word"
                " can add rows to. Nothing has been written.",
                f"{_OPEN_A_COPY} Right-click the section, and choose Remove Content"
                f" Control. {_WITH_A_COPY}",
            )
        case "merged":
            return (
                f"In the empty rows of table {table}, cells are merged in a column that"
                " needs a separate cell in each row. Nothing has been written.",
                f"{_OPEN_A_COPY} In the empty rows, split every merged cell."
                f" {_WITH_A_COPY}",
            )
        case "uneven":
            return (
                f"The empty rows of table {table} do not have one cell under each"
                " heading. Nothing has been written.",
                f"{_OPEN_A_COPY} Delete the empty rows of the table, and add one empty"
                f" row that has a cell under each heading. {_WITH_A_COPY}",
            )
        case "nested":
            return (
                f"The rows of table {table} that should be filled in contain a table or"
                " a picture. Nothing has been written.",
                f"{_OPEN_A_COPY} Remove the table or picture from those rows."
                f" {_WITH_A_COPY}",
            )
        case "encoding":
            return (
                "The document was not saved in the way that Word saves documents, so"
                " nothing has been written.",
                "open the document in Word, save a copy, and run the command again"
                " with the name of the copy.",
            )
        case "otherwise":
            return (
                f"Once filled in, table {table} would not show exactly what the plan"
                " says. There may be a list or merged cells in its empty rows. Nothing"
                " has been written.",
                f"{_OPEN_A_COPY} Delete the empty rows of the table, and add one empty"
                " row below the headings, without merged cells or lists."
                f" {_WITH_A_COPY}",
            )
        case _:
            assert_never(why)


@message("AP9084", "error")
def one_plan_at_a_time(*, plans: int) -> Finding:
    """You asked for several plans, but a table in a document can contain only one plan.

    Given::

        plans: 9

    Says::

        There are 9 plans, but a table can contain only one plan. Nothing has been
        written.
        To fix: run the same command again, and name only one plan. To write all of them
        into one Word document, leave out --into.
    """
    return Finding(
        f"There are {dates.count(plans, 'plan')}, but a table can contain only one"
        " plan. Nothing has been written.",
        "run the same command again, and name only one plan. To write all of them into"
        " one Word document, leave out --into.",
    )


@message("AP9085", "error")
def plan_incomplete(*, parts: tuple[str, ...], file: str) -> Finding:
    """Part of the plan could not be read, so it would be missing from the table.

    Given::

        parts: [action 1.3, '"due" in action 2.1']
        file: plans/scr-family-a-2011.yaml

    Says::

        Parts of the plan could not be read: action 1.3, and "due" in action 2.1. The
        table would not show that anything is missing, so nothing has been written.
        To fix: first fix the errors in the plan, and then run the same command again.
        To see the errors, type:
            actionplan lint plans/scr-family-a-2011.yaml
    """
    *before, last = parts[:_MOST]
    more = len(parts) - _MOST
    if more > 0:
        before, last = [*before, last], f"{more} more"
    named = f"{', '.join(before)}, and {last}" if before else last
    part = "Parts" if before else "Part"
    return Finding(
        f"{part} of the plan could not be read: {named}. The table would not show that"
        " anything is missing, so nothing has been written.",
        "first fix the errors in the plan, and then run the same command again. To see"
        f" the errors, type: actionplan lint {command_line.name(file)}",
    )


@message("AP9086", "error")
def no_row_for_each(
    *, table: int, outcome: str, why: Literal["several", "none"]
) -> Finding:
    """Some actions do not fit into a table with one row for each recommendation.

    Given::

        table: 1
        outcome: "2"
        why: several

    Says::

        In table 1, each row is for a recommendation, and there is no column for
        actions. Outcome 2 has a recommendation with several actions, whose owners and
        dates would all be in one row. Nothing has been written.
        To fix: in the document, add a column with the heading "Action" to the table.
        Save the document, and run the same command again.

    Given::

        table: 1
        outcome: "2"
        why: none

    Says::

        In table 1, each row is for a recommendation, and there is no column for
        actions. Outcome 2 has no recommendation, so its actions would be missing
        from the table. Nothing has been written.
        To fix: in the document, add a column with the heading "Action" to the table.
        Save the document, and run the same command again.
    """
    reasons = {
        "several": "a recommendation with several actions, whose owners and dates would"
        " all be in one row",
        "none": "no recommendation, so its actions would be missing from the table",
    }
    return Finding(
        f"In table {table}, each row is for a recommendation, and there is no column"
        f" for actions. Outcome {outcome} has {reasons[why]}. Nothing has been"
        " written.",
        'in the document, add a column with the heading "Action" to the table. Save the'
        " document, and run the same command again.",
    )


@message("AP9087", "error")
def only_into_a_copy() -> Finding:
    """You gave the filled-in copy the same name as the board's own document.

    Given::

        {}

    Says::

        You named the same document after --into and after --output. actionplan never
        changes the document that you name after --into. It fills in a copy, which needs
        a different name. Nothing has been written.
        To fix: give another name after --output, for example:
            --output "Filled in.docx"
    """
    return Finding(
        "You named the same document after --into and after --output. actionplan never"
        " changes the document that you name after --into. It fills in a copy, which"
        " needs a different name. Nothing has been written.",
        'give another name after --output, for example: --output "Filled in.docx"',
    )


@message("AP9088", "error")
def not_with_into(*, option: str) -> Finding:
    """You gave an option that cannot be used with --into.

    Given::

        option: --template

    Says::

        --into fills in a table in your own Word document, so --template cannot be
        used with it. Nothing has been written.
        To fix: if you want to fill in the table, leave out --template. If not,
        leave out --into.
    """
    return Finding(
        "--into fills in a table in your own Word document, so"
        f" {option} cannot be used with it. Nothing has been written.",
        f"if you want to fill in the table, leave out {option}. If not, leave out"
        " --into.",
    )


@message("AP9089", "error")
def only_with_into(*, option: str) -> Finding:
    """You gave an option that can be used only with --into.

    Given::

        option: --table

    Says::

        --table gives the number of a table in your own Word document, but you did not
        name a document. Nothing has been written.
        To fix: if you want to fill in a table, give the name of the document in
        quotation marks after --into. If not, leave out --table.

    Given::

        option: --map

    Says::

        --map says what the columns of your own Word document are, but you did not name
        a document. Nothing has been written.
        To fix: if you want to fill in a table, give the name of the document in
        quotation marks after --into. If not, leave out --map.
    """
    gives = "gives the number of a table in your own Word document"
    if option == "--map":
        gives = "says what the columns of your own Word document are"
    return Finding(
        f"{option} {gives}, but you did not name a document. {NOT_WRITTEN}",
        "if you want to fill in a table, give the name of the document in quotation"
        f" marks after --into. If not, leave out {option}.",
    )
