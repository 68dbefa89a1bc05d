#include "gui/panels/commands.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "base/check.hpp"
#include "gui/panels/tabs.hpp"
#include "texts/keys.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr bool kShift = true;
constexpr bool kCtrl = true;

constexpr Binding kBeforeTabs[] = {
    {Command::play_or_pause, {Key::space}, "Space", &texts::kKeys.play, Group::play},
    {Command::line_forward, {Key::right}, "Right", &texts::kKeys.line, Group::go},
    {Command::line_back, {Key::left}, "Left", &texts::kKeys.line_back, Group::go},
    {Command::packet_forward, {Key::right, kShift}, "Shift Right", &texts::kKeys.packet, Group::go},
    {Command::packet_back, {Key::left, kShift}, "Shift Left", &texts::kKeys.packet_back, Group::go},
    {Command::step_forward, {Key::n}, "N", &texts::kKeys.step, Group::go},
    {Command::step_back, {Key::n, kShift}, "Shift N", &texts::kKeys.step_back, Group::go},
    // What a presenter's remote control sends.
    {Command::step_forward, {Key::page_down}, "PgDn", &texts::kKeys.step, Group::go},
    {Command::step_back, {Key::page_up}, "PgUp", &texts::kKeys.step_back, Group::go},
    {Command::play_to_step, {Key::p}, "P", &texts::kKeys.play_step, Group::play},
    {Command::to_start, {Key::home}, "Home", &texts::kKeys.start, Group::go},
    {Command::to_end, {Key::end}, "End", &texts::kKeys.end, Group::go},
    {Command::faster, {Key::plus}, "+", &texts::kKeys.faster, Group::play},
    {Command::faster, {Key::plus, kShift}, "+", &texts::kKeys.faster, Group::play},
    {Command::slower, {Key::minus}, "-", &texts::kKeys.slower, Group::play},
    {Command::level_messages, {Key::digit1}, "1", &texts::kKeys.level_messages, Group::see},
    {Command::level_dialog, {Key::digit2}, "2", &texts::kKeys.level_dialog, Group::see},
    {Command::level_packets, {Key::digit3}, "3", &texts::kKeys.level_packets, Group::see},
};

constexpr Binding kAfterTabs[] = {
    {Command::session_next, {Key::down}, "Down", &texts::kKeys.session_next, Group::see},
    {Command::session_back, {Key::up}, "Up", &texts::kKeys.session_back, Group::see},
    {Command::session_follow, {Key::f}, "F", &texts::kKeys.session_follow, Group::see},
    {Command::copy_dialog,
     {Key::c, false, kCtrl},
     "Ctrl C",
     &texts::kKeys.copy_dialog,
     Group::look},
    {Command::line_clock, {Key::c}, "C", &texts::kKeys.line_clock, Group::look},
    {Command::ladder_scale, {Key::l}, "L", &texts::kKeys.ladder_scale, Group::look},
    {Command::ladder_scope, {Key::h}, "H", &texts::kKeys.ladder_scope, Group::look},
    {Command::segment_next,
     {Key::right, false, kCtrl},
     "Ctrl Right",
     &texts::kKeys.segment_next,
     Group::look},
    {Command::segment_back,
     {Key::left, false, kCtrl},
     "Ctrl Left",
     &texts::kKeys.segment_back,
     Group::look},
    {Command::field_next, {Key::down, false, kCtrl}, "Ctrl Down", &texts::kKeys.field, Group::look},
    {Command::field_back,
     {Key::up, false, kCtrl},
     "Ctrl Up",
     &texts::kKeys.field_back,
     Group::look},
    {Command::flow_side, {Key::o}, "O", &texts::kKeys.flow_side, Group::look},
    {Command::narration_down,
     {Key::down, kShift},
     "Shift Down",
     &texts::kKeys.narration_down,
     Group::see},
    {Command::narration_up, {Key::up, kShift}, "Shift Up", &texts::kKeys.narration_up, Group::see},
    {Command::toggle_steps, {Key::s}, "S", &texts::kKeys.steps_panel, Group::see},
    {Command::toggle_inspector, {Key::d}, "D", &texts::kKeys.inspector_panel, Group::see},
    {Command::toggle_future, {Key::g}, "G", &texts::kKeys.future, Group::see},
    {Command::next_look, {Key::t}, "T", &texts::kKeys.look, Group::see},
    {Command::larger, {Key::plus, false, kCtrl}, "Ctrl +", &texts::kKeys.larger, Group::see},
    {Command::larger, {Key::plus, kShift, kCtrl}, "Ctrl +", &texts::kKeys.larger, Group::see},
    {Command::smaller, {Key::minus, false, kCtrl}, "Ctrl -", &texts::kKeys.smaller, Group::see},
    {Command::usual_size,
     {Key::digit0, false, kCtrl},
     "Ctrl 0",
     &texts::kKeys.usual_size,
     Group::see},
    {Command::toggle_keys, {Key::question}, "?", &texts::kKeys.keys, Group::see},
    {Command::leave, {Key::escape}, "Esc", &texts::kKeys.leave, Group::see},
};

// The digits that the levels leave.
constexpr auto tab_bindings() {
  constexpr std::string_view kDigits = "456789";
  static_assert(kTabs.size() <= kDigits.size(), "a further tab needs a key");
  std::array<Binding, kTabs.size()> all{};
  for (std::size_t i = 0; i < kTabs.size(); ++i) {
    const auto key = static_cast<Key>(static_cast<std::size_t>(Key::digit4) + i);
    all[i] = {Command::show_tab, {key}, kDigits.substr(i, 1), &kTabs[i]->key, Group::see, kTabs[i]};
  }
  return all;
}

constexpr auto kBindings = [] {
  constexpr auto kOfTabs = tab_bindings();
  std::array<Binding, std::size(kBeforeTabs) + kOfTabs.size() + std::size(kAfterTabs)> all{};
  auto* end = std::copy(std::begin(kBeforeTabs), std::end(kBeforeTabs), all.data());
  end = std::copy(kOfTabs.begin(), kOfTabs.end(), end);
  std::copy(std::begin(kAfterTabs), std::end(kAfterTabs), end);
  return all;
}();

}  // namespace

std::span<const Binding> bindings() {
  return kBindings;
}

const Binding* binding_of(const KeyPress& press) {
  for (const Binding& binding : kBindings)
    if (binding.key == press) return &binding;
  return nullptr;
}

std::string_view caption_of(Command command) {
  for (const Binding& binding : kBindings)
    if (binding.command == command) return binding.caption;
  return {};
}

Card card_of(Command command, texts::Language language) {
  const auto is_for = [command](const Binding& binding) { return binding.command == command; };
  const auto binding = std::find_if(kBindings.begin(), kBindings.end(), is_for);
  MAILSCOPE_CHECK(binding != kBindings.end());
  return {std::string(binding->meaning->in(language)),
          {texts::kSigns.key.in(language, binding->caption)}};
}

}  // namespace mailscope::gui
