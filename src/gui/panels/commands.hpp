#pragma once
// Everything a person can ask of the window, and the key for it. Buttons and keys give the
// same commands; the list of keys shows this table.

#include <cstdint>
#include <span>
#include <string_view>

#include "gui/keys.hpp"
#include "gui/kit/card.hpp"
#include "gui/panels/tab.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

enum class Command : std::uint8_t {
  none,
  play_or_pause,
  line_forward,
  line_back,
  step_forward,
  step_back,
  packet_forward,
  packet_back,
  play_to_step,
  to_start,
  to_end,
  faster,
  slower,
  level_messages,
  level_dialog,
  level_packets,
  larger,
  smaller,
  usual_size,
  next_look,
  toggle_steps,
  toggle_inspector,
  toggle_future,
  narration_down,
  narration_up,
  show_tab,  // the binding says which
  session_next,
  session_back,
  session_follow,
  copy_dialog,
  line_clock,
  ladder_scale,
  ladder_scope,
  segment_next,  // the next packet of the same connection
  segment_back,
  field_next,
  field_back,
  flow_side,
  toggle_keys,
  leave,
};

// Under which heading the list of keys shows it.
enum class Group : std::uint8_t { play, go, look, see, stories };

struct Binding {
  Command command;
  KeyPress key;
  std::string_view caption;  // as printed on the key
  const texts::Phrase* meaning;
  Group group;
  const Tab* tab = nullptr;  // of show_tab
};

// In the order in which people are shown them. A command may have several keys; the first
// is the one to show beside its button.
std::span<const Binding> bindings();

const Binding* binding_of(const KeyPress& press);  // null: nothing has this key
std::string_view caption_of(Command command);
Card card_of(Command command, texts::Language language);  // what it does, and its key

}  // namespace mailscope::gui
