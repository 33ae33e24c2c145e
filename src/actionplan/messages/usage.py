"""Define messages about what was typed after `actionplan` (AP92)."""

from __future__ import annotations

import re
from typing import Literal

from actionplan.messages.not_done import AGAIN
from actionplan.rule import Finding, message
from actionplan.text.grammar import did_you_mean, listed, quoted, storage


@message("AP921", "error")
def unknown_command(*, written: str, meant: str, help_of: str) -> Finding:
    """You typed a command that actionplan does not have.

    Given::

        written: actionplan lnt
        meant: actionplan lint
        help_of: actionplan

    Says::

        There is no command called "actionplan lnt". Did you mean "actionplan lint"?
        To fix: if you meant "actionplan lint", type that. If not, choose a command from
        the list. To see the list, type:
            actionplan -h

    Given::

        written: actionplan progress budget
        meant: ""
        help_of: actionplan progress

    Says::

        There is no command called "actionplan progress budget".
        To fix: choose a command from the list. To see the list, type:
            actionplan progress -h
    """
    mean = did_you_mean((meant,) if meant else (), 200)
    return Finding(
        f"There is no command called {quoted(written, 200)}.{mean}",
        f"{_if_meant(meant, 'type that')}choose a command from the list. To see the"
        f" list, type: {help_of} -h",
    )


def _if_meant(meant: str, then: str) -> str:
    return f"if you meant {quoted(meant, 200)}, {then}. If not, " if meant else ""


@message("AP922", "error")
def unknown_option(
    *, written: str, command: str, meant: str, takes_text: bool = False
) -> Finding:
    """You gave an option that the command does not have.

    Given::

        written: --formt
        command: actionplan lint
        meant: --format

    Says::

        "actionplan lint" has no option "--formt". Did you mean "--format"?
        To fix: if you meant "--format", use that option. If not, choose an option from
        the list. To see the list, type:
            actionplan lint -h

    Given::

        written: --budget
        command: actionplan lint
        meant: ""

    Says::

        "actionplan lint" has no option "--budget".
        To fix: choose an option from the list. To see the list, type:
            actionplan lint -h

    Given::

        written: -v
        command: actionplan progress add
        meant: ""
        takes_text: true

    Says::

        "actionplan progress add" has no option "-v".
        To fix: if your note begins with "-v", put the action number and all the options
        first, then 2 hyphens (--), and then the note. If not, choose an option from the
        list. To see the list, type:
            actionplan progress add -h
    """
    mean = did_you_mean((meant,) if meant else (), 200)
    choose = (
        f"{_if_meant(meant, 'use that option')}choose an option from the list. To see"
        f" the list, type: {command} -h"
    )
    if takes_text:
        choose = (
            f"if your note begins with {quoted(written)}, put the action number and all"
            f" the options first, then 2 hyphens (--), and then the note. If not,"
            f" {choose}"
        )
    return Finding(
        f"{quoted(command)} has no option {quoted(written)}.{mean}",
        choose,
    )


@message("AP923", "error")
def missing_word(*, name: str, words: str, example: str) -> Finding:
    """Something that the command needs, such as a date or a note, is missing.

    Given::

        name: DATE
        words: The date of the last meeting.
        example: actionplan since 2011-09-01

    Says::

        The date of the last meeting (DATE) is missing.
        To fix: run the same command again, and add the date of the last meeting, as in
        this example:
            actionplan since 2011-09-01

    Given::

        name: NOTE
        words: What was done, or why nothing was done.
        example: >-
            actionplan progress add scr-family-a-2011/1.1 "All agencies have the draft."

    Says::

        NOTE is missing: what was done, or why nothing was done.
        To fix: run the same command again, and add the note, as in this example, with
        your own words in place of NOTE:
            actionplan progress add scr-family-a-2011/1.1 "NOTE"
    """
    if thing := re.match(r"(?:The|A|An) [^.,:]+(?=\.(?:\s|$))", words):
        what, it = thing[0], f"{thing[0][:1].lower()}{thing[0][1:]}"
        what = f"{what} ({name}) is missing."
    else:
        it = _NAMED.get(name, name)
        what = f"{name} is missing: {words[:1].lower()}{words[1:]}"
    return Finding(
        what,
        f"run the same command again, and add {it}{_with_blank(example)}",
    )


def _with_blank(example: str) -> str:
    """Show no sentence in an example, because it would be untrue if recorded as it is.

    What a note says is left to the reader.
    """
    shown = re.sub(r'"[^"]+\."', '"NOTE"', example)
    if shown == example:
        return f", as in this example: {shown}"
    return f", as in this example, with your own words in place of NOTE: {shown}"


