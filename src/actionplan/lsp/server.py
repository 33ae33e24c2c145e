"""Speak the Language Server Protocol: answer what an editor asks."""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING, Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from actionplan import __version__
from actionplan.diagnostics import Fault
from actionplan.lint import diagnose
from actionplan.lsp import (
    changes_offered,
    number_links,
    outline,
    positions,
    protocol_values,
    status_shown,
    suggestions,
)
from actionplan.lsp.session import Session, committed
from actionplan.messages import in_editor, tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from actionplan.lsp.positions import Counting, Span
    from actionplan.lsp.views import View
    from actionplan.workspace import Workspace

RECORD = "actionplan.recordProgress"
"""The command that a lens runs. Its arguments are an address and an action number."""
WATCHED = ("**/actionplan.toml", "**/actionplan-accepted.json")
PAUSE = 0.02
"""Seconds to wait for the next keystroke before a text is checked."""
IDLE, MOST = 1.0, 100
"""Seconds after a keystroke, or else keystrokes, after which garbage is collected."""
_REQUEST_FAILED = -32803


def serve(
    today: Callable[[Workspace], date], incoming: BinaryIO, outgoing: BinaryIO
) -> None:
    """Answer an editor until it closes the connection."""
    collect_only_when_idle()
    server = _Server(Session(today))
    _register(server)
    server.start_io(incoming, outgoing)


def collect_only_when_idle() -> None:
    """Keep Python from looking through all of its memory between two keystrokes.

    On a long plan that takes longer than to check it. `_Server` does it in a pause.
    """
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, 1_000_000)


class _Server(LanguageServer):
    """The server, with the texts that are open."""

    def __init__(self, session: Session) -> None:
        # Editors send all of a text. To apply parts, the library would have to agree
        # with the editor on what ends a line, and it does not.
        full = types.TextDocumentSyncKind.Full
        # One thread is enough to read what comes in, and each needs memory of its own.
        super().__init__(
            "actionplan", __version__, text_document_sync_kind=full, max_workers=1
        )
        self.session = session
        self.explains_fields = False
        """Whether to explain fields, for an editor that does not use the schema."""
        self.waiting: dict[str, asyncio.TimerHandle] = {}
        self.idle: asyncio.TimerHandle | None = None
        self.checked = 0
        """How many texts were checked since garbage was collected."""

    def report_server_error(self, error: Exception, source: object) -> None:
        """Write in the editor's log that something failed, and go on."""
        del source
        said = diagnose.put(tool.internal_error(kind=type(error).__name__), "", None)
        self.log(f"{said.message} {said.remedy}")

    def log(self, words: str) -> None:
        """Write a sentence in the editor's log."""
        kind = types.MessageType.Error
        self.window_log_message(types.LogMessageParams(type=kind, message=words))

    def counting(self, uri: str) -> Counting:
        """Return how the editor counts in a text."""
        chosen = self.workspace.position_encoding
        known = (each for each in positions.ENCODINGS if each == chosen)
        return positions.counting(self.session.text(uri), next(known, "utf-16"))

    def later(self, uri: str) -> None:
        """Check a text soon, unless it changes before that."""
        if before := self.waiting.pop(uri, None):
            before.cancel()
        loop = asyncio.get_running_loop()
        self.waiting[uri] = loop.call_later(PAUSE, self.publish, uri)

    def publish(self, uri: str) -> None:
        """Send the problems of a text. A failure is logged, and the next is tried."""
        self.waiting.pop(uri, None)
        try:
            view = self.session.view(uri)
            shown = (
                protocol_values.as_diagnostics(view, uri, self.counting(uri))
                if view
                else []
            )
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri=uri, diagnostics=shown)
            )
        except Exception as error:  # noqa: BLE001 -- the editor goes on, whatever failed
            self.report_server_error(error, Exception)
        self.checked += 1
        if self.idle:
            self.idle.cancel()
        if self.checked >= MOST:
            self.collect()
        else:
            self.idle = asyncio.get_running_loop().call_later(IDLE, self.collect)

    def collect(self) -> None:
        """Free the memory that is no longer needed."""
        self.checked = 0
        futures = self.protocol._request_futures  # noqa: SLF001 -- pygls never drops those of notifications
        for number in [each for each, future in futures.items() if future.done()]:
            del futures[number]
        gc.collect()
        if not gc.get_freeze_count():
            # The program itself is never garbage. To look through it each time takes as
            # long as a check.
            gc.freeze()


def _register(server: _Server) -> None:
    """Add what the server can do."""
    _register_start(server)
    _register_texts(server)
    _register_shown(server)
    _register_changes(server)
    _register_numbers(server)


