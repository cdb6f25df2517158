"""What worrying answers mean: an advice level, a lock, and words to show (clinical content, section 8)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from rehabit.catalogue.fault import UnknownContent
from rehabit.catalogue.library import Catalogue
from rehabit.catalogue.safety_rules import CLEARERS, AdviceLevel, Cluster, SafetyQuestion, StopSign
from rehabit.catalogue.shelf import unknown
from rehabit.clinical.lock import Lock
from rehabit.clinical.reason import Reason, because

LOCKS_FROM = 3
CLINICIAN_FROM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The advice level 0-5, what is shown, and the lock if the plan is locked.

    ``texts`` are for the person, the most urgent first; they never name a diagnosis. ``reasons`` say which
    answers led here; their clinical words are for staff only.
    """

    level: int
    advice: AdviceLevel
    texts: tuple[str, ...]
    lock: Lock | None
    reasons: tuple[Reason, ...]
    content_version: str


def safety(
    *,
    yes: Collection[str],
    today: dt.date,
    catalogue: Catalogue,
    stop_signs: Collection[str] = (),
) -> Advice:
    """The advice for safety questions answered yes and stop signs seen, by their ids.

    The highest level wins; several together can raise it. An unknown id raises ``UnknownContent``.
    """
    rules = catalogue.safety_questions()
    questions = [rules.question(name) for name in sorted(set(yes))]
    signs = [_sign(name, catalogue) for name in sorted(set(stop_signs))]
    reasons = [_answer(question, catalogue) for question in questions]
    reasons += [_seen(sign, catalogue) for sign in signs]
    cluster_level, why = _cluster(set(yes), rules.cluster, catalogue)
    levels = [question.advice_level for question in questions] + [sign.advice_level for sign in signs]
    level = max([*levels, cluster_level], default=0)
    reasons += why or ([] if levels else [because(catalogue, "safety_clear")])
    advice = catalogue.advice_levels()[level]
    return Advice(
        level=level,
        advice=advice,
        texts=_texts(level, advice, questions, signs),
        lock=_lock(level, questions, signs, today),
        reasons=tuple(reasons),
        content_version=catalogue.version(),
    )


def _sign(name: str, catalogue: Catalogue) -> StopSign:
    signs = {sign.id: sign for sign in catalogue.stop_signs()}
    if name not in signs:
        raise UnknownContent(unknown("the stop signs", name, tuple(signs)))
    return signs[name]


def _answer(question: SafetyQuestion, catalogue: Catalogue) -> Reason:
    return because(
        catalogue,
        "safety_yes",
        ask=question.ask,
        question=question.id,
        level=question.advice_level,
        why=question.why,
    )


def _seen(sign: StopSign, catalogue: Catalogue) -> Reason:
    return because(catalogue, "safety_sign", do=sign.do, sign=sign.id, level=sign.advice_level)


def _cluster(yes: set[str], cluster: Cluster, catalogue: Catalogue) -> tuple[int, list[Reason]]:
    """The level of several answers together; 0 when the rule does not apply."""
    found = sorted(yes.intersection(cluster.any_two_of))
    nerve = sorted(yes.intersection(cluster.with_any_of))
    if found and nerve:
        level = cluster.then_advice_level
        words = {"questions": ", ".join(found), "nerve": ", ".join(nerve), "level": level}
        return level, [because(catalogue, "safety_cluster_nerve", **words)]
    if len(found) >= 2:
        level = cluster.advice_level
        return level, [because(catalogue, "safety_cluster", questions=", ".join(found), level=level)]
    return 0, []


def _texts(
    level: int, advice: AdviceLevel, questions: list[SafetyQuestion], signs: list[StopSign]
) -> tuple[str, ...]:
    """The text of the level, then what the answers at that level bring; below a lock, their own alone."""
    own = [question.text for question in questions if question.advice_level == level and question.text]
    own += [sign.do for sign in signs if sign.advice_level == level]
    general = [] if own and level < LOCKS_FROM else [advice.text]
    return tuple(dict.fromkeys([*general, *own]))


def _lock(level: int, questions: list[SafetyQuestion], signs: list[StopSign], today: dt.date) -> Lock | None:
    names = tuple([question.id for question in questions] + [sign.id for sign in signs])
    if level >= LOCKS_FROM:
        asked = [question.cleared_by for question in questions] + ["facilitator"]
        if level >= CLINICIAN_FROM:
            asked.append("clinician")
        clearer = [who for who in CLEARERS if who in asked][-1]
        return Lock(kind="plan_until_cleared", since=today, cleared_by=clearer, because=names)
    if any(question.lock == "plan_today" for question in questions):
        return Lock(kind="plan_today", since=today, cleared_by="self", because=names)
    return None
