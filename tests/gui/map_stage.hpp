#pragma once
// Scenarios that have run, and the scene of any of their moments, with letters of one width.

#include <array>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "gui/map/scene.hpp"
#include "replay/story/chapter.hpp"
#include "replay/world/cursor.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "texts/text.hpp"

namespace mailscope::gui::map {

inline scenario::Scenario loaded(scenario::LoadResult result) {
  EXPECT_TRUE(result.has_value()) << (result ? "" : scenario::format_faults(result.error()));
  return result ? std::move(*result) : scenario::Scenario{};
}

// Every user of every domain writes to one of the next domain; the last server is down at first.
inline scenario::Scenario many(int domains, int users) {
  std::string servers, people, actions;
  for (int d = 0; d < domains; ++d) {
    servers += fmt::format("{}\"domain-{}.example\": {{}}", d > 0 ? "," : "", d);
    for (int u = 0; u < users; ++u) {
      const std::string comma = d + u > 0 ? "," : "";
      static constexpr std::array kDevices{"laptop", "phone", "desktop"};
      people += fmt::format(
          "{}\"user{}{}\": {{\"address\": \"user{}@domain-{}.example\", \"device\": \"{}\"}}",
          comma, d, u, u, d, kDevices[static_cast<std::size_t>(u % 3)]);
      const std::string next = fmt::format("\"user{}{}\"", (d + 1) % domains, u);
      const std::string down = fmt::format("\"user{}0\"", domains - 1);
      actions += fmt::format(
          ", {{\"at\": \"{}ms\", \"send\": {{\"from\": \"user{}{}\", \"to\": [{}], \"body\": "
          "[\"x\"]}}}}",
          u * 10, d, u, next == down ? next : next + ", " + down);
    }
  }
  return loaded(scenario::load_text(
      fmt::format("{{\"title\": \"many\", \"servers\": {{{}}}, \"users\": {{{}}}, \"actions\": "
                  "[{{\"at\": \"0s\", \"down\": \"domain-{}.example\"}}{}, {{\"at\": \"40m\", "
                  "\"up\": \"domain-{}.example\"}}, {{\"at\": \"2h\", \"read\": {{\"user\": "
                  "\"user{}0\"}}}}]}}",
                  servers, people, domains - 1, actions, domains - 1, domains - 1),
      "many"));
}

inline Size measured(std::string_view text, FontRole role) {
  const float size = font_spec(role).size;
  float letters = 0;
  for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return {letters * size * 0.58f, size * 1.21f};
}

class Stage {
 public:
  explicit Stage(const scenario::Scenario& scenario) : Stage(sim::run(scenario)) {}
  explicit Stage(trace::Trace run)
      : trace(std::move(run)),
        packets(trace),
        losses(trace, packets),
        clock(trace, packets),
        chapter(trace),
        replay_(trace) {}

  MapView view(RecordNumber cursor, Instant now) {
    return {.trace = trace,
            .world = replay_.at(cursor),
            .packets = packets,
            .losses = losses,
            .clock = clock,
            .cursor = cursor,
            .now = now,
            .focus = chapter.message_at(cursor),
            .detail = detail,
            .settled = settled};
  }
  MapView view(Instant now) { return view(replay::last_record_at(trace, now), now); }

  Scene at(Instant now) { return scene(view(now), area, measured, texts::Language::english); }
  Scene at_record(RecordNumber n) {
    return scene(view(n, trace[n].at), area, measured, texts::Language::english);
  }
  Scene at_show(Duration screen) { return at(clock.simulated_at(screen)); }

  const replay::World& world(Instant now) { return replay_.at(replay::last_record_at(trace, now)); }

  // The first record of this kind at or after `from`.
  template <class What>
  RecordNumber first(RecordNumber from = RecordNumber(0)) const {
    for (std::size_t i = from.index(); i < trace.size(); ++i)
      if (std::holds_alternative<What>(trace.records()[i].what)) return RecordNumber(i);
    ADD_FAILURE() << "no such record";
    return RecordNumber(0);
  }

  trace::Trace trace;
  replay::Packets packets;
  replay::Losses losses;
  replay::PresentationClock clock;
  replay::Chapter chapter;
  Rect area{100, 50, 850, 700};
  Detail detail = Detail::dialog;
  bool settled = false;

 private:
  replay::Replay replay_;
};

inline scenario::Scenario shipped_scenario(const std::string& name) {
  return loaded(scenario::find(name, {MAILSCOPE_SOURCE_DIR "/scenarios"}));
}

inline const Server& server_named(const Scene& scene, const replay::World& world,
                                  std::string_view name) {
  for (const Server& server : scene.servers)
    if (world.host(server.host).name == name) return server;
  ADD_FAILURE() << "no server " << name;
  return scene.servers.front();
}

inline const Thing* thing_named(const Scene& scene, std::string_view name) {
  for (const Thing& thing : scene.things)
    if (thing.name == name) return &thing;
  return nullptr;
}

}  // namespace mailscope::gui::map
