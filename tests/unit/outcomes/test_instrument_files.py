"""Every instrument file is whole: what it says about licences, wording, bands and scores holds together."""

import itertools
import re
import tomllib
from fractions import Fraction

import pytest

from rehabit.catalogue import instruments
from rehabit.catalogue.collection import collection_points
from rehabit.catalogue.instrument import AnsweredBy, Combine, Direction, Instrument, Table, WordingTerms
from rehabit.catalogue.responder_rules import responder_rules
from rehabit.catalogue.value_sets import DIMENSIONS, value_sets
from rehabit.outcomes import score
from rehabit.outcomes.methods import METHODS

ALL = instruments.available()
SHIPPED = [name for name in ALL if instruments.languages(name)]


@pytest.fixture(params=ALL)
def instrument(request: pytest.FixtureRequest) -> Instrument:
    return instruments.load(request.param)


def test_the_id_is_the_folder_and_the_file_is_marked_a_draft(instrument: Instrument) -> None:
    text = (instruments.CONTENT / instrument.id / "instrument.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["id"] == instrument.id
    assert instrument.status == "draft"
    assert instrument.author
    assert instrument.source
    assert re.fullmatch(r"P\d+[DWM]", instrument.recall)


def test_wording_is_shipped_exactly_where_the_licence_allows(instrument: Instrument) -> None:
    may_ship = instrument.licence.wording is not WordingTerms.HOLDER
    assert bool(instruments.languages(instrument.id)) == may_ship
    assert instrument.licence.terms
    assert instrument.licence.owner
    assert instrument.licence.contact or may_ship


def test_every_score_uses_items_and_scores_that_exist(instrument: Instrument) -> None:
    made: list[str] = []
    items = {item.id for item in instrument.items}
    assert len(items) == len(instrument.items)
    for rule in instrument.scores:
        parts = rule.items or rule.of_scores
        assert len(parts) == len(set(parts))
        assert set(rule.items) <= items
        assert set(rule.of_scores) <= set(made), "a score is made of scores above it"
        assert 1 <= rule.min_answered <= len(rule.items) + len(rule.of_scores)
        assert (rule.combine is Combine.METHOD) == bool(rule.method)
        assert not rule.method or rule.method in METHODS
        made.append(rule.id)
    assert len(made) == len(set(made))


def test_bands_start_at_the_lowest_value_and_rise(instrument: Instrument) -> None:
    for rule in instrument.scores:
        lowest = [band.lowest for band in rule.bands]
        assert lowest == sorted(set(lowest))
        assert not lowest or lowest[0] == rule.low
        assert all(rule.low <= value <= rule.high for value in lowest)


def test_important_changes_name_their_people_and_source(instrument: Instrument) -> None:
    for rule in instrument.scores:
        for change in rule.important_changes:
            assert change.kind in ("absolute", "percent")
            assert 0 < change.value <= (100 if change.kind == "percent" else rule.high - rule.low)
            assert change.population
            assert change.source
            assert rule.better is not Direction.NEITHER


@pytest.mark.parametrize("end", ["low", "high"])
def test_the_extreme_answers_give_a_score_inside_the_range(instrument: Instrument, end: str) -> None:
    answers = {item.id: getattr(item.scale, end) for item in instrument.items}
    if instrument.id == "ipaq-sf" and end == "high":
        answers |= {f"{kind}_minutes": 180 for kind in ("vigorous", "moderate", "walk")}
    for name, found in score(instrument, answers).items():
        if found.value is None and instrument.id == "wpai":
            continue  # nobody in work, or no hours at all, has no work score
        assert found.value is not None, (name, found)


def test_conversion_tables_cover_every_raw_sum(instrument: Instrument) -> None:
    for rule in instrument.scores:
        if isinstance(rule.transform, Table):
            scales = [instrument.item(item).scale for item in rule.items]
            least = sum(min(s.points.get(value, value) for value in s.values) for s in scales)
            most = sum(max(s.points.get(value, value) for value in s.values) for s in scales)
            assert rule.transform.start == least
            assert len(rule.transform.entries) == most - least + 1
            pairs = list(itertools.pairwise(rule.transform.entries))
            assert (
                all(a < b for a, b in pairs)
                or all(a > b for a, b in pairs)
                or rule.better is Direction.NEITHER
            )


def test_alerts_watch_items_that_exist_and_can_answer_so(instrument: Instrument) -> None:
    for alert in instrument.alerts:
        assert instrument.item(alert.item).scale.high >= alert.at_least
        assert alert.sentence.endswith(".")


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_wording_has_words_for_every_item_and_answer(name: str) -> None:
    instrument, wording = instruments.load(name), instruments.wording(name)
    ids = {item.id for item in instrument.items}
    assert list(wording.items) == [item.id for item in instrument.items]
    assert set(wording.hints) | set(wording.stems) <= ids
    for scale in {item.scale.id: item.scale for item in instrument.items}.values():
        labelled = wording.options.get(scale.id)
        assert labelled is None or tuple(value for value, _ in labelled) == scale.values
        assert labelled or not scale.values, f"{scale.id} is a choice and needs labels"
    if instrument.licence.wording is WordingTerms.ATTRIBUTION:
        assert wording.attribution


def test_what_staff_watch_and_count_is_marked() -> None:
    watched = {name for name in ALL if instruments.load(name).answered_by is AnsweredBy.STAFF}
    assert watched == {"afpt", "chair-stand-30s", "stair-climb", "tug", "walk-40m", "walk-6min"}


def test_names_and_aliases_are_all_different() -> None:
    names = [name.casefold() for one in ALL for name in {one, *instruments.load(one).aliases}]
    assert len(names) == len(set(names))


def test_parents_exist_and_have_every_item() -> None:
    children = [instruments.load(name) for name in ALL if instruments.load(name).parent]
    assert len(children) >= 8
    for child in children:
        parent = instruments.load(child.parent)
        for item in child.items:
            assert parent.item(item.id).scale.values == item.scale.values


def test_the_collection_plan_asks_only_what_can_be_shown() -> None:
    for point in collection_points():
        assert point.instruments
        for name in point.instruments:
            assert instruments.load(name).licence.wording is not WordingTerms.HOLDER


def test_responder_rules_apply_to_scales_that_exist_and_know_the_best_value() -> None:
    assert len({rule.id for rule in responder_rules()}) == len(responder_rules())
    for rule in responder_rules():
        for scale in rule.scales:
            name, _, score_id = scale.partition("/")
            held = instruments.load(name).score_rule(score_id)
            assert rule.best == (held.high if held.better is Direction.HIGHER else held.low)


def test_value_sets_have_a_number_for_every_level() -> None:
    defaults = [found.instrument for found in value_sets().values() if found.default]
    assert sorted(defaults) == ["eq-5d-3l", "eq-5d-5l"]
    for found in value_sets().values():
        if found.maps_to:
            assert all(set(found.stays[dimension]) == {2, 4} for dimension in DIMENSIONS)
            continue
        for dimension in DIMENSIONS:
            losses = [found.decrements[dimension][level] for level in range(1, found.worst + 1)]
            assert losses[0] == Fraction(0)
            assert losses == sorted(losses)
