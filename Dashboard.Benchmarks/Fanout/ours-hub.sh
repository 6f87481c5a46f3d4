# our SignalR hub, JSON, fed through Redis; redis-server counted
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/_ours.sh"
MODE=signalr-json URL=http://127.0.0.1:18110/hubs/live?join=one-by-one
