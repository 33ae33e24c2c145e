"""Messages about tables, columns and options of `actionplan import` (AP04)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text.grammar import cut, listed, quoted


@message("AP040", "error")
def no_table() -> Finding:
    """The document has no table.

    An action plan is imported from a table, because its columns say what is what.

    Given::

        {}

    Says::

        There is no table in this document, so nothing can be imported from it.
        To fix: put the plan into a table with a heading over each column, such as
        Action, Lead and By when. To type the plan yourself instead, type: actionplan
        new
    """
    return Finding(
        "There is no table in this document, so nothing can be imported from it.",
        "put the plan into a table with a heading over each column, such as Action,"
        " Lead and By when. To type the plan yourself instead, type: actionplan new",
    )


@message("AP041", "error")
def no_actions(*, headings: tuple[str, ...] = ()) -> Finding:
    """No table has a column for actions or recommendations.

    Given::

        headings: [Ziel, Wer, Wann]

    Says::

        No table has a heading that is known to be for actions or recommendations. The
        first row with text is "Ziel", "Wer", "Wann".
        To fix: name the table with --table, and say which column has the actions. For
        example: --table 1 --map "Ziel=action"

    Given::

        {}

    Says::

        No table has a heading that is known to be for actions or recommendations.
        To fix: give each column a heading, such as Action, Lead and By when.
    """
    what = "No table has a heading that is known to be for actions or recommendations."
    if not headings:
        return Finding(
            what, "give each column a heading, such as Action, Lead and By when."
        )
    return Finding(
        f"{what} The first row with text is {listed(_cut(headings))}.",
        "name the table with --table, and say which column has the actions. For"
        f' example: --table 1 --map "{_typed(headings)}=action"',
    )


def _cut(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Cut text that is much longer than a heading."""
    return tuple(cut(heading, _LONGEST) for heading in headings)


def _typed(headings: tuple[str, ...]) -> str:
    """Return the first heading that a person can type."""
    return next((text for text in headings if len(text) <= _LONGEST), "HEADING")


_LONGEST = 90
"""The most characters of a heading."""


@message("AP042", "error")
def unknown_table(*, number: int, tables: int) -> Finding:
    """A table was named that the document does not have.

    Given::

        number: 3
        tables: 2

    Says::

        There is no table 3. The document has 2 tables.
        To fix: give a number from 1 to 2 after --table.

    Given::

        number: 2
        tables: 1

    Says::

        There is no table 2. The document has 1 table.
        To fix: leave out --table.
    """
    if tables == 1:
        return Finding(
            f"There is no table {number}. The document has 1 table.",
            "leave out --table.",
        )
    return Finding(
        f"There is no table {number}. The document has {tables} tables.",
        f"give a number from 1 to {tables} after --table.",
    )


@message("AP043", "error")
def unknown_heading(*, written: str, headings: tuple[str, ...]) -> Finding:
    """The command line says what a column is, but there is no such column.

    Given::

        written: When
        headings: [Action, Lead, "When?"]

    Says::

        No column has the heading "When".
        To fix: write the heading after --map as the document has it: "Action", "Lead",
        "When?".
    """
    return Finding(
        f"No column has the heading {quoted(written)}.",
        "write the heading after --map as the document has it:"
        f" {listed(_cut(headings), 20)}.",
    )


@message("AP044", "error")
def not_a_map(*, written: str, targets: tuple[str, ...]) -> Finding:
    """What a column is cannot be read.

    Given::

        written: When?
        targets: [action, due]

    Says::

        "When?" does not say what a column is.
        To fix: write the heading, an equals sign and a field, for example --map
        "When?=due". The fields are: action, due. You can also use a field of your own
        that starts with x-, or - to leave the column out.

    Given::

        written: When?=wann
        targets: [action, due]

    Says::

        "When?=wann" does not say what a column is.
        To fix: write the heading, an equals sign and a field, for example --map
        "When?=due". The fields are: action, due. You can also use a field of your own
        that starts with x-, or - to leave the column out.
    """
    return Finding(
        f"{quoted(written)} does not say what a column is.",
        "write the heading, an equals sign and a field, for example --map"
        f' "When?=due". The fields are: {", ".join(targets)}. You can also use a field'
        " of your own that starts with x-, or - to leave the column out.",
    )


