# Shared by the adapters of our own server for a fan-out bench whose adapters give MODE, URL, PUBLISH, EXTRA, present and start.
# One node with everything switched on, on a database of its own and a private Redis; what is published are envelopes of the
# public log, as a second node would publish them.
OURS=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
OURS_OUT=${OURS_OUT:-$BENCH_WORK/ours}
. "$BENCH/adapters/_nchan.sh"
EXTRA="--mark title"
PUBLISH=exec:$OURS/Dashboard.Benchmarks/Fanout/publish.py
present() {
  [ -x "$OURS_OUT/Dashboard" ] || dotnet publish "$OURS/Dashboard/Dashboard.csproj" -c Release -p:Standalone=true -o "$OURS_OUT" >"$BENCH_WORK/log.ours-build" 2>&1
  [ -x "$OURS_OUT/Dashboard" ] && have redis-server && have python3
}
start() {
  start_redis 16391
  rm -rf "$BENCH_WORK/ours-data"
  ConnectionStrings__Redis=127.0.0.1:16391 DataDirectory="$BENCH_WORK/ours-data" Sources__StarterList= Urls=http://127.0.0.1:18110 \
    DOTNET_GCgen0size=0x400000 Live__MaxConnectionsPerAddress=20000 Admin__Email=a@bench.example Admin__Password=Bench-2026-password \
    spawn "$OURS_OUT/Dashboard"
  PIDS=$REDIS_PID,$SPAWNED
  wait_port 18110; sleep 3
}
