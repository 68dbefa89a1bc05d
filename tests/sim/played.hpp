#pragma once
// A scenario that has run, and one-line states of it to assert on.

#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "export/state_json.hpp"
#include "mail/message.hpp"
#include "replay/world/cursor.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"

namespace mailscope::testing {

inline scenario::Scenario shipped(const std::string& name) {
  auto loaded = scenario::find(name, {MAILSCOPE_SOURCE_DIR "/scenarios"});
  EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : scenario::format_faults(loaded.error()));
  return loaded ? std::move(*loaded) : scenario::Scenario{};
}

// Their names.
inline std::vector<std::string> all_shipped() {
  std::vector<std::string> names;
  for (const std::string& path : scenario::list_shipped({MAILSCOPE_SOURCE_DIR "/scenarios"}))
    names.push_back(std::filesystem::path(path).stem().string());
  return names;
}

inline scenario::Scenario from_json(const std::string& json) {
  auto loaded = scenario::load_text(json, "test");
  EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : scenario::format_faults(loaded.error()));
  return loaded ? std::move(*loaded) : scenario::Scenario{};
}

class Played {
 public:
  explicit Played(scenario::Scenario s)
      : scenario(std::move(s)), trace(sim::run(scenario)), replay_(trace) {}

  const replay::World& at(Instant t) { return replay_.at(t); }
  const replay::World& end() { return replay_.at(replay_.last()); }

  // "bob@hamburger.edu delivered after 3: 250 ok", a line for each recipient of message n.
  std::string fates(std::size_t n) {
    std::string text;
    for (const replay::Recipient& r : end().messages.at(n).recipients) {
      text += fmt::format("{} {} after {}: {}\n", r.address, replay::name(r.fate), r.attempts,
                          r.last_reply);
    }
    return text;
  }

  // "1 waiting" or "0" for the queue of a host at a moment.
  std::size_t queued(const std::string& host, Instant t) {
    for (const replay::Host& h : at(t).hosts) {
      if (h.name == host) return h.queue.size();
    }
    ADD_FAILURE() << "no host " << host;
    return 0;
  }

  // What stands in a mailbox at the end; the content of the nth message.
  std::vector<std::string> inbox(const std::string& address) {
    std::vector<std::string> contents;
    for (const replay::Host& h : end().hosts) {
      const replay::Mailbox* mailbox = replay::find_mailbox(h, address);
      if (mailbox == nullptr) continue;
      for (const replay::Folder& folder : mailbox->folders) {
        for (const replay::StoredMessage& m : folder.messages) contents.emplace_back(m.content);
      }
    }
    return contents;
  }

  // Every record of one kind, with its instant.
  template <class What>
  std::vector<std::pair<Instant, What>> all() const {
    std::vector<std::pair<Instant, What>> found;
    for (const trace::Record& r : trace.records()) {
      if (const auto* what = std::get_if<What>(&r.what)) found.emplace_back(r.at, *what);
    }
    return found;
  }

  scenario::Scenario scenario;
  trace::Trace trace;

 private:
  replay::Replay replay_;
};

}  // namespace mailscope::testing
