// Links, the connections over them, and their words.

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

#include "export/rule_words.hpp"
#include "gui/map/builder.hpp"
#include "gui/map/wire_ends.hpp"
#include "gui/model/packet_words.hpp"
#include "gui/model/words.hpp"
#include "texts/map.hpp"

namespace mailscope::gui::map {
namespace {

using trace::TcpState;

constexpr float kServerPipe = 46;  // two packets side by side
constexpr float kLargePipe = 54;
constexpr float kAgentPipe = 22;
constexpr float kCrowdedPipe = 8;
constexpr float kInsets = 80;         // of two boxes in their regions, at most
constexpr float kBesidePackets = 56;  // from a vertical wire to words that packets do not cover

bool joins(const replay::Link& link, HostId a, HostId b) {
  return (link.a == a && link.b == b) || (link.a == b && link.b == a);
}

// The latest of the connections that are open over the link; null: there is none.
const replay::Connection* connection_over(const replay::World& world, const replay::Link& link) {
  const auto& open = world.open_connections;
  for (auto id = open.rbegin(); id != open.rend(); ++id) {
    const replay::Connection& c = world.connection(*id);
    if (joins(link, c.ends[0].host, c.ends[1].host)) return &c;
  }
  return nullptr;
}

PipeState state_of(const replay::Connection& c) {
  const TcpState client = c.end(Side::client).state, server = c.end(Side::server).state;
  if (client == TcpState::syn_sent || !c.started) return PipeState::connecting;
  // It has been told to close, and first sends what it has.
  if (client == TcpState::fin_wait_1 && !c.end(Side::client).fin_sent)
    return PipeState::established;
  const bool server_open = server == TcpState::established || server == TcpState::syn_received;
  if (client == TcpState::established && (server_open || c.end(Side::server).wiped))
    return PipeState::established;
  return PipeState::closing;
}

const texts::Phrase& word_of(PipeState state) {
  switch (state) {
    case PipeState::connecting:
      return texts::kMap.connecting;
    case PipeState::established:
      return texts::kMap.established;
    case PipeState::none:
    case PipeState::closing:
      break;
  }
  return texts::kMap.closing;
}

// What is spoken over a link between a user agent and its server: the latest session, or, before
// any, the first one that there will be.
std::optional<trace::Protocol> protocol_over(const MapView& view, LinkId id) {
  const replay::Link& link = view.world.link(id);
  const auto& sessions = view.world.sessions;
  for (auto s = sessions.rbegin(); s != sessions.rend(); ++s)
    if (joins(link, s->client, s->server)) return s->protocol;
  return view.packets.first_protocol(id);
}

class WirePlacer {
 public:
  WirePlacer(Builder& b, LinkId id, const End& from, const End& to)
      : b_(b), link_(b.world().link(id)), from_(from), to_(to) {
    wire_.link = id;
    wire_.from = leave(from, to);
    wire_.to = leave(to, from);
    wire_.width = with_agent()         ? kAgentPipe
                  : b.plan.crowd       ? kCrowdedPipe
                  : b.plan.large_words ? kLargePipe
                                       : kServerPipe;
    wire_.cut = !link_.up;
    wire_.silent = !b.host(link_.a).up || !b.host(link_.b).up;
    connection_ = connection_over(b.world(), link_);
    wire_.unanswered = wire_.silent && connection_ && !awaits_first_answer();
    if (connection_) open_pipe();
  }

  Wire make() {
    if (wire_.cut) cut_word();
    if (with_name_server()) {
      // The card has its words: they would be in the way of the connections' own.
    } else if (with_agent()) {
      agent_words();
    } else if (b_.plan.crowd) {
      // Its card has them.
    } else if (across() && length() > b_.plan.gap + kInsets) {
      // It passes behind a domain in between, which has words of its own.
    } else if (across()) {
      words_above();
      words_below();
    } else {
      words_at_side();
    }
    return std::move(wire_);
  }

 private:
  bool with_agent() const { return from_.agent || to_.agent; }
  bool with_name_server() const { return from_.name_server || to_.name_server; }
  bool across() const {
    return std::abs(wire_.to.x - wire_.from.x) >= std::abs(wire_.to.y - wire_.from.y);
  }
  float pitch() const { return b_.letters.size("", b_.plain()).height + 1; }
  float length() const { return std::hypot(wire_.to.x - wire_.from.x, wire_.to.y - wire_.from.y); }
  Point middle() const { return between(wire_.from, wire_.to, 0.5f); }

  // What was sent to a host that is down may still be on its way: nobody knows yet.
  bool awaits_first_answer() const {
    if (connection_->retransmitted > 0) return false;
    const auto& flying = b_.world().in_flight;
    return std::any_of(flying.begin(), flying.end(), [this](const replay::FlyingPacket& f) {
      const replay::Packet& p = b_.view.packets[f.packet];
      return &b_.world().connection(p.connection) == connection_;
    });
  }

