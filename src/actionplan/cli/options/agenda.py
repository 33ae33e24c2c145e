"""Define the options and arguments of `actionplan agenda`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli import papers

Meeting = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The date of the meeting. The default is the next meeting date recorded"
        " or, if there is none, the report date.",
    ),
]
Last = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help=(
            "The date of the meeting before this one. The default is the latest"
            " recorded meeting date before this meeting. If none is recorded, the"
            " date is worked out from the review dates."
        ),
    ),
]
Following = Annotated[
    str | None,
    typer.Option(
        "--next",
        metavar="DATE",
        help="The date of the meeting after this one. The default is the "
        "earliest recorded meeting date that is later than this meeting. If none is "
        "recorded, the date is worked out from how often the plans are reviewed.",
    ),
]
LastPaper = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The date on which the last paper was made. This paper then lists the"
        " actions completed since that date, not since the last meeting.",
    ),
]
Form = Annotated[
    papers.Form | None,
    typer.Option(
        "--format",
        help=f"The format of the paper. {papers.FORM_HELP}",
        show_default=False,
    ),
]
