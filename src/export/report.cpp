#include "export/report.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "export/json_text.hpp"
#include "export/state_json.hpp"

namespace mailscope::exports {
namespace {

using replay::Fate;

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string times(std::uint32_t count) {
  if (count == 2) return "twice";
  return fmt::format("{} times", count);
}

std::string delivered(const replay::Recipient& r, std::string_view when) {
  if (r.expanded) return fmt::format("taken by the mailing list at {}", when);
  if (r.copies > 1) return fmt::format("delivered {}, first at {}", times(r.copies), when);
  return fmt::format("delivered at {}", when);
}

std::string given_up(const replay::Custody& custody, std::string_view holder,
                     std::string_view when) {
  if (custody.kind == replay::CustodyKind::told) {
    return fmt::format("given up at {}, and the sender told by {}", when, holder);
  }
  if (custody.kind == replay::CustodyKind::nobody) {
    return fmt::format("given up at {}, and nobody told", when);
  }
  return fmt::format("given up at {}, and the sender not told yet", when);
}

// With who answers for it now, where that is not plain.
std::string what_became(const replay::World& world, const replay::Message& message,
                        std::size_t index) {
  const replay::Recipient& recipient = message.recipients[index];
  const replay::Custody custody = replay::custody(message, index);
  const std::string holder = custody.host ? json_text(world.host(custody.host).name) : "nobody";
  const std::string when = format_clock(recipient.at);
  switch (recipient.fate) {
    case Fate::composing:
      return fmt::format("still with the sender's agent, since {}", when);
    case Fate::queued:
      if (custody.kind != replay::CustodyKind::queue) break;
      return fmt::format("waits in the queue of {} since {}", holder, format_clock(custody.at));
    case Fate::delivered:
      return delivered(recipient, when);
    case Fate::read:
      if (recipient.copies > 1) {
        return fmt::format("delivered {}, and read at {}", times(recipient.copies), when);
      }
      return fmt::format("delivered, and read at {}", when);
    case Fate::bounced:
      return given_up(custody, holder, when);
    case Fate::lost:
      return fmt::format("LOST at {}: nobody holds it, and nobody was told", when);
  }
  return fmt::format("waits in a queue since {}, and {} answers for it", when, holder);
}

// "; goes to bob@hamburger.edu, carol@crepes.fr"
std::string goes_to(const replay::Message& message, std::size_t index) {
  std::string addresses;
  for (const replay::Redirection& r : message.redirections) {
    if (r.from != index) continue;
    addresses += (addresses.empty() ? "" : ", ") + json_text(message.recipients[r.to].address);
  }
  return addresses.empty() ? addresses : "; goes to " + addresses;
}

// "; told: delayed (m2), failed (m3)"
std::string told(const replay::Message& message, std::size_t index) {
  std::string notices;
  for (const replay::Notice& notice : message.notices) {
    if (notice.recipient != index) continue;
    notices += fmt::format("{}{} ({})", notices.empty() ? "" : ", ", trace::name(notice.what),
                           message_name(notice.notification));
  }
  return notices.empty() ? notices : "; told: " + notices;
}

std::string recipient_line(const replay::World& world, const replay::Message& message,
                           std::size_t index) {
  const replay::Recipient& recipient = message.recipients[index];
  std::string line = fmt::format("  {} {}: {}", recipient.by_redirection ? "on to" : "to",
                                 json_text(recipient.address), what_became(world, message, index));
  if (recipient.attempts > 0) {
    line += fmt::format(", {}", counted(recipient.attempts, "attempt", "attempts"));
  }
  if (!recipient.last_reply.empty()) line += fmt::format(" ({})", json_text(recipient.last_reply));
  return line + goes_to(message, index) + told(message, index) + "\n";
}

std::string message_lines(const replay::World& world, MessageId id) {
  const replay::Message& message = world.message(id);
  const std::string sender = message.sender.empty() ? "<> (a server)" : json_text(message.sender);
  std::string lines = fmt::format("{} from {}", message_name(id), sender);
  if (!message.subject.empty()) lines += fmt::format(", \"{}\"", json_text(message.subject));
  lines += fmt::format(", {}", counted(message.content.size(), "byte", "bytes"));
  if (message.about) lines += fmt::format(", about {}", message_name(message.about));
  if (message.copy_of) {
    lines += fmt::format(", made by a list from {}", message_name(message.copy_of));
  }
  lines += "\n";
  if (!message.submission_failure.empty()) {
    lines += fmt::format("  the sender's agent could not hand it on: {}\n",
                         json_text(message.submission_failure));
  }
  for (std::size_t i = 0; i < message.recipients.size(); ++i) {
    lines += recipient_line(world, message, i);
  }
  return lines;
}

std::string network_line(const replay::World& world) {
  std::size_t segments = 0, again = 0;
  for (const replay::Connection& connection : world.connections) {
    segments += connection.segments;
    again += connection.retransmitted;
  }
  return fmt::format("{}, {} of TCP, {} of them sent again\n",
                     counted(world.sessions.size(), "session", "sessions"),
                     counted(segments, "segment", "segments"), again);
}

}  // namespace

std::string report_text(const replay::World& world) {
  std::string text;
  for (std::size_t i = 0; i < world.messages.size(); ++i) {
    text += message_lines(world, MessageId(i));
  }
  if (world.messages.empty()) text += "no messages\n";
  return text + network_line(world);
}

}  // namespace mailscope::exports
