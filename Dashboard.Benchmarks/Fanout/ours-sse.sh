# our event stream: /live, fed through Redis; redis-server counted
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/_ours.sh"
MODE=sse URL=http://127.0.0.1:18110/live
