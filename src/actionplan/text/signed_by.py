"""Find who a note says has signed off work, or agreed that it is closed."""

from __future__ import annotations

from actionplan.text import late
from actionplan.text.remembered import by_value


@by_value
def who(note: str) -> str:
    """Return who *note* says has signed the work off; empty if it names nobody.

    "Signed off by the executive." names the executive, and so does "The executive
    agreed that this is closed."
    """
    flat = " ".join(note.split())
    found = _BY.search(flat) or _DID.search(flat)
    return " ".join(found["who"].split()) if found else ""


_DECIDES = (
    r"board|cabinet|chair|committee|council|director|executive|group|governors?|meeting"
    r"|panel|partnership|scrutineer|subcommittee|sub-?group"
)
_BODY = rf"(?:{_DECIDES}|head|lead|leader|manager|officer|team)"
_NOT = r"(?<!\bnot )(?<!\bnot been )(?<!\byet )(?<!\bbe )(?<!\bbeing )(?<!\bnever )"
_BY = late.compile(
    rf"\b{_NOT}(?i:signed[ -]off|sign-off (?:was )?(?:given|agreed)"
    r"|closure (?:was )?agreed|agreed as (?:closed|complete)|closed)"
    rf" (?i:at|by|in) (?:the |its |our |a )?(?P<who>(?:[\w'&-]+ ){{0,6}}?(?i:{_BODY})"
    r"(?:'s? meeting)?\b(?: of (?:the )?[A-Z][\w'&-]*(?: [A-Z][\w'&-]*){0,4})?)"
)
_DID = late.compile(
    rf"\b(?:[Tt]he )?(?P<who>(?:[A-Z][\w'&-]* ){{0,6}}?(?i:{_DECIDES}))"
    r" (?:has |have )?(?:(?:formally|since|also) )?"
    r"(?:signed (?:it |this |the action |the work )?off"
    r"|agreed (?:that )?(?:this|it|the action|the work)"
    r" (?:is|was|can be|could be|to be) (?:now )?(?:closed|completed?|done|signed off)"
    r"|agreed (?:the )?(?:closure|sign-off)|approved (?:the )?(?:closure|sign-off))\b"
)
