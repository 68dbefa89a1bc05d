// A transfer written as a scenario takes as long as the same one in another simulator: the rows
// of tests/net/tcp_reference.csv, to the nanosecond, from the file's words to the report's.

#include <fstream>
#include <map>
#include <sstream>

#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "export/report_json.hpp"
#include "replay/labels.hpp"
#include "replay/packets.hpp"
#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

// rate, delay, bytes, initial window, delayed ACK, drop, and the three instants.
using Row = std::vector<std::string>;

std::vector<Row> rows() {
  std::ifstream file(MAILSCOPE_SOURCE_DIR "/tests/net/tcp_reference.csv");
  std::vector<Row> found;
  std::string line;
  std::getline(file, line);  // the heading
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    Row row;
    for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
    if (row.size() == 9) found.push_back(row);
  }
  return found;
}

std::string scenario_of(const Row& row) {
  std::string rate = row[0];
  rate.replace(rate.find("bps"), 3, "bit/s");
  nlohmann::json rules = nlohmann::json::array();
  if (!row[5].empty()) {
    rules.push_back({{"lose", {{"from", "alice"}, {"nth", std::stoi(row[5])}}}});
  }
  return nlohmann::json{
      {"servers", {{"crepes.fr", nlohmann::json::object()}}},
      {"users", {{"alice", {{"address", "alice@crepes.fr"}}}}},
      {"network", {{"latency", row[1]}, {"bandwidth", rate}, {"framing", 2}, {"rules", rules}}},
      {"tcp",
       {{"profile", "reference"},
        {"initial_window", std::stoi(row[3])},
        {"acknowledge_every", std::stoi(row[4])}}},
      {"actions",
       {{{"transfer", {{"from", "alice"}, {"to", "crepes.fr"}, {"size", row[2] + "B"}}}}}}}
      .dump();
}

TEST(Transfer, TakesAsLongAsTheReference) {
  const auto all = rows();
  ASSERT_GE(all.size(), 20U);
  for (const Row& row : all) {
    SCOPED_TRACE(fmt::format("{}", fmt::join(row, ",")));
    Played played(from_json(scenario_of(row)));
    const auto session = exports::sessions_json(played.end()).at(0);
    EXPECT_EQ(session["protocol"], "discard");
    EXPECT_EQ(session["established"], row[6]);
    EXPECT_EQ(session["last_byte"], row[7]);
    EXPECT_EQ(session["fin_acknowledged"], row[8]);
  }
}

// Many megabytes take no more of the arena than one block.
TEST(Transfer, RepeatsOneBlock) {
  Played played(from_json(R"({"servers": {"crepes.fr": {}, "hamburger.edu": {}},
    "users": {"alice": {"address": "alice@crepes.fr"}},
    "actions": [{"transfer": {"from": "crepes.fr", "to": "hamburger.edu", "size": "5MB"}}]})"));
  EXPECT_EQ(played.end().connections.at(0).end(Side::server).delivered, 5'000'000U);
  EXPECT_LT(played.trace.arena().size(), 2U << 20);
}

// On the map a segment with bytes is not called by its ACK bit.
TEST(Transfer, ItsSegmentsAreCalledData) {
  Played played(shipped("slow-start"));
  const replay::Packets packets(played.trace);
  std::map<std::string, std::size_t> with_payload;
  for (const replay::Packet& packet : packets.all()) {
    if (packet.payload == 0) continue;
    ++with_payload[label(played.trace, packet, {"message text", "data", "malformed"})];
  }
  EXPECT_EQ(with_payload.count("ACK"), 0U);
  EXPECT_GE(with_payload["data"], 340U);
  EXPECT_EQ(with_payload["data FIN"], 1U);
}

// What the scenario is for: slow start runs into a full queue, and recovery needs no timeout.
TEST(Transfer, SlowStartFillsTheQueueAndRecovers) {
  Played played(shipped("slow-start"));
  std::size_t dropped = 0;
  for (const auto& [at, lost] : played.all<trace::PacketLost>()) {
    if (lost.reason == trace::LossReason::queue_full) ++dropped;
  }
  EXPECT_GE(dropped, 5U);
  EXPECT_GE(played.all<trace::FastRetransmit>().size(), 1U);
  EXPECT_TRUE(played.all<trace::RetransmissionTimeout>().empty());
  EXPECT_EQ(played.end().connections.at(0).end(Side::server).delivered, 500'000U);
}

// A server that was down listens again.
TEST(Transfer, GoesOnAfterARestart) {
  Played played(from_json(R"({"servers": {"crepes.fr": {}, "hamburger.edu": {}},
    "users": {"alice": {"address": "alice@crepes.fr"}},
    "actions": [{"transfer": {"from": "alice", "to": "crepes.fr", "size": "1B"}},
                {"at": "1s", "down": "crepes.fr"}, {"at": "2s", "up": "crepes.fr"},
                {"at": "3s", "transfer": {"from": "alice", "to": "crepes.fr", "size": "1B"}}]})"));
  EXPECT_EQ(played.end().connections.size(), 2U);
  EXPECT_EQ(played.end().connections.at(1).end(Side::server).delivered, 1U);
}

}  // namespace
}  // namespace mailscope::testing
