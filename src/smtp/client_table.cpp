#include "smtp/client_table.hpp"

#include <algorithm>

namespace mailscope::smtp {
namespace {

// The times are those of RFC 5321 §4.5.3.2; where it names none, that of the other commands. For
// `content` more is added, as §4.5.3.2.5 counts it by blocks.
using S = ClientState;
using A = ClientAction;
constexpr auto kRows = std::to_array<ClientRow>({
    // in, a reply to, patience, on: 2yz, 3yz, 4yz, 5yz
    {S::greeting,
     "the connection",
     minutes(5),
     {A::say_hello, A::fail, A::fail_quit, A::fail_quit}},
    {S::ehlo, "EHLO", minutes(5), {A::introduce, A::fail, A::fail_quit, A::say_helo}},
    {S::helo, "HELO", minutes(5), {A::become_ready, A::fail, A::fail_quit, A::fail_quit}},
    {S::auth, "AUTH", minutes(5), {A::become_ready, A::fail, A::fail_quit, A::fail_quit}},
    {S::auth_login, "AUTH", minutes(5), {A::fail, A::say_user, A::fail_quit, A::fail_quit}},
    {S::auth_user, "AUTH", minutes(5), {A::fail, A::say_password, A::fail_quit, A::fail_quit}},
    {S::mail, "MAIL", minutes(5), {A::say_rcpt, A::fail, A::answer, A::answer}},
    {S::rcpt, "RCPT", minutes(5), {A::next_rcpt, A::fail, A::next_rcpt, A::next_rcpt}},
    {S::data, "DATA", minutes(2), {A::fail, A::say_content, A::answer_rset, A::answer_rset}},
    {S::group_mail, "MAIL", minutes(5), {A::note_mail, A::fail, A::note_mail, A::note_mail}},
    {S::group_rcpt, "RCPT", minutes(5), {A::note_rcpt, A::fail, A::note_rcpt, A::note_rcpt}},
    {S::group_data,
     "DATA",
     minutes(2),
     {A::fail, A::say_content, A::answer_group, A::answer_group}},
    {S::content, "the final dot", minutes(10), {A::answer, A::fail, A::answer, A::answer}},
    {S::lone_dot,
     "the final dot",
     minutes(10),
     {A::answer_dot, A::fail, A::answer_dot, A::answer_dot}},
    {S::rset, "RSET", minutes(5), {A::become_ready, A::fail, A::fail_quit, A::fail_quit}},
    {S::quit, "QUIT", minutes(5), {A::hang_up, A::hang_up, A::hang_up, A::hang_up}},
});
static_assert(std::is_sorted(kRows.begin(), kRows.end(),
                             [](const ClientRow& a, const ClientRow& b) { return a.in < b.in; }));

}  // namespace

std::span<const ClientRow> client_rows() {
  return kRows;
}

const ClientRow* client_row(ClientState in) {
  const auto row = std::lower_bound(kRows.begin(), kRows.end(), in,
                                    [](const ClientRow& r, ClientState s) { return r.in < s; });
  return row == kRows.end() || row->in != in ? nullptr : &*row;
}

std::string_view name(ClientState state) {
  static constexpr std::array<std::string_view, 19> kNames{
      "connecting", "greeting", "ehlo", "helo", "auth",       "auth login", "auth user",
      "ready",      "mail",     "rcpt", "data", "group mail", "group rcpt", "group data",
      "content",    "lone dot", "rset", "quit", "closed"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace mailscope::smtp
