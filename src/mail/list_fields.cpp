#include "mail/list_fields.hpp"

#include <algorithm>
#include <array>

#include "base/hex.hpp"
#include "base/text.hpp"
#include "mail/address.hpp"
#include "mail/encoded_word.hpp"
#include "mail/header_text.hpp"
#include "mail/message.hpp"

namespace mailscope::mail {
namespace {

constexpr std::string_view kDeliveredTo = "Delivered-To";

// list-id = list-label "." list-id-namespace, of dot-atom-text. What stands in no such
// text becomes "-".
std::string list_id(std::string_view address) {
  std::string label(local_part_of(address));
  const auto is_odd = [](char c) { return !is_alnum(c) && c != '.' && c != '_'; };
  std::replace_if(label.begin(), label.end(), is_odd, '-');
  return "<" + label + "." + header_safe(domain_of(address)) + ">";
}

// RFC 6068 §2: mailto:, an address with every octet that means something in a URI as %XX, and a
// question mark before the header fields that the agent is to write.
std::string mailto(std::string_view address, std::string_view fields) {
  std::string out = "<mailto:";
  for (const char c : address) {
    if (is_alnum(c) || std::string_view("-._~@!$'*+").find(c) != std::string::npos) {
      out += c;
    } else {
      out += '%' + upper_hex({&c, 1});
    }
  }
  return out.append(fields) + ">";
}

bool is_list_field(std::string_view name) {
  constexpr std::array<std::string_view, 8> kNames = {
      "List-Id",    "List-Post",    "List-Unsubscribe", "List-Unsubscribe-Post",
      "List-Owner", "List-Archive", "List-Help",        "List-Subscribe"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [name](std::string_view one) { return equals_ignoring_case(name, one); });
}

std::string without_list_fields(std::string_view content) {
  const MessageView view = split(content);
  std::string out;
  for (const HeaderField& field : view.fields) {
    if (is_list_field(field.name)) continue;
    out.append(field.name).append(":").append(field.raw);
  }
  return out.append(content.substr(view.header.size()));
}

}  // namespace

std::string with_list_fields(std::string_view content, const MailingList& list) {
  std::vector<Field> fields;
  // An address beyond ASCII would make the message need SMTPUTF8.
  if (is_printable_ascii(list.address)) {
    fields.push_back(unfolded_field(kDeliveredTo, list.address));
  }
  std::vector<std::string> id = encode_words(list.title);
  id.push_back(list_id(list.address));
  fields.push_back(folded_field("List-Id", id));
  fields.push_back(unfolded_field("List-Post", mailto(list.address, "")));
  fields.push_back(
      unfolded_field("List-Unsubscribe", mailto(list.request, "?subject=unsubscribe")));
  return prepend_trace(without_list_fields(content), write(fields));
}

bool has_come_through(std::string_view content, std::string_view list_address) {
  const std::vector<HeaderField> fields = split(content).fields;
  return std::any_of(fields.begin(), fields.end(), [list_address](const HeaderField& field) {
    return equals_ignoring_case(field.name, kDeliveredTo) &&
           equals_ignoring_case(field.value(), list_address);
  });
}

}  // namespace mailscope::mail
