// Every word of a dialog has its meaning, with the clause that lays it down.

#include "gui/model/glossary.hpp"

#include <regex>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "gui/model/exchange_rows.hpp"
#include "tests/gui/show_fixture.hpp"
#include "tests/sim/played.hpp"

namespace mailscope::gui {
namespace {

constexpr texts::Language kEnglish = texts::Language::english;

replay::Transcript transcript_of(trace::Protocol protocol, Side side, std::string_view text) {
  replay::Transcript transcript;
  transcript.protocol = protocol;
  replay::Line line;
  line.side = side;
  line.kind = side == Side::client ? trace::LineKind::command : trace::LineKind::reply;
  line.text = text;
  transcript.lines.push_back(line);
  return transcript;
}

// "550, 5.1.1": the words of a line that have a meaning.
std::string words(trace::Protocol protocol, Side side, std::string_view text) {
  std::string all;
  for (const Meaning& m : meanings_of(transcript_of(protocol, side, text), 0, kEnglish))
    all += (all.empty() ? "" : ", ") + m.word;
  return all;
}
std::string asked(std::string_view text) {
  return words(trace::Protocol::smtp, Side::client, text);
}
std::string answered(std::string_view text) {
  return words(trace::Protocol::smtp, Side::server, text);
}

TEST(Glossary, KnowsCommandsAndReplies) {
  EXPECT_EQ(asked("HELO crepes.fr"), "HELO");
  EXPECT_EQ(asked("mail FROM:<alice@crepes.fr>"), "MAIL");
  EXPECT_EQ(asked("AGFsaWNlAHNlY3JldA=="), "AUTH");
  EXPECT_EQ(answered("250 ok"), "250");
  EXPECT_EQ(answered("550 5.1.1 <bob@hamburger.edu>: no such user here"), "550, 5.1.1");
  EXPECT_EQ(answered("250-SIZE 1000"), "250, SIZE");
  EXPECT_EQ(answered("250-hamburger.edu Hello"), "250");
  const auto imap = [](Side side, std::string_view text) {
    return words(trace::Protocol::imap, side, text);
  };
  EXPECT_EQ(imap(Side::client, "a3 UID FETCH 1 (FLAGS)"), "UID, FETCH");
  EXPECT_EQ(imap(Side::server, "* 2 EXISTS"), "EXISTS");
  EXPECT_EQ(imap(Side::server, "* OK [UNSEEN 2] message 2 is the first unseen"), "OK, UNSEEN");
  EXPECT_EQ(imap(Side::server, "a1 NO [AUTHENTICATIONFAILED] wrong"),
            "a1 NO, AUTHENTICATIONFAILED");
  EXPECT_EQ(imap(Side::server, "+ go ahead"), "+");
}

// What nobody has listed is told at least by its class and subject.
TEST(Glossary, FallsBackToTheFirstDigit) {
  const auto meanings =
      meanings_of(transcript_of(trace::Protocol::smtp, Side::server, "459 4.2.9 odd"), 0, kEnglish);
  ASSERT_EQ(meanings.size(), 2u);
  EXPECT_EQ(meanings[0].clause, "RFC 5321 §4.2.1");
  EXPECT_EQ(meanings[1].clause, "RFC 3463 §3.3");
  // 2.5.2 is no error.
  const auto verified = meanings_of(
      transcript_of(trace::Protocol::smtp, Side::server, "252 2.5.2 perhaps"), 0, kEnglish);
  EXPECT_EQ(verified.at(1).says, "not verified");
}

TEST(Glossary, ACardHasTheFirstMeaningAsItsHeading) {
  const Card card = card_of(
      meanings_of(transcript_of(trace::Protocol::smtp, Side::server, "550 5.1.1 no"), 0, kEnglish),
      kEnglish);
  EXPECT_EQ(card.title, "550");
  EXPECT_EQ(card.clause, "RFC 5321 §4.2.3");
  ASSERT_EQ(card.lines.size(), 2u);
  EXPECT_EQ(card.lines[1], "5.1.1: bad destination mailbox address (RFC 3463 §3.2)");
}

TEST(Glossary, EveryStateOfTcpHasAMeaning) {
  for (int i = 0; i <= static_cast<int>(trace::TcpState::time_wait); ++i)
    EXPECT_FALSE(meaning_of(static_cast<trace::TcpState>(i), kEnglish).says.empty());
}

bool is_content(const replay::Transcript& transcript, std::size_t i) {
  const bool literal = transcript.protocol == trace::Protocol::imap && i > 0 &&
                       transcript.lines[i - 1].said == transcript.lines[i].said;
  return literal || transcript.lines[i].kind == trace::LineKind::content;
}

TEST(Glossary, EveryLineOfEveryShippedScenarioHasItsClauses) {
  static const std::regex clause("RFC [0-9]+ §[0-9]+(\\.[0-9]+)*");
  for (const std::string& name : testing::all_shipped()) {
    SCOPED_TRACE(name);
    const auto show = show_of(testing::Played(testing::shipped(name)).trace);
    for (const replay::Transcript& transcript : show->transcripts) {
      if (!trace::facts(transcript.protocol).is_told) continue;
      for (std::size_t i = 0; i < transcript.lines.size(); ++i) {
        const auto meanings = meanings_of(transcript, i, kEnglish);
        EXPECT_EQ(meanings.empty(), is_content(transcript, i)) << transcript.lines[i].text;
        for (const Meaning& m : meanings)
          EXPECT_TRUE(std::regex_match(std::string(m.clause), clause)) << m.clause;
      }
    }
  }
}

TEST(Glossary, EveryLineOfTheDnsHasItsClause) {
  for (const std::string& name : testing::all_shipped()) {
    SCOPED_TRACE(name);
    const auto show = show_of(testing::Played(testing::shipped(name)).trace);
    for (const replay::Exchange& exchange : show->exchanges)
      for (const replay::Datagram& datagram : exchange.datagrams)
        for (const std::string& line : lines_of(datagram.payload))
          EXPECT_EQ(meanings_of_dns(line, kEnglish).size(), 1u) << line;
  }
}

}  // namespace
}  // namespace mailscope::gui
