// Drives a fuzz target where libFuzzer is not at hand: seeded inputs, the same in every run, made
// of the words of the protocols, of the bytes that separate them, and of noise.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/random.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int kInputs = 5'000;

constexpr auto kWords = std::to_array<std::string_view>({"\r\n",
                                                         "\r\n",
                                                         "\r\n",
                                                         "\n",
                                                         "\r",
                                                         " ",
                                                         " ",
                                                         "\t",
                                                         ".",
                                                         ".\r\n",
                                                         "\r\n.\r\n",
                                                         "<",
                                                         ">",
                                                         "@",
                                                         ":",
                                                         ";",
                                                         ",",
                                                         "\"",
                                                         "\\",
                                                         "(",
                                                         ")",
                                                         "[",
                                                         "]",
                                                         "{",
                                                         "}",
                                                         "*",
                                                         "+ ",
                                                         "-",
                                                         "=",
                                                         "0",
                                                         "1",
                                                         "250",
                                                         "250-",
                                                         "354 ",
                                                         "550 5.1.1 ",
                                                         "HELO ",
                                                         "EHLO ",
                                                         "MAIL FROM:",
                                                         "RCPT TO:",
                                                         "DATA",
                                                         "RSET",
                                                         "NOOP",
                                                         "VRFY ",
                                                         "QUIT",
                                                         "SIZE=",
                                                         "alice@crepes.fr",
                                                         "bob@hamburger.edu",
                                                         "crepes.fr",
                                                         "[10.0.0.1]",
                                                         "a1 ",
                                                         "LOGIN ",
                                                         "SELECT ",
                                                         "INBOX",
                                                         "FETCH ",
                                                         "STORE ",
                                                         "UID ",
                                                         "LOGOUT",
                                                         "BODY[",
                                                         "BODY.PEEK[]",
                                                         "HEADER.FIELDS",
                                                         "FLAGS",
                                                         "\\Seen",
                                                         "1:*",
                                                         "{3}\r\nabc",
                                                         "{4294967296}\r\n",
                                                         "NIL",
                                                         "OK ",
                                                         "NO ",
                                                         "BAD ",
                                                         "EXISTS",
                                                         "From: ",
                                                         "To: ",
                                                         "Date: ",
                                                         "Subject: ",
                                                         "Received: ",
                                                         "Content-Type: ",
                                                         "text/plain; charset=utf-8",
                                                         "Content-Transfer-Encoding: ",
                                                         "base64",
                                                         "quoted-printable",
                                                         "=?utf-8?B?",
                                                         "=?utf-8?Q?",
                                                         "?=",
                                                         "=20",
                                                         "SGVsbG8=",
                                                         "\xed\x95\x9c",
                                                         "\xc3",
                                                         "\xff",
                                                         "99999999999999999999"});

std::string input(mailscope::RandomStream& random) {
  std::string bytes;
  const std::uint64_t noise = random.below(30);  // how many in a hundred pieces are a random byte
  for (std::uint64_t pieces = random.below(60); pieces > 0; --pieces) {
    if (random.below(100) < noise) {
      bytes += static_cast<char>(random.below(256));
    } else {
      bytes += kWords.at(random.below(kWords.size()));
    }
  }
  return bytes;
}

}  // namespace

int main() {
  mailscope::RandomStream random(1, "fuzz");
  for (int i = 0; i < kInputs; ++i) {
    const std::string bytes = input(random);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  std::printf("%d inputs\n", kInputs);
}
