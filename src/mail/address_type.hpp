#pragma once
// Addresses with the type that says how they are written, "rfc822; bob@hamburger.edu" (RFC 3461
// §4.2, RFC 6533 §3).

#include <string>
#include <string_view>

namespace mailscope::mail {

// ASCII: an address beyond it has the type utf-8, and its characters as "\x{AE40}".
std::string typed_address(std::string_view address);

// The same for what ORCPT said, "rfc822;bob@hamburger.edu"; empty when that has no type.
std::string typed_address_of_orcpt(std::string_view original);

}  // namespace mailscope::mail
