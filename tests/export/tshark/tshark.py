"""What tshark makes of a capture: its packets, with every checksum validated, and its streams."""

import subprocess
from dataclasses import dataclass

FIELDS = {
    "number": "frame.number",
    "time": "frame.time_epoch",
    "protocols": "frame.protocols",
    "comment": "frame.comment",
    "malformed": "_ws.malformed",
    "source": "ip.src",
    "destination": "ip.dst",
    "ip_checksum": "ip.checksum.status",
    "tcp_checksum": "tcp.checksum.status",
    "udp_checksum": "udp.checksum.status",
    "stream": "tcp.stream",
    "source_port": "tcp.srcport",
    "destination_port": "tcp.dstport",
    "udp_source_port": "udp.srcport",
    "udp_destination_port": "udp.dstport",
    "seq": "tcp.seq_raw",
    "length": "tcp.len",
    "flags": "tcp.flags",
    "missing": "tcp.analysis.lost_segment",
    "acks_unseen": "tcp.analysis.ack_lost_segment",
    "ack_without_flag": "tcp.ack.nonzero",
}
VALIDATE = [word for layer in ("ip", "tcp", "udp") for word in ("-o", f"{layer}.check_checksum:TRUE")]
GOOD = ("1", "Good")  # of a checksum's status, as versions write it

FIN, SYN, RST, PSH, ACK = 1, 2, 4, 8, 16


def tshark(program, *arguments):
    return subprocess.run(
        [program, *arguments], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


class Packet:
    """One line of `-T fields`; an absent field is an empty text."""

    def __init__(self, line):
        for name, value in zip(FIELDS, line.split("\t"), strict=True):
            setattr(self, name, value)
        self.flags = int(self.flags, 16) if self.flags else None
        self.layers = self.protocols.split(":")
        self.ends = (f"{self.source}:{self.source_port}", f"{self.destination}:{self.destination_port}")


def packets(program, capture):
    options = [word for field in FIELDS.values() for word in ("-e", field)]
    text = tshark(program, "-n", "-r", capture, *VALIDATE, "-T", "fields", "-E", "occurrence=a", *options)
    return [Packet(line) for line in text.splitlines()]


@dataclass
class Follow:
    """«Follow TCP stream»: who said what, in order; the first node is the client."""

    nodes: list
    said: list  # of (is the client, bytes), neighbours of one side joined


def follow(program, capture, streams):
    """By the stream's number."""
    if not streams:
        return {}
    wishes = [word for stream in streams for word in ("-z", f"follow,tcp,raw,{stream}")]
    text = tshark(program, "-n", "-r", capture, "-q", *VALIDATE, *wishes)
    found = {}
    for block in text.split("Follow: tcp,raw\n")[1:]:
        lines = block.splitlines()
        stream = int(lines[0].removeprefix("Filter: tcp.stream eq "))
        nodes = [line.split(": ", 1)[1] for line in lines[1:3]]
        said = []
        for line in lines[3:]:
            if line.startswith("="):
                break
            client = not line.startswith("\t")
            data = bytes.fromhex(line.strip())
            if said and said[-1][0] == client:
                data = said.pop()[1] + data
            said.append((client, data))
        found[stream] = Follow(nodes, said)
    return found
