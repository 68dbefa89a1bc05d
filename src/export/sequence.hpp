#pragma once
// A run as a ladder: a Mermaid sequence diagram, with an arrow for each packet.

#include <string>

#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::exports {

// At most so many bytes: Mermaid refuses a text of more than 50,000 characters.
inline constexpr std::size_t kLongestSequence = 48'000;

// Arrows are numbered as the frames of `capture` are. Tries in vain that a class has seen often
// enough, and long runs of data and acknowledgements, are folded and say so; where the diagram
// would grow too long it ends, and says that too.
std::string sequence(const trace::Trace& trace, const std::string& title, texts::Language language);

}  // namespace mailscope::exports
