"""Suggest what an unknown word may mean: synonyms first, then similar spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from heapq import nsmallest
from operator import sub
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from actionplan.text import seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# What people call things, and what the format calls them. If an entry has several
# words, the first one that exists in that place counts.
FIELDS: Mapping[str, str] = {
    # from the column headings of published plans and templates
    "owner": "accountable",
    "lead": "accountable",
    "lead_officer": "accountable",
    "lead_person": "accountable",
    "lead_persons": "accountable",
    "responsible": "accountable",
    "responsibility": "accountable",
    "responsible_officer": "accountable",
    "responsible_lead": "accountable",
    "assigned_to": "accountable",
    "who": "accountable",
    "by_whom": "accountable",
    "deadline": "due",
    "due_date": "due",
    "target_date": "due",
    "timescale": "due",
    "date_due": "due",
    "due_by": "due",
    "timescales": "due",
    "timeframe": "due",
    "by_when": "due",
    "when": "due",
    "revised_date": "new_due",
    "new_date": "new_due",
    "revised_due": "new_due",
    "new_due_date": "new_due",
    "revised_due_date": "new_due",
    "revised_target_date": "new_due",
    "revised_completion_date": "new_due",
    "rag_status": "rag",
    "rag_rating": "rag",
    "colour": "rag",
    "color": "rag",
    "comment": "note reason",
    "comments": "note",
    "update": "note",
    "notes": "note",
    "text": "note",
    "narrative": "note",
    "points_of_progress": "note",
    "updates": "progress",
    "history": "progress",
    "log": "progress",
    "monitoring": "progress",
    "status": "state",
    "next_steps": "next",
    "next_stage": "next",
    "next_step": "next",
    "date_achieved": "achieved_on",
    "completed_on": "achieved_on",
    "date_completed": "achieved_on",
    "ref": "id",
    "reference": "id",
    "no": "id",
    "number": "id",
    "name": "title",
    "what": "action",
    "description": "action",
    "specific_action": "action",
    "task": "action",
    "title": "action",
    "outcome": "desired_outcome",
    "aim": "desired_outcome",
    "objective": "desired_outcome",
    "finding": "challenge",
    "issue": "challenge",
    "problem": "challenge",
    "success_measures": "success",
    "success_criteria": "success",
    "measuring_success": "success",
    "measure_of_success": "success",
    "kpi": "measure",
    "indicator": "measure",
    "impact": "difference",
    "difference_made": "difference",
    "what_difference": "difference",
    "multi_agency_partners": "partners",
    "agencies": "partners",
    "partner_agencies": "partners",
    "organisation": "agency",
    "service": "agency",
    "risk_assessment": "risks",
    "barriers": "risks",
    "mitigations": "mitigation",
    "management": "mitigation",
    "starting_position": "baseline",
    "current_position": "baseline",
    "evidence_required": "evidence_needed",
    "evidence_of_completion": "evidence_needed",
    "reported": "reported_by",
    "author": "reported_by",
    "by": "reported_by accountable",
    "recommendation": "recommendations text",
    "action_plan": "outcomes",
    "created": "agreed",
    "publication_date": "published",
    "date_published": "published",
    "as_of": "as_at",
    "meeting_dates": "meetings",
    "recurs": "repeats",
    "recurring": "repeats",
    "extension_requested": "new_due_requested",
    "correction": "corrects",
    "correction_of": "corrects",
    "addressee": "addressed_to",
    "assurance": "assurances",
    "date_agreed": "agreed",
    "plan_date": "agreed",
    "board": "partnership",
    "author_of_plan": "coordinator",
    "review_date": "review",
    "frequency": "every",
    "start": "first",
    "source": "taken_from",
    "role": "post",
    "relevant": "realistic",
}

MAY_BE_ANOTHER = frozenset(
    (
        *("when", "by", "by_when", "author", "reported", "created", "plan_date"),
        *("what", "name", "title", "description", "reference", "no", "number", "ref"),
        *("text", "comment", "comments", "update", "monitoring", "management"),
        *("finding", "issue", "problem", "aim", "objective", "outcome", "impact"),
        *("start", "review_date", "new_date", "board", "relevant", "status"),
    )
)
"""Words in `FIELDS` that people also use for other things.

