// Mailboxes as pigeon-holes.

#include <algorithm>
#include <vector>

#include "gui/map/builder.hpp"
#include "gui/model/words.hpp"
#include "mail/address.hpp"
#include "texts/map.hpp"

namespace mailscope::gui::map {
namespace {

constexpr float kEnvelope = 1.42f;  // width over height

std::vector<Envelope> envelopes_in(const MapView& view, const replay::Mailbox& mailbox) {
  std::vector<Envelope> all;
  for (const replay::Folder& folder : mailbox.folders)
    for (const replay::StoredMessage& stored : folder.messages)
      all.push_back({{},
                     stored.seen() ? EnvelopeLook::open : EnvelopeLook::unread,
                     message_tone(view, stored.message),
                     stored.message,
                     stored.since});
  return all;
}

constexpr float kBetween = 3;  // envelopes

// Puts as many of the latest as have room, and how many more there are.
void put_envelopes(const Builder& b, Hole& hole, Rect room, float width,
                   std::vector<Envelope> all) {
  const auto most =
      static_cast<std::size_t>(std::max(1.0f, (room.width + kBetween) / (width + kBetween)));
  if (all.size() > most) {
    const std::size_t kept = std::max<std::size_t>(1, most - 1);
    const std::string more =
        b.letters.filled(texts::kMap.and_more, std::to_string(all.size() - kept));
    if (most > 1)
      hole.more = b.letters.in(room.take_right(width), more,
                               {FontRole::label, Tone::ink, Surface::soft}, Set::right);
    all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(kept));
  }
  const float height = width / kEnvelope;
  for (Envelope& envelope : all) {
    const Rect slot = room.take_left(width);
    envelope.rect = {slot.x, slot.centre().y - height / 2, slot.width, height};
    room.take_left(kBetween);
  }
  hole.envelopes = std::move(all);
}

constexpr float kGap = 6;  // between a name and the envelopes beside it

Rect inside_of(const Rect& hole) {
  return hole.inset(std::min(8.0f, hole.width * 0.08f), 0);
}

// The same for all mailboxes of a server: somewhat smaller if all names fit beside them then.
float envelope_width(const Builder& b, const std::vector<replay::Mailbox>& mailboxes,
                     const Rect& hole) {
  constexpr float kSmaller = 0.8f;
  const float usual = std::min(20.0f, hole.height * 0.6f) * kEnvelope;
  float widest = 0;
  for (const replay::Mailbox& mailbox : mailboxes)
    widest = std::max(
        widest, b.letters.size(shown(mail::local_part_of(mailbox.address)), FontRole::label).width);
  const float room = inside_of(hole).width - kGap - widest;
  return room >= usual || room < usual * kSmaller ? usual : room;
}

// The name beside the envelopes, or above them in a narrow hole; in one that is low as well it
// makes way for them.
Hole make_hole(const Builder& b, const replay::Mailbox& mailbox, const Rect& rect, float width) {
  constexpr float kHighEnough = 34;
  Hole hole;
  hole.rect = rect;
  Rect inside = inside_of(rect);
  const std::string name = shown(mail::local_part_of(mailbox.address));
  const Style style{FontRole::label, Tone::muted, Surface::soft};
  std::vector<Envelope> all = envelopes_in(b.view, mailbox);
  const float beside = inside.width - width - kGap;
  if (b.letters.size(name, FontRole::label).width <= beside) {
    const FontRole font = b.letters.font_for(name, beside, {b.plain(), FontRole::label});
    hole.name = b.letters.in({inside.x, inside.y, beside, inside.height}, name,
                             {font, Tone::muted, Surface::soft});
    inside.take_left(hole.name.rect.width + kGap);
  } else if (rect.height >= kHighEnough) {
    hole.name = b.letters.in(inside.take_top(17), name, style, Set::centre);
    width = std::min(inside.width, (inside.height - 4) * kEnvelope);
    inside = inside.inset(0, 2);
  } else if (all.empty()) {
    hole.name = b.letters.in(inside, name, style, Set::centre);
  }
  put_envelopes(b, hole, inside, width, std::move(all));
  return hole;
}

}  // namespace

void put_mailboxes(const Builder& b, Server& s, const ServerPlan& plan) {
  const auto& mailboxes = b.host(s.host).mailboxes;
  const Style small{b.plain(), Tone::muted, Surface::panel};
  s.mailboxes_title =
      b.letters.in(plan.mailboxes_title, b.letters.text(texts::kMap.mailboxes), small);
  constexpr float kApart = 6;
  const auto count = static_cast<float>(mailboxes.size());
  Rect rest = plan.holes;
  const float width = (rest.width - kApart * (count - 1)) / count;
  const float envelope = envelope_width(b, mailboxes, {rest.x, rest.y, width, rest.height});
  for (const replay::Mailbox& mailbox : mailboxes) {
    s.holes.push_back(make_hole(b, mailbox, rest.take_left(width), envelope));
    rest.take_left(kApart);
  }
}

}  // namespace mailscope::gui::map
