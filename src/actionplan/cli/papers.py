"""Write a paper on standard output, or to the file that was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, get_args

import typer

from actionplan.cli import console
from actionplan.cli.options import or_standard_output
from actionplan.diagnostics import Refusal
from actionplan.messages import rendering
from actionplan.output import endings, list_file, paper
from actionplan.storage import installing

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionplan.output.paper import Paper
    from actionplan.text.terminal import WrittenAs
    from actionplan.workspace import Workspace

Form: TypeAlias = Literal["text", "markdown", "json", "html", "docx"]
FORM_HELP = (
    "The default is the format that matches the ending of the -o file: .md, .html,"
    " .docx or .json. If no format matches, the default is text."
)
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write the output to this file.",
        callback=or_standard_output,
        show_default=False,
    ),
]


def form(asked: Form | None, output: Path | None, here: Workspace) -> Form:
    """Return the form to write, before anything is read.

    Refuses a file that is a plan or settings, an ending that promises another format,
    and Word without a file or its library.
    """
    if output is not None:
        list_file.require_place(output, here.kept(), "paper.docx")
    offered: tuple[Form, ...] = get_args(Form)
    chosen = endings.form(output, asked, offered, "text")
    if chosen == "docx":
        require_word(output)
    return chosen


def require_word(output: Path | None) -> Path:
    """Refuse to write Word on a screen, or without its library."""
    if output is None:
        raise Refusal(rendering.word_needs_file())
    word()
    return output


def word() -> Callable[[Paper], bytes]:
    """Return the function that writes Word; refuse if its library is not installed."""
    try:
        from actionplan.output import paper_document as writer
    except ImportError as error:
        install = installing.to_add(*installing.OFFICE)
        raise Refusal(rendering.word_not_installed(install=install)) from error
    return writer.write


def write(told: Paper, form: Form, output: Path | None) -> None:
    """Write a paper on standard output, or to a file, and say where it is."""
    written_as: WrittenAs
    match form:
        case "docx":
            save_word(told, require_word(output))
            return
        case "html":
            from actionplan.output import paper_page

            text, written_as = paper_page.write(told), "markup"
        case _:
            text, written_as = paper.write(told, form), paper.written_as(form)
    if output is None:
        console.out(text, written_as)
    else:
        console.err(f"{list_file.text(text, output, written_as)}\n")


def save_word(told: Paper, output: Path) -> None:
    """Save a paper as a Word document, and say where it is."""
    console.err(f"{list_file.document(told, output, word())}\n")
