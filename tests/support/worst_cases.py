"""Plans as large as a file may be, each full of one thing that might take long."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMIT = 2**20
"""Bytes of the largest file that is read."""
_VALUES = 48_000
"""Names and values; a little less than the most that are read."""

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
    first = 2 if '"1.1"' in head else 1
    return head + "".join(line.format(n) for n in range(first, count + first))


def comments() -> str:
    """Nothing but comments that accept problems, on one action."""
    accept = "        # actionplan: ignore[overdue-action]: agreed on day {}\n"
    return _filled(HEAD + ACTION.format(1), accept, 1)


def comments_at_entries() -> str:
    """Each entry with a comment of its own."""
    entry = (
        "          - {{date: 2012-01, note: Said {0}}}"
        "  # actionplan: ignore[note-says-nothing]: agreed {0}\n"
    )
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 5)


def comments_at_actions() -> str:
    """Each action with a comment of its own."""
    accept = "      # actionplan: ignore[overdue-action]: agreed on day {0}\n"
    return _filled(HEAD + ACTION.format(1), accept + ACTION, 9)


def entries() -> str:
    """One action, of which thousands of things were reported."""
    entry = "          - {{date: 2012-01, rag: red, note: Said {0}}}\n"
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 7)


def moves() -> str:
    """One action, of which each entry moves the date and the owner."""
    entry = (
        "          - {{date: 2012-01, new_due: 2012-07, accountable: Post {0},"
        " note: Said}}\n"
    )
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 9)


def names() -> str:
    """Actions, each with agencies and posts that no other has."""
    more = "        agency: Agency {0}\n        partners: [{{agency: Other {0}}}]\n"
    return _filled(HEAD, ACTION.replace("Service", "Team {0}") + more, 16)


def colons() -> str:
    """Texts with a colon and a space in them, as they are pasted."""
    return _filled(HEAD, ACTION.replace("Put question", "Add: question"), 9)


def dates() -> str:
    """Dates written in another way."""
    return _filled(HEAD, ACTION.replace("2012-06", "30/06/2012"), 9)


def misspelt() -> str:
    """Fields whose names are misspelt."""
    return _filled(HEAD, ACTION.replace("accountable", "acountable"), 9)


def unquoted() -> str:
    """Numbers where text is asked for."""
    return _filled(HEAD, ACTION.replace('"1.{0}"', "{0}"), 9)


def references() -> str:
    """Actions that were replaced by actions of a plan that is not there."""
    entry = (
        "        progress:\n"
        "          - {{date: 2012-01, state: withdrawn, replaced_by: other-{0}/1.{0},"
        " note: Moved}}\n"
    )
    return _filled(HEAD, ACTION + entry, 20)


def own_references() -> str:
    """Actions that were replaced by one another."""
    entry = (
        "        progress:\n"
        '          - {{date: 2012-01, state: withdrawn, replaced_by: "1.9{0}",'
        " note: Moved}}\n"
    )
    return _filled(HEAD, ACTION + entry, 20)


def same_numbers() -> str:
    """Actions that all have one number."""
    return _filled(HEAD, ACTION.replace('"1.{0}"', '"1.1"'), 9)


def actions() -> str:
    """As many actions as there can be, all of them late."""
    return _filled(HEAD, ACTION.replace("2012-06", "2011-09"), 9)


def _every_fifth(usual: str, odd: str) -> str:
    """Write as many actions as there can be; 990 of them in another way."""
    both = (
        odd if number % 5 == 0 and number < 4950 else usual for number in range(5200)
    )
    return HEAD + "".join(line.format(number) for number, line in enumerate(both))


def some_dates() -> str:
    """Write as many dates in another way as are still corrected one by one."""
    return _every_fifth(ACTION, ACTION.replace("2012-06", "30/06/2012"))


def some_misspelt() -> str:
    """Fields whose names are misspelt, in a file that can be read for the rest."""
    return _every_fifth(ACTION, ACTION.replace("accountable", "acountable"))


def some_twice() -> str:
    """Dates that are there twice, so that neither can be read."""
    return _every_fifth(ACTION, f"{ACTION}        due: 2012-07\n")[: LIMIT // 2]


def days() -> str:
    """One action, of which something was reported each day for decades."""
    first = date(1986, 1, 1)
    entry = "          - {{date: {1}, note: Said {0}}}\n"
    whole = (entry.format(n, first + timedelta(days=n)) for n in range(9_500))
    return HEAD + ACTION.format(1) + "        progress:\n" + "".join(whole)


def rounds() -> str:
    """One action that repeats each week, and was done each week for a lifetime."""
    action = ACTION.format(1).replace("        due: 2012-06", _WEEKLY)
    entry = "          - {{date: {1}, state: complete, note: Said {0}}}\n"
    first = date(1900, 1, 5)
    whole = (entry.format(n, first + timedelta(weeks=n)) for n in range(6_800))
    return HEAD + action + "        progress:\n" + "".join(whole)


def late_rounds() -> str:
    """One action that repeats each week, and was done late each week for a lifetime."""
    action = ACTION.format(1).replace("        due: 2012-06", _WEEKLY)
    entry = "          - {{date: {1}, state: complete, note: Said {0}}}\n"
    first = date(1900, 1, 8)
    whole = (entry.format(n, first + timedelta(weeks=n)) for n in range(6_500))
    return HEAD + action + "        progress:\n" + "".join(whole)


def repeating() -> str:
    """Actions that repeat each week, and have since a year that was mistyped."""
    return _filled(HEAD, ACTION.replace("        due: 2012-06", _WEEKLY), 11)


def repeating_once() -> str:
    """Actions that repeat each week, of which each was done once in a lifetime."""
    done = "        progress: [{{date: 2012-01, state: complete, note: Said {0}}}]\n"
    return _filled(HEAD, ACTION.replace("        due: 2012-06", _WEEKLY) + done, 20)


def reviewed() -> str:
    """Actions that are each reviewed every week, for longer than a lifetime."""
    own = "        review: {{every: 1 week, first: 1900-01-05, by: Team {0}}}\n"
    return _filled(HEAD, ACTION + own, 17)


def corrected() -> str:
    """One action, each entry of which was wrong, and corrected the month after."""
    wrong = "          - {{date: {1}, state: complete, note: Said {0}}}\n"
    right = "          - {{date: {2}, corrects: {1}, note: Said {0}}}\n"
    first = date(2000, 1, 1)
    days = [first + timedelta(days=n) for n in range(3_000)]
    later = [day + timedelta(days=40) for day in days]
    whole = (
        f"{wrong}{right}".format(n, *pair)
        for n, pair in enumerate(zip(days, later, strict=True))
    )
    return HEAD + ACTION.format(1) + "        progress:\n" + "".join(whole)


_WEEKLY = "        repeats: 1 week\n        due: 1900-01-05"


def hashes() -> str:
    """Texts that end where a number begins, as YAML takes it for a comment."""
    return _filled(HEAD, ACTION.replace("question {0}", "question #{0}"), 9)


def long_owners() -> str:
    """Owners as long as they may be, all of them abbreviations."""
    owner = "{0} " + "a/b & " * 1_649 + "c"
    return _filled(HEAD, ACTION.replace("Head of Service", owner), 9)


def owners() -> str:
    """One action for which tens of thousands answer."""
    action = ACTION.format(1).replace(" Head of Service", "")
    return _filled(HEAD + action, "          - Head of Team {0}\n", 1)


def three_owners() -> str:
    """Actions for each of which three answer equally."""
    three = "[Head of Team {0}, Head of Unit {0}, Head of Care {0}]"
    return _filled(HEAD, ACTION.replace("Head of Service", three), 12)


def legend() -> str:
    """A legend of tens of thousands of ratings."""
    usual = "rag_legend: {red: Off track, amber: Some delay, green: On track}\n"
    head = HEAD.replace(usual, "") + ACTION.format(1) + "rag_legend:\n"
    return _filled(head, "  r{0}: Step {0}\n", 2)


def unknown_rules() -> str:
    """Nothing but comments with names that are no rules."""
    accept = "        # actionplan: ignore[overdue-acton-{}]: agreed\n"
    return _filled(HEAD + ACTION.format(1), accept, 1)


def options() -> str:
    """Entries whose state is another word."""
    entry = "          - {{date: 2012-01, state: completed, note: Said {0}}}\n"
    return _filled(HEAD + ACTION.format(1) + "        progress:\n", entry, 7)


def outcomes() -> str:
    """As many outcomes as there can be."""
    outcome = (
        "  - id: O{0}\n    challenge: In 12 of 20 files child {0} was not seen alone.\n"
        "    desired_outcome: By June 2012 18 of 20 of team {0} are seen alone.\n"
    )
    return _filled(HEAD.partition("  - id")[0], outcome, 7)


def _of_outcome(name: str, entry: str, values: int) -> str:
    return _filled(HEAD.partition("    actions")[0] + f"    {name}:\n", entry, values)


def recommendations() -> str:
    """One outcome of thousands of recommendations."""
    entry = '      - {{ref: "{0}", text: The Board should publish guidance {0}}}\n'
    return _of_outcome("recommendations", entry, 5)


def long_outcomes() -> str:
    """Outcomes as long as they may be, full of figures and dates."""
    told = ("In 12 of 20 files nobody saw them. " * 300)[:9_900]
    aim = ("By June 2012 18 of 20 are seen. " * 320)[:9_900]
    outcome = f"  - id: O{{0}}\n    challenge: Of {{0}}. {told}\n"
    outcome += f"    desired_outcome: For {{0}}. {aim}\n"
    return _filled(HEAD.partition("  - id")[0], outcome, 7)


def judgements() -> str:
    """One outcome that was judged thousands of times."""
    entry = "      - {{date: 2012-02, outcome_achieved: partly, effect: Seen {0}}}\n"
    return _of_outcome("difference", entry, 7)


def baseline() -> str:
    """Thousands of measures, none of which was measured again by its own name."""
    own = "      - {{measure: Files {0} of one, value: 35 per cent}}\n"
    again = own.replace("      - ", "          - ").replace("of one", "of onx")
    head = HEAD.partition("    actions")[0]
    lists = ["".join(each.format(n) for n in range(4_500)) for each in (own, again)]
    judged = "    difference:\n      - date: 2012-02\n        results:\n"
    return f"{head}    baseline:\n{lists[0]}{judged}{lists[1]}"


def _of_action(name: str, entry: str, values: int) -> str:
    return _filled(HEAD + ACTION.format(1) + f"        {name}:\n", entry, values)


def milestones() -> str:
    """One action of thousands of milestones."""
    entry = "          - {{milestone: Draft {0}, due: 2012-01}}\n"
    return _of_action("milestones", entry, 5)


def risks() -> str:
    """One action of thousands of risks."""
    entry = "          - {{risk: Staff leave {0}, approach: manage}}\n"
    return _of_action("risks", entry, 5)


def measures() -> str:
    """One action of thousands of measures of success."""
    entry = "          - {{measure: Files with question {0}, target: 80}}\n"
    return _of_action("success", entry, 5)


def evidence() -> str:
    """One action that asks for tens of thousands of pieces of evidence."""
    return _of_action("evidence_needed", "          - Minutes of {0} January\n", 1)


def meetings() -> str:
    """A plan of tens of thousands of meetings."""
    return _filled(HEAD + ACTION.format(1) + "meetings:\n", "  - 2012-01-05\n", 1)


def chain() -> str:
    """Actions each of which took the place of the one before."""
    moved = "        progress: [{{date: 2012-01, state: superseded, replaced_by: "
    each = (
        f'{ACTION}{moved}"1.{number + 1}", note: Moved}}}}]\n'.format(number)
        for number in range(2_300)
    )
    return HEAD + "".join(each)


def unknown_fields() -> str:
    """One action of thousands of fields that nobody knows."""
    return _filled(HEAD + ACTION.format(1), "        field_{0}: Said\n", 2)


def placeholders() -> str:
    """Actions of which nobody has said yet what is to be done."""
    return _filled(HEAD, ACTION.replace("Put question {0} into the form", "TBC"), 9)


def long_texts() -> str:
    """Actions as long as they may be, full of figures and dates."""
    text = ("80 per cent of 20 files by June 2012, " * 300)[:9_900]
    return _filled(HEAD, ACTION.replace("Put question {0} into the form", text), 9)


def one_line() -> str:
    """All actions on one line."""
    action = "{{id: '1.{0}', action: Ask, due: 2012-06, accountable: Head}},"
    whole = "".join(action.format(number) for number in range(5_000))
    return f"{HEAD.rpartition('    actions')[0]}    actions: [{whole}]\n"


def short_lines() -> str:
    """Half a million lines of one letter."""
    return HEAD + "a\n" * 500_000


def several_colons() -> str:
    """Nothing that is YAML."""
    return "a: b: c\n" * 120_000


def undeclared() -> str:
    """Owners and agencies that are nearly those that the board has declared."""
    action = ACTION.replace("Head of Service", "{1}") + "        agency: {2}\n"
    names = _declared()
    each = (
        action.format(n, f"Head of {names[n % 300]} {n}", f"{names[-n % 300]} {n}")
        for n in range(3_000)
    )
    return HEAD + "".join(each)


def _declared() -> list[str]:
    """Return three hundred names of agencies, as boards have them."""
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


def strangers() -> str:
    """Owners and agencies, none of which is among the thousands that are declared."""
    action = ACTION.replace("Head of Service", "Teem {0} East")
    return _filled(HEAD, f"{action}        agency: Wart {{0}} East\n", 11)


def board(case: str) -> str:
    """Return the settings of the board that judges a case."""
    if case not in ("undeclared", "strangers"):
        return ""
    names = _declared() if case == "undeclared" else _short_names("Ward")
    posts = [f"Head of {name}" for name in names]
    if case == "strangers":
        posts = _short_names("Team")
    agencies, known = (
        "".join(f'"{e}" = []\n' for e in each) for each in (names, posts)
    )
    return f"[agencies]\n{agencies}[posts]\n{known}"


def _short_names(kind: str) -> list[str]:
    """Return as many names as fit into the settings twice."""
    return [f"{kind} {number} East" for number in range(2_900)]


CASES: Mapping[str, Callable[[], str]] = {
    made.__name__: made
    for made in (
        *(comments, comments_at_entries, comments_at_actions, entries, moves, names),
        *(colons, dates, misspelt, unquoted, references, own_references),
        *(same_numbers, actions, some_dates, some_misspelt, some_twice, days, rounds),
        *(late_rounds, repeating, repeating_once, reviewed),
        *(corrected, long_outcomes),
        *(unknown_rules, options, outcomes, recommendations, judgements, baseline),
        *(milestones, risks, measures, evidence, meetings, chain, unknown_fields),
        *(placeholders, long_texts, one_line, short_lines, several_colons, undeclared),
        *(hashes, long_owners, owners, three_owners, legend, strangers),
    )
}

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "lint": ("lint", "worst.yaml", "--as-of", "2012-07-01"),
    "agenda": ("agenda", "worst.yaml", "--meeting", "2012-07-01"),
    "since": ("since", "2012-01-01", "worst.yaml", "--as-of", "2012-07-01"),
    "since the first": ("since", "1900-01-01", "worst.yaml", "--as-of", "2030-07-01"),
    "status": ("status", "worst.yaml", "--as-of", "2012-07-01"),
    "status as JSON": (
        *("status", "worst.yaml", "--format", "json"),
        *("--as-of", "2012-07-01"),
    ),
    "status as CSV": (
        *("status", "worst.yaml", "--format", "csv"),
        *("--as-of", "2012-07-01"),
    ),
    "export": (
        *("export", "tracker", "worst.yaml", "-o", "worst.xlsx"),
        *("--as-of", "2012-07-01"),
    ),
    "export entries": ("export", "entries", "worst.yaml"),
    "fix": ("fix", "worst.yaml"),
    "fix --diff": ("fix", "worst.yaml", "--unsafe", "--diff"),
    "log": ("progress", "log", "worst/1.1", "--as-of", "2012-07-01"),
    "render": (
        *("render", "worst.yaml", "--format", "html"),
        *("--as-of", "2012-07-01"),
    ),
    "add": (
        *("progress", "add", "worst/1.1", "The form was tried."),
        *("--as-of", "2012-07-01"),
    ),
    "judge": (
        *("difference", "add", "worst/O1", "--achieved", "partly"),
        *("--feedback", "Staff: It is clear.", "--anyway", "--as-of", "2012-07-01"),
    ),
    "accept": ("accept", "worst.yaml", "--as-of", "2012-07-01"),
    "add action": (
        *("add", "action", "worst/O1", "Ask each child", "--due", "2012-09-01"),
        *("--owner", "Head of Service", "--anyway", "--as-of", "2012-07-01"),
    ),
    "undo": ("progress", "undo", "worst/1.1", "--as-of", "2012-07-01"),
    "new": ("new", "other", "--as-of", "2012-07-01"),
}
"""What is asked of a plan, which is worst.yaml in the current folder."""
