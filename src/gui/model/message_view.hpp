#pragma once
// The message of the story as it stands at one moment: where it is, byte by byte, and as it
// is read.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/model/keepers.hpp"
#include "gui/model/show.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct PlaceRow {
  std::string where;
  bool custody = false;  // who answers for it now
};

struct MessageSheet {
  bool exists = false;
  bool notification = false;        // what the sender is told, instead of the message
  std::vector<PlaceRow> places;     // all of them: while the last 250 is on its way, two
  std::vector<KeeperRow> keepers;   // for each recipient
  std::vector<std::string> header;  // its lines, as bytes
  std::vector<std::string> body;
  // As the reader's agent shows it; empty while nobody has read it.
  std::vector<std::pair<std::string_view, std::string>> fields;
  std::string readable_body;
};

MessageSheet message_sheet(const replay::World& world, MessageId story, texts::Language language);

}  // namespace mailscope::gui
