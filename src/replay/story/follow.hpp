#pragma once
// One message on its way through the trace, with what mailing lists make of it and what tells of
// its failure.

#include <vector>

#include "replay/story/chapter.hpp"

namespace mailscope::replay {

std::vector<Mark> follow(const trace::Trace& trace, MessageId message);

}  // namespace mailscope::replay
