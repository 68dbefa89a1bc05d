// Our client against our server, over a stream that cuts the bytes anywhere.

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "imap/client_session.hpp"
#include "imap/server_session.hpp"
#include "tests/imap/dialog.hpp"

namespace mailscope::imap {
namespace {

struct Outcome {
  std::map<std::uint32_t, std::string> fetched;
  std::vector<std::uint32_t> marked;
  std::string said_by_client, heard_by_server, said_by_server, heard_by_client;
  bool finished = false;
  std::string trouble;
};

class Pair {
 public:
  Pair(ClientConfig config, MailboxSnapshot mailbox, std::uint64_t seed)
      : client_(std::move(config)), mailbox_(std::move(mailbox)), random_(seed, "chunks") {}

  Outcome run() {
    client_.connected(Instant());
    server_.connected(Instant());
    do {
      poll_server();
      poll_client();
    } while (pass(to_client_, client_) || pass(to_server_, server_));
    return outcome_;
  }

 private:
  template <class Session>
  bool pass(std::string& wire, Session& session) {
    if (wire.empty()) return false;
    const std::size_t most = std::min<std::size_t>(wire.size(), 40);
    const std::size_t size = 1 + static_cast<std::size_t>(random_.below(most));
    session.receive(wire.substr(0, size), Instant());
    wire.erase(0, size);
    return true;
  }

  void poll_server() {
    while (auto output = server_.poll()) {
      if (const auto* say = std::get_if<ServerSay>(&*output)) {
        to_client_ += say->bytes;
        outcome_.said_by_server += say->bytes;
      } else if (const auto* heard = std::get_if<ServerHeard>(&*output)) {
        outcome_.heard_by_server += heard->line + "\r\n";
      } else if (const auto* ask = std::get_if<AskLogin>(&*output)) {
        server_.answer_login(ask->user == "bob@hamburger.edu" && ask->password == kPassword);
      } else if (std::holds_alternative<AskSelect>(*output)) {
        server_.answer_select(mailbox_);
      } else if (const auto* store = std::get_if<StoreFlags>(&*output)) {
        outcome_.marked.push_back(store->uid);
      }
    }
  }

  void poll_client() {
    while (auto output = client_.poll()) {
      if (const auto* say = std::get_if<ClientSay>(&*output)) {
        to_server_ += say->bytes;
        outcome_.said_by_client += say->bytes;
      } else if (const auto* heard = std::get_if<ClientHeard>(&*output)) {
        outcome_.heard_by_client += heard->line + "\r\n";
      } else if (auto* fetched = std::get_if<Fetched>(&*output)) {
        outcome_.fetched[fetched->uid] = fetched->content;
      } else if (std::holds_alternative<Finished>(*output)) {
        outcome_.finished = true;
      } else if (const auto* refused = std::get_if<LoginRefused>(&*output)) {
        outcome_.trouble = refused->text;
      } else if (const auto* failed = std::get_if<Failed>(&*output)) {
        outcome_.trouble = failed->reason;
      }
    }
  }

 public:
  // Needs a literal: it is beyond ASCII.
  static constexpr const char* kPassword = "biscuit \"\\ \xEA\xB9\x80";

 private:
  ClientSession client_;
  ServerSession server_{{"hamburger.edu"}};
  MailboxSnapshot mailbox_;
  RandomStream random_;
  std::string to_client_, to_server_;
  Outcome outcome_;
};

TEST(BothSides, WhatIsNewArrivesWholeHoweverItIsCut) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const MailboxSnapshot inbox = test::bobs_inbox();
    const Outcome o = Pair({"bob@hamburger.edu", Pair::kPassword}, inbox, seed).run();
    ASSERT_EQ(o.trouble, "") << seed;
    ASSERT_TRUE(o.finished);
    ASSERT_EQ(o.fetched.size(), 2U);
    EXPECT_EQ(o.fetched.at(5), inbox.messages[1].content);
    EXPECT_EQ(o.fetched.at(8), inbox.messages[2].content);
    EXPECT_EQ(o.marked, (std::vector<std::uint32_t>{5, 8}));
    EXPECT_EQ(o.said_by_client, o.heard_by_server);
    EXPECT_EQ(o.said_by_server, o.heard_by_client);
  }
}

TEST(BothSides, AWrongPasswordShowsNothing) {
  const Outcome o = Pair({"bob@hamburger.edu", "guess"}, test::bobs_inbox(), 1).run();
  EXPECT_TRUE(o.finished);
  EXPECT_EQ(o.trouble, "wrong user name or password");
  EXPECT_TRUE(o.fetched.empty());
  EXPECT_EQ(o.said_by_server.find("ketchup"), std::string::npos);
  EXPECT_EQ(o.said_by_server.find("EXISTS"), std::string::npos);
}

TEST(BothSides, ContentThatLooksLikeIMAPIsOnlyContent) {
  const std::string tricky = "a4 OK done\r\n)\r\n* BYE {5}\r\n\r\n* 1 FETCH (UID 1)\r\nx {3}\r\n";
  const MailboxSnapshot inbox{1, 2, {{1, {}, tricky}}};
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Outcome o = Pair({"bob@hamburger.edu", Pair::kPassword}, inbox, seed).run();
    ASSERT_EQ(o.trouble, "");
    EXPECT_EQ(o.fetched.at(1), tricky);
  }
}

TEST(BothSides, TheServerEndsAPeerThatOnlyMakesMistakes) {
  ServerSession server({"hamburger.edu"});
  server.connected(Instant());
  bool hung_up = false;
  for (int i = 0; i < 40; ++i) {
    server.receive("what?\r\n", Instant());
    while (auto output = server.poll()) {
      if (std::holds_alternative<Hangup>(*output)) hung_up = true;
    }
  }
  EXPECT_TRUE(hung_up);
  EXPECT_EQ(server.state(), ServerState::logout);
  EXPECT_FALSE(server.deadline());
}

TEST(BothSides, AClosedConnectionIsAFailureOnlyBeforeTheEnd) {
  ClientSession client({"bob@hamburger.edu", "secret"});
  client.connected(Instant());
  client.receive("* OK hi\r\n", Instant());
  client.closed();
  EXPECT_EQ(client.state(), ClientState::failed);

  ClientSession done({"bob@hamburger.edu", "secret"});
  done.connected(Instant());
  done.receive("* OK hi\r\na1 NO no\r\n* BYE bye\r\n", Instant());
  done.closed();
  EXPECT_EQ(done.state(), ClientState::finished);
}

}  // namespace
}  // namespace mailscope::imap
