"""Messages about typing mistakes: what was typed, and what to type (AP1)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted

_LONGEST = 100
"""A corrected line that is longer is described, not shown."""


@message("AP102", "error")
def tab_character(*, word: str, start: bool) -> Finding:
    r"""A tab stands where there should be spaces.

    A tab is as wide as each program likes, so it cannot say what belongs to what.

    Bad::

            challenge: Staff are not prepared
        \u0009desired_outcome: Staff know what to do next

    Says::

        This line starts with a tab. Plans are indented with spaces. Nothing after this
        line has been checked yet.
        To fix: delete the tab and type spaces until "desired_outcome" is in line with
        the fields it belongs to.

    Bad::

            challenge: Staff are\u0009not prepared

    Says::

        There is a tab in this line, where a space should be. Nothing after this line
        has been checked yet.
        To fix: delete the tab and type a space.
    """
    if start:
        return Finding(
            "This line starts with a tab. Plans are indented with spaces.",
            f"delete the tab and type spaces until {quoted(word)} is in line with the"
            " fields it belongs to."
            if word
            else "delete the tab.",
        )
    return Finding(
        "There is a tab in this line, where a space should be.",
        "delete the tab and type a space.",
    )


@message("AP103", "error")
def odd_space(*, word: str, start: bool) -> Finding:
    r"""A space is not the one that the space bar types.

    Text copied from Word or from a web page brings wider, narrower and unbreakable
    spaces with it. They look like spaces, and are read as letters.

    Bad::

        \u00a0   challenge: Staff are not prepared

    Says::

        This line starts with a space that only looks like one. Such spaces come with
        text copied from Word.
        To fix: delete the spaces before "challenge" and type them again.

    Bad::

            challenge:\u00a0Staff are not prepared

    Says::

        There is a space here that only looks like one. Such spaces come with text
        copied from Word. Nothing after this line has been checked yet.
        To fix: delete the space before "Staff" and type it again.
    """
    what = (
        "This line starts with a space that only looks like one."
        if start
        else "There is a space here that only looks like one."
    )
    many = "spaces" if start else "space"
    again = "them" if start else "it"
    where = f"before {quoted(word)}" if word else "at the end of the line"
    how = f"and type {again} again" if word else ""
    return Finding(
        f"{what} Such spaces come with text copied from Word.",
        f"delete the {many} {where} {how}".rstrip() + ".",
    )


@message("AP104", "error")
def unquoted_colon(*, line: str, field: str) -> Finding:
    """A text has a colon in it, and no quotation marks round it.

    A colon with a space behind it ends the name of a field, wherever it stands.

    Bad::

            challenge: Staff: not prepared

    Says::

        This text has a colon in it, which is taken for the end of a field's name.
        Nothing after this line has been checked yet.
        To fix: put double quotes round the text: challenge: "Staff: not prepared"

    Bad::

                due: 2012-05 accountable: MSCB Development Officer

    Says::

        This text has a colon in it, which is taken for the end of a field's name.
        Nothing after this line has been checked yet.
        To fix: if "accountable" is a field of its own, start a new line before it.
        Otherwise put double quotes round the whole text.

    Bad::

            challenge: Staff are not prepared
              and say so: they need training

    Says::

        This text has a colon in it, which is taken for the end of a field's name.
        Nothing after this line has been checked yet.
        To fix: put double quotes round the whole text, from its first word to its last.
    """
    what = "This text has a colon in it, which is taken for the end of a field's name."
    if field:
        remedy = (
            f"if {quoted(field)} is a field of its own, start a new line before it."
            " Otherwise put double quotes round the whole text."
        )
    elif line and len(line) <= _LONGEST:
        remedy = f"put double quotes round the text: {line}"
    else:
        remedy = (
            "put double quotes round the whole text, from its first word to its last."
        )
    return Finding(what, remedy, paste=line)


@message("AP105", "error")
def no_space_after_colon(*, line: str) -> Finding:
    """There is no space between a field's colon and what follows it.

    Bad::

            challenge:Staff are not prepared

    Says::

        The space after the colon is missing, so this is not taken for a field. Nothing
        after this line has been checked yet.
        To fix: type a space: challenge: Staff are not prepared

    Bad::

                partners:
                  - agency:Kent Police

    Says::

        The space after the colon is missing, so this is not taken for a field.
        To fix: type a space: - agency: Kent Police
    """
    return Finding(
        "The space after the colon is missing, so this is not taken for a field.",
        _shown("type a space", line, "type a space after the colon."),
        paste=line,
    )


@message("AP106", "error")
def missing_colon(*, line: str) -> Finding:
    """There is no colon between the name of a field and what follows it.

    Bad::

            challenge Staff are not prepared

    Says::

        This line needs a colon after the name of its field. Nothing after this line
        has been checked yet.
        To fix: type a colon and a space: challenge: Staff are not prepared

    Bad::

            challenge: Staff are not prepared
            They need training
            desired_outcome: Staff know what to do next

    Says::

        This line starts where a field should, and has no name with a colon. Nothing
        after this line has been checked yet.
        To fix: if it belongs to the text above, indent it further than the field above.
        Otherwise write the name of its field, a colon and a space first.
    """
    if not line:
        return Finding(
            "This line starts where a field should, and has no name with a colon.",
            "if it belongs to the text above, indent it further than the field above."
            " Otherwise write the name of its field, a colon and a space first.",
        )
    return Finding(
        "This line needs a colon after the name of its field.",
        _shown(
            "type a colon and a space",
            line,
            "type a colon and a space after the first word.",
        ),
        paste=line,
    )


@message("AP107", "error")
def no_space_after_dash(*, line: str, more: int = 0) -> Finding:
    """There is no space between the hyphen of a list and what follows it.

    Bad::

                partners:
                  -agency: Kent Police
                   post: Detective Inspector

    Says::

        The space after the hyphen is missing, so this is not taken for an entry of a
        list. Nothing after this line has been checked yet.
        To fix: type a space after the hyphen, and one in front of the line below it: -
        agency: Kent Police

    Bad::

                evidence_needed:
                  -The published guidance

    Says::

        The space after the hyphen is missing, so this is not taken for an entry of a
        list.
        To fix: type a space: - The published guidance
    """
    return Finding(
        "The space after the hyphen is missing, so this is not taken for an entry of"
        " a list.",
        _shown(_a_space(more), line, "type a space after the hyphen."),
        paste=line,
    )


def _a_space(more: int) -> str:
    """Say where a space is missing: in front of the lines that depend on it as well."""
    if not more:
        return "type a space"
    lines = "the line" if more == 1 else f"each of the {more} lines"
    return f"type a space after the hyphen, and one in front of {lines} below it"


@message("AP108", "error")
def unclosed_quote(*, line: str, start: bool) -> Finding:
    """One quotation mark of a pair is missing.

    Bad::

            challenge: "Staff are not prepared

    Says::

        The quotation mark that starts this text has no other that ends it. Nothing
        after this line has been checked yet.
        To fix: put the same mark at the end of the text: challenge: "Staff are not
        prepared"

    Bad::

                action: Publish guidance"

    Says::

        This text ends with a quotation mark and does not start with one.
        To fix: put the same mark at the start of the text: action: "Publish guidance"
    """
    if not start:
        return Finding(
            "This text ends with a quotation mark and does not start with one.",
            _shown(
                "put the same mark at the start of the text",
                line,
                "put the same mark at the start of the text, or delete this one.",
            ),
            paste=line,
        )
    return Finding(
        "The quotation mark that starts this text has no other that ends it.",
        _shown(
            "put the same mark at the end of the text",
            line,
            "put the same mark at the end of the text.",
        ),
        paste=line,
    )


@message("AP109", "error")
def text_after_quote(*, after: str, line: str) -> Finding:
    """Words follow the quotation mark that ends a text.

    Bad::

            challenge: "Staff" are not prepared

    Says::

        The text ends at the second quotation mark, and words follow it: "are not
        prepared". Nothing after this line has been checked yet.
        To fix: put other quotation marks round the whole text: challenge: '"Staff" are
        not prepared'

    Bad::

            challenge: 'Staff aren't prepared'

    Says::

        The text ends at the second quotation mark, and words follow it: "t
        prepared'". Nothing after this line has been checked yet.
        To fix: put other quotation marks round the whole text: challenge: "Staff aren't
        prepared"
    """
    return Finding(
        "The text ends at the second quotation mark, and words follow it:"
        f" {quoted(after)}.",
        _shown(
            "put other quotation marks round the whole text",
            line,
            "put single quotes round the whole text, and type each single quote"
            " inside it twice.",
        ),
        paste=line,
    )


@message("AP110", "error")
def wrong_indentation(
    *, now: int, wanted: int, right: list[str], more: int = 0, taken: str = ""
) -> Finding:
    """A line does not start in the column of the lines it belongs to.

    What belongs together starts in the same column. What belongs to the line above
    starts two columns further right.

    Bad::

            challenge: Staff are not prepared
             desired_outcome: Staff know what to do next

    Says::

        This line starts 1 column too far right, so it does not belong to anything.
        Nothing after this line has been checked yet.
        To fix: delete 1 space in front of it, so that it starts in column 5.

    Bad::

            challenge: Staff are not prepared
           desired_outcome: Staff know what to do next

    Says::

        This line starts 1 column too far left, so it does not belong to anything.
        Nothing after this line has been checked yet.
        To fix: type 1 space in front of it, so that it starts in column 5.

    Bad::

            actions:
               - id: "1.1"
                 action: Publish guidance for staff
                 due: 2012-05
                 accountable: MSCB Development Officer
              - id: "1.2"
                action: Train the trainers
                due: 2012-05
                accountable: MSCB Development Officer

    Says::

        This line starts 1 column too far right, so it does not belong to anything.
        Nothing after this line has been checked yet.
        To fix: delete 1 space in front of it and of the 3 lines below it, so that it
        starts in column 7.

    Given::

        now: 4
        wanted: 8
        right: ["        risks:"]
        taken: the outcome

    Says::

        This line starts 4 columns too far left, so it is read as part of the outcome.
        To fix: type 4 spaces in front of it, so that it starts in column 9.

    Given::

        now: 7
        wanted: -1
        right: []

    Says::

        This line does not start in the column of the lines it belongs to.
        To fix: type or delete spaces in front of it until it is in line with them.
    """
    if wanted < 0:
        return Finding(
            "This line does not start in the column of the lines it belongs to.",
            "type or delete spaces in front of it until it is in line with them.",
        )
    side = "right" if wanted < now else "left"
    off = abs(now - wanted)
    columns = "1 column" if off == 1 else f"{off} columns"
    spaces = "1 space" if off == 1 else f"{off} spaces"
    verb = "delete" if wanted < now else "type"
    lines_ = "1 line" if more == 1 else f"{more} lines"
    them = f" and of the {lines_} below it" if more else ""
    belongs = f"is read as part of {taken}" if taken else "does not belong to anything"
    return Finding(
        f"This line starts {columns} too far {side}, so it {belongs}.",
        f"{verb} {spaces} in front of it{them}, so that it starts in column"
        f" {wanted + 1}.",
        paste="\n".join(right) if len(right) > more else "",
    )


@message("AP111", "error")
def special_first_character(*, sign: str, line: str) -> Finding:
    """A text starts with a character that has a meaning of its own there.

    These are @ % & * ! | > [ ] { } , and the back-tick, and a hyphen, a question mark
    or a colon with a space behind it.

    Bad::

            challenge: @Staff are not prepared

    Says::

        A text cannot start with "@", which has a meaning of its own there. Nothing
        after this line has been checked yet.
        To fix: put double quotes round the text: challenge: "@Staff are not prepared"

    Bad::

                target: > 80 per cent

    Says::

        A text cannot start with ">", which has a meaning of its own there. Nothing
        after this line has been checked yet.
        To fix: put double quotes round the text: target: "> 80 per cent"

    Bad::

            challenge: | Staff are not prepared

    Says::

        A text cannot start with "|", which has a meaning of its own there. Nothing
        after this line has been checked yet.
        To fix: put double quotes round the text: challenge: "Staff are not prepared"

    Bad::

            challenge: | Staff are not prepared
              to work with these families.

    Says::

        Words follow the sign "|", which ends its line: the text starts below it.
        Nothing after this line has been checked yet.
        To fix: start a new line after the sign, and indent it as the lines below are.

    Bad::

                evidence_needed: - The published guidance

    Says::

        A text cannot start with a hyphen, which starts an entry of a list. Nothing
        after this line has been checked yet.
        To fix: if it is a list, start a new line before the hyphen. Otherwise put
        double quotes round the text.
    """
    if sign == "-":
        return Finding(
            "A text cannot start with a hyphen, which starts an entry of a list.",
            "if it is a list, start a new line before the hyphen. Otherwise put double"
            " quotes round the text.",
            paste=line,
        )
    if sign == "|" and not line:
        return Finding(
            'Words follow the sign "|", which ends its line: the text starts below it.',
            "start a new line after the sign, and indent it as the lines below are.",
        )
    what = "a back-tick" if sign == "`" else f'"{sign}"'
    return Finding(
        f"A text cannot start with {what}, which has a meaning of its own there.",
        _shown(
            "put double quotes round the text",
            "" if "`" in line else line,
            "put double quotes round the whole text.",
        ),
        paste=line,
    )


@message("AP120", "error")
def merge_conflict(*, begins: bool, original: bool) -> Finding:
    """Two people changed the same place, and git has left both versions in the file.

    Lines of seven signs mark where each version begins and ends. Where both have added
    an entry, both are to be kept. With the setting merge.conflictStyle diff3 git shows
    the original as well, which makes that easier to see.

    Bad::

        <<<<<<< HEAD
            challenge: Staff are not prepared
        =======
            challenge: Staff were not prepared
        >>>>>>> update

    Says::

        Two people changed this place, and git has left both versions here, between
        lines of signs. Nothing after this line has been checked yet.
        To fix: keep what is right of both, and delete the lines that start with
        <<<<<<<, ======= and >>>>>>>. To be shown the original too: git checkout
        --conflict=diff3

    Given::

        begins: true
        original: true

    Says::

        Two people changed this place, and git has left both versions here, between
        lines of signs.
        To fix: keep the entries of both versions. Delete the lines that start with
        <<<<<<<, |||||||, ======= and >>>>>>>, and what stands between ||||||| and
        =======.

    Given::

        begins: false
        original: false

    Says::

        This line of signs is left over from putting two versions of the file together.
        To fix: check that the lines around it are right, and delete it.
    """
    if not begins:
        return Finding(
            "This line of signs is left over from putting two versions of the file"
            " together.",
            "check that the lines around it are right, and delete it.",
        )
    what = (
        "Two people changed this place, and git has left both versions here, between"
        " lines of signs."
    )
    if original:
        return Finding(
            what,
            "keep the entries of both versions. Delete the lines that start with"
            " <<<<<<<, |||||||, ======= and >>>>>>>, and what stands between |||||||"
            " and =======.",
        )
    return Finding(
        what,
        "keep what is right of both, and delete the lines that start with <<<<<<<,"
        " ======= and >>>>>>>. To be shown the original too: git checkout"
        " --conflict=diff3",
    )


@message("AP121", "error")
def curly_quotes(*, line: str) -> Finding:
    r"""The quotation marks round a text are curly ones, which are taken for letters.

    Word makes straight quotation marks curly as one types. Inside a text they are as
    good as any.

    Bad::

            challenge: \u201cStaff: not prepared\u201d

    Says::

        The quotation marks round this text are curly, and only straight ones work.
        Nothing after this line has been checked yet.
        To fix: type straight ones: challenge: "Staff: not prepared"

    Bad::

              - id: \u201c1.1\u201d

    Says::

        The quotation marks round this text are curly, and only straight ones work.
        To fix: type straight ones: - id: "1.1"
    """
    return Finding(
        "The quotation marks round this text are curly, and only straight ones work.",
        _shown("type straight ones", line, "type straight ones."),
        paste=line,
    )


Mixed: TypeAlias = Literal["hyphen", "half", "first", "again", "no-hyphen"]


@message("AP122", "error")
def list_and_fields_mixed(*, case: Mixed) -> Finding:
    """An entry of a list stands among fields, or a field among entries of a list.

    Bad::

            challenge: Staff are not prepared
            - desired_outcome: Staff know what to do next

    Says::

        This line starts with a hyphen, and stands among fields, which have none.
        Nothing after this line has been checked yet.
        To fix: if it is a field, delete the hyphen. If it is an entry of a list, put it
        in line with the other entries.

    Bad::

                success:
                  - measure: Staff asked who say the guidance is clear
                  method: staff-survey
                    target: 80 per cent of those asked

    Says::

        This line stands in the column of a list's hyphens, and has no hyphen. Nothing
        after this line has been checked yet.
        To fix: if it belongs to the entry above, indent it by two more spaces. If it
        starts a new entry, put a hyphen and a space before it.

    Bad::

                partners:
                    agency: Kent Police
                    post: Detective Inspector
                  - agency: Medway Council

    Says::

        This is the first entry of a list, and has no hyphen. Nothing after this line
        has been checked yet.
        To fix: put a hyphen and a space before it, in line with the hyphens below.

    Bad::

                partners:
                  - agency: Kent Police
                    post: Detective Inspector
                    agency: Medway Council
                    post: Head of Service

    Says::

        From here on the fields of the entry above are filled in again, so a new entry
        seems to start here without its hyphen.
        To fix: put a hyphen and a space before this line, in line with the hyphen
        above.

    Bad::

                progress:
                  - date: 2011-12-05
                    rag: green
                  - note: The first draft went to all agencies.

    Says::

        A new entry starts at this hyphen, and what stands behind it is what the entry
        above lacks.
        To fix: write a space in place of the hyphen, so that the line belongs to the
        entry above.
    """
    match case:
        case "hyphen":
            return Finding(
                "This line starts with a hyphen, and stands among fields, which have"
                " none.",
                "if it is a field, delete the hyphen. If it is an entry of a list, put"
                " it in line with the other entries.",
            )
        case "half":
            return Finding(
                "A new entry starts at this hyphen, and what stands behind it is what"
                " the entry above lacks.",
                "write a space in place of the hyphen, so that the line belongs to the"
                " entry above.",
            )
        case "first":
            return Finding(
                "This is the first entry of a list, and has no hyphen.",
                "put a hyphen and a space before it, in line with the hyphens below.",
            )
        case "again":
            return Finding(
                "From here on the fields of the entry above are filled in again, so a"
                " new entry seems to start here without its hyphen.",
                "put a hyphen and a space before this line, in line with the hyphen"
                " above.",
            )
        case "no-hyphen":
            return Finding(
                "This line stands in the column of a list's hyphens, and has no"
                " hyphen.",
                "if it belongs to the entry above, indent it by two more spaces. If it"
                " starts a new entry, put a hyphen and a space before it.",
            )
        case _:
            assert_never(case)


@message("AP123", "error")
def hash_hides_text(*, kept: str, lost: str, line: str) -> Finding:
    """A hash with a space before it hides the rest of the line.

    What follows it is taken for a remark that is in no report.

    Bad::

            challenge: Staff of site #4 are not prepared

    Says::

        You wrote "#4 are not prepared", and it is hidden: the hash makes a remark of
        it. The text ends with "Staff of site".
        To fix: put double quotes round the text: challenge: "Staff of site #4 are not
        prepared". If it is a remark, put a space after the hash.

    Bad::

            challenge: #hard to engage

    Says::

        You wrote "#hard to engage", and it is hidden: the hash makes a remark of it.
        To fix: put double quotes round the text: challenge: "#hard to engage". If it is
        a remark, put a space after the hash.
    """
    ends = f" The text ends with {quoted(kept)}." if kept else ""
    remedy = _shown(
        "put double quotes round the text",
        line,
        "put double quotes round the whole text",
    ).removesuffix(".")
    return Finding(
        f"You wrote {quoted(lost)}, and it is hidden: the hash makes a remark of"
        f" it.{ends}",
        f"{remedy}. If it is a remark, put a space after the hash.",
        paste=line,
    )


@message("AP124", "error")
def number_loses_digits(*, written: str, read: str, line: str) -> Finding:
    """A number is shown otherwise than it is written.

    Bad::

                value: 1.10

    Says::

        You wrote "1.10", and it is read as the number 1.1.
        To fix: put double quotes round it: "1.10"
    """
    return Finding(
        f"You wrote {quoted(written, 40)}, and it is read as the number {read[:40]}.",
        f"put double quotes round it: {quoted(written, 40)}",
        paste=line,
    )


@message("AP125", "error")
def glued_items(*, above: str, below: str, left: bool) -> Finding:
    """An entry of a list is read as more words of the text above it.

    Bad::

                evidence_needed:
                  - The published guidance
                    - Minutes of the subgroup

    Says::

        This line starts further right than the one above, so it is read as more of the
        same text: "The published guidance - Minutes of the subgroup".
        To fix: put the hyphen under the hyphen above. In a text with points of its own,
        put | after the field's colon and start the text on the next line.

    Bad::

                evidence_needed:
                - The published guidance
                  - Minutes of the subgroup

    Says::

        This line starts further left than the one below, so that is read as more of the
        same text: "The published guidance - Minutes of the subgroup".
        To fix: put the hyphens under each other.
    """
    whole = quoted(f"{above} {below}", 80)
    if left:
        return Finding(
            "This line starts further left than the one below, so that is read as more"
            f" of the same text: {whole}.",
            "put the hyphens under each other.",
        )
    return Finding(
        "This line starts further right than the one above, so it is read as more of"
        f" the same text: {whole}.",
        "put the hyphen under the hyphen above. In a text with points of its own, put"
        " | after the field's colon and start the text on the next line.",
    )


@message("AP126", "error")
def backslash_in_quotes(*, line: str) -> Finding:
    r"""A backslash between double quotes changes the letter behind it.

    Bad::

                    note: "S:\Minutes of the board"

    Says::

        Between double quotes a backslash changes the letter behind it. Nothing after
        this line has been checked yet.
        To fix: put single quotes round the text: note: 'S:\Minutes of the board'
    """
    return Finding(
        "Between double quotes a backslash changes the letter behind it.",
        _shown("put single quotes round the text", line, "use single quotes."),
        paste=line,
    )


@message("AP127", "error")
def odd_dash(*, line: str) -> Finding:
    r"""A list has a long dash or a bullet where its hyphen should be.

    Word makes them of hyphens as one types.

    Bad::

                evidence_needed:
                  \u2022 The published guidance

    Says::

        This line starts with a dash or bullet that is not a hyphen, so it is not taken
        for an entry of a list.
        To fix: type a hyphen and a space: - The published guidance

    Bad::

                partners:
                  \u2013 agency: Kent Police
                    post: Detective Inspector

    Says::

        This line starts with a dash or bullet that is not a hyphen, so it is not taken
        for an entry of a list. Nothing after this line has been checked yet.
        To fix: type a hyphen and a space: - agency: Kent Police
    """
    return Finding(
        "This line starts with a dash or bullet that is not a hyphen, so it is not"
        " taken for an entry of a list.",
        _shown("type a hyphen and a space", line, "type a hyphen and a space instead."),
        paste=line,
    )


@message("AP128", "warning")
def joined_lines(*, above: str, below: str) -> Finding:
    """Two short lines of a list are read as one entry.

    Good::

                evidence_needed:
                  - The guidance as it was published on the website of the board
                    in May

    Bad::

                evidence_needed:
                  - The published guidance
                    Minutes of the subgroup

    Says::

        These two lines are read as one entry of the list: "The published guidance
        Minutes of the subgroup".
        To fix: if they are two, put a hyphen and a space before the second, in line
        with the hyphen above. If they are one, write them on one line.
    """
    return Finding(
        "These two lines are read as one entry of the list:"
        f" {quoted(f'{above} {below}', 80)}.",
        "if they are two, put a hyphen and a space before the second, in line with the"
        " hyphen above. If they are one, write them on one line.",
    )


@message("AP129", "error")
def field_in_text(*, field: str) -> Finding:
    """A field is read as the last line of the text above it.

    Bad::

            challenge: |
              Staff are not prepared.
              accountable: MSCB Development Officer

    Says::

        This line starts too far right, so "accountable" is not a field but part of
        the text above.
        To fix: delete spaces in front of it until it is in line with the field above.
        If it is text, move it up, so that it is not the last line.
    """
    return Finding(
        f"This line starts too far right, so {quoted(field)} is not a field but part"
        " of the text above.",
        "delete spaces in front of it until it is in line with the field above. If it"
        " is text, move it up, so that it is not the last line.",
    )


def _shown(what: str, line: str, instead: str) -> str:
    """Show the line as it should be, if it is there and not too long to show."""
    return f"{what}: {line}" if line and len(line) <= _LONGEST else instead
