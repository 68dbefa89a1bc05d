#pragma once
// Every text of the window that does not come from the scenario, in one table. A further
// language is a further column; callers do not change.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace mailscope::gui {

enum class Language : std::uint8_t { english };

enum class Text : std::uint16_t {
  // top bar
  seed,
  level_messages,
  level_dialog,
  level_packets,
  language_code,
  scale_percent,
  // steps
  the_steps,
  before_you_go_on,
  // map
  user_agent,
  queue,
  mailboxes,
  smtp_push,
  imap_pull,
  smtp_client,
  smtp_server,
  smtp_client_and_server,
  server_down,
  being_sent,
  to_whom,
  next_try_in,
  no_answer,
  custody_since,
  latency,
  loss_none,
  loss_percent,
  tcp_port,
  // inspector
  tab_dialog,
  tab_message,
  tab_why,
  phase_handshake,
  phase_transfer,
  phase_closing,
  smtp_over_tcp,
  imap_over_tcp,
  nothing_said_yet,
  // time
  simulated_time,
  slowed_times,
  real_speed,
  faster_times,
  time_folded,
  line,
  step,
  packet,
  // help
  help_title,
  help_close,
  help_play,
  help_line,
  help_line_back,
  help_step,
  help_step_back,
  help_packet,
  help_packet_back,
  help_start,
  help_end,
  help_faster,
  help_slower,
  help_level_messages,
  help_level_dialog,
  help_level_packets,
  help_larger,
  help_smaller,
  help_usual_size,
  help_look,
  help_steps_panel,
  help_inspector_panel,
  help_keys,
  help_leave,
  help_tab,
  count,
};

std::string_view text(Text which, Language language = Language::english);

// The text with its `{}` replaced by `values`, in order. Values without a place are
// dropped; a place without a value stays empty.
std::string filled(Text which, Language language, std::initializer_list<std::string_view> values);

// Every character of the table, for the font atlas.
std::string all_characters(Language language);

}  // namespace mailscope::gui
