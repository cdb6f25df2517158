"""Wording that a site is entitled to show: loaded from a file, kept with its hash, withdrawn."""

import hashlib
from datetime import datetime

from rehabit.access import Permission, Refused, Viewer, insist
from rehabit.actions.deed import Done, action
from rehabit.catalogue import instruments
from rehabit.catalogue.instrument import WordingTerms
from rehabit.catalogue.instrument_wording import LARGEST_BYTES, SiteWording, WordingFault, read_site_wording
from rehabit.kernel import ALLOWED, Allowed, Refusal
from rehabit.queries.instruments import KIND, loaded_at
from rehabit.records.models import SiteContent


@action("wording.load", Permission.LOAD_WORDING)
def load(*, data: bytes, file_name: str, instrument: str = "", by: Viewer, at: datetime) -> Done[SiteWording]:
    """Keep a wording file for the viewer's site, and say what was read.

    `instrument` is the one it was brought for, where that is known. Refuses the file of another, a file that
    does not fit its instrument, naming everything to put right, and wording that is shipped anyway. A file
    loaded again takes the place of the one before; the history keeps both.
    """
    return _keep(data=data, file_name=file_name, instrument=instrument, by=by, at=at)


@action("wording.load_at_terminal", None)
def load_at_terminal(*, data: bytes, file_name: str, by: Viewer, at: datetime) -> Done[SiteWording]:
    """`load` by whoever has the terminal of the machine; `by` is `queries.instruments.terminal_of` a site."""
    insist(_has_terminal(by))
    return _keep(data=data, file_name=file_name, instrument="", by=by, at=at)


@action("wording.withdraw", Permission.LOAD_WORDING)
def withdraw(*, instrument: str, language: str, by: Viewer, at: datetime) -> Done[str]:
    """Show the loaded words no longer, such as when a licence has ended. Answers and scores stay."""
    if language not in {one.language for one in loaded_at(site_id=by.site_id, instrument=instrument)}:
        raise Refused(Refusal("nothing_loaded", "This site has loaded no such wording."))
    _append(key=f"{instrument}:{language}", body={}, by=by, at=at)
    return Done(instrument, f"wording:{instrument}", {"language": language})


def _keep(*, data: bytes, file_name: str, instrument: str, by: Viewer, at: datetime) -> Done[SiteWording]:
    text = _text(data)
    try:
        read = read_site_wording(text)
    except WordingFault as fault:
        raise Refused(Refusal("wording_unreadable", str(fault))) from fault
    insist(_the_one(read, instrument))
    insist(_not_shipped(read))
    name, sha256 = read.instrument.id, hashlib.sha256(data).hexdigest()
    body = {"file_name": file_name[:200], "sha256": sha256, "entitled_by": read.entitled_by, "text": text}
    _append(key=f"{name}:{read.language}", body=body, by=by, at=at)
    return Done(read, f"wording:{name}", {"language": read.language, "sha256": sha256})


def _append(*, key: str, body: dict[str, str], by: Viewer, at: datetime) -> None:
    SiteContent.objects.create(
        site_id=by.site_id, kind=KIND, key=key, body=body, at=at, by_user_id=by.user_id
    )


def _text(data: bytes) -> str:
    if len(data) > LARGEST_BYTES:
        raise Refused(Refusal("too_large", f"The file is larger than {LARGEST_BYTES // 1000} kB."))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise Refused(
            Refusal(
                "not_text", "The file is not a text file. Save it as plain text (UTF-8), not as a document."
            )
        ) from fault


def _has_terminal(by: Viewer) -> Allowed | Refusal:
    if by.at_site and not by.signed_in and not by.user_id and not by.person_id:
        return ALLOWED
    return Refusal(
        "not_the_terminal", "This is for the terminal of the machine alone. Load the file on the page."
    )


def _the_one(read: SiteWording, wanted: str) -> Allowed | Refusal:
    if wanted in ("", read.instrument.id):
        return ALLOWED
    return Refusal(
        "another_instrument", f"This is the wording of {read.instrument.title}: load it on its own page."
    )


def _not_shipped(read: SiteWording) -> Allowed | Refusal:
    held = read.instrument
    shipped = held.licence.wording is not WordingTerms.HOLDER
    if shipped and read.language in instruments.languages(held.id):
        return Refusal(
            "shipped", f"The words of {held.title} in {read.language!r} come with Rehabit already."
        )
    return ALLOWED
