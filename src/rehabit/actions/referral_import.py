"""A referral file goes in whole or not at all, and every row gets a verdict."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from rehabit.access import Permission, Refused, Viewer
from rehabit.actions.deed import Done, action
from rehabit.actions.people import KnownPeople, Meant
from rehabit.actions.referrals import append_first, lock_site, stored_referral
from rehabit.interop.referral_csv import Bad, Good, Reading, bad_rows_csv, read_columns, read_referrals
from rehabit.kernel import Refusal
from rehabit.participants import NeedKind
from rehabit.queries.referral_words import DETAILS, differing_words
from rehabit.records.models import ImportRow, Need, Person, Referral, ReferralImport, ReferralStatus


@dataclass(slots=True)
class _Batch:
    """Everything one file adds, gathered first and stored at the end in a few statements."""

    filed: ReferralImport
    by: Viewer
    at: datetime
    rows: list[ImportRow] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)

    def note(self, *, row: int, verdict: str, words: str, referral: Referral | None = None) -> None:
        self.rows.append(
            ImportRow(
                site_id=self.by.site_id,
                referral_import=self.filed,
                row=row,
                verdict=verdict,
                words=words,
                referral=referral,
            )
        )

    def count(self, *verdicts: str) -> int:
        return sum(row.verdict in verdicts for row in self.rows)

    def store(self) -> None:
        statuses = [append_first(referral=referral, by=self.by, at=self.at) for referral in self.referrals]
        Person.objects.bulk_create(self.people)
        Referral.objects.bulk_create(self.referrals)
        ReferralStatus.objects.bulk_create(statuses)
        Need.objects.bulk_create(self.needs)
        self.filed.save()
        ImportRow.objects.bulk_create(self.rows)


@action("referrals.import", Permission.IMPORT_REFERRALS)
def import_file(*, data: bytes, file_name: str, by: Viewer, at: datetime) -> Done[UUID]:
    """Read a referral file and add its good rows; returns the import, whose rows say what became of each.

    Refuses a file that cannot be read as a whole, with nothing stored. Rows that are here already are
    known again, so the same file twice adds nothing.
    """
    reading = read_referrals(data=data, today=timezone.localdate(at))
    if isinstance(reading, Refusal):
        raise Refused(reading)
    lock_site(by=by)
    batch = _Batch(filed=_filed(data=data, file_name=file_name, reading=reading, by=by, at=at), by=by, at=at)
    _judge_good(batch=batch, good=reading.good)
    _judge_bad(batch=batch, reading=reading)
    batch.filed.rows_good = batch.count("added", "check")
    batch.filed.rows_known = batch.count("known")
    batch.filed.rows_bad = batch.count("bad")
    batch.store()
    counts = {verdict: batch.count(verdict) for verdict in ("added", "known", "check", "bad")}
    return Done(batch.filed.id, f"import:{batch.filed.id}", {**counts, "sha256": batch.filed.sha256})


def _filed(*, data: bytes, file_name: str, reading: Reading, by: Viewer, at: datetime) -> ReferralImport:
    return ReferralImport(
        site_id=by.site_id,
        file_name=file_name[-255:],
        sha256=hashlib.sha256(data).hexdigest(),
        rejects=bad_rows_csv(reading=reading) if reading.bad else b"",
        at=at,
        by_user_id=by.user_id,
    )


def _judge_good(*, batch: _Batch, good: Iterable[Good]) -> None:
    rows = tuple(good)
    known = KnownPeople(site_id=batch.by.site_id, referrals=[row.referral for row in rows])
    here = Referral.objects.filter(site_id=batch.by.site_id).select_related("person")
    here_by_mark = {
        each.fingerprint: each for each in here.filter(fingerprint__in=[r.fingerprint for r in rows])
    }
    interpreted = set(
        Need.objects.filter(site_id=batch.by.site_id, kind=NeedKind.INTERPRETER, ended_at__isnull=True)
        .values_list("person_id", flat=True)
    )  # fmt: skip
    for row in rows:
        meant = known.meant_by(referral=row.referral, at=batch.at)
        already = here_by_mark.get(row.fingerprint)
        if already is None:
            _add(batch=batch, row=row, meant=meant, interpreted=interpreted)
        else:
            words = f"{_name(row)}\n{_known_words(already=already, meant=meant)}"
            batch.note(row=row.row_number, verdict="known", words=words, referral=already)


def _add(*, batch: _Batch, row: Good, meant: Meant, interpreted: set[UUID]) -> None:
    stored = stored_referral(given=row.referral, meant=meant, joints=(), extra={}, by=batch.by, at=batch.at)
    batch.referrals.append(stored)
    if meant.new:
        batch.people.append(meant.person)
    language = row.referral.interpreter_language
    if language and meant.person.id not in interpreted:
        batch.needs.append(
            Need(
                site_id=batch.by.site_id,
                person=meant.person,
                kind=NeedKind.INTERPRETER,
                detail=language,
                at=batch.at,
                by_user_id=batch.by.user_id,
            )
        )
    verdict = "check" if meant.perhaps else "added"
    words = f"{_name(row)}\n{_added_words(meant=meant)}"
    batch.note(row=row.row_number, verdict=verdict, words=words, referral=stored)


def _added_words(*, meant: Meant) -> str:
    if meant.perhaps:
        return f"Added, but somebody like this is known already. {meant.sentence}"
    if meant.new:
        return "Added as a new person."
    return f"Added to the record of a person already known. {meant.sentence}{_differs(meant=meant)}"


def _known_words(*, already: Referral, meant: Meant) -> str:
    since = timezone.localdate(already.at)
    differs = "" if meant.new else _differs(meant=meant)
    return f"Here since {since.day} {since:%B %Y}, so nothing was added.{differs}"


def _differs(*, meant: Meant) -> str:
    on_file = {name: getattr(meant.person, name) for name in DETAILS}
    differing = list(differing_words(on_file=on_file, given=meant.differs))
    if not differing:
        return ""
    return f" The file says otherwise, and nothing was overwritten: {'; '.join(differing)}."


def _name(row: Good) -> str:
    return f"{row.referral.given_name} {row.referral.family_name}"


def _judge_bad(*, batch: _Batch, reading: Reading) -> None:
    columns = read_columns(header=reading.header)
    fields = () if isinstance(columns, Refusal) else columns.fields
    for row in reading.bad:
        batch.note(row=row.row_number, verdict="bad", words=f"{_bad_name(row, fields)}\n{_bad_words(row)}")


def _bad_name(row: Bad, fields: tuple[str | None, ...]) -> str:
    cells = dict(zip(fields, row.cells, strict=False))
    return " ".join(filter(None, (cells.get("given_name"), cells.get("family_name")))) or "No name"


def _bad_words(row: Bad) -> str:
    return "\n".join(
        f"{fault.column}: {fault.sentence}" if fault.column else fault.sentence for fault in row.faults
    )
