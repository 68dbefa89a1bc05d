#pragma once
// The words of the protocols, each with its meaning and the clause that lays it down.

#include <string_view>

#include "texts/glossary.hpp"

namespace mailscope::gui {

struct Entry {
  std::string_view word;
  const texts::Phrase& says;
  std::string_view clause;
};

// clang-format off
inline constexpr Entry kCommandEntries[] = {
    {"HELO", texts::kSmtpCommands.helo, "RFC 5321 §4.1.1.1"},
    {"EHLO", texts::kSmtpCommands.ehlo, "RFC 5321 §4.1.1.1"},
    {"MAIL", texts::kSmtpCommands.mail, "RFC 5321 §4.1.1.2"},
    {"RCPT", texts::kSmtpCommands.rcpt, "RFC 5321 §4.1.1.3"},
    {"DATA", texts::kSmtpCommands.data, "RFC 5321 §4.1.1.4"},
    {"RSET", texts::kSmtpCommands.rset, "RFC 5321 §4.1.1.5"},
    {"VRFY", texts::kSmtpCommands.vrfy, "RFC 5321 §4.1.1.6"},
    {"EXPN", texts::kSmtpCommands.expn, "RFC 5321 §4.1.1.7"},
    {"HELP", texts::kSmtpCommands.help, "RFC 5321 §4.1.1.8"},
    {"NOOP", texts::kSmtpCommands.noop, "RFC 5321 §4.1.1.9"},
    {"QUIT", texts::kSmtpCommands.quit, "RFC 5321 §4.1.1.10"},
    {"AUTH", texts::kSmtpCommands.auth, "RFC 4954 §4"},
};
inline constexpr Entry kDotEntry{".", texts::kSmtpCommands.dot, "RFC 5321 §4.5.2"};
inline constexpr Entry kCredentialsEntry{"AUTH", texts::kSmtpCommands.credentials, "RFC 4954 §4"};

inline constexpr Entry kReplyEntries[] = {
    {"211", texts::kSmtpReplies.status, "RFC 5321 §4.2.3"},
    {"214", texts::kSmtpReplies.help, "RFC 5321 §4.2.3"},
    {"220", texts::kSmtpReplies.ready, "RFC 5321 §4.2.3"},
    {"221", texts::kSmtpReplies.closing, "RFC 5321 §4.2.3"},
    {"235", texts::kSmtpReplies.authenticated, "RFC 4954 §6"},
    {"250", texts::kSmtpReplies.ok, "RFC 5321 §4.2.3"},
    {"251", texts::kSmtpReplies.will_forward, "RFC 5321 §4.2.3"},
    {"252", texts::kSmtpReplies.cannot_verify, "RFC 5321 §4.2.3"},
    {"334", texts::kSmtpReplies.challenge, "RFC 4954 §4"},
    {"354", texts::kSmtpReplies.start_input, "RFC 5321 §4.2.3"},
    {"421", texts::kSmtpReplies.unavailable, "RFC 5321 §4.2.3"},
    {"450", texts::kSmtpReplies.mailbox_busy, "RFC 5321 §4.2.3"},
    {"451", texts::kSmtpReplies.local_error, "RFC 5321 §4.2.3"},
    {"452", texts::kSmtpReplies.no_storage, "RFC 5321 §4.2.3"},
    {"454", texts::kSmtpReplies.cannot_authenticate, "RFC 4954 §6"},
    {"455", texts::kSmtpReplies.parameters_not_now, "RFC 5321 §4.2.3"},
    {"500", texts::kSmtpReplies.syntax, "RFC 5321 §4.2.3"},
    {"501", texts::kSmtpReplies.arguments, "RFC 5321 §4.2.3"},
    {"502", texts::kSmtpReplies.not_implemented, "RFC 5321 §4.2.3"},
    {"503", texts::kSmtpReplies.bad_sequence, "RFC 5321 §4.2.3"},
    {"504", texts::kSmtpReplies.no_parameter, "RFC 5321 §4.2.3"},
    {"521", texts::kSmtpReplies.no_mail_host, "RFC 7504 §3"},
    {"530", texts::kSmtpReplies.needs_login, "RFC 4954 §6"},
    {"535", texts::kSmtpReplies.bad_credentials, "RFC 4954 §6"},
    {"550", texts::kSmtpReplies.no_mailbox, "RFC 5321 §4.2.3"},
    {"551", texts::kSmtpReplies.not_local, "RFC 5321 §4.2.3"},
    {"552", texts::kSmtpReplies.over_quota, "RFC 5321 §4.2.3"},
    {"553", texts::kSmtpReplies.bad_name, "RFC 5321 §4.2.3"},
    {"554", texts::kSmtpReplies.failed, "RFC 5321 §4.2.3"},
    {"555", texts::kSmtpReplies.parameters, "RFC 5321 §4.2.3"},
    {"556", texts::kSmtpReplies.no_mail_domain, "RFC 7504 §4"},
};
// By the first digit of any other.
inline constexpr Entry kReplyClassEntries[] = {
    {"2", texts::kSmtpReplies.positive, "RFC 5321 §4.2.1"},
    {"3", texts::kSmtpReplies.intermediate, "RFC 5321 §4.2.1"},
    {"4", texts::kSmtpReplies.transient, "RFC 5321 §4.2.1"},
    {"5", texts::kSmtpReplies.permanent, "RFC 5321 §4.2.1"},
};

// Of a reply to EHLO.
inline constexpr Entry kExtensionEntries[] = {
    {"SIZE", texts::kExtensions.size, "RFC 1870 §4"},
    {"8BITMIME", texts::kExtensions.eight_bit, "RFC 6152 §2"},
    {"PIPELINING", texts::kExtensions.pipelining, "RFC 2920 §3.1"},
    {"ENHANCEDSTATUSCODES", texts::kExtensions.status_codes, "RFC 2034 §3"},
    {"SMTPUTF8", texts::kExtensions.utf8, "RFC 6531 §3.1"},
    {"DSN", texts::kExtensions.dsn, "RFC 3461 §4"},
    {"HELP", texts::kExtensions.help, "RFC 5321 §4.1.1.8"},
    {"AUTH", texts::kExtensions.auth, "RFC 4954 §3"},
};

// Enhanced codes of class 2, and class 4 and 5 together.
inline constexpr Entry kStatusEntries[] = {
    {"2.5.2", texts::kStatus.not_verified, "RFC 3463 §3.6"},
    {"2.1.5", texts::kStatus.address_valid, "RFC 3463 §3.2"},
    {"1.1", texts::kStatus.bad_mailbox, "RFC 3463 §3.2"},
    {"1.2", texts::kStatus.bad_system, "RFC 3463 §3.2"},
    {"1.3", texts::kStatus.bad_mailbox_syntax, "RFC 3463 §3.2"},
    {"1.7", texts::kStatus.bad_sender_syntax, "RFC 3463 §3.2"},
    {"1.10", texts::kStatus.null_mx, "RFC 7505 §4.1"},
    {"2.1", texts::kStatus.disabled, "RFC 3463 §3.3"},
    {"2.2", texts::kStatus.mailbox_full, "RFC 3463 §3.3"},
    {"2.3", texts::kStatus.too_long, "RFC 3463 §3.3"},
    {"3.1", texts::kStatus.system_full, "RFC 3463 §3.4"},
    {"3.2", texts::kStatus.system_closed, "RFC 3463 §3.4"},
    {"3.4", texts::kStatus.too_big, "RFC 3463 §3.4"},
    {"4.1", texts::kStatus.no_answer, "RFC 3463 §3.5"},
    {"4.2", texts::kStatus.bad_connection, "RFC 3463 §3.5"},
    {"4.3", texts::kStatus.directory, "RFC 3463 §3.5"},
    {"4.4", texts::kStatus.no_route, "RFC 3463 §3.5"},
    {"4.5", texts::kStatus.congestion, "RFC 3463 §3.5"},
    {"4.6", texts::kStatus.loop, "RFC 3463 §3.5"},
    {"4.7", texts::kStatus.expired, "RFC 3463 §3.5"},
    {"5.1", texts::kStatus.invalid_command, "RFC 3463 §3.6"},
    {"5.2", texts::kStatus.syntax_error, "RFC 3463 §3.6"},
    {"5.3", texts::kStatus.too_many, "RFC 3463 §3.6"},
    {"5.4", texts::kStatus.invalid_arguments, "RFC 3463 §3.6"},
    {"5.6", texts::kStatus.line_too_long, "RFC 4954 §6"},
    {"6.3", texts::kStatus.conversion, "RFC 3463 §3.7"},
    {"6.7", texts::kStatus.not_ascii, "RFC 6531 §4.3"},
    {"6.9", texts::kStatus.not_ascii_header, "RFC 6531 §4.3"},
    {"7.1", texts::kStatus.not_authorized, "RFC 3463 §3.8"},
    {"7.8", texts::kStatus.credentials, "RFC 4954 §6"},
};
// By the subject of any other.
inline constexpr Entry kSubjectEntries[] = {
    {"0", texts::kStatus.other, "RFC 3463 §3.1"},
    {"1", texts::kStatus.about_address, "RFC 3463 §3.2"},
    {"2", texts::kStatus.about_mailbox, "RFC 3463 §3.3"},
    {"3", texts::kStatus.about_system, "RFC 3463 §3.4"},
    {"4", texts::kStatus.about_network, "RFC 3463 §3.5"},
    {"5", texts::kStatus.about_protocol, "RFC 3463 §3.6"},
    {"6", texts::kStatus.about_content, "RFC 3463 §3.7"},
    {"7", texts::kStatus.about_security, "RFC 3463 §3.8"},
};

inline constexpr Entry kImapCommandEntries[] = {
    {"CAPABILITY", texts::kImapCommands.capability, "RFC 3501 §6.1.1"},
    {"NOOP", texts::kImapCommands.noop, "RFC 3501 §6.1.2"},
    {"LOGOUT", texts::kImapCommands.logout, "RFC 3501 §6.1.3"},
    {"LOGIN", texts::kImapCommands.login, "RFC 3501 §6.2.3"},
    {"SELECT", texts::kImapCommands.select, "RFC 3501 §6.3.1"},
    {"EXAMINE", texts::kImapCommands.examine, "RFC 3501 §6.3.2"},
    {"LIST", texts::kImapCommands.list, "RFC 3501 §6.3.8"},
    {"CLOSE", texts::kImapCommands.close, "RFC 3501 §6.4.2"},
    {"SEARCH", texts::kImapCommands.search, "RFC 3501 §6.4.4"},
    {"FETCH", texts::kImapCommands.fetch, "RFC 3501 §6.4.5"},
    {"STORE", texts::kImapCommands.store, "RFC 3501 §6.4.6"},
    {"UID", texts::kImapCommands.uid, "RFC 3501 §6.4.8"},
};
// Behind the tag of a command.
inline constexpr Entry kImapTaggedEntries[] = {
    {"OK", texts::kImapReplies.done, "RFC 3501 §7.1.1"},
    {"NO", texts::kImapReplies.failed, "RFC 3501 §7.1.2"},
    {"BAD", texts::kImapReplies.bad, "RFC 3501 §7.1.3"},
};
// Behind a star.
inline constexpr Entry kImapUntaggedEntries[] = {
    {"OK", texts::kImapReplies.well, "RFC 3501 §7.1.1"},
    {"NO", texts::kImapReplies.warning, "RFC 3501 §7.1.2"},
    {"BAD", texts::kImapReplies.bad, "RFC 3501 §7.1.3"},
    {"PREAUTH", texts::kImapReplies.known_already, "RFC 3501 §7.1.4"},
    {"BYE", texts::kImapReplies.bye, "RFC 3501 §7.1.5"},
    {"CAPABILITY", texts::kImapReplies.capability, "RFC 3501 §7.2.1"},
    {"LIST", texts::kImapReplies.list, "RFC 3501 §7.2.2"},
    {"SEARCH", texts::kImapReplies.search, "RFC 3501 §7.2.5"},
    {"FLAGS", texts::kImapReplies.flags, "RFC 3501 §7.2.6"},
    {"EXISTS", texts::kImapReplies.exists, "RFC 3501 §7.3.1"},
    {"RECENT", texts::kImapReplies.recent, "RFC 3501 §7.3.2"},
    {"EXPUNGE", texts::kImapReplies.expunge, "RFC 3501 §7.4.1"},
    {"FETCH", texts::kImapReplies.fetch, "RFC 3501 §7.4.2"},
};
inline constexpr Entry kImapGoOnEntry{"+", texts::kImapReplies.go_on, "RFC 3501 §7.5"};
// In brackets.
inline constexpr Entry kImapCodeEntries[] = {
    {"UNSEEN", texts::kImapReplies.unseen, "RFC 3501 §7.1"},
    {"UIDVALIDITY", texts::kImapReplies.uid_validity, "RFC 3501 §7.1"},
    {"UIDNEXT", texts::kImapReplies.uid_next, "RFC 3501 §7.1"},
    {"PERMANENTFLAGS", texts::kImapReplies.permanent, "RFC 3501 §7.1"},
    {"READ-WRITE", texts::kImapReplies.read_write, "RFC 3501 §7.1"},
    {"READ-ONLY", texts::kImapReplies.read_only, "RFC 3501 §7.1"},
    {"AUTHENTICATIONFAILED", texts::kImapReplies.not_believed, "RFC 5530 §3"},
    {"NONEXISTENT", texts::kImapReplies.nonexistent, "RFC 5530 §3"},
};

inline constexpr Entry kDnsEntries[] = {
    {"MX", texts::kDnsWords.mx, "RFC 1035 §3.3.9"},
    {"A", texts::kDnsWords.a, "RFC 1035 §3.4.1"},
    {"CNAME", texts::kDnsWords.cname, "RFC 1035 §3.3.1"},
    {"TXT", texts::kDnsWords.txt, "RFC 1035 §3.3.14"},
    {"NXDOMAIN", texts::kDnsWords.no_name, "RFC 1035 §4.1.1"},
    {"SERVFAIL", texts::kDnsWords.no_answer, "RFC 1035 §4.1.1"},
    {"NOERROR", texts::kDnsWords.no_error, "RFC 1035 §4.1.1"},
};

inline constexpr Entry kTcpStateEntries[] = {
    {"CLOSED", texts::kTcpStates.closed, "RFC 9293 §3.3.2"},
    {"LISTEN", texts::kTcpStates.listen, "RFC 9293 §3.3.2"},
    {"SYN-SENT", texts::kTcpStates.syn_sent, "RFC 9293 §3.3.2"},
    {"SYN-RECEIVED", texts::kTcpStates.syn_received, "RFC 9293 §3.3.2"},
    {"ESTABLISHED", texts::kTcpStates.established, "RFC 9293 §3.3.2"},
    {"FIN-WAIT-1", texts::kTcpStates.fin_wait_1, "RFC 9293 §3.3.2"},
    {"FIN-WAIT-2", texts::kTcpStates.fin_wait_2, "RFC 9293 §3.3.2"},
    {"CLOSE-WAIT", texts::kTcpStates.close_wait, "RFC 9293 §3.3.2"},
    {"CLOSING", texts::kTcpStates.closing, "RFC 9293 §3.3.2"},
    {"LAST-ACK", texts::kTcpStates.last_ack, "RFC 9293 §3.3.2"},
    {"TIME-WAIT", texts::kTcpStates.time_wait, "RFC 9293 §3.3.2"},
};
// clang-format on

}  // namespace mailscope::gui
