"""Split a cell that names an owner into pieces, and say what each piece is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import agency_forms, late, shorthand, slips, vacancy, word_lists
from actionplan.text.owner_lists import any_of, listed, pattern, plain, plain_names
from actionplan.text.phrase_lists import ListedPattern
from actionplan.text.remembered import by_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Kind: TypeAlias = Literal[
    "agency",
    "empty",
    "everybody",
    "group",
    "helper",
    "initials",
    "label",
    "mark",
    "post",
    "posts",
    "separator",
    "words",
]


_Span: TypeAlias = tuple[int, int]


class CellPiece(NamedTuple):
    """A part of a cell."""

    text: str
    kind: Kind


def cut(text: str, agencies: frozenset[str]) -> tuple[CellPiece, ...]:
    """Split *text* into pieces. Joined again, they are exactly the text."""
    stretches = _stretches(text, _uncut(text, agencies))
    kinds = _kinds(stretches, names_known(text, agencies), text)
    return tuple(
        CellPiece(each.text, kind) for each, kind in zip(stretches, kinds, strict=True)
    )


@by_value
def names_known(text: str, agencies: frozenset[str]) -> frozenset[str]:
    """Return *agencies* as `plain` writes them, and what is short for one in *text*.

    A piece may be short for one, or the first or last words of a piece: SYP DCI.
    """
    stretches = _stretches(text, _uncut(text, agencies))
    pieces = [each.text.strip() for each in stretches if not each.parts]
    known = plain_names(agencies)
    if len(pieces) > 1 and all(_is_listed(each, known, agencies) for each in pieces):
        return known | {*map(plain, pieces)}
    said = {words for piece in pieces for words in _ends(piece)}
    short = {plain(each) for each in said if _is_short_for(each, agencies)}
    return known | short if short else known


def _is_listed(text: str, known: frozenset[str], agencies: frozenset[str]) -> bool:
    """Return whether it may be short for an agency, in a list of nothing else."""
    return (
        plain(text) in known
        or plain(text) in _first_words(known)
        or agency_forms.are_initials(text, agencies)
        or agency_forms.is_body(text, agencies)
    )


def _ends(piece: str) -> Iterator[str]:
    """Yield the first and the last words of *piece*, up to all of it."""
    words = piece.split()
    for length in range(1, min(len(words), _MOST_WORDS) + 1):
        yield " ".join(words[:length])
        yield " ".join(words[-length:])


_MOST_WORDS = 4


def _is_short_for(text: str, agencies: frozenset[str]) -> bool:
    """Return whether words are short for an agency, and not for a post: PCC."""
    is_long = len(text) >= agency_forms.FEWEST_LETTERS
    is_initials = is_long and agency_forms.are_initials(text, agencies)
    if not (is_initials or agency_forms.is_body(text, agencies)):
        return False
    words = plain(text)
    is_post = words in listed("short-posts") or _post(words) is not None
    return not is_post and words not in listed("topic-letters")


@lru_cache(maxsize=16)
def _first_words(agencies: frozenset[str]) -> frozenset[str]:
    """Return each first word that only one of *agencies* has."""
    words = Counter(first for name in agencies if (first := name.split(" ")[0]) != name)
    return frozenset(word for word, times in words.items() if times == 1)


def without_clause(words: str) -> str:
    """Return the name that *words* begin with: police, in "police to lead on"."""
    return _CLAUSE.split(words, maxsplit=1)[0]


_CLAUSE = late.compile(
    r"\s(?:to|will|who|should|must|is|are|leads?)\s"
    r"|\sfor (?:the )?(?:first|second|third|last|other|rest)\b"
)


def is_lead(words: str) -> bool:
    """Return whether *words* say that the one they name leads: "police to lead"."""
    return bool(_LEADS.search(words))


_LEADS = late.compile(
    r"\s(?:(?:to|will) lead(?: on this)?|leading|is (?:the )?lead|leads|to do(?: it)?"
    r"|will (?:do|run) it|does (?:it|the work)|is (?:accountable|responsible)"
    r"|accountable)$"
)


def is_method(words: str) -> bool:
    """Return whether *words* say how something is done, or where that is written.

    Examples are "by audit", "dip sampling" and "see terms of reference".
    """
    if _BY.match(words) or _POINTS.match(words):
        return True
    own = words.split(" of ", maxsplit=1)[0].split()  # audit of 20 files
    methods = listed("methods")
    if len(own) == 1 and f"{own[0]}s" in methods:  # audit, but not Internal Audit
        return True
    return any(" ".join(own[-length:]) in methods for length in (1, 2))


_BY = late.compile(
    r"(?:by|through|via) (?:an? )?(?:\w+ )?(?:audit|e-?mail|letter|phone|post|sample)$"
)
_POINTS = late.compile(
    r"(?:as (?:per|set out in)|refer to|see"
    r"|(?:approach|method(?:ology)?|process) to be)\s"
)


def is_meeting(name: str) -> bool:
    """Return whether *name* is a body in which agencies meet, or a unit: MARAC."""
    own = name.split()
    if own[-1:] == ["board"]:
        before = tuple(listed("agencies-called-boards"))
        return not " ".join(own[:-1]).endswith(before)
    if own[own[:1] == ["the"] :] in (["cabinet"], ["executive"]):  # but not the HSE
        return True
    return any(" ".join(own[-length:]) in listed("boards") for length in (1, 2))


_EQUAL = pattern(r"\b(?:{listed})\b", "joint", flags=re.IGNORECASE)
_CONTRIBUTES = pattern(
    r"\b(?:to|will) (?:{listed})\b", "contributes", flags=re.IGNORECASE
)
"""Those who help, found by what they will do: "CSC and health to support"."""
_CONTRIBUTING = pattern(  # at the end of a clause
    r"(?<=[\w)] )(?<!\bto )(?<!\bwill )(?:{listed})(?=\s*(?:$|[;.\n)]))",
    "contributing",
    flags=re.IGNORECASE,
)
_GIVES = pattern(r"(?<=[\w)] )(?:{listed})\b", "gives", flags=re.IGNORECASE)
"""The same in a second clause, whatever follows: schools will send it."""
_DOES = late.compile(
    r"(?<=[\w)] )(?<!\bwho )(?:to|will) "
    r"(?!(?:advert(?:ise)?|appoint|be|follow|lead|own|recruit)\b)[a-z]"
)

# --- where to cut -----------------------------------------------------------------

_HELPS = pattern(
    r"(?<!\bwork )(?<!\bworking )(?<![\w-])(?:{listed})(?![\w-])",
    "helps",
    flags=re.IGNORECASE,
)
_PARTS = ListedPattern(
    r"(?<![\w-])(?:{listed})(?![\w-])",
    lambda: listed("equals") | listed("led-by"),
    any_of,
    re.IGNORECASE,
)
_SIGNS = (
    # what one of them begins with: few characters have to be compared with each
    r"(?=[aop\d/\-\u2013\u2014.\n;|\u2022\u2192+:()\[\],&])(?:"
    r"(?<![\w-])(?:and|or|plus)(?![\w-])"
    r"|(?<![\w.])\d{1,2}[.)](?=\s)"  # 1. one 2. another
    r"|(?<!^[A-Z])(?<!\s[A-Z])(?:(?<!\d)/|/(?!\d))"  # but not A/Supt or 1/9
    r"|(?<=\s)[-\u2013\u2014]+(?=\s)"
    r"|(?<=\w)\.\s+(?=[a-z']+(?:\s[a-z]+)?:)"  # DCS. Assisting: CSC
    r"|(?<=[a-z]{4})(?<!supt)(?<!insp)(?<!prof)(?<!dept)(?<!asst)"
    r"(?<!assoc)(?<!clin)(?<!comm)(?<!educ)(?<!prev)\.(?=\s)"  # but not Det. Supt.
    r"|(?:(?<=\))|(?-i:(?<![\w.][A-Z]{3})(?<=[A-Z]{3}))|(?<=\s\d{4}))\.(?=\s)"
    r"|\((?:chair|chaired by|led by):(?=\s)"
    r"|[\n;|\u2022\u2192+:()\[\],]"
    r"|(?<!\b[A-Z])&|&(?![A-Z]\b))"  # but not L&D
)
_SIGN = late.compile(_SIGNS, re.IGNORECASE)


@cache
def _mark() -> re.Pattern[str]:
    phrases = f"{_PARTS.text}|{_HELPS.text}"
    return re.compile(rf"(?=\w)(?:{phrases})|{_SIGNS}", re.IGNORECASE)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Yield what separates the pieces of a cell. Most cells have no such phrase."""
    may_be_phrase = _PARTS.may_be_in(text) or _HELPS.may_be_in(text)
    return (_mark() if may_be_phrase else _SIGN).finditer(text)


