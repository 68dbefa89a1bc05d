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
    {Text::scale_percent, "Aa {}%"},

    {Text::the_steps, "THE SIX STEPS"},

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
    {Text::loss_percent, "loses {} %"},
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

    {Text::help_title, "Keys"},
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
    {Text::help_level_messages, "on the map: messages"},
    {Text::help_level_dialog, "on the map: the dialog"},
    {Text::help_level_packets, "on the map: every packet"},
    {Text::help_larger, "larger"},
    {Text::help_smaller, "smaller"},
    {Text::help_usual_size, "usual size"},
    {Text::help_look, "light, dark, projector"},
    {Text::help_steps_panel, "show or hide the steps"},
    {Text::help_inspector_panel, "show or hide the inspector"},
    {Text::help_keys, "show these keys"},
    {Text::help_leave, "close what is open"},
    {Text::help_tab, "next button; Enter presses it"},

    {Text::unit_ms, "{} ms"},
    {Text::unit_s, "{} s"},
    {Text::unit_min, "{} min"},
    {Text::unit_h, "{} h"},
    {Text::unit_d, "{} d"},
    {Text::try_number, "try {}"},

    {Text::gallery_title, "How e-mail works"},
    {Text::gallery_hint,
     "Choose a story with the arrow keys and Enter, or click it. Press ? for all keys."},
    {Text::gallery_empty, "There is no scenario here."},
    {Text::no_message, "Nobody sends a message in this story."},

    {Text::step_composes, "{} composes"},
    {Text::step_to_queue, "To {}'s server's queue"},
    {Text::step_tcp, "TCP to {}'s server"},
    {Text::step_smtp, "SMTP: the message goes"},
    {Text::step_mailbox, "Into {}'s mailbox"},
    {Text::step_reads, "{} reads"},
    {Text::step_told, "{} is told"},
    {Text::tell_before, "Nothing has happened yet. The right arrow key begins."},
    {Text::tell_composes,
     "{0} uses a user agent to compose a message to {1}. It is still on {0}'s own computer."},
    {Text::tell_to_queue,
     "{0}'s user agent sends the message to {0}'s mail server, where it is placed in a message "
     "queue."},
    {Text::tell_tcp,
     "The client side of SMTP, on {0}'s mail server, sees the message in the queue. It opens a TCP "
     "connection to the SMTP server on {1}'s mail server."},
    {Text::tell_waiting,
     "{1}'s server does not take the message now. SMTP uses no server in between: the message "
     "stays in the queue of {0}'s server, which tries again later."},
    {Text::tell_smtp,
     "After some initial SMTP handshaking, {0}'s mail server sends the message over the TCP "
     "connection."},
    {Text::tell_mailbox,
     "{1}'s mail server has received the message and placed it in {1}'s mailbox. There it waits "
     "until {1} wants to read it."},
    {Text::tell_reads,
     "{1} reads the message when convenient: the user agent pulls it from the mailbox."},
    {Text::tell_told,
     "After so long without success {0}'s mail server removes the message from its queue and "
     "notifies {0}."},

    {Text::session_place, "{} of {}"},
    {Text::session_follow, "Follow"},
    {Text::syn_again, "again, {} later"},
    {Text::syn_asks, "asks for a connection"},
    {Text::syn_no_answer, "no answer"},
    {Text::refused_title, "Connection refused"},
    {Text::timed_out_title, "Connection timed out"},
    {Text::reset_title, "Connection broken off"},
    {Text::no_port_title, "No port left"},
    {Text::deferred_title, "Not accepted now"},
    {Text::given_up_title, "Given up"},
    {Text::outcome_deferred, "The message stays in the queue. Next try at {}."},
    {Text::outcome_given_up, "The message leaves the queue, and its sender is told."},
    {Text::outcome_over, "The connection is over."},
    {Text::more_lines, "{} more lines"},
    {Text::no_session_yet, "Nobody has opened a connection yet."},

    {Text::message_none, "There is no message yet."},
    {Text::message_where, "WHERE IT IS"},
    {Text::message_notification, "THE NOTIFICATION"},
    {Text::place_agent, "the computer of {}"},
    {Text::place_queue, "the queue of {}"},
    {Text::place_mailbox, "the mailbox of {}"},
    {Text::place_shown, "{} has read it"},
    {Text::message_read_as, "AS IT IS READ"},
    {Text::message_header, "HEADER"},
    {Text::message_body, "BODY"},
    {Text::message_no_header, "This message has no header of its own."},
    {Text::field_from, "From"},
    {Text::field_to, "To"},
    {Text::field_subject, "Subject"},
    {Text::field_date, "Date"},

    {Text::why_nothing, "Nothing has happened yet, so there is nothing to explain."},
    {Text::why_now, "WHAT HAPPENED"},
    {Text::why_because, "BECAUSE"},
    {Text::why_times, "{}, {} times"},
    {Text::why_turns, "{} (after {} turns of the dialog)"},
    {Text::why_built, "the network was built"},
    {Text::why_link_rule, "a rule of the link: {}"},
    {Text::why_person, "somebody did something"},
    {Text::why_person_sends, "{} sends a message"},
    {Text::why_person_reads, "{} wants to read mail"},
    {Text::why_person_down, "the plug of {} is pulled"},
    {Text::why_person_up, "{} is switched on again"},
    {Text::why_person_cuts, "somebody cuts the link between {} and {}"},
    {Text::why_person_mends, "somebody mends the link between {} and {}"},
    {Text::why_host_down, "{} goes down"},
    {Text::why_host_up, "{} is up again"},
    {Text::why_link_down, "the link between {} and {} is cut"},
    {Text::why_link_up, "the link between {} and {} is whole again"},
    {Text::why_packet_sent, "{} sends {}"},
    {Text::why_packet_again, "{} sends {} again"},
    {Text::why_packet_arrived, "{} reaches {}"},
    {Text::why_packet_lost, "{} is lost on the way to {}"},
    {Text::why_packet_unheard, "{} is not heard: {} is down"},
    {Text::why_packet_no_room, "{} is dropped: the queue before the link to {} is full"},
    {Text::why_packet_cut, "{} is lost: the link to {} is cut"},
    {Text::why_packet_corrupted, "{} reaches {} damaged: its checksum does not fit"},
    {Text::why_packet_doubled, "the link delivers {} twice"},
    {Text::why_rule_fired, "a rule of the link fits {}: {}"},
    {Text::why_connection_opened, "{} asks for a TCP connection to {}"},
    {Text::why_tcp_state, "TCP at {} is now in {}"},
    {Text::why_timer, "{} waited in vain for an acknowledgement"},
    {Text::why_fast_retransmit,
     "{} hears the same acknowledgement three times more: a segment is missing"},
    {Text::why_window_probe, "{} asks whether there is room again"},
    {Text::why_congestion, "{} adapts how much it keeps in flight"},
    {Text::why_lookup, "{} asks the DNS for {} of {}"},
    {Text::why_lookup_found, "the DNS tells {}: {}"},
    {Text::why_lookup_remembered, "{} remembers the answer of the DNS: {}"},
    {Text::why_lookup_no_data, "the DNS has no such record for {}"},
    {Text::why_lookup_no_name, "the DNS tells {} that there is no such name"},
    {Text::why_lookup_null_mx, "the DNS tells {} that this domain takes no mail"},
    {Text::why_lookup_failed, "the name server could not answer {}"},
    {Text::why_lookup_timed_out, "{} got no answer from the DNS"},
    {Text::why_bytes, "{} hears: {}"},
    {Text::why_refused, "{} was refused the connection"},
    {Text::why_timed_out, "{} got no answer: the connection timed out"},
    {Text::why_no_port, "every port of {} towards that server is in use"},
    {Text::why_reset, "the connection of {} was broken off"},
    {Text::why_session, "{} begins to speak {} with {}"},
    {Text::why_said, "{} says: {}"},
    {Text::why_content, "{} sends the text of the message"},
    {Text::why_transaction, "{} takes up the message"},
    {Text::why_login_ok, "{} accepts the password of {}"},
    {Text::why_login_refused, "{} refuses the password of {}"},
    {Text::why_composed, "{} composes a message"},
    {Text::why_recipient, "the message is for {}"},
    {Text::why_submission_failed, "the message stays with {}"},
    {Text::why_queued, "the message is in the queue of {}"},
    {Text::why_attempt, "{} tries to deliver the message, try {}"},
    {Text::why_deferred, "the message waits in the queue of {}"},
    {Text::why_done, "{} has handed the message over"},
    {Text::why_given_up, "{} gives up"},
    {Text::why_dequeued, "the message leaves the queue of {}"},
    {Text::why_stored, "the message is in the mailbox of {}"},
    {Text::why_seen, "the message of {} is marked as seen"},
    {Text::why_unseen, "the message of {} is marked as not seen"},
    {Text::why_read, "{} reads the message"},

    {Text::lane_down, "down"},
    {Text::times_speed, "{}×"},
    {Text::help_play_step, "play to the next step"},
    {Text::help_tab_dialog, "at the right: the dialog"},
    {Text::help_tab_message, "at the right: the message"},
    {Text::help_tab_why, "at the right: why it happened"},
    {Text::help_session_next, "the next dialog"},
    {Text::help_session_back, "the dialog before"},
    {Text::help_session_follow, "the dialog follows the story"},
    {Text::help_open, "open the chosen story"},
    {Text::help_choose, "choose a story"},
    {Text::group_play, "PLAY"},
    {Text::group_go, "GO"},
    {Text::group_see, "SEE"},
    {Text::group_stories, "ALL STORIES"},

    {Text::agent_laptop, "{}'s laptop"},
    {Text::agent_phone, "{}'s phone"},
    {Text::agent_desktop, "{}'s desktop"},
    {Text::mail_server, "mail server"},
    {Text::imap_server, "IMAP server"},
    {Text::tcp_connecting, "connecting"},
    {Text::tcp_established, "established"},
    {Text::tcp_closing, "closing"},
    {Text::and_more, "+{}"},
    {Text::packet_again, "{} again"},
    {Text::bytes, "{} B"},
    {Text::not_sent, "not sent"},
    {Text::card_mail_server, "mail server of {}"},
    {Text::card_agent, "user agent of {}"},
    {Text::card_speaks_to, "speaks only to {}"},
    {Text::card_address, "address {}"},
    {Text::card_up_since, "up since {}"},
    {Text::card_down_since, "down since {}"},
    {Text::card_from_to, "from {} to {}"},
    {Text::card_flags, "TCP flags: {}"},
    {Text::card_carries, "carries {} bytes"},
    {Text::card_carries_nothing, "carries no data"},
    {Text::card_again, "sent again: the one before was not acknowledged in time"},
    {Text::card_lost, "lost on the way"},
    {Text::card_nobody_there, "nobody is there to take it"},
    {Text::card_message, "message to {}"},
    {Text::card_notification, "notification about a message"},
    {Text::card_from, "from {}"},
    {Text::card_subject, "subject: {}"},
    {Text::card_here_since, "here since {}"},
    {Text::card_tries, "tries so far: {}"},
    {Text::card_next_try, "next try at {}"},
    {Text::card_why, "why it waits: {}"},
    {Text::card_not_sent, "not sent: {}"},
    {Text::card_mailbox, "mailbox of {}"},
    {Text::card_messages, "messages: {}, not read yet: {}"},
    {Text::card_unread, "not read yet"},
    {Text::card_read, "read"},
    {Text::card_link, "link between {} and {}"},
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
