"""The Jinja environment that Django's settings name: `rehabit.web.design.environment.environment`.

Our own templates are strict: a name that is not there is an error, not an empty space. The NHS.UK macros are
written the other way round and lean on missing values, so they live in an environment of their own and are
reached by name:
`{{ nhsuk.details({"summaryText": "Why we ask", "text": "..."}) }}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NoReturn

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateRuntimeError,
)
from markupsafe import Markup

from rehabit.web.design import bound_field, figure, wording
from rehabit.web.design.icons import icon
from rehabit.web.design.page import Page

TEMPLATES = Path(__file__).resolve().parent.parent


def environment(**options: Any) -> Environment:
    """Our environment. `options` are Django's; its loader and its lenient undefined values are replaced."""
    options |= {
        "loader": ChoiceLoader([FileSystemLoader(TEMPLATES)]),
        "undefined": StrictUndefined,
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**options)
    made.globals |= {
        "static": static,
        "url": url,
        "icon": icon,
        "nhsuk": NhsukMacros(),
        "field_of": bound_field.field_of,
        "errors_of": bound_field.errors_of,
        "drawing_of": figure.drawing,
        "steps_of": figure.steps,
        "refuse": refuse,
        "fragment": Fragments(made),
        "Page": Page,
    }
    made.filters |= wording.FILTERS
    return made


@lru_cache(maxsize=16_384)
def url(name: str, *args: Hashable, **kwargs: Hashable) -> str:
    """The address of a view by name, with its arguments as they come: `url('staff:session', session.id)`."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def refuse(reason: str) -> NoReturn:
    """Stop a template that has been given something it must not show."""
    raise TemplateRuntimeError(reason)


class Fragments:
    """A macro's output, remembered by what it was given: for parts that are the same for many people.

    `{{ fragment("participant/today/felt.jinja", "felt", exercise, pain, effort) }}`. The arguments are
    plain values; a macro called so must not look at anything else.
    """

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        # By type too: text that is marked as safe equals the same text that is not.
        self.rendered = lru_cache(maxsize=8_192, typed=True)(self._render)

    def __call__(self, template: str, macro: str, *arguments: Hashable) -> Markup:
        return self.rendered(template, macro, *arguments)

    def _render(self, template: str, macro: str, *arguments: Hashable) -> Markup:
        return Markup(getattr(self.environment.get_template(template).module, macro)(*arguments))


class NhsukMacros:
    """The NHS.UK macros by their own names: `nhsuk.insetText({...})`, `nhsuk.summaryList({...})`."""

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name.startswith("_"):
            raise AttributeError(name)
        return _nhsuk_macro(name)


@cache
def _nhsuk_macro(name: str) -> Callable[..., Markup]:
    folder = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
    module = _nhsuk_environment().get_template(f"nhsuk/components/{folder}/macro.jinja").module
    macro: Callable[..., Markup] = getattr(module, name)
    return lambda *args, **kwargs: Markup(re.sub(r"\n\s*\n+", "\n", macro(*args, **kwargs)))


@cache
def _nhsuk_environment() -> Environment:
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"), autoescape=True, undefined=ChainableUndefined
    )
