#pragma once
// The third pass: from a tree of the right shape to the scenario. Most keys are read by their
// description (scenario/format/member.hpp); this adds what only the whole file tells: references,
// ranges between values, names used twice. Works on what is left when some values are faulty, so
// that all faults come at once.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/format/document.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::scenario {

inline constexpr std::string_view kNameServer = "dns";  // where hosts are named
// RFC 7505 §3: the only MX record, with preference 0.
inline const std::vector<MailExchange> kNullMx{{0, "."}};

class Builder {
 public:
  Builder(Node& root, FaultLog& log) : root_(root), log_(log) {}
  // Complete only if the log is empty afterwards.
  Scenario build(std::string name);

 private:
  static constexpr std::size_t kNobody = SIZE_MAX;  // its fault is logged already
  static constexpr std::size_t kAnyMessage = SIZE_MAX;

  // ---- Members of an object; null when absent or faulty.
  static const Node* sound_object(const Node& object, std::string_view key);
  static const Node* sound_list(const Node& object, std::string_view key);
  // A value that may stand alone or in a list; without the faulty ones.
  static std::vector<const Node*> all_of(const Node& node);

  void build_head(std::string name);

  // ---- build_servers.cpp
  void build_servers();
  void build_server(const Node& node);
  void check_retry(const Node& node, policy::RetryPolicy& policy);

  // ---- build_forwarding.cpp
  void build_forwarding();
  void build_aliases(const Node& node, std::size_t server);
  void build_lists(const Node& node, std::size_t server);
  void check_list(const Node& node, const MailingList& list, const std::string& domain);
  bool claim_list(const Node& node, const std::string& name, std::string_view what,
                  const std::string& domain);
  void build_relays(const Node& node, std::size_t server);
  std::vector<std::string> addresses(const Node& node);

  // ---- build_answers.cpp
  std::optional<policy::Answer> build_answer(const Node& node);
  void check_reply(const Node& node, const policy::Answer& answer);

  // ---- build_users.cpp
  void build_users();
  void build_user(const Node& node);
  void claim_host(const Node& owner, const std::string& host);
  void claim_address(const Node& owner, User& user);

  // ---- build_dns.cpp
  void build_dns();
  void build_domain(const Node& node);
  void build_exchanges(const Node& node, Domain& domain);
  std::optional<std::size_t> machine_named(const Node& node);  // a fault if there is none
  void check_ttl(const Node& node, Duration ttl);
  Domain* domain_named(std::string_view name);

  // ---- build_network.cpp
  void build_network();
  void set_link(const Node& node, std::map<std::size_t, bool>& changed);
  static void set_bandwidth(const Node& node, LinkQuality& link, bool turned);
  // The link between two parties, and whether they are named the other way round.
  struct NamedLink {
    std::size_t index;
    bool turned;
  };
  std::optional<NamedLink> link_named(const Node& pair);
  std::optional<std::size_t> link_between(HostRef a, HostRef b) const;
  void add_link(HostRef a, HostRef b) { out_.links.push_back({{out_.network}, a, b}); }
  void link_direct_agents();
  std::optional<std::size_t> direct_link(std::size_t user, HostRef other) const;

  // ---- build_rules.cpp
  std::vector<LinkRule> build_rules(const Node& list, const Link* link);
  std::optional<LinkRule> build_rule(const Node& node, const Link* link);
  void set_sender(const Node& node, const Link* link, LinkRule& rule);
  void check_period(const Node& node, Instant after, Instant until);

  // ---- build_tcp.cpp
  void build_tcp();
  void check_tcp(const Node& node);

  // ---- build_actions.cpp
  void build_actions();
  std::optional<Action> build_action(const Node& node);
  std::optional<Read> build_read(const Node& node);
  std::optional<Transfer> build_transfer(const Node& node);
  void order_actions();

  // ---- build_send.cpp
  Send build_send(const Node& node);
  void check_body(const Node& node, bool header);
  void set_envelope(const Node& node, Send& send);
  void set_login(const Node& node, Send& send);
  void add_sends(const Node* node, Action action);
  bool may_repeat(const Node& count, const Action& action);

  // ---- build_expectations.cpp
  void build_expectations();
  void build_expectation(const Node& node);
  void expect_connections(const Node& node, const Node& what);
  void note_recipients();
  bool was_sent(const Expectation& expectation) const;
  void build_narration();

  // ---- References. A fault is logged at `node` when nobody is meant.
  std::size_t user_named(const Node& node);
  std::optional<HostRef> host_named(const Node& node);
  std::string recipient(const Node& node);  // its address; empty after a fault
  std::string literal_recipient(const Node& node, std::string_view literal);
  std::optional<std::size_t> server_of(std::string_view domain) const;

  Node& root_;
  FaultLog& log_;
  Scenario out_;
  std::map<std::string, std::size_t, std::less<>> users_;      // by name
  std::map<std::string, std::size_t, std::less<>> servers_;    // by domain, lower case
  std::map<std::string, std::size_t, std::less<>> domains_;    // in out_.dns, lower case
  std::map<std::string, std::string, std::less<>> hosts_;      // lower case -> owner's name
  std::map<std::string, std::string, std::less<>> addresses_;  // lower case -> owner's name
  std::map<std::string, std::string, std::less<>> forwarded_;  // lower case -> what it is
  std::size_t actions_ = 0;               // the file's own, and the copies of its sends
  std::uint64_t repeated_ = 0;            // bytes of those copies
  std::vector<std::size_t> first_sends_;  // the file's nth send -> its place as written
  std::vector<std::size_t> sends_;  // the file's nth send -> its place among the sends by instant
  std::vector<std::size_t> direct_links_;  // user -> the first link of an agent that sends directly
  std::set<std::pair<std::size_t, std::string>> recipients_;  // (send by instant, lower case)
};

// ---- Defaults that follow from something else: the writer leaves out what equals them.
std::string default_title(std::string name);
std::string default_host(const Server& server);
std::string default_host(const User& user, const Server& server);
std::vector<MailExchange> default_exchanges(const Server& server);
Tcp tcp_of(policy::TcpProfile profile);
// `written`: the message's number in the file.
std::string default_text(const Expectation& expectation, std::size_t written);
std::string default_text(const ConnectionCount& connections, const std::vector<Server>& servers);

}  // namespace mailscope::scenario
