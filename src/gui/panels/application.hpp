#pragma once
// The window's contents: the gallery or a show, from frame to frame. Knows no window library,
// so that tests can feed it frames.

#include <memory>
#include <string>

#include "gui/frame.hpp"
#include "gui/kit/font_role.hpp"
#include "gui/panels/stage.hpp"
#include "gui/view.hpp"

namespace mailscope::gui {

class Application {
 public:
  // Opens the request's story, else the gallery. The request outlives it.
  explicit Application(const ViewRequest& request);

  // Lets keys and time have their effect and draws everything. Between the window's
  // begin_frame and end_frame.
  void frame(const Frame& frame, const FontSet& fonts);

  bool moving() const { return (playback_ && playback_->moving()) || ui_.explanation.is_due(); }
  float scale() const { return choices_.scale; }
  void set_scale(float scale) { choices_.scale = scale; }
  float zoom() const { return ui_.zoom; }  // of the map
  std::string title() const;
  std::string characters() const;  // that may have to be written

  const Show* show() const { return show_.get(); }  // null: the gallery
  const Playback* playback() const { return playback_.get(); }
  const Choices& choices() const { return choices_; }
  const WidgetMap& widgets() const { return ui_.widgets; }
  const std::string& focus() const { return ui_.focus; }
  const WordMap& words() const { return ui_.words; }

 private:
  void open(const Story& story);
  void close();
  void execute(const KeyPress& press);
  void execute(Command command);
  void execute_in_show(Command command);
  void look_closer(Stage& stage, Command command);
  void step(replay::Stride stride, bool forward);
  void toggle(SidePanel panel);
  void show_tab(const Tab& tab);
  Layout places() const;
  void draw_show(Ui& ui);
  Command draw_panels(Ui& ui, Stage& stage);

  const ViewRequest& request_;
  Choices choices_;
  Size size_;  // of the latest frame
  UiState ui_;
  std::unique_ptr<Show> show_;
  std::unique_ptr<Playback> playback_;
};

}  // namespace mailscope::gui
