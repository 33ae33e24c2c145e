"""Paths of the schemas, templates and documents that ship with actionplan."""

from pathlib import Path

# A wheel has these folders inside the package. A checkout has them next to src.
_HERE = Path(__file__).parents[1]
_ROOT = _HERE if (_HERE / "schemas").is_dir() else _HERE.parents[1]

SCHEMAS = _ROOT / "schemas"
TEMPLATES = _ROOT / "templates"
DOCS = _ROOT / "docs"
