#include "gui/panels/application.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "gui/kit/ui.hpp"
#include "gui/map/map_panel.hpp"
#include "gui/panels/gallery.hpp"
#include "gui/panels/inspector.hpp"
#include "gui/panels/keys_list.hpp"
#include "gui/panels/narration.hpp"
#include "gui/panels/sheet.hpp"
#include "gui/panels/steps_panel.hpp"
#include "gui/panels/steps_rail.hpp"
#include "gui/panels/tabs.hpp"
#include "gui/panels/time_panel.hpp"
#include "texts/catalogue.hpp"
#include "texts/frame.hpp"

namespace mailscope::gui {
namespace {

Rect& place_of(SidePanel panel, Layout& places) {
  return panel == SidePanel::steps ? places.steps : places.inspector;
}

Detail detail(Level level) {
  switch (level) {
    case Level::messages:
      return Detail::messages;
    case Level::dialog:
      return Detail::dialog;
    case Level::packets:
      return Detail::packets;
  }
  return Detail::dialog;
}

// What is pressed on the map is asked why it happened; a packet is looked at.
void draw_middle(Ui& ui, const Rect& rect, Stage& stage) {
  if (rect.empty()) return;
  const Playback& playback = stage.playback;
  const auto pressed = draw_map(ui, rect,
                                {.trace = stage.show.trace,
                                 .world = stage.world,
                                 .packets = stage.show.packets,
                                 .losses = stage.show.losses,
                                 .clock = stage.show.clock,
                                 .cursor = playback.cursor(),
                                 .now = playback.now(),
                                 .focus = stage.show.chapter.message_at(playback.cursor()),
                                 .detail = detail(stage.choices.level),
                                 .settled = !playback.moving()});
  if (!pressed || pressed->record.is_none()) return;
  if (pressed->packet) {
    stage.pick(pressed->packet);
    stage.choices.tab = &kPacketTab;
    return;
  }
  stage.choices.asked = Question{pressed->record, playback.cursor()};
  stage.choices.tab = &kWhyTab;
}

// A story without a dialog is about how TCP sends.
const Tab& first_tab(const Show& show) {
  const bool told =
      std::any_of(show.transcripts.begin(), show.transcripts.end(),
                  [](const replay::Transcript& t) { return trace::facts(t.protocol).is_told; });
  return told || show.transcripts.empty() ? *kTabs.front() : kTcpTab;
}

}  // namespace

Application::Application(const ViewRequest& request) : request_(request) {
  choices_.language = request.language;
  choices_.look = request.look;
  choices_.scale = request.scale.value_or(1);
  if (request.story) open(*request.story);
  if (!request.tab.empty() || !request.story) choices_.tab = &tab_named(request.tab);
  if (playback_ && request.at) playback_->seek(*request.at);
}

void Application::open(const Story& story) {
  show_ = std::make_unique<Show>(story.trace());
  playback_ = std::make_unique<Playback>(show_->trace, show_->clock, show_->steps);
  choices_.held.reset();
  choices_.tab = &first_tab(*show_);
  choices_.picked.reset();
  choices_.ladder.drawn.reset();
  choices_.packet = {};
  choices_.flow = {};
  choices_.lanes_from = Duration();
}

void Application::close() {
  playback_.reset();
  show_.reset();
}

std::string Application::title() const {
  return show_ ? fmt::format("{} - Mailscope", show_->run.title) : "Mailscope";
}

std::string Application::characters() const {
  std::string all = texts::all_characters(choices_.language);
  for (const Story& story : request_.gallery) all += story.title + story.teaches;
  return show_ ? all + show_->characters() : all;
}

Layout Application::places() const {
  Layout places = layout(size_, choices_.wanted, show_ ? show_->lanes.size() : 0);
  if (choices_.over_map && place_of(*choices_.over_map, places).empty())
    open_over_map(places, *choices_.over_map);
  return places;
}

// What is not seen is shown, whatever hid it. Of two panels without room for both, the one
// that was asked for last stays.
void Application::toggle(SidePanel panel) {
  if (choices_.over_map == panel) return choices_.over_map.reset();
  Layout now = places();
  const bool seen = !place_of(panel, now).empty();
  bool& wanted = panel == SidePanel::steps ? choices_.wanted.steps : choices_.wanted.inspector;
  wanted = !seen;
  choices_.over_map.reset();
  if (seen) return;
  choices_.wanted.kept = panel;
  now = places();
  if (place_of(panel, now).empty()) choices_.over_map = panel;
}

void Application::show_tab(const Tab& tab) {
  choices_.tab = &tab;
  Layout now = places();
  if (place_of(SidePanel::inspector, now).empty()) toggle(SidePanel::inspector);
}

Command Application::draw_panels(Ui& ui, Stage& stage) {
  const Layout at = places();
  const std::string seed =
      texts::kTopBar.seed.in(choices_.language, std::to_string(stage.show.run.seed));
  draw_sheet(ui, at);
  draw_steps_panel(ui, at.steps, stage);
  draw_inspector(ui, at.inspector, stage);
  draw_middle(ui, at.map, stage);
  draw_caption(ui, at.caption, stage);
  const Command asked[] = {
      draw_top_bar(ui, at.top,
                   {.title = stage.show.run.title, .note = seed, .level = choices_.level}),
      draw_steps_rail(ui, at.rail, stage, !at.steps.empty()),
      draw_inspector_handle(ui, at.handle, !at.inspector.empty()),
      draw_time_panel(ui, at.time, stage)};
  const auto pressed = std::find_if(std::begin(asked), std::end(asked),
                                    [](Command command) { return command != Command::none; });
  return pressed == std::end(asked) ? Command::none : *pressed;
}

void Application::draw_show(Ui& ui) {
  Command command = Command::none;
  {
    const replay::World& world = show_->replay.at(playback_->cursor());
    Stage stage{*show_, *playback_, world, choices_};
    command = draw_panels(ui, stage);
  }
  if (command != Command::none) execute(command);
}

void Application::frame(const Frame& frame, const FontSet& fonts) {
  if (playback_) playback_->advance(frame.elapsed_seconds);
  size_ = frame.size();
  for (const KeyPress& press : frame.keys) execute(press);
  Ui ui(frame, theme(choices_.look), fonts, choices_.language, ui_);
  if (playback_ && playback_->moving()) ui.hush();
  if (!choices_.to_copy.empty()) ui.copy(std::exchange(choices_.to_copy, {}));
  if (show_) {
    draw_show(ui);
  } else if (const auto opened = draw_gallery(ui, request_.gallery, choices_);
             opened && !choices_.keys_shown) {
    open(request_.gallery[*opened]);
  }
  if (choices_.keys_shown) execute(draw_keys_list(ui));
}

}  // namespace mailscope::gui