  void open_pipe() {
    wire_.pipe = state_of(*connection_);
    wire_.tone = Tone::tcp;
    if (wire_.pipe == PipeState::connecting || connection_->session.is_none()) return;
    wire_.protocol = b_.world().session(connection_->session).protocol;
    wire_.tone = tone_of(wire_.protocol);
  }

  // "TCP port 25", "established"
  std::vector<std::string> connection_words() const {
    if (!connection_) return {};
    if (wire_.unanswered) return {std::string(b_.letters.text(texts::kMap.no_answer))};
    const std::string port = std::to_string(connection_->end(Side::server).port);
    return {b_.letters.filled(texts::kMap.tcp_port, port),
            std::string(b_.letters.text(word_of(wire_.pipe)))};
  }
  Style connection_style(Surface surface) const {
    return {b_.strong(), wire_.unanswered ? Tone::failure : wire_.tone, surface};
  }

  std::vector<std::string> link_words() const {
    std::vector<std::string> words{latency_words(b_.letters, link_), rate(link_.bits_per_second)};
    if (link_.bits_per_second_back != link_.bits_per_second)
      words.push_back(b_.letters.filled(texts::kMap.rate_back, rate(link_.bits_per_second_back)));
    const std::size_t rules = b_.rules[wire_.link.index()];
    if (link_.loss > 0) words.push_back(b_.letters.filled(texts::kMap.loss, percent(link_.loss)));
    if (rules > 0) words.push_back(rule_words(rules));
    // What finds the queue full is lost as well.
    constexpr std::uint32_t kShort = 100;
    if (link_.queue < kShort)
      words.push_back(b_.letters.filled(texts::kMap.short_queue, std::to_string(link_.queue)));
    if (link_.loss <= 0 && rules == 0 && link_.queue >= kShort)
      words.emplace_back(b_.letters.text(texts::kMap.no_loss));
    return words;
  }
  std::string rule_words(std::size_t rules) const {
    return rules == 1 ? std::string(b_.letters.text(texts::kMap.one_rule))
                      : b_.letters.filled(texts::kMap.rules, std::to_string(rules));
  }

  // In the gap in the middle of the wire.
  void cut_word() {
    const std::string_view word = b_.letters.text(texts::kMap.link_cut);
    const Style style{b_.strong(), Tone::failure, with_agent() ? Surface::ground : Surface::paper};
    const Size size = b_.letters.size(word, style.role);
    put_lines(centred(middle(), {size.width + 2, pitch()}), {std::string(word)}, style,
              Set::centre);
  }

  // In one line if that is short enough, else one below the other.
  std::vector<std::string> lines(const std::vector<std::string>& words, FontRole role) const {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " · ") + word;
    if (words.empty() || b_.letters.size(all, role).width <= std::max(b_.plan.gap - 6, 0.0f))
      return words.empty() ? words : std::vector<std::string>{all};
    return words;
  }

  void put_lines(Rect room, const std::vector<std::string>& words, Style style, Set set) {
    for (const std::string& word : words) {
      const Words line = b_.letters.in(room.take_top(pitch()), word, style, set);
      if (!line.text.empty()) wire_.words.push_back(line);
    }
  }

  void words_above() {
    const Style style = connection_style(Surface::paper);
    auto words = lines(connection_words(), style.role);
    const float bottom = middle().y - wire_.width / 2 - 4;
    const float room = std::max(bottom - ceiling(), 0.0f);
    while (static_cast<float>(words.size()) * pitch() > room) words.erase(words.begin());
    const float height = pitch() * static_cast<float>(words.size());
    put_lines({middle().x - length() / 2 + 4, bottom - height, length() - 8, height}, words, style,
              Set::centre);
  }

  // What stands over the wire: a name server, or the edge of the map.
  float ceiling() const {
    float lowest = b_.plan.domains.front().region.y;
    for (const NameServerPlan& server : b_.plan.name_servers)
      if (server.box.bottom() <= middle().y &&
          std::abs(server.box.centre().x - middle().x) < length() / 2)
        lowest = std::max(lowest, server.box.bottom());
    return lowest;
  }

  void words_below() {
    // On a crowded map only what is unusual; the card has the rest.
    const bool crowded = from_.row > 0 || b_.plan.domains.size() > 2;
    const bool usual = link_.loss <= 0 && b_.rules[wire_.link.index()] == 0;
    if (b_.view.detail == Detail::messages || (crowded && usual)) return;
    const Style style{b_.plain(), Tone::muted, Surface::paper};
    auto words = lines(link_words(), style.role);
    const float top = middle().y + wire_.width / 2 + 4;
    // Above the line of custody: the first and the last word say most.
    const auto room = static_cast<std::size_t>(std::max(0.0f, (b_.plan.foot.y - top) / pitch()));
    while (words.size() > room) words.erase(words.size() > 2 ? words.begin() + 1 : words.end() - 1);
    put_lines({middle().x - length() / 2 + 4, top, length() - 8,
               pitch() * static_cast<float>(words.size())},
              words, style, Set::centre);
  }

