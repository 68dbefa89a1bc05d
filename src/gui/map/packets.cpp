// Packets on their wires. Each side has its own lane on a wire between servers; on one lane
// nobody stands on another: who is too close behind waits its turn, at the sender if need be.

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>
#include <vector>

#include "gui/map/builder.hpp"
#include "gui/map/data_packets.hpp"
#include "gui/model/packet_words.hpp"
#include "texts/map.hpp"
#include "texts/packet.hpp"
#include "texts/units.hpp"

namespace mailscope::gui::map {
namespace {

constexpr float kNose = 7;  // the arrow head before a packet
constexpr float kDisc = 4;
constexpr float kApart = 3;
constexpr Size kLetter{18, 12};  // beside words
constexpr Size kLetterAlone{23, 15};

bool across(const Wire& wire) {
  return std::abs(wire.to.x - wire.from.x) >= std::abs(wire.to.y - wire.from.y);
}

// In flight, or come to its end in this very instant.
struct Candidate {
  PacketId id;
  double progress;
  bool landed;
};

std::vector<Candidate> candidates(const MapView& view) {
  std::vector<Candidate> all;
  for (const replay::FlyingPacket& flying : view.world.in_flight)
    if (flying.departs <= view.now)
      all.push_back({flying.packet, progress(view.packets[flying.packet], view.now), false});
  if (view.cursor.is_none()) return all;
  const auto& records = view.trace.records();
  for (std::size_t i = view.cursor.index() + 1; i-- > 0 && records[i].at == view.now;) {
    PacketId ended;
    if (const auto* r = std::get_if<trace::PacketArrived>(&records[i].what)) ended = r->packet;
    if (const auto* r = std::get_if<trace::PacketLost>(&records[i].what)) ended = r->packet;
    if (ended) all.push_back({ended, progress(view.packets[ended], view.now), true});
  }
  return all;
}

bool is_shown(const MapView& view, PacketId id) {
  return view.detail != Detail::messages || carries_message(view.packets[id]);
}

// One packet as it will be drawn, before it has a place.
struct Item {
  PacketId id;
  float wanted = 0;        // the share of the way
  float along = 0;         // where its middle is, from the sender's end
  float length = 0;        // along the wire
  std::size_t behind = 0;  // packets that had to wait for it at the sender
  Size size;
  std::array<std::string, 3> labels;
  std::string label;  // that of them which has room
  bool landed = false;
};

class Lane {
 public:
  Lane(Builder& b, const Wire& wire, HostId sender) : b_(b), wire_(wire), across_(across(wire)) {
    const bool forth = b.world().link(wire.link).a == sender;
    from_ = forth ? wire.from : wire.to;
    to_ = forth ? wire.to : wire.from;
    length_ = std::hypot(to_.x - from_.x, to_.y - from_.y);
    heading_ = across_ ? Point{to_.x > from_.x ? 1.0f : -1.0f, 0}
                       : Point{0, to_.y > from_.y ? 1.0f : -1.0f};
    // Client's and server's lanes never meet: each side keeps to its own half.
    // Where no pipe is drawn they go along the line itself.
    if (across_ && wire.pipe != PipeState::none && !wire.silent)
      aside_ = {0, (heading_.x > 0 ? -1.0f : 1.0f) * (height() / 2 + 1)};
  }

  void add(const Candidate& c) {
    Item item;
    item.id = c.id;
    item.wanted = static_cast<float>(c.progress);
    item.landed = c.landed;
    item.labels = labels(b_.view.packets[c.id]);
    measure(item);
    items_.push_back(std::move(item));
  }

  // Where one died on this wire: its words would hide what goes on, its cross stays.
  void bury(PacketId id) {
    const auto share = static_cast<float>(b_.view.packets[id].furthest);
    const Point at = between(from_, to_, std::clamp(share, 0.12f, 0.88f)) + aside_;
    const auto same = [at](const Grave& grave) {
      return std::abs(grave.at.x - at.x) < 2 && std::abs(grave.at.y - at.y) < 2;
    };
    auto& graves = b_.scene.graves;  // of several in one place the last one stands for all
    std::erase_if(graves, same);
    graves.push_back({id, at});
  }

