#pragma once
// The rows of the dialog panel for one session at one moment.

#include <cstdint>
#include <string>
#include <vector>

#include "gui/model/show.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct DialogRow {
  // `outcome`: two lines in a box, `text` its heading and `beside` what follows from it.
  enum class Kind : std::uint8_t { phase, line, awaited, connecting, more, outcome };
  Kind kind = Kind::line;
  Side side = Side::client;
  std::string text;
  std::string beside;      // how long after the row before
  bool present = false;    // where the story is
  bool under_way = false;  // said, not yet heard
  std::string lost;        // under way, and a packet with some of it has died: who has not heard it
  RecordNumber target;     // where a press leads; none: nowhere
};

// What has been said or tried up to `cursor`; nothing that is still to come, but for one row
// of dots where an answer is awaited.
std::vector<DialogRow> dialog_rows(const Show& show, SessionId session, RecordNumber cursor,
                                   texts::Language language);

// The lines said so far, each with `C: ` or `S: ` before it, as a text to be pasted.
std::string dialog_text(const Show& show, SessionId session, RecordNumber cursor);

}  // namespace mailscope::gui