  // Beside a wire between two rows there is room for bad news alone.
  void words_at_side() {
    if (!wire_.unanswered) return;
    const Style style = connection_style(Surface::paper);
    const float width = b_.letters.size(connection_words()[0], style.role).width + 1;
    const float right = middle().x + kBesidePackets;
    const bool fits = right + width <= b_.plan.foot.right();
    put_lines({fits ? right : middle().x - kBesidePackets - width, middle().y - pitch() / 2, width,
               pitch()},
              connection_words(), style, fits ? Set::left : Set::right);
  }

  // The protocol at the right, the connection at the left; neither if it has to be cut.
  void agent_words() {
    const auto protocol = protocol_over(b_.view, wire_.link);
    const Rect cell = (from_.agent ? from_.agent : to_.agent)->cell;
    if (protocol) wire_.mail = trace::facts(*protocol).mail;
    const std::string word = protocol ? flow(*protocol) : "";
    if (!word.empty()) {
      const Style style{b_.plain(), connection_ ? tone_of(protocol) : Tone::muted, Surface::ground};
      if (!has_room_beside(cell, style.role)) {
        if (!connection_ && !wire_.cut) put_close(cell.right(), word, style);
      } else {
        put_beside(cell.right(), {word}, style);
      }
    }
    if (connection_) put_beside(cell.x, connection_words(), connection_style(Surface::ground));
  }

  std::string flow(trace::Protocol protocol) const {
    return mail_flow(protocol, b_.letters.language());
  }

  // For every protocol, so that all wires of a map are alike.
  bool has_room_beside(const Rect& cell, FontRole role) const {
    const float room = cell.right() - middle().x - kBesidePackets;
    return std::all_of(trace::kProtocols.begin(), trace::kProtocols.end(), [&](trace::Protocol p) {
      return b_.letters.size(flow(p), role).width <= room;
    });
  }

  // All lines between the packets and `edge`, at its side of the wire.
  void put_beside(float edge, std::vector<std::string> words, Style style) {
    const Point at = middle();
    const bool right = edge > at.x;
    const float width = std::abs(edge - at.x) - kBesidePackets;
    const auto fits = [&](const std::string& word) {
      return b_.letters.size(word, style.role).width <= width;
    };
    if (!std::all_of(words.begin(), words.end(), fits)) return;
    if (static_cast<float>(words.size()) * pitch() > length()) words.erase(words.begin());
    const float height = pitch() * static_cast<float>(words.size());
    const float left = right ? at.x + kBesidePackets : edge;
    put_lines({left, at.y - height / 2, width, height}, words, style,
              right ? Set::left : Set::right);
  }

  // Where packets will pass, while there are none.
  void put_close(float edge, const std::string& word, Style style) {
    const float left = middle().x + 8;
    const float width = edge - left;
    if (b_.letters.size(word, style.role).width > width || length() < pitch()) return;
    put_lines({left, middle().y - pitch() / 2, width, pitch()}, {word}, style, Set::left);
  }

  Builder& b_;
  const replay::Link& link_;
  End from_, to_;
  const replay::Connection* connection_ = nullptr;
  Wire wire_;
};

// Words that would overlap those of another wire are left out; its card has them.
void drop_overlapping(std::vector<Wire>& wires) {
  std::vector<Rect> taken;
  for (Wire& wire : wires) {
    std::erase_if(wire.words, [&taken](const Words& words) {
      return std::any_of(taken.begin(), taken.end(),
                         [&words](const Rect& r) { return r.overlaps(words.rect); });
    });
    for (const Words& words : wire.words) taken.push_back(words.rect);
  }
}

// In a crowd everybody is linked to everybody: what is seen are the links over which something
// goes.
bool is_idle(const Builder& b, const Wire& wire) {
  const auto& flying = b.world().in_flight;
  return wire.pipe == PipeState::none && !wire.cut &&
         std::none_of(flying.begin(), flying.end(), [&](const replay::FlyingPacket& f) {
           return b.view.packets[f.packet].link == wire.link;
         });
}

}  // namespace

void add_wires(Builder& b) {
  for (std::size_t i = 0; i < b.world().links.size(); ++i) {
    const replay::Link& link = b.world().links[i];
    const End from = find_end(b.plan, link.a), to = find_end(b.plan, link.b);
    if (!from || !to) continue;
    Wire made = WirePlacer(b, LinkId(i), from, to).make();
    if (b.plan.crowd && is_idle(b, made)) continue;
    b.scene.wires.push_back(std::move(made));
    const Wire& wire = b.scene.wires.back();
    if (!wire.unanswered) continue;
    b.scene.crosses.push_back(b.host(link.a).up ? wire.to : wire.from);
  }
  drop_overlapping(b.scene.wires);
}

const Wire* wire_between(const Scene& scene, const replay::World& world, HostId a, HostId b) {
  for (const Wire& wire : scene.wires)
    if (joins(world.link(wire.link), a, b)) return &wire;
  return nullptr;
}

Point end_at(const Wire& wire, const replay::World& world, HostId host) {
  return world.link(wire.link).a == host ? wire.from : wire.to;
}

}  // namespace mailscope::gui::map
