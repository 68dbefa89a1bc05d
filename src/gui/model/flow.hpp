#pragma once
// How one side of a connection sends: what it believes of the network, over time. Numbers and
// places for the plots; drawing them is the panel's.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/geometry.hpp"
#include "gui/model/show.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct FlowSample {  // from `at` until the next
  Instant at;
  RecordNumber record;
  trace::CongestionChanged is;
};
struct FlowMark {  // a packet that was lost or sent again
  Instant at;
  PacketId packet;
  bool lost = false;  // else: sent again
};
struct Flow {
  ConnectionId connection;
  Side side = Side::client;
  Instant from, to;  // of the connection
  std::vector<FlowSample> samples;
  std::vector<FlowMark> marks;

  // What held at `t`; null: nothing was known yet.
  const FlowSample* at(Instant t) const;
};

Flow flow_of(const Show& show, ConnectionId connection, Side side);

// The side of a connection that sends the mail; without mail, the one that sends more bytes.
Side busier_side(const Show& show, ConnectionId connection);

enum class Series : std::uint8_t { window, threshold, in_flight, round_trip, timeout };

// Bytes or nanoseconds; none: not known, or without limit.
std::optional<double> value_of(const FlowSample& sample, Series series);
std::string value_in_words(const FlowSample& sample, Series series, texts::Language language);

// An axis from 0 to `top`, with a line every `step`; both are round numbers.
struct Axis {
  double top = 1, step = 1;
};
Axis byte_axis(double greatest);  // steps of 1, 2 or 5 times a power of ten
Axis time_axis(double greatest);  // nanoseconds
std::string axis_label(double value, Series series, texts::Language language);

// The curve of a series as steps, a piece for each stretch in which it is known; of many
// changes within a pixel the lowest and the highest stay.
std::vector<std::vector<Point>> curve(const Flow& flow, Series series, const Rect& area,
                                      const Axis& axis);
float x_of(const Flow& flow, Instant t, const Rect& area);
// Where words for curves that end at `wanted` stand: in that order from above, `apart` apart.
std::vector<float> spread_apart(std::vector<float> wanted, float apart, float top, float bottom);

}  // namespace mailscope::gui
