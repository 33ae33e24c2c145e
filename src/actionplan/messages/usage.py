"""Messages about what was typed after `actionplan` (AP92)."""

from __future__ import annotations

from actionplan.rule import Finding, message
from actionplan.text.grammar import listed, quoted


@message("AP921", "error")
def unknown_command(*, written: str, meant: str, help_of: str) -> Finding:
    """There is no command of the name that was typed.

    Given::

        written: actionplan lnt
        meant: actionplan lint
        help_of: actionplan

    Says::

        There is no command "actionplan lnt". Did you mean "actionplan lint"?
        To fix: choose one from the list: actionplan -h

    Given::

        written: actionplan progress budget
        meant: ""
        help_of: actionplan progress

    Says::

        There is no command "actionplan progress budget".
        To fix: choose one from the list: actionplan progress -h
    """
    mean = f" Did you mean {quoted(meant, 200)}?" if meant else ""
    return Finding(
        f"There is no command {quoted(written, 200)}.{mean}",
        f"choose one from the list: {help_of} -h",
    )


@message("AP922", "error")
def unknown_option(
    *, written: str, command: str, meant: str, takes_text: bool = False
) -> Finding:
    """The command has no option of the name that was typed.

    Given::

        written: --formt
        command: actionplan lint
        meant: --format

    Says::

        "actionplan lint" has no option "--formt". Did you mean "--format"?
        To fix: choose one from the list: actionplan lint -h

    Given::

        written: --budget
        command: actionplan lint
        meant: ""

    Says::

        "actionplan lint" has no option "--budget".
        To fix: choose one from the list: actionplan lint -h

    Given::

        written: -v
        command: actionplan progress add
        meant: ""
        takes_text: true

    Says::

        "actionplan progress add" has no option "-v".
        To fix: if it begins the note, put -- before the note, after all options.
        Otherwise choose one from the list: actionplan progress add -h
    """
    mean = f" Did you mean {quoted(meant, 200)}?" if meant else ""
    choose = f"choose one from the list: {command} -h"
    if takes_text:
        choose = (
            "if it begins the note, put -- before the note, after all options."
            f" Otherwise {choose}"
        )
    return Finding(
        f"{quoted(command)} has no option {quoted(written)}.{mean}",
        choose,
    )


@message("AP923", "error")
def missing_word(*, name: str, words: str, example: str) -> Finding:
    """The command needs a word behind it that was not typed.

    Given::

        name: DATE
        words: The day after which to look.
        example: actionplan since 2011-09-01

    Says::

        DATE is missing: the day after which to look.
        To fix: write it as in: actionplan since 2011-09-01
    """
    return Finding(
        f"{name} is missing: {words[:1].lower()}{words[1:]}",
        f"write it as in: {example}",
    )


@message("AP924", "error")
def option_without_value(
    *, option: str, takes: str, options: tuple[str, ...] = ()
) -> Finding:
    """An option stands at the end, without what it takes.

    Given::

        option: --due-within
        takes: DAYS

    Says::

        "--due-within" is the last word, and what it takes is missing.
        To fix: write it behind the option: --due-within DAYS

    Given::

        option: --color
        takes: COLOR
        options: [auto, always, never]

    Says::

        "--color" is the last word, and what it takes is missing.
        To fix: write one of these behind it: "auto", "always", "never".
    """
    return Finding(
        f"{quoted(option)} is the last word, and what it takes is missing.",
        f"write one of these behind it: {listed(options, len(options))}."
        if options
        else f"write it behind the option: {option} {takes}",
    )


@message("AP925", "error")
def option_takes_nothing(*, option: str) -> Finding:
    """Something was written behind an option that stands alone.

    Given::

        option: --advice

    Says::

        "--advice" stands alone, and takes nothing behind it.
        To fix: leave out the equals sign and what stands behind it: --advice
    """
    return Finding(
        f"{quoted(option)} stands alone, and takes nothing behind it.",
        f"leave out the equals sign and what stands behind it: {option}",
    )


