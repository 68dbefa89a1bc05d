#pragma once
// «Why?» in plain words: what happened last, and what brought it about, back to a person.

#include <string>
#include <vector>

#include "gui/model/show.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct ReasonRow {
  std::string text;
  std::string when;  // simulated time
  RecordNumber target;
};

// What one record says.
std::string in_words(const Show& show, RecordNumber record, texts::Language language);

// From what happened at `cursor` to the first cause; empty before anything has happened.
std::vector<ReasonRow> reason_rows(const Show& show, RecordNumber cursor, texts::Language language);

}  // namespace mailscope::gui
