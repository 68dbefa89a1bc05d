#pragma once
// Who answers for a message, recipient by recipient, in the words of the message panel.

#include <string>
#include <vector>

#include "replay/world/world.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct KeeperRow {
  std::string who;                 // the recipient
  std::string fate;                // what became of the message for it
  std::string keeper;              // who answers, and since when
  std::vector<std::string> notes;  // the last reply, how often delivered, what the sender was told
  bool failed = false;
  RecordNumber since;  // by which it came there
};

std::vector<KeeperRow> keeper_rows(const replay::World& world, MessageId message,
                                   texts::Language language);

}  // namespace mailscope::gui