@message("AP045", "error")
def not_a_colour(*, written: str) -> Finding:
    """What a colour means cannot be read.

    Given::

        written: red

    Says::

        "red" does not say what a colour means.
        To fix: write the colour as six letters and digits, an equals sign and the
        rating, for example --colour FF0000=red. To see the colours, type the command
        without --colour.
    """
    return Finding(
        f"{quoted(written)} does not say what a colour means.",
        "write the colour as six letters and digits, an equals sign and the rating,"
        " for example --colour FF0000=red. To see the colours, type the command without"
        " --colour.",
    )


@message("AP046", "error")
def table_too_large(*, table: str) -> Finding:
    """A table has more merged cells than any plan.

    Given::

        table: table 1

    Says::

        The merged cells of table 1 cover too many places to be read.
        To fix: copy the rows with the plan into a new document, and import that.
    """
    return Finding(
        f"The merged cells of {table} cover too many places to be read.",
        "copy the rows with the plan into a new document, and import that.",
    )


@message("AP047", "error")
def not_as_meant() -> Finding:
    """The plan that was written would not be read as the document says.

    Given::

        {}

    Says::

        The plan would not be read as the document says, so nothing has been written.
        To fix: this is a fault in actionplan. Report it, with a document that shows it
        and has no personal information. To type the plan yourself instead, type:
        actionplan new
    """
    return Finding(
        "The plan would not be read as the document says, so nothing has been written.",
        "this is a fault in actionplan. Report it, with a document that shows it and"
        " has no personal information. To type the plan yourself instead, type:"
        " actionplan new",
    )


WhyNotNext: TypeAlias = Literal["no-ledger", "not-a-ledger", "other-plan"]


@message("AP048", "error")
def no_ledger_of_last(*, why: WhyNotNext, ledger: str) -> Finding:
    """The plan is there already, and it is not known what was imported into it.

    A new version of a document can be compared with the last one only by the ledger of
    the last import. It is written next to the plan.

    Given::

        why: no-ledger
        ledger: plans/scr-family-b-2012.import.json

    Says::

        This plan is there already, and there is no ledger next to it that says what was
        imported into it. Nothing has been written.
        To fix: to import into a new plan, give another name after --output. If the
        ledger was moved, put it back: plans/scr-family-b-2012.import.json

    Given::

        why: not-a-ledger
        ledger: plans/scr-family-b-2012.import.json

    Says::

        The ledger of the last import cannot be read, so this version cannot be compared
        with the last one. Nothing has been written.
        To fix: if there is an earlier copy of the ledger, put it back:
        plans/scr-family-b-2012.import.json

    Given::

        why: other-plan
        ledger: plans/scr-family-b-2012.import.json

    Says::

        The ledger of the last import is about another plan, so this version cannot be
        compared with the last one. Nothing has been written.
        To fix: put the ledger of this plan back: plans/scr-family-b-2012.import.json
    """
    match why:
        case "no-ledger":
            return Finding(
                "This plan is there already, and there is no ledger next to it that"
                " says what was imported into it. Nothing has been written.",
                "to import into a new plan, give another name after --output. If the"
                f" ledger was moved, put it back: {ledger}",
            )
        case "not-a-ledger":
            return Finding(
                "The ledger of the last import cannot be read, so this version cannot"
                " be compared with the last one. Nothing has been written.",
                f"if there is an earlier copy of the ledger, put it back: {ledger}",
            )
        case "other-plan":
            return Finding(
                "The ledger of the last import is about another plan, so this version"
                " cannot be compared with the last one. Nothing has been written.",
                f"put the ledger of this plan back: {ledger}",
            )
        case _:
            assert_never(why)


