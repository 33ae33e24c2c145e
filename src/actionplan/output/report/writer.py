"""Find templates, fill them in within a sandbox, and explain their errors."""

# ruff: noqa: PTH114 -- Path.is_symlink raises where a folder may not be looked into

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, TemplateNotFound, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from actionplan.diagnostics import Fault, Refusal
from actionplan.messages import rendering
from actionplan.output.report import markup
from actionplan.storage import files, folders
from actionplan.storage.resources import TEMPLATES
from actionplan.text import suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType

    from jinja2 import Environment
    from jinja2.bccache import Bucket

Form: TypeAlias = Literal["md", "html"]
FOLDERS: dict[Form, str] = {"md": "markdown", "html": "html"}
_TEMPLATE = files.Room(files.LIMIT, "template")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")


FillIn: TypeAlias = "Callable[[str, dict[str, Any]], str]"


def require_folder(templates: Path | None) -> None:
    """Refuse a folder of the board's own templates that is not there."""
    if templates is not None and not files.is_folder(templates):
        raise Refusal(rendering.template_folder_not_there(), file=files.name(templates))
    if templates is not None and folders.leads_out(templates):
        raise Refusal(rendering.template_is_a_link(), file=files.name(templates))


def open_templates(form: Form, own: Path | None) -> FillIn:
    """Return a function that fills in templates of one form: the board's, else ours.

    It refuses with `template-not-found`, `template-is-a-link`, `template-not-text`,
    `unknown-in-template` or `template-at-fault`. An error in a template that ships
    with actionplan is a bug, and is raised as it is.
    """
    loader = _Loader(FOLDERS[form], own)
    environment = _environment(form, loader)

    def fill_in(template: str, facts: dict[str, Any]) -> str:
        try:
            return environment.get_template(template).render(facts)
        except Refusal:
            raise
        except Exception as error:
            if (fault := _fault(error, loader)) is None:
                raise
            raise Refusal(fault[1], file=fault[0]) from error

    return fill_in


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, asked once what a template may see of each type of value.

    It knows in which template an error is that neither Jinja nor Python places.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 -- whatever Jinja takes
        super().__init__(**options)
        self._answers: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Return the sandbox's own answer, which only the type and the name decide."""
        # Jinja asks a hundred times for each action of a report.
        asked = type(obj), attr
        if asked not in self._answers:
            self._answers[asked] = super().is_safe_attribute(obj, attr, value)
        return self._answers[asked]

    def _parse(self, source: str, name: str | None, filename: str | None) -> Any:  # noqa: ANN401 -- Jinja's own
        with _placing(filename):
            tree = super()._parse(source, name, filename)
            # {% autoescape false %} is part of Jinja, and no option leaves it out.
            if found := tree.find(nodes.EvalContextModifier):
                raise TemplateSyntaxError(_UNESCAPED, found.lineno, name, filename)
            return tree

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 -- Jinja's own
    ) -> str:
        with _placing(filename):
            return super()._generate(source, name, filename, defer_init)

    def _compile(self, source: str, filename: str) -> CodeType:
        with _placing(filename):
            return super()._compile(source, filename)


@contextmanager
def _placing(file: str | None) -> Iterator[None]:
    """Make what no code can be made of an error in its template; of which line, 0."""
    try:
        yield
    except TemplateSyntaxError as error:
        error.filename = error.filename or file  # which Jinja leaves out for comments
        raise
    except (RecursionError, SyntaxError, ValueError, MemoryError) as error:
        raise TemplateSyntaxError(_NO_CODE, 0, None, file) from error


_NO_CODE = (
    "has too many blocks or brackets inside one another, or a number with too many"
    " digits"
)


_UNESCAPED = "uses autoescape, so that text in a plan could become markup"


def _fault(error: Exception, loader: _Loader) -> tuple[str, Fault] | None:
    """Return an error as a fault, if it is in one of the board's own templates."""
    place = _place(error, loader)
    if place is None:
        return None
    path, line = place
    match error:
        case TemplateNotFound():
            fault = rendering.template_not_found(name=str(error.name), line=line)
        case UndefinedError():
            name = _quoted(error)
            fault = rendering.unknown_in_template(
                name=name, line=line, meant=_meant(name, str(error))
            )
        case _:
            fault = rendering.template_at_fault(line=line, reason=_reason(error))
    return files.name(Path(path)), fault


