#include "replay/labels.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace mailscope::replay {
namespace {

std::string said(const dns::Message& message) {
  return dns_words(message, texts::Language::english);
}

dns::Message answer_with(std::vector<dns::ResourceRecord> answers) {
  dns::Message m;
  m.response = true;
  m.questions = {{"hamburger.edu", dns::Type::mx}};
  m.answers = std::move(answers);
  return m;
}

dns::ResourceRecord mx(std::uint16_t preference, const std::string& host) {
  return {"hamburger.edu", dns::Type::mx, dns::Class::internet, 60,
          dns::MailExchange{preference, host}};
}

TEST(DnsWords, AQuestion) {
  dns::Message query;
  EXPECT_EQ(said(query), "no question");
  query.questions = {{"hamburger.edu", dns::Type::mx}};
  EXPECT_EQ(said(query), "MX hamburger.edu?");
}

TEST(DnsWords, AnAnswer) {
  EXPECT_EQ(said(answer_with({mx(10, "mail.hamburger.edu"), mx(20, "b.edu")})),
            "10 mail.hamburger.edu, 20 b.edu");
  dns::Message none = answer_with({});
  EXPECT_EQ(said(none), "no MX");
  none.questions.clear();
  EXPECT_EQ(said(none), "no answer");
  none.code = dns::ResponseCode::name_error;
  EXPECT_EQ(said(none), "NXDOMAIN");
}

}  // namespace
}  // namespace mailscope::replay
