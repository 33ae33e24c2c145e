"""Recognise verbs of doing, and the things that are made or held.

The lists have each verb as an instruction ("carry out"). The past form ("carried out")
is worked out here.
"""

from __future__ import annotations

import re
from functools import cache

from actionplan.text import late, word_lists
from actionplan.text.phrase_lists import Phrases


@cache
def things(name: str) -> frozenset[str]:
    """Return the words of one of the lists: made, people, outputs."""
    return frozenset(word_lists.load("deeds")[name]["words"])


@cache
def any_of(name: str) -> Phrases:
    """Find any word of a list, anywhere in text."""
    return Phrases(things(name), hyphens=False)


@cache
def told(name: str = "verbs") -> Phrases:
    """Find a verb of a list as an instruction: carry out."""
    return Phrases(things(name))


@cache
def done(name: str = "verbs") -> Phrases:
    """Find a verb of a list in its past form: carried out."""
    parts = {part for verb in things(name) for part in _past(verb)}
    parts |= _ALSO_DONE if name == "verbs" else set()
    return Phrases(parts)


_ALSO_DONE = {
    "done", "in place", "gone out", "went out", "gone live", "went live", "is live",
    "are live", "taken place", "took place", "went ahead", "available", "received",
    "handed", "carried", "drawn", "signed", "rolled", "sent", "set", "put", "had",
    "take place", "takes place", "go ahead", "went to", "gone to", "taken to",
    "gone round", "went round", "run", "ran", "attended",
}  # fmt: skip
_IRREGULAR = {
    "build": ("built",), "buy": ("bought",), "cut": ("cut",), "draw": ("drew", "drawn"),
    "fit": ("fitted",), "give": ("gave", "given"), "go": ("went", "gone"),
    "hold": ("held",), "make": ("made",), "meet": ("met",), "put": ("put",),
    "read": ("read",), "ring": ("rang", "rung"), "run": ("ran", "run"),
    "seek": ("sought",), "send": ("sent",), "set": ("set",), "show": ("shown",),
    "teach": ("taught",), "tell": ("told",), "undertake": ("undertook", "undertaken"),
    "write": ("wrote", "written"), "rewrite": ("rewrote", "rewritten"),
    "re-write": ("re-wrote", "re-written"),
}  # fmt: skip
_DOUBLED = frozenset({"map", "plan", "commit", "submit", "fit"})


def _past(verb: str) -> set[str]:
    """Return the past form of a verb: carry out, carried out."""
    first, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    if first in _IRREGULAR:
        return {part + tail for part in _IRREGULAR[first]}
    if first.endswith("e"):
        return {f"{first}d{tail}"}
    if first.endswith("y") and first[-2] not in "aeiou":
        return {f"{first[:-1]}ied{tail}"}
    if first in _DOUBLED:
        return {f"{first}{first[-1]}ed{tail}"}
    return {f"{first}ed{tail}"}


def head(words: str) -> str:
    """Return the noun that a few words are about: leaflets for parents, a leaflet."""
    words = _AUXILIARY.sub("", words.strip(" ,"))
    first = re.split(
        r" (?:of|for|on|about|to|in|with|at|by|from|between|x|re|around) ", words
    )
    last = first[0].strip(" ,").split(" ")
    for size in (3, 2, 1):
        found = _single(" ".join(last[-size:]))
        if found in things("made") or found in things("people"):
            if _TERM.search(first[0]):
                return ""
            return found
    return ""


_AUXILIARY = late.compile(
    r"(?: (?:is|are|was|were|has|have|had|will|been|be|being|to|now|all|also|duly|fully"
    r"|successfully|well|then|both|each|already|just))+$"
)
_TERM = late.compile(
    r"(?:case|protection|review|child|initial|icpc|rcpc) conference"
    r"|strategy (?:meeting|discussion)"
    r"|core group|(?:protection|care|safety|pathway|child|support|treatment|need|cp"
    r"|cin)"
    r" plan|health assessment|review health|referral|supervision session"
)
"""Things that are made or held, but are the work with children itself."""


def _single(noun: str) -> str:
    for ending, instead in (("ies", "y"), ("ses", "s"), ("s", "")):
        if noun.endswith(ending) and noun.removesuffix(ending) + instead in (
            things("made") | things("people")
        ):
            return noun.removesuffix(ending) + instead
    return noun


AS_NOUN = re.compile(
    r"(?: (?:of|from|by|and|or|on|in|is|are|was|were|has|have|had|found|show|date)\b"
    r"|s\b|,)"
)
"""What follows a noun that looks like a verb: review of, audit found."""
