// User agents and what is on their screens.

#include <algorithm>
#include <cstddef>

#include "gui/map/builder.hpp"
#include "gui/model/packet_words.hpp"
#include "gui/model/words.hpp"
#include "texts/map.hpp"

namespace mailscope::gui::map {
namespace {

Device device_of(std::string_view name) {
  if (name == "phone") return Device::phone;
  if (name == "desktop") return Device::desktop;
  return Device::laptop;
}

const texts::Text<1>& owner_text(Device device) {
  switch (device) {
    case Device::phone:
      return texts::kMap.phone;
    case Device::desktop:
      return texts::kMap.desktop;
    case Device::laptop:
      break;
  }
  return texts::kMap.laptop;
}

class AgentPlacer {
 public:
  AgentPlacer(const Builder& b, const AgentPlan& plan)
      : b_(b), plan_(plan), host_(b.host(plan.host)) {}

  Agent make() {
    Agent a;
    a.host = plan_.host;
    a.rect = plan_.cell;
    a.device = device_of(host_.device);
    a.picture = plan_.picture;
    a.down = !host_.up;
    const Set set = plan_.beside ? Set::left : Set::centre;
    const FontRole role = b_.plan.density <= Density::snug ? FontRole::label_strong
                          : b_.plan.large_words            ? FontRole::strong
                                                           : FontRole::body_strong;
    a.title =
        b_.letters.first_fitting(plan_.title, {called(b_.letters, host_), shown(host_.title)},
                                 {role, a.down ? Tone::failure : Tone::ink, Surface::ground}, set);
    a.role = b_.letters.in(plan_.role, role_text(), role_style(a.down), set);
    put_envelopes(a);
    return a;
  }

 private:
  const Wire* active_wire() const {
    for (const Wire& wire : b_.scene.wires) {
      const replay::Link& link = b_.world().link(wire.link);
      if ((link.a == plan_.host || link.b == plan_.host) && wire.pipe != PipeState::none)
        return &wire;
    }
    return nullptr;
  }

  bool not_sent() const {
    const auto& messages = b_.world().messages;
    return std::any_of(messages.begin(), messages.end(), [this](const replay::Message& m) {
      return m.composed_on == plan_.host && !m.submission_failure.empty();
    });
  }

  // The wire's words, if it had no room for them.
  std::string role_text() const {
    if (!host_.up) return std::string(b_.letters.text(texts::kMap.down));
    if (not_sent()) return std::string(b_.letters.text(texts::kMap.not_sent));
    const Wire* wire = active_wire();
    std::string flow;
    if (wire && wire->protocol && wire->words.empty())
      flow = mail_flow(*wire->protocol, b_.letters.language());
    return flow.empty() ? std::string(b_.letters.text(texts::kMap.user_agent)) : flow;
  }
  Style role_style(bool down) const {
    const Wire* wire = active_wire();
    const bool failed = down || not_sent();
    const Tone tone = failed                        ? Tone::failure
                      : wire && wire->words.empty() ? wire->tone
                                                    : Tone::muted;
    return {failed ? b_.strong() : b_.plain(), tone, Surface::ground};
  }

  // On the screen: what is being written, and what has been read.
  void put_envelopes(Agent& a) const {
    const auto& messages = b_.world().messages;
    for (std::size_t i = 0; i < messages.size(); ++i)
      for (const replay::Place& place : messages[i].places)
        if (place.host == a.host) put(a, MessageId(i), place.kind);
    arrange(a);
  }
  void put(Agent& a, MessageId message, replay::PlaceKind kind) const {
    const bool reads = kind == replay::PlaceKind::shown;
    if (!reads && kind != replay::PlaceKind::agent) return;
    a.envelopes.push_back({{},
                           reads ? EnvelopeLook::open : EnvelopeLook::closed,
                           message_tone(b_.view, message),
                           message,
                           {}});
  }
  // Side by side; of more than have room, the latest.
  static void arrange(Agent& a) {
    const float share = a.device == Device::phone ? 0.72f : 0.42f;
    const float width = std::clamp(a.picture.width * share, 8.0f, 48.0f);
    const Size size{width, width * 0.68f};
    const float usable = a.picture.width * (a.device == Device::phone ? 0.9f : 0.72f);
    const auto room = std::max<std::size_t>(1, static_cast<std::size_t>(usable / (width + 2)));
    if (a.envelopes.size() > room)
      a.envelopes.erase(a.envelopes.begin(), a.envelopes.end() - static_cast<std::ptrdiff_t>(room));
    const float all = static_cast<float>(a.envelopes.size()) * (width + 2) - 2;
    float x = a.picture.centre().x - all / 2;
    const float y = a.picture.y + a.picture.height * 0.42f - size.height / 2;
    for (Envelope& envelope : a.envelopes) {
      envelope.rect = {x, y, size.width, size.height};
      x += width + 2;
    }
  }

  const Builder& b_;
  const AgentPlan& plan_;
  const replay::Host& host_;
};

}  // namespace

std::string called(const Letters& letters, const replay::Host& host) {
  if (host.role == trace::HostRole::mail_server) return shown(host.name);
  return letters.filled(owner_text(device_of(host.device)), shown(host.title));
}

Agent make_agent(const Builder& b, const AgentPlan& plan) {
  return AgentPlacer(b, plan).make();
}

}  // namespace mailscope::gui::map
