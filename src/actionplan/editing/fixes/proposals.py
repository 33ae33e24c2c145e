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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.diagnostics import Fault
    from actionplan.reading.document import Document

__all__ = ["Correction", "Fix", "Pair", "of"]


def of(fault: Fault, document: Document) -> tuple[Fix, ...]:
    """Return the ways there are to mend *fault*, the likeliest first."""
    if isinstance(fault.at, Place) and (typed_so := _TYPED.get(fault.rule)):
        return tuple(typed_so(fault.at, fault, document))
    written_so = _WRITTEN.get(fault.rule)
    return tuple(written_so(fault, document)) if written_so else ()


_TYPED: dict[str, Callable[[Place, Fault, Document], Iterator[Fix]]] = {
    "backslash-in-quotes": typo_fixes.backslash,
    "curly-quotes": typo_fixes.perhaps,
    "duplicate-field": typo_fixes.twice,
    "glued-items": typo_fixes.joined,
    "hash-hides-text": typo_fixes.hash_hides,
    "hidden-character": typo_fixes.hidden_character,
    "joined-lines": typo_fixes.joined,
    "list-and-fields-mixed": typo_fixes.mixed,
    "missing-colon": typo_fixes.missing_colon,
    "no-space-after-colon": typo_fixes.safely,
    "no-space-after-dash": typo_fixes.safely,
    "number-loses-digits": typo_fixes.safely,
    "odd-dash": typo_fixes.perhaps,
    "odd-space": typo_fixes.odd_space,
    "several-documents": typo_fixes.several_documents,
    "special-first-character": typo_fixes.special_first,
    "tab-character": typo_fixes.tab,
    "text-after-quote": typo_fixes.perhaps,
    "unclosed-quote": typo_fixes.perhaps,
    "unquoted-colon": typo_fixes.unquoted_colon,
    "wrong-indentation": typo_fixes.wrong_indentation,
    "yaml-shortcut": typo_fixes.shortcut,
    "yaml-tag": typo_fixes.shortcut,
}
"""Slips in typing, which stand at a place of the file."""

_WRITTEN: dict[str, Callable[[Fault, Document], Iterator[Fix]]] = {
    "incomplete-date": field_fixes.incomplete_date,
    "not-a-date": field_fixes.not_a_date,
    "not-an-interval": field_fixes.not_an_interval,
    "not-an-option": field_fixes.not_an_option,
    "rating-in-other-letters": field_fixes.other_letters,
    "unknown-agency": field_fixes.undeclared,
    "unknown-field": field_fixes.unknown_field,
    "unknown-post": field_fixes.undeclared,
    "unknown-rule-ignored": field_fixes.unknown_rule,
    "unquoted-value": field_fixes.unquoted_value,
    "wrong-kind": field_fixes.wrong_kind,
}
"""What is written in a field."""
