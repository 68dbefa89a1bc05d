#pragma once
// The ladder of a connection or of hosts: who sent what to whom, time downwards. Where each
// arrow leaves and ends is computed once, for all packets; what is seen of it is a page.

#include <cstdint>
#include <optional>
#include <vector>

#include "gui/geometry.hpp"
#include "gui/model/show.hpp"

namespace mailscope::gui {

enum class LadderScale : std::uint8_t {
  by_event,  // a row for each instant at which something happens
  to_scale   // equal times are equally high; long silences are cut, and say so
};
enum class LadderScope : std::uint8_t { connection, two_hosts, all_hosts };

struct LadderWanted {
  LadderScale scale = LadderScale::by_event;
  LadderScope scope = LadderScope::connection;
  ConnectionId connection;  // none: the packets between `a` and `b`
  HostId a, b;
  bool operator==(const LadderWanted&) const = default;
};

struct LadderArrow {
  PacketId packet;
  std::size_t from = 0, to = 0;      // columns
  float y_from = 0, y_to = 0;        // to: where it arrives, or would have
  float reach = 1;                   // the share of the way after which it was lost
  std::uint32_t seq = 0, ack = 0;    // counted from the SYN of their side
  bool labelled = true;              // there is room for its words
  bool numbered = false;             // and for its numbers below them
  bool timed = true;                 // and for when it left
  float label_y = 0, numbers_y = 0;  // the middles of both lines
};
struct LadderState {  // of TCP, at the outer side of a column
  RecordNumber record;
  std::size_t column = 0;
  float y = 0;
  bool labelled = true;
};
struct LadderNote {  // a timer, duplicate acknowledgements, an end that gives up
  RecordNumber record;
  std::size_t column = 0;
  float y = 0;  // the middle of its line
  bool labelled = true;
};
struct LadderGap {  // a silence that is cut
  float y_from = 0, y_to = 0;
  Duration silence;
};
struct LadderKnot {
  Instant at;
  float y = 0;
};

struct Ladder {
  static constexpr float kLine = 16;  // the height of its words

  LadderWanted wanted;
  std::vector<HostId> columns;
  std::vector<LadderArrow> arrows;  // by y_from
  std::vector<LadderState> states;  // by y
  std::vector<LadderNote> notes;    // by y
  std::vector<LadderGap> gaps;      // by y
  std::vector<LadderKnot> knots;    // by instant and y; between two of them time is linear
  std::vector<float> lowest;        // of arrows [0, i], the greatest y; ascending
  float height = 0;

  float y_at(Instant t) const;
  // Those that may be seen between two heights, as a range of indices.
  struct Range {
    std::size_t first = 0, last = 0;
  };
  Range arrows_between(float top, float bottom) const;
};

Ladder ladder(const Show& show, const LadderWanted& wanted);

// The point of an arrow after `share` of its way, x by the columns' places.
Point along(const LadderArrow& arrow, const std::vector<float>& columns, float share);

// The arrow whose line is no further than `reach` from the point, the nearest.
std::optional<std::size_t> arrow_near(const Ladder& ladder, const std::vector<float>& columns,
                                      Point at, float reach);

}  // namespace mailscope::gui