  void put() {
    std::stable_sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
      return a.wanted != b.wanted ? a.wanted > b.wanted : a.id < b.id;
    });
    line_up();
    for (const Item& item : items_) b_.scene.packets.push_back(flying(item));
  }

 private:
  bool disc(const Item& item) const {
    const replay::Packet& p = b_.view.packets[item.id];
    return p.payload == 0 && p.segment == replay::Segment::ack && !p.again;
  }
  bool has_letter(const Item& item) const {
    return !small() && carries_message(b_.view.packets[item.id]);
  }
  bool small() const { return b_.plan.density == Density::names; }
  float height() const { return small() ? 8 : b_.letters.size("", b_.strong()).height + 6; }
  // Of a disc and the gap to its word, which stands beside the wire if that is upright.
  float disc_room() const { return across_ ? 2 * kDisc + 4 : kDisc + wire_.width / 2 + 4; }
  // Words may fill the wire; beside an envelope they are not worth its way.
  float widest(bool letter) const { return across_ ? length_ * (letter ? 0.72f : 0.94f) : 96; }

  // From the longest to the one for little room, where a second outline alone says "again".
  std::array<std::string, 3> labels(const replay::Packet& p) const {
    if (b_.view.detail == Detail::messages || small()) return {};
    const std::string label = packet_label(b_.view.trace, p, b_.letters.language());
    std::string word = p.again ? b_.letters.filled(texts::kPacket.again, label) : label;
    if (p.copy) word = b_.letters.filled(texts::kPacket.copy, word);
    if (b_.view.detail != Detail::packets || p.payload == 0) return {word, word, label};
    const std::string bytes = b_.letters.filled(texts::kUnits.bytes, std::to_string(p.payload));
    return {word + " · " + bytes, word, label};
  }

  // A pill around its words and its envelope, or a disc with its word behind it.
  void measure(Item& item) const {
    const float nose = disc(item) ? 0 : kNose;
    const float frame = disc(item) ? disc_room() : 14 + (has_letter(item) ? kLetterAlone.width : 0);
    const float room = widest(has_letter(item)) - frame - (across_ ? nose : 0);
    const FontRole role = b_.strong();
    const Words words = b_.letters.first_fitting(
        {0, 0, room, height()}, {item.labels[0], item.labels[1], item.labels[2]}, {role});
    // An envelope says more than half a word, and on a short line of a crowd so does nothing.
    const bool cut =
        std::find(item.labels.begin(), item.labels.end(), words.text) == item.labels.end();
    item.label = (has_letter(item) || b_.plan.crowd) && cut ? std::string() : words.text;
    const float text = item.label.empty() ? 0 : words.rect.width;
    const float width = std::max(text + frame, disc(item) ? 0.0f : height());
    item.size = {width + (across_ ? nose : 0), height() + (across_ ? 0 : nose)};
    item.length = across_ ? item.size.width : item.size.height;
  }

  void line_up() {
    float free_until = length_;
    std::vector<Item> placed;
    for (Item& item : items_) {
      const float half = item.length / 2;
      const float first = std::min(half, length_ / 2), last = std::max(length_ - half, first);
      item.along = std::min(first + item.wanted * (last - first), free_until - half);
      if (item.along < first - 0.5f && !placed.empty()) {
        ++placed.back().behind;
        continue;
      }
      item.along = std::max(item.along, first);
      free_until = item.along - half - kApart;
      placed.push_back(std::move(item));
    }
    items_ = std::move(placed);
    float end = length_;
    for (Item& item : items_) {
      if (item.behind > 0) count_those_behind(item, end);
      end = item.along - item.length / 2 - kApart;
    }
  }

  // The last of a crowd says how many there are behind it, if it has room up to `end`.
  void count_those_behind(Item& item, float end) const {
    Item counting = item;
    const std::string more = b_.letters.filled(texts::kMap.and_more, std::to_string(item.behind));
    for (std::string& text : counting.labels)
      if (!text.empty()) text += " " + more;
    measure(counting);
    counting.along = std::max(item.along, counting.length / 2);
    if (!disc(item) && counting.along + counting.length / 2 <= end) item = std::move(counting);
  }

