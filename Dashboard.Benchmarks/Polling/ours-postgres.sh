# our own service on PostgreSQL (a private server on 127.0.0.1:15442, counted with it) and the embedded Garnet
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/_ours.sh"
PGBIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
eval "$(declare -f present | sed '1s/present/ours_present/')"
present() { ours_present && [ -n "$PGBIN" ] && [ "$(id -u)" = 0 ]; }
prepare() {
  mkdir -p "$STATE"; install -d -o postgres "$STATE/pg"
  runuser -u postgres -- "$PGBIN/initdb" -D "$STATE/pg" -A trust -E UTF8 --locale=C >"$STATE/pg.log" 2>&1 || return 1
  # One process above both, whose children's time is what counts.
  cat >"$STATE/with-database" <<W
#!/bin/bash
runuser -u postgres -- "$PGBIN/postgres" -D "$STATE/pg" -h 127.0.0.1 -p 15442 -k "$STATE/pg" >>"$STATE/pg.log" 2>&1 &
until "$PGBIN/psql" -h 127.0.0.1 -p 15442 -U postgres -c "select 1" >>"$STATE/pg.log" 2>&1; do sleep 0.1; done
"\$@" &
trap 'kill \$(jobs -p)' TERM; wait; wait
W
  chmod +x "$STATE/with-database"; OURS_BELOW="$STATE/with-database"
  ours_start "ConnectionStrings__Postgres=Host=127.0.0.1;Port=15442;Username=postgres;Database=newsroom"
}
items() { "$PGBIN/psql" -h 127.0.0.1 -p 15442 -U postgres -qtA newsroom -c 'select count(*) from "Headlines"'; }
