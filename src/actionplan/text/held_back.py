"""Find the words of a note that say what holds work back."""

from __future__ import annotations

from actionplan.text import late


def gives_cause(sentence: str) -> bool:
    """Return whether a sentence gives a cause in so many words."""
    return bool(_BECAUSE.search(sentence.casefold()))


def holds_back(sentence: str) -> bool:
    """Return whether a sentence says what holds work back, or what is still left."""
    return bool(_HELD_BACK.search(sentence.casefold()))


def may_explain(note: str) -> bool:
    """Return whether any words of a note may be the reason why work is late.

    If this is false, nothing in the note looks like a reason.
    """
    plain = note.casefold().replace("\u2019", "'")
    return bool(_HELD_BACK.search(plain) or _MAY_EXPLAIN.search(plain))


_CAUSE = r"because|due to|as a result of"
_BECAUSE = late.compile(rf"\b(?:{_CAUSE})\b")
_HELD_BACK = late.compile(
    rf"\b(?:{_CAUSE}|until|waiting|awaiting|cannot|could not"
    r"|did not|will not|has not|have not|not yet|no longer|only|still|delay(?:ed|s)?"
    r"|late|vacant|vacancy|frozen|freeze|held (?:up|back)|sick leave|stopped"
    r"|refused|declined|cancelled|carried over|failed|neither|nobody|shared with)\b"
)
"""Words of what holds work back, which a reader of a low rating looks for."""
_MAY_EXPLAIN = late.compile(
    r"n't\b|\b(?:after|although|as|but|clash\w*|cost\w*|depend\w*|despite|differ\w*"
    r"|difficult\w*|disagree\w*|disput\w*|fail\w*|fall\w*|fell|fund\w*|given|gone"
    r"|hold|holding|however|if|illness|instead|issues?|lack\w*|later|leave|leaves|leaving"
    r"|left|legal|less|long\w*|lost|maternity|money|more|must|needs?|needed|never|no|none"
    r"|not|object\w*|on hold|once|owing|paus\w*|pending|postpon\w*|pressure\w*"
    r"|prevent\w*|priorit\w*|problem\w*|queue\w*|reason\w*|recruit\w*|reject\w*"
    r"|reorganis\w*|resign\w*|restructur\w*|risks?|short\w*|sick\w*|since|slip\w*|slow\w*"
    r"|so|staff\w*|stalled?|strike\w*|stuck|supplier\w*|suspend\w*|that is why|then"
    r"|too|turnover|unable|unavailable|under way|unless|unwell|vacanc\w*|vacant"
    r"|wait\w*|when|while|whilst|with|withdrawn?|without|yet|absen\w*|backlog\w*"
    r"|block\w*|budget\w*|busy|capacity|compet\w*)\b"
)
"""Words in which a reason may be hidden, however little they say by themselves."""
