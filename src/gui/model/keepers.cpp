#include "gui/model/keepers.hpp"

#include <array>

#include "gui/model/words.hpp"
#include "replay/world/also_answers.hpp"
#include "replay/world/told_in_vain.hpp"
#include "texts/custody.hpp"

namespace mailscope::gui {
namespace {

using replay::CustodyKind;
using replay::Fate;

const texts::Phrase& fate_text(Fate fate) {
  static constexpr std::array kTexts{&texts::kFates.composing, &texts::kFates.queued,
                                     &texts::kFates.delivered, &texts::kFates.read,
                                     &texts::kFates.bounced,   &texts::kFates.lost};
  return *kTexts[static_cast<std::size_t>(fate)];
}

const texts::Phrase& notice_text(trace::NotificationKind what) {
  static constexpr std::array kTexts{&texts::kNotices.failed, &texts::kNotices.delayed,
                                     &texts::kNotices.delivered, &texts::kNotices.relayed,
                                     &texts::kNotices.expanded};
  return *kTexts[static_cast<std::size_t>(what)];
}

class KeeperRows : texts::Speaker {
 public:
  KeeperRows(const replay::World& world, const replay::Message& message, texts::Language language)
      : Speaker(language), world_(world), message_(message) {}

  KeeperRow row(std::size_t index) const {
    const replay::Recipient& recipient = message_.recipients[index];
    const replay::Custody now = replay::custody(message_, index);
    KeeperRow row;
    row.who = who(index);
    row.fate = fate_text(recipient.fate).in(language_);
    row.failed = recipient.fate == Fate::bounced || recipient.fate == Fate::lost;
    row.keeper = say(texts::kKeepers.since, keeper(now, recipient.fate), format_clock(now.at));
    row.since = now.since;
    for (const HostId host : replay::also_answer(world_, message_, index)) {
      row.notes.push_back(say(texts::kKeepers.also, title_of(world_, host)));
    }
    if (recipient.copies > 1) {
      row.notes.push_back(say(texts::kKeepers.copies, std::to_string(recipient.copies)));
    }
    if (!recipient.last_reply.empty()) {
      row.notes.push_back(say(texts::kKeepers.reply, shown(recipient.last_reply)));
    }
    for (const replay::Notice& notice : message_.notices) {
      if (notice.recipient != index) continue;
      if (notice.what == trace::NotificationKind::failed && told_in_vain(world_, message_)) {
        row.notes.emplace_back(texts::kCustody.told_in_vain.in(language_));
        continue;
      }
      row.notes.push_back(say(of_a_list() ? texts::kKeepers.owner_notice : texts::kKeepers.notice,
                              notice_text(notice.what).in(language_)));
    }
    return row;
  }

 private:
  // RFC 5321 §3.9.2: what comes back of it goes to who keeps the list.
  bool of_a_list() const { return !message_.copy_of.is_none(); }

  // Of one that the sender did not name: for which alias it stands.
  std::string who(std::size_t index) const {
    const replay::Recipient& recipient = message_.recipients[index];
    const std::string address = shown(recipient.address);
    if (!recipient.by_redirection) return address;
    for (const replay::Redirection& r : message_.redirections) {
      if (r.to != index) continue;
      return say(texts::kKeepers.stands_for, address, shown(message_.recipients[r.from].address));
    }
    return address;
  }

  std::string keeper(const replay::Custody& now, Fate fate) const {
    const std::string host = now.host ? title_of(world_, now.host) : std::string();
    switch (now.kind) {
      case CustodyKind::agent:
        return say(texts::kPlaces.agent, host);
      case CustodyKind::queue:
        return say(texts::kPlaces.queue, host);
      case CustodyKind::mailbox:
        return say(texts::kKeepers.mailbox, host);
      case CustodyKind::list:
        return say(texts::kKeepers.list, host);
      case CustodyKind::told:
        if (told_in_vain(world_, message_)) break;
        return say(of_a_list() ? texts::kKeepers.owner_told : texts::kKeepers.told, host);
      case CustodyKind::nobody:
        break;
    }
    return std::string(
        (fate == Fate::lost ? texts::kKeepers.lost : texts::kKeepers.untold).in(language_));
  }

  const replay::World& world_;
  const replay::Message& message_;
};

}  // namespace

std::vector<KeeperRow> keeper_rows(const replay::World& world, MessageId id,
                                   texts::Language language) {
  constexpr std::size_t kMost = 50;  // a class reads the beginning of a long list
  std::vector<KeeperRow> rows;
  std::size_t left_out = 0;
  const auto add = [&](const replay::Message& message, std::string_view list) {
    const KeeperRows teller(world, message, language);
    for (std::size_t i = 0; i < message.recipients.size(); ++i) {
      if (rows.size() == kMost) {
        ++left_out;
        continue;
      }
      rows.push_back(teller.row(i));
      if (!list.empty())
        rows.back().who = texts::kKeepers.stands_for.in(language, rows.back().who, list);
    }
  };
  add(world.message(id), {});
  for (const replay::Message& other : world.messages)
    if (other.copy_of == id) add(other, texts::kKeepers.a_list.in(language));
  if (left_out > 0) {
    const std::string more = texts::kKeepers.more.in(language, std::to_string(left_out));
    rows.push_back({more, {}, {}, {}, false, {}});
  }
  return rows;
}

}  // namespace mailscope::gui
