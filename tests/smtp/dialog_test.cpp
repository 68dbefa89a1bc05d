// Every dialog of dialogs/, played in every way in which its bytes may arrive; and what all of
// them together must have reached.

#include "tests/smtp/dialog.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "tests/smtp/play.hpp"

namespace mailscope::smtp::test {
namespace {

Reached& play_all_servers(Reached& reached) {
  for (const Dialog& dialog : dialogs_in("server", 'C')) {
    for (const Feed feed : kFeeds) {
      EXPECT_EQ(play_server(dialog, feed, reached), expected(dialog, feed)) << dialog.title;
    }
  }
  return reached;
}

Reached& play_all_clients(Reached& reached) {
  for (const Dialog& dialog : dialogs_in("client", 'S')) {
    for (const Feed feed : kFeeds) {
      EXPECT_EQ(play_client(dialog, feed, reached), expected(dialog, feed)) << dialog.title;
    }
  }
  return reached;
}

// Every state, every row of the table, and every reply that RFC 5321 §4.2.3 gives to them.
TEST(SmtpServerDialogs, ReachEveryRowOfTheTable) {
  Reached reached;
  play_all_servers(reached);
  for (const Transition& row : transitions()) {
    EXPECT_TRUE(reached.rows.count({row.from, row.on}))
        << name(row.from) << " x " << name(row.on) << " is in no dialog";
  }
  for (const int code : {214, 220, 221, 235, 250, 251, 252, 334, 354, 421, 450, 451, 452,
                         454, 500, 501, 502, 503, 504, 530, 535, 550, 552, 553, 554, 555}) {
    EXPECT_TRUE(reached.codes.count(code)) << code << " is in no dialog";
  }
}

TEST(SmtpClientDialogs, ReachEveryRowOfTheTable) {
  Reached reached;
  play_all_clients(reached);
  for (const ClientRow& row : client_rows()) {
    for (const int digit : {2, 3, 4, 5}) {
      EXPECT_TRUE(reached.client_rows.count({row.in, digit}))
          << name(row.in) << " x " << digit << "yz is in no dialog";
    }
  }
}

TEST(SmtpBothSides, SayTheSameHoweverTheBytesArrive) {
  RandomStream random(1, "smtp dialogs");
  const auto dialogs = dialogs_in("both", ' ');
  ASSERT_FALSE(dialogs.empty());
  for (const Dialog& dialog : dialogs) {
    for (const std::size_t longest : {0u, 1u, 2u, 3u, 5u, 17u, 100u}) {
      for (int round = 0; round < 20; ++round) {
        ASSERT_EQ(play_both(dialog, longest, random), expected(dialog, Feed::lines))
            << dialog.title << ", pieces of up to " << longest;
      }
    }
  }
}

TEST(SmtpDialogs, SayWhichClauseTheyHold) {
  for (const auto& [folder, fed] : {std::pair("server", 'C'), {"client", 'S'}, {"both", ' '}}) {
    for (const Dialog& dialog : dialogs_in(folder, fed)) {
      ASSERT_FALSE(dialog.reasons.empty()) << dialog.title;
      EXPECT_NE(dialog.reasons.front().find("RFC "), std::string::npos) << dialog.title;
    }
  }
}

}  // namespace
}  // namespace mailscope::smtp::test
