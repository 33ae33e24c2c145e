"""Work out whether a note says that the work is finished, or not yet.

A note is read clause by clause. Words for unfinished work count, except in a clause
that cancels them (nothing is outstanding), describes routine after the work (will be
reviewed in a year), is about the past (was delayed until May), or says where the rest
is done (in the next plan). Patterns find the words, and the words around them decide.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from actionplan.text import (
    amounts,
    deeds,
    grammar,
    late,
    owner_titles,
    substance,
    verbs,
    word_lists,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def unfinished(note: str) -> str:
    """Return the words of *note* that say something is not finished, if any do."""
    over = _is_over(note)
    for clause in _clauses(note):
        for said in _to_come(clause, over=over):
            if not _ELSEWHERE.search(clause):
                return grammar.as_written(note, said)
    return "" if over else not_begun(note)


def finished(note: str, action: str = "") -> str:
    """Return the words of *note* that say all of the work is done, if any do.

    A note that a part is done, such as a phase or a draft, does not say so. Nor does a
    note that also says what is unfinished. "The audit is complete" does, if the
    *action* is only that audit.
    """
    if not _MAY_END.search(_plain(note)):
        return ""
    said = next(filter(None, (_end(each, action) for each in _clauses(note))), "")
    return "" if not said or unfinished(note) else grammar.as_written(note, said)


def _end(clause: str, action: str) -> str:
    """Return the words of one clause that say all of the work is done."""
    if not _MAY_END.search(clause):
        return ""
    for said in _finished(clause):
        if not _is_part(clause, said):
            return _tidy(said[0])
    return _finishes(clause, action) if action else ""


_MAY_END = late.compile(
    r"clos|complet|finish|done|discharg|achiev|implement|sign|archiv|taken off|remov"
    r"|fully|in full"
    r"|end(?:s|ed)? (?:this|the)|wrap|stood down|outstanding"
    r"|no(?:thing)? (?:\w+ )?(?:further|more|outstanding|to do|left|remain|requi|need)"
    r"|appoint|deliver|held|live|instal|issued|launch|opened|publish|recruit|sent"
    r"|set up"
)
"""All words that say the work is done include one of these.

