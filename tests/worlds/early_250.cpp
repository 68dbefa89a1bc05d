// In place of nodes/server/acknowledge.cpp: a mail server that says 250 and then writes, so that a
// crash in between loses what it has answered for. The random worlds must find it out.

#include "nodes/server/mail_server.hpp"

namespace mailscope::nodes {

void MailServer::take_in(Intake intake) {
  acknowledge(intake);
  disk_.write(std::move(intake));
}

void MailServer::taken_in(Intake& intake) {
  keep(intake);
}

}  // namespace mailscope::nodes
