"""Define messages about trackers, and about forms that come back filled in (AP907)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.messages import tool
from actionplan.messages.not_done import (
    AGAIN,
    IMPORT,
    IMPORT_AGAIN,
    NOT_RECORDED,
    NOT_WRITTEN,
    by_command,
    install_by,
)
from actionplan.rule import Finding, message
from actionplan.text import dates
from actionplan.text.grammar import listed, quoted

WhyNotKnown: TypeAlias = Literal[
    "empty", "not-an-action", "changed", "no-key", "no-plan", "twice"
]
WhyNotTaken: TypeAlias = Literal[
    "no-words",
    "no-date",
    "formula",
    "not-a-status",
    "superseded",
    "not-yes-or-no",
    "no-new-date",
]


@message("AP9070", "error")
def tracker_needs_xlsx() -> Finding:
    """The name of the file for a tracker does not end in .xlsx.

    Given::

        {}

    Says::

        A tracker is an Excel workbook, so the name of its file must end in .xlsx.
        Nothing has been written.
        To fix: run the same command again, and after --output, give a file name that
        ends in .xlsx, such as tracker.xlsx.
    """
    return Finding(
        "A tracker is an Excel workbook, so the name of its file must end in .xlsx."
        f" {NOT_WRITTEN}",
        f"{AGAIN}, and after --output, give a file name that ends in .xlsx, such as"
        " tracker.xlsx.",
    )


@message("AP9071", "error")
def tracker_is_there() -> Finding:
    """There is already a file with the name that you gave for a tracker.

    Someone may have filled in that file, so actionplan does not replace it.

    Given::

        {}

    Says::

        This file already exists, and may have been filled in. Nothing has been written
        to it.
        To fix: run the same command again, and after --output, give another file name,
        such as tracker-2011-12.xlsx.
    """
    return Finding(
        "This file already exists, and may have been filled in. Nothing has been"
        " written to it.",
        f"{AGAIN}, and after --output, give another file name, such as"
        " tracker-2011-12.xlsx.",
    )


@message("AP9072", "error")
def excel_not_installed(*, install: str) -> Finding:
    """The software that reads and writes Excel workbooks is not installed.

    The command in the message depends on how actionplan was installed: with pipx (as in
    the example), uv or pip.

    Given::

        install: pipx inject actionplan python-docx openpyxl

    Says::

        To write an Excel workbook, actionplan needs additional software that is not
        installed.
        To fix: type this command, and then run your first command again:
            pipx inject actionplan python-docx openpyxl
    """
    return Finding(
        "To write an Excel workbook, actionplan needs additional software that is not"
        " installed.",
        f"{install_by(install)}, and then run your first command again: {install}",
    )


@message("AP9073", "error")
def not_for_returned(*, option: str, is_tracker: bool) -> Finding:
    """You gave an option that cannot be used with a tracker or a form.

    The option is only for turning a document into a plan. The answers in a tracker
    or a form are recorded in plans that already exist.

    Given::

        option: --output
        is_tracker: true

    Says::

        This file is a tracker that has been filled in, so --output cannot be used.
        Nothing has been recorded.
        To fix: run the same command again without --output. To record what has been
        filled in, add --record.

    Given::

        option: --map
        is_tracker: false

    Says::

        This file is a form that has been filled in, so --map cannot be used. Nothing
        has been recorded.
        To fix: run the same command again without --map. To record what has been filled
        in, add --record.
    """
    thing = "tracker" if is_tracker else "form"
    return Finding(
        f"This file is a {thing} that has been filled in, so {option} cannot be used."
        f" {NOT_RECORDED}",
        f"run the same command again without {option}. To record what has been filled"
        " in, add --record.",
    )


@message("AP9074", "error")
def nothing_to_record_from(*, missing: tuple[str, ...] = ()) -> Finding:
    """The file that you gave contains nothing that can be recorded.

    One reason is that the file is neither a tracker nor a form. Another reason is that
    a heading was changed or deleted.

    Given::

        {}

    Says::

        This file is neither a tracker nor a form from actionplan, so there is nothing
        to record.
        To fix: check that you gave the right file. If this is a tracker or a form that
        has been filled in, compare its headings with those of the tracker or form that
        you sent. Change any different heading back, and run the same command again. If
        you want to turn a table in this file into a plan, leave out --record.

    Given::

        missing: [Evidence]

    Says::

        This seems to be a tracker or a form from actionplan, but it has no column with
        the heading "Evidence". So nothing can be recorded from it.
        To fix: compare its headings with those of the tracker or form that you sent. If
        a heading was changed, change it back. If a column was deleted, add an empty
        column with that heading. Then run the same command again.
    """
    if missing:
        return Finding(
            "This seems to be a tracker or a form from actionplan, but it has no column"
            f" with the heading {listed(missing)}. So nothing can be recorded from it.",
            "compare its headings with those of the tracker or form that you sent. If a"
            " heading was changed, change it back. If a column was deleted, add an"
            f" empty column with that heading. Then {AGAIN}.",
        )
    return Finding(
        "This file is neither a tracker nor a form from actionplan, so there is nothing"
        " to record.",
        "check that you gave the right file. If this is a tracker or a form that has"
        " been filled in, compare its headings with those of the tracker or form that"
        f" you sent. Change any different heading back, and {AGAIN}. If you want to"
        " turn a table in this file into a plan, leave out --record.",
    )


@message("AP9075", "error")
def row_not_known(
    *,
    why: WhyNotKnown,
    column: str,
    written: str = "",
    sent: str = "",
    files: tuple[str, ...] = (),
) -> Finding:
    """It is not clear which action a row of a tracker or a form is about.

    Given::

        why: empty
        column: Action

    Says::

        This row does not say which action it is about.
        To fix: if this row is not about an action in a plan, clear the row. If it is,
        write the plan ID, a slash and the action number in "Action", such as
        scr-family-a-2011/1.1. If you do not know which action is meant, ask the person
        who filled in the row. Then import this file again.

    Given::

        why: not-an-action
        column: Action
        written: Leaflet

    Says::

        "Leaflet" does not give a plan ID and an action number.
        To fix: if this row is not about an action in a plan, clear the row. If it is,
        write the plan ID, a slash and the action number in "Action", such as
        scr-family-a-2011/1.1. If you do not know which action is meant, ask the person
        who filled in the row. Then import this file again.

    Given::

        why: changed
        column: Action
        written: scr-family-a-2011/1.2
        sent: scr-family-a-2011/1.1

    Says::

        This row was about "scr-family-a-2011/1.1" when it was sent, but now says
        "scr-family-a-2011/1.2", so it is not clear which action is meant.
        To fix: ask the person who filled in this row which action they meant. If they
        meant "scr-family-a-2011/1.1", write that in "Action". Then import this file
        again. If they meant another action, type this command, with the plan ID and
        action number in place of PLAN/ACTION, what was done in place of NOTE, and the
        date of the entry in place of DATE:
            actionplan progress add PLAN/ACTION "NOTE" --date DATE
        At the end of that command, add an option for each other cell of this row that
        is filled in, such as --state complete for the status. To see the options, type:
            actionplan progress add -h
        When that entry has been recorded, clear this row, and import this file again.

    Given::

        why: no-key
        column: Action
        written: scr-family-a-2011/1.1

    Says::

        The hidden cell at the end of this row was changed, so it is not clear if the
        row is about "scr-family-a-2011/1.1".
        To fix: ask the person who filled in this row which action they meant. Then type
        this command, with the plan ID and action number in place of PLAN/ACTION, what
        was done in place of NOTE, and the date of the entry in place of DATE:
            actionplan progress add PLAN/ACTION "NOTE" --date DATE
        At the end of that command, add an option for each other cell of this row that
        is filled in, such as --state complete for the status. To see the options, type:
            actionplan progress add -h
        When that entry has been recorded, clear this row, and import this file again.

    Given::

        why: no-plan
        column: Action
        written: scr-family-a-2011

    Says::

        There is no plan with the plan ID "scr-family-a-2011" in the current folder or
        below it.
        To fix: check the plan ID in "Action". If it is wrong, correct it. If it is
        right, go to the folder with the plans. Then import this file again.

    Given::

        why: twice
        column: Action
        written: scr-family-a-2011
        files: [old/scr-family-a-2011.yaml, plans/scr-family-a-2011.yaml]

    Says::

        There are 2 plans with the plan ID "scr-family-a-2011": one in
        "old/scr-family-a-2011.yaml" and one in "plans/scr-family-a-2011.yaml".
        To fix: if both plans are needed, ask the person who looks after the plans to
        give one of them a different plan ID. If only one is needed, move the file of
        the other out of the folder of plans. Then import this file again.
    """
    match why:
        case "empty":
            return Finding(
                "This row does not say which action it is about.",
                _WHICH_ACTION.format(quoted(column)),
            )
        case "not-an-action":
            return Finding(
                f"{quoted(written)} does not give a plan ID and an action number.",
                _WHICH_ACTION.format(quoted(column)),
            )
        case "changed":
            return Finding(
                f"This row was about {quoted(sent)} when it was sent, but now says"
                f" {quoted(written)}, so it is not clear which action is meant.",
                "ask the person who filled in this row which action they meant. If"
                f" they meant {quoted(sent)}, write that in {quoted(column)}."
                f" {IMPORT_AGAIN} If they meant another action,"
                f" {by_command()}",
            )
        case "no-key":
            return Finding(
                "The hidden cell at the end of this row was changed, so it is not clear"
                f" if the row is about {quoted(written)}.",
                "ask the person who filled in this row which action they meant. Then"
                f" {by_command()}",
            )
        case "no-plan":
            return Finding(
                f"There is no plan with the plan ID {quoted(written)} in the current"
                " folder or below it.",
                f"check the plan ID in {quoted(column)}. If it is wrong, correct it. If"
                " it is right, go to the folder with the plans."
                f" {IMPORT_AGAIN}",
            )
        case "twice":
            return Finding(
                tool.same_plan(written, files),
                "if both plans are needed, ask the person who looks after the plans to"
                " give one of them a different plan ID. If only one is needed, move the"
                f" file of the other out of the folder of plans. {IMPORT_AGAIN}",
            )
        case _:
            assert_never(why)


_WHICH_ACTION = (
    "if this row is not about an action in a plan, clear the row. If it is, write the"
    " plan ID, a slash and the action number in {}, such as scr-family-a-2011/1.1. If"
    " you do not know which action is meant, ask the person who filled in the row."
    f" {IMPORT_AGAIN}"
)


@message("AP9076", "error")
def cell_not_taken(
    *,
    why: WhyNotTaken,
    column: str,
    written: str = "",
    meant: tuple[str, ...] = (),
) -> Finding:
    """A row of a tracker or form cannot be recorded, because a cell is empty or wrong.

    Given::

        why: no-words
        column: What has been done

    Says::

        There are no words in "What has been done", so the row cannot be recorded.
        To fix: fill in "What has been done". If nothing has been done, say so, and give
        the reason. Then import this file again.

    Given::

        why: no-date
        column: Date

    Says::

        There is no date in "Date", so the row cannot be recorded.
        To fix: in "Date", write the date on which this was reported, such as 3 March
        2026. To give the same date to all rows without a date, run the same command
        again with --reported and the date, for example:
            --reported 2026-03-03

    Given::

        why: formula
        column: What has been done
        written: "9"

    Says::

        This cell contains a formula, so the row cannot be recorded.
        To fix: in "What has been done", delete the formula, and type the text or the
        date that should be in the cell. Then import this file again.

    Given::

        why: not-a-status
        column: New status
        written: nearly there
        meant: [In progress, Complete]

    Says::

        "nearly there" is not a status.
        To fix: in "New status", change "nearly there" to one of these: "In progress" or
        "Complete". If you do not know which status is meant, first ask the person who
        filled in the form. Then import this file again.

    Given::

        why: not-yes-or-no
        column: New date agreed
        written: perhaps

    Says::

        "perhaps" is neither "Yes" nor "No".
        To fix: in "New date agreed", write "Yes" if the new date has been agreed. If it
        has not, clear the cell. Then import this file again.

    Given::

        why: no-new-date
        column: New date agreed
        written: New date

    Says::

        "New date agreed" says that a new date has been agreed, but there is no date in
        "New date".
        To fix: in "New date", write the date that has been agreed. If the due date has
        not changed, clear "New date agreed". Then import this file again.

    Given::

        why: superseded
        column: New status

    Says::

        The form has no column for the number of the action that replaces this one.
        To fix: type this command, with the plan ID and action number in place of
        PLAN/ACTION, what was done in place of NOTE, the number of the new action in
        place of NUMBER, and the date of the entry in place of DATE:
            actionplan progress add PLAN/ACTION "NOTE" --date DATE --replaced-by NUMBER
        At the end of that command, add an option for each other cell of this row that
        is filled in, such as --state complete for the status. To see the options, type:
            actionplan progress add -h
        When that entry has been recorded, clear this row, and import this file again.
    """
    match why:
        case "no-words":
            return Finding(
                f"There are no words in {quoted(column)}, so the row cannot be"
                " recorded.",
                f"fill in {quoted(column)}. If nothing has been done, say so, and give"
                f" the reason. {IMPORT_AGAIN}",
            )
        case "no-date":
            return Finding(
                f"There is no date in {quoted(column)}, so the row cannot be recorded.",
                f"in {quoted(column)}, write the date on which this was reported, such"
                " as 3 March 2026. To give the same date to all rows without a date,"
                " run the same command again with --reported and the date, for example:"
                " --reported 2026-03-03",
            )
        case "formula":
            return Finding(
                "This cell contains a formula, so the row cannot be recorded.",
                f"in {quoted(column)}, delete the formula, and type the text or the"
                f" date that should be in the cell. {IMPORT_AGAIN}",
            )
        case "not-a-status":
            return Finding(
                f"{quoted(written)} is not a status.",
                f"in {quoted(column)}, change {quoted(written)} to one of these:"
                f" {listed(meant, len(meant), word='or')}. If you do not know which"
                " status is meant, first ask the person who filled in the form."
                f" {IMPORT_AGAIN}",
            )
        case "not-yes-or-no" | "no-new-date":
            return _not_agreed(why, column, written)
        case "superseded":
            return Finding(
                "The form has no column for the number of the action that replaces this"
                " one.",
                by_command(
                    "--replaced-by NUMBER",
                    also="the number of the new action in place of NUMBER",
                ),
            )
        case _:
            assert_never(why)


def _not_agreed(
    why: Literal["not-yes-or-no", "no-new-date"], column: str, written: str
) -> Finding:
    """Say why it is not clear whether a new date has been agreed."""
    if why == "not-yes-or-no":
        return Finding(
            f'{quoted(written)} is neither "Yes" nor "No".',
            f'in {quoted(column)}, write "Yes" if the new date has been agreed. If it'
            f" has not, clear the cell. {IMPORT_AGAIN}",
        )
    return Finding(
        f"{quoted(column)} says that a new date has been agreed, but there is no date"
        f" in {quoted(written)}.",
        f"in {quoted(written)}, write the date that has been agreed. If the due date"
        f" has not changed, clear {quoted(column)}. {IMPORT_AGAIN}",
    )


@message("AP9077", "error")
def differs_from_entry(
    *, item: str, date: str, corrects: str, note: str, differs: tuple[str, ...]
) -> Finding:
    """A row has the date and words of an existing entry, but other details differ.

    Given::

        item: scr-family-a-2011/1.1
        date: 5 December 2011
        corrects: "2011-12-05"
        note: What has been done
        differs: [New status, Evidence]

    Says::

        Action scr-family-a-2011/1.1 already has an entry dated 5 December 2011 with the
        same words as this row, but "New status" and "Evidence" are different.
        To fix: if this row reports something new, say in "What has been done" what is
        new. If the row is wrong, correct "New status" and "Evidence" in the row. Then
        import this file again. If the entry is wrong, type this command, with the right
        text in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE" --corrects 2011-12-05
        At the end of that command, add an option for each other field of the entry
        (such as --state for the status). Where this row has something different, use
        what the row has. To see the options, type:
            actionplan progress add -h
        When that entry has been recorded, clear this row, and import this file again.
    """
    are = "is" if len(differs) == 1 else "are"
    return Finding(
        f"Action {item} already has an entry dated {date} with the same words as this"
        f" row, but {listed(differs, len(differs))} {are} different.",
        f"if this row reports something new, say in {quoted(note)} what is new. If the"
        f" row is wrong, correct {listed(differs, len(differs))} in the row."
        f" {IMPORT_AGAIN} If the entry is wrong, type this command, with the right text"
        f' in place of NOTE: actionplan progress add {item} "NOTE" --corrects'
        f" {corrects}\n"
        "At the end of that command, add an option for each other field of the entry"
        " (such as --state for the status). Where this row has something different, use"
        " what the row has. To see the options, type: actionplan progress add -h\n"
        f"When that entry has been recorded, clear this row, and {IMPORT}.",
    )


@message("AP9078", "error")
def not_a_date_in_form(*, written: str, meant: tuple[str, ...] = ()) -> Finding:
    """The text in a cell for a date cannot be read as one date.

    Given::

        written: 03/04/2026
        meant: [3 April 2026, 4 March 2026]

    Says::

        "03/04/2026" can be read as 3 April 2026 or 4 March 2026.
        To fix: write the month in words: 3 April 2026 or 4 March 2026. If you do not
        know which date is meant, ask the person who filled in the form. Then import
        this file again.

    Given::

        written: soon

    Says::

        "soon" is not a date.
        To fix: write a date, such as 3 March 2026. If the form gives only a month,
        write the last day of that month. If you do not know the date, ask the person
        who filled in the form. Then import this file again.

    Given::

        written: 31 September 2026

    Says::

        "31 September 2026" is not a date, because September has only 30 days.
        To fix: write a date, such as 3 March 2026. If the form gives only a month,
        write the last day of that month. If you do not know the date, ask the person
        who filled in the form. Then import this file again.
    """
    if len(meant) > 1:
        return Finding(
            f"{quoted(written)} can be read as {' or '.join(meant)}.",
            f"write the month in words: {' or '.join(meant)}. If you do not know"
            " which date is meant, ask the person who filled in the form."
            f" {IMPORT_AGAIN}",
        )
    why = dates.why_none(written)
    because = f", because {why}" if why else ""
    return Finding(
        f"{quoted(written)} is not a date{because}.",
        "write a date, such as 3 March 2026. If the form gives only a month,"
        " write the last day of that month. If you do not know the date, ask the person"
        f" who filled in the form. {IMPORT_AGAIN}",
    )


@message("AP9079", "error")
def maybe_a_month(*, written: str, first: str, last: str) -> Finding:
    """A new due date is the first day of a month, but the last day may be meant.

    If someone types "March 2027" in a cell for dates, Excel changes it to 1 March 2027.
    But in a plan, a due date of "March 2027" means that the action is due by 31 March
    2027.

    Given::

        written: 1 Mar 2027
        first: 1 March 2027
        last: 31 March 2027

    Says::

        "1 Mar 2027" may mean March 2027, because Excel changes a month to its first
        day.
        To fix: if by the end of March 2027 is meant, write 31 March 2027. If 1 March
        2027 is meant, write '1 March 2027, with the apostrophe in front. If you do not
        know, ask the person who filled in the form. Then import this file again.
    """
    month = first.partition(" ")[2]
    return Finding(
        f"{quoted(written)} may mean {month}, because Excel changes a month to its"
        " first day.",
        f"if by the end of {month} is meant, write {last}. If {first} is meant, write"
        f" '{first}, with the apostrophe in front. If you do not know, ask the person"
        f" who filled in the form. {IMPORT_AGAIN}",
    )
