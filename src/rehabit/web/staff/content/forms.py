"""Forms of a site's own content: a dose, cues, an exercise of its own."""

import re
from typing import Any, ClassVar

from django import forms

from rehabit.catalogue import Catalogue, Exercise
from rehabit.catalogue.dose import MEASURES, dose_part

_MEASURES = {"sets": "Sets", "reps": "Repetitions", "hold_s": "Hold, seconds", "seconds": "Seconds"}
_LEVEL = re.compile(r"^\s*(?P<name>[^:]+):\s*(?P<how>.+)$")


class DoseForm(forms.Form):
    """Where an exercise starts and how far it goes, for the parts that its dose has."""

    def __init__(self, *args: Any, kind: Any, shipped: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._shipped = shipped
        self.used = [part for part in MEASURES if dose_part(kind.ceiling, part)]
        for end, dose in (("start", kind.start), ("ceiling", kind.ceiling)):
            for part in self.used:
                wrong = "Enter a whole number, 1 or more"
                self.fields[f"{end}_{part}"] = forms.IntegerField(
                    label=f"{_MEASURES[part]}, {'at first' if end == 'start' else 'at most'}",
                    min_value=1,
                    initial=dose_part(dose, part),
                    error_messages={"required": wrong, "invalid": wrong, "min_value": wrong},
                )

    @classmethod
    def of(cls, catalogue: Catalogue, exercise: Exercise, data: Any = None) -> "DoseForm":
        """The form for one exercise; what is as shipped is not counted as a change."""
        kind = catalogue.dose_kind(exercise.dose_kind)
        shipped = catalogue.dose_kind(exercise.dose_kind.partition("@")[0])
        return cls(data, kind=kind, shipped=shipped)

    def change(self, end: str) -> dict[str, int]:
        """The parts that differ from what is shipped."""
        dose = getattr(self._shipped, end)
        said = {part: self.cleaned_data[f"{end}_{part}"] for part in self.used}
        return {part: value for part, value in said.items() if value != dose_part(dose, part)}


class CuesForm(forms.Form):
    """What people are told while they do it, a line each."""

    cues = forms.CharField(
        label="What people are told, a line each",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        help_text="Short and plain. Leave it empty to go back to the words that are shipped.",
    )

    @classmethod
    def of(cls, exercise: Exercise) -> "CuesForm":
        return cls(initial={"cues": "\n".join(exercise.cues)})

    def lines(self) -> list[str]:
        return [line for line in self.cleaned_data["cues"].splitlines() if line.strip()]


class ExerciseForm(forms.Form):
    """An exercise of the site's own, with its levels as text."""

    _NEEDED: ClassVar[dict[str, str]] = {
        "name": "Write what the exercise is called.",
        "based_on": "Choose the exercise that asks most nearly the same.",
        "count": "Say what counts as 1.",
        "cues": "Write at least one cue.",
        "levels": "Write at least one level.",
    }

    name = forms.CharField(label="What is it called?", max_length=60)
    based_on = forms.ChoiceField(
        label="Which of ours is it most like?",
        help_text="Its cautions, its dose and what it needs are taken over.",
    )
    instead_of = forms.ChoiceField(
        label="Does it take the place of one?",
        required=False,
        help_text="Of the same kind of work. Otherwise plans use it to fill gaps.",
    )
    count = forms.CharField(label="What counts as 1?", max_length=120)
    levels = forms.CharField(
        label="Its levels, the easiest first, a line each",
        help_text="The name, a colon, and how it is done: “Two hands held: Hold the counter.”",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    cues = forms.CharField(
        label="What people are told, a line each", widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, exercises: tuple[Exercise, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = sorted((each.name, each.id) for each in exercises if not each.id.startswith("own_"))
        choices = [(key, name) for name, key in names]
        self.fields["based_on"].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]
        self.fields["instead_of"].choices = [("", "No"), *choices]  # type: ignore[attr-defined]
        for name, words in self._NEEDED.items():
            self.fields[name].error_messages["required"] = words

    def clean_levels(self) -> list[dict[str, Any]]:
        lines = [line for line in self.cleaned_data["levels"].splitlines() if line.strip()]
        read = [_LEVEL.match(line) for line in lines]
        for line, found in zip(lines, read, strict=True):
            if found is None:
                raise forms.ValidationError(
                    f"Put a colon after the name of the level in “{line.strip()[:40]}”."
                )
        return [
            {
                "level": number,
                "name": found["name"].strip(),
                "how": found["how"].strip(),
                "harder_by": "start here" if number == 1 else "the next level",
            }
            for number, found in enumerate(read, 1)
            if found is not None
        ]

    def exercise(self) -> dict[str, Any]:
        """As the overlay holds it."""
        said = self.cleaned_data
        own = {
            "based_on": said["based_on"],
            "name": said["name"],
            "count": said["count"],
            "cues": [line.strip() for line in said["cues"].splitlines() if line.strip()],
            "level": said["levels"],
        }
        return {**own, "instead_of": said["instead_of"]} if said["instead_of"] else own
