"""A scenario that has run: its trace as JSON Lines, its captures and its dialogs."""

import json
import re
import subprocess
from dataclasses import dataclass, field


@dataclass
class Connection:
    ends: tuple  # "address:port" of the client, of the server
    packets: list = field(default_factory=list)  # packet-sent, as they departed
    states: dict = field(default_factory=lambda: {"client": "CLOSED", "server": "CLOSED"})
    been: set = field(default_factory=set)  # (side, state)
    failures: list = field(default_factory=list)  # (side, reason)


@dataclass
class Session:
    number: int  # as the transcript counts
    protocol: str
    connection: int
    lines: list = field(default_factory=list)  # (is the client, text)


def dotted(address):
    return ".".join(str(address >> shift & 255) for shift in (24, 16, 8, 0))


class ScenarioRun:
    def __init__(self, mailscope, scenario, directory):
        self.mailscope, self.scenario, self.directory = mailscope, scenario, directory
        self.capture = str(directory / "all.pcapng")
        self.run("--trace", str(directory / "trace.jsonl"), "--pcap", self.capture)
        with open(directory / "trace.jsonl", encoding="utf-8") as trace:
            self.records = [json.loads(line) for line in trace]
        self.hosts = self.of_kind("host-added")
        self.datagrams = self.of_kind("datagram-sent")
        self.connections = self.read_connections()
        self.sessions = self.read_sessions()

    def of_kind(self, *kinds):
        return [record for record in self.records if record["kind"] in kinds]

    def run(self, *options):
        # 1: an expectation of the scenario did not hold, which other tests look at.
        done = subprocess.run(
            [self.mailscope, "run", self.scenario, *options], capture_output=True, text=True
        )
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr)

    def capture_at(self, host):
        path = str(self.directory / f"{host}.pcapng")
        self.run("--pcap", path, "--pcap-at", host)
        return path

    def read_connections(self):
        def end(host, port):
            return f"{dotted(self.hosts[host]['address'])}:{port}"

        found = [
            Connection((end(c["client"], c["client_port"]), end(c["server"], c["server_port"])))
            for c in self.of_kind("connection-opened")
        ]
        for record in self.of_kind("packet-sent", "tcp-state", "connection-failed"):
            connection = found[record["connection"]]
            if record["kind"] == "packet-sent":
                connection.packets.append(record)
            elif record["kind"] == "tcp-state":
                connection.been.add((record["side"], record["to"]))
            else:
                connection.failures.append((record["side"], record["reason"]))
        return found

    def read_sessions(self):
        found = [
            Session(record["session"] + 1, record["protocol"], record["connection"])
            for record in self.of_kind("session-opened")
        ]
        for protocol in sorted({session.protocol for session in found} & {"smtp", "imap"}):
            for number, lines in self.dialogs(protocol):
                found[number - 1].lines = lines
        return found

    def dialogs(self, protocol):
        text = subprocess.run(
            [self.mailscope, "transcript", self.scenario, "--protocol", protocol, "--session", "all"],
            check=True, capture_output=True, text=True, encoding="utf-8",
        ).stdout
        for block in re.split(r"^# session ", text, flags=re.MULTILINE)[1:]:
            heading, *lines = block.split("\n")
            yield int(heading.split(":")[0]), [
                (line.startswith("C: "), line[3:]) for line in lines if line
            ]
