// A crash at the worst moment: between the write and the sync, between the sync and the 250,
// between the 250 and the note that it came (RFC 5321 §6.1, RFC 1047).

#include <cstdint>
#include <variant>

#include <gtest/gtest.h>

#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

// Bob's server takes a second for each sync; what `disk` says besides, and the actions.
std::string world(const std::string& disk, const std::string& actions) {
  return R"({ "title": "test", "dns": false,
    "servers": { "crepes.fr": { "retry": { "every": "10m" } },
                 "hamburger.edu": { "disk": { "sync": "1s")" +
         disk + R"( } } },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "actions": [
      { "at": "0s", "send": { "from": "alice", "to": "bob", "subject": "Hi", "body": "Hello." } })" +
         actions + "] }";
}

constexpr HostId kCrepes(0);
constexpr HostId kHamburger(1);

// The first record of a kind on a host.
template <class What>
Instant first(const Played& run, HostId host) {
  for (const trace::Record& r : run.trace.records()) {
    if (r.host == host && std::holds_alternative<What>(r.what)) return r.at;
  }
  ADD_FAILURE() << "never";
  return Instant::never();
}

std::string crash(HostId host, Instant at, Duration back = minutes(5)) {
  const char* domain = host == kCrepes ? "crepes.fr" : "hamburger.edu";
  return fmt::format(R"(, {{ "at": "{}ns", "down": "{}" }}, {{ "at": "{}ns", "up": "{}" }})",
                     at.ns(), domain, (at + back).ns(), domain);
}

// The server says 250 when its disk has the message, and not before.
TEST(Disk, IsSyncedBeforeThe250) {
  const Played run(from_json(world("", "")));
  const Instant written = first<trace::DiskWritten>(run, kHamburger);
  EXPECT_EQ(first<trace::DiskSynced>(run, kHamburger), written + seconds(1));
  EXPECT_EQ(first<trace::MailboxStored>(run, kHamburger), written + seconds(1));
  EXPECT_EQ(first<trace::Accepted>(run, kHamburger), written + seconds(1));
}

// Written and not synced: the crash takes it. No 250 was said, so it is still in Alice's queue,
// goes again, and Bob has it once.
TEST(Disk, ACrashBeforeTheSyncTakesWhatWasWritten) {
  const Instant written = first<trace::DiskWritten>(Played(from_json(world("", ""))), kHamburger);
  Played run(from_json(world("", crash(kHamburger, written + milliseconds(500)))));
  ASSERT_EQ(run.all<trace::WritesLost>().size(), 1U);
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).attempts, 2U);
}

// Synced, and the crash comes before the 250 has left: the message is there, nobody knows, it comes
// again, and Bob has it twice. This is the price (RFC 1047); the other order would lose it.
TEST(Disk, ACrashRightAfterTheSyncDeliversTwice) {
  const Instant synced = first<trace::DiskSynced>(Played(from_json(world("", ""))), kHamburger);
  Played run(from_json(world("", crash(kHamburger, synced + nanoseconds(1)))));
  EXPECT_TRUE(run.all<trace::WritesLost>().empty());
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 2U);
}

// Alice's server hears the 250 and crashes before its disk knows: it sends the message again.
TEST(Disk, ACrashOfTheSenderBeforeItsNoteIsSafeDeliversTwice) {
  const Instant accepted = first<trace::Accepted>(Played(from_json(world("", ""))), kHamburger);
  const Instant heard = accepted + milliseconds(21);  // 20 ms on the way; its sync takes 5 ms
  Played run(from_json(world("", crash(kCrepes, heard))));
  EXPECT_EQ(run.all<trace::WritesLost>().size(), 1U);
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 2U);
  EXPECT_EQ(run.queued("mail.crepes.fr", Instant(days(1))), 0U);
}

// A system may have written back some of it on its own: a message that was not answered for can be
// there after the crash all the same. Over the seeds both happen.
TEST(Disk, MayKeepSomeOfWhatWasNotSynced) {
  const Instant written = first<trace::DiskWritten>(Played(from_json(world("", ""))), kHamburger);
  std::size_t kept = 0, lost = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    scenario::Scenario s = from_json(
        world(R"(, "crash_keeps": "some")", crash(kHamburger, written + milliseconds(500))));
    s.seed = seed;
    Played run(std::move(s));
    const std::size_t copies = run.inbox("bob@hamburger.edu").size();
    ASSERT_GE(copies, 1U);
    (copies == 2 ? kept : lost) += 1;
  }
  EXPECT_GT(kept, 0U);
  EXPECT_GT(lost, 0U);
}

// One sync serves all that was written before it began; what comes meanwhile waits for the next.
TEST(Disk, SyncsTogetherWhatWasWrittenTogether) {
  const std::string more = R"(,
      { "at": "0s", "send": { "from": "alice", "to": "bob", "subject": "2", "body": "x" } },
      { "at": "0s", "send": { "from": "alice", "to": "bob", "subject": "3", "body": "x" } })";
  const Played run(from_json(world("", more)));
  std::uint32_t writes = 0;
  std::size_t syncs = 0;
  for (const auto& [at, synced] : run.all<trace::DiskSynced>()) {
    writes += synced.writes;
    ++syncs;
  }
  EXPECT_EQ(writes, run.all<trace::DiskWritten>().size());
  EXPECT_LT(syncs, writes);
}

// A crash at any moment, of either server, with disks as slow as can be: Bob has the message, and
// no queue keeps it.
TEST(Disk, LosesNothingAtAnyMoment) {
  for (const HostId host : {kCrepes, kHamburger}) {
    for (std::int64_t ms = 1; ms < 2'500; ms += 13) {
      scenario::Scenario s = from_json(world("", crash(host, Instant(milliseconds(ms)))));
      s.servers[0].disk.sync = milliseconds(300);
      Played run(std::move(s));
      const auto accepted = run.all<trace::Accepted>();
      if (accepted.empty()) continue;  // it stays with Alice's agent, who is told
      EXPECT_GE(run.inbox("bob@hamburger.edu").size(), 1U) << host.value() << " at " << ms;
      EXPECT_EQ(run.queued("mail.crepes.fr", Instant(days(6))), 0U) << ms;
    }
  }
}

}  // namespace
}  // namespace mailscope::testing
