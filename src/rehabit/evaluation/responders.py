"""The share who improved by an amount that matters, under three views of the people who are missing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rehabit.evaluation.interval import ShareEstimate
from rehabit.evaluation.proportions import wilson
from rehabit.kernel import Proportion, Refusal
from rehabit.outcomes import NotEvaluable, Responded, Response


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderShares:
    """Responders by one rule.

    `complete_case` is of the people who could be judged. `worst_case` is of everyone who started, and calls
    those who could not be judged non-responders; `best_case` calls them responders. `missing` counts why
    people could not be judged ('no_followup' and so on; 'no_answer' are those who started and handed in
    nothing).
    """

    rule: str
    complete_case: ShareEstimate | Refusal
    worst_case: ShareEstimate | Refusal
    best_case: ShareEstimate | Refusal
    missing: Mapping[str, int]


def responder_shares(
    *, rule: str, responses: Iterable[Response], started: int, level: float = 0.95
) -> ResponderShares:
    """Count responders among everyone who started, with Wilson intervals.

    `responses` are one for each person with any measurement. Raises ValueError when there are more of them
    than people who started, or when one was made by another rule.
    """
    given = list(responses)
    if len(given) > started:
        raise ValueError(f"{len(given)} people were judged but only {started} started; a person counts once.")
    others = sorted({response.rule for response in given} - {rule})
    if others:
        raise ValueError(f"Responses under {', '.join(others)} cannot be counted under {rule}.")
    missing = Counter(response.reason for response in given if isinstance(response, NotEvaluable))
    missing["no_answer"] += started - len(given)
    unknown = missing.total()
    improved = sum(isinstance(response, Responded) for response in given)
    return ResponderShares(
        rule=rule,
        complete_case=wilson(proportion=Proportion(count=improved, total=started - unknown), level=level),
        worst_case=wilson(proportion=Proportion(count=improved, total=started), level=level),
        best_case=wilson(proportion=Proportion(count=improved + unknown, total=started), level=level),
        missing=MappingProxyType({reason: count for reason, count in sorted(missing.items()) if count}),
    )
