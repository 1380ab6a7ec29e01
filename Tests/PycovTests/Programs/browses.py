"""Asks `pycov serve` for pages as browsers and others do, and prints what they get.

browses.py PYCOV -- COMMAND...: the command makes the data file anew.
"""

import os
import re
import socket
import subprocess
import sys
import time

pycov, command = sys.argv[1], sys.argv[3:]
server = subprocess.Popen([pycov, "serve", "--port=0"], stdout=subprocess.PIPE, text=True)
first = server.stdout.readline()
port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", first)[1])
print(first.replace(str(port), "PORT"), end="")


def ask(target, *headers, method="GET"):
    connection = socket.create_connection(("127.0.0.1", port))
    lines = [f"{method} {target} HTTP/1.1", *(headers or (f"Host: localhost:{port}",)), "Connection: close"]
    connection.sendall("\r\n".join(lines + ["", ""]).encode("latin-1"))
    return connection.makefile("rb")


def shown(answer):
    status = answer.readline().decode().strip()
    while answer.readline().strip():
        pass
    text = answer.read()
    return f"{status}: {'page' if b'<html' in text else text.decode().strip()}"


for target in ["/", "/index.html", "/../m.py", "/..%2fm.py", "//etc/passwd", "/.gitignore"]:
    print(target, shown(ask(target)))
for host in ["evil.example", f"127.0.0.1:{port}\r\nHost: evil.example"]:
    print("host", shown(ask("/", f"Host: {host}")))
print("POST", shown(ask("/", method="POST")))
with open("/proc/net/tcp") as table:
    rows = [line.split() for line in table]
    listening = [row[1].split(":") for row in rows if row[3] == "0A"]
print("listens at", [address for address, number in listening if number == f"{port:04X}"])
live = ask("/~live")
print("live", live.readline().decode().strip())
while live.readline().strip():
    pass
subprocess.run(command, check=True)
while not (line := live.readline()).startswith(b"data:"):
    assert line
print(line.decode().strip())
server.terminate()
server.wait()
# The server of pages ends with the command that started it.
live.read()
# Its connections are closed before what it listens at.
deadline = time.monotonic() + 60
while not (refused := socket.socket().connect_ex(("127.0.0.1", port))) and time.monotonic() < deadline:
    time.sleep(0.01)
print("no more" if refused else "still there")
