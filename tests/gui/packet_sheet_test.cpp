// A packet by layers: every byte belongs to a field, every field says what it is for, and
// nothing is told that has not happened yet.

#include "gui/model/packet_sheet.hpp"

#include <gtest/gtest.h>

#include "dns/message.hpp"
#include "gui/model/packet_choice.hpp"
#include "tests/gui/show_fixture.hpp"

namespace mailscope::gui {
namespace {

using trace::tcp_flags::ack;
using trace::tcp_flags::psh;
using wire::FieldName;
using wire::Layer;

const PacketField& field(const PacketSheet& sheet, FieldName name) {
  for (const PacketField& f : sheet.fields)
    if (f.field == name) return f;
  ADD_FAILURE() << wire::name(name);
  return sheet.fields.front();
}

RecordNumber last(const Show& show) {
  return RecordNumber(show.trace.size() - 1);
}

std::string told(const PacketSheet& sheet) {
  std::string all;
  for (const std::string& sentence : sheet.fate) all += sentence + " ";
  return all;
}

TEST(PacketSheet, EveryByteBelongsToAFieldAndEveryFieldSaysWhatItIs) {
  const auto show = show_of(trace::alice_to_bob());
  for (std::size_t i = 0; i < show->packets.size(); ++i) {
    const PacketSheet sheet =
        packet_sheet(*show, PacketId(i), last(*show), texts::Language::english);
    for (std::size_t byte = 0; byte < sheet.bytes.size(); ++byte)
      ASSERT_LT(sheet.field_at(byte), sheet.fields.size()) << byte;
    EXPECT_EQ(sheet.field_at(sheet.bytes.size()), sheet.fields.size());
    for (const PacketField& f : sheet.fields) {
      EXPECT_FALSE(f.name.empty());
      EXPECT_LT(f.begin, f.end);
      EXPECT_LE(f.end, sheet.bytes.size());
      EXPECT_TRUE(!f.meaning.empty() || f.value == "0") << f.name;
    }
    EXPECT_EQ(sheet.size_of(Layer::ip), 20u);
    EXPECT_GE(sheet.size_of(Layer::tcp), 20u);
  }
}

// Nearest to the application first: what it carries, TCP, then IP.
TEST(PacketSheet, TcpStandsBeforeIp) {
  const auto show = show_of(trace::alice_to_bob());
  const PacketSheet sheet = packet_sheet(*show, PacketId(0), last(*show), texts::Language::english);
  EXPECT_EQ(sheet.fields.front().layer, Layer::tcp);
  EXPECT_EQ(sheet.title, "Packet 1");
  EXPECT_EQ(field(sheet, FieldName::tcp_destination_port).value, "25");
  EXPECT_EQ(field(sheet, FieldName::ip_source).value, "10.0.0.1");
  EXPECT_NE(field(sheet, FieldName::tcp_checksum).value.find("right"), std::string::npos);
}

struct BadLine {
  BadLine() {
    over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
    const SessionId session = w.b.session(over, trace::Protocol::smtp);
    w.b.say(session, Side::client, trace::LineKind::command, "HELO crepes.fr\r\n");
    sent = w.b.now();
    first = w.b.send(over, Side::client, psh | ack, "HELO crepes.fr\r\n");
    leaves = last_record();
    w.b.wait(milliseconds(20));
    w.b.lose(first, trace::LossReason::link_loss);
    lost = last_record();
    w.b.wait(milliseconds(980));
    again = w.b.send(over, Side::client, psh | ack, "HELO crepes.fr\r\n", true);
    w.b.wait(milliseconds(20));
    w.b.arrive(again);
    show = show_of(std::move(w.b.trace));
  }
  RecordNumber last_record() const { return RecordNumber(w.b.trace.size() - 1); }
  trace::SmallWorld w;
  ConnectionId over;
  PacketId first, again;
  RecordNumber leaves, lost;
  Instant sent;
  std::unique_ptr<Show> show;
};

TEST(PacketSheet, ItTellsHowThePacketFaredAndNothingThatIsToCome) {
  const BadLine line;
  const auto at = [&](PacketId packet, RecordNumber cursor) {
    return told(packet_sheet(*line.show, packet, cursor, texts::Language::english));
  };
  EXPECT_NE(at(line.first, line.leaves).find("It is on its way."), std::string::npos);
  const std::string after = at(line.first, line.lost);
  EXPECT_NE(after.find("Lost on the way."), std::string::npos);
  EXPECT_EQ(after.find("again"), std::string::npos);
  EXPECT_NE(at(line.first, last(*line.show)).find("Sent again as packet 2."), std::string::npos);
  const std::string second = at(line.again, last(*line.show));
  EXPECT_NE(second.find("Arrived after 20 ms."), std::string::npos);
  EXPECT_NE(second.find("It sends packet 1 again."), std::string::npos);
}

TEST(PacketSheet, ItCarriesTheLinesOfTheDialog) {
  const BadLine line;
  const PacketSheet sheet =
      packet_sheet(*line.show, line.first, last(*line.show), texts::Language::english);
  ASSERT_EQ(sheet.carried.size(), 1u);
  EXPECT_EQ(sheet.carried[0], "HELO crepes.fr");
  EXPECT_EQ(sheet.label, "HELO");
  const PacketField& data = field(sheet, FieldName::payload);
  EXPECT_EQ(data.end - data.begin, 16u);
  EXPECT_EQ(sheet.bytes.substr(data.begin, 4), "HELO");
}

// A datagram has a UDP header, and what it asks is said as people write it.
TEST(PacketSheet, ADnsQueryIsReadInWords) {
  trace::SmallWorld w;
  dns::Message query;
  query.questions.push_back({"hamburger.edu", dns::Type::mx});
  const std::string asked = dns::encode(query);
  w.b.note(w.crepes, trace::DatagramSent{PacketId(0), w.crepes_hamburger, w.hamburger, 40'000, 53,
                                         w.b.bytes(asked), w.b.now()});
  const auto show = show_of(std::move(w.b.trace));
  const PacketSheet sheet = packet_sheet(*show, PacketId(0), last(*show), texts::Language::english);
  EXPECT_EQ(sheet.size_of(Layer::udp), 8u);
  EXPECT_EQ(field(sheet, FieldName::udp_destination_port).value, "53");
  ASSERT_EQ(sheet.carried.size(), 2u);
  EXPECT_NE(sheet.carried[1].find("hamburger.edu"), std::string::npos) << sheet.carried[1];
  EXPECT_NE(sheet.carried[1].find("MX"), std::string::npos) << sheet.carried[1];
}

// A rule of the link is told by its own words.
TEST(PacketSheet, ItNamesTheRuleThatFitted) {
  trace::SmallWorld w;
  w.b.note(HostId::none(), trace::LinkRuleAdded{.link = w.crepes_hamburger,
                                                .effect = trace::RuleEffect::lose,
                                                .times = 1,
                                                .carries = w.b.bytes("RCPT")});
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const PacketId packet = w.b.send(over, Side::client, ack, "RCPT");
  w.b.note(HostId::none(),
           trace::RuleFired{w.crepes_hamburger, 0, trace::RuleEffect::lose, packet});
  w.b.wait(milliseconds(20));
  w.b.lose(packet, trace::LossReason::link_loss);
  const auto show = show_of(std::move(w.b.trace));
  EXPECT_NE(told(packet_sheet(*show, packet, last(*show), texts::Language::english))
                .find("A rule of the link: lose the first packet that carries \"RCPT\"."),
            std::string::npos);
}

TEST(PacketChoice, TheStoryIsAtThePacketThatMovedLast) {
  const BadLine line;
  EXPECT_TRUE(packet_at(*line.show, RecordNumber(0)).is_none());
  EXPECT_EQ(packet_at(*line.show, line.leaves), line.first);
  EXPECT_EQ(packet_at(*line.show, line.lost), line.first);
  EXPECT_EQ(packet_at(*line.show, last(*line.show)), line.again);
}

TEST(PacketChoice, NeighboursAreOfTheSameConnection) {
  const auto show = show_of(trace::alice_to_bob());
  PacketId packet(0);
  const ConnectionId over = show->packets[packet].connection;
  std::size_t count = 1;
  for (PacketId next = neighbour(*show, packet, 1); next; next = neighbour(*show, next, 1)) {
    EXPECT_EQ(show->packets[next].connection, over);
    EXPECT_EQ(neighbour(*show, next, -1), packet);
    packet = next;
    ++count;
  }
  std::size_t all = 0;
  for (const replay::Packet& p : show->packets.all()) all += p.connection == over;
  EXPECT_EQ(count, all);
  EXPECT_TRUE(neighbour(*show, PacketId(0), -1).is_none());
}

}  // namespace
}  // namespace mailscope::gui
