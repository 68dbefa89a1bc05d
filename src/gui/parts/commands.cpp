#include "gui/parts/commands.hpp"

namespace mailscope::gui {
namespace {

constexpr bool kShift = true;
constexpr bool kCtrl = true;

constexpr Binding kBindings[] = {
    {Command::play_or_pause, {Key::space}, "Space", Text::help_play},
    {Command::line_forward, {Key::right}, "Right", Text::help_line},
    {Command::line_back, {Key::left}, "Left", Text::help_line_back},
    {Command::packet_forward, {Key::right, kShift}, "Shift Right", Text::help_packet},
    {Command::packet_back, {Key::left, kShift}, "Shift Left", Text::help_packet_back},
    {Command::step_forward, {Key::n}, "N", Text::help_step},
    {Command::step_back, {Key::n, kShift}, "Shift N", Text::help_step_back},
    // What a presenter's remote control sends.
    {Command::step_forward, {Key::page_down}, "PgDn", Text::help_step},
    {Command::step_back, {Key::page_up}, "PgUp", Text::help_step_back},
    {Command::play_to_step, {Key::p}, "P", Text::help_play_step},
    {Command::to_start, {Key::home}, "Home", Text::help_start},
    {Command::to_end, {Key::end}, "End", Text::help_end},
    {Command::faster, {Key::plus}, "+", Text::help_faster},
    {Command::faster, {Key::plus, kShift}, "+", Text::help_faster},
    {Command::slower, {Key::minus}, "-", Text::help_slower},
    {Command::level_messages, {Key::digit1}, "1", Text::help_level_messages},
    {Command::level_dialog, {Key::digit2}, "2", Text::help_level_dialog},
    {Command::level_packets, {Key::digit3}, "3", Text::help_level_packets},
    {Command::tab_dialog, {Key::digit4}, "4", Text::help_tab_dialog},
    {Command::tab_message, {Key::digit5}, "5", Text::help_tab_message},
    {Command::tab_why, {Key::digit6}, "6", Text::help_tab_why},
    {Command::session_next, {Key::down}, "Down", Text::help_session_next},
    {Command::session_back, {Key::up}, "Up", Text::help_session_back},
    {Command::session_follow, {Key::f}, "F", Text::help_session_follow},
    {Command::toggle_steps, {Key::s}, "S", Text::help_steps_panel},
    {Command::toggle_inspector, {Key::d}, "D", Text::help_inspector_panel},
    {Command::next_look, {Key::t}, "T", Text::help_look},
    {Command::larger, {Key::plus, false, kCtrl}, "Ctrl +", Text::help_larger},
    {Command::larger, {Key::plus, kShift, kCtrl}, "Ctrl +", Text::help_larger},
    {Command::smaller, {Key::minus, false, kCtrl}, "Ctrl -", Text::help_smaller},
    {Command::usual_size, {Key::digit0, false, kCtrl}, "Ctrl 0", Text::help_usual_size},
    {Command::toggle_keys, {Key::question}, "?", Text::help_keys},
    {Command::leave, {Key::escape}, "Esc", Text::help_leave},
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
