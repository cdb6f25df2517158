"""What every action shares: permission, transaction, audit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import transaction

from rehabit.access import Permission, Viewer, require
from rehabit.records import chain, wall

Value = TypeVar("Value")
Params = ParamSpec("Params")


@dataclass(frozen=True, slots=True)
class Registered:
    """An action as it can be listed: the permission it asks for (None: anybody, even a stranger)."""

    permission: Permission | None
    run: Callable[..., Any]


REGISTRY: dict[str, Registered] = {}
"""Every action by its verb."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Value]):
    """What an action returns to its frame: the value for the caller and the line for the audit."""

    value: Value
    subject: str
    detail: Mapping[str, Any] = field(default_factory=dict)


def action(
    verb: str, permission: Permission | None
) -> Callable[[Callable[Params, Done[Value]]], Callable[Params, Value]]:
    """Frame a function as the action `verb`.

    The function takes `by=` (who) and `at=` (when) beside its own keywords and returns `Done`. Its
    writes and its audit line are in one transaction; `Refused` is raised before anything is written
    when the permission is missing, and anything raised inside undoes the whole.
    """

    def frame(function: Callable[Params, Done[Value]]) -> Callable[Params, Value]:
        @wraps(function)
        def run(*args: Params.args, **kwargs: Params.kwargs) -> Value:
            by, at = _who_and_when(verb, kwargs)
            if permission is not None:
                require(by, permission)
            with transaction.atomic():
                if permission is None:
                    wall.open_for_this_transaction()
                done = function(*args, **kwargs)
                chain.append(by=by, at=at, verb=verb, subject=done.subject, detail=done.detail)
            return done.value

        REGISTRY[verb] = Registered(permission, run)
        return run

    return frame


def _who_and_when(verb: str, kwargs: Mapping[str, Any]) -> tuple[Viewer, datetime]:
    by, at = kwargs.get("by"), kwargs.get("at")
    if not isinstance(by, Viewer) or not isinstance(at, datetime) or at.tzinfo is None:
        raise TypeError(f"{verb} needs by= (a Viewer) and at= (a datetime with its time zone)")
    return by, at
