#!/usr/bin/env python3
"""drive.py login URL STATE | poll URL STATE OPML: drives the running service by its API, with as little work of its own as can be.
poll: brings the sources in the first time, then asks for a poll of every source, and returns once the service's own metric has counted them."""
import os, socket, sys, time

def ask(at, method, path, body=b"", head=""):
    host, port = at[len("http://"):].split(":")
    with socket.create_connection((host, int(port))) as s:
        s.sendall(f"{method} {path} HTTP/1.0\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body)
        got = bytearray()
        while part := s.recv(262144): got += part
    top, _, rest = bytes(got).partition(b"\r\n\r\n")
    code = int(top.split()[1])
    if code >= 300: sys.exit(f"{method} {path}: {code} {rest[:300]!r}")
    return rest

def polls(at):
    n = 0
    for line in ask(at, "GET", "/metrics").splitlines():
        if line.startswith(b"dashboard_polls_total{") or line.startswith(b"dashboard_polls_poll_total{") or (line.startswith(b"dashboard_polls") and b"outcome=" in line):
            n += int(float(line.rsplit(b"}", 1)[1].split()[0]))
    return n

def field(json, name, end):
    return json.split(f'"{name}":'.encode(), 1)[1].split(end, 1)[0].strip(b' "').decode()

command, at, state = sys.argv[1:4]
token = os.path.join(state, "token")
if command == "login":
    answer = ask(at, "POST", "/api/account/login", b'{"email":"a@bench.example","password":"Bench-2026-password"}', "Content-Type: application/json\r\n")
    open(token, "w").write(field(answer, "accessToken", b",").rstrip('}"'))
else:
    mine = f"Authorization: Bearer {open(token).read()}\r\n"
    done = os.path.join(state, "imported")
    t0 = time.monotonic()
    if not os.path.exists(done):
        ask(at, "POST", "/api/sources/opml", open(sys.argv[4], "rb").read(), mine + "Content-Type: text/x-opml\r\n")
        open(done, "w").close()
        print(f"import {time.monotonic() - t0:.2f} s", file=sys.stderr)
    # While the list came in, first polls began by themselves; every source is polled once more, or first, from here on.
    before = polls(at)
    wanted = int(field(ask(at, "POST", "/api/sources/poll", b"", mine), "count", b"}"))
    while polls(at) - before < wanted:
        time.sleep(0.25)
        if time.monotonic() - t0 > 600: sys.exit("not all sources were polled within 600 s")
