"""Five draws of a programme against usual care, by hand: who is the better buy, and what it is worth to know.

    draw           1      2      3      4      5     mean
    Δcost (£)    100    120    160    200    220     160
    Δeffect     0.10   0.20   0.20   0.40   0.10    0.20

A draw prefers the programme above its break-even threshold: £1,000, £600, £800, £500, £2,200.
"""

import pytest

from rehabit.economics.choice import Draws, decision_curve, expected_loss, frontier

DRAWS = Draws.of(
    names=["usual care", "programme"],
    costs=[[0] * 5, [100, 120, 160, 200, 220]],
    effects=[[0.0] * 5, [0.1, 0.2, 0.2, 0.4, 0.1]],
    outcome="responder",
    price_year="2024/25",
    method="by hand",
)

TABLE = [
    # threshold  programme best in  mean net benefit £  best on average   knowing is worth £
    (0, 0 / 5, -160, "usual care", 0),
    (600, 1 / 5, -40, "usual care", 8),  # draw 4 alone gains 40; draw 2 is exactly even
    (700, 2 / 5, -20, "usual care", 20),  # draws 2 and 4 gain 20 and 80
    (800, 2 / 5, 0, "usual care", 32),  # 40 and 120; on average neither is better
    (1_200, 4 / 5, 80, "programme", 20),  # four gain 20, 120, 80, 280; the fifth would lose 100
    (3_000, 5 / 5, 440, "programme", 0),
]


@pytest.mark.parametrize(("threshold", "likely", "mean", "best", "worth"), TABLE)
def test_how_sure(threshold: float, likely: float, mean: float, best: str, worth: float) -> None:
    curve = decision_curve(draws=DRAWS, thresholds=[threshold])
    assert curve.probability[1, 0] == pytest.approx(likely)
    assert curve.expected[1, 0] == pytest.approx(mean)
    assert frontier(curve=curve).best == (best,)
    assert curve.evpi[0] == pytest.approx(worth)
    losses = expected_loss(curve=curve)[:, 0]
    assert losses.min() == pytest.approx(worth)
    assert abs(losses[0] - losses[1]) == pytest.approx(abs(mean))
