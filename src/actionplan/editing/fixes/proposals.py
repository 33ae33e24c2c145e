"""Propose fixes for a fault: the characters to replace, and by what.

A rule whose faults can be fixed has a function here that proposes one fix or more, the
likeliest first. Nothing is written until `steps` has proved what a fix does. A fix is
safe if it needs nothing but what is written there already, read in the only way
possible. A fix that takes a guess is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.editing.fixes import field_fixes, typo_fixes
from actionplan.editing.fixes.replacement import Correction, Fix, Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.diagnostics import Fault
    from actionplan.reading.document import Document

__all__ = ["Correction", "Fix", "Pair", "fixes_for"]


def fixes_for(fault: Fault, document: Document) -> tuple[Fix, ...]:
    """Return the ways to fix *fault*, the likeliest first."""
    if isinstance(fault.at, Place) and (typed_so := _TYPED.get(fault.rule)):
        return tuple(typed_so(fault.at, fault, document))
    written_so = _WRITTEN.get(fault.rule)
    return tuple(written_so(fault, document)) if written_so else ()


_TYPED: dict[str, Callable[[Place, Fault, Document], Iterator[Fix]]] = {
    "backslash-in-quotes": typo_fixes.fix_backslash,
    "curly-quotes": typo_fixes.perhaps_as_shown,
    "duplicate-field": typo_fixes.fix_repeated_line,
    "glued-items": typo_fixes.fix_joined_line,
    "hash-hides-text": typo_fixes.fix_hash,
    "hidden-character": typo_fixes.fix_hidden_character,
    "joined-lines": typo_fixes.fix_joined_line,
    "list-and-fields-mixed": typo_fixes.fix_list_and_fields,
    "missing-colon": typo_fixes.fix_missing_colon,
    "no-space-after-colon": typo_fixes.as_shown,
    "no-space-after-dash": typo_fixes.as_shown,
    "number-loses-digits": typo_fixes.as_shown,
    "odd-dash": typo_fixes.perhaps_as_shown,
    "odd-space": typo_fixes.fix_odd_space,
    "several-documents": typo_fixes.fix_several_documents,
    "special-first-character": typo_fixes.fix_special_first,
    "tab-character": typo_fixes.fix_tab,
    "text-after-quote": typo_fixes.perhaps_as_shown,
    "unclosed-quote": typo_fixes.perhaps_as_shown,
    "unquoted-colon": typo_fixes.fix_unquoted_colon,
    "wrong-indentation": typo_fixes.fix_wrong_indentation,
    "yaml-shortcut": typo_fixes.fix_shortcut,
    "yaml-tag": typo_fixes.fix_shortcut,
}
"""Fixes of typing mistakes, which have a place in the file."""

_WRITTEN: dict[str, Callable[[Fault, Document], Iterator[Fix]]] = {
    "incomplete-date": field_fixes.fix_incomplete_date,
    "not-a-date": field_fixes.fix_date,
    "not-an-interval": field_fixes.fix_interval,
    "not-an-option": field_fixes.fix_option,
    "unknown-agency": field_fixes.fix_undeclared_name,
    "unknown-field": field_fixes.fix_unknown_field,
    "unknown-post": field_fixes.fix_undeclared_name,
    "unknown-rule-ignored": field_fixes.fix_unknown_rule,
    "unquoted-value": field_fixes.fix_unquoted_value,
    "wrong-kind": field_fixes.fix_wrong_kind,
}
"""Fixes of what is written in a field, which has a route."""
