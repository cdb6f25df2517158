"""What is lost on average by choosing a strategy that turns out not to be the best."""

from rehabit.economics.choice.decision_curve import DecisionCurve
from rehabit.economics.choice.draws import Matrix


def expected_loss(*, curve: DecisionCurve) -> Matrix:
    """Money per person, shape (strategies, thresholds). Its least value at a threshold is the EVPI there."""
    loss: Matrix = curve.expected.max(axis=0) + curve.evpi - curve.expected
    return loss