They are only suggested. A person must decide.
"""

# words for the date by which something is due, or on which it was done
_DONE = frozenset(
    (
        *("complete", "completed", "finished", "ended", "done", "achieved", "closed"),
        *("delivered", "implemented", "actioned", "concluded", "resolved", "met"),
    )
)
_DOING = frozenset(
    (
        *("completion", "finish", "end", "achievement", "closure", "close"),
        *("delivery", "implementation", "conclusion", "resolution"),
    )
)
_AHEAD = frozenset(
    (
        *("target", "targeted", "planned", "expected", "estimated", "proposed", "be"),
        *("anticipated", "forecast", "projected", "intended", "required", "due", "to"),
        *("deadline", "agreed", "original"),
    )
)
_AFTER = frozenset(("actual", "actually", "was"))
_BESIDE = frozenset(
    (
        *("date", "dated", "dates", "day", "month", "of", "on", "when", "the", "by"),
        *("is", "action", "work", "and", "outcome", "time"),
    )
)

Completion: TypeAlias = Literal["due", "done", "either", ""]


def completion(written: str) -> Completion:
    """Say whether a field about completion is for a future date or a past one.

    "Completion date" and "completed" can be either, because published plans use both.
    "Target completion date" is in the future. "Actual completion date" is in the past.
    """
    parts = set(_plain(written, "_").split("_"))
    named = parts & (_DONE | _DOING)
    if not named or parts - (_DONE | _DOING | _AHEAD | _AFTER | _BESIDE):
        return ""
    if parts & _AHEAD:
        return "" if parts & _AFTER else "due"
    return "done" if parts & _AFTER else "either"


def says_done(written: str) -> bool:
    """Return whether a field about completion says that something has been done."""
    return bool(set(_plain(written, "_").split("_")) & _DONE)


OPTIONS: Mapping[str, str] = {
    "completed": "complete",
    "done": "complete",
    "finished": "complete",
    "closed": "",  # complete, or closed without completion: 2 meanings
    "completed-monitoring": "monitoring",
    "complete-monitoring": "monitoring",
    "complete-being-monitored": "monitoring",
    "completed-being-monitored": "monitoring",
    "being-monitored": "monitoring",
    "monitored": "monitoring",
    "embedded-in-practice": "embedded",
    "business-as-usual": "transferred",
    "bau": "transferred",
    "transferred-to-bau": "transferred",
    "transferred-to-business-as-usual": "transferred",
    "moved-to-business-as-usual": "transferred",
    "closed-without-completion": "closed-incomplete",
    "closed-not-completed": "closed-incomplete",
    "closed-not-complete": "closed-incomplete",
    "must": "must-do",
    "should": "should-do",
    "could": "could-do",
    "achieved": "complete",
    "ongoing": "in-progress",
    "on-going": "in-progress",
    "started": "in-progress",
    "resumed": "in-progress",
    "reopened": "in-progress",
    "open": "in-progress",
    "underway": "in-progress",
    "under-way": "in-progress",
    "active": "in-progress",
    "paused": "on-hold",
    "deferred": "on-hold",
    "suspended": "on-hold",
    "cancelled": "withdrawn",
    "canceled": "withdrawn",
    "replaced": "superseded",
    "dropped": "withdrawn",
    "signed": "signed-off",
    "approved": "signed-off",
    "planned": "not-started",
    "pending": "not-started",
    "to-do": "not-started",
    "full": "fully",
    "partially": "partly",
    "no": "not-yet",
    "scr": "serious-case-review",
    "llr": "lessons-learned-review",
    "lessons-learned": "lessons-learned-review",
    "learning-lessons-review": "lessons-learned-review",
    "cspr": "child-safeguarding-practice-review",
    "lcspr": "child-safeguarding-practice-review",
    "ncspr": "child-safeguarding-practice-review",
    "csp-review": "child-safeguarding-practice-review",
    "lcsp-review": "child-safeguarding-practice-review",
    "child-practice-review": "child-safeguarding-practice-review",
    "practice-review": "child-safeguarding-practice-review",
    "local-practice-review": "child-safeguarding-practice-review",
    "child-safeguarding-review": "child-safeguarding-practice-review",
    "rr": "rapid-review",
    "dhr": "domestic-homicide-review",
    "dardr": "domestic-homicide-review",
    "domestic-abuse-related-death-review": "domestic-homicide-review",
    "sar": "safeguarding-adults-review",
    "adult-safeguarding-review": "safeguarding-adults-review",
    "adult-practice-review": "safeguarding-adults-review",
    "mental-health-homicide-review": "independent-investigation",
    "pfd": "coroner-report",
    "prevention-of-future-deaths": "coroner-report",
    "regulation-28": "coroner-report",
    "inquest": "coroner-report",
    "coroners-report": "coroner-report",
    "coroner-s-report": "coroner-report",
    "scrutiny": "scrutiny-review",
    "jtai": "inspection",
    "ilacs": "inspection",
    "ofsted": "inspection",
    "cqc": "inspection",
    "hmicfrs": "inspection",
    "hmip": "inspection",
    "estyn": "inspection",
    "ciw": "inspection",
    "hiw": "inspection",
    "section-11": "audit",
    "s11": "audit",
    "partially-accepted": "partly-accepted",
    "partly-agreed": "partly-accepted",
    "accepted-in-part": "partly-accepted",
    "accepted-in-full": "accepted",
    "fully-accepted": "accepted",
    "agreed": "accepted",
    "rejected": "not-accepted",
    "not-agreed": "not-accepted",
    "not-yet-started": "not-started",
    "unstarted": "not-started",
    "multiagency": "multi-agency",
    "inter-agency": "multi-agency",
    "intra-agency": "single-agency",
    "audit": "",  # a method: of one agency, or of several
    "audit-of-cases": "audit",
    "case-audit": "audit",
    "case-file-audit": "audit",
    "internal-audit": "audit intra-agency-audit",
    "single-agency-audit": "audit intra-agency-audit",
    "survey": "",  # of staff, or of the people who use a service
    "eliminate": "remove",
    "mitigate": "reduce",
    "resolve": "",  # to take a risk away, or to deal with it when it happens
    "accept": "manage",
    "markdown": "md",
    "md": "markdown",
    "htm": "html",
    "pdf": "html",
    "text": "full table",
    "txt": "text full table",
    "excel": "csv",
    "xls": "csv",
    "xlsx": "csv",
    "yes": "fully always",
    "on": "always",
    "off": "never",
    "none": "never",
    "owner": "accountable",
    "lead": "accountable",
}


_MAY_BE_ANOTHER_OPTION = frozenset(
    (
        *("yes", "full", "no", "open", "active", "resumed", "reopened", "started"),
        *("planned", "pending", "agreed", "rejected", "achieved", "accept", "signed"),
        *("deferred", "superseded", "suspended", "to-do", "dropped", "approved"),
        *("mitigate", "eliminate", "audit", "survey", "inter-agency", "intra-agency"),
        *("audit-of-cases", "case-audit", "case-file-audit", "internal-audit"),
        *("single-agency-audit", "section-11", "s11", "practice-review", "rr"),
        *("local-practice-review", "child-safeguarding-review", "scrutiny"),
        *("ncspr", "adult-safeguarding-review", "adult-practice-review"),
        *("mental-health-homicide-review", "inquest", "jtai", "ilacs", "ofsted"),
        *("cqc", "hmicfrs", "hmip", "estyn", "ciw", "hiw"),
    )
)
"""Words that may mean an option, but may also mean something else.