  Flying flying(const Item& item) const {
    const replay::Packet& p = b_.view.packets[item.id];
    Flying f;
    f.packet = item.id;
    f.tone = tone_of(p.protocol);
    f.heading = heading_;
    f.disc = disc(item);
    f.again = p.again;
    f.copy = p.copy;
    const bool nobody = p.lost && p.reason == trace::LossReason::host_down;
    f.dying =
        p.lost && (p.furthest < 1 ? item.wanted >= static_cast<float>(p.furthest) : item.landed);
    f.crossed = f.dying && !nobody;
    const Point at = between(from_, to_, item.along / length_) + aside_;
    f.rect = centred(at, item.size);
    if (f.disc && !across_) f.rect.x = at.x - kDisc;
    fill(f, item, p);
    return f;
  }

  void fill(Flying& f, const Item& item, const replay::Packet& p) const {
    Rect inside = f.rect;
    if (f.disc) {
      const bool leads_right = heading_.x > 0;
      f.disc_centre = {leads_right ? inside.right() - kDisc : inside.x + kDisc, inside.centre().y};
      leads_right ? inside.take_right(disc_room()) : inside.take_left(disc_room());
      f.label = b_.letters.in(inside, item.label, {b_.plain(), Tone::muted, Surface::paper});
      return;
    }
    if (heading_.x > 0) inside.take_right(kNose);
    if (heading_.x < 0) inside.take_left(kNose);
    if (heading_.y > 0) inside.take_bottom(kNose);
    if (heading_.y < 0) inside.take_top(kNose);
    if (has_letter(item)) {
      const Size size = item.label.empty() ? kLetterAlone : kLetter;
      const float left = item.label.empty() ? inside.centre().x - size.width / 2 : inside.x + 6;
      f.envelope = Envelope{{left, inside.centre().y - size.height / 2, size.width, size.height},
                            EnvelopeLook::closed,
                            f.tone,
                            message_on(p),
                            {}};
      inside.take_left(6 + size.width);
    }
    f.label = b_.letters.in(inside, item.label, {b_.strong(), f.tone, Surface::panel}, Set::centre);
  }

  Builder& b_;
  const Wire& wire_;
  bool across_;
  Point from_, to_, heading_, aside_;
  float length_ = 0;
  std::vector<Item> items_;
};

bool is_on(const MapView& view, const Wire& wire, HostId sender, PacketId id) {
  const replay::Packet& p = view.packets[id];
  return p.link == wire.link && p.from == sender && is_shown(view, id);
}

// What has landed gives way to an answer that leaves from the same place.
bool gives_way(const MapView& view, const Candidate& landed, const std::vector<Candidate>& all) {
  if (!landed.landed) return false;
  const replay::Packet& p = view.packets[landed.id];
  return std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
    const replay::Packet& o = view.packets[other.id];
    return !other.landed && o.link == p.link && o.from == p.to && other.progress < 0.5;
  });
}

}  // namespace

void add_packets(Builder& b) {
  const std::vector<Candidate> all = candidates(b.view);
  const std::vector<PacketId> lost = b.view.losses.standing(b.view.cursor);
  const auto is_seen_to_die = [&](PacketId id) {
    return std::any_of(all.begin(), all.end(), [id](const Candidate& c) { return c.id == id; });
  };
  for (const Wire& wire : b.scene.wires) {
    const replay::Link& link = b.world().link(wire.link);
    for (const HostId sender : {link.a, link.b}) {
      Lane lane(b, wire, sender);
      for (const Candidate& c : all) {
        if (!is_on(b.view, wire, sender, c.id)) continue;
        if (!across(wire) && gives_way(b.view, c, all)) continue;
        lane.add(c);
      }
      lane.put();
      for (const PacketId id : lost)
        if (is_on(b.view, wire, sender, id) && !is_seen_to_die(id)) lane.bury(id);
    }
  }
}

}  // namespace mailscope::gui::map
