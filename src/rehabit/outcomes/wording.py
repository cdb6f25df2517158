"""May these words be shown here? The licence decides, and a refusal says how to get them."""

from collections.abc import Collection

from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import Instrument, WordingTerms
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.outcomes.result import Reason


def may_show_wording(*, instrument: str | Instrument, site_licences: Collection[str]) -> Allowed | Refusal:
    """Whether a site may show the questions of an instrument; a refusal has the code `no_licence_text`.

    `site_licences` are the ids of instruments for which the site has loaded the licence holder's text and
    recorded its right to use it. Free and attributed wording is shipped and needs none.
    """
    held = instruments.load(instrument) if isinstance(instrument, str) else instrument
    if held.licence.wording is not WordingTerms.HOLDER or held.id in site_licences:
        return ALLOWED
    return Refusal(
        Reason.NO_LICENCE_TEXT,
        f"The questions of {held.title} belong to {held.licence.owner} and are not part of Rehabit. "
        f"Ask for them at {held.licence.contact}, then load them for this site. Scores can be entered now.",
    )
