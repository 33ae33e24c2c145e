"""Sum up what a file of accepted problems accepts, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.lint import accepted_file
from actionplan.output.findings import summary
from actionplan.text import command_line, dates, terminal

if TYPE_CHECKING:
    from actionplan.workspace.accept import Adopted


def write(adopted: Adopted) -> str:
    """Say what is accepted, in lines that fit a terminal."""
    said = [_accepted(adopted), *_others(adopted), *_not_accepted(adopted)]
    said += _new_name(adopted.file)
    said += summary.set_aside(adopted.files)
    return "\n".join(terminal.wrap(text, "") for text in said) + "\n"


def _accepted(adopted: Adopted) -> str:
    number = len(adopted.accepted)
    if not number:
        return f"{adopted.file} accepts no problems."
    counted = f"{dates.count(number, 'problem')}: {summary.by_level(adopted.accepted)}"
    return f"{adopted.file} accepts {counted}. {_are(adopted.new)} new."


def _others(adopted: Adopted) -> list[str]:
    said = []
    if adopted.gone == 1:
        said.append("Removed 1 entry that is no longer needed.")
    elif adopted.gone:
        said.append(f"Removed {adopted.gone} entries that are no longer needed.")
    if adopted.others:
        number = dates.count(adopted.others, "other plan")
        said.append(f"The entries for {number} have not been changed.")
    return said


def _not_accepted(adopted: Adopted) -> list[str]:
    """Say what lint still reports, and how it can be accepted."""
    said = []
    files = command_line.names([file.name for file in adopted.files])
    if errors := adopted.errors:
        it = "it" if errors == 1 else "them"
        said.append(
            f"Not accepted: {dates.count(errors, 'error')}. You must give a reason to"
            f" accept an error. Fix {it}, or accept {it} with:"
            f" actionplan accept --reason TEXT {files}\nTo see how to accept an error"
            " in a comment, type: actionplan explain NAME"
        )
    if newer := adopted.newer:
        was = "was" if newer == 1 else "were"
        said.append(
            f"Not accepted: {dates.count(newer, 'problem')} that {was} not there at the"
            " commit you named."
        )
    if timed := adopted.timed:
        depend = "depends" if timed == 1 else "depend"
        said.append(
            f"Not accepted: {dates.count(timed, 'problem')} that {depend} on the date,"
            " so that lint still reports what is late. To accept such problems"
            " permanently, add --time."
        )
    if advice := adopted.advice:
        it = "it" if advice == 1 else "them"
        pieces = dates.count(advice, "piece")
        said.append(
            f"Not accepted: {pieces} of advice. To see {it}, use: actionplan lint"
            f" --advice {files}\nTo accept {it} as well, add --advice."
        )
    if unacceptable := adopted.unacceptable:
        it = "it" if unacceptable == 1 else "them"
        said.append(
            f"Not accepted: {dates.count(unacceptable, 'problem')} that cannot be"
            f" accepted. To see {it}, run: actionplan lint {files}"
        )
    return said


def _new_name(file: str) -> list[str]:
    """Say how to rename a file that has the old name."""
    folder, slash, name = file.rpartition("/")
    if name != accepted_file.OLD_NAME:
        return []
    new = f"{folder}{slash}{accepted_file.NAME}"
    move = f"git mv {command_line.names([file, new])}"
    return [f"{name} is now called {accepted_file.NAME}. To rename it: {move}"]


def _are(number: int) -> str:
    match number:
        case 0:
            return "None is"
        case 1:
            return "1 is"
        case _:
            return f"{number} are"