_NAMED = {"NOTE": "the note", "PLAN/ACTION": "the plan ID and action number"}
"""What is missing, if its help does not begin with what it is."""


@message("AP924", "error")
def option_without_value(
    *, option: str, takes: str, options: tuple[str, ...] = ()
) -> Finding:
    """You gave an option without the value that it needs, such as a word or a number.

    Given::

        option: --due-within
        takes: DAYS

    Says::

        "--due-within" needs a number of days after it.
        To fix: run the same command again, and write the number of days after the
        option, for example:
            --due-within 30

    Given::

        option: --color
        takes: COLOR
        options: [auto, always, never]

    Says::

        "--color" needs a word after it.
        To fix: run the same command again, and after --color, write one of these:
        "auto", "always" or "never".
    """
    if options:
        return Finding(
            f"{quoted(option)} needs a word after it.",
            f"run the same command again, and after {option}, write one of these:"
            f" {listed(options, len(options), word='or')}.",
        )
    what, example = NEEDED.get(takes, ("text", ""))
    such = f", for example: {option} {example}" if example else "."
    return Finding(
        f"{quoted(option)} needs {what} after it.",
        f"run the same command again, and write the {_thing(what)} after the"
        f" option{such}",
    )


NEEDED = {
    "ACHIEVED": ("an answer", "partly"),
    "ACTION": ("an action number", "1.2"),
    "ADDRESS": ("an address", "https://git.example.org/tools/actionplan"),
    "AGENCY": ("the name of an agency", '"Kent Police"'),
    "AGENCY: JOB_TITLE": (
        "an agency and a job title",
        '"Kent Police: Detective Inspector"',
    ),
    "ANSWER": ("an answer", "declined"),
    "APPROACH": ("an approach", "reduce"),
    "COLOUR=RATING": ("the code of a colour and a rating", "FF0000=red"),
    "DATE": ("a date", "2012-03-31"),
    "DAYS": ("a number of days", "30"),
    "FIELD": ("the name of a field", "agency"),
    "FIELD=VALUE": ("a field and a value", '"x-priority=Must do"'),
    "FILE": ("the name of a file", ""),
    "FILE|FOLDER": ("the name of a file or folder", ""),
    "FOLDER": ("the name of a folder", ""),
    "FORMAT=FILE": ("a format and a file name", "sarif=lint.sarif"),
    "FORMATS": ("the formats", "md,docx"),
    "HEADING=FIELD": ("a heading and a field", '"When?=due"'),
    "JOB_TITLE": ("a job title", '"Head of Housing"'),
    "MEASURE=VALUE": ("a measure and its new value", '"Staff trained=68"'),
    "METHOD": ("a method", "staff-survey"),
    "NAME": ("the name of an agency", '"Kent Police"'),
    "NUMBER": ("a number", "1"),
    "OUTCOME": ("an outcome number", "O1"),
    "OWNER": ("a job title", '"Head of Housing"'),
    "PLAN": ("a plan ID", "scr-family-a-2011"),
    "PRIORITY": ("a priority", "must-do"),
    "RATING": ("a rating", "green"),
    "REASON": ("a reason in quotation marks", ""),
    "REF": ("the name of a branch, tag or commit", "origin/main"),
    "RULE": ("the name of a problem", "note-says-nothing"),
    "STATE": ("a status", "complete"),
    "TEXT": ("text in quotation marks", ""),
    "THEME": ("the name of a theme", ""),
    "TITLE": ("a title in quotation marks", ""),
    "TYPE": ("a type of review", "serious-case-review"),
    "WHICH": ("the word first, second or third", "first"),
    "WHO: TEXT": ("the name of a group and its feedback", '"Staff: Clear."'),
}
"""What an option needs, with an example, by the placeholder that the help gives."""


def _thing(what: str) -> str:
    """Return what an option needs, to follow "write"."""
    return re.sub(r"^(?:an?|the) ", "", what)


@message("AP925", "error")
def option_takes_nothing(*, option: str) -> Finding:
    """You gave a value to an option that does not take one.

    Given::

        option: --advice

    Says::

        "--advice" does not take a value.
        To fix: run the same command again, and type only the name of the option,
        without an equals sign or a value:
            --advice
    """
    return Finding(
        f"{quoted(option)} does not take a value.",
        "run the same command again, and type only the name of the option, without an"
        f" equals sign or a value: {option}",
    )


