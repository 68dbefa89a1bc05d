// Mailboxes as pigeon-holes.

#include <algorithm>

#include "gui/map/builder.hpp"
#include "gui/show/words.hpp"

namespace mailscope::gui::map {
namespace {

std::vector<Envelope> envelopes_in(const MapView& view, const replay::Mailbox& mailbox) {
  std::vector<Envelope> all;
  for (const replay::Folder& folder : mailbox.folders)
    for (const replay::StoredMessage& stored : folder.messages)
      all.push_back({{},
                     stored.seen ? EnvelopeLook::open : EnvelopeLook::unread,
                     message_tone(view, stored.message),
                     stored.message});
  return all;
}

Hole make_hole(const Builder& b, const replay::Mailbox& mailbox, const Rect& rect) {
  constexpr float kBetween = 3;
  Hole hole;
  hole.rect = rect;
  Rect rest = rect.inset(std::min(8.0f, rect.width * 0.1f), 0);
  const float height = std::min(17.0f, rect.height * 0.6f);
  const float width = height * 1.42f;
  const Style style{FontRole::label, Tone::muted, Surface::soft};
  hole.name = b.letters.in(rest.take_left(std::max(0.0f, rest.width - width - kBetween)),
                           shown(local_part(mailbox.address)), style);
  rest = rect.inset(std::min(8.0f, rect.width * 0.1f), 0);
  rest.take_left(hole.name.rect.width + 6);
  std::vector<Envelope> all = envelopes_in(b.view, mailbox);
  auto room =
      static_cast<std::size_t>(std::max(1.0f, (rest.width + kBetween) / (width + kBetween)));
  if (all.size() > room) {
    const std::size_t shown_ones = room > 1 ? room - 1 : 1;
    const std::string more =
        b.letters.filled(Text::and_more, {std::to_string(all.size() - shown_ones)});
    if (room > 1)
      hole.more = b.letters.in(rest.take_right(width), more,
                               {FontRole::label, Tone::ink, Surface::soft}, Set::right);
    all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(shown_ones));
  }
  for (Envelope& envelope : all) {
    const Rect slot = rest.take_left(width);
    envelope.rect = {slot.x, slot.centre().y - height / 2, slot.width, height};
    rest.take_left(kBetween);
  }
  hole.envelopes = std::move(all);
  return hole;
}

}  // namespace

void put_mailboxes(const Builder& b, Server& s, const ServerPlan& plan) {
  const auto& mailboxes = b.host(s.host).mailboxes;
  const Style small{FontRole::label, Tone::muted, Surface::panel};
  s.mailboxes_title = b.letters.in(plan.mailboxes_title, b.letters.text(Text::mailboxes), small);
  constexpr float kBetween = 6;
  const auto count = static_cast<float>(mailboxes.size());
  Rect rest = plan.holes;
  const float width = (rest.width - kBetween * (count - 1)) / count;
  for (const replay::Mailbox& mailbox : mailboxes) {
    s.holes.push_back(make_hole(b, mailbox, rest.take_left(width)));
    rest.take_left(kBetween);
  }
}

}  // namespace mailscope::gui::map
