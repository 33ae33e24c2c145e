"""Say what several remedies say: what is committed to git, and how to accept.

`lint` reports a change to an entry or assessment that is in an earlier version of the
plan. Without git it cannot know whether there is one, so these sentences start with
"if".
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from actionplan.text.dates import Date

Recorded: TypeAlias = Literal["entry", "assessment"]
Partners: TypeAlias = Literal["group", "groups", "agencies", "people", "owners", "both"]


_NONE: Mapping[str, str] = MappingProxyType({})


def accepting(rule: str) -> str:
    """Say that a problem can be accepted, and how to find out how."""
    return (
        f"accept this problem, with a reason. To see how, type: actionplan explain"
        f" {rule}"
    )


def after(first: str, remedy: str) -> str:
    """Put before a remedy what must be known before it is followed, if anything."""
    if first.endswith(","):
        return f"{first} {remedy}"
    return f"{first} {remedy[:1].upper()}{remedy[1:]}" if first else remedy


_KEEP = "has already been committed to git, keep it as it is, and"


def instead_of_change(what: Recorded, corrects: Iterable[str] = ()) -> str:
    """Say where to make a change if the entry that needs it is committed.

    This goes before the remedy, so that nobody changes the entry first. The remedy is
    worded so that it can be carried out in either place. *corrects* are the fields that
    say which entry the new one corrects.
    """
    return (
        f"if this {what} has not been committed to git, make the change below in this"
        f" {what}. If it has been committed, keep it as it is, and make the change in"
        f" {_new(what, corrects)}"
    )


def where_to_change(what: Recorded, corrects: Iterable[str] = ()) -> str:
    """Say the same after a remedy in which something else is likelier to be done."""
    return (
        f" If this {what} has not been committed to git, make this change here. If it"
        " has been committed, keep it as it is, and make the change in"
        f" {_new(what, corrects)}"
    )


def new_one(what: Recorded, corrects: Iterable[str] = ()) -> str:
    """Say to add an entry that corrects another, which may be committed or not."""
    return f"add {_new(what, corrects)}"


def _new(what: Recorded, corrects: Iterable[str]) -> str:
    return _new_with(what, *(f'"{field}"' for field in corrects))


def _new_with(what: Recorded, *fields: str) -> str:
    said = "".join(f", {field}" for field in fields)
    return (
        f"a new {what}. In the new {what}, give today's date{said} and all the other"
        " fields as they should be now."
    )


RIGHT_DATE = ' Give the right date in the "note" of the new entry.'
"""Where the right date goes if the date of a committed entry is wrong.

