# The browser that drives the journeys: Debian's Chromium, or the one named in REHABIT_CHROMIUM.

find_chromium() {
    local name
    for name in "${REHABIT_CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name"; then return 0; fi
    done
    return 1
}

# Playwright talks to the browser through a program of its own, which wants one library that a small Debian lacks.
driver_runs() {
    local driver
    for driver in "$VENV"/lib/python3*/site-packages/playwright/driver/node; do
        "$driver" --version >/dev/null 2>&1 || return 1
    done
}

need_chromium() {
    find_chromium >/dev/null ||
        need_command chromium "drives the browser journeys; or name another in REHABIT_CHROMIUM" \
            chromium fonts-liberation libatomic1 || return 1
    driver_runs && return 0
    if can_install_packages && install_packages libatomic1 && driver_runs; then return 0; fi
    say "Missing: a library that Playwright's driver needs. On Debian or Ubuntu: apt-get install libatomic1" >&2
    return 1
}