def _place(error: Exception, loader: _Loader) -> tuple[str, int] | None:
    """Return the board's template that an error is in, and the line."""
    # Jinja compiles a template to a function under the template's own file name: so the
    # innermost frame of the traceback with such a name is where the error arose.
    if isinstance(error, TemplateSyntaxError):
        path = error.filename or ""
        return (path, error.lineno) if loader.is_own(path) else None
    found = None
    step = error.__traceback__
    while step:
        path = step.tb_frame.f_code.co_filename
        if loader.is_own(path):
            found = path, step.tb_lineno
        step = step.tb_next
    return found


class _Loader(BaseLoader):
    def __init__(self, folder: str, own: Path | None) -> None:
        self._own = own
        self._roots = [root for root in (own, TEMPLATES) if root]
        self._folder = folder
        self._files: set[str] = set()

    def is_own(self, path: str) -> bool:
        """Return whether a template's path is in the board's own folder."""
        return path in self._files

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        """Find a template by name, within the folder and through no link."""
        del environment
        if not _NAME.fullmatch(template):
            raise TemplateNotFound(template)
        for root in self._roots:
            path = root / self._folder / template
            if not files.is_there(path):
                continue
            if any(os.path.islink(part) for part in _below(path, root)):
                fault = rendering.template_is_a_link()
                raise Refusal(fault, file=files.name(path))
            if root is self._own:
                self._files.add(str(path))
            return _text(path), str(path), None
        raise TemplateNotFound(template)


def _below(path: Path, root: Path) -> list[Path]:
    parents = [parent for parent in path.parents if parent.is_relative_to(root)]
    return [path, *(parent for parent in parents if parent != root)]


def _text(path: Path) -> str:
    try:
        return files.read(path, _TEMPLATE).decode("utf-8")
    except UnicodeDecodeError:
        fault = rendering.template_not_text()
        raise Refusal(fault, file=files.name(path)) from None


class _Compiled(BytecodeCache):
    """What templates were compiled to, for as long as the process runs.

    Compiling takes longer than filling in, and one command fills in several reports.
    Jinja asks for the code of a name, a file and its text, so a template that was
    changed is compiled again.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the code again, if it has been compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was just compiled."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


# Apart, because the filters of a form are part of the code.
_COMPILED: dict[Form, _Compiled] = {"md": _Compiled(), "html": _Compiled()}


def _environment(form: Form, loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    made = _Environment(
        loader=loader,
        bytecode_cache=_COMPILED[form],
        undefined=StrictUndefined,
        autoescape=True,  # whatever a template is called
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=markup.html_value if form == "html" else markup.markdown_value,
    )
    # Without these filters no template can turn what an officer typed into markup.
    del made.filters["safe"]
    del made.filters["urlize"]
    if form == "html":
        made.filters |= {
            "line": markup.html_line,
            "paragraphs": markup.html_blocks,
            "css": markup.css_text,
        }
    else:
        made.filters |= {
            "line": markup.markdown_line,
            "paragraphs": markup.markdown_blocks,
            "cell": markup.markdown_cell,
            "hashes": markup.markdown_hashes,
            "address": markup.markdown_address,
        }
    return made


def _quoted(error: Exception) -> str:
    """Return the name that Jinja's message ends on: ... has no attribute 'x'."""
    quoted = re.findall(r"'([^']*)'", str(error))
    return quoted[-1] if quoted else str(error)


def _meant(name: str, said: str) -> tuple[str, ...]:
    """Return names that exist and are spelt like one that does not.

    None if the name exists, but only for another kind of value.
    """
    from actionplan.output.report import template_reference  # noqa: PLC0415 -- only for a mistake

    kind = re.match(r"'(?:\w+\.)*(\w+) object' has no attribute", said)
    known = template_reference.names(kind[1] if kind else "")
    return () if name in known else suggest.closest(name, known)


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateSyntaxError):
        return _in_words(str(error))
    if isinstance(error, SecurityError):
        return "does something that templates are not allowed to do"
    if isinstance(error, RecursionError):
        return "uses itself, which would never end"
    if isinstance(error, MemoryError):
        return "needs more memory than a report is allowed"
    return f"asks for something that cannot be done ({type(error).__name__})"


def _in_words(message: str) -> str:
    """Say what is wrong with how a template is written."""
    for ours in (_NO_CODE, _UNESCAPED):
        if ours in message:
            return ours
    if found := re.search(r"No (filter|test) named '([^']*)'", message):
        return f'uses a {found[1]} called "{found[2]}", which does not exist'
    if found := re.search(r"unknown tag '([^']*)'", message):
        return f'has "{found[1]}" in the wrong place'
    return ""
