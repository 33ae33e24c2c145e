"""Make the files that ask owners for an update before a meeting.

For each owner: a sheet with a form to fill in, a calendar and a draft email.
Nothing is sent. The same plans and options always give the same bytes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from actionplan.output import paper
from actionplan.output.chase import calendars, email_drafts, first_page, sheets
from actionplan.plan import chasing
from actionplan.storage import folders
from actionplan.text import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from actionplan.output.chase.first_page import ChaseRound
    from actionplan.output.paper import Paper
    from actionplan.plan.chasing import OwnerSheet

CONTENTS = "README.md"


class MadeFile(NamedTuple):
    """A file to write: its name in the folder, and what is in it."""

    name: str
    content: bytes


class Chase(NamedTuple):
    """What is written into the folder, and what to say about it."""

    files: tuple[MadeFile, ...]
    asked: int
    """How many are asked."""
    actions: int
    """How many actions they are asked about."""
    unused: tuple[str, ...]
    """The owners in the file of addresses who are not in the plans."""


def make(
    about: ChaseRound,
    *,
    word: Callable[[Paper], bytes] | None,
    as_markdown: bool,
    addresses: Mapping[str, tuple[str, ...]],
    details: bool,
) -> Chase:
    """Make all files; *word* writes Word documents, if they are wanted.

    *addresses* are the email addresses for each name of an owner.
    """
    every = chasing.sheets(about.of, about.meeting, about.following)
    names = _file_names(every)
    made: list[MadeFile] = []
    listed: list[first_page.RecipientFiles] = []
    for sheet, name in zip(every, names, strict=True):
        calendar = calendars.write(sheet, about, details=details)
        own = [MadeFile(f"{name}.ics", calendar)] if calendar else []
        if sheet.asked:
            told = sheets.sheet(sheet, about)
            papers = [MadeFile(f"{name}.docx", word(told))] if word else []
            if as_markdown:
                text = paper.write(told, "markdown")
                papers.append(MadeFile(f"{name}.md", terminal.encoded(text)))
            to = (
                addresses.get(email_drafts.key(sheet.to.name), ())
                if sheet.to.name
                else ()
            )
            sent = [(each.name, each.content) for each in (*papers[:1], *own)]
            draft = email_drafts.write(
                sheets.email(sheet, about), about.meeting.plain, to, sent
            )
            own = [*papers, *own, MadeFile(f"{name}.eml", draft)]
        made += own
        files = tuple(each.name for each in own)
        listed.append(first_page.RecipientFiles(sheet, files))
    page = paper.write(first_page.page(listed, about), "markdown")
    return Chase(
        files=(
            MadeFile(folders.SHEETS, _MARK),
            MadeFile(CONTENTS, terminal.encoded(page)),
            *made,
        ),
        asked=sum(bool(sheet.asked) for sheet in every),
        actions=len({id(one.row) for sheet in every for one in sheet.asked}),
        unused=_unused(every, addresses),
    )


_MARK = b"Word documents in this folder are sheets, not plans. Keep this file.\n"


def _unused(
    every: Iterable[OwnerSheet], addresses: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    known = {email_drafts.key(sheet.to.name) for sheet in every}
    return tuple(name for name in addresses if name not in known)


def _file_names(every: Sequence[OwnerSheet]) -> list[str]:
    """Name the files of each recipient after them, with all names different."""
    taken = {"readme"}
    found: list[str] = []
    for sheet in every:
        plain = unicodedata.normalize("NFKD", sheet.to.name).encode("ascii", "ignore")
        words = re.sub(r"[^a-z0-9]+", "-", plain.decode().lower())
        base = words[:_LONGEST].strip("-") or ("owner" if sheet.to.name else "no-owner")
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        found.append(name)
    return found


_LONGEST = 60
"""Letters of a file name: some systems have no room for a long job title."""
