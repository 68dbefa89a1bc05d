#include "gui/parts/commands.hpp"

namespace mailscope::gui {
namespace {

constexpr bool kShift = true;
constexpr bool kCtrl = true;

constexpr Binding kBindings[] = {
    {Command::play_or_pause, {Key::space}, "Space", Text::help_play},
    {Command::step_forward, {Key::n}, "N", Text::help_step},
    {Command::step_back, {Key::n, kShift}, "Shift N", Text::help_step_back},
    {Command::line_forward, {Key::l}, "L", Text::help_line},
    {Command::line_back, {Key::l, kShift}, "Shift L", Text::help_line_back},
    {Command::packet_forward, {Key::right}, "Right", Text::help_packet},
    {Command::packet_back, {Key::left}, "Left", Text::help_packet_back},
    {Command::to_start, {Key::home}, "Home", Text::help_start},
    {Command::to_end, {Key::end}, "End", Text::help_end},
    {Command::faster, {Key::up}, "Up", Text::help_faster},
    {Command::slower, {Key::down}, "Down", Text::help_slower},
    // What a presenter's remote control sends.
    {Command::step_forward, {Key::page_down}, "PgDn", Text::help_step},
    {Command::step_back, {Key::page_up}, "PgUp", Text::help_step_back},
    {Command::level_messages, {Key::digit1}, "1", Text::help_level_messages},
    {Command::level_dialog, {Key::digit2}, "2", Text::help_level_dialog},
    {Command::level_packets, {Key::digit3}, "3", Text::help_level_packets},
    {Command::toggle_steps, {Key::s}, "S", Text::help_steps_panel},
    {Command::toggle_inspector, {Key::i}, "I", Text::help_inspector_panel},
    {Command::next_look, {Key::d}, "D", Text::help_look},
    {Command::larger, {Key::plus, false, kCtrl}, "Ctrl +", Text::help_larger},
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
