#include "smtp/parameters.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/names.hpp"
#include "base/text.hpp"
#include "mail/address.hpp"
#include "smtp/xtext.hpp"

namespace mailscope::smtp {
namespace {

// RFC 3461 §4.2, §4.4: as written, in xtext.
constexpr std::size_t kOriginalRecipient = 500;
constexpr std::size_t kEnvelopeId = 100;

// size-value = 1*20DIGIT (RFC 1870 §3)
bool read_size(std::string_view text, Envelope& envelope) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, envelope.declared_size);
  if (text.empty() || stop != end) return false;
  // Twenty digits may be more than 64 bits hold.
  if (error == std::errc::result_out_of_range) envelope.declared_size = UINT64_MAX;
  return text.size() <= 20;
}

// body-value = "7BIT" / "8BITMIME" (RFC 6152 §2)
bool read_body(std::string_view text, Envelope& envelope) {
  const bool eight_bit = equals_ignoring_case(text, "8BITMIME");
  envelope.body = eight_bit ? Body::eight_bit_mime : Body::seven_bit;
  return eight_bit || equals_ignoring_case(text, "7BIT");
}

// ret-value = "FULL" / "HDRS" (RFC 3461 §4.3)
bool read_ret(std::string_view text, Envelope& envelope) {
  const bool full = equals_ignoring_case(text, "FULL");
  envelope.ret = full ? Return::full : Return::headers;
  return full || equals_ignoring_case(text, "HDRS");
}

// envid-parameter = "ENVID=" xtext (RFC 3461 §4.4)
bool read_envid(std::string_view text, Envelope& envelope) {
  std::optional<std::string> id = xtext_decode(text);
  if (!id || id->empty() || text.size() > kEnvelopeId) return false;
  // What it stands for goes into the header of a notification, and must fit there.
  envelope.envelope_id = *std::move(id);
  return is_printable_ascii(envelope.envelope_id);
}

// RFC 4954 §5: a mailbox in xtext, or "<>". We trust no client to tell who wrote a message.
bool read_auth(std::string_view text, Envelope&) {
  if (text == "<>") return true;
  const std::optional<std::string> mailbox = xtext_decode(text);
  return mailbox && mail::parse_mailbox(*mailbox);
}

// notify-list-element = "SUCCESS" / "FAILURE" / "DELAY" (RFC 3461 §4.1), each once
bool read_notify_element(std::string_view text, NotifyOn& notify) {
  bool* const on = equals_ignoring_case(text, "SUCCESS")   ? &notify.success
                   : equals_ignoring_case(text, "FAILURE") ? &notify.failure
                   : equals_ignoring_case(text, "DELAY")   ? &notify.delay
                                                           : nullptr;
  if (!on || *on) return false;
  return *on = true;
}

// notify-esmtp-value = "NEVER" / (notify-list-element *( "," notify-list-element))
bool read_notify(std::string_view text, Recipient& recipient) {
  NotifyOn& notify = recipient.notify.emplace();
  if (equals_ignoring_case(text, "NEVER")) return true;
  return all_pieces(text, ',', [&notify](std::string_view element) {
    return read_notify_element(element, notify);
  });
}

// orcpt-parameter = "ORCPT=" addr-type ";" xtext (RFC 3461 §4.2)
bool read_orcpt(std::string_view text, Recipient& recipient) {
  const std::size_t semicolon = text.find(';');
  if (semicolon == std::string_view::npos || text.size() > kOriginalRecipient) return false;
  const std::string_view type = text.substr(0, semicolon);
  if (!is_atom(type)) return false;
  const std::optional<std::string> address = xtext_decode(text.substr(semicolon + 1));
  if (!address || address->empty()) return false;
  recipient.original.assign(type).append(";").append(*address);
  return std::none_of(address->begin(), address->end(), is_control);
}

// How a parameter is read into a T, and whether its extension is offered.
template <class T>
struct Known {
  std::string_view keyword;
  bool (*read)(std::string_view value, T& into);
  bool offered;
  std::string_view syntax;
};

