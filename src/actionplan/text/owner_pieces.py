"""Cut a cell that names an owner into pieces, and say what each of them is."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import late, shorthand, word_lists
from actionplan.text.phrases import (
    ListedPattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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


class CellPiece(NamedTuple):
    """A stretch of a cell."""

    text: str
    kind: Kind


def cut(text: str, agencies: frozenset[str]) -> tuple[CellPiece, ...]:
    """Cut *text* into pieces; joined again they are the text, to the last space."""
    stretches = list(_stretches(text, agencies))
    kinds = _kinds(stretches, plain_names(agencies), text)
    return tuple(
        CellPiece(each.text, kind) for each, kind in zip(stretches, kinds, strict=True)
    )


@cache
def plain(text: str) -> str:
    """Return *text* in small letters, with straight marks and single spaces."""
    text = re.sub("[\u2018\u2019`]", "'", text.casefold())
    return " ".join(text.replace("&", " and ").split()).strip(" .*!?'\"")


@lru_cache(maxsize=16)
def plain_names(agencies: frozenset[str]) -> frozenset[str]:
    """Return names of agencies as `plain` writes them."""
    return frozenset(map(plain, agencies))


@cache
def listed(name: str, *parts: str) -> frozenset[str]:
    """Return one of the lists of owners.json, each entry as `plain` writes it."""
    of = word_lists.load("owners")[name]
    return frozenset(plain(each) for part in parts or ("words",) for each in of[part])


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, longest first, however they are spaced."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest_first)


def without_clause(words: str) -> str:
    """Return the name that *words* begin with: police, of "police to lead on"."""
    return _CLAUSE.split(words, maxsplit=1)[0]


_CLAUSE = late.compile(r"\s(?:to|will|who|should|must|is|are|leads?)\s")


def is_lead(words: str) -> bool:
    """Tell whether *words* say that what is named in them leads: "police to lead"."""
    return bool(_LEADS.search(words))


_LEADS = late.compile(r"\s(?:to lead|will lead|leading|is (?:the )?lead|leads)$")


def pattern(form: str, *names: str, flags: int = 0) -> ListedPattern:
    """Return a pattern round one of the lists of owners.json."""
    return ListedPattern(form, lambda: listed(*names), any_of, flags)


_EQUAL = pattern(r"\b(?:{listed})\b", "joint", flags=re.IGNORECASE)
_CONTRIBUTES = pattern(
    r"\b(?:to|will) (?:{listed})\b", "contributes", flags=re.IGNORECASE
)
"""Who helps, told by what they are to do: "CSC and health to support"."""

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
    r"(?<![\w-])(?:and|or|plus)(?![\w-])"
    r"|(?<![\w.])\d{1,2}[.)](?=\s)"  # 1. one 2. another
    r"|(?<!^[A-Z])(?<!\s[A-Z])/"  # but not A/Supt
    r"|(?<=\s)[-\u2013\u2014]+(?=\s)"
    r"|(?<=[a-z]{5})\.(?=\s)"  # but not Det. Supt.
    r"|[\n;|\u2022+:()\[\],]"
    r"|(?<!\b[A-Z])&|&(?![A-Z]\b)"  # but not L&D
)
_SIGN = late.compile(_SIGNS, re.IGNORECASE)


@cache
def _mark() -> re.Pattern[str]:
    phrases = f"{_PARTS.text}|{_HELPS.text}"
    return re.compile(f"{phrases}|{_SIGNS}", re.IGNORECASE)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Yield what parts the pieces of a cell; in most there is no phrase that does."""
    may_be_phrase = _PARTS.may_be_in(text) or _HELPS.may_be_in(text)
    return (_mark() if may_be_phrase else _SIGN).finditer(text)


