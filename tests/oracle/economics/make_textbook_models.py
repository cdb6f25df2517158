"""Makes data/textbook_models.json: two textbook models worked out in plain Python, without the engine.

Run it by hand: `python tests/oracle/economics/make_textbook_models.py`. It needs nothing installed. Inputs:

HIV therapy: Chancellor and others, PharmacoEconomics 1997;12:54-66, as exercise 2.5 of Briggs, Claxton and
Sculpher, Decision Modelling for Health Economic Evaluation (2006). Counts behind the probabilities, costs,
relative risk 0.509 applied to probabilities for two years, costs discounted at 6 %, life years not at all,
people counted at the end of each year.

Sick-Sicker: Alarid-Escudero and others, Medical Decision Making 2023;43:3-20, time-independent version. Its
weights of the ends of cycles run 1/3, 2/3, 4/3, 2/3, … 1/3, as the authors' program has them; Simpson's rule
has 1/3, 4/3, 2/3, … 1/3.
"""

import json
from math import exp
from pathlib import Path

DATA = Path(__file__).parent / "data" / "textbook_models.json"


def moved(share: list[float], matrix: list[list[float]]) -> list[float]:
    """One cycle."""
    return [sum(share[a] * matrix[a][b] for a in range(len(share))) for b in range(len(share))]


def hiv() -> dict[str, list[float]]:
    """Cost and life years of monotherapy and combination."""
    counts = [[1251, 350, 116, 17], [0, 731, 512, 15], [0, 0, 1312, 437], [0, 0, 0, 1]]
    mono = [[count / sum(row) for count in row] for row in counts]
    both = [[0.0 if a == b else 0.509 * p for b, p in enumerate(row)] for a, row in enumerate(mono)]
    for a, row in enumerate(both):
        row[a] = 1 - sum(row)
    care = [1701 + 1055, 1774 + 1278, 6948 + 2059, 0]
    found = {}
    for name, years_of_both in (("monotherapy", 0), ("combination", 2)):
        share, cost, life = [1.0, 0.0, 0.0, 0.0], 0.0, 0.0
        for year in range(1, 21):
            share = moved(share, both if year <= years_of_both else mono)
            drugs = 2278 + (2086.5 if year <= years_of_both else 0)
            cost += sum(s * (c + drugs) for s, c in zip(share[:3], care, strict=False)) / 1.06**year
            life += sum(share[:3])
        found[name] = [cost, life]
    return found


def sick_sicker() -> dict[str, list[float]]:
    """Cost and QALYs of the four strategies."""
    die_well, die_sick, die_sicker = (1 - exp(-0.002 * ratio) for ratio in (1, 3, 10))
    ill, heal = 1 - exp(-0.15), 1 - exp(-0.5)
    weights = [4 / 3 if end % 2 == 0 else 2 / 3 for end in range(76)]
    weights[0] = weights[-1] = 1 / 3
    found = {}
    for name, ratio, drugs, utility in (
        ("Standard of care", 1, 0, 0.75),
        ("Strategy A", 1, 12_000, 0.95),
        ("Strategy B", 0.6, 13_000, 0.75),
        ("Strategy AB", 0.6, 25_000, 0.95),
    ):
        worse = 1 - exp(-0.105 * ratio)
        matrix = [
            [(1 - die_well) * (1 - ill), (1 - die_well) * ill, 0, die_well],
            [(1 - die_sick) * heal, (1 - die_sick) * (1 - heal - worse), (1 - die_sick) * worse, die_sick],
            [0, 0, 1 - die_sicker, die_sicker],
            [0, 0, 0, 1],
        ]
        share, cost, effect = [1.0, 0.0, 0.0, 0.0], 0.0, 0.0
        for end in range(76):
            counted = weights[end] / 1.03**end
            cost += counted * sum(
                s * c for s, c in zip(share, [2000, 4000 + drugs, 15000 + drugs, 0], strict=True)
            )
            effect += counted * sum(s * u for s, u in zip(share, [1, utility, 0.5, 0], strict=True))
            share = moved(share, matrix)
        found[name] = [cost, effect]
    return found


def main() -> None:
    DATA.parent.mkdir(exist_ok=True)
    DATA.write_text(json.dumps({"hiv": hiv(), "sick_sicker": sick_sicker()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
