#pragma once
// A scrolling column of paragraphs: filled first, then measured and drawn.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "gui/kit/shapes.hpp"
#include "gui/kit/ui.hpp"

namespace mailscope::gui {

class Column {
 public:
  // `name` is that of its scroll area.
  Column(Ui& ui, std::string_view name, const Rect& area) : ui_(ui), name_(name), area_(area) {}

  void section(std::string_view title);               // a small heading with a rule
  void words(std::string_view text);                  // as a person reads them
  void remark(std::string_view text);                 // said beside
  void bytes(std::string_view line);                  // as it crosses the wire
  void item(std::string_view text, bool emphasised);  // of a list, with a dot
  void field(std::string_view name, std::string_view value);
  // To press: a heading behind a sign, with what is said of it below.
  void press(std::string_view name, Sign sign, std::string_view heading, std::string_view remark,
             RecordNumber target);
  void gap(float height);

  // The target of what was pressed now; none: nothing was.
  RecordNumber draw();

 private:
  enum class Kind : std::uint8_t {
    section,
    words,
    remark,
    bytes,
    item,
    strong_item,
    field,
    press,
    gap
  };
  struct Part {
    Kind kind;
    std::string text;
    std::string name = {};  // of a field, or of what can be pressed
    float height = 0;
    std::string heading = {};  // of what can be pressed
    RecordNumber target = {};
    Sign sign = Sign::none;
  };
  float height_of(const Part& part, float width) const;
  void draw_part(const Rect& rect, const Part& part);
  void draw_press(const Rect& rect, const Part& part);

  Ui& ui_;
  std::string name_;
  Rect area_;
  std::vector<Part> parts_;
  RecordNumber pressed_;
};

}  // namespace mailscope::gui
