#include "replay/world/standing.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace mailscope::replay {
namespace {

// By Fate; the greatest is worst off.
int badness(Fate fate) {
  static constexpr std::array<int, 6> kOf{4, 3, 1, 0, 2, 5};
  return kOf[static_cast<std::size_t>(fate)];
}

// What has reached the user counts most, then what is still tried, then what was said to the
// sender.
std::optional<Fate> own_fate(const Recipient& r) {
  if (r.read) return Fate::read;
  if (r.copies > 0 || r.expanded) return Fate::delivered;
  if (r.waiting > 0) return Fate::queued;
  if (r.told || r.discarded || r.failing > 0) return Fate::bounced;
  if (r.redirected) return std::nullopt;
  if (r.accepted) return Fate::lost;
  if (r.by_redirection) return std::nullopt;
  return Fate::composing;
}

// A recipient and those to whom it was redirected. Two aliases may name each other: nobody is
// asked twice.
class Family {
 public:
  explicit Family(const Message& message)
      : message_(message), asked_(message.recipients.size(), false) {}

  std::optional<Standing> of(std::size_t index) {
    if (asked_[index]) return std::nullopt;
    asked_[index] = true;
    const Recipient& recipient = message_.recipients[index];
    std::optional<Standing> worst;
    if (recipient.redirected) {
      for (const Redirection& r : message_.redirections) {
        if (r.from == index) worst = worse(worst, of(r.to));
      }
    }
    const std::optional<Fate> fate = own_fate(recipient);
    // It goes to others; what a server on the way still keeps of it counts no more.
    const bool counts = !worst || fate == Fate::delivered || fate == Fate::read;
    if (fate && counts) worst = worse(Standing{*fate, recipient.custody}, worst);
    return worst;
  }

 private:
  static std::optional<Standing> worse(const std::optional<Standing>& a,
                                       const std::optional<Standing>& b) {
    if (!a || !b) return a ? a : b;
    return badness(b->fate) > badness(a->fate) ? b : a;
  }

  const Message& message_;
  std::vector<bool> asked_;
};

}  // namespace

std::string_view name(Fate fate) {
  static constexpr std::array<std::string_view, 6> kNames{"composing", "queued",  "delivered",
                                                          "read",      "bounced", "lost"};
  return kNames[static_cast<std::size_t>(fate)];
}

std::string_view name(CustodyKind kind) {
  static constexpr std::array<std::string_view, 6> kNames{"agent", "queue",       "mailbox",
                                                          "list",  "sender told", "nobody"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<Standing> standing(const Message& message, std::size_t index) {
  const Recipient& recipient = message.recipients[index];
  if (recipient.redirected) return Family(message).of(index);
  const std::optional<Fate> fate = own_fate(recipient);
  if (!fate) return std::nullopt;
  return Standing{*fate, recipient.custody};
}

Custody custody(const Message& message, std::size_t recipient) {
  const auto found = standing(message, recipient);
  return found ? found->custody : message.recipients[recipient].custody;
}

std::optional<std::size_t> worst_off(const Message& message) {
  std::optional<std::size_t> worst;
  for (std::size_t i = 0; i < message.recipients.size(); ++i) {
    const Recipient& recipient = message.recipients[i];
    if (recipient.by_redirection) continue;  // whom it stands for tells of it
    if (!worst || badness(recipient.fate) > badness(message.recipients[*worst].fate)) worst = i;
  }
  return worst;
}

}  // namespace mailscope::replay
