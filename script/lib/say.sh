# How the scripts talk: one line for progress, one clear paragraph for a stop.

say() { printf '%s\n' "$*"; }

stop_with() {
    printf '\nStopped: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}
