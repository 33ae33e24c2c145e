"""Leave out the links of a page that would lead to nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionplan.output.report.writer import Form

_PLACE = re.compile(r'\s(?:id|name)="([^"]*)"')
_LINKS: dict[Form, re.Pattern[str]] = {
    "html": re.compile(r'<a (?:class="\w+" )?href="([^"]*)">(.*?)</a>', re.DOTALL),
    "md": re.compile(r"(?<!\\)\[((?:\\.|[^\]\\\n])*)\]\(([^)\s]*)\)"),
}


def that_lead(text: str, form: Form) -> str:
    """Return the text of a summary with the links that lead somewhere.

    A link to a place that is not on the page is left as its words. A link to a place on
    another page, which is a summary too, leads to that page.
    """
    places = set(_PLACE.findall(text))
    return _LINKS[form].sub(_kept(form, places), text)


def _kept(form: Form, places: set[str]) -> Callable[[re.Match[str]], str]:
    def kept(found: re.Match[str]) -> str:
        first, second = found.groups()
        href, words = (first, second) if form == "html" else (second, first)
        page, _, place = href.partition("#")
        if not place or (not page and place in places):
            return found[0]
        return found[0].replace(f"{page}#{place}", page, 1) if page else words

    return kept
