// Every file of dialogs/ is played, whole, byte by byte, and with the first byte of the next
// command already behind.

#include "tests/imap/dialog.hpp"

#include <gtest/gtest.h>

#include "imap/client_session.hpp"
#include "imap/server_session.hpp"

namespace mailscope::imap::test {
namespace {

// The server's policy: Bob's password is "secret", he has INBOX and an empty folder.
struct Policy {
  ServerSession& session;

  std::string operator()(const ServerOutput& output) {
    if (const auto* say = std::get_if<ServerSay>(&output)) return lines_said('S', say->bytes);
    if (const auto* ask = std::get_if<AskLogin>(&output)) {
      session.answer_login(ask->user == "bob@hamburger.edu" && ask->password == "secret");
    } else if (const auto* select = std::get_if<AskSelect>(&output)) {
      session.answer_select(mailbox(select->folder));
    } else if (const auto* store = std::get_if<StoreFlags>(&output)) {
      return "=> seen " + std::to_string(store->uid) +
             (store->added.has(mail::Flag::seen) ? " yes\n" : " no\n");
    } else if (std::holds_alternative<Hangup>(output)) {
      return "=> hangup\n";
    }
    return {};
  }

  static std::optional<MailboxSnapshot> mailbox(const std::string& folder) {
    if (folder == "INBOX") return bobs_inbox();
    if (folder == "Empty") return MailboxSnapshot{1, 1, {}};
    return std::nullopt;
  }
};

struct AgentEvents {
  std::string operator()(const ClientOutput& output) {
    struct Words {
      std::string operator()(const ClientSay& say) { return lines_said('C', say.bytes); }
      std::string operator()(const ClientHeard&) { return {}; }
      std::string operator()(const LoggedIn&) { return "=> logged in\n"; }
      std::string operator()(const LoginRefused& r) { return "=> login refused: " + r.text + "\n"; }
      std::string operator()(const Fetched& f) {
        return "=> fetched " + std::to_string(f.uid) + ", " + std::to_string(f.content.size()) +
               " octets\n";
      }
      std::string operator()(const Finished&) { return "=> finished\n"; }
      std::string operator()(const Failed& f) { return "=> failed: " + f.reason + "\n"; }
      std::string operator()(const Hangup&) { return "=> hangup\n"; }
    };
    return std::visit(Words{}, output);
  }
};

template <class MakeAndPlay>
void play_all(const char* folder, char peer, MakeAndPlay make_and_play) {
  const auto files = dialogs_in(folder);
  ASSERT_FALSE(files.empty());
  for (const auto& file : files) {
    const auto steps = read_dialog(file, peer);
    for (const Feed feed : kFeeds) {
      std::vector<std::string> differences;
      make_and_play(steps, feed, differences);
      for (const std::string& difference : differences) {
        ADD_FAILURE() << file.filename() << ", " << name(feed) << "\n" << difference;
      }
    }
  }
}

TEST(Dialog, OfTheServer) {
  play_all("server", 'C', [](const auto& steps, Feed feed, auto& differences) {
    ServerSession session({"hamburger.edu"});
    play(session, steps, feed, Policy{session}, differences);
  });
}

TEST(Dialog, OfTheClient) {
  play_all("client", 'S', [](const auto& steps, Feed feed, auto& differences) {
    ClientSession session({"bob@hamburger.edu", "secret"});
    play(session, steps, feed, AgentEvents{}, differences);
  });
}

// The runner must be able to fail: a wrong word in a dialog is a difference.
TEST(Dialog, AWrongWordIsSeen) {
  ServerSession session({"hamburger.edu"});
  std::vector<std::string> differences;
  const std::vector<Step> steps = {{Step::Kind::expected, "S: * OK crepes.fr\n"}};
  play(session, steps, Feed::whole, Policy{session}, differences);
  EXPECT_EQ(differences.size(), 1U);
}

}  // namespace
}  // namespace mailscope::imap::test
