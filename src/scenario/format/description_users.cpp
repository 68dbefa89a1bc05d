// The file format: "users".
#include "base/text.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {
namespace {

std::string capitalised(const User& user, const Names&) {
  std::string title = user.name;
  if (!title.empty()) title.front() = upper(title.front());
  return title;
}
std::string usual_host(const User& user, const Names&) {
  return user.name + "." + user.address.substr(user.address.find('@') + 1);
}

}  // namespace

constexpr std::string_view kDevices[] = {"laptop", "phone", "desktop"};
constexpr Shape kDevice = word(kDevices);
constexpr Shape kQuota = size(1, 1e15);
constexpr std::string_view kWays[] = {"through the server", "directly"};
constexpr Shape kSends = word(kWays);
constexpr Key kUserKeys[] = {
    required(key<&User::address>(
        "address", kAddress,
        "The user's mail address; what stands behind the @ is one of servers.")),
    derived<&User::title, capitalised>(
        "title", kTitle, "What the window calls the user. Default: the name, capitalised."),
    key<&User::password>("password", kPassword, "Opens the mailbox."),
    key<&User::device>("device", kDevice, "The machine on which the user agent runs."),
    derived<&User::host, usual_host>("host", kDomain,
                                     "The name of that machine. Default: <name>.<domain>."),
    explained(key<&User::quota>("quota", kQuota,
                                "How much the mailbox holds; a message that does not fit is "
                                "refused (552). Default: endless.")),
    key<&User::sends_directly>(
        "sends", kSends,
        "directly: the agent looks for the receivers' servers itself, past its own one, and tries "
        "once; it has links to all servers and to the name server."),
};

constexpr Shape kUser = object(kUserKeys);

constexpr Shape kUsers = map(formats::user_name, kUser, 1, 10'000);

}  // namespace mailscope::scenario::description
