# Debian packages, installed only when a command is missing and we are allowed to install it.

can_install_packages() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

install_packages() { # PACKAGE...
    say "Installing the Debian packages $* ..."
    local log
    log="$(mktemp)"
    # A list that cannot be refreshed may belong to some other archive: the installation says whether it matters.
    if { apt-get update; DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
        </dev/null >"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    tail -n 15 "$log" >&2
    rm -f "$log"
    return 1
}

# need_command COMMAND WHAT_FOR PACKAGE...: true when the command is there, installed just now if need be.
need_command() {
    local command="$1" purpose="$2"
    shift 2
    command -v "$command" >/dev/null && return 0
    if can_install_packages && install_packages "$@" && command -v "$command" >/dev/null; then
        return 0
    fi
    say "Missing: $command ($purpose). Install it, on Debian or Ubuntu with: apt-get install $*" >&2
    return 1
}
