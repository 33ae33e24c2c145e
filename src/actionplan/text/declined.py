"""Find where a note says that a request for more time was declined."""

from __future__ import annotations

from actionplan.text import late, sentences_of
from actionplan.text.remembered import by_value


@by_value
def more_time(note: str) -> str:
    """Return the sentence of *note* that says that more time was declined, or "".

    The note is about an action for which more time was asked for. Only those who decide
    can decline it, and only what was asked for: that the police did not agree to share
    data says nothing, nor does an answer that is still to come. What is asked for
    after that in the note is not declined.
    """
    for sentence in reversed(sentences_of.every(note)):
        flat = " ".join(sentence.casefold().replace("\u2019", "'").split())
        if _DECLINED.search(flat) and not _NOT_YET.search(flat):
            return sentence.rstrip(" .")
        if _ASKS.search(flat):
            return ""
    return ""


_ASKS = late.compile(r"\b(?:again|appeal\w*|ask\w*|reconsider\w*|request\w*)\b")


_TIME = (
    r"(?:(?:the |this |that |any |an? |its |their |our |his |her )?(?:\w+ )?"
    r"(?:requests?|extensions?|(?:later|new|revised|extended) (?:due )?date"
    r"|(?:more|extra|further|additional) time|delay|postponement)"
    r"(?: for (?:(?:more|extra|further|additional) time|an extension))?)"
)
_WHO = (
    r"(?:board|executive|partnership|chair|(?:sub-?)?group|(?:sub-?)?committee|panel"
    r"|meeting|members|scrutineer|cabinet|delegates|directors?|it|they|but)"
)
_SO = r"(?=$|[.,;:!]| and\b| but\b| because\b| as\b| so\b)"
_REFUSES = r"(?:declined|refused|rejected|turned down|denied|did not (?:agree|approve))"
_DECLINED = late.compile(
    rf"\b{_WHO} (?:\w+ly )?(?:did not|didn't|does not|would not) (?:agree|approve)"
    rf"(?:(?: to| with)? (?:this|that|it|{_TIME}))?{_SO}"
    rf"|\b{_WHO} (?:has |have )?{_REFUSES}(?: to)? (?:this|it|{_TIME}){_SO}"
    rf"|\b{_WHO} (?:has |have )?(?:declined|refused|said no){_SO}"
    rf"|\b{_WHO} (?:has |have )?(?:declined|refused) to (?:agree|allow|approve|give"
    rf"|grant) (?:this|it|{_TIME}){_SO}"
    rf"|\b{_TIME} (?:(?:until|to) [\w ]+? )?(?:was|were|is|has been|have been)"
    r" (?:declined|refused|rejected|turned down|denied)\b"
    rf"|\b{_TIME} (?:(?:until|to) [\w ]+? )?(?:was|were) not (?:agreed|approved|granted"
    rf"|given|supported){_SO}"
    rf"|^(?:(?:more time|this|request|extension) )?(?:declined|refused|turned down"
    rf"|not (?:agreed|approved|granted))(?: by (?:the )?[\w ]+)?{_SO}"
)
_NOT_YET = late.compile(
    r"\b(?:if|unless|whether|until|may|might|could|yet|before|fear\w*|expect\w*)\b"
    r"(?!\s*(?:(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b|[0-9]))"
)
"""Nothing was decided: it is feared, or asked for the case that it is declined."""
