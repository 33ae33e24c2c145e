"""Tell a Word document that actionplan wrote from one that people have worked on."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET  # the part has been checked: see package.scan

from actionplan.diagnostics import Refusal
from actionplan.office import package

_ABOUT = "docProps/core.xml"
_LONGEST = 100_000
"""The most bytes of the properties of a file. We write fewer than 1,000."""
_WE = "actionplan"


def is_as_we_wrote_it(data: bytes) -> bool:
    """Return whether we wrote a document, and nobody has saved it since.

    That is what its own properties say. A paper that someone has worked on may have
    become a plan, so it is not one of ours any more.
    """
    if data.count(package.MEMBER) > package.MAX_PARTS:
        return False
    try:
        about = _properties(data)
    except (Refusal, KeyError, RuntimeError, ET.ParseError, *package.DAMAGED):
        return False  # it has none, or is damaged, or has a password
    by = about.get("creator"), about.get("lastModifiedBy")
    return by == (_WE, _WE) and about.get("created") == about.get("modified")


def _properties(data: bytes) -> dict[str, str]:
    with (
        zipfile.ZipFile(BytesIO(data)) as archive,
        archive.open(_ABOUT) as part,
    ):
        written = part.read(_LONGEST)
    package.scan([written])
    root = ET.fromstring(written)  # noqa: S314 -- scan has refused every entity
    return {each.tag.rpartition("}")[2]: each.text or "" for each in root}
