#include "texts/catalogue.hpp"

#include <array>
#include <bit>

#include "texts/beats.hpp"
#include "texts/command_line.hpp"
#include "texts/custody.hpp"
#include "texts/dialog.hpp"
#include "texts/export.hpp"
#include "texts/fields.hpp"
#include "texts/flow.hpp"
#include "texts/frame.hpp"
#include "texts/glossary.hpp"
#include "texts/grade.hpp"
#include "texts/keys.hpp"
#include "texts/ladder.hpp"
#include "texts/map.hpp"
#include "texts/message.hpp"
#include "texts/packet.hpp"
#include "texts/report.hpp"
#include "texts/rule.hpp"
#include "texts/signs.hpp"
#include "texts/story.hpp"
#include "texts/tabs.hpp"
#include "texts/transcript.hpp"
#include "texts/units.hpp"
#include "texts/usage.hpp"
#include "texts/why.hpp"

namespace mailscope::texts {
namespace {

// A theme has texts and nothing else as members: it is an array of them.
template <class Theme>
void add(std::vector<AnyText>& all, const Theme& theme) {
  static_assert(sizeof(Phrase) == sizeof(AnyText) && sizeof(Text<1>) == sizeof(AnyText));
  const auto texts = std::bit_cast<std::array<AnyText, sizeof(Theme) / sizeof(AnyText)>>(theme);
  all.insert(all.end(), texts.begin(), texts.end());
}

template <class... Themes>
std::vector<AnyText> all_of(const Themes&... themes) {
  std::vector<AnyText> all;
  (add(all, themes), ...);
  return all;
}

}  // namespace

std::vector<AnyText> catalogue() {
  return all_of(kAgentBeats, kCards, kCommands, kCounts, kCustody, kDialog, kDisplay, kDnsWords,
                kExport, kExportSteps, kExtensions, kFates, kFields, kFlow, kGallery, kGlossary,
                kGrade, kHelp, kImapCommands, kImapReplies, kKeepers, kKeys, kLadder, kMap,
                kMessage, kNarration, kNetworkBeats, kNotices, kOptions, kOrdinals, kOutcome,
                kPacket, kPlaces, kReport, kRule, kServerBeats, kSigns, kSmtpCommands, kSmtpReplies,
                kStatus, kSteps, kStory, kTabs, kTcpStates, kTime, kTold, kTopBar, kTranscript,
                kUnits, kUsage, kWhy);
}

std::string all_characters(Language language) {
  std::string all;
  for (const AnyText& text : catalogue()) all += text.words(language);
  return all;
}

}  // namespace mailscope::texts
