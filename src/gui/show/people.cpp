#include "gui/show/people.hpp"

#include <algorithm>

#include "gui/show/words.hpp"

namespace mailscope::gui {

People people(const Show& show, MessageId message) {
  People found;
  for (const trace::Record& record : show.trace.records()) {
    if (const auto* r = std::get_if<trace::MessageComposed>(&record.what);
        r && r->message == message)
      found.sender = title_of(show.cast, record.host);
    if (const auto* r = std::get_if<trace::RecipientAdded>(&record.what);
        r && r->message == message && found.recipient.empty())
      found.recipient = person_of(show.cast, show.trace.text(r->address));
    if (!found.sender.empty() && !found.recipient.empty()) break;
  }
  const auto& marks = show.chapter.marks();
  found.list = std::any_of(marks.begin(), marks.end(), [message](const replay::Mark& mark) {
    return mark.message == message && mark.step == replay::Step::passed_on;
  });
  const auto& users = show.scenario.users;
  found.direct = std::any_of(users.begin(), users.end(), [&found](const scenario::User& user) {
    return user.sends_directly && user.title == found.sender;
  });
  const std::size_t at = found.recipient.find('@');
  found.server_of = at == std::string::npos ? found.recipient : found.recipient.substr(at + 1);
  found.recipient = found.recipient.substr(0, at);
  return found;
}

}  // namespace mailscope::gui