For example, an audit may be of several agencies, and a survey of staff or of families.
Others say more than the option does, such as which inspectorate it was.
"""

_KINDS_OF_WORK = frozenset(
    (
        *("serious-case-review", "lessons-learned-review", "rapid-review"),
        *("child-safeguarding-practice-review", "safeguarding-adults-review"),
        *("domestic-homicide-review", "independent-investigation"),
        *("coroner-report", "scrutiny-review", "audit", "inspection", "business-plan"),
    )
)
"""Options that more words can narrow down: multi-agency audit, rapid review 2024."""

_ANOTHER_KIND = frozenset(("no", "not", "non", "without", "mappa", "offensive"))
"""Words that make what they are said about something else."""


def field(written: str, names: Iterable[str]) -> str:
    """Return the one of *names* that a field called *written* means, or ""."""
    known = tuple(names)
    return _one(written, known, FIELDS, "_", like=known)


def known_field(written: str, names: Iterable[str]) -> str:
    """Return the one of *names* that *written* is another word for, or "".

    A word that is only spelt like one of them does not count.
    """
    known, word = tuple(names), _plain(written, "_")
    if word in known:
        return word
    return next((m for m in FIELDS.get(word, "").split() if m in known), "")


def option(written: str, options: Iterable[str]) -> str:
    """Return the one of *options* that *written* means, or "".

    A word that only looks like an option is not meant for it: a multi-agency audit is
    no intra-agency audit, and "closed complete" is not "closed-incomplete".
    """
    names, word = tuple(options), _plain(written, "-")
    if word not in names and word not in OPTIONS and (kind := _kind(word, names)):
        return kind
    like = tuple(name for name in names if _is_misspelt(word, name))
    return _one(written, names, OPTIONS, "-", like=like)


def as_spelt(written: str, options: Iterable[str]) -> str:
    """Return the one of *options* that was written with other signs, or "".

    Only dashes, spaces, capitals and characters that cannot be seen may differ.
    """
    plain = seen.with_hyphens(seen.visible(written)).strip().lower()
    word = re.sub(r"[\s_-]+", "-", plain[:64])
    return word if word in options else ""


def is_sure_field(written: str, names: Iterable[str]) -> bool:
    """Return whether a field called *written* can mean only one of *names*."""
    if _plain(written, "_") in MAY_BE_ANOTHER:
        return False
    if completion(written) == "due":
        return True
    return _is_sure(written, tuple(names), FIELDS, "_")


def is_sure_option(written: str, options: Iterable[str]) -> bool:
    """Return whether *written* can mean only one of *options*."""
    names = tuple(options)
    if as_spelt(written, names):
        return True
    if _plain(written, "-") in _MAY_BE_ANOTHER_OPTION:
        return False
    return _is_sure(written, names, OPTIONS, "-")


def is_another_word(written: str, options: Iterable[str]) -> bool:
    """Return whether *written* is a word that means an option, and not its spelling."""
    names, word = tuple(options), _plain(written, "-")
    return word not in names and (word in OPTIONS or bool(_kind(word, names)))


def _kind(word: str, names: tuple[str, ...]) -> str:
    """Return the only kind of review or work that is named in *word*, or ""."""
    parts = word.split("-")
    if _ANOTHER_KIND & set(parts):
        return ""
    kinds, at = set(), 0
    while at < len(parts):
        runs = ("-".join(parts[at:end]) for end in range(len(parts), at, -1))
        said = next((run for run in runs if _as_kind(run, names)), "")
        kinds.add(_as_kind(said, names))
        at += max(1, len(said.split("-")))
    named = kinds - {""}
    return named.pop() if len(named) == 1 else ""


def _as_kind(run: str, names: tuple[str, ...]) -> str:
    """Return the kind of review or work that these words are, or ""."""
    known = [run, *OPTIONS.get(run, "").split()]
    return next((each for each in known if each in _KINDS_OF_WORK & set(names)), "")


def _is_misspelt(word: str, name: str) -> bool:
    """Return whether *word* can be *name* with typing mistakes.

    That depends on each word by itself. Where a whole word differs, the meaning does.
    """
    ours, theirs = word.split("-"), name.split("-")
    if len(ours) == len(theirs):
        return all(map(_is_misspelt_word, ours, theirs))
    one, other = "".join(ours), "".join(theirs)
    return one[:1] == other[:1] and distance(one, other) <= 1


def _is_misspelt_word(word: str, meant: str) -> bool:
    starts = word[:1] == meant[:1] or word == meant[1:] or sorted(word) == sorted(meant)
    return starts and distance(word, meant) <= max(1, len(word) // 3)


_COMPARED = 500
"""How many names are compared at a time. No plan has more that are alike, and comparing
more would take too long."""
_LONGEST = 100
"""The most letters of a name to compare. Nobody types a longer one from memory."""


def closest(written: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to *most* of *names* that are spelt like *written*, best first.

    If names are equally close, those with the same letters come first. So "lnit"
    suggests "lint" before "init".
    """
    low = written.lower()
    if len(low) > _LONGEST:
        return ()
    most_edits = max(1, len(low) // 3)
    letters = _in_order(low)
    near: list[tuple[int, bool, str]] = []
    for row in _nearest_in_length(_rows(tuple(names)), len(low), most_edits):
        edits = _distances(low, row)
        # Only the best are compared letter by letter: hundreds may be near enough.
        worst = min(most_edits, sorted(edits)[:most][-1])
        near += [
            (far, letters != own, name)
            for far, own, name in zip(edits, row.in_order, row.names, strict=True)
            if far <= worst
        ]
    return tuple(name for *_, name in nsmallest(most, near))


def _in_order(word: str) -> str:
    """Return the letters of a word in order, to compare words with the same ones."""
    return "".join(sorted(word))


def for_few(
    nearest: Callable[[str], tuple[str, ...]],
) -> Callable[[str], tuple[str, ...]]:
    """Search for the first 1,000 words only. There is no suggestion for any others.

    Each search goes through all the names. If thousands of words are unknown, only a
    few hundred are shown, and nobody corrects the rest one by one.
    """
    known: dict[str, tuple[str, ...]] = {}

    def search(written: str) -> tuple[str, ...]:
        if written not in known and len(known) < _SEARCHED:
            known[written] = nearest(written)
        return known.get(written, ())

    return search


_SEARCHED = 1_000


def distance(one: str, other: str) -> int:
    """Count the edits between two words: the restricted Damerau-Levenshtein distance.

    An edit is one letter added, missing or wrong, or two neighbours swapped.
    """
    return _distances(one, _row((other,)))[0]


class _Row(NamedTuple):
    """Words next to each other in the bits of one number, a bit for each letter."""

    names: tuple[str, ...]
    """The words, from shortest to longest."""
    in_order: tuple[str, ...]
    """The letters of each word, in order."""
    shortest: int
    longest: int
    masks: Mapping[str, int]
    """For each letter, the bits of all the places that have it."""
    letters: int
    """The bits of all letters. There is at least one bit between two words."""
    firsts: int
    """The bits of the first letters of the words."""
    bits: int
    """How many bits a group has: one more than letters, if they fit into one group."""
    places: int
    """How many groups each word has."""


_GROUPS: Mapping[int, Literal["H", "I", "Q"]] = {16: "H", 32: "I", 64: "Q"}
"""The sizes of groups, with the format in which memory is read as such numbers.

The shorter the numbers, the quicker: most names need 16 or 32 bits.
"""


def _nearest_in_length(
    rows: tuple[_Row, ...], length: int, most_edits: int
) -> list[_Row]:
    """Return the rows, at most 2, that have words of about this length."""
    off = [max(row.shortest - length, length - row.longest) for row in rows]
    near = sorted(zip(off, range(len(rows)), strict=True))
    return [rows[at] for far, at in near[:2] if far <= most_edits]


@lru_cache(maxsize=64)
def _rows(names: tuple[str, ...]) -> tuple[_Row, ...]:
    """Group names of about the same length into rows."""
    by_length = sorted((name for name in names if len(name) <= _LONGEST), key=len)
    return tuple(
        _row(tuple(by_length[at : at + _COMPARED]))
        for at in range(0, len(by_length), _COMPARED)
    )


@lru_cache(maxsize=64)
def _row(names: tuple[str, ...]) -> _Row:
    low = [name.lower() for name in names]
    longest = max(map(len, low))
    bits = next((bits for bits in _GROUPS if longest < bits), max(_GROUPS))
    places = longest // bits + 1
    room = places * bits // 8
    masks: dict[str, bytearray] = {}
    letters, firsts = bytearray(room * len(low)), bytearray(room * len(low))
    for number, name in enumerate(low):
        firsts[number * room] = 1
        for at, letter in enumerate(name):
            byte, bit = number * room + at // 8, 1 << at % 8
            letters[byte] |= bit
            masks.setdefault(letter, bytearray(len(letters)))[byte] |= bit
    return _Row(
        names=names,
        in_order=tuple(map(_in_order, names)),
        shortest=min(map(len, low)),
        longest=longest,
        masks={letter: _number(places) for letter, places in masks.items()},
        letters=_number(letters),
        firsts=_number(firsts),
        bits=bits,
        places=places,
    )


def _number(bits: bytearray) -> int:
    return int.from_bytes(bits, "little")


def _distances(word: str, row: _Row) -> list[int]:
    """Count the edits between *word* and each word of a row."""
    # This is the usual table, column by column, in bits as in Hyyro (2003). *more* and
    # *less* mark cells that are one more or one less than the cell above, and *same*
    # marks cells equal to the one diagonally before. A column of hundreds of words
    # takes about 12 operations on long numbers. The bit between two words takes the
    # carry of the sum, and is then cleared.
    letters, before = row.letters, 0
    more, less, same = letters, 0, 0
    for letter in word:
        here = row.masks.get(letter, 0)
        swapped = ((letters & ~same & here) << 1) & before
        same = (((here & more) + more) ^ more) | here | less | swapped
        right_more = ((less | ~(same | more)) & letters) << 1 | row.firsts
        right_less = (same & more & letters) << 1
        more = (right_less | ~(same | right_more)) & letters
        less = right_more & same & letters
        before = here
    # The last row of the table: the letters of *word*, and what the columns add.
    length = row.places * len(row.names) * row.bits // 8
    form = _GROUPS[row.bits]
    added, taken = (
        map(int.bit_count, memoryview(bits.to_bytes(length, "little")).cast(form))
        for bits in (more, less)
    )
    columns, last = list(map(sub, added, taken)), len(word)
    if row.places == 1:
        return [last + each for each in columns]
    return [
        last + sum(columns[at : at + row.places])
        for at in range(0, len(columns), row.places)
    ]


def _is_sure(
    written: str, names: tuple[str, ...], other_words: Mapping[str, str], joint: str
) -> bool:
    """Return whether *written* can only mean one name: itself, a synonym or a typo."""
    # A typo is one edit that does not change the first or last letter, in a word so
    # long that no word with another meaning is as close (see _LONG). If there is a sign
    # that may mean something, such as "?" or a leading dash, there is doubt.
    if re.search(r"[^\w\s.:'\"/-]|^[-/]|[-/]$", written.strip()):
        return False
    word = _plain(written, joint)
    if word in names:
        return True
    if word in other_words:
        return len([m for m in other_words[word].split() if m in names]) == 1
    far = _distances(word, _row(names)) if names else []
    near = [name for name, edits in zip(names, far, strict=True) if edits == 1]
    return len(near) == 1 and _is_typo(word, near[0])


def _is_typo(word: str, meant: str) -> bool:
    if word[0] != meant[0] or word[-1] != meant[-1]:
        return False
    if sorted(word) == sorted(meant):
        return True
    parts = zip(re.split("[-_]", word), re.split("[-_]", meant), strict=False)
    wrong = next((part for part, right in parts if part != right), word)
    return len(wrong if len(word) == len(meant) else word) >= _LONG


_LONG = 9
"""The fewest letters of a word in which one wrong letter is not another word."""


def _one(
    written: str,
    names: tuple[str, ...],
    other_words: Mapping[str, str],
    joint: str,
    like: tuple[str, ...],
) -> str:
    word = _plain(written, joint)
    if word in names:
        return word
    if word in other_words:  # a real word, so never a typo of a name
        return next((m for m in other_words[word].split() if m in names), "")
    near = closest(word, [name for name in like if not _denies(word, name)], 1)
    return next(iter(near), "")


_DENYING = ("de", "dis", "im", "in", "just", "no", "off", "re", "un")


def _denies(word: str, name: str) -> bool:
    """Return whether a word is the opposite of *name*: "incomplete", "no progress"."""
    # Such words are 1 or 2 edits from their opposite, but never a typo of it.
    return any(word.startswith(d) and not name.startswith(d) for d in _DENYING)


def _plain(written: str, joint: str) -> str:
    return re.sub(r"[^a-z0-9]+", joint, written[:64].lower()).strip(joint)
