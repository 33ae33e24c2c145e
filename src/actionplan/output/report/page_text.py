"""Cut text for page one: at the end of a sentence, and not before the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import sentences
from actionplan.text import amounts, held_back, late, sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 1000
"""More characters than page one can have of one text."""

_ENDS = late.compile(r"(?<=[a-z0-9)%\"'\u201d][.!?])\s+(?=[\"'(\u201cA-Z0-9])")


_AT_RISK = late.compile(
    r"\bat (?:[a-z]+ )?risk\b|\brisk of (?:[a-z]+ )?harm\b|\bunsafe\b"
    r"|\bnot safe\b(?! to ask\b)|\bin danger\b"
    r"|\bno (?:[a-z]+ )?(?:cover|protection|safety plan)\b"
    r"|\bsleep(?:s|ing) rough\b|\b(?:is|are) (?:still )?missing\b"
    r"|\bchild(?:ren)?\b.*\b(?:has|have) not (?:yet )?been (?:found|seen)\b"
    r"|\b(?:boys?|child(?:ren)?|girls?) (?:[a-z]+ ){0,4}?not (?:been )?seen"
    r" (?:for|since)\b"
    r"|\b(?:still|again|being|continues? to be|remains?) (?:[a-z]+ ){0,3}?(?:abused"
    r"|assaulted|beaten|bullied|carrying|contact(?:ed|s)|exploited|groomed|harmed|hit"
    r"|hurt|threatened|trafficked)\b"
    r"|\b(?:alone|at home|contact|lives?|living|stay(?:s|ing)?|visits?)"
    r" (?:[a-z]+ ){0,3}?(?:with|from) (?:[a-z]+ ){1,4}?who (?:had |has )?(?:abused?"
    r"|assaulted|beat(?:en)?|harmed|hits?|hurts?|injured|raped)"
    r" (?:a |her|him|the |them)"
)
_NOT_AT_RISK = late.compile(
    r"\b(?:no|nobody|none|never|no longer|not) (?:[a-z]+ ){0,6}?(?:at (?:[a-z]+ )?risk"
    r"|harmed|hurt|contacted|missing|(?:with|from) (?:[a-z]+ ){1,4}?who)\b"
    r"|\b(?:dates?|deadlines?|deliver[a-z]*|funding|milestones?|targets?|timescales?)"
    r" (?:[a-z]+ )?(?:is|are|remains?) (?:[a-z]+ )?at risk\b|\b(?:addresses|data|dates?"
    r"|details|documents?|evidence|figures?|files?|forms?|information|letters?|minutes"
    r"|notes?|points?|records?|reports?|results?|returns?|signatures?)\b"
    r"(?: [a-z]+){0,4} (?:is|are) (?:still )?missing\b|\bat risk of (?:being"
    r" |not )*(?:late|missing|delayed|delivered|slipping)\b"
)


def is_at_risk(sentence: str) -> bool:
    """Return whether a sentence said, when it was written, that somebody is not safe.

    Each part of it is read alone: she is no longer at risk, but her sister is.
    """
    parts = _PARTS.split(sentence.casefold())
    return any(_AT_RISK.search(e) and not _NOT_AT_RISK.search(e) for e in parts)


_PARTS = late.compile(r"[,;:]|\b(?:although|but|though|whereas|while)\b")


def at_risk(text: str) -> str:
    """Return the sentences of a text that say that a person is not safe; may be empty.

    They are kept where the rest of the text has no room. Dots show what is left out.
    """
    every = _ENDS.split(sentences.on_one_line(text, LONGEST))
    kept = [n for n, each in enumerate(every) if is_at_risk(each)]
    return sentences_of.joined(every, kept) if kept else ""


def sentences_in(text: str) -> list[str]:
    """Return the sentences of text, which `sentences_of.joined` puts together again."""
    return _ENDS.split(text)


def beginning(text: str, most: int) -> str:
    """Return whole sentences of a text, as many as about *most* characters.

    A sentence is not cut if the text then has at most twice as many. The one with the
    reason is kept if the others leave room for it. Dots show what is left out.
    """
    whole = sentences.on_one_line(text, LONGEST)
    if len(whole) <= most:
        return whole
    kept, others = "", _ENDS.split(whole)
    while others:
        longer = f"{kept} {others[0]}".lstrip()
        if len(longer) > most and len(kept) >= most * _ENOUGH:
            return _with_reason(kept, others, 2 * most)
        if len(longer) > 2 * most:
            return sentences.first_paragraph(whole, most)
        kept = longer
        others = others[1:]
    return kept


_ENOUGH = 0.6
"""The share of its room that a text has at least, to end before a whole sentence."""


def _with_reason(kept: str, others: list[str], most: int) -> str:
    """Add the sentence that gives the reason, if the first ones do not give it."""
    if not held_back.gives_cause(kept):
        for number, each in enumerate(others):
            between = " ... " if number else " "
            said = f"{kept}{between}{each}"
            if held_back.gives_cause(each) and len(said) <= most:
                return said if number == len(others) - 1 else f"{said} ..."
    return f"{kept} ..."


def reason(text: str, most: int) -> str:
    """Return the sentences of a note that say what holds work back, as many as fit.

    One that says that somebody is at risk comes first, and what went well makes way. If
    no sentence says it, those with a figure are
    kept, and then the last ones, because a note ends with what is left. At least one
    sentence is kept, cut if it is more than twice too long. Dots show what is left out.
    """
    whole = sentences.on_one_line(text, LONGEST)
    date, _, note = whole.partition(": ")
    if len(whole) <= most or not note:
        return whole
    every = _ENDS.split(note)
    held = [
        n
        for n, each in enumerate(every)
        if held_back.holds_back(each) or is_at_risk(each)
    ]
    held.sort(key=lambda n: not is_at_risk(every[n]))
    rest = [n for n in reversed(range(len(every))) if n not in held]
    rest.sort(key=lambda n: not _FIGURE.search(every[n]))
    kept: list[int] = []
    for number in (*held, *rest):
        if kept and sum(len(every[n]) + 1 for n in (*kept, number)) > most:
            break
        kept.append(number)
    said = sentences_of.joined(every, sorted(kept))
    return f"{date}: {_fitted(said, most)}"


def _fitted(said: str, most: int) -> str:
    """Cut a text that is more than twice too long, but never who is not safe."""
    return said if len(said) <= 2 * most else at_risk(said) or _cut(said, most)


_FIGURE = late.compile(r"[0-9]")


_A_FEW = 30
"""The characters of a sentence that says too little without the next: Refused."""


def why(text: str, most: int) -> str:
    """Return the one sentence of a note that says what holds work back; or "".

    One that says that somebody is at risk comes first. Dots show what is left out.
    """
    date, _, note = sentences.on_one_line(text, LONGEST).partition(": ")
    every = _ENDS.split(note)
    for says in (is_at_risk, held_back.gives_cause, held_back.holds_back):
        for number, each in enumerate(every):
            if says(each):
                also = len(each) < _A_FEW and number + 1 < len(every)
                said = sentences_of.joined(
                    every, [number, number + 1] if also else [number]
                )
                return f"{date}: {_fitted(said, most)}"
    return ""


def cause(text: str, most: int) -> str:
    """Return the one sentence of a dated note that names what held work up; or ""."""
    date, _, note = sentences.on_one_line(text, LONGEST).partition(": ")
    every = _ENDS.split(note)
    for number, each in enumerate(every):
        if held_back.names_cause(each):
            said = sentences_of.joined(every, [number])
            return f"{date}: {_fitted(said, most)}"
    return ""


def about_children(text: str, most: int) -> str:
    """Return the sentences of an effect that are about children, as many as fit.

    One that says that little is known, or that somebody is at risk, is always kept. Of
    the others, those with a number come first. If none is about children, the text is
    cut at its end. Dots show what is left out.
    """
    whole = sentences.on_one_line(text, LONGEST)
    every = _ENDS.split(whole)
    limits = [
        n
        for n, each in enumerate(every)
        if _LIMITED.search(each.casefold()) or is_at_risk(each)
    ]
    about = [n for n, each in enumerate(every) if _CHILDREN.search(each.casefold())]
    if len(whole) <= most or not (about or at_risk(whole)):
        return beginning(whole, most)
    kept = [*limits]
    about = [n for n in about if n not in limits]
    for number in sorted(about, key=lambda n: not amounts.marks(every[n])):
        enough = len(kept) > len(limits)
        if enough and sum(len(every[n]) + 1 for n in (*kept, number)) > most:
            break
        kept.append(number)
    said = sentences_of.joined(every, sorted(kept))
    if len(said) <= 2 * most:
        return said
    # Cut earlier, an effect often ends before its verb: "Of 19 boys screened, ...".
    return at_risk(said) or _after_colon(said, 2 * most) or _cut(said, 2 * most)


def _after_colon(text: str, most: int) -> str:
    """Return what a sentence says after its colon, if that is about children.

    What led to a different decision says less than which one. It is empty if that has
    no room.
    """
    tail = text.partition(": ")[2]
    fits = 0 < len(tail) <= most and is_about_children(tail)
    return f"... {tail}" if fits else ""


_LIMITED = late.compile(
    r"\btoo (?:early|soon|small|few) to\b"
    r"|\b(?:unclear|unknown|not (?:yet )?(?:known|clear))\b"
    r"|\b(?:cannot|can not|could not) (?:yet )?(?:be )?(?:say|said|tell|told|know|known"
    r"|judged?|shown?|proved?)\b"
    r"|\b(?:do|does|did) not (?:yet )?(?:know|prove|show|say)\b"
    r"|\bno (?:effect|evidence|change|difference|improvement)\b"
)
"""Words that limit what is said of an effect: without them, it would be overstated."""


def is_about_children(text: str) -> bool:
    """Return whether any of a text is about children."""
    return bool(_CHILDREN.search(text.casefold()))


_CHILDREN = late.compile(
    r"\b(?:bab(?:y|ies)|boys?|brothers?|child(?:ren)?|daughters?|girls?|infants?|pupils?"
    r"|sons?|sisters?|teenagers?|young (?:carers?|people|person|women|men))\b"
)


def _cut(text: str, most: int) -> str:
    return sentences.first_paragraph(text, most)


def without_quote(text: str, above: str) -> str:
    """Return text without the words of a note that it quotes, if *above* has them."""
    quoted = _QUOTE.search(text)
    if quoted is None or quoted[1].rstrip(".") not in above:
        return text
    return text[: quoted.start()] + text[quoted.end() :]


_QUOTE = late.compile(r': "([^"]{20,})"')


def is_cut(text: str) -> bool:
    """Return whether something of a text was left out."""
    return text.endswith("...") or "... " in text


def apart(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of measures, shortened as far as they can still be told apart.

    The words with which all of them begin are only in the first. No name is cut at its
    end: children who missed appointments are not those who were seen after that.
    """
    words = [name.split() for name in names]
    alike = _alike(words)
    own = [each[alike:] for each in words]
    if len(names) == 1 or not all(own):
        own = words
    own[:1] = words[:1]
    said = map(" ".join, own)
    return tuple(f"{each[:1].upper()}{each[1:]}" for each in said)


def _alike(every: Sequence[Sequence[str]]) -> int:
    """Return how many words are the same at the beginning of all of them."""
    number = 0
    for at in zip(*every, strict=False):
        if len({word.casefold() for word in at}) > 1:
            break
        number += 1
    return number
