"""Messages about reports that were not written (AP94)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.rule import Finding, message
from actionplan.text import dates
from actionplan.text.grammar import quoted

_REFERENCE = "see what a template is told: actionplan render --context"


@message("AP940", "error")
def report_onto_plan(
    *,
    instead: str = "a file that ends in .html or .md, or a folder",
    what: Literal["plan", "settings"] = "plan",
) -> Finding:
    """A report was to be written where a plan is, or the settings of a board.

    Given::

        {}

    Says::

        This is a plan, or the name of one, and a report would take its place. Nothing
        has been written.
        To fix: give a file that ends in .html or .md, or a folder.

    Given::

        instead: a file with another ending, such as lint.sarif

    Says::

        This is a plan, or the name of one, and a report would take its place. Nothing
        has been written.
        To fix: give a file with another ending, such as lint.sarif.

    Given::

        what: settings
        instead: a file with another ending, such as actions.csv

    Says::

        This is a file of settings, and a report would take its place. Nothing has been
        written.
        To fix: give a file with another ending, such as actions.csv.
    """
    names = {
        "plan": "This is a plan, or the name of one,",
        "settings": "This is a file of settings,",
    }
    return Finding(
        f"{names[what]} and a report would take its place. Nothing has been written.",
        f"give {instead}.",
    )


@message("AP941", "error")
def template_folder_not_there() -> Finding:
    """The folder with the board's own templates is not there.

    Given::

        {}

    Says::

        There is no folder of templates of this name.
        To fix: check the name behind --template, or leave it out.
    """
    return Finding(
        "There is no folder of templates of this name.",
        "check the name behind --template, or leave it out.",
    )


@message("AP942", "error")
def unknown_in_template(*, name: str, line: int) -> Finding:
    """A template asks for something that it is not told.

    Given::

        name: coordnator
        line: 12

    Says::

        Line 12 asks for "coordnator", and there is nothing of that name.
        To fix: see what a template is told: actionplan render --context
    """
    return Finding(
        f"Line {line} asks for {quoted(name)}, and there is nothing of that name.",
        _REFERENCE,
    )


@message("AP943", "error")
def template_at_fault(*, line: int, reason: str) -> Finding:
    """A template cannot be filled in.

    Given::

        line: 3
        reason: it is not written as a template is

    Says::

        Line 3 stops the report: it is not written as a template is.
        To fix: mend the line, or take the template out of the folder.

    Given::

        line: 0
        reason: it is nested too deeply, or has a number that is too long

    Says::

        This template stops the report: it is nested too deeply, or has a number that is
        too long.
        To fix: mend the template, or take it out of the folder.
    """
    if not line:
        return Finding(
            f"This template stops the report: {reason}.",
            "mend the template, or take it out of the folder.",
        )
    return Finding(
        f"Line {line} stops the report: {reason}.",
        "mend the line, or take the template out of the folder.",
    )


TooMuch: TypeAlias = Literal["time", "memory", "text"]


@message("AP949", "error")
def templates_take_too_much(*, why: TooMuch, limit: int) -> Finding:
    """A board's own templates were stopped, because they would not have ended.

    Given::

        why: time
        limit: 11

    Says::

        These templates take more than 11 seconds for one page, so they were stopped.
        To fix: look for a loop that does not end, or for a text that grows with each
        step, in the template that was changed last.

    Given::

        why: memory
        limit: 516

    Says::

        These templates need more than 516 MB of memory, so they were stopped.
        To fix: look for a loop that does not end, or for a text that grows with each
        step, in the template that was changed last.

    Given::

        why: text
        limit: 32

    Says::

        These templates make pages of more than 32 MB, so they were stopped.
        To fix: look for a loop that does not end, or for a text that grows with each
        step, in the template that was changed last.
    """
    match why:
        case "time":
            what = f"take more than {dates.count(limit, 'second')} for one page"
        case "memory":
            what = f"need more than {limit} MB of memory"
        case "text":
            what = f"make pages of more than {limit} MB"
        case _:
            assert_never(why)
    return Finding(
        f"These templates {what}, so they were stopped.",
        "look for a loop that does not end, or for a text that grows with each step,"
        " in the template that was changed last.",
    )


@message("AP944", "error")
def template_not_found(*, name: str, line: int) -> Finding:
    """A template names another that is not there, or that lies outside its folder.

    Given::

        name: ../secret.html
        line: 4

    Says::

        Line 4 names the template "../secret.html", and there is none of that name.
        To fix: name a template of the same folder, or of one below it, by its path from
        there.
    """
    return Finding(
        f"Line {line} names the template {quoted(name)}, and there is none of that"
        " name.",
        "name a template of the same folder, or of one below it, by its path from"
        " there.",
    )


@message("AP945", "error")
def template_is_a_link() -> Finding:
    """A template is a link, which could lead anywhere.

    Given::

        {}

    Says::

        This template is a link to another place, and links are not followed.
        To fix: put a copy of the file in the folder of templates.
    """
    return Finding(
        "This template is a link to another place, and links are not followed.",
        "put a copy of the file in the folder of templates.",
    )


@message("AP946", "error")
def template_not_text() -> Finding:
    """A template is not saved as UTF-8.

    Given::

        {}

    Says::

        This template is not saved as UTF-8, so its letters cannot be read.
        To fix: save it again, with the encoding UTF-8.
    """
    return Finding(
        "This template is not saved as UTF-8, so its letters cannot be read.",
        "save it again, with the encoding UTF-8.",
    )


@message("AP947", "error")
def not_an_output(*, written: str, formats: tuple[str, ...]) -> Finding:
    """What stands behind --output does not say what to write, and to which file.

    Given::

        written: lint.sarif
        formats: [full, sarif, junit]

    Says::

        "lint.sarif" does not say how to write the findings down, and in which file.
        Nothing has been written.
        To fix: join the two by =, such as --output sarif=lint.sarif; there is full,
        sarif or junit.
    """
    return Finding(
        f"{quoted(written)} does not say how to write the findings down, and in which"
        " file. Nothing has been written.",
        "join the two by =, such as --output sarif=lint.sarif; there is"
        f" {', '.join(formats[:-1])} or {formats[-1]}.",
    )


@message("AP948", "error")
def output_named_twice() -> Finding:
    """Two reports were to be written to one file.

    Given::

        {}

    Says::

        Two reports would be written to this file, and one would take the place of the
        other. Nothing has been written.
        To fix: give each --output a file of its own.
    """
    return Finding(
        "Two reports would be written to this file, and one would take the place of"
        " the other. Nothing has been written.",
        "give each --output a file of its own.",
    )
