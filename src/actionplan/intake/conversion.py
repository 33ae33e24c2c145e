"""Read a whole document as a plan, and account for each piece of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan import FORMAT
from actionplan.diagnostics import Refusal
from actionplan.intake import (
    action_tables,
    colours,
    column_map,
    drafts,
    fill,
    grid,
    headings,
    ledger,
    numbers,
    open_questions,
    picture,
    tracked,
    unread,
)
from actionplan.intake.ledger import Ledger, Use
from actionplan.intake.open_questions import OpenQuestion
from actionplan.messages import importing_tables
from actionplan.reading import yaml_reader
from actionplan.storage import files
from actionplan.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.intake.action_tables import FoundTables
    from actionplan.intake.colours import RatingKey
    from actionplan.intake.column_map import Column
    from actionplan.intake.drafts import ActionDraft, OutcomeDraft
    from actionplan.intake.grid import CellGrid
    from actionplan.intake.headings import ActionTable
    from actionplan.intake.numbers import GivenNumbers
    from actionplan.intake.picture import Picture
    from actionplan.intake.slots import Slot
    from actionplan.intake.terms import Terms
    from actionplan.office.cells import OfficeFile


class TableRead(NamedTuple):
    """What a table of a document was read as, for people."""

    number: int
    name: str
    columns: int
    rows: int
    kind: str
    """ "actions", "key", "hidden", or "other"."""
    map: tuple[Column, ...] = ()


class Imported(NamedTuple):
    """A document as a plan."""

    data: dict[str, Any]
    ledger: Ledger
    tables: tuple[TableRead, ...]
    questions: tuple[OpenQuestion, ...]
    actions: int
    picture: Picture
    """What the cells of each outcome and action say, for the next version."""
    reports: Mapping[str, tuple[Slot, ...]]
    """The cells with the progress of each action."""
    places: Mapping[tuple[str, str, str], tuple[int, str]]
    """The table and the place of each value, by its item, its field and itself."""
    colours: Mapping[str, str]
    """The rating that each colour of a cell means."""


def read(file: OfficeFile, terms: Terms) -> Imported:
    """Read a document. Nothing is asked, and nothing is guessed."""
    _require_tables(file, terms)
    every = grid.grids(file)
    found = action_tables.find(file, every, terms)
    _require_known(found, every, terms)
    _require_room(found)
    of_file = colours.of_document(file, every, action_tables.around(found))
    found = action_tables.with_title(found, {use.where for use in of_file.uses})
    key = _key(of_file, terms)
    outcomes = [
        (section, draft)
        for section, above in found.sections
        for draft in drafts.of_section(section, above, key.fills)
    ]
    if not outcomes:
        raise Refusal(importing_tables.no_rows())
    last = None if terms.last is None else terms.last.cells
    given = numbers.of_document([draft for _, draft in outcomes], last)
    made, uses, questions = _filled(outcomes, given, key, terms)
    uses += [*_of_headings(found), *key.uses, *_of_title(found.title, terms)]
    uses += _of_rest(found, uses)
    data = _plan(terms, found.title, key, made)
    sections = [section for section, _ in found.sections]
    return Imported(
        data=data,
        ledger=ledger.make(file, uses),
        tables=tuple(_tables(every, found, key)),
        questions=(
            *open_questions.of_columns(sections),
            *questions,
            *open_questions.of_rows_at_end(sections, {use.where for use in key.uses}),
            *tracked.questions(file, found, uses, is_next=terms.last is not None),
            *unread.of_hidden(sections),
            *unread.of_formulas(sections),
            *unread.of_other_rows(every, sections),
            *unread.of_forms(_others(every, found, key)),
            *unread.of_continued(_others(every, found, key), sections),
            *unread.of_recommendations(file, sections, [use.where for use in uses]),
            *open_questions.of_document(file, every, sections),
        ),
        actions=sum(len(draft.actions) for _, draft in outcomes),
        picture=picture.of_document(
            [draft for _, draft in outcomes], given.outcomes, given.actions
        ),
        reports={
            number: draft.of("note") for number, draft in _actions(outcomes, given)
        },
        places=_places(uses, every),
        colours=key.fills,
    )


# --- tables -------------------------------------------------------------------


def _require_tables(file: OfficeFile, terms: Terms) -> None:
    tables = file.tables
    if not tables:
        raise Refusal(importing_tables.no_table())
    for number in terms.tables:
        if not 1 <= number <= len(tables):
            fault = importing_tables.unknown_table(number=number, tables=len(tables))
            raise Refusal(fault)
    for number, table in enumerate(tables, 1):
        is_read = number in terms.tables or not terms.tables
        if is_read and len(table.cells) > _MOST_CELLS:
            rows = len({cell.row for cell in table.cells})
            raise Refusal(importing_tables.too_much_for_one_plan(rows=rows))


_MOST_CELLS = 4 * yaml_reader.MAX_NODES
"""The most cells of a table that is looked at. Most of them may be empty."""


def _require_known(found: FoundTables, every: Sequence[CellGrid], terms: Terms) -> None:
    if not found.sections or not any(s.has_actions for s, _ in found.sections):
        form = next((one.table.name for one in every if headings.is_form(one)), "")
        if form:
            fault = importing_tables.headings_in_first_column(table=form)
            raise Refusal(fault)
        seen = tuple(_first_row(one) for one in every if one.rows)
        raise Refusal(importing_tables.no_actions(headings=next(iter(seen), ())))
    there = tuple(
        dict.fromkeys(
            column.heading
            for section, _ in found.sections
            for column in section.columns
            if column.heading
        )
    )
    parts = (part for h in there for part in (h, h.rpartition(": ")[2]))
    known = {column_map.key_of(part) for part in parts}
    for heading in terms.typed:
        if column_map.key_of(heading) not in known:
            raise Refusal(
                importing_tables.unknown_heading(written=heading, headings=there)
            )


def _require_room(found: FoundTables) -> None:
    """Refuse at once what no plan can hold, because to read it would take minutes."""
    rows = [row for section, _ in found.sections for row in section.body]
    cells = sum(len(row.own) for row in rows)
    letters = sum(len(cell.text) for row in rows for cell in row.own)
    if cells > yaml_reader.MAX_NODES or letters > files.LIMIT:
        raise Refusal(importing_tables.too_much_for_one_plan(rows=len(rows)))


def _first_row(one: CellGrid) -> tuple[str, ...]:
    row = next((r for r in one.rows if len(r.distinct) > 1), one.rows[0])
    return tuple(" ".join(cell.text.split()) for cell in row.distinct)


def _tables(
    every: Sequence[CellGrid], found: FoundTables, key: RatingKey
) -> Iterator[TableRead]:
    for one in every:
        mine = [s for s, _ in found.sections if s.grid.number == one.number]
        kind = "actions" if mine else "key" if key.table == one.number else "other"
        kind = "hidden" if kind == "other" and one.table.is_hidden else kind
        rows = sum(
            len(s.body) - len(s.bands) - len(s.repeated) - len(s.below) for s in mine
        )
        count = rows if mine else len([r for r in one.rows if r.distinct])
        seen = tuple(
            column
            for section in mine
            for filled in (section.filled,)
            for column in section.columns
            if column.heading or column.column in filled
        )
        yield TableRead(
            number=one.number,
            name=one.table.name,
            columns=len(one.columns),
            rows=count,
            kind=kind,
            map=seen,
        )


def _others(
    every: Sequence[CellGrid], found: FoundTables, key: RatingKey
) -> list[CellGrid]:
    """Return the tables that are not of actions, and not the key."""
    taken = {section.grid.number for section, _ in found.sections} | {key.table}
    return [one for one in every if one.number not in taken]


# --- what it becomes ----------------------------------------------------------


def _key(of_document: RatingKey, terms: Terms) -> RatingKey:
    """Add to the key of the document what the command line and the board say."""
    ratings = (*terms.ratings, *terms.colours.values())
    fills = {**of_document.fills, **terms.colours}
    return of_document._replace(fills=fills, ratings=tuple(dict.fromkeys(ratings)))


def _filled(
    outcomes: Sequence[tuple[ActionTable, OutcomeDraft]],
    given: GivenNumbers,
    key: RatingKey,
    terms: Terms,
) -> tuple[list[dict[str, Any]], list[Use], list[OpenQuestion]]:
    made: list[dict[str, Any]] = []
    uses: list[Use] = []
    questions: list[OpenQuestion] = []
    for at, (section, draft) in enumerate(outcomes):
        one = fill.outcome(
            draft, given.outcomes[at], given.actions[at], key=key, terms=terms
        )
        made.append(one.fields)
        uses += one.uses
        number = section.grid.number
        questions += [OpenQuestion(number, *each) for each in one.asked]
    return made, uses, _each_once(questions)


def _each_once(questions: Sequence[OpenQuestion]) -> list[OpenQuestion]:
    """Return questions without those of other parts of the same cell.

    What a rating means, and where a column belongs, is asked once for all its cells.
    """
    found: dict[tuple[int, str, str], list[OpenQuestion]] = {}
    for each in questions:
        of_column = each.field == "rag" or each.field.startswith("x-")
        text = each.field if each.rating else each.text
        key = (each.table, "" if of_column else each.place, text)
        found.setdefault(key, []).append(each)
    return [_at_once(same) for same in found.values()]


def _at_once(same: Sequence[OpenQuestion]) -> OpenQuestion:
    """Ask once about all the cells about which the same is asked."""
    one = open_questions.of_ratings(same) if same[0].rating else same[0]
    more = len({each.place for each in same}) - 1
    return one._replace(place=_and_more(one.place, more))


def _and_more(place: str, more: int) -> str:
    return f"{place}, and {dates.count(more, 'other cell')}" if more else place


def _places(
    uses: Sequence[Use], every: Sequence[CellGrid]
) -> dict[tuple[str, str, str], tuple[int, str]]:
    """Return where each value comes from: its table, and its place there."""
    tables = {one.block: one.number for one in every}
    return {
        (use.item, use.field, use.value): (tables.get(use.where.block, 0), use.place)
        for use in reversed(uses)
        if use.field and use.item
    }


def _actions(
    outcomes: Sequence[tuple[ActionTable, OutcomeDraft]], given: GivenNumbers
) -> Iterator[tuple[str, ActionDraft]]:
    for (_, draft), its in zip(outcomes, given.actions, strict=True):
        yield from zip(its, draft.actions, strict=True)


def _of_headings(found: FoundTables) -> Iterator[Use]:
    """Say that headings were used, and which columns and rows were not."""
    for section, _ in found.sections:
        where = section.grid.where
        for row in section.headings:
            for cell in row.own:
                yield Use(where(cell), "used", ledger.HEADING)
        for row in section.body:
            if row.number in section.repeated:
                for cell in row.own:
                    yield Use(where(cell), "used", f"{ledger.HEADING}, repeated")
        dropped = {c.column: c for c in section.columns if c.how == "dropped"}
        for row in section.body:
            for cell in row.own:
                if column := dropped.get(cell.column):
                    why = "in a column that --map or the settings leave out"
                    yield Use(where(cell), "left out", why, heading=column.heading)


def _of_rest(found: FoundTables, uses: Sequence[Use]) -> list[Use]:
    """Say why text in and around a table of actions is not used."""
    rest: list[Use] = []
    used = {use.where for use in uses}
    taken = {use.where for use in uses if use.item}
    for section, _ in found.sections:
        for row in (*section.above, *section.body):
            why = "a row without an action"
            if row in section.above or row.number in section.below:
                why = "above or below the table"
                why = "a row of totals" if headings.is_total(row) else why
            wheres = [section.grid.where(cell) for cell in row.own]
            if taken.intersection(wheres):
                why = "not in a column of the table"
            rest += [Use(at, "left out", why) for at in wheres if at not in used]
    return rest


def _of_title(title: Slot | None, terms: Terms) -> Iterator[Use]:
    if title is not None:
        if terms.title:
            yield Use(title.where, "used", "the title, which --title replaces")
        else:
            yield Use(
                title.where, "copied", "the title", field="title", value=title.text
            )


def _plan(
    terms: Terms, title: Slot | None, key: RatingKey, outcomes: list[dict[str, Any]]
) -> dict[str, Any]:
    """Write the plan. What has to be there and is not known is left empty."""
    data: dict[str, Any] = {
        "schema": FORMAT,
        "id": terms.plan_id,
        "title": terms.title or (title.text if title else ""),
        "kind": "",
        "source": {"type": ""},
    }
    if terms.agreed:
        data["agreed"] = str(terms.agreed)
    if key.legend:
        data["rag_legend"] = dict(key.legend)
    return data | {"outcomes": outcomes}
