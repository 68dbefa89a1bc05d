// What a class walks through, of all beats.
#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "replay/story/beat.hpp"

namespace mailscope::replay {
namespace {

// What `later`, in the same instant, says as well.
bool says_both(const Beat& later, const Beat& earlier) {
  switch (later.kind) {
    case BeatKind::deferred:
    case BeatKind::given_up:
    case BeatKind::nobody_told:
      return earlier.kind == BeatKind::unanswered || earlier.kind == BeatKind::refused ||
             earlier.kind == BeatKind::not_found || earlier.kind == later.kind;
    case BeatKind::not_sent:
      return earlier.kind == BeatKind::unanswered || earlier.kind == BeatKind::refused ||
             earlier.kind == BeatKind::login_refused;
    case BeatKind::writes_lost:
      return earlier.kind == BeatKind::host_down || earlier.kind == BeatKind::writes_lost;
    case BeatKind::refused:
    case BeatKind::accepted:
    case BeatKind::redirected:
      return earlier.kind == later.kind;
    default:
      return false;
  }
}

bool of_one_thing(const Beat& a, const Beat& b) {
  return a.story == b.story || !a.story || !b.story;
}

// A notification is in its mailbox, or under way, a record before its cause leaves the queue.
bool comes_too_early(const Beat& beat, const Beat& given_up) {
  return beat.notification && beat.story == given_up.story &&
         (beat.kind == BeatKind::told || beat.kind == BeatKind::redirected);
}

// `told` says that the message was given up; else the giving up says that there is a notification.
void tell_of_giving_up(std::vector<Beat>& kept, Beat beat, const trace::Trace& trace) {
  const Beat given_up = beat;
  const auto now = std::find_if(kept.rbegin(), kept.rend(), [&](const Beat& earlier) {
                     return trace[earlier.record].at != trace[given_up.record].at;
                   }).base();
  const auto gone = std::remove_if(now, kept.end(), [&](const Beat& earlier) {
    if (!comes_too_early(earlier, given_up)) return false;
    if (earlier.kind == BeatKind::told) {
      beat = earlier;
      beat.record = given_up.record;
      beat.words = given_up.words;
    }
    return true;
  });
  kept.erase(gone, kept.end());
  kept.push_back(beat);
}

std::vector<Beat> once_an_instant(const std::vector<Beat>& all, const trace::Trace& trace) {
  std::vector<Beat> kept;
  for (const Beat& beat : all) {
    const auto said = [&](const Beat& earlier) {
      return trace[earlier.record].at == trace[beat.record].at && of_one_thing(earlier, beat) &&
             says_both(beat, earlier);
    };
    while (!kept.empty() && said(kept.back())) kept.pop_back();
    if (beat.kind == BeatKind::given_up) {
      tell_of_giving_up(kept, beat, trace);
    } else {
      kept.push_back(beat);
    }
  }
  return kept;
}

// ---- Routine: what goes well and was seen between the same two hosts with an earlier message.
bool is_routine(const Beat& beat) {
  switch (beat.kind) {
    case BeatKind::handed_in:
    case BeatKind::logged_in:
    case BeatKind::connected:
    case BeatKind::transaction:
    case BeatKind::kept_connection:
    case BeatKind::looked_up:
      return true;
    case BeatKind::connecting:
      return beat.attempt <= 1;
    default:
      return false;
  }
}

std::vector<Beat> without_routine(const std::vector<Beat>& all) {
  using Seen = std::tuple<BeatKind, HostId, HostId, bool>;
  std::vector<std::pair<Seen, MessageId>> seen;
  std::vector<Beat> kept;
  for (const Beat& beat : all) {
    if (is_routine(beat)) {
      const Seen what{beat.kind, beat.actor, beat.other, beat.notification || beat.copy};
      const auto found = std::find_if(seen.begin(), seen.end(),
                                      [&](const auto& one) { return one.first == what; });
      if (found != seen.end() && found->second != beat.story) continue;
      if (found == seen.end()) seen.emplace_back(what, beat.story);
    }
    kept.push_back(beat);
  }
  return kept;
}

// ---- The same again.
bool equal(const Beat& a, const Beat& b) {
  return a.kind == b.kind && a.story == b.story && a.actor == b.actor && a.other == b.other &&
         a.whose == b.whose && a.words == b.words;
}

// The beats of the try that ends with the deferral at `end`: from the one after the deferral
// before it.
std::size_t try_begins(const std::vector<Beat>& beats, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && beats[begin - 1].kind != BeatKind::deferred &&
         beats[begin - 1].story == beats[end].story)
    --begin;
  return begin;
}

bool same_tries(const std::vector<Beat>& beats, std::size_t a, std::size_t b) {
  const std::size_t from_a = try_begins(beats, a), from_b = try_begins(beats, b);
  if (from_b != a + 1 || b - from_b > a - from_a) return false;
  // The first try has more before it: how the message came here.
  return std::equal(beats.begin() + static_cast<std::ptrdiff_t>(from_b),
                    beats.begin() + static_cast<std::ptrdiff_t>(b) + 1,
                    beats.begin() + static_cast<std::ptrdiff_t>(a - (b - from_b)), equal);
}

// Tries that go as the one before are one beat: the last of them.
std::vector<Beat> equal_tries_as_one(const std::vector<Beat>& all) {
  std::vector<Beat> kept;
  std::size_t before = all.size();  // the deferral before; its size: none
  std::uint32_t again = 0;          // tries so far that went as the one before
  for (std::size_t i = 0; i < all.size(); ++i) {
    kept.push_back(all[i]);
    if (all[i].kind != BeatKind::deferred) continue;
    again = before < all.size() && same_tries(all, before, i) ? again + 1 : 0;
    if (again > 0) {
      kept.resize(kept.size() - (i - before));  // this try
      if (again > 1) kept.pop_back();           // the count up to it
      kept.push_back(all[i]);
      kept.back().times = again;
    }
    before = i;
  }
  return kept;
}

// ---- One after the other: packets of one session that are lost, or sent again; messages that
// are read. Of losses the first stands alone, and the rest are counted.
bool is_of_loss(const Beat& beat) {
  return beat.kind == BeatKind::packet_lost || beat.kind == BeatKind::sent_again;
}

bool goes_on(const Beat& before, const Beat& beat) {
  if (before.kind != beat.kind) return false;
  if (beat.kind == BeatKind::read) return before.actor == beat.actor;
  return is_of_loss(beat) && before.session == beat.session;
}

std::vector<Beat> in_a_row_as_one(const std::vector<Beat>& all) {
  std::vector<Beat> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool counted = !kept.empty() && goes_on(kept.back(), all[i]);
    const bool second = counted && is_of_loss(all[i]) &&
                        (kept.size() < 2 || !goes_on(kept[kept.size() - 2], kept.back()));
    if (!counted || second) {
      kept.push_back(all[i]);
      continue;
    }
    const std::uint32_t times = kept.back().times + 1;
    kept.back() = all[i];
    kept.back().times = times;
  }
  return kept;
}

// What a class has seen of the losses in a session.
std::vector<Beat> few_losses(const std::vector<Beat>& all) {
  constexpr std::ptrdiff_t kSeenOften = 6;
  std::vector<Beat> kept;
  for (const Beat& beat : all) {
    const auto same = [&](const Beat& one) {
      return is_of_loss(one) && one.session == beat.session;
    };
    if (is_of_loss(beat) && std::count_if(kept.begin(), kept.end(), same) >= kSeenOften) continue;
    kept.push_back(beat);
  }
  return kept;
}

}  // namespace

std::vector<Beat> shown_beats(std::vector<Beat> all, const trace::Trace& trace) {
  all = once_an_instant(all, trace);
  all = without_routine(all);
  all = equal_tries_as_one(all);
  all = in_a_row_as_one(all);
  return few_losses(all);
}

}  // namespace mailscope::replay
