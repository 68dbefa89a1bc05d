#pragma once
// AUTH (RFC 4954): the words of PLAIN (RFC 4616) and of LOGIN, which has no RFC but is what many
// clients speak.

#include <optional>
#include <string>
#include <string_view>

#include "smtp/server_table.hpp"

namespace mailscope::smtp {

struct Login {
  std::string user;
  std::string password;
};

// The arguments of AUTH.
struct AuthArguments {
  std::string_view mechanism;
  std::string_view initial;  // response; empty: none came with it
};
AuthArguments parse_auth(std::string_view arguments);

// Which row of the table they are for; nothing: a mechanism that nobody knows.
std::optional<Event> auth_event(const AuthArguments& arguments);

// Base64 (RFC 4648 §4) and nothing else. "=" alone is the empty response (RFC 4954 §4).
std::optional<std::string> decode_response(std::string_view text);

// message = [authzid] UTF8NUL authcid UTF8NUL passwd (RFC 4616 §2). Nothing: it is not one, or
// it asks to act for somebody else.
std::optional<Login> parse_plain(std::string_view message);
std::string plain_response(const Login& login);  // the same, encoded

// What LOGIN asks with: "Username:" and "Password:".
inline constexpr std::string_view kAskUsername = "VXNlcm5hbWU6";
inline constexpr std::string_view kAskPassword = "UGFzc3dvcmQ6";

}  // namespace mailscope::smtp
