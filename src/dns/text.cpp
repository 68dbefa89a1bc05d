#include "dns/text.hpp"

#include <variant>

#include <fmt/format.h>

#include "base/hex.hpp"
#include "base/ipv4.hpp"
#include "base/text.hpp"

namespace mailscope::dns {
namespace {

std::string dotted(const std::string& name) {
  return name == "." ? name : name + ".";
}

// RFC 3597 §5: \# length data.
std::string generic(const std::string& bytes) {
  const std::string out = fmt::format("\\# {}", bytes.size());
  return bytes.empty() ? out : out + ' ' + hex(bytes);
}

std::string in_words(Class klass) {
  if (klass == Class::internet) return "IN";
  return fmt::format("CLASS{}", static_cast<unsigned>(klass));
}

std::string flags(const Message& m) {
  std::string out;
  if (m.response) out += " qr";
  if (m.authoritative) out += " aa";
  if (m.truncated) out += " tc";
  if (m.recursion_desired) out += " rd";
  if (m.recursion_available) out += " ra";
  return out;
}

void append_section(std::vector<std::string>& out, std::string_view title,
                    const std::vector<ResourceRecord>& records) {
  if (records.empty()) return;
  if (!title.empty()) out.push_back(fmt::format(";; {} SECTION:", title));
  for (const ResourceRecord& r : records) {
    out.push_back(fmt::format("{} {} {} {} {}", dotted(r.owner), r.ttl, in_words(r.klass),
                              in_words(r.type), data_text(r)));
  }
}

}  // namespace

std::string in_words(Type type) {
  switch (type) {
    case Type::a:
      return "A";
    case Type::soa:
      return "SOA";
    case Type::mx:
      return "MX";
    case Type::transfer:
      return "AXFR";
    case Type::any:
      return "ANY";
  }
  return fmt::format("TYPE{}", static_cast<unsigned>(type));
}

std::string in_words(ResponseCode code) {
  switch (code) {
    case ResponseCode::no_error:
      return "NOERROR";
    case ResponseCode::format_error:
      return "FORMERR";
    case ResponseCode::server_failure:
      return "SERVFAIL";
    case ResponseCode::name_error:
      return "NXDOMAIN";
    case ResponseCode::not_implemented:
      return "NOTIMP";
    case ResponseCode::refused:
      return "REFUSED";
  }
  return fmt::format("RCODE{}", static_cast<unsigned>(code));
}

std::string in_words(const Question& q) {
  return fmt::format("{} {}?", in_words(q.type), q.name);
}

std::string short_form(const ResourceRecord& r) {
  if (const auto* mx = std::get_if<MailExchange>(&r.data)) {
    return fmt::format("{} {}", mx->preference, mx->exchange);
  }
  return data_text(r);
}

std::string data_text(const ResourceRecord& record) {
  if (const auto* a = std::get_if<Address>(&record.data)) return format_ipv4(a->address);
  if (const auto* mx = std::get_if<MailExchange>(&record.data)) {
    return fmt::format("{} {}", mx->preference, dotted(mx->exchange));
  }
  if (const auto* soa = std::get_if<Authority>(&record.data)) {
    return fmt::format("{} {} {} {} {} {} {}", dotted(soa->server), dotted(soa->mailbox),
                       soa->serial, soa->refresh, soa->retry, soa->expire, soa->minimum);
  }
  return generic(std::get<Opaque>(record.data).bytes);
}

std::vector<std::string> lines(const Message& m) {
  std::vector<std::string> out;
  if (m.response) {
    out.push_back(fmt::format(";; {}, id: {}, flags:{}", in_words(m.code), m.id, flags(m)));
  } else {
    out.push_back(
        fmt::format(";; QUERY, id: {}{}", m.id, m.recursion_desired ? ", flags: rd" : ""));
  }
  for (const Question& q : m.questions) {
    out.push_back(fmt::format(";{} {} {}", dotted(q.name), in_words(q.klass), in_words(q.type)));
  }
  append_section(out, "", m.answers);
  append_section(out, "AUTHORITY", m.authorities);
  append_section(out, "ADDITIONAL", m.additionals);
  return out;
}

}  // namespace mailscope::dns
