"""Write an email as a draft, for a person to read and send.

No address comes from a plan. No text from a plan is in a header.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from actionplan.output import paper as papers
from actionplan.text import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.output.paper import Paper

_TYPES = {
    "docx": (
        "application",
        "vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "md": ("text", "markdown"),
    "ics": ("text", "calendar"),
}


def key(name: str) -> str:
    """Return the name of an owner as it is compared with the file of addresses."""
    return names.post(name)


def write(
    told: Paper,
    on: str,
    to: Sequence[str],
    attached: Sequence[tuple[str, bytes]],
) -> bytes:
    """Write a draft with a plain text and attachments.

    *on* is the date of the meeting: on 5 December 2011. The addresses must have been
    checked. Without any, the draft has no "To".
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"Actions to report on before the meeting {on}"
    if to:
        message["To"] = ", ".join(to)
    message["X-Unsent"] = "1"  # Outlook opens it as a draft
    message.set_content(papers.write(told, "text"), cte="quoted-printable")
    for name, content in attached:
        kind, subtype = _TYPES[name.rpartition(".")[2]]
        message.add_attachment(content, maintype=kind, subtype=subtype, filename=name)
    if attached:
        # Neither base64 nor quoted-printable can have "=_" in it.
        message.set_boundary("=_actionplan_=")
    return message.as_bytes()