@message("AP049", "error")
def not_a_plan_name(*, meant: str = "") -> Finding:
    """The name after --output is not that of a plan.

    The name of a plan's file is its ID: lower-case words and digits joined by hyphens,
    and then .yaml.

    Given::

        meant: plans/board-plan.yaml

    Says::

        This cannot be the name of a plan's file. It is the plan ID, which is lower-case
        words and digits joined by hyphens, and then .yaml.
        To fix: write, for example, --output plans/board-plan.yaml

    Given::

        {}

    Says::

        This cannot be the name of a plan's file. It is the plan ID, which is lower-case
        words and digits joined by hyphens, and then .yaml.
        To fix: write, for example, --output scr-family-b-2012.yaml
    """
    return Finding(
        "This cannot be the name of a plan's file. It is the plan ID, which is"
        " lower-case words and digits joined by hyphens, and then .yaml.",
        f"write, for example, --output {meant or 'scr-family-b-2012.yaml'}",
    )


@message("AP050", "error")
def progress_without_date() -> Finding:
    """New progress in a document has no date, so it cannot be recorded as an entry.

    Given::

        {}

    Says::

        It does not say when this was reported.
        To fix: give the date of the report after --reported, or add the entry to the
        plan yourself.
    """
    return Finding(
        "It does not say when this was reported.",
        "give the date of the report after --reported, or add the entry to the plan"
        " yourself.",
    )


@message("AP051", "error")
def no_rows() -> Finding:
    """A table has the headings of a plan, but there is no row below them.

    Given::

        {}

    Says::

        There are headings of a plan in this document, but there is no action below
        them.
        To fix: check that it is the right file. To start an empty plan, type:
        actionplan new
    """
    return Finding(
        "There are headings of a plan in this document, but there is no action below"
        " them.",
        "check that it is the right file. To start an empty plan, type: actionplan new",
    )


@message("AP052", "error")
def too_much_for_one_plan(*, rows: int) -> Finding:
    """A document has more rows than one plan can hold.

    Given::

        rows: 30000

    Says::

        The tables of actions have 30,000 rows, which is more than one plan can hold.
        To fix: import one table at a time with --table, or copy parts of the document
        into documents of their own, and import each as a plan.
    """
    return Finding(
        f"The tables of actions have {rows:,} rows, which is more than one plan can"
        " hold.",
        "import one table at a time with --table, or copy parts of the document into"
        " documents of their own, and import each as a plan.",
    )


@message("AP053", "error")
def too_many_empty_fields(*, empty: int, limit: int) -> Finding:
    """A document does not say what a plan has to say, in very many rows.

    Given::

        empty: 1202
        limit: 1000

    Says::

        In the plan, 1,202 fields would be empty, because the document has nothing for
        them. A plan with more than 1,000 empty fields cannot be read.
        To fix: if a column has the owners, name it, for example --map
        "Who=accountable". If the progress has no dates, give the date of the report
        after --reported. Otherwise, copy parts of the document into documents of their
        own, and import each as a plan.
    """
    return Finding(
        f"In the plan, {empty:,} fields would be empty, because the document has"
        f" nothing for them. A plan with more than {limit:,} empty fields cannot be"
        " read.",
        "if a column has the owners, name it, for example --map"
        ' "Who=accountable". If the progress has no dates, give the date of the report'
        " after --reported. Otherwise, copy parts of the document into documents of"
        " their own, and import each as a plan.",
    )


@message("AP054", "error")
def headings_in_first_column(*, table: str) -> Finding:
    """A table has its headings one below the other, as a form does.

    Each action of a plan is a row of a table, below its headings.

    Given::

        table: table 1

    Says::

        The headings of table 1 are in its first column, so it cannot be imported.
        To fix: make a table with these headings in its first row and a row for each
        action, and copy the text into it.
    """
    return Finding(
        f"The headings of {table} are in its first column, so it cannot be imported.",
        "make a table with these headings in its first row and a row for each action,"
        " and copy the text into it.",
    )
