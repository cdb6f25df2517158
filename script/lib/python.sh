# The virtual environment: found or made, then filled from a lock file, each file checked against its hash.

VENV="${REHABIT_VENV:-$ROOT/.venv}"
OLDEST_PYTHON="3.11"

runs_new_enough_python() { # COMMAND
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if runs_new_enough_python "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

make_environment() {
    if [ -x "$VENV/bin/python" ] && runs_new_enough_python "$VENV/bin/python"; then
        return 0
    fi
    local python
    python="$(find_python)" || stop_with "Rehabit needs Python $OLDEST_PYTHON or newer and none was found." \
        "On Debian 12 or later: apt-get install python3 python3-venv"
    say "Making the virtual environment with $("$python" -V) ..."
    "$python" -m venv "$VENV" >/dev/null 2>&1 && return 0
    if can_install_packages && install_packages python3-venv && "$python" -m venv --clear "$VENV" >/dev/null; then
        return 0
    fi
    stop_with "Python could not make a virtual environment in $VENV." \
        "On Debian or Ubuntu: apt-get install python3-venv, then run this again."
}

find_uv() {
    command -v uv || { [ -x "$VENV/bin/uv" ] && echo "$VENV/bin/uv"; }
}

# uv installs in a quarter of pip's time, so pip is asked for uv alone; where uv cannot run, pip does the whole.
get_uv() {
    find_uv && return 0
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || "$VENV/bin/python" -m ensurepip >/dev/null 2>&1 || return 1
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
        --require-hashes -r "$ROOT/requirements/uv.txt" >&2 || return 1
    find_uv
}

# Both refuse a file whose hash is not in the lock.
install_into_environment() { # ARGUMENT...
    local uv
    if uv="$(get_uv)"; then
        "$uv" pip install --quiet --python "$VENV/bin/python" "$@"
    else
        "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
    fi
}

fingerprint() { # FILE...
    cat "$@" | "$VENV/bin/python" -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'
}

# fill_environment NAME: installs requirements/NAME.txt and this checkout, unless that has been done already.
fill_environment() {
    local lock="$ROOT/requirements/$1.txt" stamp="$VENV/installed-$1" wanted
    make_environment
    wanted="$(fingerprint "$lock" "$ROOT/pyproject.toml") $ROOT"
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return 0
    say "Installing the Python packages in requirements/$1.txt ..."
    install_into_environment --require-hashes -r "$lock" ||
        stop_with "The Python packages could not be installed (see above)." \
            "They come from the Python package index: is this machine on line, and its clock right?"
    install_into_environment --no-deps --no-build-isolation -e "$ROOT" ||
        stop_with "Rehabit itself could not be installed from $ROOT (see above)."
    printf '%s\n' "$wanted" >"$stamp"
}
