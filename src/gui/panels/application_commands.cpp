// What each command does.

#include "gui/model/dialog_rows.hpp"
#include "gui/model/packet_choice.hpp"
#include "gui/panels/application.hpp"
#include "gui/panels/commands.hpp"
#include "gui/panels/conversation_head.hpp"
#include "gui/panels/packet_panel.hpp"
#include "gui/shell/window.hpp"
#include "gui/theme.hpp"

namespace mailscope::gui {

void Application::step(replay::Stride stride, bool forward) {
  forward ? playback_->forward(stride) : playback_->back(stride);
}

void Application::execute(const KeyPress& press) {
  const Binding* binding = binding_of(press);
  if (!binding) return;
  if (!binding->tab) return execute(binding->command);
  if (show_) show_tab(*binding->tab);
}

void Application::execute(Command command) {
  switch (command) {
    case Command::next_look:
      choices_.look = next(choices_.look);
      return;
    case Command::larger:
      choices_.scale = next_scale(choices_.scale, 1);
      return;
    case Command::smaller:
      choices_.scale = next_scale(choices_.scale, -1);
      return;
    case Command::usual_size:
      choices_.scale = 1;
      return;
    case Command::toggle_future:
      choices_.future = !choices_.future;
      return;
    case Command::toggle_keys:
      choices_.keys_shown = !choices_.keys_shown;
      return;
    case Command::leave:
      if (choices_.keys_shown) {
        choices_.keys_shown = false;
      } else {
        close();
      }
      return;
    default:
      if (show_) execute_in_show(command);
  }
}

void Application::look_closer(Stage& stage, Command command) {
  const auto go_along = [&](int step) {
    if (stage.packet().is_none()) return;
    if (const PacketId to = neighbour(*show_, stage.packet(), step)) stage.go_to_packet(to);
  };
  switch (command) {
    case Command::copy_dialog:
      choices_.to_copy = dialog_text(*show_, stage.conversation(), playback_->cursor());
      choices_.copied_at = playback_->cursor();
      return;
    case Command::line_clock:
      choices_.line_clock = next(choices_.line_clock);
      return;
    case Command::ladder_scale:
      choices_.ladder.scale = choices_.ladder.scale == LadderScale::by_event
                                  ? LadderScale::to_scale
                                  : LadderScale::by_event;
      return;
    case Command::ladder_scope:
      choices_.ladder.scope =
          static_cast<LadderScope>((static_cast<int>(choices_.ladder.scope) + 1) % 3);
      return;
    case Command::segment_next:
      return go_along(1);
    case Command::segment_back:
      return go_along(-1);
    case Command::field_next:
      return choose_field(stage, 1);
    case Command::field_back:
      return choose_field(stage, -1);
    case Command::flow_side:
      if (choices_.flow.drawn) choices_.flow.side = other(choices_.flow.drawn->side);
      return;
    default:
      return;
  }
}

void Application::execute_in_show(Command command) {
  using replay::Stride;
  const replay::World& world = show_->replay.at(playback_->cursor());
  Stage stage{*show_, *playback_, world, choices_};
  switch (command) {
    case Command::play_or_pause:
      return playback_->toggle();
    case Command::play_to_step:
      return playback_->play_to_next_step();
    case Command::line_forward:
      return step(Stride::line, true);
    case Command::line_back:
      return step(Stride::line, false);
    case Command::step_forward:
      return step(Stride::beat, true);
    case Command::step_back:
      return step(Stride::beat, false);
    case Command::packet_forward:
      return step(Stride::packet, true);
    case Command::packet_back:
      return step(Stride::packet, false);
    case Command::to_start:
      return playback_->to_start();
    case Command::to_end:
      return playback_->to_end();
    case Command::faster:
      return playback_->faster();
    case Command::slower:
      return playback_->slower();
    case Command::level_messages:
      choices_.level = Level::messages;
      return;
    case Command::level_dialog:
      choices_.level = Level::dialog;
      return;
    case Command::level_packets:
      choices_.level = Level::packets;
      return;
    case Command::narration_down:
      ++choices_.narration.pages;
      return;
    case Command::narration_up:
      --choices_.narration.pages;
      return;
    case Command::toggle_steps:
      return toggle(SidePanel::steps);
    case Command::toggle_inspector:
      return toggle(SidePanel::inspector);
    case Command::session_next:
      return choose_conversation(stage, 1);
    case Command::session_back:
      return choose_conversation(stage, -1);
    case Command::session_follow:
      choices_.held.reset();
      return;
    default:
      return look_closer(stage, command);
  }
}

}  // namespace mailscope::gui
