// What a dialog in a file cannot say: questions that wait, the owner's calls, random contents.

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "smtp/client_session.hpp"
#include "smtp/content_reader.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::smtp {
namespace {

Instant at(std::int64_t s) {
  return Instant(seconds(s));
}

// Polls until a T comes out; nothing else may stand behind it.
template <class T, class Session>
std::optional<T> poll_for(Session& session) {
  while (auto output = session.poll()) {
    if (auto* wanted = std::get_if<T>(&*output)) return *wanted;
  }
  return std::nullopt;
}

Envelope to_one() {
  Envelope envelope{"a@b"};
  envelope.recipients.push_back({"c@d"});
  return envelope;
}

// Says yes to every question up to a Question.
template <class Question>
ServerSession server_at(ServerConfig config, std::string_view input) {
  ServerSession server(std::move(config));
  server.connected(at(0));
  server.receive(input, at(0));
  while (auto output = server.poll()) {
    if (std::holds_alternative<Question>(*output)) return server;
    server.answer(Verdict::accept());
  }
  ADD_FAILURE() << "the question was not asked";
  return server;
}

ServerSession server_at_question() {
  return server_at<AskSender>({.host = "hamburger.edu"},
                              "HELO crepes.fr\r\nMAIL FROM:<a@b>\r\nNOOP\r\n");
}

TEST(SmtpServerSession, HoldsEverythingBackUntilItsQuestionIsAnswered) {
  ServerSession server = server_at_question();
  EXPECT_FALSE(server.poll());
  EXPECT_FALSE(server.deadline()) << "it is not the client that is late";
  server.timeout(at(3600));
  server.receive("NOOP\r\n", at(3600));
  EXPECT_FALSE(server.poll());
  server.answer(Verdict::accept());
  EXPECT_EQ(server.state(), ServerState::sender);
  EXPECT_EQ(server.deadline(), at(3600 + 300));
  EXPECT_EQ(poll_for<ServerSay>(server)->bytes, "250 sender <a@b> ok\r\n");
  EXPECT_EQ(poll_for<ServerSay>(server)->bytes, "250 OK\r\n");
  EXPECT_EQ(poll_for<ServerSay>(server)->bytes, "250 OK\r\n");
  EXPECT_FALSE(server.poll());
}

// A client may speak before the greeting; it is heard after it (RFC 5321 §3.1: a server may not
// mind).
TEST(SmtpServerSession, HearsNothingBeforeItHasGreeted) {
  ServerSession server({.host = "hamburger.edu"});
  server.connected(at(0));
  server.receive("NOOP\r\n", at(0));
  ASSERT_TRUE(poll_for<AskConnection>(server));
  EXPECT_TRUE(server.waits());
  EXPECT_FALSE(server.poll());
  server.answer(Verdict::accept());
  EXPECT_EQ(poll_for<ServerSay>(server)->bytes, "220 hamburger.edu ESMTP ready\r\n");
  EXPECT_EQ(poll_for<ServerSay>(server)->bytes, "250 OK\r\n");
}

// A disk may take its time; what the client has sent ahead waits, and is not late for it.
TEST(SmtpServerSession, MayTakeLongOverAMessage) {
  ServerSession server = server_at<AskMessage>(
      {.host = "hamburger.edu"},
      "EHLO c.example\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nHi\r\n.\r\nQUIT\r\n");
  EXPECT_TRUE(server.waits());
  EXPECT_FALSE(server.deadline());
  EXPECT_FALSE(server.poll());
  server.timeout(at(900));
  server.answer(Verdict::accept());
  EXPECT_FALSE(server.waits());
  EXPECT_EQ(server.deadline(), at(900 + 300));
  server.timeout(at(900));
  EXPECT_EQ(poll_for<ServerSay>(server)->bytes, "250 2.0.0 message accepted for delivery\r\n");
  EXPECT_TRUE(poll_for<ServerSay>(server)->bytes.starts_with("221 2.0.0 "));
}

// An answer is to a question that was handed out: one that comes too early answers nothing.
TEST(SmtpServerSession, IsNotAnsweredBeforeItHasAsked) {
  ServerSession server({.host = "hamburger.edu"});
  server.connected(at(0));
  server.answer(Verdict::drop());
  EXPECT_TRUE(poll_for<AskConnection>(server));
}

TEST(SmtpServerSession, SaysNothingMoreOnceItHasBrokenOff) {
  ServerSession server = server_at_question();
  server.answer(Verdict::drop());
  EXPECT_TRUE(std::holds_alternative<ServerAbort>(server.poll().value()));
  server.receive("QUIT\r\n", at(1));
  server.timeout(at(10'000));
  EXPECT_FALSE(server.poll());
  EXPECT_EQ(server.state(), ServerState::closed);
}

TEST(SmtpServerSession, KeepsOnlySoMuchBehindAQuestion) {
  ServerSession server = server_at_question();
  server.receive(std::string(ServerLimits{}.waiting_input + 1, 'x'), at(1));
  EXPECT_TRUE(poll_for<ServerSay>(server)->bytes.starts_with("421 hamburger.edu "));
  EXPECT_TRUE(poll_for<Hangup>(server));
  server.answer(Verdict::accept());  // too late, and harmless
  EXPECT_FALSE(server.poll());
  EXPECT_EQ(server.state(), ServerState::closed);
}

TEST(SmtpServerSession, SaysAndAsksNothingOnceThePeerHasGone) {
  ServerSession server = server_at_question();
  server.closed();
  server.answer(Verdict::accept());
  server.receive("QUIT\r\n", at(1));
  server.timeout(at(10'000));
  EXPECT_FALSE(server.poll());
  EXPECT_FALSE(server.deadline());
}

TEST(SmtpServerSession, FillsTextsOnce) {
  ServerSession server = server_at<AskSender>(
      {.host = "h.example", .texts = {.mail = "{address} {client} {host} {nothing} {"}},
      "HELO c.example\r\nMAIL FROM:<{host}@b>\r\n");
  server.answer(Verdict::accept());
  EXPECT_EQ(poll_for<ServerSay>(server)->bytes, "250 {host}@b c.example h.example {nothing} {\r\n");
}

ClientSession ready_client() {
  ClientSession client({.name = "crepes.fr"});
  client.connected(at(0));
  client.receive("220 hi\r\n250 hi\r\n", at(0));
  EXPECT_TRUE(poll_for<Ready>(client));
  return client;
}

// RFC 5321 §2.2.1: its owner looks at what is offered before it sends what needs it.
TEST(SmtpClientSession, TellsWhatIsOfferedAndUsed) {
  ClientSession client({.name = "crepes.fr", .uses = {.pipelining = false}});
  client.connected(at(0));
  client.receive("220 hi\r\n250-hi\r\n250-SIZE 1000\r\n250-8bitmime\r\n250 PIPELINING\r\n", at(0));
  ASSERT_TRUE(poll_for<Ready>(client));
  Offered offered;
  offered.extensions.size = offered.extensions.eight_bit_mime = true;
  offered.size_limit = 1000;
  EXPECT_EQ(client.offered(), offered);
}

TEST(SmtpClientSession, CountsFromTheTimeItWasTold) {
  ClientSession client = ready_client();
  EXPECT_FALSE(client.deadline());
  client.timeout(at(7200));
  client.send(to_one(), "");
  EXPECT_EQ(client.deadline(), at(7200 + 300));
}

// RFC 5321 §4.5.3.2.5: three minutes for each block, so that a slow link is not a dead one.
TEST(SmtpClientSession, GivesALargeMessageTime) {
  ClientSession client = ready_client();
  client.send(to_one(), std::string(1'000'000, 'a'));
  client.receive("250 ok\r\n250 ok\r\n354 go\r\n", at(0));
  const auto data = [&] {
    for (;;) {
      const auto say = poll_for<ClientSay>(client);
      if (!say || say->kind == LineKind::content) return say;
    }
  }();
  ASSERT_TRUE(data);
  EXPECT_EQ(data->bytes.size(), 1'000'002u);
  EXPECT_EQ(poll_for<ClientSay>(client)->bytes, ".\r\n");
  EXPECT_EQ(client.deadline(), Instant(minutes(10) + minutes(3) * 16));
}

std::string random_content(RandomStream& random, bool with_bare) {
  static constexpr std::string_view kBytes = "..\r\n\n\rab\0\xff";
  std::string content;
  for (std::uint64_t n = random.below(40); n > 0; --n) {
    const char c = kBytes[random.below(kBytes.size())];
    if (c != '\r' && c != '\n') {
      content += c;
    } else if (with_bare) {
      content += c;
    } else {
      content += "\r\n";
    }
  }
  return content;
}

std::string stuffed(std::string_view content) {
  std::string out;
  dot_stuff(out, content);
  return out;
}

// RFC 5321 §4.5.2: what is stuffed comes out as it went in.
TEST(SmtpContent, ComesOutAsItWentIn) {
  RandomStream random(7, "smtp content");
  for (int round = 0; round < 2000; ++round) {
    std::string content = random_content(random, false);
    LineReader lines;
    lines.feed(stuffed(content));
    ContentReader reader(1000);
    while (auto line = lines.next(1000)) {
      ASSERT_FALSE(ContentReader::ends(*line));
      reader.add(*line);
    }
    ASSERT_EQ(lines.size(), 0u);
    ASSERT_FALSE(reader.fault());
    if (!content.empty() && !content.ends_with("\r\n")) content += "\r\n";
    ASSERT_EQ(reader.content(), content);
  }
}

// RFC 5321 §2.3.8: whatever the content is, no CR or LF stands alone on the wire.
TEST(SmtpContent, IsSentWithoutBareLineEnds) {
  RandomStream random(8, "smtp content");
  for (int round = 0; round < 2000; ++round) {
    LineReader lines;
    lines.feed(stuffed(random_content(random, true)));
    while (auto line = lines.next(1000)) {
      ASSERT_FALSE(line->bare);
      ASSERT_FALSE(ContentReader::ends(*line));
    }
    ASSERT_EQ(lines.size(), 0u);
  }
}

}  // namespace
}  // namespace mailscope::smtp
