"""The sites of a network side by side."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from rehabit.access import Permission, Viewer
from rehabit.queries import network as queries
from rehabit.reports import STAGES
from rehabit.web.design.result_words import count_words
from rehabit.web.page import page, show


@page(see=Permission.SEE_NETWORK)
def sites(request: HttpRequest, viewer: Viewer, at: datetime) -> HttpResponse:
    """Counts of each site by name (no league table), and of all together."""
    found = queries.sites(by=viewer, at=at)
    return show(
        request,
        "network/sites/sites.jinja",
        "Sites",
        columns=[
            {"key": "site", "label": "Site"},
            *({"key": stage.name, "label": stage.title, "numeric": True} for stage in STAGES),
        ],
        rows=[
            {"site": found.names[site_id], **{stage: count_words(count) for stage, count in counts.items()}}
            for site_id, counts in found.counts.sites.items()
        ],
        together={stage: count_words(count) for stage, count in found.counts.together.items()},
        stages=STAGES,
    )