def _names_in(text: str, agencies: frozenset[str]) -> tuple[_Span, ...]:
    """Find names that are one name, even with a comma or "and" in them."""
    # A board may have thousands of names, and few of them are in one cell. So only
    # those whose rarest word is there are searched for.
    by_word, words = _by_rarest_word(agencies), _one_spelling(text)
    there = (by_word.get(word, ()) for word in {"", *_WORD.findall(words)})
    names = [name for some in there for plain, name in some if plain in words]
    if not names:
        return ()
    found = _any_name(frozenset(names)).finditer(text)
    return tuple(match.span() for match in found)


def _uncut(text: str, agencies: frozenset[str]) -> tuple[_Span, ...]:
    """Find what no mark separates: a name, and two professions of one post.

    Whoever is the Lead Nurse/Midwife has either profession. What the post is, the word
    before them says of both.
    """
    names = _names_in(text, agencies)
    if "/" not in text:  # as in most cells
        return names
    titles = (
        each.span()
        for each in _EITHER.finditer(text)
        if plain(each[1]) in listed("standings")
        and {plain(each[2]), plain(each[3])} <= listed("own-posts")
    )
    return tuple(sorted((*names, *titles)))


_EITHER = late.compile(
    r"(?<![\w/])(\w+)\s(?:social )?(\w+)/(?:social )?(\w+)"
    r"(?=\s*(?:$|[,;:()\n\u2013-]|\b(?:at|for|in|of)\b))",
    re.IGNORECASE,
)


