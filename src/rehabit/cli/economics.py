"""`rehabit economics FILE`: what the programme costs and saves, from a file of inputs."""

import argparse


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    economics = verbs.add_parser(
        "economics", help="what the programme costs and saves, from a file of inputs"
    )
    economics.add_argument(
        "inputs", nargs="?", metavar="FILE", help="a TOML file of inputs; none takes the defaults"
    )
    economics.add_argument("--draws", type=int, default=10_000, help="draws of the uncertain inputs")
    economics.add_argument("--seed", type=int, default=20_261_101, help="the same seed gives the same answer")
    economics.add_argument(
        "--csv", action="store_true", help="the whole working as a table for a spreadsheet"
    )
    economics.add_argument(
        "--inputs", dest="show_inputs", action="store_true", help="print the inputs that FILE may hold"
    )
    economics.add_argument(
        "--from-records",
        action="store_true",
        help="take what was delivered from this installation's own records",
    )
    economics.set_defaults(run=_economics)


def _economics(options: argparse.Namespace) -> int:
    from rehabit.economics.bad_input import BadInput
    from rehabit.economics.case import case_inputs

    if options.from_records:
        print(
            "--from-records is not available: this version keeps no staff minutes and no prices with its "
            "sessions. Put them in a file of inputs instead; rehabit economics --inputs prints one."
        )
        return 2
    if options.show_inputs:
        print(_template(), end="")
        return 0
    try:
        inputs = case_inputs(values=_read(options.inputs) if options.inputs else {})
        return _answer(inputs, options)
    except (BadInput, OSError, ValueError) as fault:
        print(f"{options.inputs or 'rehabit economics'}: {fault}")
        return 2


def _answer(inputs: "object", options: argparse.Namespace) -> int:
    from rehabit.economics.case import CaseInputs
    from rehabit.economics.case.answer import answer_case
    from rehabit.reports.economics.case_report import case_csv, case_report, case_text

    assert isinstance(inputs, CaseInputs)
    report = case_report(answer=answer_case(inputs=inputs, draws=options.draws, seed=options.seed))
    print(case_csv(report=report) if options.csv else case_text(report=report), end="")
    return 0


def _read(file: str) -> dict[str, object]:
    import tomllib
    from pathlib import Path

    return tomllib.loads(Path(file).read_text(encoding="utf-8"))


def _template() -> str:
    from rehabit.economics.case import fields
    from rehabit.economics.case.inputs import COMPARATORS, HORIZONS, PRICE_YEAR

    lines = [
        f'comparator = "{COMPARATORS[0]}"  # or: {", ".join(COMPARATORS[1:])}',
        f'horizon = "{HORIZONS[0]}"  # when people are counted; or: {", ".join(HORIZONS[1:])}',
        f'price_year = "{PRICE_YEAR}"',
    ]
    for name, field in fields().items():
        lines.append(
            f"{name} = {field.default:g}  # {field.label}, {field.unit}, {field.low:g} to {field.high:g}"
        )
    return "\n".join(lines) + "\n"
