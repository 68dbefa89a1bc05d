// The checks of the fuzz targets on a seeded stream of broken dialogs: pieces of real ones in any
// order, with bytes changed, left out and doubled.

#include <array>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "tests/fuzz/smtp_any_input.hpp"

namespace mailscope::smtp {
namespace {

constexpr auto kClientSays = std::to_array<std::string_view>(
    {"HELO crepes.fr\r\n",
     "EHLO crepes.fr\r\n",
     "EHLO [10.0.0.1]\r\n",
     "AUTH PLAIN AGFsaWNlAGNyb2lzc2FudA==\r\n",
     "AUTH PLAIN AGFsaWNlAGNyb2lzc2FudA==\r\n",
     "EHLO crepes.fr\r\nAUTH PLAIN AGFsaWNlAGNyb2lzc2FudA==\r\n",
     "EHLO crepes.fr\r\nAUTH LOGIN\r\nYWxpY2U=\r\nYWxpY2U=\r\nMAIL FROM:<a@b>\r\n",
     "AUTH PLAIN\r\n",
     "AUTH LOGIN\r\n",
     "AUTH LOGIN YWxpY2U=\r\n",
     "YWxpY2U=\r\n",
     "*\r\n",
     "MAIL FROM:<alice@crepes.fr> RET=HDRS ENVID=a+2Bb SMTPUTF8\r\n",
     "RCPT TO:<bob@hamburger.edu> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b+40c\r\n",
     "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nhello\r\n.\r\n",
     "MAIL FROM:<alice@crepes.fr>\r\n",
     "MAIL FROM: <alice@crepes.fr> SIZE=100 BODY=8BITMIME\r\n",
     "MAIL FROM:<>\r\n",
     "RCPT TO:<bob@hamburger.edu>\r\n",
     "RCPT TO:<Postmaster>\r\n",
     "RCPT TO:<@a,@b:\"b o b\"@[IPv6:::1]>\r\n",
     "DATA\r\n",
     "DATA\r\n",
     "Subject: hi\r\n\r\n",
     "..\r\n",
     ".\r\n",
     ".\r\n",
     "\r\n.\r\n",
     "\n.\n",
     "\r",
     "\n",
     ".",
     "RSET\r\n",
     "NOOP\r\n",
     "VRFY bob\r\n",
     "HELP\r\n",
     "EXPN\r\n",
     "0123456789012345678901234567890123456789012345678901234567890123456789",
     "HELO crepes.fr\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nhello\r\n.\r\n",
     "HELO crepes.fr\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n"});

constexpr auto kServerSays = std::to_array<std::string_view>(
    {"220 hamburger.edu\r\n", "220 hi\r\n250-hi\r\n250-SIZE\r\n250 PIPELINING\r\n",
     "220 hi\r\n250-hi\r\n250-AUTH LOGIN\r\n250 PIPELINING\r\n334\r\n334\r\n235 hi\r\n",
     "220 hi\r\n250-hi\r\n250-PIPELINING\r\n250 AUTH PLAIN\r\n235 hi\r\n", "250 ok\r\n",
     "250 ok\r\n", "250 ok\r\n", "250-hamburger.edu\r\n", "250-SIZE\r\n250 HELP\r\n",
     "354 go on\r\n", "354\r\n", "450 busy\r\n", "550 no\r\n", "421 closing\r\n", "221 bye\r\n",
     "\r", "\n", "220 hi\r\n250 hi\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n250 ok\r\n",
     "2500123456789012345678901234567890123456789012345678901234567890123456789"});

constexpr std::array<std::string_view, 24> kAddressPieces{"<",
                                                          ">",
                                                          "@",
                                                          "alice",
                                                          ".",
                                                          "crepes.fr",
                                                          "\"",
                                                          "\\",
                                                          "[",
                                                          "]",
                                                          "IPv6:",
                                                          "::",
                                                          ":",
                                                          "1",
                                                          "10.0.0.1",
                                                          ",",
                                                          "-",
                                                          " ",
                                                          "<alice@crepes.fr>",
                                                          "\"a b\"@",
                                                          "<@a:",
                                                          "ff",
                                                          "\x80",
                                                          "\t"};

template <std::size_t N>
std::string any_input_of(const std::array<std::string_view, N>& pieces, RandomStream& random) {
  std::string out;
  for (std::uint64_t n = random.below(24); n > 0; --n) out += pieces[random.below(N)];
  for (std::uint64_t n = random.below(3); n > 0 && !out.empty(); --n) {
    const std::size_t at = random.below(out.size());
    if (random.below(3) == 0) {
      out.erase(at, 1);
    } else {
      out[at] = static_cast<char>(random.below(256));
    }
  }
  return out;
}

constexpr int kRounds = 1000;

TEST(SmtpAnyInput, AtTheServer) {
  RandomStream random(1, "any input: smtp server");
  for (int round = 0; round < kRounds; ++round)
    any_input::at_server(any_input_of(kClientSays, random));
}

TEST(SmtpAnyInput, AtTheClient) {
  RandomStream random(1, "any input: smtp client");
  for (int round = 0; round < kRounds; ++round)
    any_input::at_client(any_input_of(kServerSays, random));
}

TEST(SmtpAnyInput, AsAnAddress) {
  RandomStream random(1, "any input: address");
  for (int round = 0; round < 4 * kRounds; ++round) {
    any_input::at_address(any_input_of(kAddressPieces, random));
  }
}

// The checks are worth something only if the broken dialogs get far.
TEST(SmtpAnyInput, ReachesMessages) {
  RandomStream random(1, "any input: smtp server");
  int messages = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::string out =
        any_input::server_transcript(any_input_of(kClientSays, random), std::string_view::npos);
    if (out.find("message accepted") != std::string::npos) ++messages;
  }
  EXPECT_GT(messages, kRounds / 20);
  messages = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::string input = any_input_of(kClientSays, random);
    const std::string out = any_input::server_transcript(input, std::string_view::npos, true);
    if (out.find("message accepted") != std::string::npos) ++messages;
  }
  EXPECT_GT(messages, kRounds / 100) << "with a login";
  int accepted = 0;
  RandomStream replies(1, "any input: smtp client");
  for (int round = 0; round < kRounds; ++round) {
    const std::string out =
        any_input::client_transcript(any_input_of(kServerSays, replies), std::string_view::npos);
    if (out.find("C: .\r\n") != std::string::npos) ++accepted;
  }
  EXPECT_GT(accepted, kRounds / 50);
}

}  // namespace
}  // namespace mailscope::smtp
