#include "gui/model/flow.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "gui/model/words.hpp"
#include "texts/flow.hpp"
#include "texts/units.hpp"

namespace mailscope::gui {
namespace {

constexpr std::uint32_t kNoThreshold = std::numeric_limits<std::uint32_t>::max();

Axis round_axis(double greatest) {
  constexpr double kLines = 4;
  const double rough = std::max(greatest, 1.0) / kLines;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {5.0, 2.0, 1.0})
    if (rough <= factor * power) step = factor * power;
  return {step * std::ceil(std::max(greatest, 1.0) / step), step};
}

// What a curve does within one pixel of its way.
struct Pixel {
  Pixel(float at, float y) : x(at), first(y), low(y), high(y), last(y) {}
  void add(float y) {
    low = std::min(low, y);
    high = std::max(high, y);
    last = y;
  }
  void leave(std::vector<Point>& piece) const {
    for (const float y : {first, low, high, last})
      if (piece.empty() || piece.back() != Point{x, y}) piece.push_back({x, y});
  }
  float x, first, low, high, last;
};

bool is_time(Series series) {
  return series == Series::round_trip || series == Series::timeout;
}

}  // namespace

const FlowSample* Flow::at(Instant t) const {
  const auto after =
      std::upper_bound(samples.begin(), samples.end(), t,
                       [](Instant instant, const FlowSample& s) { return instant < s.at; });
  return after == samples.begin() ? nullptr : &*(after - 1);
}

Flow flow_of(const Show& show, ConnectionId connection, Side side) {
  Flow flow;
  flow.connection = connection;
  flow.side = side;
  for (std::size_t i = 0; i < show.trace.size(); ++i) {
    const trace::Record& record = show.trace.records()[i];
    if (const auto* opened = std::get_if<trace::ConnectionOpened>(&record.what);
        opened && opened->connection == connection)
      flow.from = flow.to = record.at;
    const auto* changed = std::get_if<trace::CongestionChanged>(&record.what);
    if (changed && changed->connection == connection && changed->side == side)
      flow.samples.push_back({record.at, RecordNumber(i), *changed});
  }
  const auto& packets = show.packets.all();
  for (std::size_t i = 0; i < packets.size(); ++i) {
    const replay::Packet& p = packets[i];
    if (p.connection != connection) continue;
    flow.to = std::max(flow.to, p.ended ? p.ends : p.departs);
    if (p.side != side) continue;
    if (p.again) flow.marks.push_back({p.departs, PacketId(i), false});
    if (p.lost) flow.marks.push_back({p.departs, PacketId(i), true});
  }
  return flow;
}

Side busier_side(const Show& show, ConnectionId connection) {
  for (const replay::Transcript& session : show.transcripts) {
    if (session.connection != connection) continue;
    // Mail goes one way, and who sends it is worth looking at.
    const trace::MailFlow mail = trace::facts(session.protocol).mail;
    if (mail == trace::MailFlow::push) return Side::client;
    if (mail == trace::MailFlow::pull) return Side::server;
  }
  std::array<std::uint64_t, 2> bytes{};
  for (const replay::Packet& p : show.packets.all())
    if (p.connection == connection) bytes[static_cast<std::size_t>(p.side)] += p.payload;
  return bytes[1] > bytes[0] ? Side::server : Side::client;
}

std::optional<double> value_of(const FlowSample& sample, Series series) {
  const auto known = [](Duration d) {
    return d > Duration() ? std::optional(static_cast<double>(d.ns())) : std::nullopt;
  };
  switch (series) {
    case Series::window:
      return sample.is.window;
    case Series::threshold:
      if (sample.is.threshold == kNoThreshold) return std::nullopt;
      return sample.is.threshold;
    case Series::in_flight:
      return sample.is.in_flight;
    case Series::round_trip:
      return known(sample.is.round_trip);
    case Series::timeout:
      return known(sample.is.timeout);
  }
  return std::nullopt;
}

std::string value_in_words(const FlowSample& sample, Series series, texts::Language language) {
  const auto value = value_of(sample, series);
  if (!value)
    return std::string(
        (series == Series::threshold ? texts::kFlow.no_limit : texts::kFlow.unknown).in(language));
  if (is_time(series)) return span_in_words(Duration(static_cast<std::int64_t>(*value)), language);
  return texts::kFlow.bytes.in(language, grouped(static_cast<std::uint64_t>(*value)));
}

Axis byte_axis(double greatest) {
  return round_axis(greatest);
}

Axis time_axis(double greatest) {
  const Axis in_ms = round_axis(greatest / 1e6);
  return {in_ms.top * 1e6, in_ms.step * 1e6};
}

std::string axis_label(double value, Series series, texts::Language language) {
  if (is_time(series))
    return value < 1e9 ? texts::kUnits.ms.in(language, fmt::format("{:g}", value / 1e6))
                       : texts::kUnits.s.in(language, fmt::format("{:g}", value / 1e9));
  if (value >= 1e6) return texts::kUnits.mb.in(language, fmt::format("{:g}", value / 1e6));
  if (value >= 1e3) return texts::kUnits.kb.in(language, fmt::format("{:g}", value / 1e3));
  return texts::kUnits.bytes.in(language, fmt::format("{:g}", value));
}

float x_of(const Flow& flow, Instant t, const Rect& area) {
  const auto whole = static_cast<double>(std::max((flow.to - flow.from).ns(), std::int64_t{1}));
  const double share = std::clamp(static_cast<double>((t - flow.from).ns()) / whole, 0.0, 1.0);
  return area.x + static_cast<float>(share) * area.width;
}

std::vector<std::vector<Point>> curve(const Flow& flow, Series series, const Rect& area,
                                      const Axis& axis) {
  std::vector<std::vector<Point>> pieces;
  std::optional<Pixel> pixel;  // the one under way; none: nothing is known
  std::vector<Point> piece;
  const auto end_piece = [&](float x) {
    if (!pixel) return;
    pixel->leave(piece);
    piece.push_back({x, pixel->last});
    pieces.push_back(std::exchange(piece, {}));
    pixel.reset();
  };
  for (const FlowSample& sample : flow.samples) {
    const float x = x_of(flow, sample.at, area);
    const auto value = value_of(sample, series);
    if (!value) {
      end_piece(x);
      continue;
    }
    const auto share = static_cast<float>(std::min(*value / axis.top, 1.0));
    const float y = area.bottom() - share * area.height;
    if (pixel && x - pixel->x >= 1) {
      pixel->leave(piece);
      pixel = Pixel(x, pixel->last);
    }
    if (!pixel) pixel = Pixel(x, y);
    pixel->add(y);
  }
  end_piece(area.right());
  return pieces;
}

std::vector<float> spread_apart(std::vector<float> wanted, float apart, float top, float bottom) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  float free = top;
  for (const std::size_t i : order) {
    wanted[i] = std::max(wanted[i], free);
    free = wanted[i] + apart;
  }
  float limit = bottom;
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    wanted[*i] = std::min(wanted[*i], limit);
    limit = wanted[*i] - apart;
  }
  return wanted;
}

}  // namespace mailscope::gui