They are checked first, because that is quicker than all the patterns."""


def reports_work(note: str) -> str:
    """Return the words of *note* that report work, unless it says there was none."""
    if denies_work(note):
        return ""
    for clause in _clauses(note):
        if _BY_NOBODY.search(clause):
            continue
        if said := _AT_WORK.search(clause) or _SOME_DONE.search(clause):
            return grammar.as_written(note, _tidy(said[0]))
        if _DATES_MOVED.search(clause) or _ARRANGED.search(clause):
            continue
        is_deed = _is_done(clause) or _WORK.search(clause)
        is_ahead = _WAITS.search(clause) or _WILL_BE.search(clause) or _is_to_do(clause)
        if is_deed and not (is_ahead or any(_to_come(clause, over=False))):
            return grammar.as_written(note, _tidy(clause))
    return "" if _WAITS.search(_flat(note)) else finished(note)


def _is_done(clause: str) -> bool:
    """Return whether something was done: "First meeting 16 April" only says when."""
    return deeds.is_only_deed(clause) and not deeds.is_name_only(clause)


def _is_to_do(clause: str) -> bool:
    """Return whether a post is to do something: "Policy lead to convene a group"."""
    who, _, deed = clause.partition(" to ")
    is_post = owner_titles.ends_in_title(who) or bool(_HEAD_OF.fullmatch(who))
    return bool(who.strip() and deed) and is_post


def dates_a_deed(note: str) -> bool:
    """Return whether *note* says on which day something was done for others.

    The monitoring was launched on 13 December 2016.
    """
    return any(_DATED_DEED.search(each) for each in _clauses(note))


_DATED_DEED = late.compile(
    r"\b(?:was|were|has been|have been) (?:circulated|delivered|held|installed"
    r"|introduced|issued|launched|opened|published|recruited|rolled out|sent|set up)"
    r" (?:(?:on|in) )?@"
)


def names_what_is_missing(note: str) -> bool:
    """Return whether *note* says what has not come, and from whom.

    That is why nothing was done: no reply from NHS England.
    """
    return bool(_NOT_COME.search(" ".join(note.split())))


def goes_on(note: str) -> str:
    """Return the words of *note* that say that the work itself goes on, if any do.

    What goes on in another plan or under another action does not count.
    """
    for clause in _clauses(note):
        said = _GOES_ON.search(clause)
        if said and not _ELSEWHERE.search(clause):
            return grammar.as_written(note, _tidy(clause))
    return ""


def not_begun(note: str) -> str:
    """Return the words of *note* that say no work was done, if it reports none."""
    clauses = _clauses(note)
    found = [_NONE_DONE.search(each) for each in clauses]
    if not any(found):
        return ""
    told = [each for each, none in zip(clauses, found, strict=True) if not none]
    if any(_AT_WORK.search(each) or deeds.is_only_deed(each) for each in told):
        return ""
    said = next(filter(None, found), None)
    return grammar.as_written(note, _tidy(said[0])) if said else ""


def denies_work(note: str) -> str:
    """Return the words of *note* that say work has not begun, or when it will."""
    for clause in _clauses(note):
        if said := _NO_WORK.search(clause):
            return grammar.as_written(note, _tidy(said[0]))
    return ""


# --- still to come ----------------------------------------------------------------


def _to_come(clause: str, *, over: bool) -> Iterator[str]:
    """Return the words of one clause that say something is not finished."""
    if not _any_pattern().search(clause):
        return  # as in most clauses; this is 10 times as quick as all of them
    for name, pattern in _patterns():
        if over and name == "weak":
            continue
        for said in pattern.finditer(clause):
            if not _is_taken_back(clause, said, name):
                yield _tidy(said[0])


def _is_taken_back(clause: str, said: re.Match[str], name: str) -> bool:
    before, after = clause[: said.start()], clause[said.end() :]
    cancelled = _CONDITION if name == "negated" else _NEGATED
    if _ALL_OF_THEM.match(said[0]) or cancelled.search(before):
        return True
    if _only_describes(before, said[0], after) or (
        name == "negated" and _REPLACED.search(before)
    ):
        return True
    if name == "praise" and (_GRADE.search(before) or _GRADED.match(after)):
        return True
    is_routine = _ROUTINE.search(said[0] + after) or _ROUTINE_OF.search(before)
    if name in ("future", "progress") and is_routine:
        return True
    if name == "future" and _IN_REPLY.search(before):
        return True
    return bool(_PAST.search(before)) and name != "negated"


@cache
def _any_pattern() -> re.Pattern[str]:
    """Return a pattern that matches if any of those below does."""
    return re.compile(_alone("|".join(pattern for _, pattern in _listed())))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns for unfinished work, with the check that each needs."""
    return tuple((name, late.compile(_alone(pattern))) for name, pattern in _listed())


def _alone(pattern: str) -> str:
    return rf"(?<![\w-])(?:{pattern})(?![\w-])"


def _listed() -> list[tuple[str, str]]:
    listed = word_lists.load("notes")
    return [
        (name, pattern)
        for name in ("rest", "praise", "negated", "progress", "future", "weak")
        for pattern in listed[name]["patterns"]
    ]


def _only_describes(before: str, said: str, after: str) -> bool:
    """Return whether words for unfinished work only describe what the work is about.

    The clause has a verb of its own after them, which is done: "the policy on children
    awaiting placement was rewritten", "the pending tray is empty".
    """
    if not _DESCRIBES.fullmatch(said) or _OF_WORK.match(after):
        return False
    if _TOPIC.search(before):
        return verbs.done().search(after) is not None
    return bool(_ALONE.fullmatch(before) and _PUT_RIGHT.match(after))


