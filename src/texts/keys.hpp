#pragma once
// The list of keys.

#include "texts/text.hpp"

namespace mailscope::texts {

struct KeyTexts {
  Phrase title{"Keys"};
  Phrase play{"play and pause"};
  Phrase line{"next line of the dialog"};
  Phrase line_back{"back by a line"};
  Phrase step{"next step of the story"};
  Phrase step_back{"back by a step"};
  Phrase packet{"next packet"};
  Phrase packet_back{"back by a packet"};
  Phrase start{"to the beginning"};
  Phrase end{"to the end"};
  Phrase faster{"faster"};
  Phrase slower{"slower"};
  Phrase level_messages{"on the map: messages"};
  Phrase level_dialog{"on the map: the dialog"};
  Phrase level_packets{"on the map: every packet"};
  Phrase larger{"larger"};
  Phrase smaller{"smaller"};
  Phrase usual_size{"usual size"};
  Phrase look{"light, dark, projector"};
  Phrase steps_panel{"show or hide the steps"};
  Phrase inspector_panel{"show or hide the inspector"};
  Phrase narration_down{"read on in what is told"};
  Phrase narration_up{"back in what is told"};
  Phrase future{"show or hide what is still to come"};
  Phrase keys{"show these keys"};
  Phrase leave{"close what is open"};
  Phrase next_button{"next button; Enter presses it"};
  Phrase session_next{"the next dialog"};
  Phrase session_back{"the dialog before"};
  Phrase session_follow{"the dialog follows the story"};
  Phrase copy_dialog{"copy the dialog as text"};
  Phrase line_clock{"times: since it began, between lines, on the clock"};
  Phrase ladder_scale{"ladder: by event or to scale"};
  Phrase ladder_scope{"ladder: connection or hosts"};
  Phrase segment_next{"next packet of this connection"};
  Phrase segment_back{"the packet before of this connection"};
  Phrase field{"packet: the next field"};
  Phrase field_back{"packet: the field before"};
  Phrase flow_side{"TCP: the other direction"};
  Phrase open{"open the chosen story"};
  Phrase choose{"choose a story"};
  Phrase group_play{"PLAY"};
  Phrase group_go{"GO"};
  Phrase group_look{"LOOK CLOSER"};
  Phrase group_see{"SEE"};
  Phrase group_stories{"ALL STORIES"};
  Phrase play_step{"play to the next step"};
};
inline constexpr KeyTexts kKeys;

}  // namespace mailscope::texts
