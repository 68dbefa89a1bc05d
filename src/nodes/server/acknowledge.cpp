// The order that makes a crash harmless: first the disk, then "250" (RFC 5321 §6.1: with it the
// server has taken the responsibility). A crash between the two leaves a message that its client
// sends again, and never one that nobody has.

#include "nodes/server/mail_server.hpp"

namespace mailscope::nodes {

void MailServer::take_in(Intake intake) {
  disk_.write(std::move(intake));
}

void MailServer::taken_in(Intake& intake) {
  keep(intake);
  acknowledge(intake);
}

}  // namespace mailscope::nodes
