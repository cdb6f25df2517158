"""Finds content files and reads them once."""

import difflib
import functools
import hashlib
import tomllib
from pathlib import Path

from rehabit.catalogue.fault import ContentError, Fault, UnknownContent
from rehabit.catalogue.table import Table

CONTENT = Path(__file__).parent / "content"


@functools.cache
def ids(root: Path, folder: str) -> tuple[str, ...]:
    """The ids on a shelf, in alphabetical order: the names of its files."""
    return tuple(sorted(path.stem for path in (root / folder).glob("*.toml")))


def open_table(root: Path, folder: str, name: str) -> Table:
    """The table of one file. Unknown id: ``UnknownContent`` with the nearest ids that exist."""
    file = f"{folder}/{name}.toml"
    if name not in ids(root, folder):
        raise UnknownContent(unknown(folder, name, ids(root, folder)), file=file)
    try:
        data = tomllib.loads((root / file).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(Fault(file, "the whole file", str(error), "valid TOML in UTF-8")) from error
    return Table(data, file=file)


def unknown(folder: str, name: str, known: tuple[str, ...]) -> str:
    """The sentence for an id that does not exist."""
    nearest = difflib.get_close_matches(name, known, n=3, cutoff=0.5) or list(known[:12])
    return f"There is no '{name}' in {folder}. Nearest: {', '.join(nearest) or 'none, the shelf is empty'}."


@functools.cache
def digest(root: Path) -> str:
    """Twelve hexadecimal characters that change whenever any content file changes."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.toml")):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(path.read_bytes() + b"\0")
    return total.hexdigest()[:12]