@message("AP926", "error")
def too_many_words(
    *,
    written: str,
    command: str,
    curly: str = "",
    joined: str = "",  # the plan ID and the number, if a space is between them
    instead: str = "",  # the command with these joined, if it can be typed anywhere
) -> Finding:
    """You gave the command more words than it can use.

    Text with spaces, such as a note, needs quotation marks. Quotation marks that you
    copy from a Word document are often curly, but many terminals recognise only
    straight ones.

    Given::

        written: draft
        command: actionplan progress add

    Says::

        "actionplan progress add" cannot use the extra word "draft".
        To fix: if the extra word belongs to the text before it, such as a note, put
        one pair of quotation marks round the text and the extra word together. If
        not, leave out the extra word.

    Given::

        written: draft went to all.\u201d
        command: actionplan progress add
        curly: The draft went to all.

    Says::

        "actionplan progress add" cannot use the extra words "draft went to all.”". The
        quotation marks are curly, as in a Word document.
        To fix: replace the curly quotation marks round the text with straight ones,
        like this: "The draft went to all."

    Given::

        written: Met 3 practices
        command: actionplan progress add
        joined: scr-family-a-2011/1.1
        instead: actionplan progress add scr-family-a-2011/1.1 "Met 3 practices"

    Says::

        "actionplan progress add" needs a slash between the plan ID and the number, and
        no spaces: scr-family-a-2011/1.1
        To fix: type this command:
            actionplan progress add scr-family-a-2011/1.1 "Met 3 practices"

    Given::

        written: Met "3" practices
        command: actionplan progress add
        joined: scr-family-a-2011/1.1

    Says::

        "actionplan progress add" needs a slash between the plan ID and the number, and
        no spaces: scr-family-a-2011/1.1
        To fix: run the same command again with the plan ID and the number like this.
    """
    if joined:
        again = "run the same command again with the plan ID and the number like this."
        return Finding(
            f"{quoted(command)} needs a slash between the plan ID and the number, and"
            f" no spaces: {joined}",
            f"type this command: {instead}" if instead else again,
        )
    words, it = ("words", "them") if " " in written else ("word", "it")
    what = f"{quoted(command)} cannot use the extra {words} {quoted(written)}."
    if curly:
        return Finding(
            f"{what} The quotation marks are curly, as in a Word document.",
            "replace the curly quotation marks round the text with straight ones, like"
            f" this: {quoted(curly, 100)}",
        )
    return Finding(
        what,
        f"if the extra {words} {'belong' if words == 'words' else 'belongs'} to the"
        f" text before {it}, such as a note, put one pair of quotation marks round the"
        f" text and the extra {words} together. If not, leave out the extra {words}.",
    )


@message("AP927", "error")
def unknown_name(
    *, option: str, written: str, nearest: tuple[str, ...] = (), instead: str = ""
) -> Finding:
    """Nothing in the plans matches the plan, agency or other name that you gave.

    The command stops, because an empty list would look as if there were nothing to do.

    Given::

        option: --plan
        written: scr-famly-a-2011
        nearest: [scr-family-a-2011]

    Says::

        Nothing in these plans matches --plan "scr-famly-a-2011". Did you mean
        "scr-family-a-2011"?
        To fix: if the plan ID after --plan is wrong, correct it. If it is right, run
        the same command again for the folder that contains the plan. To see everything,
        leave out --plan.

    Given::

        option: --agency
        written: Coastguard

    Says::

        Nothing in these plans matches --agency "Coastguard".
        To fix: if the name after --agency is wrong, correct it. If it is right,
        there is nothing in these plans to list for that name. To see everything, leave
        out --agency.

    Given::

        option: --priority
        written: Must do
        instead: --where "x-priority=Must do"

    Says::

        Nothing in these plans matches --priority "Must do". Did you mean --where
        "x-priority=Must do"?
        To fix: write --where "x-priority=Must do" in place of --priority "Must do".
        To see everything, leave out --priority.
    """
    mean = did_you_mean(nearest[:1])
    mean = f" Did you mean {instead}?" if instead else mean
    name, right = "name", "there is nothing in these plans to list for that name"
    if option == "--plan":
        name, right = "plan ID", f"{AGAIN} for the folder that contains the plan"
    remedy = (
        f"if the {name} after {option} is wrong, correct it. If it is right, {right}"
    )
    if instead:
        remedy = f"write {instead} in place of {option} {quoted(written)}"
    return Finding(
        f"Nothing in these plans matches {option} {quoted(written)}.{mean}",
        f"{remedy}. To see everything, leave out {option}.",
    )


@message("AP928", "error")
def no_such_field(
    *, option: str, written: str, known: tuple[str, ...], nearest: tuple[str, ...] = ()
) -> Finding:
    """No action has the field that you asked for.

    Given::

        option: --where
        written: x-prioriy
        known: [plan, agency, x-priority]
        nearest: [x-priority]

    Says::

        No action in these plans has a field called "x-prioriy". Did you mean
        "x-priority"?
        To fix: in --where, use one of these fields in place of "x-prioriy": "plan",
        "agency" or "x-priority".
    """
    mean = did_you_mean(nearest[:1])
    return Finding(
        f"No action in these plans has a field called {quoted(written)}.{mean}",
        f"in {option}, use one of these fields in place of {quoted(written)}:"
        f" {listed(known, 20, word='or')}.",
    )


