"""The remission times that every textbook of survival prints: 21 people on 6-mercaptopurine.

Freireich and others, Blood 1963;21:699-716; survival as printed in Collett, Modelling Survival Data in
Medical Research, and many others, to three places.
"""

import pytest

from rehabit.evaluation.drop_out import DropOut, Stay, drop_out

LEFT = [6, 6, 6, 7, 10, 13, 16, 22, 23]
STILL_THERE = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
PRINTED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}


def test_share_still_in_remission() -> None:
    stays = [Stay(time=time, left=True) for time in LEFT] + [
        Stay(time=time, left=False) for time in STILL_THERE
    ]
    found = drop_out(stays=stays)
    assert isinstance(found, DropOut)
    assert {one.time: one.share for one in found.steps} == pytest.approx(PRINTED, abs=0.0005)
    assert found.median == 23
    assert (found.n, found.n_left) == (21, 9)
