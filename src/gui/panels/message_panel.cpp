#include "gui/panels/message_panel.hpp"

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/model/message_view.hpp"
#include "gui/panels/column.hpp"
#include "texts/message.hpp"

namespace mailscope::gui {
namespace {

void add_places(Column& column, const MessageSheet& sheet) {
  for (const PlaceRow& place : sheet.places) column.item(place.where, place.custody);
}

// Press one to go to the record by which it came there.
void add_keepers(Column& column, Ui& ui, const MessageSheet& sheet) {
  column.section(ui.text(texts::kMessage.keepers));
  for (std::size_t i = 0; i < sheet.keepers.size(); ++i) {
    const KeeperRow& row = sheet.keepers[i];
    std::string remark = row.keeper;
    for (const std::string& note : row.notes) remark += "\n" + note;
    const std::string heading = row.fate.empty() ? row.who : row.who + ": " + row.fate;
    const Sign sign = row.failed ? Sign::cross : Sign::shield;
    column.press(fmt::format("message.keeper.{}", i), sign, heading, remark, row.since);
  }
}

void add_bytes(Column& column, Ui& ui, const MessageSheet& sheet) {
  column.section(ui.text(texts::kMessage.header));
  if (sheet.header.empty()) column.remark(ui.text(texts::kMessage.no_header));
  for (const std::string& line : sheet.header) column.bytes(line);
  column.section(ui.text(texts::kMessage.body));
  for (const std::string& line : sheet.body) column.bytes(line);
}

void add_reading(Column& column, Ui& ui, const MessageSheet& sheet) {
  if (sheet.readable_body.empty() && sheet.fields.empty()) return;
  column.section(ui.text(texts::kMessage.read_as));
  for (const auto& [name, value] : sheet.fields) column.field(name, value);
  column.gap(8);
  column.words(sheet.readable_body);
}

}  // namespace

void draw_message_panel(Ui& ui, const Rect& rect, Stage& stage) {
  const MessageId story = stage.show.chapter.message_at(stage.playback.cursor());
  const MessageSheet sheet = message_sheet(stage.world, story, ui.language());
  Column column(ui, "message.text", rect);
  if (!sheet.exists) {
    column.remark(ui.text(texts::kMessage.none));
  } else {
    if (sheet.notification) column.section(ui.text(texts::kMessage.notification));
    if (!sheet.places.empty()) column.section(ui.text(texts::kMessage.where));
    add_places(column, sheet);
    add_keepers(column, ui, sheet);
    add_reading(column, ui, sheet);
    add_bytes(column, ui, sheet);
  }
  if (const RecordNumber target = column.draw()) stage.playback.go_to(target);
}

}  // namespace mailscope::gui
