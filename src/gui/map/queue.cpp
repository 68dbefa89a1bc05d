// The shelf of a message queue, and what each entry waits for.

#include <algorithm>
#include <utility>
#include <vector>

#include "gui/map/builder.hpp"
#include "gui/model/words.hpp"
#include "mail/address.hpp"
#include "texts/map.hpp"

namespace mailscope::gui::map {
namespace {

std::string addressees(const Builder& b, const replay::QueueEntry& entry) {
  std::string first;
  std::size_t more = 0;
  for (const replay::QueuedRecipient& r : entry.recipients) {
    if (r.done) continue;
    if (!first.empty()) {
      ++more;
    } else {
      first = shown(mail::local_part_of(r.address));
    }
  }
  std::string text = b.letters.filled(texts::kMap.to_whom, first);
  if (more > 0) text += " " + b.letters.filled(texts::kMap.and_more, std::to_string(more));
  return text;
}

struct StateWords {
  std::string full;
  std::string shorter;  // where the addressee has no room beside the full words
  std::string alone;    // where nothing else has room
  Tone tone = Tone::ink;
};

StateWords state_of(const Builder& b, const replay::QueueEntry& entry) {
  const replay::World& world = b.world();
  if (entry.trying) {
    const replay::Connection& c = world.connection(world.session(entry.trying).connection);
    const bool open = c.established != Instant::never();
    const std::string word(b.letters.text(open ? texts::kMap.being_sent : texts::kMap.connecting));
    if (entry.attempt < 2) return {word, word, word, Tone::ink};
    const std::string which = b.letters.filled(texts::kMap.attempt, std::to_string(entry.attempt));
    return {word + ", " + which, word, which, Tone::ink};
  }
  if (entry.next_attempt <= b.view.now || entry.next_attempt == Instant::never()) return {};
  const std::string left = countdown(entry.next_attempt - b.view.now);
  const std::string words = b.letters.filled(texts::kMap.next_try, left);
  return {words, words, left, Tone::failure};
}

QueueRow make_row(const Builder& b, const replay::QueueEntry& entry, const Rect& rect) {
  constexpr float kBetween = 6;
  QueueRow row;
  row.item = entry.item;
  row.rect = rect;
  Rect rest = rect.inset(6, 0);
  const float height = std::min(22.0f, rect.height * (rect.width < 200 ? 0.5f : 0.62f));
  const Rect slot = rest.take_left(height * 1.42f);
  row.envelope = {{slot.x, slot.centre().y - height / 2, slot.width, height},
                  EnvelopeLook::closed,
                  message_tone(b.view, entry.message),
                  entry.message,
                  entry.since};
  rest.take_left(kBetween);
  const std::string to = addressees(b, entry);
  const StateWords state = state_of(b, entry);
  for (const auto& [words, role] :
       {std::pair{state.full, FontRole::body_strong}, std::pair{state.full, FontRole::label_strong},
        std::pair{state.shorter, FontRole::label_strong}}) {
    const float both = b.letters.size(to, role).width + b.letters.size(words, role).width +
                       (words.empty() ? 0 : 2 * kBetween);
    if (both > rest.width) continue;
    row.to = b.letters.in(rest, to, {role, Tone::ink, Surface::soft});
    row.state = b.letters.in(rest, words, {role, state.tone, Surface::soft}, Set::right);
    return row;
  }
  const Style style{FontRole::label_strong, state.tone, Surface::soft};
  if (state.full.empty()) {
    row.to =
        b.letters.first_fitting(rest, {to, ""}, {FontRole::label_strong, Tone::ink, Surface::soft});
  } else {
    row.state = b.letters.first_fitting(rest, {state.full, state.shorter, state.alone, ""}, style,
                                        Set::right);
  }
  return row;
}

std::vector<Rect> shelves(const ServerPlan& plan) {
  constexpr float kBetween = 4;
  std::vector<Rect> all;
  const auto rows = static_cast<float>(plan.rows);
  const float height = (plan.shelf.height - kBetween * (rows - 1)) / rows;
  Rect rest = plan.shelf;
  for (int i = 0; i < plan.rows; ++i) {
    all.push_back(rest.take_top(height));
    rest.take_top(kBetween);
  }
  return all;
}

}  // namespace

void put_queue(const Builder& b, Server& s, const ServerPlan& plan) {
  const auto& queue = b.host(s.host).queue;
  const Style small{b.plain(), Tone::muted, Surface::panel};
  const bool titled = !plan.queue_title.empty();
  if (titled) {
    s.queue_title = b.letters.in(plan.queue_title, b.letters.text(texts::kMap.queue), small);
  } else if (queue.empty()) {
    s.queue_title = b.letters.in(plan.shelf, b.letters.text(texts::kMap.queue),
                                 {FontRole::label, Tone::muted, Surface::soft}, Set::centre);
  }
  const auto rows = static_cast<std::size_t>(plan.rows);
  if (queue.size() > rows) {
    Rect shelf = plan.shelf;
    const Rect room = titled ? plan.queue_title : shelf.take_right(24);
    s.more = b.letters.in(
        room, b.letters.filled(texts::kMap.and_more, std::to_string(queue.size() - rows)),
        {FontRole::label_strong, Tone::ink, titled ? Surface::panel : Surface::soft}, Set::right);
  }
  s.shelves = shelves(plan);
  for (const auto& [item, entry] : queue) {
    if (s.queue.size() == rows) break;
    Rect room = s.shelves[s.queue.size()];
    if (!titled && !s.more.text.empty()) room.take_right(26);
    s.queue.push_back(make_row(b, entry, room));
  }
}

}  // namespace mailscope::gui::map
