"""What someone may have meant: other words for the same thing first, then spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# what people call things, and what those are called here; of several, the first that
# is known at the place counts
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
    "completion_date": "due",
    "by_when": "due",
    "when": "due",
    "revised_date": "new_due",
    "new_date": "new_due",
    "revised_due": "new_due",
    "new_due_date": "new_due",
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
    "by": "reported_by",
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

OPTIONS: Mapping[str, str] = {
    "completed": "complete",
    "done": "complete",
    "finished": "complete",
    "closed": "",  # complete, or closed without being done: two readings
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
    "cspr": "child-safeguarding-practice-review",
    "dhr": "domestic-homicide-review",
    "sar": "safeguarding-adults-review",
    "partially-accepted": "partly-accepted",
    "partly-agreed": "partly-accepted",
    "agreed": "accepted",
    "rejected": "not-accepted",
    "not-agreed": "not-accepted",
    "multiagency": "multi-agency",
    "audit-of-cases": "intra-agency-audit",
    "survey": "staff-survey",
    "eliminate": "remove",
    "mitigate": "reduce",
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

# what people type for a command, and the command that does it
COMMANDS: Mapping[str, str] = {
    "check": "lint",
    "validate": "lint",
    "verify": "lint",
    "test": "lint",
    "review": "lint",
    "overdue": "status --overdue",
    "late": "status --overdue",
    "stale": "status --stale",
    "due": "status --due-within 30d",
    "upcoming": "status --due-within 30d",
    "list": "status",
    "show": "status",
    "ls": "status",
    "actions": "status",
    "summary": "status",
    "report": "render",
    "html": "render --format html",
    "pdf": "render --format html",
    "export": "render",
    "print": "render",
    "publish": "render",
    "update": "progress add",
    "add": "progress add",
    "record": "progress add",
    "note": "progress add",
    "complete": "progress add",
    "close": "progress add",
    "log": "progress log",
    "history": "progress log",
    "outcome": "difference add",
    "impact": "difference add",
    "judge": "difference add",
    "changes": "since",
    "changed": "since",
    "diff": "since",
    "news": "since",
    "meeting": "agenda",
    "minutes": "agenda",
    "paper": "agenda",
    "create": "new",
    "start": "new",
    "plan": "new",
    "setup": "init",
    "mend": "fix",
    "repair": "fix",
    "correct": "fix",
    "ignore": "ignores",
    "accept": "baseline",
    "accepted": "ignores",
    "settings": "config",
    "configuration": "config",
    "define": "explain",
    "describe": "explain",
    "what": "explain",
    "rule": "rules",
    "fields": "schema --format markdown",
    "format": "schema --format markdown",
    "completions": "completion",
    "help": "-h",
    "man": "-h",
    "version": "--version",
}

# what people type for an option, and the option that does it where there is one
FLAGS: Mapping[str, str] = {
    "today": "--as-of",
    "date": "--as-of",
    "on": "--as-of",
    "now": "--as-of",
    "json": "--format json",
    "csv": "--format csv",
    "html": "--format html",
    "markdown": "--format markdown",
    "md": "--format md",
    "sarif": "--format sarif",
    "junit": "--format junit",
    "github": "--format github",
    "type": "--format",
    "f": "--format",
    "out": "--output",
    "o": "--output",
    "file": "--output",
    "colour": "--color",
    "no-color": "--color never",
    "no-colour": "--color never",
    "strict": "--fail-on warning",
    "level": "--fail-on",
    "severity": "--fail-on",
    "all": "--advice",
    "verbose": "--advice",
    "late": "--overdue",
    "silent": "--stale",
    "due": "--due-within",
    "due-in": "--due-within",
    "within": "--due-within",
    "owner": "--accountable",
    "lead": "--accountable",
    "post": "--accountable",
    "who": "--accountable",
    "by": "--reported-by",
    "author": "--reported-by",
    "status": "--state",
    "rating": "--rag",
    "deadline": "--new-due",
    "next-meeting": "--next",
    "last-meeting": "--last",
    "group": "--group-by",
    "order": "--sort",
    "order-by": "--sort",
    "n": "--dry-run",
    "dry": "--dry-run",
    "preview": "--dry-run",
    "simulate": "--dry-run",
    "future": "--allow-future",
    "templates": "--template",
    "one-file": "--single-file",
    "folder": "--in",
    "directory": "--in",
    "name": "--title",
    "exit-code": "--check",
}


def command(written: str, names: Iterable[str]) -> str:
    """Return the command, and perhaps its option, that *written* may stand for."""
    known, word = tuple(names), written[:64].lower().replace("_", "-")
    meant = COMMANDS.get(word, "")
    if meant.startswith("-") or meant.partition(" ")[0] in known:
        return meant
    return next(iter(closest(word, known, 1)), "")


def flag(written: str, names: Iterable[str]) -> str:
    """Return the option, and perhaps its word, that *written* may stand for."""
    known = tuple(name for name in names if name.startswith("--"))
    word = written[:64].lower().replace("_", "-").lstrip("-")
    meant = FLAGS.get(word, "")
    if meant.partition(" ")[0] in known:
        return meant
    begun = [name for name in known if word and name.startswith(f"--{word}")]
    return next(iter(closest(f"--{word}", known, 1)), begun[0] if begun else "")


def field(written: str, names: Iterable[str]) -> str:
    """Return the one of *names* that a field called *written* stands for, or ""."""
    return _one(written, tuple(names), FIELDS, "_")


def option(written: str, options: Iterable[str]) -> str:
    """Return the one of *options* that *written* stands for, or ""."""
    return _one(written, tuple(options), OPTIONS, "-")


def is_sure_field(written: str, names: Iterable[str]) -> bool:
    """Tell whether a field called *written* can stand for one of *names* only."""
    return _is_sure(written, tuple(names), FIELDS, "_")


def is_sure_option(written: str, options: Iterable[str]) -> bool:
    """Tell whether *written* can stand for one of *options* only."""
    return _is_sure(written, tuple(options), OPTIONS, "-")


_COMPARED = 500
"""Names that one is held against; nobody has more, and it takes too long."""


def closest(written: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to *most* of *names* that are spelt nearly as *written*, best first."""
    low = written.lower()
    most_slips = max(1, len(low) // 3)
    alike = [name for name in names if abs(len(name) - len(low)) <= most_slips]
    near = sorted((distance(low, name.lower()), name) for name in alike[:_COMPARED])
    return tuple(name for far, name in near if far <= most_slips)[:most]


def distance(one: str, other: str) -> int:
    """Count the slips between two words; letters that changed places are one slip.

    The restricted Damerau-Levenshtein distance.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def _is_sure(
    written: str, names: tuple[str, ...], other_words: Mapping[str, str], joint: str
) -> bool:
    """Tell whether there is no doubt: the same word, a known one, or a slip in typing.

    A slip is a letter too many, too few, wrong or in its neighbour's place, neither the
    first nor the last, in a word so long that none of another meaning is that near.
    """
    if re.search(r"[^\w\s.:'\"/-]|^[-/]|[-/]$", written.strip()):
        return False
    word = _plain(written, joint)
    if word in names:
        return True
    if word in other_words:
        return len([m for m in other_words[word].split() if m in names]) == 1
    near = [name for name in names if distance(word, name) == 1]
    return len(near) == 1 and _is_slip(word, near[0])


def _is_slip(word: str, meant: str) -> bool:
    if word[0] != meant[0] or word[-1] != meant[-1]:
        return False
    if sorted(word) == sorted(meant):
        return True
    parts = zip(re.split("[-_]", word), re.split("[-_]", meant), strict=False)
    wrong = next((part for part, right in parts if part != right), word)
    return len(wrong if len(word) == len(meant) else word) >= _LONG


_LONG = 9
"""Letters of a word in which a wrong one makes no other word."""


def _one(
    written: str, names: tuple[str, ...], other_words: Mapping[str, str], joint: str
) -> str:
    word = _plain(written, joint)
    if word in names:
        return word
    if word in other_words:  # which is no slip, and is not at home here
        return next((m for m in other_words[word].split() if m in names), "")
    near = closest(word, [name for name in names if not _denies(word, name)], 1)
    return next(iter(near), "")


_DENYING = ("de", "dis", "im", "in", "just", "no", "off", "re", "un")


def _denies(word: str, name: str) -> bool:
    """Tell whether a word says that it is not what *name* says: incomplete, unaccepted.

    Of "no progress" and in-progress as well.
    """
    return any(word.startswith(d) and not name.startswith(d) for d in _DENYING)


def _plain(written: str, joint: str) -> str:
    return re.sub(r"[^a-z0-9]+", joint, written[:64].lower()).strip(joint)
