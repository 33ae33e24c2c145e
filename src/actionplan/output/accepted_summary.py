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
    said = [_accepted(adopted), *_beside(adopted), *_left(adopted)]
    said += _new_name(adopted.file)
    said += summary.set_aside(adopted.files)
    return "\n".join(terminal.wrap(text, "") for text in said) + "\n"


def _accepted(adopted: Adopted) -> str:
    number = len(adopted.accepted)
    if not number:
        return f"{adopted.file} accepts no findings."
    counted = f"{dates.count(number, 'finding')}: {summary.by_level(adopted.accepted)}"
    return f"{adopted.file} accepts {counted}. {_are(adopted.new)} new."


def _beside(adopted: Adopted) -> list[str]:
    said = []
    if adopted.gone:
        them = "1 entry" if adopted.gone == 1 else f"{adopted.gone} entries"
        said.append(f"Taken out: {them} for what is not there any more.")
    if adopted.others:
        number = dates.count(adopted.others, "other plan")
        said.append(f"What it accepts of {number} is as it was.")
    return said


def _left(adopted: Adopted) -> list[str]:
    """Say what lint still reports, and how that can be accepted."""
    said = []
    if errors := adopted.errors:
        it, an = ("it", "the") if errors == 1 else ("them", "each")
        said.append(
            f"Left out: {dates.count(errors, 'error')}, because {an} error needs a"
            f" reason. Mend {it}, or accept {it} with a comment (actionplan explain"
            " NAME tells how), or with: actionplan accept --reason TEXT"
        )
    if timed := adopted.timed:
        said.append(
            f"Left out: {dates.count(timed, 'finding')} that"
            f" {'depends' if timed == 1 else 'depend'} on the day, so that lint goes on"
            " telling what is late. To accept such findings for good, add --time."
        )
    if adopted.unacceptable:
        number = dates.count(adopted.unacceptable, "finding")
        said.append(
            f"Left out: {number} that nobody can accept. To see: actionplan lint"
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
