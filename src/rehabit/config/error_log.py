"""How errors are written to the log: where it broke and what kind it was, never what was being handled."""

import logging
import re
import traceback
from types import TracebackType

_CODE_IN_ADDRESS = re.compile(r"/my/s/[^/\s]+")

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutContent(logging.Formatter):
    """Leaves out the words of an exception: a database puts names and NHS numbers into them.

    The code in the address of a sign-in link is left out too.
    """

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - named by the standard library
        kind, raised, frames = ei
        lines = traceback.format_list(traceback.extract_tb(frames))
        cause = raised.__cause__ if raised is not None else None
        because = f" because of {type(cause).__qualname__}" if cause is not None else ""
        return f"{''.join(lines)}{kind.__qualname__ if kind else 'nothing'}{because} (its words are not kept)"

    def format(self, record: logging.LogRecord) -> str:
        return _CODE_IN_ADDRESS.sub("/my/s/…", super().format(record))


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "without_content": {
            "()": WithoutContent,
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "without_content"}},
    "loggers": {name: {"handlers": ["stderr"], "level": "ERROR"} for name in ("django", "rehabit")},
}
