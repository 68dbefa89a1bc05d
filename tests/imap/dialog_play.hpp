#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/imap/dialog.hpp"

namespace mailscope::imap::test {

template <class Session, class Describe>
std::string drain(Session& session, Describe& describe) {
  std::string said;
  while (auto output = session.poll()) said += describe(*output);
  return said;
}

// Gives `bytes`, but for the first `given` of them that came early, and returns what was said.
template <class Session, class Describe>
std::string give(Session& session, std::string_view bytes, Instant now, Feed feed,
                 Describe& describe) {
  std::string said;
  const std::size_t piece = feed == Feed::byte_by_byte ? 1 : bytes.size();
  for (std::size_t i = 0; i < bytes.size(); i += piece) {
    session.receive(bytes.substr(i, piece), now);
    said += drain(session, describe);
  }
  return said;
}

// The first byte of what the peer says next: too little to mean anything yet.
inline std::string_view early_bytes(const std::vector<Step>& steps, std::size_t from) {
  for (std::size_t i = from; i < steps.size(); ++i) {
    if (steps[i].kind == Step::Kind::time || steps[i].kind == Step::Kind::state) return {};
    if (steps[i].kind == Step::Kind::heard_from_peer) {
      return std::string_view(steps[i].text).substr(0, 1);
    }
  }
  return {};
}

template <class Session, class Describe>
void play(Session& session, const std::vector<Step>& steps, Feed feed, Describe describe,
          std::vector<std::string>& differences) {
  Instant now;
  session.connected(now);
  std::string said = drain(session, describe);
  std::size_t early = 0;
  const auto expect = [&](const std::string& wanted) {
    if (said != wanted) differences.push_back("wanted:\n" + wanted + "came:\n" + said);
    said.clear();
  };
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    if (step.kind != Step::Kind::expected && !said.empty()) expect("");
    switch (step.kind) {
      case Step::Kind::heard_from_peer: {
        std::string bytes = step.text.substr(early);
        early = 0;
        if (feed == Feed::with_trailing_bytes) {
          const std::string_view next = early_bytes(steps, i + 1);
          bytes += next;
          early = next.size();
        }
        said += give(session, bytes, now, feed, describe);
        break;
      }
      case Step::Kind::expected:
        expect(step.text);
        break;
      case Step::Kind::state:
        if (name(session.state()) != step.text) {
          differences.push_back("state: " + std::string(name(session.state())) + ", wanted " +
                                step.text);
        }
        break;
      case Step::Kind::time:
        now = now + step.wait;
        session.timeout(now);
        said += drain(session, describe);
        break;
    }
  }
  expect("");
}

}  // namespace mailscope::imap::test
