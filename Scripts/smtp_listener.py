#!/usr/bin/env python3
"""A mail server that takes every message and writes it to a folder: DIR/1.eml, DIR/2.eml, …

Usage: smtp_listener.py DIR [PORT]
Prints the port it listens on, then serves until it is ended. RFC 5321 as far as msmtp needs it.
"""

import pathlib
import socketserver
import sys


class Visit(socketserver.StreamRequestHandler):
    """One conversation with a mail program."""

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.say("220 listener ready")
        for line in self.rfile:
            verb = line.split(b" ")[0].strip().upper()
            if verb == b"DATA":
                self.say("354 go on")
                self.keep()
                self.say("250 kept")
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def keep(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        count = len(list(folder.glob("*.eml")))
        (folder / f"{count + 1}.eml").write_bytes(b"".join(lines))


folder = pathlib.Path(sys.argv[1])
folder.mkdir(exist_ok=True)
port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
socketserver.TCPServer.allow_reuse_address = True
with socketserver.TCPServer(("127.0.0.1", port), Visit) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
