"""What a study would be worth before it is done, and its benefit less its cost by size."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from rehabit.economics.bad_input import above_zero, number
from rehabit.economics.choice.draws import Matrix
from rehabit.economics.uncertainty.evpi import unit_normal_loss
from rehabit.economics.uncertainty.evppi import Evppi, evppi


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingBenefit:
    """A study of ``n`` in each arm: worth ``evsi`` a person, and ``benefit`` for all after its cost."""

    n: int
    evsi: float
    benefit: float


def evsi(*, benefit: Matrix, summaries: Matrix) -> Evppi:
    """By regression of net benefit on what the study would report.

    ``summaries``: (summaries, draws), one simulated study result for each draw of the parameters. Source:
    Strong, Oakley, Brennan and Breeze, Medical Decision Making 2015;35:570-583.
    """
    return evppi(benefit=benefit, parameters=summaries)


def evsi_normal(*, mean: float, prior_sd: float, data_sd: float, n: int) -> float:
    """In closed form for two strategies: the difference in net benefit is normal with ``prior_sd``, and a
    study of ``n`` in each arm measures it with a standard error of data_sd × √(2 / n)."""
    number(mean, place="mean difference in net benefit")
    above_zero(prior_sd, place="prior standard deviation")
    above_zero(data_sd, place="standard deviation of net benefit between people")
    above_zero(n, place="people in each arm")
    kept = prior_sd**2 / sqrt(prior_sd**2 + 2 * data_sd**2 / n)
    return kept * unit_normal_loss(value=abs(mean) / kept)


def sampling_benefit(
    *,
    mean: float,
    prior_sd: float,
    data_sd: float,
    sizes: Sequence[int],
    people: float,
    fixed: float,
    each: float,
) -> tuple[SamplingBenefit, ...]:
    """Expected net benefit of sampling for each size: worth × ``people`` − (``fixed`` + 2 × n × ``each``)."""
    number(people, place="people whom the decision concerns", low=0)
    number(fixed, place="fixed cost of the study", low=0)
    number(each, place="cost of each person in the study", low=0)
    found = []
    for n in sizes:
        worth = evsi_normal(mean=mean, prior_sd=prior_sd, data_sd=data_sd, n=n)
        found.append(SamplingBenefit(n=n, evsi=worth, benefit=worth * people - fixed - 2 * n * each))
    return tuple(found)
