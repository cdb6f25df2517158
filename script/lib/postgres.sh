# A PostgreSQL of our own for tests: in a temporary folder, on a free port of the loopback, gone afterwards.

# The role the tests sign in as owns its database but is no superuser, so that row-level security binds it as it
# binds a network's own server.

OLDEST_POSTGRES=15

find_postgres_programs() {
    local folder
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -nr) \
        "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/psql" ] &&
            [ "$("$folder/postgres" --version | grep -oE '[0-9]+' | head -n 1)" -ge "$OLDEST_POSTGRES" ]; then
            echo "$folder"
            return 0
        fi
    done
    return 1
}

need_postgres() {
    find_postgres_programs >/dev/null && return 0
    if can_install_packages && install_packages postgresql && find_postgres_programs >/dev/null; then
        return 0
    fi
    say "Missing: PostgreSQL $OLDEST_POSTGRES or newer. On Debian 12 or later: apt-get install postgresql" >&2
    return 1
}

# PostgreSQL refuses to run as root; the Debian package brings the user it runs as instead.
POSTGRES_USER="$(id -u postgres >/dev/null 2>&1 && echo postgres || echo nobody)"

as_postgres_user() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u "$POSTGRES_USER" -- "$@"); else "$@"; fi
}

free_port() {
    "$(find_python)" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

random_word() { "$(find_python)" -c 'import secrets; print(secrets.token_hex(16))'; }

# start_postgres FOLDER: makes the cluster in FOLDER, starts it and writes its address to FOLDER/address.
start_postgres() {
    local folder="$1" programs port owner_password password
    programs="$(find_postgres_programs)"
    port="$(free_port)"
    owner_password="$(random_word)"
    password="$(random_word)"
    (umask 077 && printf '%s\n' "$owner_password" >"$folder/owner-password")
    if [ "$(id -u)" = 0 ]; then chown -R "$POSTGRES_USER" "$folder"; fi
    as_postgres_user "$programs/initdb" --pgdata "$folder/data" --username owner --pwfile "$folder/owner-password" \
        --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 --no-sync >"$folder/initdb-log" 2>&1 ||
        { tail -n 15 "$folder/initdb-log" >&2; return 1; }
    as_postgres_user "$programs/pg_ctl" --pgdata "$folder/data" --log "$folder/log" --wait --silent --options \
        "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
        start || { tail -n 15 "$folder/log" >&2; return 1; }
    PGPASSWORD="$owner_password" "$programs/psql" --quiet --no-psqlrc --set ON_ERROR_STOP=1 \
        --host 127.0.0.1 --port "$port" --username owner --dbname postgres \
        --command "create role rehabit login createdb nosuperuser password '$password'" \
        --command "create database rehabit owner rehabit" || return 1
    echo "postgresql://rehabit:$password@127.0.0.1:$port/rehabit" >"$folder/address"
}

# stop_postgres FOLDER: stops that cluster and no other (by the process id it wrote down), then removes it.
stop_postgres() {
    local folder="$1"
    if [ -f "$folder/data/postmaster.pid" ]; then
        as_postgres_user "$(find_postgres_programs)/pg_ctl" --pgdata "$folder/data" --mode immediate --silent --wait stop
    fi
    rm -rf "$folder"
}