_DESCRIBES = late.compile(
    r"await(?:ing|s|ed)?|waiting (?:for|on|to)|pending|incomplete|unfinished"
    r"|outstanding|delayed"
)
_OF_WORK = late.compile(
    r" (?:[\w'-]+ ){0,2}?(?:agreement|answers?|approval|comments?|confirmation"
    r"|decisions?|design|feedback|funding|launch|printing|publication|ratification|repl(?:y|ies)"
    r"|responses?|sign|sign-?off|translation)\b"
    r"| (?:by|for|from|on|to)\b"
)
"""What work waits for. People wait for a placement or an assessment."""
_TOPIC = late.compile(
    r"\w (?:about|for|in|of|on|to|with)(?: (?:all|any|her|his|its|our|the|their|with))*"
    r"(?: [\w'-]+){0,2} $"
)
"""What comes before words that describe the topic of something."""
_ALONE = late.compile(r"(?:(?:all|every|the|their|these|those|@|[0-9]+) )*")
_PUT_RIGHT = late.compile(
    r" (?:[\w'-]+ ){1,2}?(?:is|are|was|were|has been|have been)(?: \w+){0,2}?"
    r" (?:clear(?:ed)?|closed|completed?|corrected|dealt with|empty|filled(?: in)?"
    r"|finished|found|gone|put right|resolved)\b(?! (?:for|by) @)"
)
"""What was unfinished before the work, and is no longer."""
_NEGATED = late.compile(
    r"\b(?:no|not|none|nothing|neither|never|nor|nobody|without|isn'?t|aren'?t|wasn'?t)"
    r"(?: \w+){0,2} ?$|\b(?:none|neither|not one) of (?:the |our |these )?\w+ ?$"
)
_REPLACED = late.compile(
    r"\b(?:earlier|former|interim|old|paper|previous|superseded|temporary)"
    r"(?: \w+){1,3} (?:is |are )?$"
)
"""What is not in use any more, because something else is."""
_CONDITION = late.compile(r"\b(?:if|when|whether|unless)(?: \S+){1,4} ?$")
"""What is done if something does not happen has not failed to happen."""
_GRADE = late.compile(
    r"\b(?:ofsted|inspect\w+|rated|graded|judged)\b.*$"
    r"|\b(?:as|overall|found|from \w+ to)(?: (?:good or|an|to be))? ?['\"]?$"
)
_GRADED = late.compile(
    r"['\"]? (?:by ofsted|schools?|practice|providers?|services?|leadership|grade"
    r"|rating"
    r"|\w+(?: \w+)? (?:came|was|were|arrived|has|have|received|went|now)"
    r"|judgement|result|contribution|support|feedback|examples?|overall|features?)"
)
_PAST = late.compile(
    r"\b(?:was|were|had(?: been)?|previously|originally|until|initially|at first"
    r"|earlier"
    r"|last (?:time|meeting|update)|after(?: \w+)?)(?: \w+){0,2} ?$"
)
_ROUTINE_OF = late.compile(
    r"\b(?:use|annual|yearly|next|further|future|quarterly|monthly|termly|routine"
    r"|regular|embedding|(?:ongoing|continued|continuing) (?:use|review|monitoring"
    r"|support))(?: \w+){0,3} $"
)


_IN_REPLY = late.compile(
    r"\b(?:answered|replied|responded|wrote back)(?: \S+){0,5} that(?: \S+){0,6} ?$"
)
"""What those who were asked will do is not part of the work of asking them."""


@cache
def _routine_words() -> str:
    listed = word_lists.load("notes")["routine"]["words"]
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


_ROUTINE = late.compile(rf"\b(?:{_routine_words()})\b")
_ELSEWHERE = late.compile(
    r"\b(?:(?:in|into|by|to|under|with|through|via|for) (?!an? )(?:\S+ ){0,4}"
    r"(?:plans?|programme|strategy|agenda|subgroup work ?plan|business as usual|bau)\b"
    r"|(?:in|by|to|under|as|see|through|with|of|hence|so|therefore) (?:action|item"
    r"|recommendation)s? "
    r"\S*[0-9]|(?:new|separate|another|its own) action|not (?:a )?part of this action)"
)
"""The rest has its own place: another plan or another action.

"A follow-up plan" is none yet: nobody can look there.
"""


def _is_over(note: str) -> bool:
    """Return whether a note says that the work is done, so that delays are past."""
    return any(
        _AT_LAST.search(clause) or any(_finished(clause)) for clause in _clauses(note)
    )


_AT_LAST = late.compile(
    r"\b(?:then|now|since|finally|eventually|was|were|been|all|is|are)\b(?: \w+){0,3}? "
    r"(?:finished|completed?|done|signed|agreed|published|sent|live|trained"
    r"|appointed)\b"
)


# --- finished ---------------------------------------------------------------------