def _register_start(server: _Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        given = params.initialization_options
        server.explains_fields = isinstance(given, dict) and (
            given.get("schemaHelp") is True
        )

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        del params
        of = server.client_capabilities.workspace
        watching = of.did_change_watched_files if of else None
        if watching and watching.dynamic_registration:
            server.client_register_capability(_watched())

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:
        given = params.settings if isinstance(params.settings, dict) else {}
        own = given.get("actionplan")
        if isinstance(own, dict) and "schemaHelp" in own:
            server.explains_fields = own["schemaHelp"] is True


def _register_texts(server: _Server) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        session.put(params.text_document.uri, params.text_document.text)
        server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        session.put(uri, server.workspace.get_text_document(uri).source)
        server.later(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        del params
        _check_all(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        del params
        _check_all(server)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        session.close(params.text_document.uri)
        server.publish(params.text_document.uri)


def _check_all(server: _Server) -> None:
    server.session.refresh()
    for uri in server.session.open():
        server.later(uri)


def _register_shown(server: _Server) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        view, counting = session.view(uri), server.counting(uri)
        return [
            types.CodeLens(
                protocol_values.as_range(each.at, counting),
                types.Command(
                    each.title,
                    RECORD if each.action else "",
                    arguments=[uri, each.action] if each.action else None,
                ),
            )
            for each in (status_shown.lenses(view) if view else ())
        ]

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def hints(params: types.InlayHintParams) -> list[types.InlayHint]:
        uri = params.text_document.uri
        view, counting = session.view(uri), server.counting(uri)
        return [
            types.InlayHint(
                types.Position(*counting.to_editor(each.line, each.column)),
                each.words,
                padding_left=True,
            )
            for each in (status_shown.hints(view) if view else ())
            if params.range.start.line < each.line <= params.range.end.line + 1
        ]

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        view, at = _asked(server, params)
        if view is None:
            return None
        said = status_shown.hover(view, *at)
        if server.explains_fields and not said:
            said = status_shown.field_at(view, *at)
        kind = types.MarkupKind.Markdown
        return types.Hover(types.MarkupContent(kind, said)) if said else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        uri = params.text_document.uri
        view, counting = session.view(uri), server.counting(uri)
        found = outline.outline(view) if view else ()
        return [protocol_values.as_symbol(each, counting) for each in found]


def _register_changes(server: _Server) -> None:
    session = server.session

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=sorted({*protocol_values.KINDS.values()})
        ),
    )
    def changes(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        view, counting = session.view(uri), server.counting(uri)
        if view is None:
            return []
        # Some editors send the place of the cursor, and the problems on its line.
        about = [params.range, *(each.range for each in params.context.diagnostics)]
        first = min((each.start.line, each.start.character) for each in about)
        last = max((each.end.line, each.end.character) for each in about)
        start, end = counting.from_editor(*first), counting.from_editor(*last)
        found = changes_offered.offered(view, positions.Span(*start, *end))
        shown = protocol_values.as_diagnostics(view, uri, counting)
        made = [
            protocol_values.as_code_action(each, shown, uri, counting) for each in found
        ]
        return [
            each
            for each in made
            if protocol_values.is_wanted(each, params.context.only)
        ]

    @server.command(RECORD)
    def record(uri: str, number: str) -> None:
        view = session.view(uri)
        new = changes_offered.recording(view, number) if view else None
        if new is None:
            fault = in_editor.no_place_for_entry(number=str(number)[:32])
            raise _refused(fault)
        edit = protocol_values.as_edits((new,), uri, server.counting(uri))
        server.workspace_apply_edit(
            types.ApplyWorkspaceEditParams(edit, f"Record progress on {number}")
        )

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=[" "]),
    )
    def complete(params: types.CompletionParams) -> list[types.CompletionItem]:
        uri = params.text_document.uri
        known, counting = session.readable(uri), server.counting(uri)
        if known is None:
            return []
        at = counting.from_editor(params.position.line, params.position.character)
        offered = suggestions.suggest(counting.lines, *at, known, session.others(uri))
        span = positions.Span(at[0], offered.column, *at)
        return [
            types.CompletionItem(
                label=each.value,
                kind=types.CompletionItemKind.Value,
                detail=each.detail or None,
                sort_text=f"{number:04}",
                filter_text=offered.written(each.value),
                text_edit=types.TextEdit(
                    protocol_values.as_range(span, counting),
                    offered.written(each.value),
                ),
            )
            for number, each in enumerate(offered.values)
        ]


def _register_numbers(server: _Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        view, at = _asked(server, params)
        found = number_links.definitions(view, *at) if view else ()
        return _locations(server, params.text_document.uri, found)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        view, at = _asked(server, params)
        every = params.context.include_declaration
        found = (
            number_links.references(view, *at, with_definition=every) if view else ()
        )
        return _locations(server, params.text_document.uri, found)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(params: types.PrepareRenameParams) -> types.Range | None:
        view, at = _asked(server, params)
        here = number_links.at(view, *at) if view else None
        if view is None or here is None:
            return None
        if (why := number_links.kept(view, here, committed(view.path))) is not None:
            raise _refused(why)
        return protocol_values.as_range(
            here.at, server.counting(params.text_document.uri)
        )

    @server.feature(
        types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True)
    )
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        view, at = _asked(server, params)
        here = number_links.at(view, *at) if view else None
        if view is None or here is None:
            return None
        made = number_links.renamed(
            view, here, params.new_name.strip(), committed(view.path)
        )
        if isinstance(made, Fault):
            raise _refused(made)
        uri = params.text_document.uri
        return protocol_values.as_edits(made, uri, server.counting(uri))


def _asked(server: _Server, params: Any) -> tuple[View | None, tuple[int, int]]:  # noqa: ANN401 -- all of these have a text and a position
    uri = params.text_document.uri
    counting = server.counting(uri)
    at = counting.from_editor(params.position.line, params.position.character)
    return server.session.view(uri), at


def _locations(
    server: _Server, uri: str, found: Iterable[Span]
) -> list[types.Location]:
    counting = server.counting(uri)
    return [
        types.Location(uri, protocol_values.as_range(each, counting)) for each in found
    ]


def _refused(why: Fault) -> JsonRpcException:
    """Answer a request with a sentence that the editor shows."""
    said = diagnose.put(why, "", None)
    return JsonRpcException(f"{said.message} To fix: {said.remedy}", _REQUEST_FAILED)


def _watched() -> types.RegistrationParams:
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(pattern) for pattern in WATCHED]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration("settings", method, options)])
