"""Keep the texts that are open in an editor, and what is known about each of them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from actionplan import workspace
from actionplan.diagnostics import Refusal
from actionplan.lsp import views
from actionplan.reading import load
from actionplan.storage import files
from actionplan.workspace import gather

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from actionplan.lsp.views import View
    from actionplan.plan.model import Plan
    from actionplan.workspace import Workspace


class Session:
    """The texts that are open, by their addresses.

    A text is looked at once, however many questions the editor asks about it. The
    settings are read again each time, so that they are never out of date.
    """

    def __init__(self, today: Callable[[Workspace], date]) -> None:
        self._today = today
        self._texts: dict[str, str] = {}
        self._views: dict[str, tuple[str, date, View]] = {}
        self._readable: dict[str, View] = {}
        self._were_plans: set[str] = set()
        self._others: dict[Path, tuple[Plan, ...]] = {}

    def put(self, uri: str, text: str) -> None:
        """Keep the newest text."""
        self._texts[uri] = text

    def close(self, uri: str) -> None:
        """Forget a text."""
        for kept in (self._texts, self._views, self._readable):
            kept.pop(uri, None)
        self._were_plans.discard(uri)

    def refresh(self) -> None:
        """Forget what files said, because one of them has been saved."""
        self._views.clear()
        self._others.clear()

    def open(self) -> tuple[str, ...]:
        """Return the addresses of all texts that are open."""
        return tuple(self._texts)

    def text(self, uri: str) -> str:
        """Return a text; empty if it is not open."""
        return self._texts.get(uri, "")

    def view(self, uri: str) -> View | None:
        """Look at a text; None if it is not open or not a plan."""
        text = self._texts.get(uri)
        if text is None:
            return None
        path = views.path_of(uri)
        here, content = _workspace(path), views.encoded(text)
        # A plan stays a plan while its first lines are being typed again.
        if uri not in self._were_plans and not views.is_plan(here, path, content):
            return None
        self._were_plans.add(uri)
        try:
            day = self._today(here)
        except Refusal as refusal:
            return views.refused(path, refusal, date.min)
        known = self._views.get(uri)
        if known is None or known[:2] != (text, day):
            known = (text, day, _look(here, path, content, day))
            self._views[uri] = known
        return known[2]

    def readable(self, uri: str) -> View | None:
        """Return the newest view with a plan that can be read, or else the newest."""
        view = self.view(uri)
        if view and view.facts().plan:
            self._readable[uri] = view
        return self._readable.get(uri, view)

    def others(self, uri: str) -> tuple[Plan, ...]:
        """Return the other plans in the folder of a text, without personal data."""
        path = views.path_of(uri)
        if path is None:
            return ()
        folder = path.parent
        if folder not in self._others:
            self._others[folder] = self._plans_in(folder)
        return self._others[folder]

    def _plans_in(self, folder: Path) -> tuple[Plan, ...]:
        with suppress(Refusal):
            found = workspace.make([folder], only_plans=True).found().plans[:MOST]
            here = workspace.make(found) if found else None
            if here:
                return gather.plans(here, self._today(here)).plans
        return ()


MOST = 100
"""The most plans of a folder from which names are suggested."""


def committed(path: Path | None) -> frozenset[str]:
    """Return the action numbers that a plan has in the newest commit, if any."""
    if path is None or not files.is_file(path):
        return frozenset()
    with suppress(Refusal):
        here = workspace.make([path], since="HEAD")
        past = here.history()
        if past and files.name(path) in past.untouched:
            plan = load.load(here.contents.read(path), path.stem).plan
        else:
            was = past.was.get(path) if past else None
            plan = was.plan if was else None
        return frozenset(action.id for action in plan.actions) if plan else frozenset()
    return frozenset()


def _workspace(path: Path | None) -> Workspace:
    return workspace.make([path] if path else None)


def _look(here: Workspace, path: Path | None, content: bytes, day: date) -> View:
    try:
        return views.look(here, path, content, day)
    except Refusal as refusal:
        return views.refused(path, refusal, day)
