#pragma once
// DNS messages as data, and their form on the wire: RFC 1035 §4.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace mailscope::dns {

inline constexpr std::size_t kHeader = 12;                // octets
inline constexpr std::size_t kLargestDatagram = 512;      // without UDP's header, §2.3.4
inline constexpr std::uint32_t kLongestTtl = 2147483647;  // seconds, RFC 2181 §8

// Values without a name here are valid as well.
enum class Type : std::uint16_t { a = 1, soa = 6, mx = 15, transfer = 252, any = 255 };  // §3.2.2
enum class Class : std::uint16_t { internet = 1 };                                       // §3.2.4
enum class Opcode : std::uint8_t { query = 0 };  // four bits
enum class ResponseCode : std::uint8_t {         // four bits, §4.1.1
  no_error = 0,
  format_error = 1,
  server_failure = 2,
  name_error = 3,
  not_implemented = 4,
  refused = 5
};

struct Question {
  std::string name;
  Type type = Type::a;
  Class klass = Class::internet;
};
bool same_question(const Question& a, const Question& b);  // in letters of either case

struct Address {              // A, §3.4.1
  std::uint32_t address = 0;  // IPv4, host byte order
  bool operator==(const Address&) const = default;
};
struct MailExchange {  // MX, §3.3.9: the lower preference is tried first
  std::uint16_t preference = 0;
  std::string exchange;
  bool operator==(const MailExchange&) const = default;
};
struct Authority {  // SOA, §3.3.13
  std::string server, mailbox;
  std::uint32_t serial = 0, refresh = 0, retry = 0, expire = 0;
  std::uint32_t minimum = 0;  // how long "no" may be remembered: RFC 2308 §4
  bool operator==(const Authority&) const = default;
};
struct Opaque {  // any other type
  std::string bytes;
  bool operator==(const Opaque&) const = default;
};
struct ResourceRecord {
  std::string owner;
  Type type = Type::a;
  Class klass = Class::internet;
  std::uint32_t ttl = 0;  // seconds
  std::variant<Address, MailExchange, Authority, Opaque> data;
  bool operator==(const ResourceRecord&) const = default;
};

struct Message {
  std::uint16_t id = 0;
  bool response = false;
  Opcode opcode = Opcode::query;
  bool authoritative = false;
  bool truncated = false;
  bool recursion_desired = false, recursion_available = false;
  ResponseCode code = ResponseCode::no_error;
  std::vector<Question> questions;
  std::vector<ResourceRecord> answers, authorities, additionals;
};

// At most `limit` octets: records that do not fit are left out, whole sections at a time, and
// TC is set when the answer's were among them (RFC 2181 §9).
std::string encode(const Message& message, std::size_t limit = kLargestDatagram);

// Fails for a message that ends early, has a malformed name or record, or goes on after its
// last record.
Result<Message> decode(std::string_view bytes);

}  // namespace mailscope::dns
