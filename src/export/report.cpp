#include "export/report.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "replay/json_text.hpp"
#include "replay/state_json.hpp"

namespace mailscope::exports {
namespace {

using replay::Fate;
using replay::json_text;

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string what_became(const replay::Recipient& recipient) {
  const std::string when = format_clock(recipient.at);
  switch (recipient.fate) {
    case Fate::composing:
      return fmt::format("still with the sender's agent, since {}", when);
    case Fate::queued:
      return fmt::format("waits in a queue since {}", when);
    case Fate::delivered:
      return fmt::format("delivered at {}", when);
    case Fate::read:
      return fmt::format("delivered, and read at {}", when);
    case Fate::bounced:
      return fmt::format("given up at {}", when);
    case Fate::lost:
      break;
  }
  return fmt::format("LOST at {}", when);
}

std::string recipient_line(const replay::Recipient& recipient) {
  std::string line =
      fmt::format("  to {}: {}", json_text(recipient.address), what_became(recipient));
  if (recipient.attempts > 0) {
    line += fmt::format(", {}", counted(recipient.attempts, "attempt", "attempts"));
  }
  if (!recipient.last_reply.empty()) line += fmt::format(" ({})", json_text(recipient.last_reply));
  return line + "\n";
}

std::string message_lines(const replay::World& world, MessageId id) {
  const replay::Message& message = world.message(id);
  const std::string sender = message.sender.empty() ? "<> (a server)" : json_text(message.sender);
  std::string lines = fmt::format("{} from {}", replay::message_name(id), sender);
  if (!message.subject.empty()) lines += fmt::format(", \"{}\"", json_text(message.subject));
  lines += fmt::format(", {}", counted(message.content.size(), "byte", "bytes"));
  if (message.about) lines += fmt::format(", about {}", replay::message_name(message.about));
  lines += "\n";
  if (!message.submission_failure.empty()) {
    lines += fmt::format("  not taken by the sender's server: {}\n",
                         json_text(message.submission_failure));
  }
  for (const replay::Recipient& r : message.recipients) lines += recipient_line(r);
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
