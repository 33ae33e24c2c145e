"""Propose fixes for a fault: which characters to replace, and what with.

Each rule whose faults can be fixed has a function here. The function proposes one or
more fixes, the most likely first. Nothing is written until `steps` has proved what a
fix does. A fix is safe if what is written there can be read in only one way. A fix that
needs a guess is not safe.
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
from actionplan.rules import copied_marks, declared, legend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.diagnostics import Fault, RuleName
    from actionplan.reading.document import Document

__all__ = ["Correction", "Fix", "Pair", "fixes_for"]


def fixes_for(fault: Fault, document: Document) -> tuple[Fix, ...]:
    """Return the ways to fix *fault*, the most likely first."""
    if isinstance(fault.at, Place) and (typed_so := TYPED.get(fault.rule)):
        return tuple(typed_so(fault.at, fault, document))
    written_so = WRITTEN.get(fault.rule)
    return tuple(written_so(fault, document)) if written_so else ()


TYPED: dict[RuleName, Callable[[Place, Fault, Document], Iterator[Fix]]] = {
    typing_mistakes.backslash_in_quotes.name: typo_fixes.fix_backslash,
    typing_mistakes.bullets_below_text.name: typo_fixes.fix_bullets,
    typing_mistakes.curly_quotes.name: typo_fixes.as_shown_if_sure,
    unreadable.duplicate_field.name: typo_fixes.fix_repeated_line,
    typing_mistakes.glued_items.name: typo_fixes.fix_glued_line,
    typing_mistakes.hash_hides_text.name: typo_fixes.fix_hash,
    unreadable.hidden_character.name: typo_fixes.fix_hidden_character,
    typing_mistakes.joined_lines.name: typo_fixes.fix_joined_line,
    typing_mistakes.list_and_fields_mixed.name: typo_fixes.fix_list_and_fields,
    typing_mistakes.missing_colon.name: typo_fixes.fix_missing_colon,
    typing_mistakes.no_space_after_colon.name: typo_fixes.as_shown,
    typing_mistakes.no_space_after_dash.name: typo_fixes.as_shown,
    typing_mistakes.number_loses_digits.name: typo_fixes.as_shown,
    typing_mistakes.odd_dash.name: typo_fixes.perhaps_as_shown,
    typing_mistakes.odd_space.name: typo_fixes.fix_odd_space,
    unreadable.several_documents.name: typo_fixes.fix_several_documents,
    typing_mistakes.special_first_character.name: typo_fixes.fix_special_first,
    typing_mistakes.tab_character.name: typo_fixes.fix_tab,
    typing_mistakes.text_after_quote.name: typo_fixes.perhaps_as_shown,
    typing_mistakes.unclosed_quote.name: typo_fixes.perhaps_as_shown,
    typing_mistakes.missing_comma.name: typo_fixes.as_shown_if_sure,
    typing_mistakes.unmatched_bracket.name: typo_fixes.as_shown_if_sure,
    typing_mistakes.unquoted_colon.name: typo_fixes.fix_unquoted_colon,
    typing_mistakes.wrong_indentation.name: typo_fixes.fix_wrong_indentation,
    unreadable.yaml_shortcut.name: typo_fixes.fix_shortcut,
    unreadable.yaml_tag.name: typo_fixes.fix_shortcut,
}
"""Fixes for typing mistakes, which have a place in the file."""

WRITTEN: dict[RuleName, Callable[[Fault, Document], Iterator[Fix]]] = {
    unreadable_dates.incomplete_date.name: field_fixes.fix_incomplete_date,
    unreadable_dates.not_a_date.name: field_fixes.fix_date,
    shape.not_an_interval.name: field_fixes.fix_interval,
    shape.not_an_option.name: field_fixes.fix_option,
    legend.rating_in_other_letters.name: field_fixes.other_letters,
    copied_marks.invisible_in_text.name: field_fixes.without_invisible,
    copied_marks.bullet_or_list_number.name: field_fixes.without_list_mark,
    declared.unknown_agency.name: field_fixes.fix_undeclared_name,
    shape.unknown_field.name: field_fixes.fix_unknown_field,
    declared.unknown_post.name: field_fixes.fix_undeclared_name,
    acceptance.unknown_rule_accepted.name: field_fixes.fix_unknown_rule,
    shape.unquoted_value.name: field_fixes.fix_unquoted_value,
    shape.wrong_kind.name: field_fixes.fix_wrong_kind,
}
"""Fixes for the contents of a field, which has a route."""
