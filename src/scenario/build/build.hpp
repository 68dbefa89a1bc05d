#pragma once
// The third pass: from a tree of the right shape, defaults filled in, to the scenario. Adds
// what only the whole file tells: references, ranges between values, names used twice.
// Works on what is left when some values are faulty, so that all faults come at once.

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

class Builder {
 public:
  Builder(Node& root, FaultLog& log) : root_(root), log_(log) {}
  // Complete only if the log is empty afterwards.
  Scenario build(std::string name);

 private:
  static constexpr std::size_t kNobody = SIZE_MAX;  // its fault is logged already
  static constexpr std::size_t kAnyMessage = SIZE_MAX;
  static constexpr std::string_view kNameServer = "dns";  // where hosts are named

  // ---- Members of an object; null when absent or faulty.
  static const Node* sound(const Node& object, std::string_view key);
  static const Node* sound_object(const Node& object, std::string_view key);
  static const Node* sound_list(const Node& object, std::string_view key);
  static std::string text(const Node& object, std::string_view key,
                          const std::string& otherwise = {});
  static bool flag(const Node& object, std::string_view key);
  static Duration duration(const Node& object, std::string_view key, Duration otherwise = {});
  static std::uint32_t whole(const Node& object, std::string_view key, std::uint32_t otherwise);
  static std::uint64_t size_of(const Node& node);  // bytes
  // A value that may stand alone or in a list; without the faulty ones.
  static std::vector<const Node*> all_of(const Node& node);

  void build_head(std::string name);

  // ---- build_servers.cpp
  void build_servers();
  void build_server(const Node& node);
  static policy::ReplyTexts reply_texts(const Node& node);

  // ---- build_policies.cpp
  void set_policies(const Node& node, Server& server);
  policy::RetryPolicy retry_policy(const Node& node);
  static policy::Extensions extensions(const Node& node);

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
  void set_answer(const Node& node, policy::Answer& answer);

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
  Duration ttl(const Node& node, Duration otherwise);
  Domain* domain_named(std::string_view name);

  // ---- build_network.cpp
  void build_network();
  void set_link(const Node& node, std::map<std::size_t, bool>& changed);
  void set_quantities(const Node& node, LinkQuality& link, bool turned) const;
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
  void set_period(const Node& node, Instant& from, Instant& to);  // "after" and "until"
  void set_chances(const Node& node, LinkRule& rule);

  // ---- build_tcp.cpp
  void build_tcp();
  void check_tcp(const Node& node);

  // ---- build_actions.cpp
  void build_actions();
  std::optional<Action> build_action(const Node& node);
  std::optional<Transfer> build_transfer(const Node& node);
  void order_actions();

  // ---- build_send.cpp
  Send build_send(const Node& node);
  std::vector<std::string> body_lines(const Node& node, bool header);
  void set_envelope(const Node& node, Send& send);
  void set_login(const Node& node, Send& send);
  void add_sends(const Node* node, Action action);
  bool may_repeat(const Node& count, std::size_t times, Duration every, const Action& action);

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

}  // namespace mailscope::scenario
