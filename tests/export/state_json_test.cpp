#include "export/state_json.hpp"

#include <variant>

#include <gtest/gtest.h>

#include "export/report_json.hpp"
#include "replay/world/cursor.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::exports {
namespace {

using Json = nlohmann::ordered_json;
using replay::Replay;
using replay::World;
using trace::Trace;

Json state_at(const Trace& trace, Duration since_start) {
  Replay replay(trace);
  const Instant at(since_start);
  return Json::parse(state_json(replay.at(at), at));
}

TEST(StateJsonTest, ALetterThatWaits) {
  const Json state = state_at(trace::down_then_up(), minutes(10));
  EXPECT_EQ(state["at"], "600.000000000");
  EXPECT_EQ(state["hosts"].size(), 4u);
  EXPECT_EQ(state["hosts"][1]["name"], "mail.crepes.fr");
  EXPECT_EQ(state["hosts"][1]["up"], true);
  EXPECT_EQ(state["hosts"][2]["up"], false);
  EXPECT_FALSE(state["hosts"][0].contains("queue"));
  const Json entry = state["hosts"][1]["queue"][0];
  EXPECT_EQ(entry["id"], "m1");
  EXPECT_EQ(entry["next_attempt"], "1800.000000000");
  EXPECT_EQ(entry["reason"], "connection timed out");
  const Json message = state["messages"][0];
  EXPECT_EQ(message["where"], Json({{"host", "mail.crepes.fr"}, {"place", "queue"}}));
  EXPECT_EQ(message["fate"], "queued");
}

TEST(StateJsonTest, ALetterThatWasRead) {
  const Json state = state_at(trace::alice_to_bob(), hours(1));
  const Json stored = state["hosts"][2]["mailboxes"]["bob@hamburger.edu"]["INBOX"];
  EXPECT_EQ(stored, Json::array({{{"id", "m1"}, {"uid", 1}, {"flags", {"\\Seen"}}}}));
  EXPECT_EQ(state["hosts"][1]["queue"], Json::array());
  EXPECT_EQ(state["messages"][0]["fate"], "read");
  EXPECT_EQ(state["messages"][0]["where"]["host"], "mail.hamburger.edu");
  EXPECT_EQ(state["messages"][0]["where"]["place"], "mailbox");
}

// RFC 5321 §6.1: who answers for each recipient, and by which record it came there.
TEST(StateJsonTest, WhoAnswersForALetter) {
  const Trace trace = trace::down_then_up();
  const Json message = state_at(trace, minutes(10))["messages"][0];
  const Json custody = message["custody"];
  EXPECT_EQ(custody["holder"], "mail.crepes.fr");
  EXPECT_EQ(custody["place"], "queue");
  const RecordNumber since(custody["since"]["record"].get<std::size_t>());
  EXPECT_TRUE(std::holds_alternative<trace::Accepted>(trace[since].what));
  EXPECT_EQ(custody["since"]["at"], format_seconds(trace[since].at));
  EXPECT_EQ(message["recipients"][0]["custody"], custody);
}

// While the 250 is on its way both answer; what stands first is who took it last.
TEST(StateJsonTest, BothAnswerUntilTheClientHasHeard) {
  const Trace trace = trace::alice_to_bob();
  Instant accepted;
  for (const trace::Record& r : trace.records())
    if (std::holds_alternative<trace::Accepted>(r.what)) accepted = r.at;
  const auto holders = [&](Duration after) {
    std::string all;
    const Json state = state_at(trace, (accepted + after).since_start());
    for (const Json& c : state["messages"][0]["answering"])
      all += c["holder"].get<std::string>() + " ";
    return all;
  };
  EXPECT_EQ(holders(milliseconds(-1)), "mail.crepes.fr ");
  EXPECT_EQ(holders(milliseconds(10)), "mail.hamburger.edu mail.crepes.fr ");
  EXPECT_EQ(holders(milliseconds(30)), "mail.hamburger.edu ");
}

TEST(StateJsonTest, WhoWasTold) {
  const Json custody = state_at(trace::given_up(), hours(2))["messages"][0]["custody"];
  EXPECT_EQ(custody["holder"], "mail.crepes.fr");
  EXPECT_EQ(custody["place"], "sender told");
}

// Each recipient of an entry has its own outcome.
TEST(StateJsonTest, AQueueEntryForSeveral) {
  trace::SmallWorld w;
  w.submit();
  w.b.note(w.crepes, trace::QueuedFor{QueueItemId(0), w.b.bytes("carol@hamburger.edu")});
  w.b.note(w.crepes, trace::RecipientDone{QueueItemId(0), w.b.bytes("bob@hamburger.edu"),
                                          trace::RecipientOutcome::failed, w.b.bytes("550 no")});
  w.b.note(w.crepes, trace::DiskWritten{trace::DiskWrite::outcome, MessageId(0)});
  const Json host = state_at(w.b.trace, hours(1))["hosts"][1];
  EXPECT_EQ(host["queue"][0]["recipients"], Json::array({"carol@hamburger.edu"}));
  EXPECT_EQ(host["queue"][0]["done"],
            Json::array(
                {{{"address", "bob@hamburger.edu"}, {"outcome", "failed"}, {"reply", "550 no"}}}));
  EXPECT_EQ(host["unsynced"], 1);
}

TEST(StateJsonTest, AConnectionOnItsWay) {
  const Json state = state_at(trace::alice_to_bob(), milliseconds(1045));
  ASSERT_EQ(state["connections"].size(), 1u);
  EXPECT_EQ(state["connections"][0], Json({{"client", "alice.crepes.fr"},
                                           {"server", "mail.crepes.fr"},
                                           {"port", 25},
                                           {"state", "ESTABLISHED"},
                                           {"server_state", "SYN-RECEIVED"},
                                           {"protocol", "smtp"}}));
}

TEST(StateJsonTest, BeforeAnything) {
  EXPECT_EQ(state_at(Trace(), Duration())["hosts"], Json::array());
}

TEST(StateJsonTest, BytesThatAreNoTextDoNotBreakIt) {
  trace::TraceBuilder b;
  const HostId host = b.host(trace::HostRole::mail_server, "\xFF\x01", "");
  b.mailbox(host, host, "\xC3@x");
  const Json state = state_at(b.trace, Duration());
  EXPECT_EQ(state["hosts"][0]["name"], "\\xff\\x01");
}

World final_world(const Trace& trace) {
  Replay replay(trace);
  return replay.at(replay.last());
}

TEST(ReportTest, MessagesAndWhatBecameOfThem) {
  const Trace trace = trace::down_then_up();
  const Json messages = messages_json(final_world(trace));
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0]["id"], "m1");
  EXPECT_EQ(messages[0]["from"], "alice@crepes.fr");
  EXPECT_EQ(messages[0]["subject"], "Dinner");
  EXPECT_EQ(messages[0]["size"], 42);
  const Json recipient = messages[0]["recipients"][0];
  EXPECT_EQ(recipient["address"], "bob@hamburger.edu");
  EXPECT_EQ(recipient["fate"], "delivered");
  EXPECT_EQ(recipient["attempts"], 2);
  EXPECT_EQ(recipient["last_reply"], "250 Message accepted for delivery");
  EXPECT_EQ(recipient["at"], "1800.260000000");
}

