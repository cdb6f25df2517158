"""A questionnaire or test as a form, made from its data: for staff and for the person themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from rehabit.catalogue.instrument import Item, ScoreRule, Wording
from rehabit.queries.battery import Asked

SEGMENTS = 4
"""So many choices still stand side by side; more stand one below the other."""


class QuestionnaireForm(forms.Form):
    """A field for each item, once for each joint it is asked about. Nothing is required.

    `answered` are the answers as they stand, by joint and item.
    """

    def __init__(
        self,
        *args: Any,
        asked: Asked,
        words: Wording,
        answered: Mapping[str, Mapping[str, Any]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked, self.words = asked, words
        for about in asked.abouts:
            for item in asked.instrument.items:
                field = _field(item, words)
                field.initial = answered.get(about, {}).get(item.id)
                self.fields[field_name(about, item.id)] = field

    def answers(self) -> dict[str, dict[str, str]]:
        """What was said, by joint and item; '' where nothing was."""
        return {
            about: {
                item.id: _said(self.cleaned_data[field_name(about, item.id)])
                for item in self.asked.instrument.items
            }
            for about in self.asked.abouts
        }

    def sections(self) -> Iterator[dict[str, Any]]:
        """What the macro shows: for each joint its title and its questions."""
        for about, title in self.asked.abouts.items():
            items = self.asked.instrument.items
            yield {"title": title, "questions": [self._question(about, item) for item in items]}

    def _question(self, about: str, item: Item) -> dict[str, Any]:
        bound = self[field_name(about, item.id)]
        scale = item.scale
        ends = self.words.ends.get(scale.id, ("", ""))
        return {
            "kind": _kind(item, self.words),
            "name": bound.html_name,
            "label": bound.label,
            "stem": self.words.stems.get(item.id, ""),
            "hint": self.words.hints.get(item.id) or None,
            "value": bound.value(),
            "error": " ".join(str(error) for error in bound.errors) or None,
            "options": [
                {"value": f"{float(value):g}", "text": text} for value, text in self.words.options_of(item)
            ],
            "ends": ends,
            "least": int(scale.low),
            "most": int(scale.high),
            "unit": scale.unit or None,
        }


class ScoresForm(forms.Form):
    """A field for each score of an instrument whose questions may not be shown here."""

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for about, title in asked.abouts.items():
            for rule in asked.instrument.scores:
                self.fields[field_name(about, rule.id)] = _score_field(rule, title)

    def scores(self) -> dict[str, dict[str, str]]:
        """What was typed, by joint and score; '' where nothing was."""
        return {
            about: {
                rule.id: _said(self.cleaned_data[field_name(about, rule.id)])
                for rule in self.asked.instrument.scores
            }
            for about in self.asked.abouts
        }


def field_name(about: str, item: str) -> str:
    """The name of a field: 'knee_left-average', or 'q-3' for the whole person."""
    return f"{about or 'q'}-{item}"


def _kind(item: Item, words: Wording) -> str:
    options = words.options_of(item)
    if options:
        return "segments" if len(options) <= SEGMENTS else "radios"
    return "scale" if item.scale.id in words.ends else "number"


def _field(item: Item, words: Wording) -> forms.Field:
    scale, label = item.scale, words.items[item.id]
    options = words.options_of(item)
    if options:
        choices = [(f"{float(value):g}", text) for value, text in options]
        return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)
    wrong = f"Write {scale.in_words()}, or leave it empty"
    kind = forms.IntegerField if scale.whole else forms.DecimalField
    return kind(
        label=label,
        min_value=int(scale.low),
        max_value=int(scale.high),
        required=False,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


def _score_field(rule: ScoreRule, about: str) -> forms.Field:
    low, high = f"{float(rule.low):g}", f"{float(rule.high):g}"
    wrong = f"{rule.title}: write a number from {low} to {high}, or leave it empty"
    return forms.DecimalField(
        label=f"{rule.title}, {about.lower()}" if about else rule.title,
        help_text=f"{low} to {high}{', ' + rule.unit if rule.unit else ''}; {rule.better} is better",
        min_value=float(rule.low),
        max_value=float(rule.high),
        required=False,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


def _said(value: object) -> str:
    return "" if value is None else str(value)