_WORD = re.compile(r"\w+")


def _one_spelling(text: str) -> str:
    return " ".join(text.casefold().replace("&", "and").split())


@lru_cache(maxsize=16)
def _by_rarest_word(agencies: frozenset[str]) -> Mapping[str, list[tuple[str, str]]]:
    """Return all names, each under the word of it that is rarest."""
    names = {*agencies, *word_lists.load("owners")["one-name"]["words"]}
    spelt = {name: _one_spelling(name) for name in names}
    words = {name: _WORD.findall(plain) or [""] for name, plain in spelt.items()}
    have = Counter(word for each in words.values() for word in {*each})
    found: dict[str, list[tuple[str, str]]] = {}
    for name, own in words.items():
        found.setdefault(min(own, key=have.__getitem__), []).append((spelt[name], name))
    return found


@lru_cache(maxsize=1024)
def _any_name(names: frozenset[str]) -> re.Pattern[str]:
    pattern = re.sub(r"\\&|\band\b", r"(?:&|and)", any_of(names))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


class _Stretch(NamedTuple):
    text: str
    parts: bool
    """Whether it separates two pieces."""


@by_value
def _stretches(text: str, one_name: tuple[_Span, ...]) -> tuple[_Stretch, ...]:
    """Split *text* at each separator that is not in *one_name*.

    A cell is read with the agencies of its plan, and without. It is split once, unless
    it has the name of one of them in it.
    """
    return tuple(_split(text, deque(one_name)))


def _split(text: str, names: deque[_Span]) -> Iterator[_Stretch]:
    last = 0
    for mark in _marks(text):
        while names and names[0][1] <= mark.start():
            names.popleft()
        if names and names[0][0] < mark.end():
            continue  # it is part of a name
        if last < mark.start():
            between = text[last : mark.start()]
            yield _Stretch(between, parts=not between.strip())
        yield _Stretch(mark[0], parts=True)
        last = mark.end()
    if text[last:]:
        yield _Stretch(text[last:], parts=not text[last:].strip())


