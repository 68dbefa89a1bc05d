"""tshark finds nothing wrong with the captures of a scenario, and reads in them what happened.

python3 read_scenario.py MAILSCOPE TSHARK SCENARIO
"""

import pathlib
import sys
import tempfile
import unittest
from collections import Counter

import tshark
from scenario_run import ScenarioRun
from tshark import ACK, FIN, GOOD, RST, SYN

MAILSCOPE, TSHARK, SCENARIO = sys.argv[1:4]
PORTS = {"smtp": "25", "imap": "143"}


def lines_of(said):
    """A followed stream as a transcript has it: a line each, with its speaker."""
    for client, data in said:
        for line in data.decode("utf-8").removesuffix("\r\n").split("\r\n"):
            yield client, line


class Capture(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.directory.cleanup)
        cls.run_ = ScenarioRun(MAILSCOPE, SCENARIO, pathlib.Path(cls.directory.name))
        cls.packets = tshark.packets(TSHARK, cls.run_.capture)
        cls.streams = {}
        for packet in cls.packets:
            if packet.stream:
                cls.streams.setdefault(int(packet.stream), []).append(packet)
        cls.stream_of = cls.match_streams()

    @classmethod
    def match_streams(cls):
        """The stream of each connection, by number: the nth between the same two ends."""
        waiting = {}
        for number, packets in cls.streams.items():
            waiting.setdefault(packets[0].ends, []).append(number)
        return {
            number: waiting[connection.ends].pop(0)
            for number, connection in enumerate(cls.run_.connections)
            if connection.packets
        }

    def assert_none(self, packets, what):
        self.assertEqual([packet.number for packet in packets], [], what)

    def assert_well_formed(self, packets):
        self.assert_none([p for p in packets if p.malformed], "malformed")
        self.assert_none([p for p in packets if p.ip_checksum not in GOOD], "bad IP checksum")
        self.assert_none(
            [p for p in packets if (p.tcp_checksum or p.udp_checksum) not in GOOD], "bad checksum"
        )
        self.assert_none([p for p in packets if p.ack_without_flag], "number without ACK")

    def test_no_packet_is_malformed_and_every_checksum_is_right(self):
        self.assert_well_formed(self.packets)

    def test_every_packet_is_there_once_in_the_order_of_time(self):
        sent = sum(len(c.packets) for c in self.run_.connections) + len(self.run_.datagrams)
        self.assertEqual(len(self.packets), sent)
        times = [packet.time for packet in self.packets]
        self.assertEqual(times, sorted(times, key=lambda t: tuple(map(int, t.split(".")))))

    def test_no_segment_is_missing_and_none_acknowledged_unseen(self):
        self.assert_none([p for p in self.packets if p.missing], "previous segment not captured")
        self.assert_none([p for p in self.packets if p.acks_unseen], "ACKed unseen segment")

    def test_every_segment_says_what_the_trace_says(self):
        self.assertEqual(len(self.stream_of), len(self.streams))
        for number, stream in self.stream_of.items():
            sent = sorted(
                self.run_.connections[number].packets, key=lambda p: (p["departs"], p["packet"])
            )
            with self.subTest(connection=number):
                self.assertEqual(
                    Counter((int(p.seq), p.flags & 31) for p in self.streams[stream]),
                    Counter((p["seq"], p["flags"]) for p in sent),
                )

    def test_every_stream_begins_as_its_connection_did(self):
        for number, stream in self.stream_of.items():
            connection, packets = self.run_.connections[number], self.streams[stream]
            with self.subTest(connection=number):
                self.assertEqual(packets[0].flags, SYN)
                answers = [p for p in packets if p.ends != connection.ends]
                self.assertIn(answers[0].flags if answers else None, (None, SYN | ACK, RST | ACK))
                if ("client", "ESTABLISHED") in connection.been:
                    first = next(p for p in packets if p.ends == connection.ends and p.flags != SYN)
                    before = [p.flags for p in packets[: packets.index(first)]]
                    self.assertLessEqual(set(before), {SYN, SYN | ACK})
                    self.assertIn(SYN | ACK, before)
                    self.assertTrue(first.flags & ACK)

    def test_every_stream_ends_as_its_connection_did(self):
        for number, stream in self.stream_of.items():
            connection, packets = self.run_.connections[number], self.streams[stream]
            closers = {p.ends == connection.ends for p in packets if p.flags & FIN}
            resets = [p for p in packets if p.flags & RST]
            reasons = {reason for _, reason in connection.failures}
            with self.subTest(connection=number, failures=connection.failures):
                if reasons & {"refused", "reset"}:
                    self.assertTrue(resets)
                orderly = {("client", "TIME-WAIT"), ("server", "TIME-WAIT")} & connection.been
                if orderly:
                    self.assertEqual(closers, {True, False})
                    self.assertFalse(packets[-1].flags & ~(ACK | FIN | RST))
                if not reasons and not orderly and not resets:
                    self.assertNotEqual(closers, {True, False})

    def test_following_a_stream_gives_the_transcript(self):
        sessions = [s for s in self.run_.sessions if s.lines and s.connection in self.stream_of]
        followed = tshark.follow(TSHARK, self.run_.capture, [self.stream_of[s.connection] for s in sessions])
        for session in sessions:
            with self.subTest(session=session.number):
                heard = followed[self.stream_of[session.connection]]
                self.assertEqual(heard.nodes, list(self.run_.connections[session.connection].ends))
                self.assertEqual(list(lines_of(heard.said)), session.lines)

    def test_dissectors_find_the_protocols(self):
        for protocol, port in PORTS.items():
            spoken = [p for p in self.packets if port in (p.source_port, p.destination_port) and p.length != "0"]
            with self.subTest(protocol=protocol):
                if any(s.lines for s in self.run_.sessions if s.protocol == protocol):
                    self.assertTrue(any(protocol in p.layers for p in spoken))
        for packet in self.packets:
            if "53" in (packet.udp_source_port, packet.udp_destination_port):
                self.assertIn("dns", packet.layers, packet.number)

    def test_the_packets_that_died_say_so(self):
        lost = self.run_.of_kind("packet-lost")
        copies = {record["packet"] for record in self.run_.of_kind("packet-duplicated")}
        told = [p for p in self.packets if any(
            word in p.comment for word in ("lost", "dropped before", "damaged"))]
        self.assertGreaterEqual(len(told), len([r for r in lost if r["packet"] not in copies]))

    def test_a_capture_at_each_mail_server_is_readable(self):
        for host in self.run_.hosts:
            if host["role"] != "mail-server":
                continue
            packets = tshark.packets(TSHARK, self.run_.capture_at(host["name"]))
            damaged = [p for p in packets if "damaged" in p.comment]
            with self.subTest(host=host["name"]):
                self.assert_well_formed([p for p in packets if "damaged" not in p.comment])
                self.assert_none([p for p in damaged if p.malformed], "malformed")
                address = ".".join(str(host["address"] >> shift & 255) for shift in (24, 16, 8, 0))
                for packet in packets:
                    self.assertIn(address, (packet.source, packet.destination))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
