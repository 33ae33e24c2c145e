"""Messages about typing mistakes: what was typed, and what to type (AP1)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text.grammar import listed, quoted

_LONGEST = 100
"""A corrected line that is longer is described, not shown."""
_LONGEST_IN_BRACES = 400
"""The same for a line in braces, where a description would not be enough."""


@message("AP102", "error")
def tab_character(*, word: str, start: bool) -> Finding:
    r"""There is a tab where there should be spaces.

    Programs show tabs at different widths, so a tab cannot show which lines belong
    together.

    Bad::

            challenge: Staff are not prepared
        \u0009desired_outcome: Staff know what to do next

    Says::

        This line starts with a tab. Plans are indented with spaces. Nothing after this
        line has been checked yet.
        To fix: delete the tab and type spaces until "desired_outcome" is in line with
        the fields it belongs with.

    Bad::

            challenge: Staff are\u0009not prepared

    Says::

        There is a tab in this line where there should be a space. Nothing after this
        line has been checked yet.
        To fix: delete the tab and type a space.
    """
    if start:
        return Finding(
            "This line starts with a tab. Plans are indented with spaces.",
            f"delete the tab and type spaces until {quoted(word)} is in line with the"
            " fields it belongs with."
            if word
            else "delete the tab.",
        )
    return Finding(
        "There is a tab in this line where there should be a space.",
        "delete the tab and type a space.",
    )


@message("AP103", "error")
def odd_space(*, word: str, start: bool) -> Finding:
    r"""A line has a space that was not typed with the space bar.

    Text copied from Word or a web page can contain wider, narrower or non-breaking
    spaces. These spaces look like ordinary spaces, but they are read as letters.

    Bad::

        \u00a0   challenge: Staff are not prepared

    Says::

        This line starts with an unusual space, which is read as a letter. Spaces like
        this come with text copied from Word.
        To fix: delete the spaces before "challenge" and type them again.

    Bad::

            challenge:\u00a0Staff are not prepared

    Says::

        There is an unusual space here, which is read as a letter. Spaces like this come
        with text copied from Word. Nothing after this line has been checked yet.
        To fix: delete the space before "Staff" and type it again.
    """
    what = (
        "This line starts with an unusual space, which is read as a letter."
        if start
        else "There is an unusual space here, which is read as a letter."
    )
    many = "spaces" if start else "space"
    again = "them" if start else "it"
    where = f"before {quoted(word)}" if word else "at the end of the line"
    how = f"and type {again} again" if word else ""
    return Finding(
        f"{what} Spaces like this come with text copied from Word.",
        f"delete the {many} {where} {how}".rstrip() + ".",
    )


@message("AP104", "error")
def unquoted_colon(
    *, line: str, field: str, first: str = "", first_line: int = 0
) -> Finding:
    """Text that contains a colon and then a space needs quotation marks.

    A colon with a space after it is read as the end of a field name, wherever it is in
    a line.

    Bad::

            challenge: Staff: not prepared

    Says::

        There is a colon in this text, so the words before it are read as a field name.
        Nothing after this line has been checked yet.
        To fix: put double quotation marks round the text:
        challenge: "Staff: not prepared"

    Bad::

                due: 2012-05 accountable: MSCB Development Officer

    Says::

        There is a colon in this text, so the words before it are read as a field
        name. Nothing after this line has been checked yet.
        To fix: if "accountable" is a separate field, move it and its text to a new
        line, lined up with the first field on this line. If not, put double
        quotation marks round all the text after the first colon.

    Bad::

            challenge: Staff are not prepared
              and say so: they need training

    Says::

        There is a colon in this text, so the words before it are read as a field
        name. Nothing after this line has been checked yet.
        To fix: the text starts on line 23. Put a double quotation mark before its
        first word, "Staff", and another at the end of the text.

    Bad::

                partners:
                  - {agency: Kent Police, post: Detective Inspector: Public Protection}

    Says::

        There is a colon in this text, so the words before it are read as a field
        name. Nothing after this line has been checked yet.
        To fix: put double quotation marks round the text:
        - {agency: Kent Police, post: "Detective Inspector: Public Protection"}
    """
    what = (
        "There is a colon in this text, so the words before it are read as a field"
        " name."
    )
    if field:
        remedy = (
            f"if {quoted(field)} is a separate field, move it and its text to a new"
            " line, lined up with the first field on this line. If not, put double"
            " quotation marks round all the text after the first colon."
        )
    elif line and len(line) <= _LONGEST:
        remedy = f"put double quotation marks round the text: {line}"
    else:
        remedy = _round_lines(first, first_line)
    return Finding(what, remedy, paste=line)


def _round_lines(first: str, first_line: int) -> str:
    """Say where quotation marks go round a text of several lines."""
    word = f", {quoted(first)}," if first else ""
    return (
        f"the text starts on line {first_line}. Put a double quotation mark before its"
        f" first word{word} and another at the end of the text."
    )


@message("AP105", "error")
def no_space_after_colon(*, line: str) -> Finding:
    """There is no space after the colon that ends a field name.

    Bad::

            challenge:Staff are not prepared

    Says::

        There is no space after the colon, so this line is not read as a field.
        Nothing after this line has been checked yet.
        To fix: type a space after the colon: challenge: Staff are not prepared

    Bad::

                partners:
                  - agency:Kent Police

    Says::

        There is no space after the colon, so this line is not read as a field.
        To fix: type a space after the colon: - agency: Kent Police
    """
    return Finding(
        "There is no space after the colon, so this line is not read as a field.",
        _shown("type a space after the colon", line, "type a space after the colon."),
        paste=line,
    )


@message("AP106", "error")
def missing_colon(
    *, line: str, words: str = "", above: str = "", is_block: bool = False
) -> Finding:
    """There is no colon after a field name, or no field name before a colon.

    Bad::

            challenge Staff are not prepared

    Says::

        This line needs a colon after the field name. Nothing after this line has been
        checked yet.
        To fix: type a colon and a space: challenge: Staff are not prepared

    Bad::

            challenge: Staff are not prepared
            They need training
            desired_outcome: Staff know what to do next

    Says::

        There should be a field here, but this line does not start with a field name and
        a colon. Nothing after this line has been checked yet.
        To fix: if this line continues the text above, indent it further than the field
        above. If this line is a field, start it with the field name, a colon and a
        space.

    Bad::

            challenge: Staff are not prepared
           What the review found: they need training

    Says::

        "What the review found" is not the name of a field. Nothing after this line has
        been checked yet.
        To fix: if this line continues the text of "challenge", type | after
        "challenge:". Put all of the text in the lines below that. Start each of these
        lines with 2 more spaces than "challenge" has. If this line is a field, change
        "What the review found" to the name of the field.

    Bad::

            challenge: |
              Staff are not prepared
           What the review found: they need training

    Says::

        "What the review found" is not the name of a field. Nothing after this line has
        been checked yet.
        To fix: if this line continues the text of "challenge", start this line with as
        many spaces as the first line of that text. If this line is a field, change
        "What the review found" to the name of the field.
    """
    if words:
        into = (
            "start this line with as many spaces as the first line of that text."
            if is_block
            else f'type | after "{above}:". Put all of the text in the lines below'
            " that. Start each of these lines with 2 more spaces than"
            f" {quoted(above)} has."
        )
        return Finding(
            f"{quoted(words)} is not the name of a field.",
            f"if this line continues the text of {quoted(above)}, {into} If this line"
            f" is a field, change {quoted(words)} to the name of the field.",
        )
    if not line:
        return Finding(
            "There should be a field here, but this line does not start with a field"
            " name and a colon.",
            "if this line continues the text above, indent it further than the field"
            " above. If this line is a field, start it with the field name, a colon"
            " and a space.",
        )
    return Finding(
        "This line needs a colon after the field name.",
        _shown(
            "type a colon and a space",
            line,
            "type a colon and a space after the first word.",
        ),
        paste=line,
    )


@message("AP107", "error")
def no_space_after_dash(
    *, line: str, more: int = 0, first: str = "", below: str = ""
) -> Finding:
    """There is no space after the hyphen that starts a list entry.

    Bad::

                partners:
                  -agency: Kent Police
                   post: Detective Inspector

    Says::

        There is no space after the hyphen, so this line is not read as a list entry.
        Nothing after this line has been checked yet.
        To fix: type a space after the hyphen, and another at the start of the line
        below, so that "post" is directly below "agency". This line will then be:
            - agency: Kent Police

    Bad::

                evidence_needed:
                  -The published guidance

    Says::

        There is no space after the hyphen, so this line is not read as a list entry.
        To fix: type a space after the hyphen: - The published guidance
    """
    how, then = "type a space after the hyphen", ""
    if more:  # the lines below have to move with the hyphen's line
        lines = "the line" if more == 1 else f"each of the {more} lines"
        how += (
            f", and another at the start of {lines} below, so that {quoted(below)} is"
            f" directly below {quoted(first)}"
        )
        then = ". This line will then be"
    return Finding(
        "There is no space after the hyphen, so this line is not read as a list entry.",
        _shown(f"{how}{then}", line, f"{how}."),
        paste=line,
    )


@message("AP108", "error")
def unclosed_quote(*, line: str, start: bool) -> Finding:
    """One quotation mark of a pair is missing.

    Bad::

            challenge: "Staff are not prepared

    Says::

        This text starts with a quotation mark but does not end with one. Nothing after
        this line has been checked yet.
        To fix: type the same mark at the end of the text:
        challenge: "Staff are not prepared"

    Bad::

                action: Publish guidance"

    Says::

        This text ends with a quotation mark but does not start with one.
        To fix: type the same mark at the start of the text: action: "Publish guidance"
    """
    if not start:
        return Finding(
            "This text ends with a quotation mark but does not start with one.",
            _shown(
                "type the same mark at the start of the text",
                line,
                "type the same mark at the start of the text, or delete this mark.",
            ),
            paste=line,
        )
    return Finding(
        "This text starts with a quotation mark but does not end with one.",
        _shown(
            "type the same mark at the end of the text",
            line,
            "type the same mark at the end of the text.",
        ),
        paste=line,
    )


@message("AP109", "error")
def text_after_quote(*, after: str, line: str) -> Finding:
    """There are words after the quotation mark that ends the text.

    Bad::

            challenge: "Staff" are not prepared

    Says::

        The text ends at the second quotation mark, but there are more words after it:
        "are not prepared". Nothing after this line has been checked yet.
        To fix: put a different kind of quotation mark round all the text:
        challenge: '"Staff" are not prepared'

    Bad::

            challenge: 'Staff aren't prepared'

    Says::

        The text ends at the second quotation mark, but there are more words after it:
        "t prepared'". Nothing after this line has been checked yet.
        To fix: put a different kind of quotation mark round all the text:
        challenge: "Staff aren't prepared"
    """
    return Finding(
        "The text ends at the second quotation mark, but there are more words after it:"
        f" {quoted(after)}.",
        _shown(
            "put a different kind of quotation mark round all the text",
            line,
            "put single quotation marks round all the text, and type each single"
            " quotation mark inside the text twice.",
        ),
        paste=line,
    )


@message("AP110", "error")
def wrong_indentation(
    *, now: int, wanted: int, right: list[str], more: int = 0, taken: str = ""
) -> Finding:
    """A line is not lined up with the lines it belongs with.

    Lines that belong together start with the same number of spaces. If they belong
    under the line above them, they start with 2 more spaces than that line.

    Bad::

            challenge: Staff are not prepared
             desired_outcome: Staff know what to do next

    Says::

        This line starts 1 space too far right, so it is not lined up with the lines it
        belongs with. Nothing after this line has been checked yet.
        To fix: delete 1 space at the start of this line, so that it starts with 4
        spaces.

    Bad::

            challenge: Staff are not prepared
           desired_outcome: Staff know what to do next

    Says::

        This line starts 1 space too far left, so it is not lined up with the lines it
        belongs with. Nothing after this line has been checked yet.
        To fix: type 1 space at the start of this line, so that it starts with 4 spaces.

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

        This line starts 1 space too far right, so it is not lined up with the lines it
        belongs with. Nothing after this line has been checked yet.
        To fix: delete 1 space at the start of this line and each of the 3 lines below,
        so that this line starts with 6 spaces in your file. The lines at the end of
        this message show how the lines should be lined up with one another.

    Bad::

                agency: Medway Safeguarding Children Board
              added: 2011-10-03
              arises_from: "1.1"

    Says::

        This line starts 2 spaces too far left, so it is not lined up with the lines it
        belongs with. Nothing after this line has been checked yet.
        To fix: type 2 spaces at the start of this line and the line below, so that this
        line starts with 8 spaces in your file. The lines at the end of this message
        show how the lines should be lined up with one another.

    Given::

        now: 4
        wanted: 8
        right: ["        risks:"]
        taken: the outcome

    Says::

        This line starts 4 spaces too far left, so it is read as part of the
        outcome.
        To fix: type 4 spaces at the start of this line, so that it starts with 8
        spaces.

    Given::

        now: 7
        wanted: -1
        right: []

    Says::

        This line starts too far left or too far right, so it is not lined up with any
        other field or entry.
        To fix: find a field or entry that should start in the same place as this line.
        Then type or delete spaces at the start of this line until both start in the
        same place.
    """
    if wanted < 0:
        return Finding(
            "This line starts too far left or too far right, so it is not lined up with"
            " any other field or entry.",
            "find a field or entry that should start in the same place as this line."
            " Then type or delete spaces at the start of this line until both start in"
            " the same place.",
        )
    side = "right" if wanted < now else "left"
    off = abs(now - wanted)
    spaces = _spaces(off)
    verb = "delete" if wanted < now else "type"
    lines_ = "the line" if more == 1 else f"each of the {more} lines"
    them = f" and {lines_} below" if more else ""
    shown = "\n".join(right) if len(right) > more else ""
    then = f", so that it starts with {_spaces(wanted)}."
    if more:
        then = f", so that this line starts with {_spaces(wanted)} in your file."
    if "\n" in shown:
        then += (
            " The lines at the end of this message show how the lines should be lined"
            " up with one another."
        )
    belongs = (
        f"is read as part of {taken}"
        if taken
        else "is not lined up with the lines it belongs with"
    )
    return Finding(
        f"This line starts {spaces} too far {side}, so it {belongs}.",
        f"{verb} {spaces} at the start of this line{them}{then}",
        paste=shown,
    )


def _spaces(number: int) -> str:
    if not number:
        return "no spaces"
    return "1 space" if number == 1 else f"{number} spaces"


@message("AP111", "error")
def special_first_character(*, sign: str, line: str) -> Finding:
    """Text starts with a character that has a special meaning.

    These characters have a special meaning at the start of text: @ % & * ! | > [ ] { },
    the comma and the back-tick. A hyphen, a question mark or a colon also has a special
    meaning there if a space follows it.

    Bad::

            challenge: @Staff are not prepared

    Says::

        Text cannot start with "@", which has a special meaning here. Nothing after this
        line has been checked yet.
        To fix: put double quotation marks round the text:
        challenge: "@Staff are not prepared"

    Bad::

                target: > 80 per cent

    Says::

        Text cannot start with ">", which has a special meaning here. Nothing after this
        line has been checked yet.
        To fix: put double quotation marks round the text: target: "> 80 per cent"

    Bad::

            challenge: | Staff are not prepared

    Says::

        Text cannot start with "|", which has a special meaning here. Nothing after this
        line has been checked yet.
        To fix: delete the "|", and put double quotation marks round the text:
        challenge: "Staff are not prepared"

    Bad::

            challenge: | Staff are not prepared
              to work with these families.

    Says::

        There are words after the "|" sign. The text must start on the line below that
        sign. Nothing after this line has been checked yet.
        To fix: start a new line after the "|" sign, and indent the new line to match
        the lines below.

    Bad::

                evidence_needed: - The published guidance

    Says::

        Text cannot start with a hyphen, because a hyphen starts a list entry. Nothing
        after this line has been checked yet.
        To fix: if this is a list, move the hyphen and the text after it to a new line,
        indented by 2 more spaces than this line. If this is text, put double quotation
        marks round all of it, including the hyphen.
    """
    if sign == "-":
        return Finding(
            "Text cannot start with a hyphen, because a hyphen starts a list entry.",
            "if this is a list, move the hyphen and the text after it to a new line,"
            " indented by 2 more spaces than this line. If this is text, put double"
            " quotation marks round all of it, including the hyphen.",
            paste=line,
        )
    if sign == "|" and not line:
        return Finding(
            'There are words after the "|" sign. The text must start on the line below'
            " that sign.",
            'start a new line after the "|" sign, and indent the new line to match the'
            " lines below.",
        )
    what = "a back-tick" if sign == "`" else f'"{sign}"'
    delete = 'delete the "|", and ' if sign == "|" else ""
    return Finding(
        f"Text cannot start with {what}, which has a special meaning here.",
        _shown(
            f"{delete}put double quotation marks round the text",
            "" if "`" in line else line,
            f"{delete}put double quotation marks round all the text.",
        ),
        paste=line,
    )


@message("AP120", "error")
def merge_conflict(*, begins: bool, original: bool) -> Finding:
    """Two people changed the same lines, and git has left both versions in the file.

    Lines of 7 symbols mark where each version begins and ends. If both people added an
    entry, keep both entries. If there are 3 versions, the version in the middle is the
    original.

    Bad::

        <<<<<<< HEAD
            challenge: Staff are not prepared
        =======
            challenge: Staff were not prepared
        >>>>>>> update

    Says::

        Two people changed the same lines, and git has left both versions here, marked
        with lines of symbols (<<<<<<<, ======= and >>>>>>>). Nothing after this line
        has been checked yet.
        To fix: if you can tell what is right in each version, keep that, delete the
        rest, and delete the lines of symbols. If you cannot, ask the other person
        before you change anything. To see the file as it was before either person
        changed it, type this command, with the name of the file in place of FILE:
            git show :1:./FILE

    Given::

        begins: true
        original: true

    Says::

        Two people changed the same lines, and git has left both versions here, marked
        with lines of symbols (<<<<<<<, |||||||, ======= and >>>>>>>).
        To fix: first delete the line that starts with |||||||, and everything between
        that line and the line that starts with =======. This is the text as it was
        before either person changed it. Then compare the 2 versions, above and below
        the line that starts with =======. Keep the progress entries from both versions,
        but if an entry is there twice, delete one copy. If anything else is there
        twice, such as "due", agree with the other person which one is right, and delete
        the other. Then delete the lines that start with <<<<<<<, ======= and >>>>>>>.

    Given::

        begins: false
        original: false

    Says::

        This line of symbols was left behind when 2 versions of the file were merged.
        To fix: compare the lines above and below this one. Where something is there
        twice, keep the right version, and delete the wrong one. Keep every entry that
        is there only once. Then delete this line.
    """
    if not begins:
        return Finding(
            "This line of symbols was left behind when 2 versions of the file were"
            " merged.",
            "compare the lines above and below this one. Where something is there"
            " twice, keep the right version, and delete the wrong one. Keep every entry"
            " that is there only once. Then delete this line.",
        )
    what = (
        "Two people changed the same lines, and git has left both versions here, marked"
        " with lines of symbols (<<<<<<<, ======= and >>>>>>>)."
    )
    if original:
        return Finding(
            what.replace("<<<<<<<, ===", "<<<<<<<, |||||||, ==="),
            "first delete the line that starts with |||||||, and everything between"
            " that line and the line that starts with =======. This is the text as it"
            " was before either person changed it. Then compare the 2 versions, above"
            " and below the line that starts with =======. Keep the progress entries"
            " from both versions, but if an entry is there twice, delete one copy. If"
            ' anything else is there twice, such as "due", agree with the other person'
            " which one is right, and delete the other. Then delete the lines that"
            " start with <<<<<<<, ======= and >>>>>>>.",
        )
    return Finding(
        what,
        "if you can tell what is right in each version, keep that, delete the rest, and"
        " delete the lines of symbols. If you cannot, ask the other person before you"
        " change anything. To see the file as it was before either person changed it,"
        " type this command, with the name of the file in place of FILE:"
        " git show :1:./FILE",
    )


@message("AP121", "error")
def curly_quotes(
    *,
    line: str,
    where: str = "",
    in_braces: bool = False,
    sure: bool = False,  # noqa: ARG001 -- for the fix: no text here is a quotation
) -> Finding:
    r"""Curly quotation marks round the text are read as part of the text.

    Word often changes straight quotation marks to curly ones as you type. Curly
    quotation marks are fine inside the text.

    Bad::

            challenge: \u201cStaff: not prepared\u201d

    Says::

        The quotation marks round this text are curly, but only straight ones work.
        Nothing after this line has been checked yet.
        To fix: type straight quotation marks instead: challenge: "Staff: not prepared"

    Bad::

              - id: \u201c1.1\u201d

    Says::

        The quotation marks round this text are curly, but only straight ones work.
        To fix: type straight quotation marks instead: - id: "1.1"

    Bad::

                accountable: \u201cMSCB Development Officer\u201d

    Says::

        The quotation marks round this text are curly, but only straight ones work.
        To fix: type straight quotation marks instead: accountable: "MSCB Development
        Officer"

    Bad::

        review: {every: 3 months, by: \u201cQA lead\u201d, reports_to: QA board}

    Says::

        The quotation marks round this text are curly, but only straight ones work.
        To fix: type straight quotation marks instead:
        review: {every: 3 months, by: "QA lead", reports_to: QA board}

    Bad::

        review: {every: 3 months, by: "Head of Service\u201d, reports_to: QA board}

    Says::

        The quotation mark after "Service" is curly, but only straight ones work.
        Nothing after this line has been checked yet.
        To fix: type a straight quotation mark instead:
        review: {every: 3 months, by: "Head of Service", reports_to: QA board}
    """
    what = "The quotation marks round this text are curly, but only straight ones work."
    how = "type straight quotation marks instead"
    if where:
        what = f"The quotation mark {where} is curly, but only straight ones work."
        how = "type a straight quotation mark instead"
    most = _LONGEST_IN_BRACES if in_braces else _LONGEST
    return Finding(what, _shown(how, line, f"{how}.", most), paste=line)


Mixed: TypeAlias = Literal["hyphen", "half", "first", "again", "no-hyphen"]
Hyphens: TypeAlias = Literal["two-left", "elsewhere", "none"]
"""Where the other hyphens of a list are, seen from an entry that has none."""


@message("AP122", "error")
def list_and_fields_mixed(
    *, case: Mixed, field: str = "", hyphens: Hyphens = "two-left"
) -> Finding:
    """List entries and fields are mixed up, for example because a hyphen is missing.

    Bad::

            challenge: Staff are not prepared
            - desired_outcome: Staff know what to do next

    Says::

        This line starts with a hyphen, but the lines around it are fields, which do not
        start with a hyphen. Nothing after this line has been checked yet.
        To fix: if this line is a field, delete the hyphen and the space after it. If
        this line is a list entry, put it in line with the other entries.

    Bad::

                success:
                  - measure: Staff asked who say the guidance is clear
                  method: staff-survey
                    target: 80 per cent of those asked

    Says::

        This line is lined up with the hyphens of a list, but it has no hyphen.
        Nothing after this line has been checked yet.
        To fix: if this line belongs to the entry above, indent it by 2 more spaces.
        If this line starts a new entry, put a hyphen and a space before it.

    Bad::

                partners:
                    agency: Kent Police
                    post: Detective Inspector
                  - agency: Medway Council

    Says::

        This is the first entry in a list, but it has no hyphen. Nothing after this line
        has been checked yet.
        To fix: replace the last 2 spaces before "agency" with a hyphen and a space, so
        that the hyphen is in line with the other hyphens of the list.

    Bad::

                partners:
                  - agency: Kent Police
                    post: Detective Inspector
                    agency: Medway Council
                    post: Head of Service

    Says::

        From this line on, the fields of the entry above are repeated. A new entry
        probably starts here, but its hyphen is missing.
        To fix: replace the last 2 spaces before "agency" with a hyphen and a space, so
        that the hyphen is in line with the hyphen of the entry above.

    Bad::

                progress:
                  - date: 2011-12-05
                    rag: green
                  - note: The first draft went to all agencies.

    Says::

        This hyphen starts a new entry, but the fields after it are the ones missing
        from the entry above.
        To fix: replace the hyphen with a space, so that the line belongs to the entry
        above.
    """
    first = quoted(field) if field else "the first word of this line"
    match case:
        case "hyphen":
            return Finding(
                "This line starts with a hyphen, but the lines around it are fields,"
                " which do not start with a hyphen.",
                "if this line is a field, delete the hyphen and the space after it. If"
                " this line is a list entry, put it in line with the other entries.",
            )
        case "half":
            return Finding(
                "This hyphen starts a new entry, but the fields after it are the ones"
                " missing from the entry above.",
                "replace the hyphen with a space, so that the line belongs to the entry"
                " above.",
            )
        case "first":
            return Finding(
                "This is the first entry in a list, but it has no hyphen.",
                _hyphen_for(first, hyphens),
            )
        case "again":
            return Finding(
                "From this line on, the fields of the entry above are repeated. A new"
                " entry probably starts here, but its hyphen is missing.",
                f"replace the last 2 spaces before {first} with a hyphen and a space,"
                " so that the hyphen is in line with the hyphen of the entry above.",
            )
        case "no-hyphen":
            return Finding(
                "This line is lined up with the hyphens of a list, but it has no"
                " hyphen.",
                "if this line belongs to the entry above, indent it by 2 more spaces."
                " If this line starts a new entry, put a hyphen and a space before it.",
            )
        case _:
            assert_never(case)


def _hyphen_for(first: str, hyphens: Hyphens) -> str:
    """Say where to put the hyphen of the first entry in a list."""
    replace = f"replace the last 2 spaces before {first} with a hyphen and a space"
    line = "so that the hyphen is in line with the other hyphens of the list."
    match hyphens:
        case "two-left":
            return f"{replace}, {line}"
        case "none":
            return f"{replace}."
        case "elsewhere":
            return (
                f"put a hyphen and a space before {first}, {line} Then start the other"
                f" fields of this entry in line with {first}."
            )
        case _:
            assert_never(hyphens)


@message("AP123", "error")
def hash_hides_text(
    *, kept: str, lost: str, line: str, first: str = "", first_line: int = 0
) -> Finding:
    """A hash with a space before it hides the rest of the line.

    The words after the hash are read as a comment, so they are not in any report.

    Bad::

            challenge: Staff of site #4 are not prepared

    Says::

        "#4 are not prepared" is read as a comment, because those words start with a
        hash (#). The text is cut off after "Staff of site".
        To fix: if the words are meant as a comment, put a space after the hash. If not,
        put double quotation marks round the text:
        challenge: "Staff of site #4 are not prepared"

    Bad::

            challenge: #hard to engage

    Says::

        "#hard to engage" is read as a comment, because those words start with a
        hash (#).
        To fix: if the words are meant as a comment, write the text of the field and a
        space in front of the hash, and put a space after the hash. If not, put double
        quotation marks round the text: challenge: "#hard to engage"

    Bad::

            challenge: Staff of site #4 are not
              prepared

    Says::

        "#4 are not" is read as a comment, because those words start with a hash (#).
        The text is cut off after "Staff of site". Nothing after this line has been
        checked yet.
        To fix: if the words are meant as a comment, put a space after the hash. If not,
        the text starts on line 23. Put a double quotation mark before its first word,
        "Staff", and another at the end of the text.

    Bad::

            challenge: Staff of site # 4 are not prepared

    Says::

        "# 4 are not prepared" is read as a comment, because those words start with a
        hash (#). The text is cut off after "Staff of site".
        To fix: if the words are meant as a comment, write a word between the hash and
        the number. If not, put double quotation marks round the text:
        challenge: "Staff of site # 4 are not prepared"
    """
    ends = f" The text is cut off after {quoted(kept)}." if kept else ""
    text = "write the text of the field and a space in front of the hash, and "
    text = "" if kept else text
    space = "put a space after the hash"
    if lost[1:2] == " ":  # with a space, but a number after it
        space = "write a word between the hash and the number"
    remedy = _shown(
        "put double quotation marks round the text",
        line,
        _round_lines(first, first_line)
        if first_line
        else "put double quotation marks round all the text.",
    )
    return Finding(
        f"{quoted(lost)} is read as a comment, because those words start with a hash"
        f" (#).{ends}",
        f"if the words are meant as a comment, {text}{space}. If not, {remedy}",
        paste=line,
    )


@message("AP124", "error")
def number_loses_digits(*, written: str, read: str, line: str) -> Finding:
    """A number, such as 1.10, is not read as you wrote it.

    Bad::

                value: 1.10

    Says::

        You wrote "1.10", but it is read as the number 1.1.
        To fix: put double quotation marks round the number: "1.10"
    """
    return Finding(
        f"You wrote {quoted(written, 40)}, but it is read as the number {read[:40]}.",
        f"put double quotation marks round the number: {quoted(written, 40)}",
        paste=line,
    )


@message("AP125", "error")
def glued_items(*, above: str, below: str, left: bool) -> Finding:
    """A list entry is read as part of the text above it.

    Bad::

                evidence_needed:
                  - The published guidance
                    - Minutes of the subgroup

    Says::

        This line starts further right than the line above, so the 2 lines are read
        as one entry: "The published guidance - Minutes of the subgroup".
        To fix: if there should be 2 entries, line this hyphen up with the hyphen
        above. If this is one piece of text with bullet points, type a space and |
        after the colon of its field, and start the text on the line below.

    Bad::

                evidence_needed:
                - The published guidance
                  - Minutes of the subgroup

    Says::

        This line starts further left than the line below, so the 2 lines are read
        as one entry: "The published guidance - Minutes of the subgroup".
        To fix: line up the 2 hyphens, one below the other.
    """
    whole = quoted(f"{above} {below}", 80)
    if left:
        return Finding(
            "This line starts further left than the line below, so the 2 lines are"
            f" read as one entry: {whole}.",
            "line up the 2 hyphens, one below the other.",
        )
    return Finding(
        "This line starts further right than the line above, so the 2 lines are read"
        f" as one entry: {whole}.",
        "if there should be 2 entries, line this hyphen up with the hyphen above. If"
        " this is one piece of text with bullet points, type a space and | after the"
        " colon of its field, and start the text on the line below.",
    )


@message("AP126", "error")
def backslash_in_quotes(*, line: str) -> Finding:
    r"""In double quotation marks, a backslash changes the meaning of the next letter.

    Bad::

                    note: "S:\Minutes of the board"

    Says::

        This text is in double quotation marks, where a backslash changes the meaning of
        the letter that follows. Nothing after this line has been checked yet.
        To fix: change the double quotation marks to single quotation marks:
        note: 'S:\Minutes of the board'
    """
    return Finding(
        "This text is in double quotation marks, where a backslash changes the"
        " meaning of the letter that follows.",
        _shown(
            "change the double quotation marks to single quotation marks",
            line,
            "change the double quotation marks to single quotation marks.",
        ),
        paste=line,
    )


@message("AP127", "error")
def odd_dash(*, line: str) -> Finding:
    r"""A line of a list starts with a long dash or a bullet instead of a hyphen.

    Word often changes hyphens to dashes or bullets as you type.

    Bad::

                evidence_needed:
                  \u2022 The published guidance

    Says::

        This line starts with a dash or bullet instead of a hyphen, so it is not
        read as a list entry.
        To fix: replace that character with a hyphen, and make sure that there is a
        space after the hyphen: - The published guidance

    Bad::

                partners:
                  \u2013 agency: Kent Police
                    post: Detective Inspector

    Says::

        This line starts with a dash or bullet instead of a hyphen, so it is not
        read as a list entry. Nothing after this line has been checked yet.
        To fix: replace that character with a hyphen, and make sure that there is a
        space after the hyphen: - agency: Kent Police
    """
    return Finding(
        "This line starts with a dash or bullet instead of a hyphen, so it is not read"
        " as a list entry.",
        _shown(
            "replace that character with a hyphen, and make sure that there is a space"
            " after the hyphen",
            line,
            "replace that character with a hyphen, and make sure that there is a space"
            " after the hyphen.",
        ),
        paste=line,
    )


@message("AP128", "warning")
def joined_lines(*, above: str, below: str) -> Finding:
    """Two short lines in a list are read as one entry.

    Good::

                evidence_needed:
                  - The guidance as it was published on the website of the board
                    in May

    Bad::

                evidence_needed:
                  - The published guidance
                    Minutes of the subgroup

    Says::

        These 2 lines are read as one list entry: "The published guidance Minutes of the
        subgroup".
        To fix: if there should be 2 entries, start the second line with a hyphen and a
        space, in line with the hyphen above. If there should be one entry, write all of
        it on one line.
    """
    return Finding(
        f"These 2 lines are read as one list entry: {quoted(f'{above} {below}', 80)}.",
        "if there should be 2 entries, start the second line with a hyphen and a space,"
        " in line with the hyphen above. If there should be one entry, write all of it"
        " on one line.",
    )


@message("AP129", "error")
def field_in_text(*, field: str) -> Finding:
    """A field is read as the last line of the text above it.

    Bad::

            challenge: |
              Staff are not prepared.
              accountable: MSCB Development Officer

    Says::

        This line starts too far right, so "accountable" is read as part of the text
        above, not as a field.
        To fix: if this line is a field, delete spaces at its start until it is in line
        with the field above. If this line is part of the text, put it at the end of the
        line above.
    """
    return Finding(
        f"This line starts too far right, so {quoted(field)} is read as part of the"
        " text above, not as a field.",
        "if this line is a field, delete spaces at its start until it is in line with"
        " the field above. If this line is part of the text, put it at the end of the"
        " line above.",
    )


@message("AP130", "error")
def missing_comma(
    *,
    line: str,
    fields: list[str],
    sure: bool = False,  # noqa: ARG001 -- for the fix: it cannot be part of the text
) -> Finding:
    """A comma is missing between 2 fields in braces, or between 2 entries in brackets.

    Bad::

            risks: [{risk: "Staff turnover", mitigation: "Training" approach: reduce}]

    Says::

        A comma is missing before "approach". Nothing after this line has been checked
        yet.
        To fix: type the comma:
        risks: [{risk: "Staff turnover", mitigation: "Training", approach: reduce}]

    Bad::

                partners:
                  - {agency: Kent Police post: Detective Inspector}

    Says::

        A comma is missing before "post". Nothing after this line has been checked yet.
        To fix: type the comma:
        - {agency: Kent Police, post: Detective Inspector}

    Given::

        line: 'evidence_needed: ["The published guidance", "Minutes"]'
        fields: []

    Says::

        A comma is missing between 2 entries of this list.
        To fix: type the comma:
        evidence_needed: ["The published guidance", "Minutes"]

    Given::

        line: "- {agency: Kent Police, post: Detective Inspector, person: A}"
        fields: [post, person]

    Says::

        Commas are missing before "post" and "person".
        To fix: type the commas:
        - {agency: Kent Police, post: Detective Inspector, person: A}
    """
    a_comma = "Commas are" if len(fields) > 1 else "A comma is"
    it = "the commas" if len(fields) > 1 else "the comma"
    where = f"before {listed(fields)}"
    return Finding(
        f"{a_comma} missing {where if fields else 'between 2 entries of this list'}.",
        _shown(f"type {it}", line, f"type {it}.", _LONGEST_IN_BRACES),
        paste=line,
    )


Unmatched: TypeAlias = Literal["opening", "closing", "extra"]


@message("AP131", "error")
def unmatched_bracket(
    *,
    sign: str,
    case: Unmatched,
    line: str,
    sure: bool = False,  # noqa: ARG001 -- for the fix: the bracket goes nowhere else
) -> Finding:
    """One bracket or brace of a pair is missing, or there is one too many.

    Bad::

            risks: [{risk: "Staff do not use it", approach: reduce}

    Says::

        The closing ] is missing. Nothing after this line has been checked yet.
        To fix: type it: risks: [{risk: "Staff do not use it", approach: reduce}]

    Bad::

        review: {every: 3 months, by: Head of Service}}

    Says::

        There is one closing } too many. Nothing after this line has been checked yet.
        To fix: delete it: review: {every: 3 months, by: Head of Service}

    Bad::

        review: every: 3 months, by: Head of Service, reports_to: QA board}

    Says::

        The opening { is missing. Nothing after this line has been checked yet.
        To fix: type it:
        review: {every: 3 months, by: Head of Service, reports_to: QA board}

    Given::

        sign: "}]"
        case: closing
        line: ""

    Says::

        The closing }] is missing.
        To fix: type it at the end of the text in brackets.
    """
    if case == "extra":
        what, how = f"There is one closing {sign} too many.", "delete it"
    else:
        what, how = f"The {case} {sign} is missing.", "type it"
    where = " at the end of the text in brackets" if case == "closing" else ""
    instead = f"{how}{where}."
    return Finding(what, _shown(how, line, instead, _LONGEST_IN_BRACES), paste=line)


@message("AP132", "error")
def bullets_below_text(
    *, field: str, right: list[str], more: int, has_bar: bool
) -> Finding:
    r"""A field has bullet points that cannot be read as part of its text.

    Text copied from Word often has bullet points in it. If the text of a field has
    bullet points, type a space and "|" after the colon of the field. Then start the
    text on the line below.

    Bad::

            challenge: The audit found that:
        \u2022\u0009staff are not prepared
        \u2022\u0009managers do not know

    Says::

        The text of "challenge" has bullet points, which cannot be read like this.
        Nothing after this line has been checked yet.
        To fix: type a space and | after "challenge:". Put all of the text in the lines
        below, each with 2 more spaces than "challenge". Start each bullet point with a
        hyphen and a space. The lines at the end of this message show the result.

    Given::

        field: note
        right: ["note: |", "  The audit found that:", "  - staff are not prepared"]
        more: 2
        has_bar: true

    Says::

        The text of "note" has bullet points, which cannot be read like this.
        To fix: start each line of the text with 2 more spaces than "note". Start each
        bullet point with a hyphen and a space. The lines at the end of this message
        show the result.
    """
    how = (
        f"start each line of the text with 2 more spaces than {quoted(field)}."
        if has_bar
        else f'type a space and | after "{field}:". Put all of the text in the lines'
        f" below, each with 2 more spaces than {quoted(field)}."
    )
    shown = right if len(right) <= _MOST_LINES and more else []
    see = " The lines at the end of this message show the result." if shown else ""
    return Finding(
        f"The text of {quoted(field)} has bullet points, which cannot be read like"
        " this.",
        f"{how} Start each bullet point with a hyphen and a space.{see}",
        paste="\n".join(shown),
    )


_MOST_LINES = 40
"""The most lines of a text to show as they should be."""


def _shown(what: str, line: str, instead: str, most: int = _LONGEST) -> str:
    """Show the line as it should be, if it is there and not too long to show."""
    return f"{what}: {line}" if line and len(line) <= most else instead
