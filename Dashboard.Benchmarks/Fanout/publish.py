#!/usr/bin/env python3
"""Each headline on standard input goes out as an envelope of the public log of a fresh database."""
import datetime
import json
import socket
import sys

redis = socket.create_connection(("127.0.0.1", 16391))
redis.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
channel = b"dashboard:live"
# A warm server has heard earlier runs: numbers go on where they ended.


def ask(*words):
    redis.sendall(b"".join([b"*%d\r\n" % len(words)] + [b"$%d\r\n%s\r\n" % (len(w), w) for w in words]))
    answer = b""
    while not answer.endswith(b"\r\n") or (answer.startswith(b"$") and answer.count(b"\r\n") < 2 and answer != b"$-1\r\n"):
        answer += redis.recv(4096)
    return answer


last = ask(b"GET", b"bench:seq")
seq = 0 if last.startswith(b"$-1") else int(last.split(b"\r\n")[1])
for line in sys.stdin.buffer:
    given = json.loads(line)
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    # A headline of ours has no field for the tool's own: what it compares travels as the title's text, to stream and hub alike.
    compared = json.dumps({key: given[key] for key in ("id", "title", "url", "source")}, ensure_ascii=False)
    data = {
        "seq": seq + 1, "id": seq + 1, "title": compared, "url": given["url"].split("?")[0], "page": f"/articles/{seq + 1}/bench",
        "source": {"id": 1, "name": given["source"]}, "section": None, "language": given["language"], "direction": "ltr",
        "urgency": "normal", "publishedAt": given["published"], "seenAt": now, "image": None, "eventSeq": seq + 1,
    }
    envelope = {"log": "public", "seq": seq + 1, "prev": seq, "event": "headline", "at": now, "data": data}
    ask(b"PUBLISH", channel, json.dumps(envelope, ensure_ascii=False).encode())
    seq += 1
ask(b"SET", b"bench:seq", b"%d" % seq)
