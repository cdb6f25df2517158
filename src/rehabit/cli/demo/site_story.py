"""One site's story: its rooms, its referrals, who was found suitable, its groups."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from rehabit.actions import referral_import, referrals, venues
from rehabit.cli.demo.group_story import GroupStory
from rehabit.cli.demo.referral_deeds import decide, receive
from rehabit.cli.demo.telling import AtSite
from rehabit.delivery import LONDON
from rehabit.participants import NeedKind, Outcome
from rehabit.queries import imports
from rehabit.queries.triage import triage_page
from rehabit.simulation import FROM_THE_FILE, Need, Verdict, VirtualSite, VirtualVenue, Waiting, lately

_OPENED = timedelta(days=390)
_FILE_READ = timedelta(days=5)
_FILE_DECIDED = timedelta(days=3)


@dataclass(slots=True, kw_only=True)
class SiteStory:
    """Sets down everything that happened at one site."""

    site: VirtualSite
    told: AtSite

    def set_down(self, *, example: bytes | None) -> None:
        """Rooms first, then referrals and groups as their days come; `example` is a referral file to read."""
        timeline, now = self.told.timeline, self.told.at
        for venue in self.site.venues:
            timeline.at(now - _OPENED, partial(self._add_venue, venue))
        for waiting in self.site.waiting:
            timeline.at(waiting.received_at, partial(self._receive, waiting))
        if example is not None:
            timeline.at(now - _FILE_READ, partial(self._read_file, example))
        for group in self.site.groups:
            GroupStory.of(site=self.told, group=group).set_down()

    def _add_venue(self, venue: VirtualVenue, moment: datetime) -> None:
        self.told.venues[venue.name] = venues.add(
            name=venue.name,
            address=venue.address,
            how_to_get_there=venue.how_to_get_there,
            by=self.told.lead,
            at=moment,
        )

    def _receive(self, waiting: Waiting, moment: datetime) -> None:
        referral_id = receive(self.told, waiting.referral, moment)
        if waiting.verdict is not None:
            deed = partial(decide, self.told, referral_id, waiting.verdict, waiting.needs)
            self.told.timeline.at(waiting.verdict.at, deed)
        if waiting.withdrawn_at is not None:
            deed = partial(self._withdraw, referral_id, waiting.withdrawn)
            self.told.timeline.at(waiting.withdrawn_at, deed)

    def _withdraw(self, referral_id: UUID, reason: str, moment: datetime) -> None:
        referrals.withdraw(referral_id=referral_id, reason=reason, by=self.told.clinician, at=moment)

    def _read_file(self, example: bytes, moment: datetime) -> None:
        """Import the example file as of lately, and find the first of its people suitable."""
        latest = moment.astimezone(LONDON).date() - timedelta(days=2)
        by = self.told.lead
        import_id = referral_import.import_file(
            data=lately(data=example, latest=latest), file_name="referrals.csv", by=by, at=moment
        )
        result = imports.import_result(import_id=import_id, by=by)
        added = [row.referral_id for row in result.rows if row.verdict == "added" and row.referral_id]
        for place, referral_id in enumerate(added[:FROM_THE_FILE]):
            decided_at = moment + (_FILE_READ - _FILE_DECIDED) + timedelta(minutes=9 * place)
            verdict = Verdict(at=decided_at, outcome=Outcome.SUITABLE)
            self.told.timeline.at(decided_at, partial(self._decide_as_sent, referral_id, verdict))

    def _decide_as_sent(self, referral_id: UUID, verdict: Verdict, moment: datetime) -> None:
        """Decide with the needs that came with the referral."""
        page = triage_page(referral_id=referral_id, by=self.told.clinician, at=moment).referral
        needs = tuple(Need(kind=NeedKind(each.kind), detail=each.detail) for each in page.needs)
        decide(self.told, referral_id, verdict, needs, moment)
