#include "gui/texts.hpp"

#include <array>

namespace mailscope::gui {
namespace {

struct Row {
  Text which;
  std::string_view english;
};

constexpr std::size_t kCount = static_cast<std::size_t>(Text::count);

constexpr std::array<Row, kCount> kTexts{{
    {Text::seed, "seed {}"},
    {Text::level_messages, "Messages"},
    {Text::level_dialog, "Dialog"},
    {Text::level_packets, "Packets"},
    {Text::language_code, "EN"},
    {Text::scale_percent, "Aa {}%"},

    {Text::the_steps, "THE SIX STEPS"},
    {Text::before_you_go_on, "Before you go on"},

    {Text::user_agent, "user agent"},
    {Text::queue, "queue"},
    {Text::mailboxes, "mailboxes"},
    {Text::smtp_push, "SMTP, push"},
    {Text::imap_pull, "IMAP, pull"},
    {Text::smtp_client, "SMTP client"},
    {Text::smtp_server, "SMTP server"},
    {Text::smtp_client_and_server, "SMTP client and server"},
    {Text::server_down, "DOWN"},
    {Text::being_sent, "being sent"},
    {Text::to_whom, "to {}"},
    {Text::next_try_in, "next try {}"},
    {Text::no_answer, "no answer"},
    {Text::custody_since, "custody: {}, since {}"},
    {Text::latency, "{} one way"},
    {Text::loss_none, "no loss"},
    {Text::loss_percent, "loss {}%"},
    {Text::tcp_port, "TCP port {}"},

    {Text::tab_dialog, "Dialog"},
    {Text::tab_message, "Message"},
    {Text::tab_why, "Why?"},
    {Text::phase_handshake, "HANDSHAKE"},
    {Text::phase_transfer, "TRANSFER"},
    {Text::phase_closing, "CLOSING"},
    {Text::smtp_over_tcp, "SMTP over TCP"},
    {Text::imap_over_tcp, "IMAP over TCP"},
    {Text::nothing_said_yet, "Nothing has been said yet."},

    {Text::simulated_time, "simulated time"},
    {Text::slowed_times, "slowed {} times"},
    {Text::real_speed, "at real speed"},
    {Text::faster_times, "{} times faster"},
    {Text::time_folded, "{} folded"},
    {Text::line, "line"},
    {Text::step, "step"},
    {Text::packet, "packet"},

    {Text::help_title, "Keys"},
    {Text::help_close, "Close"},
    {Text::help_play, "play and pause"},
    {Text::help_line, "next line of the dialog"},
    {Text::help_line_back, "back by a line"},
    {Text::help_step, "next step of the story"},
    {Text::help_step_back, "back by a step"},
    {Text::help_packet, "next packet"},
    {Text::help_packet_back, "back by a packet"},
    {Text::help_start, "to the beginning"},
    {Text::help_end, "to the end"},
    {Text::help_faster, "faster"},
    {Text::help_slower, "slower"},
    {Text::help_level_messages, "show messages"},
    {Text::help_level_dialog, "show the dialog"},
    {Text::help_level_packets, "show packets"},
    {Text::help_larger, "larger"},
    {Text::help_smaller, "smaller"},
    {Text::help_usual_size, "usual size"},
    {Text::help_look, "light, dark, projector"},
    {Text::help_steps_panel, "show or hide the steps"},
    {Text::help_inspector_panel, "show or hide the inspector"},
    {Text::help_keys, "show these keys"},
    {Text::help_leave, "close what is open"},
    {Text::help_tab, "next button; Enter presses it"},
}};

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < kCount; ++i)
    if (kTexts[i].which != static_cast<Text>(i)) return false;
  return true;
}
static_assert(rows_are_in_order(), "a text is missing from the table or out of its place");

std::string_view column(const Row& row, Language language) {
  switch (language) {
    case Language::english:
      return row.english;
  }
  return row.english;
}

}  // namespace

std::string_view text(Text which, Language language) {
  return column(kTexts[static_cast<std::size_t>(which)], language);
}

std::string filled(Text which, Language language, std::initializer_list<std::string_view> values) {
  std::string result;
  std::string_view rest = text(which, language);
  const auto* value = values.begin();
  for (auto at = rest.find("{}"); at != rest.npos; at = rest.find("{}")) {
    result += rest.substr(0, at);
    if (value != values.end()) result += *value++;
    rest.remove_prefix(at + 2);
  }
  return result.append(rest);
}

std::string all_characters(Language language) {
  std::string all;
  for (const Row& row : kTexts) all += column(row, language);
  return all;
}

}  // namespace mailscope::gui
