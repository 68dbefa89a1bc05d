#pragma once
// What stands on a ladder, in words.

#include <string>
#include <string_view>

#include "gui/model/ladder.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

// On an arrow: "SYN", "MAIL FROM", "250 again".
std::string arrow_label(const Show& show, PacketId packet, texts::Language language);
// Below it: "seq 1, 26 B  ack 80"; empty: a datagram.
std::string arrow_numbers(const Show& show, const LadderArrow& arrow, texts::Language language);
// Why a packet was lost, in a word or two.
std::string_view loss_word(trace::LossReason reason, texts::Language language);
// What a timer or an end did.
std::string note_words(const Show& show, RecordNumber record, texts::Language language);

}  // namespace mailscope::gui
