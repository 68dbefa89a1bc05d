#pragma once
// The rows of the dialog panel for one conversation at one moment.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/model/conversations.hpp"
#include "gui/model/line_times.hpp"
#include "gui/model/show.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct DialogRow {
  // `remark`: a sentence on the row above or, where it ends with a colon, on those below.
  // `outcome`: two lines in a box, `text` its heading and `beside` what follows from it.
  enum class Kind : std::uint8_t { phase, line, remark, awaited, connecting, more, outcome };
  Kind kind = Kind::line;
  Side side = Side::client;
  std::string text;
  std::string beside;      // when it was said
  bool present = false;    // where the story is
  bool under_way = false;  // said, not yet heard
  std::string lost;        // under way, and a packet with some of it has died: who has not heard it
  RecordNumber target;     // where a press leads; none: nowhere
  std::optional<std::size_t> line;  // of the session's transcript
};

// What has been said or tried up to `cursor`, each reply with its command; nothing that is
// still to come, but for one row of dots where an answer is awaited.
std::vector<DialogRow> dialog_rows(const Show& show, ConversationId conversation,
                                   RecordNumber cursor, LineClock clock, texts::Language language);

// The lines said so far in their order, each with `C: ` or `S: ` before it, as a text to be
// pasted.
std::string dialog_text(const Show& show, ConversationId conversation, RecordNumber cursor);

}  // namespace mailscope::gui
