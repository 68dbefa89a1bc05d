// Any bytes in a datagram at port 53, and in the answer to a query.

#include <cstddef>
#include <cstdint>

#include "base/check.hpp"
#include "dns/name_server.hpp"
#include "dns/resolver.hpp"
#include "dns/text.hpp"

namespace mailscope::dns {
namespace {

// What was read is written in a form that reads as the same.
void at_codec(std::string_view bytes) {
  const auto message = decode(bytes);
  if (!message) return;
  const std::string again = encode(*message, 65'535);
  const auto second = decode(again);
  MAILSCOPE_CHECK(second.has_value());
  MAILSCOPE_CHECK(lines(*second) == lines(*message));
  MAILSCOPE_CHECK(encode(*message).size() <= again.size());
}

void at_server(std::string_view bytes) {
  NameServer server;
  server.add_zone(".", {"ns", "root", 1, 2, 3, 4, 5}, 5);
  server.add({"hamburger.edu", Type::mx, Class::internet, 60, MailExchange{10, "mail.edu"}});
  const auto answer = server.answer(bytes, Instant());
  if (!answer) return;
  const auto message = decode(*answer);
  MAILSCOPE_CHECK(message.has_value() && message->response);
  MAILSCOPE_CHECK(!server.answer(*answer, Instant()));
}

void at_resolver(std::string_view bytes) {
  Resolver resolver({.server = {1, 53}}, {1, "fuzz"});
  resolver.ask(1, {"hamburger.edu", Type::mx}, Instant());
  const auto query = std::get<SendQuery>(*resolver.poll());
  std::string answer(bytes);
  if (answer.size() >= 3) {  // with the right id, so that more is looked at
    answer.replace(0, 2, query.bytes, 0, 2);
    answer[2] = static_cast<char>(answer[2] | static_cast<char>(0x80));
  }
  resolver.receive(answer, query.port, {1, 53}, Instant());
  const auto output = resolver.poll();
  MAILSCOPE_CHECK(output.has_value() != resolver.deadline().has_value());
}

// A message of every kind of record, with octets exchanged: each pair says where, and by what.
std::string broken_by(std::string_view pairs) {
  Message m;
  m.response = true;
  m.questions = {{"hamburger.edu", Type::mx}};
  m.answers = {
      {"hamburger.edu", Type::mx, Class::internet, 60, MailExchange{10, "mail.hamburger.edu"}}};
  m.authorities = {{"edu", Type::soa, Class::internet, 60, Authority{"ns.edu", "root.edu"}}};
  m.additionals = {{"mail.hamburger.edu", Type::a, Class::internet, 60, Address{1}}};
  std::string bytes = encode(m);
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    bytes[static_cast<unsigned char>(pairs[i]) % bytes.size()] = pairs[i + 1];
  }
  return bytes;
}

void at_all(std::string_view bytes) {
  at_codec(bytes), at_server(bytes), at_resolver(bytes);
}

}  // namespace
}  // namespace mailscope::dns

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  mailscope::dns::at_all(bytes);
  mailscope::dns::at_all(mailscope::dns::broken_by(bytes.substr(0, 16)));
  return 0;
}
