"""Referral files that were read: what became of each row, and the rows to correct."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from rehabit.access import Permission, Refused, Role, Viewer
from rehabit.kernel import Refusal
from rehabit.queries.asking import NotFound, query
from rehabit.queries.referral_words import DETAILS, detail_words
from rehabit.records.models import ImportRow, Membership, Person, ReferralImport

LATEST = 50
"""How many past imports are listed."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One detail of two records that may be the same person; `same` when both say so."""

    label: str
    old: str
    new: str
    same: bool


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """One row of a file: its number in the spreadsheet, whose it is, and what became of it.

    `lines` say why. `compared` is filled while somebody must still say whether two people are one.
    """

    row: int
    name: str
    verdict: str
    lines: tuple[str, ...]
    referral_id: UUID | None
    compared: tuple[Comparison, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """One file that was read, with its counts of rows."""

    import_id: UUID
    file_name: str
    at: datetime
    by: str
    added: int
    known: int
    check: int
    bad: int

    @property
    def rows(self) -> int:
        return self.added + self.known + self.check + self.bad


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A file with the verdict of every row; `before` is when the very same file was read earlier."""

    summary: ImportSummary
    rows: tuple[RowVerdict, ...]
    before: datetime | None


@dataclass(frozen=True, slots=True)
class Rejects:
    """The rows that were not added, as a CSV file with reasons; `content` is empty when there are none."""

    file_name: str
    content: bytes


@query(Permission.IMPORT_REFERRALS)
def past_imports(*, by: Viewer) -> tuple[ImportSummary, ...]:
    """The latest files of the site, newest first."""
    found = ReferralImport.objects.filter(site_id=by.site_id).select_related("by_user").defer("rejects")
    latest = list(found.order_by("-at", "-id")[:LATEST])
    checks: dict[UUID, int] = {}
    marked = ImportRow.objects.filter(referral_import__in=latest, verdict="check")
    for import_id in marked.values_list("referral_import_id", flat=True):
        checks[import_id] = checks.get(import_id, 0) + 1
    return tuple(_summary(each, checks.get(each.id, 0)) for each in latest)


@query(Permission.IMPORT_REFERRALS)
def import_result(*, import_id: UUID, by: Viewer) -> ImportResult:
    """What became of one file, row by row, in the order of the file."""
    filed = _filed(import_id=import_id, by=by)
    rows = list(
        ImportRow.objects.filter(referral_import=filed)
        .select_related("referral__person", "referral__possible_duplicate_of")
        .order_by("row")
    )
    earlier = Q(at__lt=filed.at) | Q(at=filed.at, id__lt=filed.id)
    same = ReferralImport.objects.filter(earlier, site_id=by.site_id, sha256=filed.sha256)
    before = same.order_by("-at").values_list("at", flat=True).first()
    check = sum(row.verdict == "check" for row in rows)
    return ImportResult(_summary(filed, check), tuple(_verdict(row) for row in rows), before)


@query(Permission.IMPORT_REFERRALS)
def rejects(*, import_id: UUID, by: Viewer) -> Rejects:
    """The rows of a file that were not added."""
    filed = _filed(import_id=import_id, by=by)
    stem = filed.file_name.rpartition(".")[0] or filed.file_name
    return Rejects(f"{stem}-not-added.csv", bytes(filed.rejects))


def clerk(*, email: str, site_slug: str) -> Viewer:
    """The viewer for a terminal: a user by e-mail address, in the highest role held at a site, or Refused."""
    held = list(
        Membership.objects.filter(
            user__email__iexact=email,
            user__is_active=True,
            site__slug=site_slug,
            ended_at__isnull=True,
        ).select_related("user", "site")
    )
    order = [Role.SITE_LEAD, Role.FACILITATOR, Role.REFERRER, Role.HELPER]
    held = sorted((m for m in held if m.role in order), key=lambda m: order.index(Role(m.role)))
    first = held[0] if held else None
    if first is None or first.site is None:
        sentence = f"{email} has no role at a site called {site_slug}. Check the address and the site."
        raise Refused(Refusal("no_such_clerk", sentence))
    return Viewer(
        name=first.user.name,
        role=Role(first.role),
        site_id=first.site.id,
        site_name=first.site.name,
        user_id=first.user.id,
        clinician=first.clinician,
    )


def compared(*, old: Person, new: Person, number: str = "") -> tuple[Comparison, ...]:
    """Two people side by side; `number` is the NHS number the newer one gave when it could not be kept."""
    pairs = []
    for field, label in DETAILS.items():
        was = detail_words(field=field, value=getattr(old, field))
        value = number or new.nhs_number if field == "nhs_number" else getattr(new, field)
        now = detail_words(field=field, value=value)
        if was or now:
            pairs.append(Comparison(label, was, now, was.casefold() == now.casefold()))
    return tuple(pairs)


def _filed(*, import_id: UUID, by: Viewer) -> ReferralImport:
    found = ReferralImport.objects.filter(site_id=by.site_id, id=import_id).select_related("by_user").first()
    if found is None:
        raise NotFound("import", import_id)
    return found


def _summary(filed: ReferralImport, check: int) -> ImportSummary:
    return ImportSummary(
        import_id=filed.id,
        file_name=filed.file_name,
        at=filed.at,
        by=filed.by_user.name if filed.by_user else "",
        added=filed.rows_good - check,
        known=filed.rows_known,
        check=check,
        bad=filed.rows_bad,
    )


def _verdict(row: ImportRow) -> RowVerdict:
    name, *lines = row.words.split("\n")
    perhaps = row.referral.possible_duplicate_of if row.referral else None
    sides: tuple[Comparison, ...] = ()
    if row.referral and perhaps and row.verdict == "check":
        number = row.referral.extra.get("details", {}).get("nhs_number", "")
        sides = compared(old=perhaps, new=row.referral.person, number=number)
    settled = row.verdict == "check" and perhaps is None
    return RowVerdict(row.row, name, row.verdict, tuple(lines), row.referral_id, sides, settled)
