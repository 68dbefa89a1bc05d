// Replies (RFC 5321 §4.2), commands and lines, as pieces of text.

#include "smtp/reply.hpp"

#include <algorithm>
#include <utility>

#include <gtest/gtest.h>

#include "smtp/line_reader.hpp"
#include "smtp/reply_parser.hpp"
#include "smtp/vocabulary.hpp"

namespace mailscope::smtp {
namespace {

TEST(SmtpReply, HasAHyphenInAllLinesButTheLast) {
  EXPECT_EQ(reply(250, "ok").wire(), "250 ok\r\n");
  EXPECT_EQ((Reply{250, {"a", "b", ""}}.wire()), "250-a\r\n250-b\r\n250 \r\n");
  EXPECT_EQ((Reply{354, {}}.wire()), "354\r\n");
  EXPECT_EQ((Reply{250, {"a", "b", ""}}.text()), "250 a; b");
  EXPECT_EQ((Reply{354, {}}.text()), "354");
}

// No text of a scenario or of a peer may begin a line of its own, or be too long (§4.5.3.1.5).
TEST(SmtpReply, IsAlwaysFitForTheWire) {
  EXPECT_EQ(reply(550, "no\r\n250 yes\t\x7f").wire(), "550 no??250 yes\t?\r\n");
  EXPECT_EQ(reply(550, "caf\xc3\xa9").text(), "550 caf??");
  EXPECT_EQ(reply(250, std::string(1000, 'a')).wire().size(), kReplyLine);
  const std::string wire = reply(250, std::string(1000, 'a')).wire();
  EXPECT_TRUE(wire.ends_with("a\r\n"));
}

// §4.2.1: the first digit.
TEST(SmtpReply, IsOfOneOfFourKinds) {
  EXPECT_TRUE(reply(251, "").positive());
  EXPECT_TRUE(reply(354, "").intermediate());
  EXPECT_TRUE(reply(450, "").transient());
  EXPECT_TRUE(reply(550, "").permanent());
  EXPECT_FALSE(reply(450, "").permanent());
}

TEST(SmtpReply, IsParsedAsItWasWritten) {
  const std::vector<Reply> replies{
      {220, {"hamburger.edu ready"}}, {250, {"a", "", "c"}}, {599, {"unknown"}}, {354, {""}}};
  std::string bytes;
  for (const Reply& r : replies) bytes += r.wire();
  for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{7}, bytes.size()}) {
    ReplyParser parser;
    std::vector<Reply> read;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      parser.feed(std::string_view(bytes).substr(at, piece));
      while (auto next = parser.next()) read.push_back(std::get<Reply>(*next));
    }
    EXPECT_EQ(read, replies) << "pieces of " << piece;
  }
}

TEST(SmtpVocabulary, KnowsVerbsInAnyCaseAndOnlyWhole) {
  EXPECT_EQ(parse_verb("MAIL FROM:<a@b>"), Verb::mail);
  EXPECT_EQ(parse_verb("quit"), Verb::quit);
  EXPECT_EQ(parse_verb("EHlo x"), Verb::ehlo);
  for (const char* line : {"", " MAIL", "MAI", "MAILS", "MAIL\tFROM", "Subject: MAIL"}) {
    EXPECT_EQ(parse_verb(line), std::nullopt) << line;
  }
  for (int n = 0; n <= static_cast<int>(Verb::quit); ++n) {
    const auto verb = static_cast<Verb>(n);
    EXPECT_EQ(parse_verb(name(verb)), verb);
  }
}

TEST(SmtpVocabulary, CountsThreePhases) {
  EXPECT_EQ(phase_of(Verb::helo), Phase::handshake);
  EXPECT_EQ(phase_of(Verb::mail), Phase::handshake);
  EXPECT_EQ(phase_of(Verb::rcpt), Phase::handshake);
  EXPECT_EQ(phase_of(Verb::data), Phase::transfer);
  EXPECT_EQ(phase_of(Verb::quit), Phase::closing);
}

TEST(SmtpLineReader, KeepsTheBeginningOfALineThatIsTooLong) {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{100}}) {
    const std::string bytes = "abcdefgh\r\n" + std::string(50, 'x') + "\r\r\nok\r\n";
    LineReader reader;
    std::vector<std::pair<std::string, bool>> lines;  // and whether it was too long
    std::size_t most = 0;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      reader.feed(std::string_view(bytes).substr(at, piece));
      while (auto line = reader.next(10)) lines.emplace_back(line->text, line->too_long);
      most = std::max(most, reader.size());
    }
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].first, "abcdefgh");
    EXPECT_FALSE(lines[0].second);
    EXPECT_EQ(lines[1].first, "xxxxxxxx");
    EXPECT_TRUE(lines[1].second);
    EXPECT_EQ(lines[2].first, "ok");
    EXPECT_LE(most, 11u) << "what is too long must not be kept";
  }
}

}  // namespace
}  // namespace mailscope::smtp
