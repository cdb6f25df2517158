# Style sheets, scripts and type: built by script/assets when something they are made from has changed.

assets_fingerprint() {
    local inputs=("$ROOT/package.json" "$ROOT/package-lock.json" "$ROOT/script/assets")
    while IFS= read -r -d '' file; do inputs+=("$file"); done < <(
        find "$ROOT/src/rehabit/web" -type f \
            \( -name '*.scss' -o -name '*.css' -o -name '*.js' -o -name '*.svg' -o -name '*.png' -o -name '*.woff2' \) \
            -print0 | LC_ALL=C sort -z
    )
    fingerprint "${inputs[@]}"
}

build_assets() {
    need_command npm "gets and builds the style sheets; Node.js 18 or newer" nodejs npm ||
        stop_with "Node.js and npm are needed to build the pages' style sheets."
    node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' ||
        stop_with "Node.js here is $(node --version); building the style sheets needs 18 or newer." \
            "Debian 12 and later have it: apt-get install nodejs npm"
    local stamp="$ROOT/build/assets-made-from" wanted
    wanted="$(assets_fingerprint)"
    if [ -d "$ROOT/build/static" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
        return 0
    fi
    say "Building the style sheets and scripts ..."
    "$ROOT/script/assets" </dev/null || stop_with "script/assets failed (see above)."
    printf '%s\n' "$wanted" >"$stamp"
}