# --- what each piece is -----------------------------------------------------------


def _kinds(
    stretches: Sequence[_Stretch], known: frozenset[str], whole: str
) -> Iterator[Kind]:
    """Say what each part is. A note on who helps ends at its closing bracket.

    After a label such as "Supporting:", everyone on the line helps. What was the case
    before is over where the cell says what it is now.
    """
    helps, labelled, at = False, False, 0
    is_joint = bool(_EQUAL.search(whole) or _JOINT_LAST.search(whole))
    contribute = list(_contributions(whole))
    if contribute and not (_SEEKS.search(whole) or _leave_one(contribute, stretches)):
        contribute = []  # CSC and Police to provide training
    for (text, parts), after in _with_next(stretches):
        start, at = at, at + len(text)
        opens = after in _OPEN
        equal = plain(text) in listed("equals")
        helps = helps and not _NOW.match(text)
        if _HELPS.fullmatch(text.strip()) and not equal:
            helps = not is_joint
            yield "helper" if helps else "separator"
        elif parts:
            ends = ("\n",) if labelled else (";", "\n", ")")
            helps = helps and text not in ends and not equal
            labelled = labelled and helps
            yield "separator"
        elif (
            _is_aside(text)
            or _is_their_deputy(text, whole, start)
            or _is_within(contribute, start, at)
        ):
            yield "helper"
        elif (opens or after == "(") and plain(text) in listed("labels", "helpers"):
            helps, labelled = True, after in ":("
            yield "helper"
        else:
            kind = _kind(text, known, after)
            helps = helps and kind != "label"
            labelled = labelled and helps
            yield "helper" if helps else kind


_NOW = late.compile(r"\s*now\s")


def _is_aside(text: str) -> bool:
    """Return whether a piece is only about the name before it: who reports to X."""
    words = plain(text)
    about = _EACH_OWN.match(words) or _WAS.match(words)
    if about or words == "joint" or words in listed("joint"):
        return True
    return words.startswith("who ") and not is_lead(words)


_EACH_OWN = late.compile(r"(?:both|each) (?:for|in|on|with) (?:her|his|its|their)\b")
_JOINT_LAST = late.compile(r"[(,;\u2013-]\s?joint\)?\s*$", re.IGNORECASE)
"""Said of everyone before it. A Joint Commissioning Manager is only one of them."""
_WAS = late.compile(r"(?:had been vacant$|was\s)")
"""Says what is no longer so: was vacant, was Partnership Officer."""


def _is_their_deputy(text: str, whole: str, start: int) -> bool:
    """Return whether a piece, at *start*, is the deputy of the owner before it.

    So is a nominated representative, whom it does not name. Without a capital, as in
    "Superintendent; deputy Chief Inspector", the word is no part of a title. Nor is it
    alone, or a second lead who is still to be found.
    """
    if _NO_OTHER.fullmatch(plain(text)):
        return start > 0
    if not _DEPUTY.match(text.strip()):  # as nearly always
        return False
    return whole[:start].rstrip()[-1:] in _ASIDE


_ASIDE = tuple(",;(-\u2013\u2014")
_DEPUTY = late.compile(r"deputy (?=[A-Z])")
_NO_OTHER = late.compile(
    r"(?:(?:a|another|her|his|the|their) )?(?:(?:agreed|delegated|named|nominated) )?"
    r"(?:alternate|delegate|dep|deputy|nominee|rep|representative|stand-in|substitute"
    r"|deputies|(?:(?<=delegated )|(?<=nominated ))(?:manager|officer|person))s?"
    r"(?: from .*| (?:if|when) .*| in (?:\w+ )?absence)?"
    r"|(?:a |the )?(?:2nd|further|joint|other|second) (?:\w+ )?(?:lead|owner|post)s?"
    r" (?:\w+ )*?(?:tba|tbc|tbd|to be [\w ]+)"
)
_SEEKS = late.compile(r"\bto (?:ask|identify|nominate)\b", re.IGNORECASE)
"""Says that those who are named still have to find an owner."""


