#pragma once
// What every panel is given: the run, where the show stands, and what the person has chosen
// to see.

#include <cstddef>
#include <optional>
#include <string>

#include "gui/kit/ui.hpp"
#include "gui/layout.hpp"
#include "gui/model/flow.hpp"
#include "gui/model/ladder.hpp"
#include "gui/model/line_times.hpp"
#include "gui/model/packet_choice.hpp"
#include "gui/model/packet_sheet.hpp"
#include "gui/model/playback.hpp"
#include "gui/model/show.hpp"
#include "gui/panels/tab.hpp"
#include "gui/panels/top_bar.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

// About one record; forgotten when the show moves on.
struct Question {
  RecordNumber record;
  RecordNumber asked_at;  // the cursor then
};

// A packet to look at; forgotten when the show moves on.
struct Picked {
  PacketId packet;
  RecordNumber picked_at;  // the cursor then
};

// A conversation that a person chose to see; forgotten at the next beat.
struct Held {
  ConversationId which;
  RecordNumber held_at;  // the cursor then
};

// What the ladder panel keeps from frame to frame.
struct LadderChoices {
  LadderScale scale = LadderScale::by_event;
  LadderScope scope = LadderScope::connection;
  std::optional<Ladder> drawn;  // as it was computed last
  float followed = -1;          // the height that was last brought into sight
  int frames = 0;               // for which it has held: a scroll area needs two to follow
};
struct PacketChoices {
  std::optional<wire::FieldName> field;  // that is lit, from packet to packet
  int reveal = 0;                        // for so many frames: it was chosen by its bytes or a key
  std::optional<PacketSheet> drawn;      // as it was computed last
};
struct FlowChoices {
  std::optional<Side> side;   // none: the one that sends more
  std::optional<Flow> drawn;  // as it was computed last
};

struct NarrationChoices {
  std::string told;  // in the latest frame
  int pages = 0;     // to scroll on by in the next
};

// What the dialog was last scrolled to. From then on a person may scroll it.
struct Scrolled {
  ConversationId conversation;
  RecordNumber cursor;
  float content = 0, area = 0;  // heights
  int frames = 0;               // for which it has held: a scroll area needs two to follow
};

struct Choices {
  Wanted wanted;
  std::optional<SidePanel> over_map;  // in its place, for want of room beside it
  Look look = Look::light;
  float scale = 1;
  texts::Language language = texts::Language::english;
  Level level = Level::dialog;
  const Tab* tab = nullptr;  // of the inspector; null: no show is open yet
  std::optional<Held> held;  // none: the conversation to show is the one that the story is at
  LineClock line_clock = LineClock::opened;
  Scrolled scrolled;
  std::optional<Question> asked;  // what «Why?» explains; none: what happened last
  std::optional<Picked> picked;   // the packet to look at; none: the one the story is at
  NarrationChoices narration;
  LadderChoices ladder;
  PacketChoices packet;
  FlowChoices flow;
  std::string to_copy;     // to the clipboard, in the next frame
  RecordNumber copied_at;  // the cursor of the last dialog that was copied
  bool keys_shown = false;
  bool in_gallery = true;
  std::size_t card = 0;     // chosen in the gallery
  Duration lanes_from;      // where the lanes' window of the show begins
  bool lanes_held = false;  // while they are dragged, their window stays
  bool future = false;      // the timeline shows what is still to come
};

struct Stage {
  const Show& show;
  Playback& playback;
  const replay::World& world;  // at the cursor with which the frame began
  Choices& choices;

  // Whether what the panels show is what the person chose, not where the story is.
  bool holds() const;
  // What the dialog panel shows; none: none has begun.
  ConversationId conversation() const {
    return holds() ? choices.held->which : show.conversations.present(playback.cursor());
  }
  // That one's; none: it is an exchange with a name server, or none has begun.
  SessionId session() const {
    const ConversationId shown = conversation();
    return shown ? show.conversations[shown].session : SessionId::none();
  }
  // The packet to look at; none: none was sent.
  PacketId packet() const {
    const auto& picked = choices.picked;
    return picked && picked->picked_at == playback.cursor() ? picked->packet
                                                            : packet_at(show, playback.cursor());
  }
  void pick(PacketId packet);  // and the conversation it belongs to
  void go_to_packet(PacketId packet);
  void hold(ConversationId conversation) { choices.held = Held{conversation, playback.cursor()}; }
  // What the ladder and the plots show; none: datagrams, or nothing yet.
  ConnectionId connection() const;
  // What «Why?» is about.
  RecordNumber subject() const {
    const bool asked = choices.asked && choices.asked->asked_at == playback.cursor();
    return asked ? choices.asked->record : playback.cursor();
  }
};

}  // namespace mailscope::gui
