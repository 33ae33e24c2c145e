"""Make plans of the largest size, each full of one thing that might take long."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMIT = 2**20
"""The size in bytes of the largest file that is read."""
_VALUES = 48_000
"""The number of names and values, a little less than the most that are read."""

HEAD = """schema: actionplan/1
id: worst
title: Seen alone
kind: multi-agency
partnership: Northshire Safeguarding Children Partnership
coordinator: Board Development Officer
source: {type: audit, reference: Audit 1, date: 2011-06}
agreed: 2011-08-15
review: {every: 6 months, by: Board Development Officer, reports_to: Subgroup}
rag_legend: {red: Off track, amber: Some delay, green: On track}
outcomes:
  - id: O1
    challenge: In 12 of 20 files nobody had seen the child alone.
    desired_outcome: By June 2012 18 of 20 children are seen alone.
    actions:
"""

ACTION = """      - id: "1.{0}"
        action: Put question {0} into the form
        due: 2012-06
        accountable: Head of Service
"""


def _filled(head: str, line: str, values: int) -> str:
    """Return *head* and as many numbered lines as a file may have."""
    room = (LIMIT - 4096 - len(head)) // (len(line) + 8)
    count = min(room, _VALUES // values)
    return head + "".join(line.format(number) for number in range(2, count + 2))


def comments() -> str:
    """One action with only comments that accept problems."""
    accept = "        # actionplan: accept[overdue-action]: agreed on day {}\n"
    return _filled(HEAD + ACTION.format(1), accept, 1)


def comments_at_entries() -> str:
    """Entries with a comment each."""
    entry = (
        "          - {{date: 2012-01, note: Said {0}}}"
        "  # actionplan: accept[note-says-nothing]: agreed {0}\n"
    )
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 5)


def comments_at_actions() -> str:
    """Actions with a comment each."""
    accept = "      # actionplan: accept[overdue-action]: agreed on day {0}\n"
    return _filled(HEAD + ACTION.format(1), accept + ACTION, 9)


def entries() -> str:
    """One action with thousands of entries."""
    entry = "          - {{date: 2012-01, rag: red, note: Said {0}}}\n"
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 7)


def moves() -> str:
    """One action in which each entry changes the due date and the owner."""
    entry = (
        "          - {{date: 2012-01, new_due: 2012-07, accountable: Post {0},"
        " note: Said}}\n"
    )
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 9)


def names() -> str:
    """Actions, each with agencies and job titles that no other has."""
    more = "        agency: Agency {0}\n        partners: [{{agency: Other {0}}}]\n"
    return _filled(HEAD, ACTION.replace("Service", "Team {0}") + more, 16)


def colons() -> str:
    """Pasted text with a colon and a space in it."""
    return _filled(HEAD, ACTION.replace("Put question", "Add: question"), 9)


def dates() -> str:
    """Dates in another form."""
    return _filled(HEAD, ACTION.replace("2012-06", "30/06/2012"), 9)


def misspelt() -> str:
    """Fields with misspelt names."""
    return _filled(HEAD, ACTION.replace("accountable", "acountable"), 9)


def unquoted() -> str:
    """Numbers in fields for text."""
    return _filled(HEAD, ACTION.replace('"1.{0}"', "{0}"), 9)


def references() -> str:
    """Actions that were replaced by actions in a plan that does not exist."""
    entry = (
        "        progress:\n"
        "          - {{date: 2012-01, state: withdrawn, replaced_by: other-{0}/1.{0},"
        " note: Moved}}\n"
    )
    return _filled(HEAD, ACTION + entry, 20)


def own_references() -> str:
    """Actions that replace each other."""
    entry = (
        "        progress:\n"
        '          - {{date: 2012-01, state: withdrawn, replaced_by: "1.9{0}",'
        " note: Moved}}\n"
    )
    return _filled(HEAD, ACTION + entry, 20)


def same_numbers() -> str:
    """Actions with the same number."""
    return _filled(HEAD, ACTION.replace('"1.{0}"', '"1.1"'), 9)


def actions() -> str:
    """As many actions as possible, all overdue."""
    return _filled(HEAD, ACTION.replace("2012-06", "2011-09"), 9)


def _every_fifth(usual: str, odd: str) -> str:
    """Write as many actions as possible, 990 of them in another form."""
    both = (
        odd if number % 5 == 0 and number < 4950 else usual for number in range(5200)
    )
    return HEAD + "".join(line.format(number) for number, line in enumerate(both))


def some_dates() -> str:
    """Write as many dates in another form as are still corrected one by one."""
    return _every_fifth(ACTION, ACTION.replace("2012-06", "30/06/2012"))


def some_misspelt() -> str:
    """Fields with misspelt names, in a file that can otherwise be read."""
    return _every_fifth(ACTION, ACTION.replace("accountable", "acountable"))


def some_twice() -> str:
    """Dates that appear twice, so that neither can be read."""
    return _every_fifth(ACTION, f"{ACTION}        due: 2012-07\n")[: LIMIT // 2]


def days() -> str:
    """One action with an entry every day for decades."""
    first = date(1986, 1, 1)
    entry = "          - {{date: {1}, note: Said {0}}}\n"
    whole = (entry.format(n, first + timedelta(days=n)) for n in range(9_500))
    return HEAD + ACTION.format(1) + "        progress:\n" + "".join(whole)


def rounds() -> str:
    """One action that repeats every week, and was done every week for decades."""
    action = ACTION.format(1).replace("        due: 2012-06", _WEEKLY)
    entry = "          - {{date: {1}, state: complete, note: Said {0}}}\n"
    first = date(1900, 1, 5)
    whole = (entry.format(n, first + timedelta(weeks=n)) for n in range(6_800))
    return HEAD + action + "        progress:\n" + "".join(whole)


_WEEKLY = "        repeats: 1 week\n        due: 1900-01-05"


def unknown_rules() -> str:
    """Only comments with names that are not rules."""
    accept = "        # actionplan: accept[overdue-acton-{}]: agreed\n"
    return _filled(HEAD + ACTION.format(1), accept, 1)


def options() -> str:
    """Entries with an unknown word for their status."""
    entry = "          - {{date: 2012-01, state: completed, note: Said {0}}}\n"
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 7)


def outcomes() -> str:
    """As many outcomes as possible."""
    outcome = (
        "  - id: O{0}\n    challenge: In 12 of 20 files child {0} was not seen alone.\n"
        "    desired_outcome: By June 2012 18 of 20 of team {0} are seen alone.\n"
    )
    return _filled(HEAD.partition("  - id")[0], outcome, 7)


def _of_outcome(name: str, entry: str, values: int) -> str:
    return _filled(HEAD.partition("    actions")[0] + f"    {name}:\n", entry, values)


def recommendations() -> str:
    """One outcome with thousands of recommendations."""
    entry = '      - {{ref: "{0}", text: The Board should publish guidance {0}}}\n'
    return _of_outcome("recommendations", entry, 5)


def judgements() -> str:
    """One outcome with thousands of assessments."""
    entry = "      - {{date: 2012-02, outcome_achieved: partly, effect: Seen {0}}}\n"
    return _of_outcome("difference", entry, 7)


def baseline() -> str:
    """Thousands of measures, none of which was measured again under its own name."""
    own = "      - {{measure: Files {0} of one, value: 35 per cent}}\n"
    again = own.replace("      - ", "          - ").replace("of one", "of onx")
    head = HEAD.partition("    actions")[0]
    lists = ["".join(each.format(n) for n in range(4_500)) for each in (own, again)]
    judged = "    difference:\n      - date: 2012-02\n        results:\n"
    return f"{head}    baseline:\n{lists[0]}{judged}{lists[1]}"


def _of_action(name: str, entry: str, values: int) -> str:
    return _filled(HEAD + ACTION.format(1) + f"        {name}:\n", entry, values)


def milestones() -> str:
    """One action with thousands of milestones."""
    entry = "          - {{milestone: Draft {0}, due: 2012-01}}\n"
    return _of_action("milestones", entry, 5)


def risks() -> str:
    """One action with thousands of risks."""
    entry = "          - {{risk: Staff leave {0}, approach: manage}}\n"
    return _of_action("risks", entry, 5)


def measures() -> str:
    """One action with thousands of measures of success."""
    entry = "          - {{measure: Files with question {0}, target: 80}}\n"
    return _of_action("success", entry, 5)


def evidence() -> str:
    """One action that needs tens of thousands of pieces of evidence."""
    return _of_action("evidence_needed", "          - Minutes of {0} January\n", 1)


def meetings() -> str:
    """A plan with tens of thousands of meetings."""
    return _filled(HEAD + ACTION.format(1) + "meetings:\n", "  - 2012-01-05\n", 1)


def chain() -> str:
    """Actions that each replace the one before."""
    moved = "        progress: [{{date: 2012-01, state: superseded, replaced_by: "
    each = (
        f'{ACTION}{moved}"1.{number + 1}", note: Moved}}}}]\n'.format(number)
        for number in range(2_300)
    )
    return HEAD + "".join(each)


def unknown_fields() -> str:
    """One action with thousands of unknown fields."""
    return _filled(HEAD + ACTION.format(1), "        field_{0}: Said\n", 2)


def placeholders() -> str:
    """Actions that do not say yet what will be done."""
    return _filled(HEAD, ACTION.replace("Put question {0} into the form", "TBC"), 9)


def long_texts() -> str:
    """Actions of the greatest length, full of figures and dates."""
    text = ("80 per cent of 20 files by June 2012, " * 300)[:9_900]
    return _filled(HEAD, ACTION.replace("Put question {0} into the form", text), 9)


def one_line() -> str:
    """All actions on one line."""
    action = "{{id: '1.{0}', action: Ask, due: 2012-06, accountable: Head}},"
    whole = "".join(action.format(number) for number in range(5_000))
    return f"{HEAD.rpartition('    actions')[0]}    actions: [{whole}]\n"


def short_lines() -> str:
    """Half a million lines with one letter each."""
    return HEAD + "a\n" * 500_000


def several_colons() -> str:
    """Text that is not YAML."""
    return "a: b: c\n" * 120_000


def undeclared() -> str:
    """Owners and agencies that are almost those that the board declared."""
    action = ACTION.replace("Head of Service", "{1}") + "        agency: {2}\n"
    names = _declared()
    each = (
        action.format(n, f"Head of {names[n % 300]} {n}", f"{names[-n % 300]} {n}")
        for n in range(3_000)
    )
    return HEAD + "".join(each)


def _declared() -> list[str]:
    """Return 300 names of agencies, like those of real boards."""
    words = (
        "Northshire",
        "Southshire",
        "Council",
        "Police",
        "Trust",
        "Hospital",
        "Team",
    )
    kinds = ("Health", "Care", "Adult", "Social", "Youth", "Housing", "Fire", "College")
    ends = ("Partnership", "Service", "Board", "Foundation", "Authority", "Unit")
    return [" ".join(each) for each in product(words, kinds, ends)][:300]


def board() -> str:
    """Return the settings of a board with 300 agencies and job titles."""
    names = _declared()
    agencies = "".join(f'"{name}" = []\n' for name in names)
    posts = "".join(f'"Head of {name}" = []\n' for name in names)
    return f"[agencies]\n{agencies}[posts]\n{posts}"


CASES: Mapping[str, Callable[[], str]] = {
    made.__name__: made
    for made in (
        *(comments, comments_at_entries, comments_at_actions, entries, moves, names),
        *(colons, dates, misspelt, unquoted, references, own_references),
        *(same_numbers, actions, some_dates, some_misspelt, some_twice, days, rounds),
        *(unknown_rules, options, outcomes, recommendations, judgements, baseline),
        *(milestones, risks, measures, evidence, meetings, chain, unknown_fields),
        *(placeholders, long_texts, one_line, short_lines, several_colons, undeclared),
    )
}
