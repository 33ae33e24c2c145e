"""Find what a note asks of those who read it: help, a decision, or money.

The owner of an action may have no other field for it. A meeting has to answer.
"""

from __future__ import annotations

from actionplan.text import late, sentences_of


def sentences(note: str) -> tuple[str, ...]:
    """Return the sentences of *note* that ask for something, as they are written.

    They ask for help or a decision, put a question, or say that nobody has decided,
    or that the work cannot go on without something. What was asked of others, or has
    been answered in the same sentence or just after, does not count.
    """
    every = sentences_of.every(note)
    following = (*every[1:], "")
    return tuple(
        each.rstrip(" .")
        for each, after in zip(every, following, strict=True)
        if _asks(each, after)
    )


def _asks(sentence: str, after: str) -> bool:
    flat = sentence.casefold().replace("\u2019", "'")
    if _ANSWERED.search(flat):
        return False
    is_put = _QUESTION.search(flat) and not _ANSWERS.match(after.casefold())
    return bool(is_put or _ASKS.search(flat))


_WHOM = (
    r"(?:board|chair|committee|executive|group|meeting|panel|partnership|subgroup"
    r"|sub-group)"
)
_WHAT = (
    r"(?:advice|agreement|approval|authority|backing|decision|direction|exception"
    r"|extra \w+|funding|funds|guidance|help|intervention|money|permission|resources?"
    r"|ruling|staff|steer|support)"
)
_CANNOT = (
    r"(?:cannot|can't|can not|could not|couldn't|do not|don't|will not|won't"
    r"|(?:am|are|is) (?:not able|unable) to)"
)
_ASKS = late.compile(
    # I cannot move this without help from the executive.
    rf"\b(?:i|we|it|this|nothing|the work) (?:{_CANNOT}|can)\b[^,;:]{{0,150}}\b"
    rf"(?:without|unless|until)\b[^,;:]{{0,100}}\b(?:{_WHAT}|{_WHOM}|agree\w*|decid\w*|pa(?:y|id)|somebody"
    r"|someone)\b"
    rf"|\bi {_CANNOT} have (?:the )?authority\b"
    # We need a decision. A decision by the board is needed.
    r"|\b(?:i|we|the (?:action|owner|project|team|work)|this|it) (?:now |still |would"
    r" |urgently |also )*(?:needs?|requires?|seeks?|requests?|welcome|like)"
    rf" (?:[\w'-]+ ){{0,4}}?(?:{_WHAT})\b"
    r"|\b(?:i|we|the (?:action|owner|project|team|work)|this|it) (?:now |still )*"
    rf"(?:needs?|requires?|awaits?) (?:the |this |our )?(?:\w+ ){{0,2}}{_WHOM} to"
    r" (?:agree|approve|confirm|decide|fund|help|intervene|pay|say|sign|write)\b"
    rf"|\b(?:{_WHAT}|escalation)(?: \w+){{0,5}}? (?:is|are) (?:\w+ )?(?:needed"
    r"|required|requested|sought|wanted)\b"
    # We ask the board to write. The board is asked for money. We ask for March.
    r"|\b(?:i|we)(?:'d| would| must| do| also| therefore| now)* (?:ask|request|urge)"
    r" (?:for\b(?! (?:comments|consent|details|evidence|feedback|names|reports"
    r"|returns)\b)|that\b|to be\b|again\b|more\b|leave\b|whether the\b"
    rf"|(?:the |this )?(?:\w+ ){{0,2}}{_WHOM}\b)"
    rf"|\b(?:the |this )(?:\w+ ){{0,2}}{_WHOM} (?:is|are) (?:again |now )?(?:asked"
    r"|invited|requested) (?:to|for|whether)\b"
    rf"|\b(?:i|we) (?:would|should) like the (?:\w+ )?{_WHOM} to\b"
    r"|\bplease (?:agree|approve|can|could|decide|help|write)\b"
    # Nobody has been asked to pay. It is not clear who takes this on.
    r"|\b(?:nobody|no one|no-one|none of us) (?:has|have|is|was) (?:been |yet"
    r" |so far )*(?:agreed|asked|decided|named|paid|said|told|willing)\b"
    r"|\b(?:has|have) (?:not|never)(?: yet)? (?:agreed|decided|said|told us)"
    r" (?:on |about )?(?:who|whether|if|how|what|which|when)\b"
    r"|\b(?:is|was|remains) (?:not|un)(?: yet| at all)? ?clear (?:to (?:me|us) )?(?:"
    r"that|who|whose|whether|if|how|what|which)\b"
    r"|\b(?:it is not known|we do not know|i do not know|nobody knows) (?:who|whose"
    r"|whether|if)\b"
    r"|\bno decision has (?:yet )?been (?:made|reached|taken)\b"
    r"|\b(?:needs|have|has|ought) to be escalated\b|\bshould be escalated\b"
)
_QUESTION = late.compile(
    r"^(?:are|can|could|do|does|how|is|may|must|should|what|when|which|who|whose|will"
    r"|would)\b.*\?$"
)
_ANSWERS = late.compile(
    r"\W*(?:yes\b|(?:no|none|all)(?=[,.;:]|$)|[0-9]+ (?:in|of|out of) )"
)
"""How the sentence after a question begins that answers it."""
_ANSWERED = late.compile(
    rf"\bno (?:further |more |extra |other )?(?:{_WHAT}|escalation) (?:\w+ )?(?:is|are"
    r"|was|were) (?:needed|required|requested|sought)\b"
    r"|\b(?:do|does|did) not (?:need|require|ask|seek|request)\b"
    r"|\bno longer (?:need|require|ask)\w*\b"
    r"|\b(?:asked|invited|requested) to (?:note|receive|see)\b"
    r"|\b(?:and|which|who|but) (?:it |they |this |has |have |was |were )*(?:agreed"
    r"|approved|granted|has now been|now been given)\b"
)
"""The same sentence says that it is not asked, or has been answered."""
