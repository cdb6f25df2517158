"""Measures the session page, the participant's page and a diary write, on SQLite or PostgreSQL.

    python benchmarks/web/run.py [--seconds 10] [--pages session today diary] [--repeats 3]

The database named by REHABIT_DATABASE (SQLite in a temporary folder otherwise) is filled once with 10,000
people and 1,000,000 diary entries and restored before each run. Two Granian workers serve on the
loopback address; wrk asks over 32 connections. Prints a Markdown table; `--json FILE` keeps the figures.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CONNECTIONS, THREADS, WORKERS = 32, 2, 2
WARM_SECONDS = 8
"""Long enough for each worker to have met each group once."""
PAGES = ("session", "today", "diary")


class Sqlite:
    """A file; restoring it is a copy."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.full, self.used = folder / "full.sqlite3", folder / "used.sqlite3"
        self.build_address = f"sqlite:///{self.full}"
        self.run_address = f"sqlite:///{self.used}"

    def create(self) -> None:
        self.full.unlink(missing_ok=True)

    def restore(self) -> None:
        for path in self.used.parent.glob("used.sqlite3*"):
            path.unlink()
        with_checkpoint = (
            "import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA wal_checkpoint(TRUNCATE)')"
        )
        subprocess.run([sys.executable, "-c", with_checkpoint, str(self.full)], check=True)
        shutil.copyfile(self.full, self.used)


class Postgresql:
    """A template database; restoring it is making a database from it."""

    name = "PostgreSQL"

    def __init__(self, address: str) -> None:
        self.parts = urlsplit(address)
        self.build_address, self.run_address = self._at("bench_full"), self._at("bench_used")

    def _at(self, name: str) -> str:
        return urlunsplit(self.parts._replace(path=f"/{name}"))

    def _admin(self, *statements: str) -> None:
        import psycopg

        with psycopg.connect(self._at("postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def create(self) -> None:
        self._admin("DROP DATABASE IF EXISTS bench_full WITH (FORCE)", "CREATE DATABASE bench_full")

    def restore(self) -> None:
        self._admin(
            "DROP DATABASE IF EXISTS bench_used WITH (FORCE)",
            "CREATE DATABASE bench_used TEMPLATE bench_full",
        )


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="rehabit-bench-") as made:
        folder = Path(made)
        address = os.environ.get("REHABIT_DATABASE", "")
        database = Postgresql(address) if address.startswith("postgresql") else Sqlite(folder)
        started = time.perf_counter()
        _fill(database, folder, options.groups)
        print(f"Filled {database.name} in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        figures = [_measure(database, folder, page, options) for page in options.pages]
    _print(database.name, figures, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--pages", nargs="+", choices=PAGES, default=list(PAGES))
    parser.add_argument("--groups", type=int, default=1250, help="groups of eight people with 800 entries")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _environment(address: str, folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "REHABIT_DATABASE": address,
        "REHABIT_MODE": "demo",
        "REHABIT_VAR": str(folder),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(HERE)]),
        "DJANGO_SETTINGS_MODULE": "rehabit.config.settings",
    }


def _fill(database: Sqlite | Postgresql, folder: Path, groups: int) -> None:
    database.create()
    script = (
        "import django; django.setup(); from django.core.management import call_command; "
        "call_command('migrate', verbosity=0); from pathlib import Path; import world; "
        f"world.build(Path({str(folder)!r}), {groups})"
    )
    subprocess.run(
        [sys.executable, "-c", script], env=_environment(database.build_address, folder), check=True
    )
    doors = json.loads((folder / "doors.json").read_text())
    (folder / "doors.lua").write_text("return " + _lua(doors))


def _lua(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_lua(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "{" + ", ".join(_lua(item) for item in value) + "}"
    return json.dumps(value)


def _measure(
    database: Sqlite | Postgresql, folder: Path, page: str, options: argparse.Namespace
) -> dict[str, object]:
    runs = []
    for _ in range(options.repeats):
        database.restore()
        runs.append(_one_run(database, folder, page, options.seconds))
    best = max(runs, key=lambda run: run["per_second"])
    slowest = min(run["per_second"] for run in runs)
    return {"page": page, **best, "slowest_run": slowest, "runs": len(runs)}


def _one_run(database: Sqlite | Postgresql, folder: Path, page: str, seconds: int) -> dict[str, float]:
    port = _free_port()
    environment = _environment(database.run_address, folder)
    serve = [
        sys.executable,
        "-m",
        "rehabit.cli.main",
        "serve",
        "--port",
        str(port),
        "--workers",
        str(WORKERS),
    ]
    server = subprocess.Popen(serve, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        load = {**environment, "BENCH_PAGE": page, "BENCH_DOORS": str(folder / "doors.lua")}
        _wrk(port, WARM_SECONDS, load)
        return _wrk(port, seconds, load)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def _wrk(port: int, seconds: int, environment: dict[str, str]) -> dict[str, float]:
    command = ["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s"]
    command += ["-s", str(HERE / "load.lua"), f"http://127.0.0.1:{port}/"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode or "unexpected" in done.stderr:
        raise SystemExit(f"The server did not answer as it should: {done.stderr or done.stdout}")
    line = next(line for line in done.stdout.splitlines() if line.startswith("RESULT"))
    per_second, median, p99, requests, errors = (float(part) for part in line.split()[1:])
    return {"per_second": per_second, "p50_ms": median, "p99_ms": p99, "requests": requests, "errors": errors}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"The server did not start on port {port} within 20 s")


def _print(name: str, figures: list[dict[str, object]], options: argparse.Namespace) -> None:
    print(f"| {name} | per second (best of {options.repeats}) | slowest run | median ms | p99 ms | errors |")
    print("|---|---|---|---|---|---|")
    for each in figures:
        print(
            f"| {each['page']} | {each['per_second']:.0f} | {each['slowest_run']:.0f} | {each['p50_ms']:.0f} "
            f"| {each['p99_ms']:.0f} | {each['errors']:.0f} of {each['requests']:.0f} |"
        )
    if options.json:
        options.json.write_text(json.dumps({"database": name, "figures": figures}, indent=2))


if __name__ == "__main__":
    main()