@message("AP926", "error")
def too_many_words(*, written: str, command: str, curly: bool = False) -> Finding:
    """There are more words than the command can take.

    Text with spaces, such as a note, needs quotation marks. Those of a document are
    curly, and the terminal does not read them as quotation marks.

    Given::

        written: draft
        command: actionplan progress add

    Says::

        "actionplan progress add" does not know what to do with "draft".
        To fix: put quotation marks round text that has spaces in it, such as a note, or
        leave the word out.

    Given::

        written: draft to all.\u201d
        command: actionplan progress add
        curly: true

    Says::

        "actionplan progress add" does not know what to do with "draft to all.\u201d".
        The quotation marks are curly, as in a document.
        To fix: delete the curly quotation marks and type straight ones: "like this"
    """
    what = f"{quoted(command)} does not know what to do with {quoted(written)}."
    if curly:
        return Finding(
            f"{what} The quotation marks are curly, as in a document.",
            'delete the curly quotation marks and type straight ones: "like this"',
        )
    return Finding(
        what,
        "put quotation marks round text that has spaces in it, such as a note, or leave"
        " the word out.",
    )


@message("AP927", "error")
def unknown_name(
    *, option: str, written: str, nearest: tuple[str, ...] = (), instead: str = ""
) -> Finding:
    """A list was asked for by a name that stands in no plan.

    An empty list would look as if there were nothing to do.

    Given::

        option: --plan
        written: scr-famly-a-2011
        nearest: [scr-family-a-2011]

    Says::

        "scr-famly-a-2011" stands in none of these plans. Did you mean
        "scr-family-a-2011"?
        To fix: check the name behind --plan, or leave it out to see everything.

    Given::

        option: --agency
        written: Coastguard

    Says::

        "Coastguard" stands in none of these plans.
        To fix: check the name behind --agency, or leave it out to see everything.

    Given::

        option: --priority
        written: Must do
        instead: --where "x-priority=Must do"

    Says::

        "Must do" stands in none of these plans. Did you mean --where
        "x-priority=Must do"?
        To fix: check the name behind --priority, or leave it out to see everything.
    """
    mean = f" Did you mean {quoted(nearest[0])}?" if nearest else ""
    mean = f" Did you mean {instead}?" if instead else mean
    return Finding(
        f"{quoted(written)} stands in none of these plans.{mean}",
        f"check the name behind {option}, or leave it out to see everything.",
    )


@message("AP928", "error")
def no_such_field(
    *, option: str, written: str, known: tuple[str, ...], nearest: tuple[str, ...] = ()
) -> Finding:
    """A list was asked for by a field that no action has.

    Given::

        option: --where
        written: x-prioriy
        known: [plan, agency, x-priority]
        nearest: [x-priority]

    Says::

        No action in these plans has a field "x-prioriy". Did you mean "x-priority"?
        To fix: write one of these fields after --where: "plan", "agency", "x-priority".
    """
    mean = f" Did you mean {quoted(nearest[0])}?" if nearest else ""
    return Finding(
        f"No action in these plans has a field {quoted(written)}.{mean}",
        f"write one of these fields after {option}: {listed(known, 20)}.",
    )


@message("AP929", "error")
def not_a_condition(*, written: str) -> Finding:
    """What follows --where is not a field and a value.

    Given::

        written: Must do

    Says::

        "Must do" is not a field and a value.
        To fix: write both, with an equals sign between them: --where "x-priority=Must
        do"
    """
    return Finding(
        f"{quoted(written)} is not a field and a value.",
        'write both, with an equals sign between them: --where "x-priority=Must do"',
    )


@message("AP939", "error")
def standard_input(*, limit: int | None = None) -> Finding:
    """Standard input is one plan: it is checked alone, and has a largest size.

    Given::

        {}

    Says::

        "-" is the text on standard input, which is checked by itself.
        To fix: leave out all other paths and --since: actionplan lint -

    Given::

        limit: 1048576

    Says::

        The text on standard input is too large. The most is 1,048,576 bytes.
        To fix: check that it is the plan you meant. A very long plan can be divided
        into several.
    """
    if limit is None:
        return Finding(
            '"-" is the text on standard input, which is checked by itself.',
            "leave out all other paths and --since: actionplan lint -",
        )
    return Finding(
        f"The text on standard input is too large. The most is {limit:,} bytes.",
        "check that it is the plan you meant. A very long plan can be divided into"
        " several.",
    )
