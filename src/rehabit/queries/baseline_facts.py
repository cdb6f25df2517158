"""What a plan may start from, read from the referral and the latest baseline measures of one person."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from rehabit.clinical import Area
from rehabit.queries.plan_basis import Basis
from rehabit.records.models import Measurement, Person, Place, Referral

_WANTED = {
    "chair-stand-30s": ("stands", "chair_stands"),
    "nrs-pain": ("worst", "worst_pain"),
    "falls": ("falls", "falls"),
    "confidence": ("exercise", "confidence"),
}
"""Instrument: the answer that is used, and the part of the basis it fills."""


def basis_from_baseline(*, person: Person, today: date) -> Basis:
    """What is known of the person today; what was not measured is left open for the facilitator to add."""
    answers = _latest_answers(person_id=person.id)
    found: dict[str, Any] = {}
    for instrument, (item, part) in _WANTED.items():
        value = number_in(answers=answers.get(instrument, {}), item=item)
        if value is not None:
            found[part] = value
    found["usual_pain"] = number_in(answers=answers.get("nrs-pain", {}), item="average")
    if number_in(answers=answers.get("chair-stand-30s", {}), item="arms_used"):
        found["chair_stands"] = 0  # hands used count as none, as the test says
    found["fall_with_injury"] = bool(number_in(answers=answers.get("falls", {}), item="falls_with_care"))
    return Basis(
        area=_area(person_id=person.id),
        age=_years(born_on=person.born_on, today=today),
        sex=person.sex or None,
        started_on=today,
        **found,
    )


def number_in(*, answers: Mapping[str, Any], item: str) -> int | None:
    """The answer to one item as a whole number; of several joints the highest."""
    found = []
    for key, value in answers.items():
        if isinstance(value, Mapping):
            inside = number_in(answers=value, item=item)
            found += [] if inside is None else [inside]
        elif key == item and str(value).strip().isdigit():
            found.append(int(value))
    return max(found, default=None)


def programme_of(*, person_id: UUID, site_id: UUID) -> str | None:
    """The programme of the person's latest group; None for somebody without a place."""
    places = Place.objects.filter(site_id=site_id, person_id=person_id).exclude(
        state__in=["declined", "expired"]
    )
    latest = places.order_by("-offered_at").select_related("group").first()
    return latest.group.programme if latest else None


def _latest_answers(*, person_id: UUID) -> Mapping[str, Mapping[str, Any]]:
    """The latest answers to each instrument, by the joint they are about."""
    rows = Measurement.objects.filter(
        person_id=person_id, point="baseline", instrument__in=[*_WANTED]
    ).order_by("at", "id")
    found: dict[str, dict[str, Any]] = {}
    for instrument, about, answers in rows.values_list("instrument", "about", "answers"):
        found.setdefault(instrument, {})[about] = answers
    return found


def _area(*, person_id: UUID) -> Area:
    """The main sore joint: the first that the latest referral names."""
    referral = Referral.objects.filter(person_id=person_id).order_by("-at", "-id").first()
    joints = referral.joints if referral else []
    return "hip" if joints and str(joints[0]).startswith("hip") else "knee"


def _years(*, born_on: date, today: date) -> int:
    before_birthday = (today.month, today.day) < (born_on.month, born_on.day)
    return today.year - born_on.year - before_birthday
