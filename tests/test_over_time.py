"""What was planned and done by date, how far dates moved, and how long actions take."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from generated_plans import DAYS, perfect, plans, put_into
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan import workspace
from actionplan.output import report
from actionplan.output.report import life, plots
from actionplan.output.report import plans as plans_of_report
from actionplan.plan import model, over_time, portfolio
from actionplan.plan.meeting_dates import Meeting
from actionplan.plan.model import DONE, ENDED
from actionplan.plan.over_time import Spell
from actionplan.text import dates
from actionplan.workspace import gather

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from actionplan.output.report.facts import ActionFacts
    from actionplan.plan.portfolio import Portfolio, Row

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = date(2012, 3, 1)
LAW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TWO = st.tuples(plans(1), plans(2)).map(list)


def _shown(
    *actions: dict[str, Any],
    day: date = AS_OF,
    **fields: Any,  # noqa: ANN401 -- fields of a plan
) -> Portfolio:
    """Return a plan with actions, which have numbers in order, on a date."""
    numbered = [
        {"id": f"1.{n}", "action": "Publish", "accountable": "Post"} | each
        for n, each in enumerate(actions, 1)
    ]
    data = {
        "id": "p",
        "title": "P",
        "kind": "multi-agency",
        "source": {"type": "audit"},
        "agreed": "2011-08-15",
        "outcomes": [{"id": "O1", "actions": numbered}],
    }
    return portfolio.of([model.plan(data | fields, (), "p")], [], day)


def _entry(on: str, **fields: str) -> dict[str, str]:
    return {"date": on, "note": "done"} | fields


def _page(shown: Portfolio, form: report.Form) -> str:
    (page,) = report.render(shown, Meeting(shown.as_of, "given"), form)
    return page.text


# --- the estimator ----------------------------------------------------------------

# Weeks of remission, from E J Freireich and others, Blood 21 (1963), as in the textbook
# of Kleinbaum and Klein; a plus is a remission that still lasted.
TREATED = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
CONTROLS = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def _spells(written: str) -> list[Spell]:
    return [
        Spell(int(each.removesuffix("+")), not each.endswith("+"))
        for each in written.split()
    ]


def test_the_share_still_open_is_that_of_the_textbook() -> None:
    """The published table of the treated, with those at risk at each time."""
    left = over_time.kaplan_meier(_spells(TREATED))

    assert [(each.days, each.counted, round(each.share, 3)) for each in left] == [
        (6, 21, 0.857),
        (7, 17, 0.807),
        (10, 15, 0.753),
        (13, 12, 0.690),
        (16, 11, 0.627),
        (22, 7, 0.538),
        (23, 6, 0.448),
    ]


def test_without_open_ones_it_is_the_plain_share() -> None:
    """The controls all relapsed, so the share is a count divided by 21."""
    left = over_time.kaplan_meier(_spells(CONTROLS))

    weeks = [each.days for each in _spells(CONTROLS)]
    assert [round(each.share, 9) for each in left] == [
        round(sum(week > each.days for week in weeks) / 21, 9) for each in left
    ]


@given(st.lists(st.builds(Spell, st.integers(0, 30), st.booleans()), max_size=40))
@LAW
def test_the_share_is_the_product_by_its_definition(spells: list[Spell]) -> None:
    """Worked out anew at each day, from who was known to be open on it."""
    left = {each.days: each.share for each in over_time.kaplan_meier(spells)}

    share, wanted = 1.0, {}
    for day in range(31):
        at_risk = sum(each.days >= day for each in spells)
        done = sum(each.days == day and each.done for each in spells)
        if done:
            share *= 1 - done / at_risk
            wanted[day] = share
    assert left == pytest.approx(wanted)


def test_the_examples_give_what_another_library_gives() -> None:
    """Lifelines 0.30.3 gave 247 days for these actions; the closed alone give 159."""
    shown = gather.plans(workspace.make([EXAMPLES]), date(2026, 11, 24))

    times = over_time.times(shown.rows)
    moved = over_time.distances(shown.rows)

    assert (len(times.spells), times.still_open, times.median) == (55, 16, 247)
    assert [each.days for each in moved.moved][::14] == [579, 30]


def test_a_median_that_is_not_reached_is_not_known() -> None:
    """Fewer than half were done in the time that is known."""
    times = over_time.times(
        _shown(*({"due": "2011-12"} for _ in range(over_time.ENOUGH))).rows
    )

    assert (times.is_enough, times.median, times.share_done(30)) == (True, None, 0)


# --- what counts, and what does not -----------------------------------------------

EVERY_KIND: tuple[dict[str, Any], ...] = (
    {"due": "2011-11", "progress": [_entry("2011-11-20", state="complete")]},
    {"due": "2011-11", "progress": [_entry("2011-12-20", state="signed-off")]},
    {
        "due": "2011-11",
        "progress": [
            {"date_as_written": "undated", "note": "Done", "state": "complete"}
        ],
    },
    {"due": "2012-01"},
    {"due": "2012-06"},
    {"due_as_written": "Spring"},
    {"due": "2012-02", "progress": [_entry("2012-01-20", state="withdrawn")]},
    {"due": "2012-04", "repeats": "3 months"},
    {"due": "2012-02", "progress": [_entry("2012-03-20", state="complete")]},
    {"due": "2012-02", "progress": [_entry("2012-01-20", new_due="2012-09")]},
)


def test_each_action_is_counted_once_by_date() -> None:
    """What ended or repeats is counted apart, and what is to come does not count."""
    course = over_time.course(_shown(*EVERY_KIND).rows, AS_OF)

    assert course.by(AS_OF) == (6, 5, 2)
    assert (len(course.first), len(course.now), course.total) == (7, 7, 8)
    assert course.apart == Counter(ended=1, repeats=1)
    assert (course.no_date, course.only_first, course.done_undated) == (1, 0, 1)


def test_what_is_said_of_every_kind() -> None:
    """The numbers in the sentences are those of the picture, and the rest is named."""
    page = re.sub(r"\s+", " ", _page(_shown(*EVERY_KIND), "md"))

    for said in (
        (
            "By 1 March 2012, 6 of 8 actions were due by the dates first agreed, 5 by"
            " the dates they have now, and 3 were complete."
        ),
        (
            "| Actions | By 1 Mar 2012 | By Sep 2012 | |---|--:|--:|"
            " | Due by the dates first agreed | 6 | 7 |"
            " | Due by the dates they have now | 5 | 7 |"
            " | Complete on a known date | 2 | Not known yet |"
        ),
        (
            "Of 7 actions with a due date first agreed, 1 was complete by that date, 1"
            " was complete or reported complete later, 1 was complete on a date that is"
            " not known, 3 are open after it and 1 is not due yet."
        ),
        (
            "1 action has no known due date, and is not counted as due. 1 action is"
            " complete on a date that is not known, and not counted by date. For 2"
            " complete actions, the date of the report counts, because no other date is"
            " known. 1 action"
            " was closed without being done, and is not counted. 1 action repeats, and"
            " is not counted."
        ),
    ):
        assert said in page


def test_a_plan_of_which_nothing_is_known_has_no_picture() -> None:
    """It says so, and draws nothing."""
    shown = _shown({"due_as_written": "Spring"}, {"no_due_date": "No contract"})

    page = _page(shown, "html")
    assert "0 of 2 actions have a known due date or a known date of completion." in page
    assert 'class="steps"' not in page


def test_nine_actions_have_no_curve_and_ten_have() -> None:
    """One action would change the result of a few too much."""
    done = {"due": "2011-11", "progress": [_entry("2011-11-20", state="complete")]}
    pages = [_page(_shown(*[done] * number), "html") for number in (9, 10)]

    assert ["Months since agreed" in page for page in pages] == [False, True]


@pytest.mark.parametrize(
    ("entries", "moved"),
    [
        ([{"new_due_requested": "2012-09"}], []),
        ([{"new_due": "2011-11-15"}], []),
        ([{"new_due": "2012-09"}], [305]),
        ([{"new_due": "2011-10"}], [-30]),
        ([{"new_due": "2012-09"}, {"new_due": "2011-11"}], [0]),
        ([{"new_due": "2012-09"}, {"new_due": "2012-06"}], [213]),
    ],
)
def test_only_a_date_that_changed_has_moved(
    entries: list[dict[str, str]], moved: list[int]
) -> None:
    """A request is no move, and neither is a day in the month that was given."""
    progress = [_entry(f"2011-11-{n}", **each) for n, each in enumerate(entries, 10)]
    shown = _shown({"due": "2011-11", "progress": progress})

    found = over_time.distances(shown.rows)
    assert [each.days for each in found.moved] == moved


def test_an_entry_after_the_report_date_moves_nothing() -> None:
    """It has not happened yet."""
    action = {"due": "2011-11", "progress": [_entry("2012-03-02", new_due="2012-09")]}

    found = over_time.distances(_shown(action).rows)
    assert found == over_time.Distances((), 0, 0)


def test_work_that_repeats_has_no_one_distance() -> None:
    """Each round has another date in any case, so it is only counted."""
    moved = [_entry("2011-11-10", new_due="2011-12")]
    action = {"due": "2011-11", "repeats": "3 months", "progress": moved}

    found = over_time.distances(_shown(action).rows)
    assert found == over_time.Distances((), 0, 1)


def test_a_month_that_is_not_over_ends_on_the_report_date() -> None:
    """What was done this month is done, and no line goes on after the report date."""
    done = {"due": "2012-03", "progress": [_entry("2012-03", state="complete")]}

    assert over_time.course(_shown(done).rows, AS_OF).done == (AS_OF,)


def test_a_date_first_known_later_is_the_first() -> None:
    """An action without a date has moved only since it had one."""
    progress = [
        _entry("2011-11-10", new_due="2012-02"),
        _entry("2012-02-10", new_due="2012-04"),
    ]
    shown = _shown({"due_as_written": "Spring", "progress": progress})

    (found,) = over_time.distances(shown.rows).moved
    assert [str(each) for each in found.dates] == ["2012-02", "2012-04"]


def test_how_far_dates_moved_is_said_alike_in_every_form() -> None:
    """The furthest first, with the name of the action, in words and numbers."""
    shown = _shown(
        {"due": "2011-11", "progress": [_entry("2011-11-10", new_due="2012-03")]},
        {"due": "2011-11", "progress": [_entry("2011-11-10", new_due="2012-09")]},
        {"due": "2012-05", "progress": [_entry("2011-11-10", new_due="2012-04")]},
    )
    finding = (
        "2 actions are due later than first agreed, by 427 days in all, and half of"
        " them by 213.5 days or more. 1 action is due earlier than first agreed."
    )
    html, markdown = (_page(shown, form) for form in ("html", "md"))

    lanes = re.findall(r'class="when">(.*?)</span>', html)[-3:]
    assert lanes == [
        "Nov 2011 to Sep 2012: 305 days later, moved once.",
        "Nov 2011 to Mar 2012: 122 days later, moved once.",
        "May 2012 to Apr 2012: 31 days earlier, moved earlier once.",
    ]
    assert finding in html
    assert finding in markdown
    assert re.findall(r"\| ([0-9]+ days \w+ \(.*?\)) \|", markdown) == [
        "122 days later (4 months)",
        "305 days later (10 months)",
        "31 days earlier (4 weeks)",
    ]


def test_a_date_and_a_status_that_cannot_be_read_are_said_to_be_unknown(
    tmp_path: Path,
) -> None:
    """Neither is drawn as if it were known, and each is named beside the picture."""
    plan = perfect()
    one, other = plan["outcomes"][0]["actions"]
    one["progress"] += [
        _entry("2012-02-11", new_due="2012-09"),
        _entry("2012-02-12", new_due="After Easter"),
    ]
    other["progress"] += [_entry("2012-02-13", state="finished, more or less")]
    put_into(tmp_path, plan)
    shown = gather.plans(workspace.make([tmp_path]), AS_OF)
    over = life.over_time(_pairs(shown), AS_OF, far=False)

    assert (over.moved, over.moved_charts, life.difference(shown.rows[0])) == (
        (),
        (),
        "Not known",
    )
    assert over.moved_left_out == (
        "1 action moved to a date that is not known, and is not listed."
    )
    assert over.planned_left_out == (
        "1 action has a due date now that is not known, and is counted only by the date"
        " first agreed. 1 action has a status that is not known, and is not counted as"
        " complete."
    )
    assert over.in_time == (
        "Of 2 actions with a due date first agreed, 0 were complete by that date, 1 is"
        " not due yet and 1 has a status that is not known."
    )


def _pairs(shown: Portfolio) -> list[tuple[Row, ActionFacts]]:
    following = [Meeting(shown.as_of, "given") for _ in shown.plans]
    facts = plans_of_report.plan_facts(
        shown, following, [""] * len(shown.plans), apart=True
    )
    told = [action for plan in facts for action in plan.actions]
    return list(zip(shown.rows, told, strict=True))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"due": "2011-11"}, "No change"),
        ({"due": "2011-11", "repeats": "3 months"}, "Another date each round"),
        ({"due": "2012-06"}, "66 days later (9 weeks)"),
    ],
)
def test_a_difference_is_never_made_up(fields: dict[str, Any], said: str) -> None:
    """What repeats has none, and what did not move says so."""
    given = [] if said == "No change" else [_entry("2011-11-10", new_due="2012-09-04")]
    (row,) = _shown(fields | {"progress": given}).rows

    assert life.difference(row) == said


# --- laws -------------------------------------------------------------------------


def _rows(drawn: list[dict[str, Any]], day: date) -> tuple[Row, ...]:
    return portfolio.of([model.plan(each, (), "p") for each in drawn], [], day).rows


def _written(drawn: list[dict[str, Any]]) -> set[date]:
    """Return the last day of each date in plans."""
    found = re.findall(r"\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b", repr(drawn))
    return {known.last_day for each in found if (known := dates.parse(each))}


@given(TWO, DAYS)
@LAW
def test_each_line_ends_with_what_status_counts(
    drawn: list[dict[str, Any]], day: date
) -> None:
    """Done on a known date, and due on a known date, of what is not counted apart."""
    rows = _rows(drawn, day)
    course = over_time.course(rows, day)
    single = [row for row in rows if not row.action.recurs]
    alive = [row.now for row in single if row.now.status not in ENDED]
    done = [now for now in alive if now.status in DONE]
    ended = [row for row in rows if row.now.status in ENDED]
    known = [now for now in done if now.closed and now.closed.first_day <= day]

    assert len(course.done) == len(known)
    assert course.done_undated == len(done) - len(known)
    assert len(course.now) == sum(now.due is not None for now in alive)
    assert course.total + sum(course.apart.values()) == len(rows)
    assert course.apart["ended"] == len(ended)
    assert course.total == len(course.first) + course.no_date
    assert len(course.first) == len(course.now) + course.only_first


@given(TWO, DAYS)
@LAW
def test_every_date_in_the_picture_is_in_a_plan_or_the_report_date(
    drawn: list[dict[str, Any]], day: date
) -> None:
    """A line has no step on any other date, and what is done none to come."""
    rows = [row for row in _rows(drawn, day) if not row.action.recurs]
    course = over_time.course(rows, day)
    steps = {*course.first, *course.now, *course.done}

    assert steps - _written(drawn) <= {day}
    assert all(each <= day for each in course.done)


@given(TWO, DAYS)
@LAW
def test_the_parts_always_make_up_the_whole(
    drawn: list[dict[str, Any]], day: date
) -> None:
    """Done by the first date or not, and the time taken: each action is in one part."""
    rows = _rows(drawn, day)
    punctual = over_time.punctuality(rows)
    times = over_time.times(rows)
    apart = sum(punctual.apart.values())
    out = times.start_not_known + times.end_not_known + times.repeats

    assert punctual.dated + punctual.no_date + apart == len(rows)
    assert len(times.spells) + out == len(rows)
    assert sum(not each.done for each in times.spells) == times.still_open + times.ended
    assert all(each.days >= 0 for each in times.spells)


@given(TWO, DAYS)
@LAW
def test_what_moved_is_what_other_outputs_call_moved(
    drawn: list[dict[str, Any]], day: date
) -> None:
    """Every date moved later is in the picture or counted beside it."""
    rows = _rows(drawn, day)
    found = over_time.distances(rows)
    later = [each for each in found.moved if each.later]
    postponed = [row for row in rows if row.now.postponements]
    known = [r for r in postponed if r.now.due and not r.action.recurs]

    assert {id(each.row) for each in later} == {id(row) for row in known}
    assert len(postponed) - len(known) <= found.now_unknown + found.repeats
    assert found.total == sum(each.days for each in later if each.days > 0) + sum(
        each.days for each in found.moved if each.days > 0 and not each.later
    )
    days = [each.days for each in found.moved]
    assert days == sorted(days, reverse=True)


@given(TWO, DAYS)
@LAW
def test_the_lines_are_as_high_as_the_numbers_beside_them(
    drawn: list[dict[str, Any]], day: date
) -> None:
    """Each line begins at nought, never falls, and ends at its number."""
    course = over_time.course(_rows(drawn, day), day)
    if not course.is_known:
        return
    drawn_lines = plots.course(course, "")
    most = max(int(each.words) for each in drawn_lines.grid)
    counted = {"first": course.first, "now": course.now, "done": course.done}

    for each in drawn_lines.lines:
        heights = [100.0, *map(float, re.findall(r"V([0-9.]+)", each.path))]
        across = [float(x) for x in re.findall(r"[MH]([0-9.]+)", each.path)]
        assert heights == sorted(heights, reverse=True)
        assert across == sorted(across)
        assert heights[-1] == each.top
        assert (100 - each.top) / 100 * most == pytest.approx(
            len(counted[each.look]), abs=0.01 * most
        )


@given(TWO, DAYS)
@settings(parent=LAW, max_examples=4)
def test_the_report_has_the_numbers_of_its_pictures(
    drawn: list[dict[str, Any]], day: date
) -> None:
    """The table, the description for a screen reader and the sentence agree."""
    shown = portfolio.of([model.plan(drawn[0], (), "p")], [], day)
    page = unescape(_page(shown, "html"))
    course = over_time.course(shown.rows, day)
    cells = re.findall(
        r'(?s)class="dense counts-by-date".*?</table>|$^', page.partition("<main")[2]
    )

    assert bool(cells) == (course.is_known and bool(shown.rows))
    if cells:
        numbers = re.findall(r"<td>([0-9]+|Not known yet)</td>", cells[0])
        first, now, done = course.by(day)
        assert [int(each) for each in numbers if each.isdigit()] in (
            [first, now, done],
            [first, len(course.first), now, len(course.now), done],
        )
        described = re.findall(r'<desc id="[^"]*planned-chart-d">(.*?)</desc>', page)
        caption = re.findall(r"<figcaption>(By .*?)</figcaption>", page)
        assert described[0].startswith(caption[0])