def _names_in(text: str, agencies: frozenset[str]) -> list[tuple[int, int]]:
    """Find what is one name, though it may hold a comma or an "and"."""
    # A board may know thousands of names, and few are in a text: only those whose
    # rarest word is there are looked for.
    by_word, words = _by_rarest_word(agencies), _one_spelling(text)
    there = (by_word.get(word, ()) for word in {"", *_WORD.findall(words)})
    names = [name for some in there for plain, name in some if plain in words]
    if not names:
        return []
    return [match.span() for match in _any_name(frozenset(names)).finditer(text)]


_WORD = re.compile(r"\w+")


def _one_spelling(text: str) -> str:
    return " ".join(text.casefold().replace("&", "and").split())


@lru_cache(maxsize=16)
def _by_rarest_word(agencies: frozenset[str]) -> Mapping[str, list[tuple[str, str]]]:
    """Return all names, each under the one of its words that the fewest have."""
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
    """Whether it stands between two pieces."""


def _stretches(text: str, agencies: frozenset[str]) -> Iterator[_Stretch]:
    names = _names_in(text, agencies)
    last = 0
    for mark in _marks(text):
        if any(start < mark.end() and mark.start() < end for start, end in names):
            continue
        if last < mark.start():
            between = text[last : mark.start()]
            yield _Stretch(between, parts=not between.strip())
        yield _Stretch(mark[0], parts=True)
        last = mark.end()
    if text[last:]:
        yield _Stretch(text[last:], parts=not text[last:].strip())


# --- what each piece is -----------------------------------------------------------


def _kinds(
    stretches: list[_Stretch], known: frozenset[str], whole: str
) -> Iterator[Kind]:
    """Tell what each stretch is; what is said of who helps ends with its bracket.

    After a label such as "Supporting:" all helps that stands on the line.
    """
    helps, labelled, at = False, False, 0
    is_joint = bool(_EQUAL.search(whole))
    contribute = list(_contributions(whole))
    following = [*(each.text for each in stretches[1:]), ""]
    for (text, parts), after in zip(stretches, following, strict=False):
        start, at = at, at + len(text)
        opens = after in (":", "-")
        equal = plain(text) in listed("equals")
        if _HELPS.fullmatch(text.strip()) and not equal:
            helps = not is_joint
            yield "helper" if helps else "separator"
        elif parts:
            ends = ("\n",) if labelled else (";", "\n", ")")
            helps = helps and text not in ends and not equal
            labelled = labelled and helps
            yield "separator"
        elif plain(text) in listed("joint") or any(
            first <= start and at <= last for first, last in contribute
        ):
            yield "helper"
        elif opens and plain(text) in listed("labels", "helpers"):
            helps, labelled = True, after == ":"
            yield "helper"
        else:
            kind = _kind(text, known, is_label=opens)
            helps = helps and kind != "label"
            labelled = labelled and helps
            yield "helper" if helps else kind


