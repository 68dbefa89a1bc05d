// The `with:` lines of a dialog: how the sessions under test are set up.

#include <array>

#include "base/text.hpp"
#include "tests/smtp/play.hpp"

namespace mailscope::smtp::test {
namespace {

// The words of `text`, up to spaces.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (text = trimmed(text); !text.empty();) {
    words.push_back(text.substr(0, text.find(' ')));
    text = trimmed(text.substr(words.back().size()));
  }
  return words;
}

// `SIZE 8BITMIME`: these and no others.
Extensions extensions_in(std::string_view text) {
  Reply reply{250, {"host"}};
  for (const std::string_view word : words_of(text)) reply.lines.emplace_back(word);
  return parse_offered(reply).extensions;
}

void set_text(policy::ReplyTexts& texts, const std::string& key, const std::string& value) {
  const std::array<std::pair<std::string_view, std::string*>, 5> known{
      {{"greeting", &texts.greeting},
       {"hello", &texts.hello},
       {"data", &texts.data},
       {"accepted", &texts.accepted},
       {"quit-text", &texts.quit}}};
  for (const auto& [name, text] : known) {
    if (key == name) *text = value;
  }
}

void set_limit(ServerConfig& config, const std::string& key, const std::string& value) {
  const std::array<std::pair<std::string_view, std::size_t*>, 5> known{
      {{"recipients", &config.mail.recipients},
       {"message", &config.mail.message_size},
       {"text-line", &config.limits.text_line},
       {"errors", &config.limits.errors},
       {"failed-logins", &config.limits.failed_logins}}};
  for (const auto& [name, limit] : known) {
    if (key == name) *limit = std::stoul(value);
  }
}

}  // namespace

ServerConfig server_config(const Dialog& dialog) {
  ServerConfig config{.host = "hamburger.edu"};
  config.texts.mail = "{address} ... Sender ok";
  config.texts.rcpt = "{address} ... Recipient ok";
  for (const auto& [key, value] : dialog.settings) {
    if (key == "host") config.host = value;
    if (key == "offers") config.extensions = extensions_in(value);
    if (key == "login") config.login = true;
    set_text(config.texts, key, value);
    set_limit(config, key, value);
  }
  return config;
}

ClientConfig client_config(const Dialog& dialog) {
  ClientConfig config{.name = "crepes.fr"};
  for (const auto& [key, value] : dialog.settings) {
    if (key == "helo") config.extended_hello = false;
    if (key == "spaced") config.spaced_paths = true;
    if (key == "uses") config.uses = extensions_in(value);
    if (key == "reply-lines") config.limits.lines = std::stoul(value);
    if (key == "user") {
      const auto words = words_of(value);
      config.login = Login{std::string(words.at(0)), std::string(words.at(1))};
    }
  }
  return config;
}

}  // namespace mailscope::smtp::test
