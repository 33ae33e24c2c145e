"""What would mend a fault: the characters of the file to replace, and by what.

Each rule that knows a mend has a function here that proposes one or more, the likeliest
first. Nothing proposed is written until `fixing` has proved what it does. A fix is safe
where it takes nothing but what stands there already, read in the one way it can be
read; what needs a guess is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.fixes import fields, typed
from actionplan.fixes.fix import Change, Fix, Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.diagnostics import Fault
    from actionplan.document import Document

__all__ = ["Change", "Fix", "Pair", "of"]


def of(fault: Fault, document: Document) -> tuple[Fix, ...]:
    """Return the ways there are to mend *fault*, the likeliest first."""
    if isinstance(fault.at, Place) and (typed_so := _TYPED.get(fault.rule)):
        return tuple(typed_so(fault.at, fault, document))
    written_so = _WRITTEN.get(fault.rule)
    return tuple(written_so(fault, document)) if written_so else ()


_TYPED: dict[str, Callable[[Place, Fault, Document], Iterator[Fix]]] = {
    "backslash-in-quotes": typed.backslash,
    "curly-quotes": typed.perhaps,
    "duplicate-field": typed.twice,
    "glued-items": typed.joined,
    "hash-hides-text": typed.hash_hides,
    "hidden-character": typed.hidden_character,
    "joined-lines": typed.joined,
    "list-and-fields-mixed": typed.mixed,
    "missing-colon": typed.missing_colon,
    "no-space-after-colon": typed.safely,
    "no-space-after-dash": typed.safely,
    "number-loses-digits": typed.safely,
    "odd-dash": typed.perhaps,
    "odd-space": typed.odd_space,
    "several-documents": typed.several_documents,
    "special-first-character": typed.special_first,
    "tab-character": typed.tab,
    "text-after-quote": typed.perhaps,
    "unclosed-quote": typed.perhaps,
    "unquoted-colon": typed.unquoted_colon,
    "wrong-indentation": typed.wrong_indentation,
    "yaml-shortcut": typed.shortcut,
    "yaml-tag": typed.shortcut,
}
"""Slips in typing, which stand at a place of the file."""

_WRITTEN: dict[str, Callable[[Fault, Document], Iterator[Fix]]] = {
    "incomplete-date": fields.incomplete_date,
    "not-a-date": fields.not_a_date,
    "not-an-interval": fields.not_an_interval,
    "not-an-option": fields.not_an_option,
    "unknown-agency": fields.undeclared,
    "unknown-field": fields.unknown_field,
    "unknown-post": fields.undeclared,
    "unknown-rule-ignored": fields.unknown_rule,
    "unquoted-value": fields.unquoted_value,
    "wrong-kind": fields.wrong_kind,
}
"""What is written in a field."""
