#include "gui/model/message_view.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "gui/model/words.hpp"
#include "mail/message.hpp"
#include "mail/readable.hpp"
#include "replay/world/also_answers.hpp"
#include "texts/custody.hpp"
#include "texts/message.hpp"

namespace mailscope::gui {
namespace {

using replay::Place;
using replay::PlaceKind;

// A class reads the beginning of a long message.
constexpr std::size_t kMostBytes = 16 << 10;
constexpr std::size_t kMostLines = 200;

// The story's message, or, when it has failed for everybody, what its sender is told.
MessageId subject_of(const replay::World& world, MessageId id) {
  if (id.is_none() || id.index() >= world.messages.size()) return MessageId::none();
  const replay::Message& message = world.message(id);
  for (const replay::Recipient& recipient : message.recipients)
    if (recipient.fate != replay::Fate::bounced) return id;
  for (const replay::Notice& notice : message.notices)
    if (notice.what == trace::NotificationKind::failed) return notice.notification;
  return id;
}

std::string where(const replay::World& world, const Place& place, texts::Language language) {
  switch (place.kind) {
    case PlaceKind::agent:
      return texts::kPlaces.agent.in(language, title_of(world, place.host));
    case PlaceKind::queue:
      return texts::kPlaces.queue.in(language, title_of(world, place.host));
    case PlaceKind::mailbox:
      return texts::kPlaces.mailbox.in(language, person_of(world, place.address));
    case PlaceKind::shown:
      return texts::kPlaces.shown.in(language, person_of(world, place.address));
  }
  return {};
}

// As it stands in some mailbox of `address`, on whatever host.
std::string_view stored(const replay::World& world, std::string_view address, MessageId message) {
  for (const replay::Host& host : world.hosts) {
    const replay::Mailbox* mailbox = replay::find_mailbox(host, address);
    if (!mailbox) continue;
    for (const replay::Folder& folder : mailbox->folders)
      for (const replay::StoredMessage& m : folder.messages)
        if (m.message == message) return m.content;
  }
  return {};
}

std::string_view content_at(const replay::World& world, MessageId id, const Place& place) {
  if (place.kind == PlaceKind::queue) {
    const replay::QueueEntry* entry = replay::find(world, place.item);
    return entry ? entry->content : std::string_view();
  }
  if (place.kind == PlaceKind::mailbox || place.kind == PlaceKind::shown)
    return stored(world, place.address, id);
  return world.message(id).content;
}

std::vector<std::string> raw_lines(std::string_view bytes) {
  std::vector<std::string> result;
  for (const std::string_view line : lines_of(bytes.substr(0, kMostBytes))) {
    if (result.size() == kMostLines) break;
    result.push_back(shown(line));
  }
  const bool more = bytes.size() > kMostBytes || result.size() == kMostLines;
  if (more) result.emplace_back("...");
  return result;
}

void add_reading(MessageSheet& sheet, std::string_view content, texts::Language language) {
  const mail::Readable readable = mail::readable(content);
  const auto add = [&](const texts::Phrase& name, const std::string& value) {
    if (!value.empty()) sheet.fields.emplace_back(name.in(language), value);
  };
  add(texts::kMessage.from, readable.from);
  add(texts::kMessage.to, readable.to);
  add(texts::kMessage.subject, readable.subject);
  add(texts::kMessage.date, readable.date);
  sheet.readable_body = readable.body.substr(0, kMostBytes);
  while (sheet.readable_body.ends_with('\n')) sheet.readable_body.pop_back();
}

}  // namespace

MessageSheet message_sheet(const replay::World& world, MessageId story, texts::Language language) {
  MessageSheet sheet;
  const MessageId id = subject_of(world, story);
  if (id.is_none()) return sheet;
  sheet.exists = true;
  sheet.notification = id != story;
  const replay::Message& message = world.message(id);
  const auto keepers = replay::answering(world, id);
  const auto answers = [&keepers](const Place& place) {
    return place.kind != PlaceKind::shown &&
           std::any_of(keepers.begin(), keepers.end(),
                       [&](const replay::Custody& c) { return c.host == place.host; });
  };
  sheet.keepers = keeper_rows(world, story, language);
  std::string_view content = message.content;
  for (const Place& place : message.places) {
    sheet.places.push_back({where(world, place, language), answers(place)});
    if (const auto here = content_at(world, id, place); !here.empty()) content = here;
    if (place.kind == PlaceKind::shown) add_reading(sheet, content, language);
  }
  const mail::MessageView view = mail::split(content);
  sheet.header = raw_lines(view.header);
  sheet.body = raw_lines(view.body);
  return sheet;
}

}  // namespace mailscope::gui
