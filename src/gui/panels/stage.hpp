#pragma once
// What every panel is given: the run, where the show stands, and what the person has chosen
// to see.

#include <cstdint>
#include <optional>

#include "gui/kit/ui.hpp"
#include "gui/layout.hpp"
#include "gui/parts/top_bar.hpp"
#include "gui/show/playback.hpp"
#include "gui/show/show.hpp"

namespace mailscope::gui {

enum class Tab : std::uint8_t { dialog, message, why };

// About one record; forgotten when the show moves on.
struct Question {
  RecordNumber record;
  RecordNumber asked_at;  // the cursor then
};

// What the dialog was last scrolled to. From then on a person may scroll it.
struct Scrolled {
  SessionId session;
  RecordNumber cursor;
  float content = 0, area = 0;  // heights
  int frames = 0;               // for which it has held: a scroll area needs two to follow
};

struct Choices {
  Wanted wanted;
  std::optional<SidePanel> over_map;  // in its place, for want of room beside it
  Look look = Look::light;
  float scale = 1;
  Language language = Language::english;
  Level level = Level::dialog;
  Tab tab = Tab::dialog;
  std::optional<SessionId> held;  // the session to show; none: the one that the story is at
  Scrolled scrolled;
  std::optional<Question> asked;  // what «Why?» explains; none: what happened last
  bool keys_shown = false;
  bool in_gallery = true;
  std::size_t card = 0;     // chosen in the gallery
  Duration lanes_from;      // where the lanes' window of the show begins
  bool lanes_held = false;  // while they are dragged, their window stays
};

struct Stage {
  const Show& show;
  Playback& playback;
  const replay::World& world;  // at the cursor with which the frame began
  Choices& choices;

  // What the dialog panel shows; none: no session has begun.
  SessionId session() const {
    return choices.held ? *choices.held : show.present_session(playback.cursor());
  }
  // What «Why?» is about.
  RecordNumber subject() const {
    const bool asked = choices.asked && choices.asked->asked_at == playback.cursor();
    return asked ? choices.asked->record : playback.cursor();
  }
};

}  // namespace mailscope::gui
