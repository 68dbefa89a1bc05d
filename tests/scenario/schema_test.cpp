#include <cstdlib>
#include <sstream>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenario/format/description.hpp"
#include "scenario/format/json.hpp"
#include "scenario/load.hpp"
#include "tests/scenario/shared.hpp"

namespace mailscope::scenario {
namespace {

// The shipped file is the text that the description makes: an editor and the loader agree.
// MAILSCOPE_UPDATE_SNAPSHOTS=1 writes it anew.
TEST(Schema, IsTheShippedFile) {
  const std::string path = test::shipped_directory() + "/scenario.schema.json";
  if (std::getenv("MAILSCOPE_UPDATE_SNAPSHOTS")) std::ofstream(path) << schema();
  EXPECT_EQ(test::contents(path), schema());
}

// What a file that says nothing means, as the README and the RFCs have it.
TEST(Schema, DefaultsAreThoseOfTheStandards) {
  using Json = nlohmann::json;
  const std::pair<std::string, Json> expected[] = {
      {"start", "2026-03-02T09:00:00Z"},
      {"servers/*/retry/every", "30m"},            // RFC 5321 §4.5.4.1: at least 30 minutes
      {"servers/*/retry/give_up_after", "5d"},     // ... 4 to 5 days
      {"servers/*/limits/recipients", 1000},       // RFC 5321 §4.5.3.1.8: at least 100
      {"servers/*/limits/hops", 100},              // RFC 5321 §6.3: at least 100
      {"servers/*/adds_received", true},           // RFC 5321 §4.4
      {"servers/*/spaced_paths", false},           // RFC 5321 §3.3: no space
      {"servers/*/greet_with", "EHLO"},            // RFC 5321 §3.2
      {"servers/*/submission", "open"},            // as in the chapter
      {"servers/*/extensions/pipelining", true},   // RFC 2920
      {"servers/*/connections/persistent", true},  // RFC 5321 §4.5.4.1
      {"users/*/sends", "through the server"},
      {"network/latency", "20ms"},
      {"network/bandwidth", "10Mbit/s"},
      {"network/loss", 0},
      {"tcp/profile", "current"},
      {"actions/*/send/header", true},
      {"actions/*/send/encoding", "7bit"},  // RFC 6152: 8-bit is asked for
      {"actions/*/send/count", 1},
  };
  const Json whole = Json::parse(schema());
  for (const auto& [path, value] : expected) {
    const Json* at = &whole;
    std::istringstream keys(path);
    for (std::string key; std::getline(keys, key, '/');) {
      const bool list = at->contains("items");
      at = key != "*" ? &at->at("properties").at(key)
                      : &at->at(list ? "items" : "additionalProperties");
    }
    EXPECT_EQ(at->value("default", Json()), value) << path;
  }
}

// The texts for the editor say what TCP's current profile has: "Default: 1s."
TEST(Schema, TcpsDefaultsAreThoseThatItsTextsSay) {
  const Scenario plain;
  for (Key key : description::kTcp.keys.subspan(1)) {
    key.required = true;  // written although it is the default
    const auto value = key.write(&plain.tcp, &plain.tcp, key, Names(plain));
    ASSERT_TRUE(value) << key.name;
    std::string said = to_json(*value).dump();
    std::erase(said, '"');
    EXPECT_TRUE(key.doc.ends_with("Default: " + said + ".")) << key.name << " has " << said;
  }
}

}  // namespace
}  // namespace mailscope::scenario
