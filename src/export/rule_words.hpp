#pragma once
// The rules of a link in words: "lose the first packet from crepes.fr that carries "RCPT"".

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::exports {

// In their order, as the world's beginning tells of them.
std::vector<std::string> rules_in_words(const trace::Trace& trace, LinkId link,
                                        texts::Language language = texts::Language::english);

// How many rules each of the first `links` links has; in one pass over the world's beginning.
std::vector<std::size_t> rules_of_links(const trace::Trace& trace, std::size_t links);

// One of them; empty when the trace tells of no such rule.
std::string rule_in_words(const trace::Trace& trace, LinkId link, std::uint32_t rule,
                          texts::Language language = texts::Language::english);

}  // namespace mailscope::exports
