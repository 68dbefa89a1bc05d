#include "gui/panels/commands.hpp"

namespace mailscope::gui {
namespace {

constexpr bool kShift = true;
constexpr bool kCtrl = true;

constexpr Binding kBindings[] = {
    {Command::play_or_pause, {Key::space}, "Space", Text::help_play, Group::play},
    {Command::line_forward, {Key::right}, "Right", Text::help_line, Group::go},
    {Command::line_back, {Key::left}, "Left", Text::help_line_back, Group::go},
    {Command::packet_forward, {Key::right, kShift}, "Shift Right", Text::help_packet, Group::go},
    {Command::packet_back, {Key::left, kShift}, "Shift Left", Text::help_packet_back, Group::go},
    {Command::step_forward, {Key::n}, "N", Text::help_step, Group::go},
    {Command::step_back, {Key::n, kShift}, "Shift N", Text::help_step_back, Group::go},
    // What a presenter's remote control sends.
    {Command::step_forward, {Key::page_down}, "PgDn", Text::help_step, Group::go},
    {Command::step_back, {Key::page_up}, "PgUp", Text::help_step_back, Group::go},
    {Command::play_to_step, {Key::p}, "P", Text::help_play_step, Group::play},
    {Command::to_start, {Key::home}, "Home", Text::help_start, Group::go},
    {Command::to_end, {Key::end}, "End", Text::help_end, Group::go},
    {Command::faster, {Key::plus}, "+", Text::help_faster, Group::play},
    {Command::faster, {Key::plus, kShift}, "+", Text::help_faster, Group::play},
    {Command::slower, {Key::minus}, "-", Text::help_slower, Group::play},
    {Command::level_messages, {Key::digit1}, "1", Text::help_level_messages, Group::see},
    {Command::level_dialog, {Key::digit2}, "2", Text::help_level_dialog, Group::see},
    {Command::level_packets, {Key::digit3}, "3", Text::help_level_packets, Group::see},
    {Command::tab_dialog, {Key::digit4}, "4", Text::help_tab_dialog, Group::see},
    {Command::tab_ladder, {Key::digit5}, "5", Text::help_tab_ladder, Group::see},
    {Command::tab_packet, {Key::digit6}, "6", Text::help_tab_packet, Group::see},
    {Command::tab_tcp, {Key::digit7}, "7", Text::help_tab_tcp, Group::see},
    {Command::tab_message, {Key::digit8}, "8", Text::help_tab_message, Group::see},
    {Command::tab_why, {Key::digit9}, "9", Text::help_tab_why, Group::see},
    {Command::session_next, {Key::down}, "Down", Text::help_session_next, Group::see},
    {Command::session_back, {Key::up}, "Up", Text::help_session_back, Group::see},
    {Command::session_follow, {Key::f}, "F", Text::help_session_follow, Group::see},
    {Command::copy_dialog, {Key::c, false, kCtrl}, "Ctrl C", Text::help_copy_dialog, Group::look},
    {Command::ladder_scale, {Key::l}, "L", Text::help_ladder_scale, Group::look},
    {Command::ladder_scope, {Key::h}, "H", Text::help_ladder_scope, Group::look},
    {Command::segment_next,
     {Key::right, false, kCtrl},
     "Ctrl Right",
     Text::help_segment_next,
     Group::look},
    {Command::segment_back,
     {Key::left, false, kCtrl},
     "Ctrl Left",
     Text::help_segment_back,
     Group::look},
    {Command::field_next, {Key::down, false, kCtrl}, "Ctrl Down", Text::help_field, Group::look},
    {Command::field_back, {Key::up, false, kCtrl}, "Ctrl Up", Text::help_field_back, Group::look},
    {Command::flow_side, {Key::o}, "O", Text::help_flow_side, Group::look},
    {Command::toggle_steps, {Key::s}, "S", Text::help_steps_panel, Group::see},
    {Command::toggle_inspector, {Key::d}, "D", Text::help_inspector_panel, Group::see},
    {Command::next_look, {Key::t}, "T", Text::help_look, Group::see},
    {Command::larger, {Key::plus, false, kCtrl}, "Ctrl +", Text::help_larger, Group::see},
    {Command::larger, {Key::plus, kShift, kCtrl}, "Ctrl +", Text::help_larger, Group::see},
    {Command::smaller, {Key::minus, false, kCtrl}, "Ctrl -", Text::help_smaller, Group::see},
    {Command::usual_size, {Key::digit0, false, kCtrl}, "Ctrl 0", Text::help_usual_size, Group::see},
    {Command::toggle_keys, {Key::question}, "?", Text::help_keys, Group::see},
    {Command::leave, {Key::escape}, "Esc", Text::help_leave, Group::see},
};

}  // namespace

std::span<const Binding> bindings() {
  return kBindings;
}

Command command_of(const KeyPress& press) {
  for (const Binding& binding : kBindings)
    if (binding.key == press) return binding.command;
  return Command::none;
}

std::string_view caption_of(Command command) {
  for (const Binding& binding : kBindings)
    if (binding.command == command) return binding.caption;
  return {};
}

}  // namespace mailscope::gui
