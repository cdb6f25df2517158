"""Makes data/programme_model.json: the programme model by Python's own random numbers, draw by plain draw.

Run it by hand: `python tests/oracle/economics/make_programme_model.py`. It uses nothing of the engine: 61 %
of 229 and 34 % of 113 as beta distributions widened by a design effect of 1.5; differences in WOMAC-function
−5.5 (−7.8, −3.2), −3.33 (−5.88, −0.78), −2.8 (−5.3, −0.2) as normals; responders fade by their ratios, kept
between 0 and 1; group less individual −0.034 with a standard error of 0.079; costs of £160 and £395.30.
"""

import json
import random
from math import sqrt
from pathlib import Path

DRAWS = 400_000
FUNCTION = ((-5.5, -7.8, -3.2), (-3.33, -5.88, -0.78), (-2.8, -5.3, -0.2))


def beta(dice: random.Random, share: float, n: int) -> float:
    """A share with the spread of n people, widened for clusters."""
    total = share * (1 - share) / (1.5 * share * (1 - share) / n) - 1
    return dice.betavariate(share * total, (1 - share) * total)


def effects(dice: random.Random, comparator: str) -> list[float]:
    """Extra responders at the end, at 6 and at 30 months, of one draw."""
    if comparator == "usual care":
        end = beta(dice, 0.61, 229) - beta(dice, 0.34, 113)
    else:
        end = dice.gauss(-0.034, 0.079)
    first, six, thirty = (dice.gauss(mean, (high - low) / 3.919928) for mean, low, high in FUNCTION)
    return [end, end * min(max(six / first, 0), 1), end * min(max(thirty / first, 0), 1)]


def main() -> None:
    dice = random.Random(20)
    found = {}
    for comparator, cost in (("usual care", 160.0), ("individual physiotherapy", 160 - 395.3)):
        rows = [effects(dice, comparator) for _ in range(DRAWS)]
        for place, horizon in enumerate(("end", "6 months", "30 months")):
            column = [row[place] for row in rows]
            found[f"{comparator}, {horizon}"] = {
                "improve": sum(column) / DRAWS,
                "error": sqrt(sum(x * x for x in column) / DRAWS) / sqrt(DRAWS),
                "at_800": sum(800 * x > cost for x in column) / DRAWS,
                "at_1900": sum(1_900 * x > cost for x in column) / DRAWS,
            }
    (Path(__file__).parent / "data" / "programme_model.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
