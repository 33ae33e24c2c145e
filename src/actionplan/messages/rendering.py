"""Define messages about reports that were not written (AP94)."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from actionplan.messages.not_done import (
    AGAIN,
    REPORT_NOT_WRITTEN,
    THEN_AGAIN,
    install_by,
)
from actionplan.messages.unreadable import SAVE_AS_UTF8
from actionplan.rule import Finding, message
from actionplan.text import dates
from actionplan.text.grammar import did_you_mean, quoted

_REFERENCE = (
    "use a name that exists, or ask the person who looks after the templates to do so."
    f" {THEN_AGAIN} To list all the names, type: actionplan render --context"
)


NotToReplace: TypeAlias = Literal["plan", "plan-name", "settings", "settings-name"]
"""A file that a report must not replace, or the name of one."""


@message("AP940", "error")
def report_onto_plan(
    *,
    instead: str = "after --output, give the name of a file that ends in .html, .md or"
    " .docx, or of a folder",
    what: NotToReplace = "plan",
) -> Finding:
    """A report would replace a plan, or your board's settings.

    Given::

        {}

    Says::

        This file is a plan, so nothing has been written to it.
        To fix: after --output, give the name of a file that ends in .html, .md or
        .docx, or of a folder.

    Given::

        what: plan-name
        instead: >-
            after --output, give the file a name with another ending, for example:
            --output sarif=lint.sarif

    Says::

        A file with this name would be read as a plan, so nothing has been written to
        it.
        To fix: after --output, give the file a name with another ending, for example:
            --output sarif=lint.sarif

    Given::

        what: settings
        instead: >-
            after --output, give the name of a file with another ending, such as
            actions.csv

    Says::

        This is a settings file, so nothing has been written to it.
        To fix: after --output, give the name of a file with another ending, such as
        actions.csv.
    """
    names = {
        "plan": "This file is a plan, so nothing has been written to it.",
        "plan-name": "A file with this name would be read as a plan, so nothing has"
        " been written to it.",
        "settings": "This is a settings file, so nothing has been written to it.",
        "settings-name": "A file with this name could change how plans are checked, so"
        " nothing has been written to it.",
    }
    return Finding(
        names[what],
        instead if ": --output " in instead else f"{instead}.",
    )


@message("AP941", "error")
def template_folder_not_there() -> Finding:
    """There is no folder with the name that you gave for your board's own templates.

    Given::

        {}

    Says::

        There is no folder of templates with this name. The report has not been written.
        To fix: if you do not have templates of your own, leave out --template. If you
        do, run the same command again with the right name after --template.
    """
    return Finding(
        f"There is no folder of templates with this name. {REPORT_NOT_WRITTEN}",
        "if you do not have templates of your own, leave out --template. If you do,"
        f" {AGAIN} with the right name after --template.",
    )


@message("AP942", "error")
def unknown_in_template(
    *, name: str, line: int, meant: tuple[str, ...] = ()
) -> Finding:
    """A template uses a name that does not exist.

    Given::

        name: every_missed
        line: 12

    Says::

        Line 12 of this template uses the name "every_missed", which does not exist
        there. The report has not been written.
        To fix: use a name that exists, or ask the person who looks after the templates
        to do so. Then run the same command again. To list all the names, type:
            actionplan render --context

    Given::

        name: coordnator
        line: 12
        meant: [coordinator]

    Says::

        Line 12 of this template uses the name "coordnator", which does not exist there.
        Did you mean "coordinator"? The report has not been written.
        To fix: use a name that exists, or ask the person who looks after the templates
        to do so. Then run the same command again. To list all the names, type:
            actionplan render --context
    """
    return Finding(
        f"Line {line} of this template uses the name {quoted(name)}, which does not"
        f" exist there.{did_you_mean(meant)} {REPORT_NOT_WRITTEN}",
        _REFERENCE,
    )


@message("AP943", "error")
def template_at_fault(*, line: int, reason: str) -> Finding:
    """There is a mistake in a template, so actionplan cannot use the template.

    Given::

        line: 3
        reason: ""

    Says::

        The report has not been written, because line 3 of this template is incomplete
        or has something in the wrong place, such as a bracket.
        To fix: if you do not need the template, move it out of the folder of templates.
        If you do, fix line 3, or ask the person who looks after the templates to do so.
        Then run the same command again.

    Given::

        line: 0
        reason: >-
            has too many blocks or brackets inside one another, or a number with too
            many digits

    Says::

        The report has not been written, because this template has too many blocks or
        brackets inside one another, or a number with too many digits.
        To fix: if you do not need the template, move it out of the folder of templates.
        If you do, fix the template, or ask the person who looks after the templates to
        do so. Then run the same command again.

    Given::

        line: 7
        reason: uses itself, which would never end

    Says::

        The report has not been written, because this template uses itself, which
        would never end (line 7).
        To fix: if you do not need the template, move it out of the folder of templates.
        If you do, fix line 7, or ask the person who looks after the templates to do so.
        Then run the same command again.
    """
    why = f"this template {reason}{f' (line {line})' if line else ''}"
    if not reason:
        why = (
            f"line {line} of this template is incomplete or has something in the wrong"
            " place, such as a bracket"
        )
    where = f"line {line}"
    if not line:
        where = "the template"
    return Finding(
        f"The report has not been written, because {why}.",
        "if you do not need the template, move it out of the folder of templates. If"
        f" you do, fix {where}, or ask the person who looks after the templates to"
        f" do so. {THEN_AGAIN}",
    )


TooMuch: TypeAlias = Literal["time", "memory", "text"]


@message("AP949", "error")
def templates_take_too_much(*, why: TooMuch, limit: int) -> Finding:
    """Your board's templates used too much time or memory, or produced too much text.

    Given::

        why: time
        limit: 11

    Says::

        It took more than 11 seconds to make one page from these templates, so
        actionplan stopped. The report has not been written.
        To fix: if you know what was changed last in the templates, undo that change,
        and run the same command again. If not, ask the person who looks after the
        templates to look for a part that repeats without end (a loop), or that adds
        more text each time it repeats.

    Given::

        why: memory
        limit: 516

    Says::

        More than 516 MB of memory was needed to make pages from these templates, so
        actionplan stopped. The report has not been written.
        To fix: if you know what was changed last in the templates, undo that change,
        and run the same command again. If not, ask the person who looks after the
        templates to look for a part that repeats without end (a loop), or that adds
        more text each time it repeats.

    Given::

        why: text
        limit: 32

    Says::

        The pages made from these templates came to more than 32 MB in total, so
        actionplan stopped. The report has not been written.
        To fix: if you know what was changed last in the templates, undo that change,
        and run the same command again. If not, ask the person who looks after the
        templates to look for a part that repeats without end (a loop), or that adds
        more text each time it repeats.
    """
    match why:
        case "time":
            what = (
                f"It took more than {dates.count(limit, 'second')} to make one page"
                " from these templates"
            )
        case "memory":
            what = (
                f"More than {limit} MB of memory was needed to make pages from these"
                " templates"
            )
        case "text":
            what = (
                f"The pages made from these templates came to more than {limit} MB in"
                " total"
            )
        case _:
            assert_never(why)
    return Finding(
        f"{what}, so actionplan stopped. {REPORT_NOT_WRITTEN}",
        "if you know what was changed last in the templates, undo that change, and"
        f" {AGAIN}. If not, ask the person who looks after the templates to"
        " look for a part that repeats without end (a loop), or that adds more text"
        " each time it repeats.",
    )


@message("AP944", "error")
def template_not_found(*, name: str, line: int) -> Finding:
    """A template refers to another template that is not in the folder of templates.

    Given::

        name: ../secret.html
        line: 4

    Says::

        Line 4 refers to the template "../secret.html", which is not in the folder of
        templates. The report has not been written.
        To fix: on line 4, name a template that is in the folder of templates, such as
        "head.html", or "parts/head.html" if it is in a subfolder. Then run the same
        command again.
    """
    return Finding(
        f"Line {line} refers to the template {quoted(name)}, which is not in the folder"
        f" of templates. {REPORT_NOT_WRITTEN}",
        f"on line {line}, name a template that is in the folder of templates, such as"
        ' "head.html", or "parts/head.html" if it is in a subfolder.'
        f" {THEN_AGAIN}",
    )


@message("AP945", "error")
def template_is_a_link() -> Finding:
    """A template is a link to another file, so it was not used.

    Given::

        {}

    Says::

        This template is a link to another file, and links are not followed. The report
        has not been written.
        To fix: put a copy of the file in the folder of templates, in place of the link.
        Then run the same command again.
    """
    return Finding(
        "This template is a link to another file, and links are not followed."
        f" {REPORT_NOT_WRITTEN}",
        "put a copy of the file in the folder of templates, in place of the link."
        f" {THEN_AGAIN}",
    )


@message("AP946", "error")
def template_not_text() -> Finding:
    """A template is not saved as UTF-8.

    Given::

        {}

    Says::

        This template is not saved as UTF-8, so it cannot be read. The report has not
        been written.
        To fix: save the file again as UTF-8, under the same name. In Notepad, choose
        File, Save as, and set Encoding to UTF-8. Then run the same command again.
    """
    return Finding(
        f"This template is not saved as UTF-8, so it cannot be read."
        f" {REPORT_NOT_WRITTEN}",
        f"{SAVE_AS_UTF8} {THEN_AGAIN}",
    )


@message("AP947", "error")
def not_an_output(*, written: str, formats: tuple[str, ...]) -> Finding:
    """The text after --output does not give both a format and a file name.

    Given::

        written: lint.sarif
        formats: [full, sarif, junit]

    Says::

        "lint.sarif" does not give both a format and a file name. Nothing has been
        written.
        To fix: write a format (full, sarif or junit), an equals sign and a file name,
        for example:
            --output sarif=lint.sarif
    """
    return Finding(
        f"{quoted(written)} does not give both a format and a file name. Nothing has"
        " been written.",
        f"write a format ({', '.join(formats[:-1])} or {formats[-1]}), an equals sign"
        " and a file name, for example: --output sarif=lint.sarif",
    )


@message("AP948", "error")
def output_named_twice() -> Finding:
    """Two outputs would be written to the same file.

    Given::

        {}

    Says::

        Two outputs would be written to this file, and one would replace the other.
        Nothing has been written.
        To fix: give a different file name after each --output.
    """
    return Finding(
        "Two outputs would be written to this file, and one would replace the other."
        " Nothing has been written.",
        "give a different file name after each --output.",
    )


@message("AP9060", "error")
def word_needs_file() -> Finding:
    """You asked for a Word document, but did not name a file for it.

    Given::

        {}

    Says::

        A Word document cannot be shown in a terminal.
        To fix: give a name for the Word document after --output, for example:
            --output paper.docx
    """
    return Finding(
        "A Word document cannot be shown in a terminal.",
        "give a name for the Word document after --output, for example: --output"
        " paper.docx",
    )


@message("AP9068", "error")
def not_to_standard_output(*, what: Literal["file", "folder"], option: str) -> Finding:
    """You asked to see a result on the screen, but this result can only be saved.

    A new plan, an Excel workbook or a folder of sheets can only be saved. A report, a
    list or a table can also be shown on the screen (standard output).

    Given::

        what: folder
        option: --output

    Says::

        "-" after --output means that the result is shown on the screen, but this
        result can only be saved in a folder.
        To fix: give the name of a folder after --output in place of "-".

    Given::

        what: file
        option: --output

    Says::

        "-" after --output means that the result is shown on the screen, but this
        result can only be saved as a file.
        To fix: give the name of a file after --output in place of "-".
    """
    only = "in a folder" if what == "folder" else "as a file"
    after = f" after {option}" if option else ""
    return Finding(
        f'"-"{after} means that the result is shown on the screen, but this result can'
        f" only be saved {only}.",
        f'give the name of a {what}{after} in place of "-".',
    )


@message("AP9069", "error")
def not_this_ending(
    *, ending: str, endings: tuple[str, ...], is_text: bool = False
) -> Finding:
    """The ending of a file name is for a format that this command cannot write.

    Given::

        ending: .pdf
        endings: [.csv, .json, .md, .html, .docx]
        is_text: true

    Says::

        This command cannot write a file that ends in .pdf. Nothing has been written.
        To fix: after --output, give a name that ends in .csv, .json, .md, .html or
        .docx. For plain text, give a name that ends in .txt. To make a PDF, write a
        file that ends in .html, open it in a browser, and print it as a PDF.

    Given::

        ending: .xlsx
        endings: [.csv]

    Says::

        This command cannot write a file that ends in .xlsx. Nothing has been written.
        To fix: after --output, give a name that ends in .csv. You can open a .csv file
        in Excel.

    Given::

        ending: ""
        endings: [.docx]

    Says::

        The name of this file has no ending. Nothing has been written.
        To fix: after --output, give a name that ends in .docx.
    """
    *others, last = endings
    of_these = f"{', '.join(others)} or {last}" if others else last
    plain = " For plain text, give a name that ends in .txt." if is_text else ""
    pdf = (
        " To make a PDF, write a file that ends in .html, open it in a browser, and"
        " print it as a PDF."
    )
    also = {".xlsx": " You can open a .csv file in Excel." * ([*endings] == [".csv"])}
    if ".html" in endings:
        also[".pdf"] = pdf
    return Finding(
        f"{_cannot(ending)} Nothing has been written.",
        f"after --output, give a name that ends in {of_these}.{plain}"
        f"{also.get(ending, '')}",
    )


def _cannot(ending: str) -> str:
    if not ending:
        return "The name of this file has no ending."
    return f"This command cannot write a file that ends in {ending}."


@message("AP9063", "error")
def not_in_this_format(
    *,
    ending: str,
    form: str,
    fitting: str,
    is_offered: bool = False,  # the command can write what the ending is for
) -> Finding:
    """The ending of the file name does not match the format after --format.

    Given::

        ending: .docx
        form: markdown
        fitting: .md
        is_offered: true

    Says::

        The name of this file ends in .docx, but you asked for "--format markdown".
        Nothing has been written.
        To fix: if you want a file that ends in .docx, leave out --format markdown. If
        not, after --output, give a name that ends in .md.

    Given::

        ending: ""
        form: docx
        fitting: .docx

    Says::

        The name of this file has no ending, but you asked for "--format docx". Nothing
        has been written.
        To fix: after --output, give a name that ends in .docx.
    """
    named = f"ends in {ending}" if ending else "has no ending"
    return Finding(
        f'The name of this file {named}, but you asked for "--format {form}". Nothing'
        " has been written.",
        f"if you want a file that ends in {ending}, leave out --format {form}. If not,"
        f" after --output, give a name that ends in {fitting}."
        if is_offered
        else f"after --output, give a name that ends in {fitting}.",
    )


@message("AP9061", "error")
def word_not_installed(*, install: str) -> Finding:
    """The software that writes Word documents is not installed.

    The command in the message depends on how actionplan was installed: with pipx (as in
    the example), uv or pip.

    Given::

        install: pipx inject actionplan python-docx openpyxl

    Says::

        To write a Word document, actionplan needs additional software that is not
        installed.
        To fix: if you do not need a Word document, choose another format. If you
        do, type this command, and then run your first command again:
            pipx inject actionplan python-docx openpyxl
    """
    return Finding(
        "To write a Word document, actionplan needs additional software that is not"
        " installed.",
        "if you do not need a Word document, choose another format. If you do,"
        f" {install_by(install)}, and then run your first command again: {install}",
    )


@message("AP9065", "error")
def no_template_for_word() -> Finding:
    """You cannot use the board's own templates for a report in Word.

    Given::

        {}

    Says::

        You can use a template for a report in Markdown or HTML, but not in Word.
        Nothing has been written.
        To fix: if you want to use the template, write --format md or --format html, and
        give a file name that ends in .md or .html. If you want a Word document, leave
        out --template. To fill in a table in your own Word document instead, give the
        name of the document in quotation marks after --into.
    """
    return Finding(
        "You can use a template for a report in Markdown or HTML, but not in Word."
        " Nothing has been written.",
        "if you want to use the template, write --format md or --format html, and give"
        " a file name that ends in .md or .html. If you want a Word document, leave out"
        " --template. To fill in a table in your own Word document instead, give the"
        " name of the document in quotation marks after --into.",
    )


@message("AP9066", "error")
def text_is_for_a_summary() -> Finding:
    """A complete report cannot be written as plain text.

    Given::

        {}

    Says::

        Only a summary can be written as text. Nothing has been written.
        To fix: if you want a summary, add --summary. If you want the complete
        report, choose another format after --format: md, html or docx.
    """
    return Finding(
        "Only a summary can be written as text. Nothing has been written.",
        "if you want a summary, add --summary. If you want the complete report, choose"
        " another format after --format: md, html or docx.",
    )


@message("AP9067", "error")
def no_template_for_text() -> Finding:
    """You cannot use the board's own templates for a summary in plain text.

    Given::

        {}

    Says::

        You can use a template for a summary in Markdown or HTML, but not for a summary
        in plain text. Nothing has been written.
        To fix: if you want to use the template, choose another format after --format:
        md or html. If you want text, leave out --template.
    """
    return Finding(
        "You can use a template for a summary in Markdown or HTML, but not for a"
        " summary in plain text. Nothing has been written.",
        "if you want to use the template, choose another format after --format: md or"
        " html. If you want text, leave out --template.",
    )