def _with_next(stretches: Sequence[_Stretch]) -> Iterator[tuple[_Stretch, str]]:
    """Yield each part with the text of the next."""
    following = [*(each.text for each in stretches[1:]), ""]
    return zip(stretches, following, strict=False)


def _is_within(spans: list[_Span], start: int, end: int) -> bool:
    """Return whether one of *spans*, which are in order and apart, has this part."""
    before = bisect_right(spans, start, key=lambda span: span[0])
    return before > 0 and end <= spans[before - 1][1]


def _leave_one(spans: list[_Span], stretches: Sequence[_Stretch]) -> bool:
    """Return whether any owner is named outside *spans*."""
    at = 0
    for (text, parts), after in _with_next(stretches):
        start, at = at, at + len(text)
        if not (parts or after == ":" or _is_within(spans, start, at)):
            return True
    return False


def _contributions(whole: str) -> Iterator[_Span]:
    """Return the parts of a cell that say who contributes, and what."""
    last = 0
    for said in _offers(whole):
        if said.start() < last:
            continue
        before = _clause_before(whole[last : said.start()], is_first=not last)
        begins = said.start() - len(before)
        ends = _END.search(whole, said.end())
        last = ends.start() if ends else len(whole)
        yield begins, last


def _offers(whole: str) -> list[re.Match[str]]:
    """Return everything that says who helps, from first to last."""
    found = [*_CONTRIBUTES.finditer(whole), *_CONTRIBUTING.finditer(whole)]
    opening = _NEXT_CLAUSE.search(whole)
    if opening and not _GIVES.search(whole[: opening.start()]):
        later = [*_GIVES.finditer(whole), *_does_later(whole, opening)]
        found += [each for each in later if each.start() > opening.end()]
    return sorted(found, key=lambda each: each.start())


