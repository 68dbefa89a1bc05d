// The extensions' words: what EHLO offers, parameters, xtext, credentials.

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "smtp/command.hpp"
#include "smtp/extensions.hpp"
#include "smtp/login.hpp"
#include "smtp/parameters.hpp"
#include "smtp/xtext.hpp"

namespace mailscope::smtp {
namespace {

// RFC 5321 §4.1.1.1: what a server says is what a client learns, for every set of extensions.
TEST(SmtpExtensions, AreLearnedAsTheyAreOffered) {
  for (unsigned bits = 0; bits < 1u << 8; ++bits) {
    const auto on = [bits](unsigned n) { return (bits >> n & 1) != 0; };
    Offered offered;
    offered.extensions = {on(0), on(1), on(2), on(3), on(4), on(5), on(6)};
    if (on(0)) offered.size_limit = 1000;
    offered.auth_plain = offered.auth_login = on(7);
    Reply reply{250, offer_lines(offered.extensions, 1000, on(7))};
    reply.lines.insert(reply.lines.begin(), "host PIPELINING");
    EXPECT_EQ(parse_offered(reply), offered);
    EXPECT_EQ(both(offered.extensions, {}), offered.extensions);
    EXPECT_EQ(both({}, offered.extensions), offered.extensions);
    EXPECT_EQ(both(offered.extensions, Extensions::none()), Extensions::none());
  }
}

// RFC 1870 §4: "SIZE" and "SIZE 0" name no limit, and neither does what is no number.
TEST(SmtpExtensions, ASizeMayHaveNoLimit) {
  for (const char* line : {"SIZE", "SIZE 0", "SIZE many", "SIZE 99999999999999999999999"}) {
    const Offered offered = parse_offered({250, {"host", line}});
    EXPECT_TRUE(offered.extensions.size) << line;
    EXPECT_FALSE(offered.size_limit) << line;
  }
  EXPECT_EQ(parse_offered({250, {"host", "size 10"}}).size_limit, 10u);
  EXPECT_FALSE(parse_offered({250, {"host", "SIZES 10"}}).extensions.size);
}

// RFC 4954 §3: mechanisms we do not speak are passed over.
TEST(SmtpExtensions, MechanismsAreInAnyOrder) {
  const Offered offered = parse_offered({250, {"host", "AUTH CRAM-MD5  login"}});
  EXPECT_TRUE(offered.auth_login);
  EXPECT_FALSE(offered.auth_plain);
}

// RFC 3461 §4: everything comes back, and only xchars go over the wire.
TEST(SmtpXtext, HoldsAnyBytes) {
  RandomStream random(1, "xtext");
  for (int round = 0; round < 1000; ++round) {
    std::string bytes;
    for (std::uint64_t n = random.below(20); n > 0; --n) {
      bytes += static_cast<char>(random.below(256));
    }
    const std::string text = xtext_encode(bytes);
    for (const char c : text) EXPECT_TRUE(c > 32 && c < 127 && c != '=') << text;
    EXPECT_EQ(xtext_decode(text), bytes);
  }
  EXPECT_EQ(xtext_encode("a+b=c d"), "a+2Bb+3Dc+20d");
}

TEST(SmtpXtext, IsOfUpperCaseAndWhole) {
  for (const char* text : {"+", "+2", "+2b", "+G0", "a b", "a=b", "\x7f", "caf\xc3\xa9"}) {
    EXPECT_FALSE(xtext_decode(text)) << text;
  }
}

// RFC 3461 §4: what the sender put in comes out of the commands, whatever it was.
TEST(SmtpParameters, AreReadAsTheyAreWritten) {
  RandomStream random(2, "parameters");
  const Allowed allowed{{}, true};
  for (int round = 0; round < 500; ++round) {
    Envelope sent;
    sent.body = random.below(2) == 0 ? Body::seven_bit : Body::eight_bit_mime;
    sent.utf8 = random.below(2) == 0;
    if (random.below(2) == 0) sent.ret = random.below(2) == 0 ? Return::full : Return::headers;
    if (random.below(2) == 0) sent.envelope_id = "id+" + std::to_string(random.below(1000)) + "=";
    sent.declared_size = random.below(1000);
    Recipient to;
    if (random.below(2) == 0) {
      to.notify = NotifyOn{random.below(2) == 0, random.below(2) == 0, random.below(2) == 0};
    }
    if (random.below(2) == 0) to.original = "rfc822;b ob+" + std::to_string(random.below(1000));
    Envelope read;
    const std::string mail = mail_parameters(sent, sent.declared_size, {});
    EXPECT_FALSE(read_mail_parameters(parse_parameters(mail.substr(1)).value(), allowed, read));
    EXPECT_EQ(read, sent) << mail;
    Recipient read_to;
    const std::string rcpt = rcpt_parameters(to, {});
    const auto parameters = parse_parameters(rcpt.empty() ? rcpt : rcpt.substr(1));
    EXPECT_FALSE(read_rcpt_parameters(parameters.value(), allowed, read_to));
    EXPECT_EQ(read_to, to) << rcpt;
    EXPECT_EQ(mail_parameters(sent, 1, Extensions::none()), "");
    EXPECT_EQ(rcpt_parameters(to, Extensions::none()), "");
  }
}

// RFC 3461 §4.2, §4.4: what would be too long for the next server stays away.
TEST(SmtpParameters, AreNotWrittenTooLong) {
  Envelope envelope;
  envelope.envelope_id = std::string(100, 'a');
  EXPECT_EQ(mail_parameters(envelope, 0, {.size = false}).size(), 7u + 100);
  envelope.envelope_id = std::string(34, '+');
  EXPECT_EQ(mail_parameters(envelope, 0, {.size = false}), "");
  Recipient recipient{"a@b"};
  recipient.original = "rfc822;" + std::string(493, 'a');
  EXPECT_EQ(rcpt_parameters(recipient, {}).size(), 7u + 500);
  recipient.original += 'a';
  EXPECT_EQ(rcpt_parameters(recipient, {}), "");
}

// RFC 4616 §2.
TEST(SmtpLogin, IsReadAsItWasWritten) {
  const Login login{"t\xc3\xa9st", "a b"};
  const auto message = decode_response(plain_response(login));
  ASSERT_TRUE(message);
  const auto read = parse_plain(*message);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->user, login.user);
  EXPECT_EQ(read->password, login.password);
}

}  // namespace
}  // namespace mailscope::smtp
