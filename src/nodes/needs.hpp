#pragma once
// What a message needs of the server that it goes to (RFC 5321 §2.2.3): a client may send nothing
// for which the server does not offer the extension, and nothing that is larger than it takes.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nodes/delivery.hpp"

namespace mailscope::nodes {

// A message as a server with certain extensions may have it.
struct Fitted {
  std::optional<std::string> content = {};    // instead of its own
  std::vector<RecipientResult> refused = {};  // who cannot have it there
};

// Sets BODY and SMTPUTF8 of `envelope` and takes those who are refused out of it. What is 8-bit
// becomes 7-bit for a server without 8BITMIME, where that can be done (RFC 6152 §3).
Fitted fit(smtp::Envelope& envelope, std::string_view content, const smtp::Offered& offered);

}  // namespace mailscope::nodes
