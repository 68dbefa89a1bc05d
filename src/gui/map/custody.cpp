// Who answers for the message, as a shield at its host and a line below the map; and disks that
// have been written and not synced.

#include "texts/custody.hpp"

#include <algorithm>

#include "gui/map/builder.hpp"
#include "gui/model/words.hpp"
#include "replay/world/also_answers.hpp"
#include "replay/world/told_in_vain.hpp"
#include "texts/map.hpp"
#include "texts/story.hpp"

namespace mailscope::gui::map {
namespace {

using replay::CustodyKind;

constexpr float kSign = 20;
constexpr float kLargeSign = 26;

float sign_size(const Builder& b) {
  return b.plan.large_words ? kLargeSign : kSign;
}

// A word at the right of a row that begins with `taken`, and before the sign.
Words beside(const Builder& b, Rect row, const Words& taken, const Rect& sign,
             const texts::Phrase& which, Tone tone) {
  constexpr float kBetween = 6;
  const float left = std::max(row.x, taken.rect.right() + 2 * kBetween);
  row = {left, row.y, std::min(row.right(), sign.x - kBetween) - left, row.height};
  const Style style{b.strong(), tone, Surface::panel};
  return b.letters.first_fitting(row, {b.letters.text(which), ""}, style, Set::right);
}

// In the upper right corner, over the outline.
Mark at_server(const Builder& b, const Server& server) {
  const float size = sign_size(b);
  Mark mark;
  mark.host = server.host;
  mark.rect = centred({server.rect.right() + 1, server.rect.y - 1}, {size, size});
  const Rect row{server.title.rect.x, server.title.rect.y,
                 server.rect.right() - size / 2 - server.title.rect.x, server.title.rect.height};
  mark.word = beside(b, row, server.title, mark.rect, texts::kCustody.mark, Tone::smtp);
  return mark;
}

// At the right edge of its screen; at the left one where words stand to the right.
Mark at_agent(const Builder& b, const Agent& agent) {
  const Rect& picture = agent.picture;
  const float margin = agent.device == Device::laptop ? picture.width * 0.12f : 0;
  const bool words_beside = agent.title.rect.x > picture.centre().x;
  const float x = words_beside ? picture.x + margin : picture.right() - margin;
  Mark mark;
  mark.host = agent.host;
  mark.rect = centred({x, picture.y}, {sign_size(b), sign_size(b)});
  return mark;
}

void put(Builder& b, const replay::Custody& keeper, Mark mark) {
  mark.record = keeper.since;
  mark.since = keeper.at;
  b.scene.keepers.push_back(std::move(mark));
}

struct Foot {
  std::string text;
  std::string shorter;
  Tone tone = Tone::smtp;
};

// One, two, or the first of more.
Foot foot_of(const Builder& b, const std::vector<replay::Custody>& keepers) {
  const std::string host = called(b.letters, b.host(keepers.front().host));
  if (keepers.size() == 1)
    return {b.letters.filled(texts::kCustody.since, host, format_clock(keepers.front().at)),
            b.letters.filled(texts::kCustody.of, host)};
  if (keepers.size() == 2) {
    const std::string other = called(b.letters, b.host(keepers.back().host));
    return {b.letters.filled(texts::kCustody.both, other, host),
            std::string(b.letters.text(texts::kCustody.two))};
  }
  const std::string others = std::to_string(keepers.size() - 1);
  const std::string words = b.letters.filled(texts::kCustody.several, host, others);
  return {words, words};
}

Foot foot_of_none(const Builder& b, const replay::Message& message, const replay::Custody& now) {
  if (now.kind == CustodyKind::told) {
    if (told_in_vain(b.world(), message))
      return {std::string(b.letters.text(texts::kCustody.told_in_vain)),
              std::string(b.letters.text(texts::kSteps.nobody_told)), Tone::failure};
    const std::string host = called(b.letters, b.host(now.host));
    return {b.letters.filled(texts::kCustody.told, host, format_clock(now.at)),
            b.letters.filled(texts::kCustody.told_short, host), Tone::failure};
  }
  const auto worst = replay::worst_off(message);
  const bool lost = worst && message.recipients[*worst].fate == replay::Fate::lost;
  return {std::string(b.letters.text(lost ? texts::kCustody.lost : texts::kCustody.untold)),
          std::string(b.letters.text(lost ? texts::kFates.lost : texts::kSteps.nobody_told)),
          Tone::failure};
}

void put_foot(Builder& b, const Foot& foot, bool with_sign) {
  const float sign = b.plan.large_words ? 18 : 14;
  const FontRole font = b.plan.large_words ? FontRole::strong : FontRole::body_strong;
  const Rect room = b.plan.foot.inset(sign + 6, 0);
  b.scene.custody = b.letters.first_fitting(room, {foot.text, foot.shorter},
                                            {font, foot.tone, Surface::paper}, Set::centre);
  const Rect& words = b.scene.custody.rect;
  if (with_sign && !words.empty())
    b.scene.custody_sign = centred({words.x - sign / 2 - 6, words.centre().y}, {sign, sign});
}

}  // namespace

void add_custody(Builder& b) {
  const replay::World& world = b.world();
  if (b.view.focus.is_none() || b.view.focus.index() >= world.messages.size()) return;
  const auto keepers = replay::answering(world, b.view.focus);
  for (const replay::Custody& keeper : keepers) {
    for (const Agent& agent : b.scene.agents)
      if (agent.host == keeper.host) put(b, keeper, at_agent(b, agent));
    for (const Server& server : b.scene.servers)
      if (server.host == keeper.host) put(b, keeper, at_server(b, server));
  }
  if (!keepers.empty()) return put_foot(b, foot_of(b, keepers), true);
  const replay::Message& message = world.message(b.view.focus);
  put_foot(b, foot_of_none(b, message, replay::custody(world, b.view.focus)), false);
}

// In the lower right corner of the server; the word at the end of the row of «mailboxes», or where
// there is none of that which says what the server does.
void add_disks(Builder& b) {
  for (const Server& server : b.scene.servers) {
    if (b.host(server.host).unsynced == 0) continue;
    Mark mark;
    mark.host = server.host;
    mark.rect =
        centred({server.rect.right() + 1, server.rect.bottom() + 1}, {sign_size(b), sign_size(b)});
    const Words& title = server.mailboxes_title.rect.empty() ? server.role : server.mailboxes_title;
    if (!title.rect.empty() && server.rect.contains(title.rect)) {
      const float margin = title.rect.x - server.rect.x;
      const Rect row{title.rect.x, title.rect.y, server.rect.width - 2 * margin, title.rect.height};
      const Rect beyond{server.rect.right(), 0, 0, 0};
      mark.word = beside(b, row, title, beyond, texts::kMap.unsynced, Tone::failure);
    }
    b.scene.unsynced.push_back(mark);
  }
}

}  // namespace mailscope::gui::map