_DONE = r"(?:complete|completed|finished|done|closed|discharged|achieved|implemented)"
_IS = r"(?:(?:is|are|was|were|has|have|been|now|all|fully|therefore|also) )*"
_WHOLE = (
    r"(?:(?:the |this |our |all )?(?:action|actions|work|task|tasks|everything|it all"
    r"|this|all|all of (?:it|this|them)|all (?:parts|elements|steps|stages)|project))"
)

_MONTHS = (
    "(?:january|february|march|april|may|june|july|august|september|october|november"
    "|december)"
)
_AND_THAT_IS_ALL = (
    r"(?= *$| *[,(@-]| (?:(?:on|by|of|in) @|as (?:planned|agreed|above|expected)"
    rf"|(?:in|by|during) (?:full|time|early |late |mid-?)?(?:{_MONTHS})?(?= *$| *[,@(]|"
    r" as| with| and)|in (?:full|time)|on time|and (?:was |is |has been )?(?:closed"
    r"|signed|the|all)|to plan"
    r"|and (?:built|embedded|incorporated) into"
    r"|ahead of|with evidence|last (?:week|month|year|term)|today|yesterday"
    r"|by (?:all|(?:the )?(?:board|chair|panel|subgroup)))\b)"
)
"""What may follow: a date or nothing, but not a place or a part."""


