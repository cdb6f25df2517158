"""What every query shares: permission, and a line in the audit trail when it opens a person's record."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from rehabit.access import Permission, Viewer, require
from rehabit.records import chain

Value = TypeVar("Value")
Params = ParamSpec("Params")


@dataclass(frozen=True, slots=True)
class Registered:
    """A query as it can be listed: the permission it asks for (None: anybody)."""

    permission: Permission | None
    ask: Callable[..., Any]


REGISTRY: dict[str, Registered] = {}
"""Every query by its module and name."""


class NotFound(LookupError):
    """There is nothing of that kind with that identifier where the viewer may look."""

    def __init__(self, kind: str, identifier: object) -> None:
        super().__init__(f"No {kind} with identifier {identifier} is known at your site.")


def query(
    permission: Permission | None, *, audited_as: str = ""
) -> Callable[[Callable[Params, Value]], Callable[Params, Value]]:
    """Frame a function `(*, by, …)` as a query; `audited_as` names the keyword that is the subject."""

    def frame(function: Callable[Params, Value]) -> Callable[Params, Value]:
        name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"

        @wraps(function)
        def ask(*args: Params.args, **kwargs: Params.kwargs) -> Value:
            by: Any = kwargs.get("by")
            if not isinstance(by, Viewer):
                raise TypeError(f"{name} needs by= (a Viewer)")
            if permission is not None:
                require(by, permission)
            answer = function(*args, **kwargs)
            if audited_as:
                _note(name, by, kwargs, audited_as)
            return answer

        REGISTRY[name] = Registered(permission, ask)
        return ask

    return frame


def _note(name: str, by: Viewer, kwargs: dict[str, Any], audited_as: str) -> None:
    subject = f"{audited_as.removesuffix('_id')}:{kwargs[audited_as]}"
    with transaction.atomic():
        chain.append(by=by, at=kwargs["at"], verb=f"looked.{name}", subject=subject, detail={})
