"""What would mend a fault: the characters of the file to replace, and by what.

Each rule that knows a mend has a function here that proposes one or more, the likeliest
first. Nothing proposed is written until `fixing` has proved what it does. A fix is safe
where it takes nothing but what stands there already, read in the one way it can be
read; what needs a guess is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.editing.fixes import field_fixes, typo_fixes
from actionplan.editing.fixes.replacement import Correction, Fix, Pair
from actionplan.messages import (
    acceptance,
    shape,
    typing_mistakes,
    unreadable,
    unreadable_dates,
)
from actionplan.rules import declared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.diagnostics import Fault, RuleName
    from actionplan.reading.document import Document

__all__ = ["Correction", "Fix", "Pair", "of"]


def of(fault: Fault, document: Document) -> tuple[Fix, ...]:
    """Return the ways there are to mend *fault*, the likeliest first."""
    if isinstance(fault.at, Place) and (typed_so := TYPED.get(fault.rule)):
        return tuple(typed_so(fault.at, fault, document))
    written_so = WRITTEN.get(fault.rule)
    return tuple(written_so(fault, document)) if written_so else ()


TYPED: dict[RuleName, Callable[[Place, Fault, Document], Iterator[Fix]]] = {
    typing_mistakes.backslash_in_quotes.name: typo_fixes.backslash,
    typing_mistakes.curly_quotes.name: typo_fixes.perhaps,
    unreadable.duplicate_field.name: typo_fixes.twice,
    typing_mistakes.glued_items.name: typo_fixes.glued,
    typing_mistakes.hash_hides_text.name: typo_fixes.hash_hides,
    unreadable.hidden_character.name: typo_fixes.hidden_character,
    typing_mistakes.joined_lines.name: typo_fixes.joined,
    typing_mistakes.list_and_fields_mixed.name: typo_fixes.mixed,
    typing_mistakes.missing_colon.name: typo_fixes.missing_colon,
    typing_mistakes.no_space_after_colon.name: typo_fixes.safely,
    typing_mistakes.no_space_after_dash.name: typo_fixes.safely,
    typing_mistakes.number_loses_digits.name: typo_fixes.safely,
    typing_mistakes.odd_dash.name: typo_fixes.perhaps,
    typing_mistakes.odd_space.name: typo_fixes.odd_space,
    unreadable.several_documents.name: typo_fixes.several_documents,
    typing_mistakes.special_first_character.name: typo_fixes.special_first,
    typing_mistakes.tab_character.name: typo_fixes.tab,
    typing_mistakes.text_after_quote.name: typo_fixes.perhaps,
    typing_mistakes.unclosed_quote.name: typo_fixes.perhaps,
    typing_mistakes.unquoted_colon.name: typo_fixes.unquoted_colon,
    typing_mistakes.wrong_indentation.name: typo_fixes.wrong_indentation,
    unreadable.yaml_shortcut.name: typo_fixes.shortcut,
    unreadable.yaml_tag.name: typo_fixes.shortcut,
}
"""Slips in typing, which stand at a place of the file."""

WRITTEN: dict[RuleName, Callable[[Fault, Document], Iterator[Fix]]] = {
    unreadable_dates.incomplete_date.name: field_fixes.incomplete_date,
    unreadable_dates.not_a_date.name: field_fixes.not_a_date,
    shape.not_an_interval.name: field_fixes.not_an_interval,
    shape.not_an_option.name: field_fixes.not_an_option,
    declared.unknown_agency.name: field_fixes.undeclared,
    shape.unknown_field.name: field_fixes.unknown_field,
    declared.unknown_post.name: field_fixes.undeclared,
    acceptance.unknown_rule_ignored.name: field_fixes.unknown_rule,
    shape.unquoted_value.name: field_fixes.unquoted_value,
    shape.wrong_kind.name: field_fixes.wrong_kind,
}
"""What is written in a field."""