def _does_later(whole: str, opening: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield what others do, if the first clause only names the owner."""
    if _DOES.search(whole, 0, opening.start()):
        return iter(())
    return _DOES.finditer(whole, opening.end())


def _clause_before(text: str, *, is_first: bool) -> str:
    """Return the end of *text* that belongs to what follows it.

    At the start of a cell, the owner ends at a comma: "Leisure Trust, other clubs".
    """
    clause = _STOP.split(text)[-1]
    before, _, after = clause.rpartition(",")
    opens_cell = is_first and clause == text
    return after if opens_cell and before and not _AND.search(after) else clause


_NEXT_CLAUSE = late.compile(r"(?<=\w)(?:\)?(?:;|\.(?=\s+[A-Z])|,(?= [a-z])|\n)| [(\[])")
_STOP = late.compile(r"[;:\n.()\[\]\u2013\u2192]|(?<=\s)(?:-|with)(?=\s)")
_AND = late.compile(r"\b(?:and|or)\b|&")
_END = late.compile(r"[;\n)]")


@by_value
def _kind(text: str, known: frozenset[str], after: str) -> Kind:
    words = shorthand.expand(_DETERMINERS.sub("", plain(text)))
    kinds: Mapping[Kind, bool] = {
        "label": after in _OPEN and words in listed("labels", "one", "several"),
        "agency": bool(known & {words, plain(text)}),
        "mark": words in listed("lead-marks")
        or (words.startswith("who ") and is_lead(words)),
        "empty": vacancy.is_said(words, _is_title),
        "everybody": _is_one_of_many(text, words)
        or (_is_everybody(words) and not agency_forms.is_part(text, known)),
        "initials": _are_initials(_TO_DO.sub("", text.strip()), _TO_DO.sub("", words)),
    }
    first = next((kind for kind, is_so in kinds.items() if is_so), None)
    if first or not _several(text, words):
        return first or _named(text) or _post(words) or _body(words, known)
    return "posts"


_TO_DO = late.compile(r"\s(?:to|will)\s.*$", re.DOTALL)
"""What someone does: SP to check."""
_OPEN = (":", "-", "\u2013", "\u2014")


def _named(text: str) -> Kind | None:
    """Return whether it is a doctor's name, not a job title: Dr A. Lindqvist."""
    return "words" if _DOCTOR.fullmatch(text.strip()) else None


_DOCTOR = late.compile(r"(?:Dr|Sister|Sr)\.? (?:[A-Z]\.? )*[A-Z][\w'\u2019-]+")


def _several(text: str, words: str) -> bool:
    """Return whether a piece gives a number of people, or names several with no mark.

    Examples are "Named Nurse x 2", "DSLs", "DCS DASS" and "AD Housing AD Early Help".
    """
    short = [word for word in words.split() if word in listed("short-posts")]
    return bool(
        re.search(r"(?<!\w)(?:x ?[2-9]|[2-9] ?x)$", words)
        or (_are_short_posts(text) and _post(words) is None)
        or len(set(short)) < len(short)
        or (len(short) > 1 and len(short) == len(words.split()))
        or len(_FULL_TITLES.findall(words)) > 1
        or len(_names_run_on(text)) > 1
    )


def _names_run_on(text: str) -> list[str]:
    """Return the agencies that a piece names with only spaces between them."""
    parts = [plain(each) for each in re.split(r"\s{2,}", text.strip())]
    if len(parts) == 1 and len(text.split()) > 2:  # noqa: PLR2004 -- two may be one name
        parts = plain(text).split()
    is_each = all(each in listed("agencies") for each in parts)
    return parts if is_each else []


_FULL_TITLES = late.compile(
    r"\b(?:(?:head|director|chair) of|chief (?:constable|executive|nurse"
    r"|superintendent)"
    r"|(?:designated|named) (?:doctor|gp|midwife|nurse)|(?:service|team) manager)\b"
)


def _are_short_posts(text: str) -> bool:
    """Return whether a piece has a plural of initials: DSLs in 3 schools."""
    return "s" in text and bool(_short_plural().match(text.strip()))


@cache
def _short_plural() -> re.Pattern[str]:
    posts = any_of(each.upper() for each in listed("short-posts"))
    other = r"(?!(?:for|of|to|with)\b)\S+\s+"
    return re.compile(
        rf"(?:{other})*(?:{posts})'?s(?=$|\s(?:across|at|from|in|of|on)\s)"
    )


_DETERMINERS = pattern(r"^(?:(?:{listed})\s+)+", "determiners")


def _is_title(words: str) -> bool:
    return _post(words) is not None


def _is_one_of_many(text: str, words: str) -> bool:
    """Return whether a piece is any holder of a post: "a senior manager"."""
    return bool(_ANY_ONE.match(text)) and _post(words) is not None


_ANY_ONE = late.compile(r"\s*[Aa]n?\s+[a-z]")


def _is_everybody(words: str) -> bool:
    if _ALL_IN_NAME.match(words):  # All Saints School, all age disability
        return False
    own = words.split()
    of_body = own[-1:] in (["members"], ["partners"]) and _post(words) is None
    among = any(map(_AMONG.search, (words, without_clause(words))))
    begins = _EVERYBODY.match(words) or _ASKS.match(words) or among
    is_wide = {*own[-1:]} <= listed("crowds") or _WIDE.match(words)
    of_crowd = is_wide and _post(words) is None
    is_class = set(own) <= listed("classes") or words in listed("everybody-alone")
    return bool(begins or of_body or of_crowd or is_class)


_ALL_IN_NAME = pattern(r"all[ -](?:{listed})(?![\w-])", "all-in-a-name")
_WIDE = pattern(r"(?:{listed})(?![\w-])", "wide")
_AMONG = pattern(r"\b(?:{listed})$", "among-all")
_ASKS = late.compile(
    r"(?:agree|ask|check|confirm|consult|decide|discuss|enter|find|insert|liaise"
    r"|select|speak (?:to|with))(?![\w-])"
)
"""Says who to ask or what to write, so no owner is named yet."""
_EVERYBODY = pattern(r"(?:{listed})(?![\w-])", "everybody")


def _are_initials(text: str, words: str) -> bool:
    if {words, words.removesuffix("s")} & (listed("short-posts") | listed("agencies")):
        return False
    return bool(
        re.fullmatch(r"(?:(?:Ma?c|O')?[A-Z]\.?\s?){1,3}", text)
        or re.fullmatch(
            r"[a-z]{1,2}|[b-df-hj-np-tv-xz]{3}|[a-z](?:\.\s?[a-z]){1,2}", words
        )
    )


@cache
def _of_two_words() -> re.Pattern[str]:
    return re.compile(any_of(each for each in listed("posts") if " " in each))


_OBJECT = late.compile(r"\s(?:of|for|in|at|to|from|on|who|responsible|within)\s")
_HEADS = late.compile(r"\b(?:head|director|chair|chief executive) of\b")
_LEADS_HEAD = late.compile(r"\b([a-z]+s) (?:head|director|chair) of\b")
"""Two titles with no mark between them, as when a table loses its lines."""
_OF_ALL = late.compile(r"\b(?:in|of|from|across|at) (?:all|each|every)\b")


def _post(words: str) -> Kind | None:
    """Return whether it is a job title, by its last word before "of" or "for"."""
    if words.startswith("to "):  # says what to do
        return None
    kind: Kind | None = "post" if _is_head_of(words) else None
    head = _OBJECT.split(_of_two_words().sub("officer", words), maxsplit=1)[0].split()
    for word in (each.strip("'\"().?,") for each in head):
        own = word.rpartition("/")[2]
        if own in listed("posts") | listed("short-posts") or _is_slip(own):
            kind = "post"
        elif _singular(word) in listed("posts") or word in listed("plurals"):
            kind = "posts"
    if kind and head[-1] in listed("grades"):
        return None
    if kind and head[-1] in listed("groups"):
        return "post" if head[0] in listed("ranks") else "group"
    if kind == "posts" and _OF_ALL.search(words):
        return "everybody"
    before = _LEADS_HEAD.search(words)
    lost = len(_HEADS.findall(words)) > 1 or (
        before and not _ends_with_agency(words[: before.end(1)])
    )
    return "posts" if kind and lost else kind


@by_value
def _is_slip(word: str) -> bool:
    """Return whether it is a job title that was typed with a mistake: Manger."""
    is_other = _singular(word) in listed("posts") or word in listed("plurals")
    alike = _posts_by_ends().get((word[:1], word[-1:]), ())
    return not is_other and any(slips.is_slip(word, post) for post in alike)


@cache
def _posts_by_ends() -> Mapping[tuple[str, str], list[str]]:
    """Return the job titles by their first and last letters, which a slip keeps."""
    found: dict[tuple[str, str], list[str]] = {}
    for post in listed("posts"):
        found.setdefault((post[0], post[-1]), []).append(post)
    return found


def _is_head_of(words: str) -> bool:
    """Return whether *words* begin with a mistake in a title: Hed of Service."""
    first, _, rest = words.partition(" of ")
    return bool(rest) and any(slips.is_slip(first, post, 4) for post in _HEADS_OF)


_HEADS_OF = ("head", "chair", "director")


def _ends_with_agency(words: str) -> bool:
    """Return whether the last words name an agency: Children's Services."""
    own = words.split()
    return any(" ".join(own[at:]) in listed("agencies") for at in range(len(own)))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word.removesuffix('ies')}y"
    return word.removesuffix("s")


def _body(words: str, known: frozenset[str]) -> Kind:
    words = without_clause(words)
    if words in known:
        return "agency"
    own = words.split()
    head = _NUMBERED.sub("", _OBJECT.split(words, maxsplit=1)[0]).split()
    if any(" ".join(head[-length:]) in listed("groups") for length in (1, 2)):
        return "group"
    is_body = bool({*own[-1:]} & listed("bodies"))
    return "agency" if is_body or words in listed("agencies") else "words"


_NUMBERED = late.compile(r"\s\d+$")
