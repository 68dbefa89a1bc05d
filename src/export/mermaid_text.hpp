#pragma once
// Any text as Mermaid can bear it inside a sequence diagram.

#include <string>
#include <string_view>

namespace mailscope::exports {

// On one line, with what Mermaid would read as its own written as entity codes: "#35;".
std::string mermaid_text(std::string_view text);

}  // namespace mailscope::exports
