"""Messages about tables, columns and options of `actionplan import` (AP04)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.messages.not_done import AGAIN
from actionplan.rule import Finding, message
from actionplan.text.grammar import cut, listed, quoted


@message("AP040", "error")
def no_table() -> Finding:
    """The document has no table.

    actionplan can import a plan only from a table, because it uses the headings to find
    out what each column contains.

    Given::

        {}

    Says::

        There is no table in this document, so nothing can be imported.
        To fix: put the plan into a table with a heading above each column, such as
        Action, Lead and By when. Then run the same command again. To write the plan
        yourself instead, type:
            actionplan new
    """
    return Finding(
        "There is no table in this document, so nothing can be imported.",
        "put the plan into a table with a heading above each column, such as Action,"
        " Lead and By when. Then run the same command again. To write the plan yourself"
        " instead, type: actionplan new",
    )


@message("AP041", "error")
def no_actions(*, headings: tuple[str, ...] = ()) -> Finding:
    """No table has a recognised heading for actions or recommendations.

    Given::

        headings: [Ziel, Wer, Wann]

    Says::

        No table has a heading that actionplan recognises as a heading for actions
        or recommendations. The first row with text contains "Ziel", "Wer" and
        "Wann".
        To fix: run the same command again, and add the number of the table and the
        heading of the column with the actions, for example: --table 1 --map
        "Ziel=action"

    Given::

        {}

    Says::

        No table has a heading that actionplan recognises as a heading for actions or
        recommendations.
        To fix: in the document, give the column of actions the heading "Action" (or
        "Recommendation", if it contains recommendations). Give the other columns
        headings such as "Lead" and "By when". Then run the same command again.
    """
    what = (
        "No table has a heading that actionplan recognises as a heading for actions"
        " or recommendations."
    )
    if not headings:
        return Finding(
            what,
            'in the document, give the column of actions the heading "Action" (or'
            ' "Recommendation", if it contains recommendations). Give the other'
            ' columns headings such as "Lead" and "By when". Then run the same command'
            " again.",
        )
    return Finding(
        f"{what} The first row with text contains {listed(_cut(headings))}.",
        "run the same command again, and add the number of the table and the heading"
        " of the column with the actions, for example: --table 1 --map"
        f' "{_typed(headings)}=action"',
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
    """You gave the number of a table that the document does not have.

    Given::

        number: 3
        tables: 2

    Says::

        There is no table 3. The document has 2 tables.
        To fix: give 1 or 2 after --table.

    Given::

        number: 2
        tables: 1

    Says::

        There is no table 2. The document has 1 table.
        To fix: leave out --table.
    """
    which = "1 or 2" if tables == 2 else f"a number from 1 to {tables}"  # noqa: PLR2004 -- two
    if tables == 1:
        return Finding(
            f"There is no table {number}. The document has 1 table.",
            "leave out --table.",
        )
    return Finding(
        f"There is no table {number}. The document has {tables} tables.",
        f"give {which} after --table.",
    )


@message("AP043", "error")
def unknown_heading(*, written: str, headings: tuple[str, ...]) -> Finding:
    """No column has the heading that you gave after --map.

    Given::

        written: When
        headings: [Action, Lead, "When?"]

    Says::

        No column has the heading "When".
        To fix: in --map, replace "When" with one of the headings in the document:
        "Action", "Lead" or "When?".
    """
    return Finding(
        f"No column has the heading {quoted(written)}.",
        f"in --map, replace {quoted(written)} with one of the headings in the document:"
        f" {listed(_cut(headings), 20, word='or')}.",
    )


@message("AP044", "error")
def not_a_map(*, written: str, targets: tuple[str, ...]) -> Finding:
    """The text after --map does not say which field a column is for.

    The message lists all the fields that you can use, but the examples below list only
    4 of them.

    Given::

        written: When?
        targets: [action, due, accountable, note]

    Says::

        "When?" does not say which field a column is for.
        To fix: write the heading, an equals sign and a field, for example:
            --map "When?=due"
        You can use any of these fields: action, due, accountable and note. You can also
        use a field of your own that starts with x-. To leave the column out, write a
        hyphen (-) in place of the field.

    Given::

        written: When?=wann
        targets: [action, due, accountable, note]

    Says::

        "wann" in "When?=wann" is not the name of a field.
        To fix: after the equals sign, write a field, for example:
            --map "When?=due"
        You can use any of these fields: action, due, accountable and note. You can also
        use a field of your own that starts with x-. To leave the column out, write a
        hyphen (-) in place of the field.
    """
    fields = f"{', '.join(targets[:-1])} and {targets[-1]}"
    rest = (
        f'for example: --map "When?=due"\nYou can use any of these fields: {fields}.'
        " You can also use a field of your own that starts with x-. To leave the column"
        " out, write a hyphen (-) in place of the field."
    )
    heading, equals, field = written.rpartition("=")
    if heading.strip() and equals and field.strip():
        return Finding(
            f"{quoted(field)} in {quoted(written)} is not the name of a field.",
            f"after the equals sign, write a field, {rest}",
        )
    return Finding(
        f"{quoted(written)} does not say which field a column is for.",
        f"write the heading, an equals sign and a field, {rest}",
    )


@message("AP045", "error")
def not_a_colour(*, written: str) -> Finding:
    """The text after --colour does not say which rating a colour is for.

    Given::

        written: red

    Says::

        "red" after --colour does not say which colour has which rating.
        To fix: write the code of the colour (6 letters or digits), an equals sign and
        the rating, for example:
            --colour FF0000=red
        To see the codes, run the same command again without --colour.
    """
    return Finding(
        f"{quoted(written)} after --colour does not say which colour has which rating.",
        "write the code of the colour (6 letters or digits), an equals sign and the"
        " rating, for example: --colour FF0000=red\nTo see the codes, run the same"
        " command again without --colour.",
    )


@message("AP046", "error")
def table_too_large(*, table: str) -> Finding:
    """A table has too many merged cells to be read.

    Given::

        table: table 1

    Says::

        Table 1 has too many merged cells to be read.
        To fix: copy the rows with the plan into a new document, split the merged cells,
        and import the new document.
    """
    return Finding(
        f"{table[:1].upper()}{table[1:]} has too many merged cells to be read.",
        "copy the rows with the plan into a new document, split the merged cells, and"
        " import the new document.",
    )


@message("AP047", "error")
def not_as_meant() -> Finding:
    """The new plan would not match the document, because of a mistake in actionplan.

    Given::

        {}

    Says::

        The new plan would not match the document, because of a mistake in actionplan.
        Nothing has been written.
        To fix: report the mistake to the person who looks after actionplan, and send an
        example document that contains no personal data. To write the plan yourself
        instead, type:
            actionplan new
    """
    return Finding(
        "The new plan would not match the document, because of a mistake in"
        " actionplan. Nothing has been written.",
        "report the mistake to the person who looks after actionplan, and send an"
        " example document that contains no personal data. To write the plan yourself"
        " instead, type: actionplan new",
    )


WhyNotNext: TypeAlias = Literal["no-ledger", "not-a-ledger", "other-plan"]


@message("AP048", "error")
def no_ledger_of_last(*, why: WhyNotNext, ledger: str) -> Finding:
    """The record of what was imported into the plan is missing or cannot be used.

    The record is called the ledger, and is kept in 2 files next to the plan. When you
    import a new version of a document, actionplan reads the file whose name ends in
    .import.json, to see what has changed since the last import.

    Given::

        why: no-ledger
        ledger: plans/scr-family-b-2012.import.json

    Says::

        This plan already exists, but its ledger (the record of what was imported) is
        missing. Nothing has been written.
        To fix: if you want to make a new plan, run the same command again, with another
        file name after --output. If not, get the ledger of this plan from a backup or
        from git, or ask the person who looks after the plans to do so. Save the ledger
        as plans/scr-family-b-2012.import.json, and run the same command again.

    Given::

        why: not-a-ledger
        ledger: plans/scr-family-b-2012.import.json

    Says::

        The ledger (the record of what was imported) cannot be read, so this document
        cannot be compared with the one imported last. Nothing has been written.
        To fix: if you want to make a new plan, run the same command again, with another
        file name after --output. If not, give plans/scr-family-b-2012.import.json
        another name, so that it is not lost. Then get the ledger of this plan from a
        backup or from git, or ask the person who looks after the plans to do so. Save
        the ledger as plans/scr-family-b-2012.import.json, and run the same command
        again.

    Given::

        why: other-plan
        ledger: plans/scr-family-b-2012.import.json

    Says::

        The ledger (the record of what was imported) is about another plan, so this
        document cannot be compared with the one imported last. Nothing has been
        written.
        To fix: if you want to make a new plan, run the same command again, with another
        file name after --output. If not, give plans/scr-family-b-2012.import.json
        another name, so that it is not lost. Then get the ledger of this plan from a
        backup or from git, or ask the person who looks after the plans to do so. Save
        the ledger as plans/scr-family-b-2012.import.json, and run the same command
        again.
    """
    new = (
        f"if you want to make a new plan, {AGAIN}, with another file name after"
        " --output. If not, "
    )
    aside = f"give {ledger} another name, so that it is not lost. Then "
    remedy = (
        "get the ledger of this plan from a backup or from git, or ask the person who"
        f" looks after the plans to do so. Save the ledger as {ledger}, and {AGAIN}."
    )
    match why:
        case "no-ledger":
            return Finding(
                "This plan already exists, but its ledger (the record of what was"
                " imported) is missing. Nothing has been written.",
                f"{new}{remedy}",
            )
        case "not-a-ledger":
            return Finding(
                "The ledger (the record of what was imported) cannot be read, so this"
                " document cannot be compared with the one imported last. Nothing has"
                " been written.",
                f"{new}{aside}{remedy}",
            )
        case "other-plan":
            return Finding(
                "The ledger (the record of what was imported) is about another plan, so"
                " this document cannot be compared with the one imported last. Nothing"
                " has been written.",
                f"{new}{aside}{remedy}",
            )
        case _:
            assert_never(why)


@message("AP049", "error")
def not_a_plan_name(*, meant: str = "") -> Finding:
    """The name after --output is not a valid name for a plan's file.

    The name of a plan's file is the plan ID (lower-case words and digits joined by
    hyphens), followed by .yaml.

    Given::

        meant: plans/board-plan.yaml

    Says::

        This cannot be the name of a plan's file. The name must be lower-case words
        and digits joined by hyphens, followed by .yaml.
        To fix: give another name, for example:
            --output plans/board-plan.yaml

    Given::

        {}

    Says::

        This cannot be the name of a plan's file. The name must be lower-case words
        and digits joined by hyphens, followed by .yaml.
        To fix: give another name, for example:
            --output scr-family-b-2012.yaml
    """
    return Finding(
        "This cannot be the name of a plan's file. The name must be lower-case words"
        " and digits joined by hyphens, followed by .yaml.",
        f"give another name, for example: --output {meant or 'scr-family-b-2012.yaml'}",
    )


@message("AP050", "error")
def progress_without_date() -> Finding:
    """A document has new progress without a date, so the progress cannot be recorded.

    Given::

        {}

    Says::

        The document does not say when this progress was reported, so the progress has
        not been recorded.
        To fix: if all the progress was reported on one date, run the same command again
        with --reported and that date. If not, record each entry yourself. To see how,
        type:
            actionplan progress add -h
    """
    return Finding(
        "The document does not say when this progress was reported, so the progress"
        " has not been recorded.",
        "if all the progress was reported on one date, run the same command again with"
        " --reported and that date. If not, record each entry yourself. To see how,"
        " type: actionplan progress add -h",
    )


@message("AP051", "error")
def no_rows() -> Finding:
    """A table has the headings of a plan, but no rows below them.

    Given::

        {}

    Says::

        This document has the headings of a plan, but no actions below them.
        To fix: check that this is the right file. To start an empty plan, type:
            actionplan new
    """
    return Finding(
        "This document has the headings of a plan, but no actions below them.",
        "check that this is the right file. To start an empty plan, type: actionplan"
        " new",
    )


@message("AP052", "error")
def too_much_for_one_plan(*, rows: int) -> Finding:
    """A document has more rows than one plan can hold.

    Given::

        rows: 30000

    Says::

        The tables of actions have 30,000 rows, which is too many for one plan. A plan
        has room for about 50,000 filled-in cells and 1 MB of text.
        To fix: if the document has several tables of actions, import one table at a
        time with --table. If not, copy parts of the table into separate documents, and
        import each one as a plan.
    """
    return Finding(
        f"The tables of actions have {rows:,} rows, which is too many for one plan. A"
        " plan has room for about 50,000 filled-in cells and 1 MB of text.",
        "if the document has several tables of actions, import one table at a time"
        " with --table. If not, copy parts of the table into separate documents, and"
        " import each one as a plan.",
    )


@message("AP053", "error")
def too_many_empty_fields(*, empty: int, limit: int) -> Finding:
    """The document would leave too many fields of the plan empty.

    Given::

        empty: 1202
        limit: 1000

    Says::

        1,202 fields of the plan would be empty, because the document has nothing to put
        in them. A plan can have at most 1,000 empty fields. Nothing has been written.
        To fix: if a column lists the owners, run the same command again with the
        heading of that column, for example:
            --map "Who=accountable"
        If the progress notes have no dates, run the same command again with the date on
        which they were reported in place of DATE:
            --reported DATE
        If neither is the case, copy parts of the table into separate documents, and
        import each one as a plan.
    """
    return Finding(
        f"{empty:,} fields of the plan would be empty, because the document has"
        f" nothing to put in them. A plan can have at most {limit:,} empty fields."
        " Nothing has been written.",
        "if a column lists the owners, run the same command again with the heading of"
        ' that column, for example: --map "Who=accountable"\nIf the progress notes have'
        " no dates, run the same command again with the date on which they were"
        " reported in place of DATE: --reported DATE\nIf neither is the case, copy"
        " parts of the table into separate documents, and import each one as a plan.",
    )


@message("AP054", "error")
def headings_in_first_column(*, table: str) -> Finding:
    """A table has its headings one below the other, as in a form.

    Actions can be imported only from a table that has all its headings in one row. Each
    action must have its own row below the headings.

    Given::

        table: table 1

    Says::

        The headings of table 1 are in its first column, so the table cannot be
        imported.
        To fix: in a new document, make a table with these headings in the first row
        and a row for each action. Copy the text into that table, and import the new
        document.
    """
    return Finding(
        f"The headings of {table} are in its first column, so the table cannot be"
        " imported.",
        "in a new document, make a table with these headings in the first row and a row"
        " for each action. Copy the text into that table, and import the new document.",
    )