TEST(ReportTest, WhereARecipientsMailWentAndWhoWasTold) {
  trace::SmallWorld w;
  const MessageId message = w.submit();
  const Bytes bob = w.b.bytes("bob@hamburger.edu");
  w.b.note(w.hamburger, trace::Redirected{message, bob, w.b.bytes("bob@crepes.fr")});
  for (const std::uint32_t uid : {1u, 2u}) {
    w.b.note(w.crepes, trace::MailboxStored{
                           message, w.b.bytes("bob@crepes.fr"), w.b.bytes("INBOX"), uid, {}});
  }
  w.b.note(w.crepes, trace::MessageComposed{MessageId(1), message, {}, {}, {}});
  w.b.note(w.crepes,
           trace::RecipientNotified{message, bob, MessageId(1), trace::NotificationKind::delayed});
  const Json recipients = messages_json(final_world(w.b.trace))[0]["recipients"];
  EXPECT_EQ(recipients[0]["redirected_to"], Json::array({"bob@crepes.fr"}));
  EXPECT_EQ(recipients[0]["copies"], 0);
  EXPECT_EQ(recipients[1]["copies"], 2);
  ASSERT_EQ(recipients[0]["notified"].size(), 1u);
  EXPECT_EQ(recipients[0]["notified"][0]["what"], "delayed");
  EXPECT_EQ(recipients[0]["notified"][0]["notification"], "m2");
}

TEST(ReportTest, SessionsWithTheirTimes) {
  const Trace trace = trace::down_then_up();
  const Json sessions = sessions_json(final_world(trace));
  ASSERT_EQ(sessions.size(), 3u);
  EXPECT_EQ(sessions[1]["number"], 2);
  EXPECT_EQ(sessions[1]["established"], Json());
  EXPECT_EQ(sessions[1]["last_byte"], Json());
  EXPECT_EQ(sessions[1]["retransmitted"], 2);
  EXPECT_EQ(sessions[1]["messages"], 0);
  EXPECT_EQ(sessions[2]["opened"], "1800.000000000");
  EXPECT_EQ(sessions[2]["established"], "1800.040000000");
  EXPECT_EQ(sessions[2]["last_byte"], "1800.300000000");
  EXPECT_EQ(sessions[2]["closed"], "1800.380000000");
  EXPECT_EQ(sessions[2]["messages"], 1);
  EXPECT_EQ(sessions[2]["segments"], 19);
}

}  // namespace
}  // namespace mailscope::exports