def _contributions(whole: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a cell that say what somebody contributes, and who does."""
    last = 0
    for said in _CONTRIBUTES.finditer(whole):
        if said.start() < last:
            continue
        before = _STOP.split(whole[last : said.start()])[-1]
        ends = _END.search(whole, said.end())
        last = ends.start() if ends else len(whole)
        yield said.start() - len(before), last


_STOP = late.compile(r"[;:\n.()\u2013-]")
_END = late.compile(r"[;\n)]")


def _kind(text: str, known: frozenset[str], *, is_label: bool) -> Kind:
    words = shorthand.expand(_DETERMINERS.sub("", plain(text)))
    kinds: Mapping[Kind, bool] = {
        "label": is_label and words in listed("labels", "one", "several"),
        "agency": words in known or plain(text) in known,
        "mark": words in listed("lead-marks"),
        "empty": _is_empty(words),
        "everybody": _is_everybody(words),
        "initials": _are_initials(text.strip(), words),
    }
    first = next((kind for kind, is_so in kinds.items() if is_so), None)
    if first or not _several(text, words):
        return first or _post(words) or _body(words, known)
    return "posts"


def _several(text: str, words: str) -> bool:
    """Tell whether a piece counts those it names, or names them with no mark between.

    So do "Named Nurse x 2", "DSLs", "DCS DASS" and "AD Housing AD Early Help".
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
    """Return the agencies that a piece names with no more than spaces between them."""
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
    """Tell whether a piece ends with the letters of a post, and "s": DSLs."""
    return text.rstrip("\n").endswith("s") and bool(_short_plural().search(text))


@cache
def _short_plural() -> re.Pattern[str]:
    posts = any_of(each.upper() for each in listed("short-posts"))
    return re.compile(rf"\b(?:{posts})'?s$")


_DETERMINERS = pattern(r"^(?:(?:{listed})\s+)+", "determiners")


def _is_empty(words: str) -> bool:
    """Tell whether nobody is in the post; a Recruitment Manager may be."""
    if _EMPTY.search(words):
        return True
    if found := _EMPTY_FIRST.match(words):
        return _post(words[found.end() :].strip()) is None
    found = _EMPTY_LAST.search(words)
    return found is not None and found[1] not in ("of", "for", "and", "in")


_EMPTY = pattern(r"\b(?:{listed})\b", "empty", "anywhere")
_EMPTY_FIRST = pattern(r"(?:{listed})\b", "empty", "at-an-end")
_EMPTY_LAST = pattern(r"(\w*)\s(?:{listed})$", "empty", "at-an-end")


def _is_everybody(words: str) -> bool:
    own = words.split()
    of_body = own[-1:] in (["members"], ["partners"]) and _post(words) is None
    begins = _EVERYBODY.match(words) or _ASKS.match(words)
    return bool(begins) or of_body or set(own) <= listed("classes")


_ASKS = late.compile(
    r"(?:ask|check|consult|liaise|speak (?:to|with)|enter|insert|select)\b"
)
"""Says who is to be asked, or what is to be written: nobody is named yet."""
_EVERYBODY = pattern(r"(?:{listed})(?![\w-])", "everybody")


def _are_initials(text: str, words: str) -> bool:
    if words in listed("short-posts") | listed("agencies"):
        return False
    return bool(
        re.fullmatch(r"(?:(?:Ma?c|O')?[A-Z]\.?\s?){1,3}", text)
        or re.fullmatch(r"[a-z]{1,2}|[b-df-hj-np-tv-xz]{3}", words)
    )


@cache
def _of_two_words() -> re.Pattern[str]:
    return re.compile(any_of(each for each in listed("posts") if " " in each))


_OBJECT = late.compile(r"\s(?:of|for|in|at|to|from|on|who|responsible|within)\s")
_HEADS = late.compile(r"\b(?:head|director|chair|chief executive) of\b")
_LEADS_HEAD = late.compile(r"\b([a-z]+s) (?:head|director|chair) of\b")
"""Two titles without a mark between them, as a table loses its lines."""
_OF_ALL = late.compile(r"\b(?:in|of|from|across|at) (?:all|each|every)\b")


def _post(words: str) -> Kind | None:
    """Tell a job title by the word that heads it: the last before "of" or "for"."""
    kind: Kind | None = None
    head = _OBJECT.split(_of_two_words().sub("officer", words), maxsplit=1)[0].split()
    for word in (each.strip("'\"().?,") for each in head):
        if word.rpartition("/")[2] in listed("posts") | listed("short-posts"):
            kind = "post"
        elif word.removesuffix("s") in listed("posts"):
            kind = "posts"
    if kind and head[-1] in listed("groups"):
        return "group"
    if kind == "posts" and _OF_ALL.search(words):
        return "everybody"
    before = _LEADS_HEAD.search(words)
    lost = len(_HEADS.findall(words)) > 1 or (
        before and before[1] not in listed("agencies")
    )
    return "posts" if kind and lost else kind


def _body(words: str, known: frozenset[str]) -> Kind:
    words = without_clause(words)
    if words in known:
        return "agency"
    own = words.split()
    if any(" ".join(own[-length:]) in listed("groups") for length in (1, 2)):
        return "group"
    is_body = bool({*own[-1:]} & listed("bodies"))
    return "agency" if is_body or words in listed("agencies") else "words"