A correction has the date of the day when it is written.
"""

RIGHT_DATE_IF_ITS_OWN = (
    " If the date of the committed entry is wrong, give the right date in the"
    ' "note" of the new entry.'
)
"""The same where another date in the entry may be wrong instead."""


def on_a_line(below: str, blanks: str, line: str) -> str:
    """Say how to add a field that has fields in it: on a *line* that can be copied.

    It is lined up with the field *below* which it goes. *blanks* says what to write in
    place of each word in capital letters.
    """
    return f"{placed(below)}. Write {blanks}: {line}"


def placed(below: str) -> str:
    """Say where a line goes that is ready to be copied."""
    return f', on a line like this, lined up with "{below}"'


def at_start(name: str) -> str:
    """Say where a line of the plan itself goes: one that is not within another."""
    return f'above the line "outcomes:", with no spaces before "{name}"'


NOT_YET = " If this entry has not been committed,"
"""What goes before a remedy that can be carried out only there."""


RIGHT_DATE_DONE = ' In "achieved_on", give the date when the work was done.'
"""The same where the entry says that an action is complete."""


NO_OWNER = (
    'replace this line with "no_owner" and the reason, for example: no_owner: The post'
    " is vacant until May"
)
"""What to write if an owner is not known. An entry cannot give a reason for it."""


NO_RISKS = (
    'delete "risks" and everything under it. Write this line in its place, with the'
    " reason in place of REASON: no_known_risks: REASON"
)
"""What to write in a file in place of risks that are not known."""


_GROUP = "Write the name of the group in place of GROUP: - group: GROUP"
_POST = (
    "Write the agency and the job title in place of AGENCY and JOB TITLE:"
    ' - {agency: "AGENCY", post: "JOB TITLE"}'
)
_THERE = ". To do that, add"
_BELOW = ", below the other partners and lined up with their hyphens"
_NEW = (
    '. To do that, add the line "partners:", lined up with "action". Below that line,'
    " indented by 2 more spaces, add"
)
_PARTNERS: dict[Partners, str] = {
    "group": f"this line{{}}. {_GROUP}",
    "groups": f"a line like this for each group{{}}. {_GROUP}",
    "agencies": (
        "a line like this for each of them{}. Write the agency in place of AGENCY:"
        ' - agency: "AGENCY"'
    ),
    "people": f"this line{{}}. {_POST}",
    "owners": f"a line like this for each of them{{}}. {_POST}",
    "both": (
        f"a line like this for each group or department{{}}. {_GROUP}\n"
        f"For each of the others, add a line like this in the same place. {_POST}"
    ),
}


def partners(what: Partners, *, is_new: bool) -> str:
    """Say how to write *what* under "partners", which may not be there yet.

    This ends with the line to type, so what follows begins a new line.
    """
    line = _PARTNERS[what].replace("{}", "" if is_new else _BELOW)
    return f"{_NEW if is_new else _THERE} {line}"


PARTNER_LINES = tuple(
    partners(what, is_new=is_new) for what in _PARTNERS for is_new in (True, False)
)
"""All that `partners` says, which only matters in a file."""


def then_accept(what: Recorded, rule: str) -> str:
    """Say to accept what is still reported once there is a new entry."""
    return (
        f" If you add a new {what}, this problem will still be reported for the"
        f" committed one, so {accepting(rule)}"
    )


def still_allowed(what: str = "the entry") -> str:
    """Say that a remedy may be carried out on what is committed.

    A field that was left out may be filled in later, and a text may be extended.
    """
    have = "have" if what.endswith("entries") else "has"
    return f" You can do this even if {what} {have} already been committed to git."


IF_OUT_OF_ORDER = (
    " You can do this even if it has already been committed to git. If a date is wrong,"
    " and its entry has already been committed to git, keep that entry as it is, and"
    ' add a new entry. In the new entry, give today\'s date, "corrects" with the wrong'
    " date, and all the other fields as they should be now. Give the right date in the"
    ' "note" of the new entry. If a date is wrong, and its entry has not been'
    " committed, correct the date."
)
"""What to know about the date of an entry that is committed."""


def if_date_wrong(wrong: Date | None = None) -> str:
    """Say what to do about the date of what does not count yet, committed or not.

    An entry can be corrected only from its own date on. *wrong* is that date, if only
    one entry is meant.
    """
    day, entry, which, on = "a date", "an entry", "that entry", "its date"
    its_date, corrects = "the date of the committed entry", 'the same in "corrects",'
    if wrong:
        day, entry, which, on = "the date", "the entry", "the entry", wrong.words
        its_date, corrects = wrong.words, f'"corrects: {wrong}"'
    return (
        f"If {day} is wrong, or {entry} is about planned work, check whether {which}"
        " has been committed to git. If it has not been committed, change it. If it has"
        " been committed, keep it as it is, and add a new entry. In the entry that you"
        " change or add, give the date when the progress was reported. If the work is"
        " still planned, give today's date instead, and say in the note what has been"
        ' done so far. Give the planned work in "next" and its date in "next_due". If'
        " you added a new entry, the committed entry will still be reported until"
        f" {on}, and will count from then on. When that date comes, add one more entry."
        f" Give {its_date} as its date, {corrects} and all the other fields as they"
        " should be by then."
    )


NOT_COMMITTED = ", and this entry has not been committed to git,"


def if_committed(corrects: Iterable[str]) -> str:
    """Say what to do in place of a change to an entry that is `NOT_COMMITTED`."""
    new = new_one("entry", corrects)
    return f" If this entry has been committed, keep it as it is, and {new}"


def for_correction(here: str, fields: Iterable[str], rule: str) -> str:
    """Say how an entry can say which one it corrects.

    *here* is what to do in that entry, and *fields* are what a new one gives if that
    entry is committed. It stays as it is, so it is still reported.
    """
    return (
        f"if this entry has not been committed to git, {here} If this entry has been"
        " committed, keep it as it is. The entry will still be reported, so"
        f" {accepting(rule)}\n"
        "If the committed entry is meant as a correction, also add"
        f" {_new_with('entry', *fields)}"
    )


def in_place_of(what: Recorded, corrects: Iterable[str] = ()) -> str:
    """Say to keep what is committed, and to add what corrects it."""
    return f"if this {what} {_KEEP} {new_one(what, corrects)}"


WITH_STATUS = ', with the status of the action (such as not-started) as "state"'
"""What the first entry of an action needs. Without it, the action is in progress."""


def and_status(status: str) -> str:
    """Write `WITH_STATUS`, or nothing, after another thing that the entry needs."""
    return status.replace(", with ", " and ")


_STATUS_THERE = (
    ' In that entry, give the status of the action (such as not-started) as "state".'
)
"""`WITH_STATUS` as a sentence of its own."""


def say_why_reworded(number: str = "", status: str = "") -> str:
    """Say what to add when the text of an action is changed that is committed.

    *number* is given if several actions are mentioned. *status* is `WITH_STATUS` if the
    action has no entries yet.
    """
    return (
        f" If {f'action {number}' if number else 'the action'} has already been"
        " committed to git, add a progress entry that says why its wording has"
        f" changed.{_STATUS_THERE if status else ''}"
    )


def instead_of_due(wrong: str, status: str = "") -> str:
    """Say the same about the due date that an action was first given, if it is wrong.

    *wrong* is what is wrong with it: the date, or only its year.
    """
    return (
        f" If {wrong} is wrong and the action has already been committed to git, keep"
        ' "due" as it is, and record the right date as "new_due" in a progress'
        f" entry{status}."
    )


def new_sign_off(corrects: Iterable[str]) -> str:
    """Say how to record who signs off an action, in place of an earlier sign-off."""
    fields = "".join(f'"{field}", ' for field in corrects)
    return (
        f' Record that in a new entry with today\'s date, {fields}"state: signed-off"'
        ' and that person\'s job title in "reported_by".'
    )


_GIVES = r" In the new \w+, [^.]*\."
"""What a new entry or assessment has in it."""


_SAID = re.compile(
    r"^if this \w+ has not been committed to git, make the change below in this \w+\."
    rf" If it has been committed, [^.]*\.{_GIVES} "
    r"| If this \w+ has not been committed to git, make this change here\. If it has"
    rf" been committed, [^.]*\.{_GIVES}(?: The committed \w+ will still be reported,"
    r" so accept this problem, with a reason\. To see how, type: actionplan explain"
    r" [a-z-]+)?"
    rf"|^if \w+ \w+ {_KEEP} [^.]*\.{_GIVES}"
    r'(?: In its "note", say [^.]*\. If this entry has not been committed, [^.]*\.)?'
    rf"(?:{RIGHT_DATE}|{RIGHT_DATE_IF_ITS_OWN})?(?:{NOT_YET})?"
    r" "
    r"|,? and (?:the action|this entry) has not been committed(?: to git)?(?=,)"
    r"| Then add a progress entry\. In that entry, give the same owner in"
    r' "accountable"[^.]*\.'
    r"|^if this entry has not been committed to git, "
    r"| If this entry has been committed, keep it as it is\. The entry will still be"
    r" reported, so accept this problem, with a reason\. To see how, type: actionplan"
    rf" explain [a-z-]+\nIf the committed entry is meant [^.]*\.{_GIVES}"
    rf"|{NOT_COMMITTED[:-1]}(?=,)"
    r"| If this entry has been committed, keep it as it is, and add a new entry\."
    rf"{_GIVES}"
    rf"|{RIGHT_DATE_DONE}"
    r"| If you add a new \w+, this problem will still be reported for the committed"
    r" one, so accept this problem, with a reason\. To see how, type: actionplan"
    r" explain [a-z-]+"
    r"| If (?:the action|action \S+) has already been committed to git, add a progress"
    rf" entry [^.]*\.(?:{re.escape(_STATUS_THERE)})?"
    r"| Then, if \w+ \S+ has not been committed to git, [^\n]*"
    r"| If (?:the|a) note gives a status [^.]*\."
    r"|^if the note is no longer right, [^.]*\. If the note is right,"
    r"| Record that in a new entry with today's date, [^.]*\."
    r"|(?: |(?<=\n))You can do this even if [^.]* already been committed to git[^.]*\."
    r"| Then add a new \w+ with today's date, their feedback and all the other fields"
    r" as they should be now\."
    r"| If there is neither, you can accept this problem, with a reason\. To see how,"
    r" type: actionplan explain [a-z-]+"
    r"| Add these lines, and fill them in:\Z"
    r"| In a new entry, give [^.]*\."
    r"| If your plans have other notes like [^:]*: actionplan accept"
    r" [^\n]*"
)


MOVED_TOO = (
    ' If a new due date has been agreed, give it in the same entry as "new_due". Then'
    ' delete the line "no_due_date".'
)
"""What else to do if an action that is committed has both a date and no date."""


_CASES = re.compile(
    r"(?:^[Ii]f|[ \n]If) (?:both dates are right, agree a new due date"
    r"|[^.]* and (?:the|this) (?:action|entry) has (?:already )?been committed)[^.]*\."
    rf"(?:{MOVED_TOO})?(?:{_GIVES})?(?:{RIGHT_DATE})?"
    r"(?: To see how, type: actionplan explain [a-z-]+)?"
    r"| If (?:this entry has been committed|the date of the committed entry is wrong),"
    rf" [^.]*\.(?:{_GIVES})?(?: To see how, type: actionplan explain [a-z-]+)?"
    r"|(?<= )(?:Otherwise|If it has not been committed), (?=correct the)"
)
"""What is said of one case only, and the other case, which is then the only one."""

_OR_ACCEPT = re.compile(
    r"^if [^.]*, accept this problem, with a reason\. To see how, type: actionplan"
    r" explain [a-z-]+\n(?:If (?:(?:(?:it is|there are) )?not|neither is true), )?"
)
"""A case in which a file is right. What is typed can be recorded all the same."""


_PLACE = re.compile(
    r'("[a-z_]+(?:: [\w-]+)?") to (?:(?:action|outcome) \w[\w.-]*\b'
    r"|(?:this|the) (?:entry|baseline|risk|assessment|plan)\b)"
)
"""What a field is added to. A command or a row is about one thing."""


_WITHIN = re.compile(r' as "(?:agency|measure|post|value)"')
"""A field within the field that a remedy adds. One option of a command has them all."""


_NEW_WITH_STATUS = re.compile(
    r"(gives? the status of the action, add )a new entry with"
    r' (?=(?:the status as )?"state)'
)
"""The status that a note gives. An entry that is not recorded yet can give it too."""


_ON_A_LINE = re.compile(
    r', on a line like this, lined up with "[a-z_]+"\. Write [^\n]*?: ([a-z_]+): [^\n]*'
)
"""What `on_a_line` says, with the field of the line to copy."""


def left_out(remedy: str, typed: Mapping[str, str] = _NONE) -> str:
    """Leave out what only matters for an entry that is already in the file.

    A line to copy into the file is one of those things. *typed* is how a command gives
    a field that has fields in it.
    """

    def shown(match: re.Match[str]) -> str:
        return f", for example: {typed[match[1]]}" if match[1] in typed else ""

    for line in PARTNER_LINES:
        remedy = remedy.replace(f"{line}\n", ". ").replace(line, ".")
    asked = _OR_ACCEPT.sub("", _ON_A_LINE.sub(shown, remedy))
    asked = _NEW_WITH_STATUS.sub(r"\1", _WITHIN.sub("", asked))
    left = _PLACE.sub(r"\1", _CASES.sub("", _SAID.sub("", asked))).strip()
    return left[:1].lower() + left[1:] if left != remedy else left
