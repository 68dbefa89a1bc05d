// The mail servers of a random world, and whose mailboxes they keep.

#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "tests/worlds/draft.hpp"

namespace mailscope::worlds {
namespace {

constexpr std::string_view kNames[] = {"ash",   "birch", "cedar", "elm",    "fir",   "hazel",
                                       "larch", "maple", "oak",   "poplar", "rowan", "willow"};

// At most so many tries, lest a run be long.
constexpr std::size_t kMostTries = 30;

Json retry(Draft& draft) {
  Dice& dice = draft.dice;
  const Duration every = minutes(static_cast<std::int64_t>(dice.between(1, 10)));
  const auto tries = static_cast<std::int64_t>(dice.between(3, kMostTries));
  draft.every.push_back(every);
  Json policy = {{"every", format_duration(every)},
                 {"give_up_after", format_duration(every * tries)}};
  if (dice.chance(0.3)) policy["back_off"] = dice.between(1, 3);
  if (dice.chance(0.2)) policy["at_most"] = format_duration(every * 4);
  if (dice.chance(0.2)) policy["warn_after"] = format_duration(every * 2);
  return policy;
}

Json extensions(Dice& dice) {
  Json switched = Json::object();
  for (const char* name :
       {"size", "pipelining", "8bitmime", "enhanced_status_codes", "smtputf8", "dsn", "help"}) {
    if (dice.chance(0.3)) switched[name] = false;
  }
  return switched;
}

Json connections(Dice& dice) {
  Json rules = Json::object();
  if (dice.chance(0.4)) rules["persistent"] = false;
  if (dice.chance(0.3)) rules["messages"] = dice.between(1, 5);
  if (dice.chance(0.3)) rules["at_once"] = dice.between(1, 3);
  if (dice.chance(0.4)) rules["keep_open"] = format_duration(dice.soon(minutes(2)));
  return rules;
}

Json limits(Dice& dice) {
  // A loop that two forwardings make ends soon.
  Json limit = {{"hops", dice.between(3, 20)}};
  if (dice.chance(0.2)) limit["message_size"] = fmt::format("{}B", dice.between(1'000, 4'000));
  if (dice.chance(0.2)) limit["recipients"] = dice.between(1, 4);
  return limit;
}

Json disk(Dice& dice) {
  Json disk = Json::object();
  if (dice.chance(0.8)) {
    const bool slow = dice.chance(0.4);
    const Duration sync = slow ? dice.between(Duration(), seconds(2)) : dice.soon(seconds(1));
    disk["sync"] = format_duration(sync);
  }
  if (dice.chance(0.2)) disk["room"] = fmt::format("{}B", dice.between(1'000, 30'000));
  if (dice.chance(0.5)) disk["crash_keeps"] = dice.one_of({"nothing", "some"});
  return disk;
}

std::string random_reply(Dice& dice) {
  return dice.one_of({"421 4.3.2 closing down", "450 4.2.1 try later", "451 4.3.0 local error",
                      "452 4.3.1 no room", "550 5.7.1 not for you", "551 5.1.6 not here",
                      "552 5.3.4 too much", "554 5.0.0 no"});
}

Json answer(Dice& dice) {
  const std::string stage =
      dice.one_of({"connect", "hello", "mail", "rcpt", "data", "message", "message"});
  Json answer = {{"stage", stage}};
  if (dice.chance(0.35)) {
    answer["drop"] = true;
  } else if (stage == "connect") {
    answer["reply"] = dice.one_of({"421 4.3.2 closing down", "554 5.3.2 no mail here"});
  } else {
    answer["reply"] = random_reply(dice);
  }
  if (dice.chance(0.6)) answer["times"] = dice.between(1, 4);
  if (dice.chance(0.6)) answer["chance"] = dice.part(90);
  if (dice.chance(0.4)) answer["until"] = format_duration(dice.between(seconds(1), hours(1)));
  return answer;
}

Json answers(Dice& dice) {
  Json list = Json::array();
  for (std::size_t n = dice.between(1, 3); n > 0; --n) list.push_back(answer(dice));
  return list;
}

Json server(Draft& draft) {
  Dice& dice = draft.dice;
  Json server = {{"retry", retry(draft)}, {"limits", limits(dice)}};
  if (dice.chance(0.1)) server["greet_with"] = "HELO";
  if (dice.chance(0.3)) server["extensions"] = extensions(dice);
  if (dice.chance(0.5)) server["connections"] = connections(dice);
  if (dice.chance(0.7)) server["disk"] = disk(dice);
  if (dice.chance(0.35)) server["answers"] = answers(dice);
  if (dice.chance(0.15)) {
    server["greylist"] = {{"wait", format_duration(dice.between(seconds(10), minutes(10)))}};
  }
  if (dice.chance(0.15)) server["submission"] = "login";
  return server;
}

}  // namespace

void add_servers(Draft& draft) {
  const std::size_t count = draft.dice.between(2, std::size(kNames));
  draft.dns = draft.dice.chance(0.7);
  if (!draft.dns) draft.world["dns"] = false;
  for (std::size_t i = 0; i < count; ++i) {
    draft.domains.push_back(fmt::format("{}.example", kNames[i]));
    draft.hosts.push_back("mail." + draft.domains.back());
    draft.world["servers"][draft.domains.back()] = server(draft);
  }
}

void add_users(Draft& draft) {
  Dice& dice = draft.dice;
  const std::size_t count = draft.domains.size() + dice.below(4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string name = fmt::format("user{}", i + 1);
    draft.users.push_back(name);
    draft.people.push_back(name + "@" + draft.domain_of(i));
    Json user = {{"address", draft.people.back()}};
    if (dice.chance(0.15)) user["quota"] = fmt::format("{}B", dice.between(1'000, 20'000));
    if (dice.chance(0.05)) user["sends"] = "directly";
    draft.world["users"][name] = user;
  }
}

}  // namespace mailscope::worlds
