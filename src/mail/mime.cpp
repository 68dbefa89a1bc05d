#include "mail/mime.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace mailscope::mail {
namespace {

// value = token / quoted-string; takes it off the front of `rest`.
std::string take_value(std::string_view& rest) {
  std::string value;
  if (rest.starts_with('"')) {
    std::size_t i = 1;
    for (; i < rest.size() && rest[i] != '"'; ++i) {
      if (rest[i] == '\\' && i + 1 < rest.size()) ++i;
      value += rest[i];
    }
    rest.remove_prefix(std::min(i + 1, rest.size()));
  } else {
    value = trimmed(rest.substr(0, rest.find(';')));
  }
  rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  return value;
}

}  // namespace

// content = "Content-Type" ":" type "/" subtype *(";" attribute "=" value)
ContentType content_type(const Entity& entity, std::string_view by_default) {
  ContentType result;
  result.type = by_default;
  const std::optional<std::string> field = entity.find("Content-Type");
  if (!field) return result;
  std::string_view rest = *field;
  result.type = lowered(trimmed(rest.substr(0, rest.find(';'))));
  rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  while (rest.starts_with(';')) {
    rest = trimmed(rest.substr(1));
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos) break;
    const std::string attribute = lowered(trimmed(rest.substr(0, equals)));
    rest = trimmed(rest.substr(equals + 1));
    std::string value = take_value(rest);
    if (attribute == "charset")
      result.charset = std::move(value);
    else if (attribute == "boundary")
      result.boundary = std::move(value);
  }
  return result;
}

std::string transfer_encoding(const Entity& entity) {
  return lowered(entity.find("Content-Transfer-Encoding").value_or("7bit"));
}

bool is_encoded(const Entity& entity) {
  const std::string encoding = transfer_encoding(entity);
  return encoding == "base64" || encoding == "quoted-printable";
}

}  // namespace mailscope::mail
