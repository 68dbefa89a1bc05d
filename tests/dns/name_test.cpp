#include "dns/name.hpp"

#include <gtest/gtest.h>

#include "tests/dns/bytes.hpp"

namespace mailscope::dns {
namespace {

using testing::bytes;

std::string written(std::initializer_list<std::string_view> names) {
  std::string message;
  NameWriter writer;
  for (const std::string_view name : names) writer.write(message, name);
  return message;
}

// "mail.edu 10": the name, and where reading stopped; "malformed".
std::string read_at(std::string_view message, std::size_t at) {
  const auto name = read_name(message, at);
  return name ? *name + " " + std::to_string(at) : "malformed";
}

// §3.1: a length and as many octets for each label, zero at the end.
TEST(Name, OnTheWire) {
  EXPECT_EQ(written({"hamburger.edu"}), bytes("09 'hamburger' 03 'edu' 00"));
  EXPECT_EQ(written({"."}), bytes("00"));
  EXPECT_EQ(read_at(bytes("09 'hamburger' 03 'edu' 00"), 0), "hamburger.edu 15");
  EXPECT_EQ(read_at(bytes("00"), 0), ". 1");
}

// §4.1.4: "an entire domain name or a list of labels at the end of a domain name is replaced with
// a pointer to a prior occurrence of the same name". Case does not count.
TEST(Name, IsWrittenOnce) {
  const std::string message = written({"edu", "mail.EDU", "mail.edu", "fr"});
  EXPECT_EQ(message, bytes("03 'edu' 00  04 'mail' c000  c005  02 'fr' 00"));
  EXPECT_EQ(read_at(message, 5), "mail.edu 12");
  EXPECT_EQ(read_at(message, 12), "mail.edu 14");
}

// A pointer has 14 bits.
TEST(Name, IsNotPointedToFromTooFar) {
  std::string message(0x4000, 'x');
  NameWriter writer;
  writer.write(message, "edu");
  writer.write(message, "edu");
  EXPECT_EQ(message.substr(0x4000), bytes("03 'edu' 00 03 'edu' 00"));
}

// A pointer leads back, each further than the one before: no message makes a reader go on.
TEST(Name, PointersThatDoNotLeadBackAreMalformed) {
  EXPECT_EQ(read_at(bytes("c000"), 0), "malformed");               // to itself
  EXPECT_EQ(read_at(bytes("c002 c000"), 0), "malformed");          // forward
  EXPECT_EQ(read_at(bytes("c002 c000"), 2), "malformed");          // in a circle
  EXPECT_EQ(read_at(bytes("01 'a' c000"), 0), "malformed");        // to its own beginning
  EXPECT_EQ(read_at(bytes("03 'edu' 00 c000 c005"), 7), "edu 9");  // by way of another pointer
}

// §2.3.4: labels of 63 octets, names of 255.
TEST(Name, LengthsHaveLimits) {
  const std::string longest(63, 'a');
  EXPECT_TRUE(labels_of(longest));
  EXPECT_FALSE(labels_of(longest + "a"));
  const std::string most = longest + "." + longest + "." + longest + "." + std::string(61, 'a');
  ASSERT_TRUE(labels_of(most));
  EXPECT_EQ(written({most}).size(), kLongestName);
  EXPECT_EQ(read_at(written({most}), 0), most + " 255");
  EXPECT_FALSE(labels_of(most + "a"));
  EXPECT_EQ(read_at(bytes("01 'a'") + written({most}), 0), "malformed");
  EXPECT_EQ(read_at(bytes("40 'a' 00"), 0), "malformed");  // neither a length nor a pointer
}

TEST(Name, CutAnywhereIsMalformed) {
  const std::string whole = written({"mail.hamburger.edu"});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(read_at(whole.substr(0, size), 0), "malformed") << size;
  }
  EXPECT_EQ(read_at(bytes("03 'edu' 00 c0"), 5), "malformed");
}

// §5.1: what a person could not type is escaped, and comes back as it was.
TEST(Name, OddLabelsAreEscaped) {
  const std::string odd = bytes("04 'a.b\\' 03 00 'x' ff 00");
  std::size_t at = 0;
  const auto name = read_name(odd, at);
  ASSERT_TRUE(name);
  EXPECT_EQ(*name, "a\\.b\\\\.\\000x\\255");
  EXPECT_EQ(written({*name}), odd);
  for (const char* none : {"", "a..b", ".a", "a.", "\\", "\\25", "\\256"}) {
    EXPECT_FALSE(labels_of(none)) << none;
  }
}

TEST(Name, ZonesHoldTheirNames) {
  EXPECT_TRUE(is_within("mail.hamburger.edu", "HAMBURGER.edu"));
  EXPECT_TRUE(is_within("hamburger.edu", "hamburger.edu"));
  EXPECT_TRUE(is_within("hamburger.edu", "."));
  EXPECT_FALSE(is_within("cheeseburger.edu", "burger.edu"));
  EXPECT_FALSE(is_within("edu", "hamburger.edu"));
  EXPECT_EQ(parent_of("mail.edu"), "edu");
  EXPECT_EQ(parent_of("edu"), ".");
  EXPECT_FALSE(parent_of("."));
}

}  // namespace
}  // namespace mailscope::dns
