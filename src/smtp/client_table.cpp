#include "smtp/client_table.hpp"

#include <algorithm>

namespace mailscope::smtp {
namespace {

// The times are those of RFC 5321 §4.5.3.2; where it names none, that of the other commands. For
// `content` more is added, as §4.5.3.2.5 counts it by blocks.
using S = ClientState;
using A = ClientAction;
constexpr auto kRows = std::to_array<ClientRow>({
    // in, patience, on: 2yz, 3yz, 4yz, 5yz
    {S::greeting, minutes(5), {A::say_hello, A::fail, A::fail_quit, A::fail_quit}},
    {S::ehlo, minutes(5), {A::become_ready, A::fail, A::fail_quit, A::say_helo}},
    {S::helo, minutes(5), {A::become_ready, A::fail, A::fail_quit, A::fail_quit}},
    {S::mail, minutes(5), {A::say_rcpt, A::fail, A::answer, A::answer}},
    {S::rcpt, minutes(5), {A::next_rcpt, A::fail, A::next_rcpt, A::next_rcpt}},
    {S::data, minutes(2), {A::fail, A::say_content, A::answer_rset, A::answer_rset}},
    {S::content, minutes(10), {A::answer, A::fail, A::answer, A::answer}},
    {S::rset, minutes(5), {A::become_ready, A::fail, A::fail_quit, A::fail_quit}},
    {S::quit, minutes(5), {A::hang_up, A::hang_up, A::hang_up, A::hang_up}},
});

}  // namespace

std::span<const ClientRow> client_rows() {
  return kRows;
}

const ClientRow* client_row(ClientState in) {
  const auto row =
      std::find_if(kRows.begin(), kRows.end(), [in](const ClientRow& r) { return r.in == in; });
  return row == kRows.end() ? nullptr : &*row;
}

std::string_view name(ClientState state) {
  static constexpr std::array<std::string_view, 12> kNames{
      "connecting", "greeting", "ehlo",    "helo", "ready", "mail",
      "rcpt",       "data",     "content", "rset", "quit",  "closed"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace mailscope::smtp
