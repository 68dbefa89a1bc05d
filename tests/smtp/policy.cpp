#include "tests/smtp/policy.hpp"

#include <array>
#include <string>
#include <utility>

namespace mailscope::smtp::test {
namespace {

// "550 5.1.1 No such user", or "drop".
Verdict verdict_in(std::string_view text) {
  if (text == "drop") return Verdict::drop();
  const ReplyLine line = parse_reply_line(text).value();
  Reply said = reply(line.code, std::string(line.text));
  split_status(said);
  return {std::move(said)};
}

}  // namespace

Verdict verdict_on(std::string_view address) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kSpecial{
      {{"nobody", "550 5.1.1 No such user here"},
       {"busy", "450 4.2.1 Mailbox busy"},
       {"grey", "450 4.7.1 Greylisted: try again later"},
       {"broken", "451 4.3.0 Local error in processing"},
       {"full", "552 5.2.2 Mailbox full"},
       {"stranger", "550 5.7.1 Relaying denied"},
       {"moved", "251 User not local; will forward"},
       {"overload", "421 hamburger.edu overloaded"},
       {"drop", "drop"}}};
  for (const auto& [local, verdict] : kSpecial) {
    if (address.substr(0, address.find('@')) == local) return verdict_in(verdict);
  }
  return Verdict::accept();
}

Verdict verdict_on_content(std::string_view content) {
  if (content.starts_with("Refuse this")) return verdict_in("554 5.6.0 Not this one");
  if (content.starts_with("Disk full")) return verdict_in("452 4.3.1 No space");
  if (content.starts_with("Trip")) return verdict_in("451 4.3.0 Local error in processing");
  if (content.starts_with("Pull the plug")) return Verdict::drop();
  return Verdict::accept();
}

Verdict verdict_on_login(const AskLogin& question) {
  if (question.user == "alice" && question.password == "croissant") return Verdict::accept();
  if (question.user == "later") return verdict_in("454 4.7.0 Temporary authentication failure");
  return Verdict::wrong_login();
}

Verdict verdict_set(const Dialog& dialog, std::string_view key) {
  for (const auto& [set, value] : dialog.settings) {
    if (set == key) return verdict_in(value);
  }
  return Verdict::accept();
}

}  // namespace mailscope::smtp::test
