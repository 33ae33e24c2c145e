"""Rate the entry of an action, if the key says what the words or colours mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.intake.cell_values import CellValue

if TYPE_CHECKING:
    from actionplan.intake.account import Account
    from actionplan.intake.colours import RatingKey
    from actionplan.intake.entry_drafts import EntryDraft
    from actionplan.intake.slots import Slot


def with_rating(
    made: list[EntryDraft], slot: Slot, account: Account, key: RatingKey
) -> list[EntryDraft]:
    """Add a rating to the one entry of a row, if the key says what it means."""
    colour = slot.cell.colour if slot.cell else ""
    if not slot.text:
        return _with_colour(made, slot, account, key)
    rating = key.rating(slot.text)
    filled = f" (its cell has the colour {colour})" if colour else ""
    if not rating:
        name = account.keep(
            slot, f"no key says what this rating means{filled}", "asked"
        )
        said = f'No key says what "{slot.text}" means. It is kept in "{name}".'
        account.ask(slot.place, said, name, rating=slot.text)
        return made
    if len(made) != 1 or made[0].rag:
        why = f"a rating without one entry that it belongs to{filled}"
        name = account.keep(slot, why, "asked")
        said = f'{_not_rated(made, slot.text)} It is kept in "{name}".'
        account.ask(slot.place, said)
        return made
    by_colour = key.fills.get(colour, rating)
    if by_colour != rating:
        account.ask(
            slot.place,
            f'It says "{rating}", but its cell has the colour of "{by_colour}". The'
            f' progress is rated "{rating}".',
        )
    same = rating == slot.text
    reading = CellValue(
        rating, "copied" if same else "changed", "" if same else "by the key"
    )
    account.use(slot, "progress.rag", reading)
    return [made[0]._replace(rag=rating)]


def _not_rated(made: list[EntryDraft], rating: str) -> str:
    """Say why no entry has a rating."""
    said = " ".join(rating.split())
    if not made:
        return f'There is no progress that could be rated "{said}".'
    if len(made) > 1:
        return (
            f"The progress has {len(made)} entries, so it is not clear which one is"
            f' rated "{said}".'
        )
    return (
        f'The progress is rated "{made[0].rag}" already, so it is not rated "{said}".'
    )


def _with_colour(
    made: list[EntryDraft], slot: Slot, account: Account, key: RatingKey
) -> list[EntryDraft]:
    colour = slot.cell.colour if slot.cell else ""
    rating = key.fills.get(colour, "")
    if not rating:
        account.leave(slot, f"the colour {colour}, which no key explains")
        said = (
            f"The cell has the colour {colour}, but no words. If the colour is a"
            f" rating, say which in place of RATING: --colour {colour}=RATING"
        )
        account.ask(slot.place, said, "rag")
    elif len(made) != 1 or made[0].rag:
        why = f"the colour {colour}, a rating without one entry"
        name = account.keep_as(slot, CellValue(rating, "asked", why))
        said = f'{_not_rated(made, rating)} It is kept in "{name}".'
        account.ask(slot.place, said)
    else:
        reading = CellValue(rating, "changed", f"the colour {colour}, by the key")
        account.use(slot, "progress.rag", reading)
        return [made[0]._replace(rag=rating)]
    return made
