"""Define messages about what was typed after `actionplan` (AP92)."""

from __future__ import annotations

from actionplan.rule import Finding, message
from actionplan.text.grammar import listed, quoted


@message("AP921", "error")
def unknown_command(*, written: str, meant: str, help_of: str) -> Finding:
    """There is no command with the name that you typed.

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
    """The command has no option with the name that you typed.

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
        To fix: if your note begins with it, type -- before the note and after all the
        options. If not, choose one from the list: actionplan progress add -h
    """
    mean = f" Did you mean {quoted(meant, 200)}?" if meant else ""
    choose = f"choose one from the list: {command} -h"
    if takes_text:
        choose = (
            "if your note begins with it, type -- before the note and after all the"
            f" options. If not, {choose}"
        )
    return Finding(
        f"{quoted(command)} has no option {quoted(written)}.{mean}",
        choose,
    )


@message("AP923", "error")
def missing_word(*, name: str, words: str, example: str) -> Finding:
    """The command needs another word after it.

    Given::

        name: DATE
        words: The date of the last meeting.
        example: actionplan since 2011-09-01

    Says::

        DATE is missing: the date of the last meeting.
        To fix: add it, as in: actionplan since 2011-09-01
    """
    return Finding(
        f"{name} is missing: {words[:1].lower()}{words[1:]}",
        f"add it, as in: {example}",
    )


@message("AP924", "error")
def option_without_value(
    *, option: str, takes: str, options: tuple[str, ...] = ()
) -> Finding:
    """An option at the end of the command has no value.

    Given::

        option: --due-within
        takes: DAYS

    Says::

        "--due-within" needs a value after it.
        To fix: write the value after the option: --due-within DAYS

    Given::

        option: --color
        takes: COLOR
        options: [auto, always, never]

    Says::

        "--color" needs a value after it.
        To fix: write one of these after it: "auto", "always", "never".
    """
    return Finding(
        f"{quoted(option)} needs a value after it.",
        f"write one of these after it: {listed(options, len(options))}."
        if options
        else f"write the value after the option: {option} {takes}",
    )


@message("AP925", "error")
def option_takes_nothing(*, option: str) -> Finding:
    """An option that takes no value was given one.

    Given::

        option: --advice

    Says::

        "--advice" does not take a value.
        To fix: leave out the equals sign and everything after it: --advice
    """
    return Finding(
        f"{quoted(option)} does not take a value.",
        f"leave out the equals sign and everything after it: {option}",
    )


@message("AP926", "error")
def too_many_words(*, written: str, command: str, curly: bool = False) -> Finding:
    """There are more words than the command can use.

    Text with spaces, such as a note, needs quotation marks. Quotation marks copied from
    a document are curly, and the terminal does not read those as quotation marks.

    Given::

        written: draft
        command: actionplan progress add

    Says::

        "actionplan progress add" did not expect "draft".
        To fix: put quotation marks around text that has spaces in it, such as a note,
        or leave the extra words out.

    Given::

        written: draft to all.\u201d
        command: actionplan progress add
        curly: true

    Says::

        "actionplan progress add" did not expect "draft to all.”". The quotation marks
        are curly, as they are in documents.
        To fix: replace the curly quotation marks with straight ones: "like this"
    """
    what = f"{quoted(command)} did not expect {quoted(written)}."
    if curly:
        return Finding(
            f"{what} The quotation marks are curly, as they are in documents.",
            'replace the curly quotation marks with straight ones: "like this"',
        )
    return Finding(
        what,
        "put quotation marks around text that has spaces in it, such as a note, or"
        " leave the extra words out.",
    )


@message("AP927", "error")
def unknown_name(
    *, option: str, written: str, nearest: tuple[str, ...] = (), instead: str = ""
) -> Finding:
    """You asked for actions by a name that is not in any of the plans.

    An empty list would look as if there were nothing to do.

    Given::

        option: --plan
        written: scr-famly-a-2011
        nearest: [scr-family-a-2011]

    Says::

        Nothing in these plans matches --plan "scr-famly-a-2011". Did you mean
        "scr-family-a-2011"?
        To fix: check the name after --plan, or leave the option out to see everything.

    Given::

        option: --agency
        written: Coastguard

    Says::

        Nothing in these plans matches --agency "Coastguard".
        To fix: check the name after --agency, or leave the option out to see
        everything.

    Given::

        option: --priority
        written: Must do
        instead: --where "x-priority=Must do"

    Says::

        Nothing in these plans matches --priority "Must do". Did you mean --where
        "x-priority=Must do"?
        To fix: check the name after --priority, or leave the option out to see
        everything.
    """
    mean = f" Did you mean {quoted(nearest[0])}?" if nearest else ""
    mean = f" Did you mean {instead}?" if instead else mean
    return Finding(
        f"Nothing in these plans matches {option} {quoted(written)}.{mean}",
        f"check the name after {option}, or leave the option out to see everything.",
    )


@message("AP928", "error")
def no_such_field(
    *, option: str, written: str, known: tuple[str, ...], nearest: tuple[str, ...] = ()
) -> Finding:
    """You asked for actions by a field that no action has.

    Given::

        option: --where
        written: x-prioriy
        known: [plan, agency, x-priority]
        nearest: [x-priority]

    Says::

        No action in these plans has a field called "x-prioriy". Did you mean
        "x-priority"?
        To fix: write one of these fields after --where: "plan", "agency", "x-priority".
    """
    mean = f" Did you mean {quoted(nearest[0])}?" if nearest else ""
    return Finding(
        f"No action in these plans has a field called {quoted(written)}.{mean}",
        f"write one of these fields after {option}: {listed(known, 20)}.",
    )


@message("AP929", "error")
def not_a_condition(*, written: str) -> Finding:
    """The value of --where does not give both a field and a value.

    Given::

        written: Must do

    Says::

        "Must do" does not give both a field and a value.
        To fix: write both, with an equals sign between them: --where "x-priority=Must
        do"
    """
    return Finding(
        f"{quoted(written)} does not give both a field and a value.",
        'write both, with an equals sign between them: --where "x-priority=Must do"',
    )


@message("AP939", "error")
def standard_input(*, limit: int | None = None) -> Finding:
    """Standard input must be one plan. It is checked on its own and has a size limit.

    Given::

        {}

    Says::

        "-" means the text on standard input, which is checked on its own.
        To fix: leave out all other paths and --since: actionplan lint -

    Given::

        limit: 1048576

    Says::

        The text on standard input is too large. The limit is 1,048,576 bytes.
        To fix: check that it is the plan you meant. You can split a very long plan into
        several.
    """
    if limit is None:
        return Finding(
            '"-" means the text on standard input, which is checked on its own.',
            "leave out all other paths and --since: actionplan lint -",
        )
    return Finding(
        f"The text on standard input is too large. The limit is {limit:,} bytes.",
        "check that it is the plan you meant. You can split a very long plan into"
        " several.",
    )
