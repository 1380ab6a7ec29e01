import json  # hit
import os  # hit
import socket  # hit
import subprocess  # hit
import sys  # hit

listener = socket.create_server(("127.0.0.1", 0))  # hit
port = listener.getsockname()[1]  # hit
words = [sys.executable, "-Xfrozen_modules=off", "-m", "debugpy"]  # hit
words += ["--connect", f"127.0.0.1:{port}", "--wait-for-client", "debugged.py"]  # hit
debugged = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)  # hit
connection, _ = listener.accept()  # hit
stream = connection.makefile("rwb")  # hit
sequence = 0  # hit


def send(command, **arguments):  # hit
    global sequence
    sequence += 1  # hit
    body = dict(seq=sequence, type="request", command=command, arguments=arguments)  # hit
    text = json.dumps(body).encode()  # hit
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))  # hit
    stream.flush()  # hit


def receive(kind, name):  # hit
    while True:  # hit
        length = 0  # hit
        while (line := stream.readline()) != b"\r\n":  # hit
            if line.startswith(b"Content-Length:"):  # hit !29
                length = int(line.split(b":")[1])  # hit
        message = json.loads(stream.read(length))  # hit
        if message["type"] == kind and message.get(kind if kind == "event" else "command") == name:  # hit
            return message.get("body")  # hit


send("initialize", adapterID="test", pathFormat="path")  # hit
receive("response", "initialize")  # hit
send("attach")  # hit
receive("event", "initialized")  # hit
source = {"path": os.path.abspath("work.py")}  # hit
send("setBreakpoints", source=source, breakpoints=[{"line": 11}])  # hit
receive("response", "setBreakpoints")  # hit
send("configurationDone")  # hit
stops = []  # hit
for command in "next", "next", "continue":  # hit
    thread = receive("event", "stopped")["threadId"]  # hit
    send("stackTrace", threadId=thread)  # hit
    frames = receive("response", "stackTrace")["stackFrames"]  # hit
    stops.append((frames[0]["name"], frames[0]["line"]))  # hit
    if command == "continue":  # hit
        send("setBreakpoints", source=source, breakpoints=[])  # hit
        receive("response", "setBreakpoints")  # hit
    send(command, threadId=thread)  # hit
receive("event", "terminated")  # hit
print(stops, debugged.communicate()[0], debugged.wait())  # hit
assert stops == [("total", 11), ("total", 12), ("total", 11)], stops  # hit
