"""A Django form field as the macros in `field/` want it: a dict with its kind, words, value and error."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input

_KIND_BY_WIDGET: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.CheckboxInput, "checkbox"),
    (forms.RadioSelect, "radios"),
    (forms.SelectDateWidget, "date"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (Input, "text"),
)
_DATE_PARTS = ("day", "month", "year")


def field_of(bound: BoundField) -> dict[str, Any]:
    """What a field macro needs.

    Keys: kind, id, name, label, hint, error, required, value, options, type, attributes.

    Raises
        TypeError: the field's widget has no component here.
    """
    widget = bound.field.widget
    kind = next((kind for cls, kind in _KIND_BY_WIDGET if isinstance(widget, cls)), None)
    if kind is None:
        raise TypeError(
            f"The field {bound.name!r} uses {type(widget).__name__}, which no component here draws. "
            "Use one of Django's inputs, a textarea, a select, radios, checkboxes or SelectDateWidget."
        )
    return {
        "kind": kind,
        "id": bound.auto_id or bound.html_name,
        "name": bound.html_name,
        "label": bound.label,
        "hint": bound.help_text or None,
        "error": " ".join(str(text) for text in bound.errors) or None,
        "required": bound.field.required,
        "value": _value(bound, kind),
        "options": _options(bound),
        "type": getattr(widget, "input_type", "text"),
        "attributes": _attributes(widget),
    }


def errors_of(form: forms.BaseForm) -> list[dict[str, str]]:
    """Every error of a form with the place to put it right: `[{text, href}]`, in the order of the fields."""
    found = [{"text": str(text), "href": "#maincontent"} for text in form.non_field_errors()]
    for bound in form:
        found += [{"text": str(text), "href": f"#{_first_control(bound)}"} for text in bound.errors]
    return found


def _value(bound: BoundField, kind: str) -> Any:
    value = bound.value()
    if kind == "file":
        return None
    if kind == "date":
        return _date_parts(bound, value)
    if kind == "checkboxes":
        return [str(each) for each in value or ()]
    if kind == "checkbox":
        return bool(value)
    shown = bound.field.widget.format_value(value)
    return shown[0] if isinstance(shown, list) else "" if shown is None else shown


def _date_parts(bound: BoundField, value: Any) -> dict[str, str]:
    typed = {part: bound.form.data.get(f"{bound.html_name}_{part}", "") for part in _DATE_PARTS}
    if bound.form.is_bound or not hasattr(value, "year"):
        return typed
    return {part: str(getattr(value, part)) for part in _DATE_PARTS}


def _options(bound: BoundField) -> list[dict[str, str]]:
    choices = getattr(bound.field.widget, "choices", None)
    return [{"value": str(value), "text": str(text)} for value, text in choices] if choices else []


def _attributes(widget: forms.Widget) -> dict[str, Any]:
    kept = {name: value for name, value in widget.attrs.items() if name not in ("id", "class", "required")}
    return {name: value for name, value in kept.items() if value is not False}


def _first_control(bound: BoundField) -> str:
    field = field_of(bound)
    return f"{field['id']}_day" if field["kind"] == "date" else str(field["id"])
