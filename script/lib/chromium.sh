# The browser that drives the journeys: Debian's Chromium, or the one named in REHABIT_CHROMIUM.

find_chromium() {
    local name
    for name in "${REHABIT_CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name"; then return 0; fi
    done
    return 1
}

need_chromium() {
    find_chromium >/dev/null && return 0
    need_command chromium "drives the browser journeys; or name another in REHABIT_CHROMIUM" chromium fonts-liberation
}