@message("AP929", "error")
def not_a_condition(*, written: str) -> Finding:
    """The text after --where does not give both a field and a value.

    Given::

        written: Must do

    Says::

        "Must do" does not give both a field and a value.
        To fix: run the same command again, with a field, an equals sign and a value
        after --where, for example:
            --where "x-priority=Must do"
    """
    return Finding(
        f"{quoted(written)} does not give both a field and a value.",
        "run the same command again, with a field, an equals sign and a value after"
        ' --where, for example: --where "x-priority=Must do"',
    )


@message("AP939", "error")
def standard_input(
    *, limit: int | None = None, of: Literal["plan", "table"] = "plan"
) -> Finding:
    """Text that another program sent to actionplan cannot be used.

    One reason is that the text is too large. Another reason is that the command also
    names files or folders, or has an option such as --since.

    Given::

        {}

    Says::

        "-" means text that another program sends to actionplan (standard input). That
        text must be checked on its own.
        To fix: if you want to check files, leave out "-", and run the same command
        again. If another program sends the text, keep "-", and leave out --since and
        the names of all files and folders.

    Given::

        limit: 1048576

    Says::

        The plan that another program sent to actionplan (standard input) is too large.
        The limit is 1 MB.
        To fix: check that you sent the right plan. If you did, divide the plan into
        several plans.

    Given::

        limit: 1048576
        of: table

    Says::

        The table that another program sent to actionplan (standard input) is too large.
        The limit is 1 MB.
        To fix: check that you sent the right table. If you did, save the table as a
        file, and give the name of the file in place of "-".
    """
    if limit is None:
        return Finding(
            '"-" means text that another program sends to actionplan (standard'
            " input). That text must be checked on its own.",
            'if you want to check files, leave out "-", and run the same command'
            ' again. If another program sends the text, keep "-", and leave out --since'
            " and the names of all files and folders.",
        )
    return Finding(
        f"The {of} that another program sent to actionplan (standard input) is too"
        f" large. The limit is {storage(limit)}.",
        "check that you sent the right plan. If you did, divide the plan into several"
        " plans."
        if of == "plan"
        else "check that you sent the right table. If you did, save the table as a"
        ' file, and give the name of the file in place of "-".',
    )


@message("AP9091", "error")
def written_as_in_file(*, option: str, written: str) -> Finding:
    """The text after an option is in the form that a plan's file uses.

    In a plan's file, text can have brackets round it and field names in front of it.
    After an option, write only the text. Otherwise, every report would show the
    brackets and the field names.

    Given::

        option: --feedback
        written: '[{from: "Health visitors", text: "The guide helps"}]'

    Says::

        "[{from: "Health visitors", text: "The guide helps"}]" is in the form that a
        file uses, so it cannot go after --feedback.
        To fix: run the same command again, with your words after --feedback in
        quotation marks, and without brackets or field names, for example:
            --feedback "Health visitors: The one-page guide helps"

    Given::

        option: --owner
        written: '["Head of Nursing", "Chair"]'

    Says::

        "["Head of Nursing", "Chair"]" is in the form that a file uses, so it cannot go
        after --owner.
        To fix: run the same command again, with your words after --owner in quotation
        marks, and without brackets or field names, for example:
            --owner "Head of Nursing"
    """
    example = EXAMPLES.get(option, f'{option} "TEXT"')
    return Finding(
        f"{quoted(written)} is in the form that a file uses, so it cannot go after"
        f" {option}.",
        f"{AGAIN}, with your words after {option} in quotation marks, and without"
        f" brackets or field names, for example: {example}",
    )


EXAMPLES = {
    "--agency": '--agency "Kent Police"',
    "--evidence": '--evidence "Minutes of the subgroup"',
    "--evidence-needed": '--evidence-needed "Minutes of the subgroup"',
    "--feedback": '--feedback "Health visitors: The one-page guide helps"',
    "--measure": '--measure "Staff trained"',
    "--method-detail": '--method-detail "The manager looks at 20 files"',
    "--mitigation": '--mitigation "The manager checks the list every morning"',
    "--no-known-risks": '--no-known-risks "Staff have done this work before"',
    "--owner": '--owner "Head of Nursing"',
    "--partner": '--partner "Kent Police: Detective Inspector"',
    "--result": '--result "Staff trained=68"',
    "--risk": '--risk "Staff leave before they are trained"',
    "--target": '--target "80 per cent of staff"',
}
"""How the options are typed that take text, most of all if it has several parts."""
