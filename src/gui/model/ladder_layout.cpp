// Where the arrows of a ladder stand.

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <variant>

#include "gui/model/ladder.hpp"
#include "gui/model/lane_view.hpp"

namespace mailscope::gui {
namespace {

constexpr float kTop = 20;
constexpr float kBottom = 40;
// By event: the words of an arrow stand above its beginning, its numbers below.
constexpr float kToNext = 18;    // from one instant to the next
constexpr float kAnswer = 34;    // from what arrives to what then leaves
constexpr float kNextSent = 46;  // from one that leaves to the next in the same instant
constexpr float kFlight = 84;    // the height of the usual flight, to scale
constexpr float kTallest = 220;  // a silence that is higher is cut
constexpr float kCut = 56;       // to this

// Where a packet came to its end, as a share of its way; a stub of those that never left.
float reach_of(const replay::Packet& packet) {
  constexpr float kLeast = 0.12f;
  return packet.lost ? std::max(kLeast, static_cast<float>(packet.furthest)) : 1;
}

enum class What : std::uint8_t { arrives, note, leaves, state };
struct Happening {
  Instant at;
  RecordNumber record;
  What what = What::leaves;
  std::size_t index = 0;   // of its arrow, note or state
  std::size_t column = 0;  // where
};

// Where words stand already: for each side of each column the height down to which it is full.
class Room {
 public:
  explicit Room(std::size_t columns) : full_(2 * columns, 0) {}

  bool take(std::size_t column, bool right, float middle) {
    float& full = full_[2 * column + (right ? 1 : 0)];
    if (middle - Ladder::kLine / 2 < full) return false;
    full = middle + Ladder::kLine / 2;
    return true;
  }
  float full() const { return *std::max_element(full_.begin(), full_.end()); }
  // A line across all columns.
  bool take_line(float middle) {
    if (middle - Ladder::kLine / 2 < full()) return false;
    std::fill(full_.begin(), full_.end(), middle + Ladder::kLine / 2);
    return true;
  }

 private:
  std::vector<float> full_;
};

class Layout {
 public:
  Layout(const Show& show, const LadderWanted& wanted) : show_(show) { made_.wanted = wanted; }

  Ladder make() {
    find_columns();
    add_packets();
    add_records();
    std::sort(all_.begin(), all_.end(), [](const Happening& a, const Happening& b) {
      return std::tie(a.at, a.record, a.what) < std::tie(b.at, b.record, b.what);
    });
    measure_flights();
    Room words(made_.columns.size()), margins(made_.columns.size());
    for (std::size_t i = 0; i < all_.size();) i = place_instant(i);
    finish(words, margins);
    return std::move(made_);
  }

