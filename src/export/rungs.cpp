#include "export/rungs.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "export/story.hpp"
#include "replay/story/chapter.hpp"
#include "replay/story/repeats.hpp"
#include "texts/export.hpp"

namespace mailscope::exports {
namespace {

constexpr std::size_t kLongRun = 16, kHead = 6, kTail = 3;  // packets

Rung note(const trace::Trace& trace, RecordNumber n, std::string text, HostId left = HostId::none(),
          HostId right = HostId::none()) {
  const Instant at = trace[n].at;
  return {at, n, 0, PacketId::none(), std::move(text), left, right, at};
}

// When hosts and links went down and came back.
class Outages : texts::Speaker {
 public:
  Outages(const trace::Trace& trace, const replay::Cast& cast, texts::Language language)
      : Speaker(language), trace_(trace), cast_(cast) {
    for (std::size_t i = 0; i < trace.size(); ++i) {
      number_ = RecordNumber(i);
      std::visit([this](const auto& what) { see(what); }, trace[number_].what);
    }
  }
  std::vector<Rung> take() { return std::move(found_); }

 private:
  template <class T>
  void see(const T&) {}
  void see(const trace::LinkAdded& r) { links_.push_back(r); }
  void see(const trace::HostDown&) { host(texts::kExport.goes_down); }
  void see(const trace::HostUp&) { host(texts::kExport.up_again); }
  void see(const trace::LinkDown& r) { link(r.link, texts::kExport.cut); }
  void see(const trace::LinkUp& r) { link(r.link, texts::kExport.whole_again); }

  void host(const texts::Text<1>& what) {
    const HostId id = trace_[number_].host;
    found_.push_back(note(trace_, number_, say(what, cast_[id.index()].name), id, id));
  }
  void link(LinkId id, const texts::Phrase& what) {
    const trace::LinkAdded& link = links_[id.index()];
    found_.push_back(note(trace_, number_, say(what), link.a, link.b));
  }

  const trace::Trace& trace_;
  const replay::Cast& cast_;
  RecordNumber number_;
  std::vector<trace::LinkAdded> links_;  // by LinkId
  std::vector<Rung> found_;
};

}  // namespace

std::vector<Rung> rungs(const trace::Trace& trace, const replay::Packets& packets,
                        const replay::Cast& cast, texts::Language language) {
  std::vector<Rung> all;
  for (const Departure& d : departures(trace, packets)) {
    all.push_back({d.at, packets[d.packet].sent, all.size() + 1, d.packet, "", {}, {}, d.at});
  }
  const replay::Chapter chapter(trace);
  const Story story(chapter, cast, language);
  for (const replay::Mark& mark : chapter.marks()) {
    all.push_back(note(trace, mark.record, story.words(mark)));
  }
  for (Rung& outage : Outages(trace, cast, language).take()) all.push_back(std::move(outage));
  std::stable_sort(all.begin(), all.end(), [](const Rung& a, const Rung& b) {
    return std::tie(a.at, a.because) < std::tie(b.at, b.because);
  });
  return all;
}

std::vector<Rung> fold_repeats(std::vector<Rung> rungs, const trace::Trace& trace,
                               texts::Language language) {
  const std::vector<replay::Repeat> repeats = replay::repeats(trace);
  std::vector<Rung> folded;
  auto next = rungs.begin();
  for (std::size_t i = 0; i < repeats.size();) {
    const Instant from = repeats[i].from;
    std::size_t tries = 1;
    while (i + tries < repeats.size() && repeats[i + tries].from == repeats[i + tries - 1].to) {
      ++tries;
    }
    const Instant to = repeats[i + tries - 1].to;
    for (; next != rungs.end() && next->at < from; ++next) folded.push_back(std::move(*next));
    const auto begin = next;
    while (next != rungs.end() && next->at < to) ++next;
    if (begin != next) {
      Rung rung = *begin;
      rung.frame = 0;
      rung.left = rung.right = HostId::none();
      rung.note =
          tries == 1 ? texts::kExport.one_in_vain.in(language, format_clock(to))
                     : texts::kExport.in_vain.in(language, std::to_string(tries), format_clock(to));
      rung.until = to;
      folded.push_back(std::move(rung));
    }
    i += tries;
  }
  for (; next != rungs.end(); ++next) folded.push_back(std::move(*next));
  return folded;
}

namespace {

// How many packets of which kind, in the order of their first.
class Kinds {
 public:
  void count(const std::string& kind) {
    const auto known =
        std::find_if(kinds_.begin(), kinds_.end(), [&](const auto& k) { return k.first == kind; });
    if (known == kinds_.end()) {
      kinds_.emplace_back(kind, 1);
    } else {
      ++known->second;
    }
  }
  std::size_t size() const { return kinds_.size(); }
  std::string text(texts::Language language) const {
    std::string text;
    for (const auto& [kind, times] : kinds_) {
      if (!text.empty()) text += ", ";
      text += texts::kExport.of_kind.in(language, std::to_string(times), kind);
    }
    return text;
  }

 private:
  std::vector<std::pair<std::string, std::size_t>> kinds_;
};

class RunFolder : texts::Speaker {
 public:
  RunFolder(const std::vector<Rung>& rungs, const replay::Packets& packets, const RungTexts& texts,
            Duration pause, texts::Language language)
      : Speaker(language), rungs_(rungs), packets_(packets), texts_(texts), pause_(pause) {}

  std::vector<Rung> fold() {
    for (std::size_t i = 0; i < rungs_.size();) {
      const std::size_t end = end_of_run(i);
      if (end - i > kLongRun) {
        copy(i, i + kHead);
        folded_.push_back(middle(i + kHead, end - kTail));
        copy(end - kTail, end);
      } else {
        copy(i, end);
      }
      i = end;
    }
    return std::move(folded_);
  }

 private:
  const replay::Packet& packet(std::size_t i) const { return packets_[rungs_[i].packet]; }

  // Behind the last of the packets that are like the one at `begin` and one other kind; a note is
  // a run of its own.
  std::size_t end_of_run(std::size_t begin) const {
    if (rungs_[begin].frame == 0) return begin + 1;
    Kinds kinds;
    std::size_t end = begin;
    for (; end < rungs_.size() && rungs_[end].frame > 0; ++end) {
      const bool late = end > begin && rungs_[end].at - rungs_[end - 1].at > pause_;
      if (late || packet(end).connection != packet(begin).connection) break;
      kinds.count(
          fmt::format("{}{}", packet(end).from.value(), texts_.of(rungs_[end].packet).kind));
      if (kinds.size() > 2) break;
    }
    return end;
  }

  Rung middle(std::size_t begin, std::size_t end) const {
    Kinds kinds;
    for (std::size_t i = begin; i < end; ++i) kinds.count(texts_.of(rungs_[i].packet).kind);
    Rung rung = rungs_[begin];
    rung.frame = 0;
    rung.note =
        say(texts::kExport.more_packets, std::to_string(end - begin), kinds.text(language_));
    rung.left = packet(begin).from, rung.right = packet(begin).to;
    rung.until = rungs_[end - 1].at;
    return rung;
  }

  void copy(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) folded_.push_back(rungs_[i]);
  }

  const std::vector<Rung>& rungs_;
  const replay::Packets& packets_;
  const RungTexts& texts_;
  Duration pause_;
  std::vector<Rung> folded_;
};

}  // namespace

std::vector<Rung> fold_runs(const std::vector<Rung>& rungs, const replay::Packets& packets,
                            const RungTexts& texts, Duration pause, texts::Language language) {
  return RunFolder(rungs, packets, texts, pause, language).fold();
}

}  // namespace mailscope::exports
