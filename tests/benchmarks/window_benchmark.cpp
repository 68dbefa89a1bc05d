// What a frame of the window costs at 1280×800, and what opening a run costs before the first.
// Needs a display, if only a virtual one: `xvfb-run -a benchmark_window`.
//
// frame: «demo_windows» is its time as a multiple of that of Dear ImGui's demo window, drawn at the
// start of the same run: a number that a slow machine does not change much.
// open: from the trace to everything that the window shows of it.

#include <chrono>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <imgui.h>

#include "gui/panels/application.hpp"
#include "gui/shell/window.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"

namespace mailscope::gui {
namespace {

using scenario::Scenario;

Scenario checked(scenario::LoadResult loaded) {
  if (!loaded) {
    fmt::print(stderr, "{}", scenario::format_faults(loaded.error()));
    std::exit(EXIT_FAILURE);
  }
  return *std::move(loaded);
}

Scenario alice_to_bob() {
  return checked(scenario::load_file(MAILSCOPE_SOURCE_DIR "/scenarios/alice-to-bob.json"));
}

Scenario messages(int count) {
  return checked(scenario::load_text(fmt::format(R"({{
        "servers": {{ "crepes.fr": {{}}, "hamburger.edu": {{}} }},
        "users": {{ "alice": {{ "address": "alice@crepes.fr" }},
                   "bob": {{ "address": "bob@hamburger.edu" }} }},
        "actions": [ {{ "send": {{ "from": "alice", "to": "bob", "body": "x",
                                 "count": {}, "every": "1s" }} }} ] }})",
                                                 count),
                                     "messages"));
}

// Each with a server and a user, who writes `lines` lines to the next one.
Scenario domains(int count, int lines) {
  std::string servers, users, actions, body;
  const auto add = [](std::string& list, const std::string& entry) {
    list += (list.empty() ? "" : ", ") + entry;
  };
  for (int i = 0; i < lines; ++i) add(body, '"' + std::string(70, 'x') + '"');
  for (int i = 0; i < count; ++i) {
    add(servers, fmt::format(R"("d{}.example": {{}})", i));
    add(users, fmt::format(R"("u{0}": {{ "address": "u{0}@d{0}.example" }})", i));
    add(actions, fmt::format(R"({{ "send": {{ "from": "u{}", "to": "u{}", "body": [{}] }} }})", i,
                             (i + 1) % count, body));
  }
  return checked(scenario::load_text(
      fmt::format(R"({{ "servers": {{{}}}, "users": {{{}}}, "actions": [{}] }})", servers, users,
                  actions),
      "domains"));
}

Instant at_start(const Show&) {
  return Instant() + milliseconds(600);
}
Instant at_end(const Show& show) {
  return show.trace.ended_at();
}
// No more packets than these.
Instant with_packets_in_flight(const Show& show, std::size_t most) {
  Instant best;
  std::size_t reached = 0;
  for (const replay::Packet& packet : show.packets.all()) {
    const std::size_t now = show.packets.in_flight(packet.departs).size();
    if (now > most || now <= reached) continue;
    reached = now;
    best = packet.departs;
  }
  return best;
}

class Scene {
 public:
  using Moment = std::function<Instant(const Show&)>;

  Scene(Window& window, const Scenario& world, const Moment& moment) : window_(window) {
    request_.story = Story{"", "", [&world] { return sim::run(world); }};
    request_.at = moment(Show(sim::run(world)));
    application_.emplace(request_);
  }
  void frame() {
    application_->frame(window_.begin_frame(true), window_.fonts());
    window_.end_frame();
  }

 private:
  Window& window_;
  ViewRequest request_;
  std::optional<Application> application_;
};

void draw_demo_window(Window& window) {
  window.begin_frame(true);
  ImGui::ShowDemoWindow();
  window.end_frame();
}

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double seconds_of_demo_window(Window& window) {
  constexpr int kWarm = 20, kFrames = 100;
  for (int i = 0; i < kWarm; ++i) draw_demo_window(window);
  const auto begin = Clock::now();
  for (int i = 0; i < kFrames; ++i) draw_demo_window(window);
  return seconds_since(begin) / kFrames;
}

void frame(benchmark::State& state, Window& window, double demo, const Scenario& world,
           const Scene::Moment& moment) {
  constexpr int kToSettle = 3;
  Scene scene(window, world, moment);
  for (int i = 0; i < kToSettle; ++i) scene.frame();
  const auto begin = Clock::now();
  for (auto _ : state) scene.frame();
  const double each = seconds_since(begin) / static_cast<double>(state.iterations());
  state.counters["demo_windows"] = each / demo;
  state.counters["vertices"] = ImGui::GetDrawData()->TotalVtxCount;
}

void open(benchmark::State& state, const Scenario& world) {
  std::size_t records = 0;
  for (auto _ : state) {
    state.PauseTiming();
    trace::Trace trace = sim::run(world);
    records = trace.size();
    state.ResumeTiming();
    const Show show(std::move(trace));
    benchmark::DoNotOptimize(show.clock.length());
  }
  state.counters["records"] = static_cast<double>(records);
}

void run_all(Window& window) {
  const double demo = seconds_of_demo_window(window);
  const Scenario plain = alice_to_bob(), many = messages(10'000), towns = domains(50, 1),
                 busy = domains(50, 80);
  const auto add = [&](const char* name, const Scenario& world, const Scene::Moment& moment) {
    benchmark::RegisterBenchmark(
        name, [&, moment](benchmark::State& state) { frame(state, window, demo, world, moment); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  };
  benchmark::RegisterBenchmark("frame/demo_window",
                               [&](benchmark::State& state) {
                                 for (auto _ : state) draw_demo_window(window);
                               })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
  add("frame/alice_to_bob", plain, at_start);
  add("frame/10000_messages", many, at_end);
  add("frame/50_domains", towns, at_end);
  add("frame/100_hosts_200_packets", busy,
      [](const Show& show) { return with_packets_in_flight(show, 200); });
  benchmark::RegisterBenchmark("open/10000_messages", [&](benchmark::State& state) {
    open(state, many);
  })->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
}

}  // namespace
}  // namespace mailscope::gui

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  auto window = mailscope::gui::Window::open({.title = "benchmark", .for_picture = true});
  if (!window) {
    fmt::print(stderr, "{}\n", window.error().message);
    return EXIT_FAILURE;
  }
  mailscope::gui::run_all(*window);
}
