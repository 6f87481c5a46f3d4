# Shared by the adapters of our own service for a polling bench whose adapters give present, prepare, poll and items.
# A running service: it starts and gets its sources from OPML in the first pass; each pass asks for a poll of every source and waits
# until the rows say that all have been polled. Its CPU counts as EXTRA_PID; its peak memory is printed when it ends.
OURS=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
OURS_OUT=${OURS_OUT:-$BENCH_WORK/ours-poll}
OURS_BELOW=
OURS_AT=http://127.0.0.1:18210
DRIVE="python3 -SE $OURS/Dashboard.Benchmarks/Polling/drive.py"
present() {
  [ -x "$OURS_OUT/Dashboard" ] || dotnet publish "$OURS/Dashboard/Dashboard.csproj" -c Release -p:Standalone=true -o "$OURS_OUT" >"$BENCH_WORK/log.ours-build" 2>&1
  [ -x "$OURS_OUT/Dashboard" ] && have python3
}
ours_start() { # KEY=VALUE... : further configuration
  env DataDirectory="$STATE/data" Sources__StarterList= Urls=$OURS_AT Admin__Email=a@bench.example Admin__Password=Bench-2026-password \
    Ingest__AllowedPrivateHosts=127.0.0.0/8 Ingest__DefaultInterval=1.00:00:00 Logging__LogLevel__Default=Warning "$@" \
    $OURS_BELOW "$OURS_OUT/Dashboard" >>"$BENCH_WORK/log.ours" 2>&1 </dev/null &
  SPAWNED=$!; PIDS_STARTED+=("$SPAWNED"); EXTRA_PID=$SPAWNED
  wait_port 18210 || return 1
  sleep 3
  OURS_PID=$EXTRA_PID; [ -z "$OURS_BELOW" ] || OURS_PID=$(pgrep -P "$EXTRA_PID" Dashboard)
  $DRIVE login $OURS_AT "$STATE"
}
# A pass asks for all sources and is answered when they have been polled; in the shell, because a program's own start would count too.
poll() {
  [ -e "$STATE/imported" ] || $DRIVE import $OURS_AT "$STATE" "$FARM/feeds.opml" || return 1
  local answer line
  exec 3<>"/dev/tcp/127.0.0.1/${OURS_AT##*:}" || return 1
  printf 'POST /api/sources/poll?wait=600 HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nContent-Length: 0\r\n\r\n' "$(<"$STATE/token")" >&3
  while read -r line <&3 || [ -n "$line" ]; do answer=$line; line=; done
  exec 3>&-
  case $answer in *'"pending":0}') ;; *) echo "not all were polled: $answer" >&2; return 1 ;; esac
}
finish() {
  echo "  peak memory of the service: $(awk '/VmHWM/ { printf "%.0f MB", $2 / 1024 }' "/proc/$OURS_PID/status") (anonymous $(awk '/RssAnon/ { printf "%.0f MB", $2 / 1024 }' "/proc/$OURS_PID/status") now)" >&2
  end_pid "$EXTRA_PID"; EXTRA_PID=
}
# What a running service has behind it: some passes that compile what a pass runs through.
settle() { local i; for i in $(seq 1 "${OURS_SETTLE:-8}"); do poll; sleep 0.5; done; sleep 3; }