def _finished(clause: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the patterns below, which say that all the work is done."""
    for signs, pattern in zip(_SIGNS, _ends(), strict=True):
        if any(map(clause.__contains__, signs)) and (said := pattern.search(clause)):
            yield said


@cache
def _ends() -> tuple[re.Pattern[str], ...]:
    return tuple(map(late.compile, _ENDS))


_DONE_SIGNS = (
    *("complete", "finished", "done", "closed", "discharged", "achieved"),
    "implemented",
)
_NOT_A_CASE = "".join(
    rf"(?<!\b{decided} )"
    for decided in (
        *("decision was", "decisions were", "decided on", "outcome was", "result was"),
        *(
            "ended in",
            "ended with",
            "resulted in",
            "closed with",
            "closed as",
            "recorded as",
        ),
        *("led to", "marked as", "marked"),
    )
)
"""Not after these words, which are about the case of a child or of a crime."""
_SIGNS: tuple[tuple[str, ...], ...] = (
    _DONE_SIGNS,
    (*_DONE_SIGNS, "signed off"),
    ("can ", "could ", "may ", "should "),
    ("close",),
    ("recommend", "suggest", "clos"),
    ("nothing",),
    ("end", "conclude", "wrapped up", "stood down", "job done"),
    ("outstanding",),
    ("no further", "no more", "no outstanding"),
    ("fully",),
    ("fully delivered", "formally", "in full", "action closed", "removed"),
    ("done", "finished"),
)
"""For each pattern, the signs of which any clause that it matches has one."""
_ENDS = (
    rf"^(?:{_WHOLE} )?{_IS}(?:fully |all |now )*{_DONE}{_AND_THAT_IS_ALL}",
    rf"\b{_WHOLE} {_IS}(?:fully |all |now )*(?:{_DONE}|signed off){_AND_THAT_IS_ALL}",
    r"(?:^|\b(?:action|actions|this|it|item|and|so|we) (?:\w+ ){0,2}?)"
    r"(?:can|could|may|should) (?:now |therefore )*(?:be )?"
    r"(?:close(?:d| it| this)?|signed off|marked (?:as )?complete|archived|taken off"
    r"|removed)\b(?! (?:the|gap|in on))",
    r"^(?:please )?(?:to )?close(?: this| it| (?:the |this )?action)?$",
    r"\b(?:recommend(?:ed)?|suggest(?:ed)?) (?:to )?(?:remov\w+|clos\w+)\b"
    r"|\b(?:closing (?:this|the action)|please close"
    r"|(?:ready|proposed?|suggest|recommend(?:ed)?|request|agreed) (?:to close"
    r"|(?:for )?closure|for closing|closing|that (?:this|it) (?:is|be) closed))\b",
    r"\bnothing (?:is |further |more |else |left |remains )*"
    r"(?:outstanding|to do|left|remains|required|needed|to be done)\b",
    r"\b(?:ends?|ended|concludes?|concluded) (?:this|the) (?:piece of )?(?:work"
    r"|action|task)"
    r"|\b(?:is|are|now|all|been) (?:now |all )*(?:wrapped up|stood down)\b|\bjob"
    r" done\b",
    r"\bno \w+ (?:is|are|remains?) (?:now |left )*outstanding\b",
    rf"{_NOT_A_CASE}\bno (?:further|more|outstanding) (?:actions?|work|steps?)"
    r"(?: (?:is|are|needed|required|necessary|remain\w*|to do|outstanding))*"
    r"(?! (?:since|until|yet|can|will|before|at this|possible|for now|from|against"
    r"|(?:on|by|about|for) (?!this\b|it\b|these\b|us\b|@|the (?:action|item|plan"
    r"|recommendation|board|partnership))))",
    r"\bfully (?:complete|completed|implemented|achieved|done|discharged|embedded)"
    r"(?! (?:in|on|at|by) (?!all\b|every|@))",
    r"\b(?:fully delivered|formally closed|action closed|removed from the plan"
    r"|(?:carried out|completed|delivered|done|rolled out) in full)\b",
    r"\b(?:all|everything) (?:is |was |has been )?(?:now )?(?:done|finished)"
    rf"{_AND_THAT_IS_ALL}",
)
_PART = late.compile(
    r"\b(?:phase|stage|round|parts?|first|second|third|initial|draft|drafting|design"
    r"|interim|half|some|most|many|one|two|three|four|five|step|[0-9]+ (?:of|out of|/)"
    r"|[0-9]+%|pilot|recruitment|consultation|if|when|once|until|after|before|whether"
    r"|not|never|reopened|thought|nearly|almost|partly|partially|mostly|largely|only"
    r"|so far|to date)\b"
)


def _is_part(clause: str, said: re.Match[str]) -> bool:
    own = clause[: said.end()] + clause[said.end() : said.end() + _NEAR]
    return bool(_PART.search(own))


_NEAR = 40
"""How many letters after the words to check for a limit: complete so far."""


def _finishes(clause: str, action: str) -> str:
    """Return the words that say the action's own work is complete.

    "The guide was published" does so of a guide that was to be written.
    """
    flat = _flat(action)
    patterns = (_OWN, *(done for told, done in _OWN_DEEDS if told.match(flat)))
    said = next(filter(None, (each.search(clause) for each in patterns)), None)
    if said is None or _is_part(clause, said) or " and " in flat:
        return ""
    words, own = substance.stems(said["subject"]), substance.stems(action)
    same = bool(words) and words <= own
    same = same or {*said["subject"].split()} <= {*re.findall(r"[\w'-]+", flat)}
    return _tidy(said[0]) if same else ""


_NAMED = r"^(?:the |this |our )?(?P<subject>\w+(?: \w+){0,3}?) "
_HAS = r"(?:is |are |was |were |has been |have been |now |fully )"
_LIVE = r"(?:went live|(?:has|have) (?:now )?gone live)"
_OWN = late.compile(
    rf"{_NAMED}{_HAS}*(?:complete|completed|finished)(?= *$| *[,(@-]| (?:on|in|by)\b)"
)
_WHEN_OR_TO_ALL = r"(?= *$| *[,@]| (?:on|in|by) @| (?:by|for|to) (?:all|every)\b)"
_OWN_DEEDS = tuple(
    (
        late.compile(rf"(?:to )?(?:{told}) "),
        late.compile(rf"{_NAMED}(?:{_HAS}+(?:{done})|{_LIVE}){_WHEN_OR_TO_ALL}"),
    )
    for told, done in (
        (
            "create|design|develop|draft|issue|make|prepare|produce|publish|revise"
            "|rewrite|update|write",
            "issued|launched|published",
        ),
        ("arrange|deliver|give|hold|organi[sz]e|provide|run|train", "delivered|held"),
        ("appoint|employ|find|recruit", "appointed|recruited"),
        ("distribute|issue|send", "issued|sent"),
        (
            "add|build|establish|install|introduce|launch|open|put|set up",
            "added|built|installed|introduced|launched|opened|set up",
        ),
    )
)
"""For actions that ask for a deed, what is said when that has been done."""


# --- work -------------------------------------------------------------------------

_WORK = late.compile(
    r"\b[0-9]+ (?:of|out of) [0-9]+\b|\b(?:has|have|been|was|were|now) (?:\w+ )?"
    r"(?:agreed|appointed|audited|briefed|circulated|drafted|delivered|held(?! over)"
    r"|issued|met|published|revised|sent|signed|trained|updated|visited|written)\b"
    r"|(?<!be )(?<!until )\b(?:circulated|issued|launched|piloted|published|rolled out"
    r"|trained|uploaded|visited) (?:at|by|for|in|on|to|with)\b"
    r"|\b(?:draft|first draft|pilot|started|begun|began)\b"
)
_ALL_OF_THEM = late.compile(r"([0-9]+) (?:of|out of) (?:the )?\1\b")
"""No part is left: "46 of 46 have confirmed"."""
_AT_WORK = late.compile(
    r"\b[0-9]+ (?:of|out of) (?:the )?[0-9]+\b.{0,80}\b(?:had|has|have|was|were)\b"
    r"|^(?:work|drafting|the work) (?:has |had )?(?:began|begun|started)\b"
    r"|\b(?:has|have) (?:now |already )?(?:begun|commenced|started)\b"
    r"|\b(?:work|it|this|drafting|the \w+) (?:is|are|has been) (?:now |well )*under"
    r" ?way\b"
    r"|\b(?:about |roughly |over )?half ?way through\b"
    r"|\b(?:almost|nearly|virtually) (?:all )?(?:complete|completed|done|finished"
    r"|there)\b"
    r"|\bha(?:s|ve) been (?:auditing|delivering|drafting|meeting|piloting|running"
    r"|sitting"
    r"|testing|training|using|visiting|working|writing)\b"
)
"""Work that is or was going on. Unfinished work does not cancel it."""
_GOES_ON = late.compile(
    r"^(?:(?:it|this|all|work|the (?:action|work)|we|still|now|are|is) )*"
    r"(?:going (?:very |really )?well|on track|carrying on|continuing|in progress"
    r"|on-?going|progressing(?: well)?|under ?way)"
    r"(?= *$| *,| with (?:it|the|this)\b(?! (?:old|existing|usual)\b))"
    r"|^(?:the |our )?(?:\w+ )?(?:meeting|pilot|session|training|visit|workshop)s? "
    r"(?:is |are )?going (?:very |really )?well(?= *$| *,)"
    r"|\b(?:next|second|third|fourth|final) (?:briefing|cohort|course|event|meeting|one"
    r"|round|session|training|visit|workshop)s?"
    r" (?:is |are |will be |set |takes? place |begins? |starts? )*(?:(?:on|in|for) @|@"
    r"|(?:arranged|booked|planned|set) (?:for|on|in)\b)"
    r"|^we(?: are|'re)? (?:carry|continu|go)(?:e|ing)?(?: on)? as planned\b"
    r"|\b(?:due|target) date (?:is still|still stands|stays|remains|is unchanged)\b"
    r"|^(?:the |this |our )?work (?:continues|goes on|carries on|is continuing)\b"
    r"(?! without\b)"
)
"""Work that is going on now, whatever the status says."""
_BY_NOBODY = late.compile(
    r"^(?:still )?(?:neither|no|no one|no-one|nobody|none|nothing)\b"
    r"(?!.*\b(?:and|then)\b)"
)
"""What nobody has done, or was done to nobody: no one has been appointed yet."""
_SOME_DONE = late.compile(
    r"^(?:about |just |now |only |over |the first )*(?:[0-9]+|all|half"
    r"|most|several|some)(?: of)?(?: the| our| all)?(?: (?!be\b|been\b|can|could\b"
    r"|must\b|need|not\b|should\b|that\b|to\b|until\b|wait|who\b|will\b|yet\b)[\w'-]+)"
    r"{1,4}?(?: (?:has|have) been| were| was)? (?:audited|briefed|checked|completed"
    r"|contacted|done|drafted|held|interviewed|looked at|read|reviewed|sampled|seen"
    r"|sent out|trained|visited|written)\b(?! by\b)(?!.*\b(?:left|gone)\b)"
)
"""So many things done, with the number in words: nine cases read so far."""
_DATES_MOVED = late.compile(
    r"\b(?:brought forward|deferred|delayed|held over|moved|postponed|put back|put off"
    r"|re-?scheduled) (?:from|to|till|until)\b"
    r"|\bdates?\b(?: \S+){0,5}? (?:agreed|arranged|booked|fixed|set)\b"
)
"""What was arranged for another day has not been done."""
_ARRANGED = late.compile(
    r"\b(?:meetings?|sessions?|visits?|workshops?|training|interviews?|courses?|events?)"
    r" (?:(?:has|have|been|is|are|now) )*"
    r"(?:arranged|booked|diarised|pencilled in|planned|scheduled)\b"
)
"""What has a day has not taken place."""
_WAITS = late.compile(
    r"\b(?:hasn'?t|haven'?t|has not|have not|not|nothing|cannot start|starts|due to"
    r" start"
    r"|waits?|waiting|await\w*|vacant|on hold|delayed|postponed"
    r"|before (?:it|this|work) (?:can )?starts?)\b"
)
_WILL_BE = late.compile(
    r"^(?:if|once|when|until)\b.*\b(?:will|shall|would)\b"
    r"|^(?:(?:he|i|it|she|they|we|the \w+(?: \w+)?) )?(?:will|shall)\b"
)
"""Says what is meant to be done: "will draft it once we have seen the guidance"."""
_HEAD_OF = late.compile(
    r"(?:the )?(?:chair|director|head|lead) (?:of|for) (?:\w+ ?){1,4}"
)
_NOT_COME = late.compile(
    r"\b[Nn]o (?:\w+ )?(?:agreement|answer|approval|consent|data|decision|figures"
    r"|funding|information|money|news|replies|reply|response|returns)(?: \w+){0,2}? "
    r"from (?:the |our )?[A-Z]"
)
"""A body is named: "no response from partners" could be about any action."""
_MADE = (
    r"(?:has |have |had |is |was |been |as |yet |so far |ever |actually )*"
    r"(?:begun|been|carried out|done|happened|made|started|taken place|to report"
    r"|undertaken)"
)
_NONE_DONE = late.compile(
    r"^(?:(?:this|it|we|work|the work|the action|this action) )?"
    r"(?:is |was |has |have )?"
    r"(?:not|hasn'?t|haven'?t) (?:yet |been |even )*(?:started|begun|commenced)\b"
    r"|^work will not (?:begin|start)\b"
    rf"|\bno (?:real |actual )?(?:work|progress|preparation|start|activity)"
    rf" {_MADE}\b"
    r"|^(?:none|nothing)(?: (?:yet|so far|as yet|to date|to report))?$"
    r"|^no (?:work|progress|activity)(?: (?:so far|yet|as yet|to date|to report))?$"
    rf"|^(?:nothing|none of (?:it|this)) {_MADE}\b(?! (?:wrong|changed|with))"
    r"|^(?:(?:we )?(?:(?:have |has )?yet to|(?:(?:have|has) not|haven'?t|hasn'?t|not)"
    r" (?:been )?able to)|unable"
    r" to)"
    r" (?:begin|start|commence|make a start|get (?:going|started|off the ground))\b"
)
_NO_WORK = late.compile(
    rf"{_NONE_DONE.pattern}"
    r"|\b(?:not|hasn'?t|haven'?t) (?:yet |been |even )*(?:started|begun|begin)\b"
    r"|\b(?:cannot|can't|will|to|due to|able to)"
    r" (?:begin|start|commence|make a start)\b"
    r"|\b(?:unstarted|work (?:starts|begins))\b"
    r"|^(?:(?:the )?(?:work|action) |this |it )?"
    r"(?:(?:has|have|been|is|was|deliberately) )*held (?:back|off|over)\b"
)


# --- clauses ----------------------------------------------------------------------


def _clauses(note: str) -> list[str]:
    """Split a note into clauses, in lower case, with a mark for each date."""
    parts = re.split(
        r"[.;:!?]+(?=\s|$)|\s-\s|,? (?:but|however|although|though|while|whereas) ",
        _plain(note),
    )
    return [part for each in parts if (part := each.strip(" ,-").lstrip("@ ,-"))]


def _plain(note: str) -> str:
    """Return a note on one line, in lower case, with a mark for each date."""
    plain = amounts.without_dates(note.replace("\n", ". ")).replace("\u2019", "'")
    return re.sub(r"\s+", " ", plain)


def _flat(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())


def _tidy(words: str) -> str:
    return words.strip(" ,@-(")
