#include "replay/cast.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mail/address.hpp"

namespace mailscope::replay {
namespace {

constexpr std::size_t kMostNamed = 20;  // machines in one complaint

bool reads(const CastMember& member, std::string_view address) {
  return std::any_of(member.mailboxes.begin(), member.mailboxes.end(),
                     [&](std::string_view own) { return equals_ignoring_case(own, address); });
}

// The user's name: what stands before the @ of an address.
bool has_user(const CastMember& member, std::string_view name) {
  return std::any_of(member.mailboxes.begin(), member.mailboxes.end(), [&](std::string_view own) {
    return equals_ignoring_case(own.substr(0, own.find('@')), name);
  });
}

std::string machines(const Cast& cast, const std::vector<HostId>& of) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < std::min(of.size(), kMostNamed); ++i) {
    names.push_back(cast[of[i].index()].name);
  }
  const std::size_t more = of.size() - names.size();
  return fmt::format("{}{}", fmt::join(names, ", "),
                     more > 0 ? fmt::format(" or {} others", more) : "");
}

template <class Test>
std::vector<HostId> those(const Cast& cast, const Test& test) {
  std::vector<HostId> found;
  for (std::size_t i = 0; i < cast.size(); ++i) {
    if (test(cast[i])) found.emplace_back(i);
  }
  return found;
}

}  // namespace

Cast cast_of(const trace::Trace& trace) {
  Cast cast;
  for (const trace::Record& record : trace.records()) {
    if (const auto* h = std::get_if<trace::HostAdded>(&record.what)) {
      cast.push_back({trace.text(h->name), trace.text(h->title), h->address, h->role});
    }
    if (const auto* a = std::get_if<trace::AgentAdded>(&record.what))
      cast[record.host.index()].sends_directly = a->sends_directly;
    if (const auto* m = std::get_if<trace::MailboxAdded>(&record.what)) {
      CastMember& agent = cast[m->agent.index()];
      if (agent.mailboxes.empty()) agent.server = record.host;
      agent.mailboxes.push_back(trace.text(m->address));
    }
  }
  return cast;
}

std::vector<HostId> left_to_right(const Cast& cast) {
  const auto servers =
      those(cast, [](const CastMember& m) { return m.role == trace::HostRole::mail_server; });
  std::vector<HostId> order;
  const auto append = [&order](const std::vector<HostId>& hosts) {
    order.insert(order.end(), hosts.begin(), hosts.end());
  };
  for (const HostId server : servers) {
    const auto agents = those(cast, [&](const CastMember& m) { return m.server == server; });
    if (server == servers.front()) append(agents);
    order.push_back(server);
    if (server != servers.front()) append(agents);
  }
  append(those(cast, [](const CastMember& m) {
    return m.role != trace::HostRole::mail_server && m.server.is_none();
  }));
  return order;
}

Result<HostId> find_host(const Cast& cast, std::string_view text) {
  const auto named = those(cast, [&](const CastMember& m) { return m.name == text; });
  if (!named.empty()) return named.front();
  const auto called = those(cast, [&](const CastMember& m) {
    return equals_ignoring_case(m.name, text) || equals_ignoring_case(m.title, text) ||
           reads(m, text) || has_user(m, text);
  });
  if (called.size() == 1) return called.front();
  if (!called.empty()) {
    return fail(fmt::format("that may be any of several hosts; write {}", machines(cast, called)));
  }
  const auto all = those(cast, [](const CastMember&) { return true; });
  return fail(fmt::format("there is no such host; write {}", machines(cast, all)));
}

std::string person_of(const Cast& cast, std::string_view address) {
  for (const CastMember& member : cast) {
    if (reads(member, address)) return std::string(member.title);
  }
  return printable_utf8(address);
}

std::string_view server_owner(std::string_view person) {
  const std::string_view domain = mail::domain_of(person);
  return domain.empty() ? person : domain;
}

}  // namespace mailscope::replay