 private:
  bool is_wanted(const replay::Packet& p) const {
    const LadderWanted& w = made_.wanted;
    if (w.scope == LadderScope::all_hosts) return true;
    if (w.scope == LadderScope::connection && w.connection) return p.connection == w.connection;
    return (p.from == w.a && p.to == w.b) || (p.from == w.b && p.to == w.a);
  }
  bool is_wanted(ConnectionId id) const {
    return made_.wanted.scope == LadderScope::connection && id == made_.wanted.connection;
  }
  std::size_t column_of(HostId host) const {
    const auto& all = made_.columns;
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), host) - all.begin());
  }

  void find_columns() {
    if (made_.wanted.scope != LadderScope::all_hosts) {
      made_.columns = {made_.wanted.a, made_.wanted.b};
      return;
    }
    std::vector<bool> speaks(show_.cast.hosts.size());
    for (const replay::Packet& p : show_.packets.all())
      speaks[p.from.index()] = speaks[p.to.index()] = true;
    for (const std::size_t lane : lane_order(show_))
      if (speaks[show_.lanes[lane].host.index()]) made_.columns.push_back(show_.lanes[lane].host);
  }

  void add_packets() {
    const auto& packets = show_.packets.all();
    for (std::size_t i = 0; i < packets.size(); ++i) {
      const replay::Packet& p = packets[i];
      if (!is_wanted(p)) continue;
      LadderArrow arrow;
      arrow.packet = PacketId(i);
      arrow.from = column_of(p.from);
      arrow.to = column_of(p.to);
      arrow.reach = reach_of(p);
      count(arrow, p);
      const std::size_t index = made_.arrows.size();
      all_.push_back({p.departs, p.sent, What::leaves, index, arrow.from});
      all_.push_back({p.ends, p.ended ? p.ended : p.sent, What::arrives, index, arrow.to});
      made_.arrows.push_back(arrow);
    }
  }

  void count(LadderArrow& arrow, const replay::Packet& p) const {
    const auto* sent = std::get_if<trace::PacketSent>(&show_.trace[p.content].what);
    if (!sent) return;
    arrow.seq = show_.numbers.seq(*sent);
    arrow.ack = show_.numbers.ack(*sent);
  }

  // States and timers of the one connection that is shown.
  void add_records() {
    if (made_.wanted.scope != LadderScope::connection || made_.wanted.connection.is_none()) return;
    for (std::size_t i = 0; i < show_.trace.size(); ++i) {
      const RecordNumber n(i);
      const trace::What& what = show_.trace[n].what;
      if (const auto* r = std::get_if<trace::TcpStateChanged>(&what)) add_state(*r, n);
      if (const auto* r = std::get_if<trace::RetransmissionTimeout>(&what)) add_note(*r, n);
      if (const auto* r = std::get_if<trace::FastRetransmit>(&what)) add_note(*r, n);
      if (const auto* r = std::get_if<trace::ZeroWindowProbe>(&what)) add_note(*r, n);
      if (const auto* r = std::get_if<trace::ConnectionFailed>(&what)) add_note(*r, n);
    }
  }
  void add_state(const trace::TcpStateChanged& r, RecordNumber n) {
    if (!is_wanted(r.connection)) return;
    const std::size_t column = r.side == Side::client ? 0 : 1;
    all_.push_back({show_.trace[n].at, n, What::state, made_.states.size(), column});
    made_.states.push_back({n, column, 0, true});
  }
  template <class Record>
  void add_note(const Record& r, RecordNumber n) {
    if (!is_wanted(r.connection)) return;
    const std::size_t column = r.side == Side::client ? 0 : 1;
    all_.push_back({show_.trace[n].at, n, What::note, made_.notes.size(), column});
    made_.notes.push_back({n, column, 0, true});
  }

  // To scale, the usual flight is the middle one of all that arrived.
  void measure_flights() {
    std::vector<std::int64_t> flights;
    for (const LadderArrow& arrow : made_.arrows) {
      const replay::Packet& p = show_.packets[arrow.packet];
      if (p.ended && p.ends > p.departs) flights.push_back((p.ends - p.departs).ns());
    }
    if (flights.empty()) return;
    const auto middle = flights.begin() + static_cast<std::ptrdiff_t>(flights.size() / 2);
    std::nth_element(flights.begin(), middle, flights.end());
    per_ns_ = static_cast<double>(kFlight) / static_cast<double>(*middle);
  }

  bool to_scale() const { return made_.wanted.scale == LadderScale::to_scale; }

  // All that happens in the instant of the ith; returns the first that happens later.
  std::size_t place_instant(std::size_t i) {
    const Instant at = all_[i].at;
    if (to_scale()) {
      y_ = made_.knots.empty() ? kTop : later(made_.knots.back(), at);
    }
    made_.knots.push_back({at, y_});
    std::size_t end = i;
    while (end < all_.size() && all_[end].at == at) ++end;
    to_scale() ? place_all(i, end) : place_rows(i, end);
    return end;
  }

  float later(const LadderKnot& before, Instant at) {
    const Duration silence = at - before.at;
    const float height = static_cast<float>(static_cast<double>(silence.ns()) * per_ns_);
    if (height <= kTallest) return before.y + height;
    made_.gaps.push_back({before.y, before.y + kCut, silence});
    return before.y + kCut;
  }

  void place_all(std::size_t i, std::size_t end) {
    for (; i < end; ++i) put(all_[i], all_[i].what == What::note ? y_ - 12 : y_);
  }

  // What arrives stands first, then what is noted, then what leaves, each in a row of its own.
  void place_rows(std::size_t i, std::size_t end) {
    const float top = y_;
    float least = top;  // for what leaves
    std::vector<float> states(made_.columns.size(), top - Ladder::kLine);
    for (std::size_t k = i; k < end; ++k) {
      if (all_[k].what == What::arrives) {
        put(all_[k], top);
        least = std::max(least, top + kAnswer);
      } else if (all_[k].what == What::state) {
        float& last = states[all_[k].column];
        last += Ladder::kLine;
        put(all_[k], last);
        least = std::max(least, last + Ladder::kLine + 2);
      }
    }
    const bool any_leaves = place_notes(i, end, least);
    bool sent = false;
    for (std::size_t k = i; k < end; ++k) {
      if (all_[k].what != What::leaves) continue;
      y_ = sent ? y_ + kNextSent : std::max(y_, least);
      put(all_[k], y_);
      sent = true;
    }
    if (y_ > top) made_.knots.push_back({all_[i].at, y_});
    y_ = (any_leaves ? y_ : std::max(y_, least - kToNext)) + kToNext;
  }

  // Returns whether anything leaves below them.
  bool place_notes(std::size_t i, std::size_t end, float& least) {
    bool leaves = false;
    for (std::size_t k = i; k < end; ++k) {
      leaves = leaves || all_[k].what == What::leaves;
      if (all_[k].what != What::note) continue;
      // The numbers of the row above stay free.
      y_ = std::max(y_ + Ladder::kLine, least - Ladder::kLine);
      put(all_[k], y_);
      least = y_ + kAnswer;
    }
    return leaves;
  }

  void put(const Happening& h, float y) {
    switch (h.what) {
      case What::leaves:
        made_.arrows[h.index].y_from = y;
        return;
      case What::arrives:
        made_.arrows[h.index].y_to = y;
        return;
      case What::note:
        made_.notes[h.index].y = y;
        return;
      case What::state:
        made_.states[h.index].y = to_scale() ? y + Ladder::kLine : y;  // below the time
        return;
    }
  }

  // In the order from above, words get the room that is left.
  void finish(Room& words, Room& margins) {
    auto& arrows = made_.arrows;
    std::stable_sort(arrows.begin(), arrows.end(), [](const LadderArrow& a, const LadderArrow& b) {
      return a.y_from < b.y_from;
    });
    auto note = made_.notes.begin();
    auto state = made_.states.begin();
    float lowest = 0;
    for (LadderArrow& arrow : arrows) {
      arrow.y_to = std::max(arrow.y_to, arrow.y_from);
      // What was on a link when it was cut ends then; its line leads on to where it would have.
      if (show_.packets[arrow.packet].reason == trace::LossReason::link_cut &&
          show_.packets[arrow.packet].lost)
        arrow.y_to = arrow.y_from + (arrow.y_to - arrow.y_from) / arrow.reach;
      for (; note != made_.notes.end() && note->y <= arrow.y_from; ++note)
        note->labelled = words.take_line(note->y);
      for (; state != made_.states.end() && state->y <= arrow.y_from; ++state)
        state->labelled = margins.take(state->column, false, state->y);
      arrow.label_y = to_scale()
                          ? arrow.y_from + std::min(12.0f, (arrow.y_to - arrow.y_from) * 0.27f)
                          : arrow.y_from - Ladder::kLine / 2 - 1;
      arrow.labelled = made_.columns.size() > 2
                           ? words.take_line(arrow.label_y)
                           : words.take(arrow.from, arrow.to > arrow.from, arrow.label_y);
      arrow.timed = margins.take(arrow.from, false, arrow.y_from);
      lowest = std::max(lowest, arrow.y_to);
      made_.lowest.push_back(lowest);
    }
    for (; note != made_.notes.end(); ++note) note->labelled = words.take_line(note->y);
    for (; state != made_.states.end(); ++state)
      state->labelled = margins.take(state->column, false, state->y);
    made_.height = std::max(lowest, y_) + kBottom;
    give_room_to_numbers();
  }

  // Numbers stand below the words if nobody else's words come there.
  void give_room_to_numbers() {
    if (made_.columns.size() > 2) return;
    std::vector<float> next(2 * made_.columns.size(), made_.height + Ladder::kLine);
    for (auto arrow = made_.arrows.rbegin(); arrow != made_.arrows.rend(); ++arrow) {
      if (!arrow->labelled) continue;
      float& below = next[2 * arrow->from + (arrow->to > arrow->from ? 1 : 0)];
      arrow->numbers_y =
          to_scale() ? arrow->label_y + Ladder::kLine - 1 : arrow->y_from + Ladder::kLine + 7;
      arrow->numbered = below - arrow->numbers_y >= Ladder::kLine;
      below = arrow->label_y;
    }
  }

  const Show& show_;
  Ladder made_;
  std::vector<Happening> all_;
  double per_ns_ = static_cast<double>(kFlight) / 20e6;
  float y_ = kTop;
};

}  // namespace

Ladder ladder(const Show& show, const LadderWanted& wanted) {
  return Layout(show, wanted).make();
}

}  // namespace mailscope::gui