template <class T>
std::optional<Reply> read(const std::vector<Parameter>& parameters, const auto& known, T& into) {
  unsigned seen = 0;
  for (const Parameter& parameter : parameters) {
    const auto entry = std::find_if(known.begin(), known.end(), [&](const Known<T>& k) {
      return k.offered && k.keyword == parameter.keyword;
    });
    // RFC 5321 §4.1.1.11.
    if (entry == known.end()) {
      return reply(555, "5.5.4", "Parameter not recognized: " + parameter.keyword);
    }
    const unsigned bit = 1u << (entry - known.begin());
    if (seen & bit) return reply(501, "5.5.4", parameter.keyword + " stands twice");
    seen |= bit;
    const std::string_view value = parameter.value ? std::string_view(*parameter.value) : "";
    if (!entry->read(value, into)) {
      return reply(501, "5.5.4", "Syntax: " + std::string(entry->syntax));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Reply> read_mail_parameters(const std::vector<Parameter>& parameters,
                                          const Allowed& allowed, Envelope& envelope) {
  if (parameters.empty()) return std::nullopt;
  const Extensions& e = allowed.extensions;
  // RFC 6531 §3.4: SMTPUTF8 stands alone, without a value.
  const auto read_smtputf8 = [](std::string_view value, Envelope& into) {
    return into.utf8 = value.empty();
  };
  const std::array<Known<Envelope>, 6> known{
      {{"SIZE", read_size, e.size, "SIZE=number"},
       {"BODY", read_body, e.eight_bit_mime, "BODY=7BIT or BODY=8BITMIME"},
       {"SMTPUTF8", read_smtputf8, e.smtputf8, "SMTPUTF8 without a value"},
       {"RET", read_ret, e.dsn, "RET=FULL or RET=HDRS"},
       {"ENVID", read_envid, e.dsn, "ENVID=xtext, at most 100 characters"},
       {"AUTH", read_auth, allowed.auth, "AUTH=<> or AUTH=mailbox"}}};
  return read(parameters, known, envelope);
}

std::optional<Reply> read_rcpt_parameters(const std::vector<Parameter>& parameters,
                                          const Allowed& allowed, Recipient& recipient) {
  if (parameters.empty()) return std::nullopt;
  const bool dsn = allowed.extensions.dsn;
  const std::array<Known<Recipient>, 2> known{
      {{"NOTIFY", read_notify, dsn, "NOTIFY=NEVER, or SUCCESS, FAILURE, DELAY with commas"},
       {"ORCPT", read_orcpt, dsn, "ORCPT=rfc822;xtext, at most 500 characters"}}};
  return read(parameters, known, recipient);
}

std::string mail_parameters(const Envelope& envelope, std::size_t size, const Extensions& offered) {
  std::string out;
  if (offered.size) out.append(" SIZE=").append(std::to_string(size));
  if (offered.eight_bit_mime && envelope.body == Body::eight_bit_mime) out += " BODY=8BITMIME";
  if (offered.smtputf8 && envelope.utf8) out += " SMTPUTF8";
  if (!offered.dsn) return out;
  if (envelope.ret) out += *envelope.ret == Return::full ? " RET=FULL" : " RET=HDRS";
  const std::string id = xtext_encode(envelope.envelope_id);
  if (!id.empty() && id.size() <= kEnvelopeId) out.append(" ENVID=").append(id);
  return out;
}

std::string rcpt_parameters(const Recipient& recipient, const Extensions& offered) {
  std::string out;
  if (!offered.dsn) return out;
  if (recipient.notify) {
    const NotifyOn& on = *recipient.notify;
    std::string list;
    if (on.success) list += ",SUCCESS";
    if (on.failure) list += ",FAILURE";
    if (on.delay) list += ",DELAY";
    out.append(" NOTIFY=").append(list.empty() ? "NEVER" : list.substr(1));
  }
  const std::size_t semicolon = recipient.original.find(';');
  if (semicolon == std::string::npos) return out;
  const std::string_view original = recipient.original;
  const std::string address = xtext_encode(original.substr(semicolon + 1));
  if (semicolon + 1 + address.size() > kOriginalRecipient) return out;
  return out.append(" ORCPT=").append(original.substr(0, semicolon + 1)).append(address);
}

}  // namespace mailscope::smtp
