"""Find where a note says that the plan is closed, or recommends closing it."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.text import late, sentences_of


class ClosingTold(NamedTuple):
    """What is said of closing the plan, and the sentence that says it."""

    recommended: bool
    """Whether that is only recommended."""
    words: str


def read(text: str) -> ClosingTold | None:
    """Return what *text* says of closing the plan; None if it says nothing.

    A child's plan, or an early help plan, does not count.
    """
    for sentence in sentences_of.every(" ".join(text.split())):
        flat = sentence.casefold()
        if _NOT.search(flat):
            continue
        if _RECOMMENDED.search(flat):
            return ClosingTold(recommended=True, words=sentence.rstrip(" ."))
        if _CLOSED.search(flat):
            return ClosingTold(recommended=False, words=sentence.rstrip(" ."))
    return None


_CLOSE = r"(?:close[ds]?|closing|closure|ended|ends)"
_PLAN = r"(?:this|the|our) (?:action |improvement )?plan"
_RECOMMENDED = late.compile(
    rf"\b{_PLAN} (?:is |was |be |has been )?(?:proposed|recommended|suggested|put"
    rf" forward) for {_CLOSE}\b"
    rf"|\b(?:propos|recommend|suggest)\w*\b[^.;]{{0,200}} (?:{_CLOSE} (?:of )?{_PLAN}"
    rf"|{_PLAN} (?:is |be |should be |to be )?{_CLOSE})\b"
    rf"|\b{_PLAN} (?:can|could|may|should) (?:now )?be closed\b"
)
_CLOSED = late.compile(
    rf"\b{_CLOSE} this (?:action |improvement )?plan\b"
    rf"|\b(?:closes|to close|agreed to close) {_PLAN}\b"
    r"|\bthis (?:action |improvement )?plan (?:is|was|has been|will be|is to be)"
    r" (?:now |therefore )?closed\b"
    r"|\bthe action plan (?:is|was|has been|will be|is to be)"
    r" (?:now |therefore )?closed\b(?! to\b)"
    r"|\b(?:board|committee|partnership|subgroup|group) (?:does|will) not meet again\b"
    r"(?! (?:before|for|in|on|till|this|until)\b)"
)
_NOT = late.compile(
    r"\b(?:not|never|cannot|before|until|unless|if|when|whether)\b[^.;]{0,200}\bclos"
)
"""The plan is not closed, or only on a condition."""
