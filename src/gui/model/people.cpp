#include "gui/model/people.hpp"

#include <algorithm>

#include "gui/model/words.hpp"
#include "mail/address.hpp"
#include "replay/cast.hpp"

namespace mailscope::gui {

People people(const Show& show, MessageId message) {
  const replay::WrittenMessage& written = show.chapter.written(message);
  const std::string person = person_of(show.cast, written.to);
  People found;
  found.sender = title_of(show.cast, written.sender);
  found.recipient = mail::local_part_of(person);
  found.server_of = replay::server_owner(person);
  const auto& marks = show.chapter.marks();
  found.list = std::any_of(marks.begin(), marks.end(), [message](const replay::Mark& mark) {
    return mark.message == message && mark.step == replay::Step::passed_on;
  });
  const auto& hosts = show.cast.hosts;
  found.direct = std::any_of(hosts.begin(), hosts.end(), [&found](const replay::Host& host) {
    return host.sends_directly && host.title == found.sender;
  });
  return found;
}

}  // namespace mailscope::gui
