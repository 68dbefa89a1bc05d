#include "nodes/server/intake.hpp"

#include "mail/list_fields.hpp"
#include "mail/message.hpp"
#include "mail/received.hpp"

namespace mailscope::nodes {

// RFC 5321 §4.4: Received: by everybody who takes it in, Return-Path: at the final delivery.
void write_contents(net::Runtime& runtime, Intake& intake, const Contents& contents) {
  const std::string_view separator = mail::trace_separator(contents.content);
  if (!intake.here.empty()) {
    const std::string return_path = mail::return_path_field(intake.elsewhere.sender);
    const Bytes copy = runtime.store({return_path, contents.received, separator, contents.content});
    for (Intake::Copy& mailbox : intake.here) mailbox.content = copy;
  }
  const bool composed = intake.message.is_none();
  if (composed || !intake.elsewhere.recipients.empty()) {
    const bool traced = contents.queue_has_received && !contents.received.empty();
    intake.content = traced ? runtime.store({contents.received, separator, contents.content})
                            : runtime.store(contents.content);
  }
  for (Intake& copy : intake.to_lists) {
    Contents passed_on = contents;
    const std::string content = mail::with_list_fields(
        contents.content, {.title = "", .address = copy.list, .request = copy.elsewhere.sender});
    passed_on.content = content;
    write_contents(runtime, copy, passed_on);
  }
}

}  // namespace mailscope::nodes
