"""`rehabit serve`: collect the static files and serve with Granian."""

import argparse
import os


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serve = verbs.add_parser("serve", help="serve the site")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    serve.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    import django
    from django.core.management import call_command
    from granian import Granian
    from granian.constants import Interfaces

    django.setup()
    call_command("collectstatic", verbosity=0, interactive=False)
    Granian(
        "rehabit.config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        # One thread a process: with SQLite, more threads only wait for one another.
        blocking_threads=1,
        backpressure=256,
    ).serve()
    return 0
