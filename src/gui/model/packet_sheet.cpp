#include "gui/model/packet_sheet.hpp"

#include <algorithm>
#include <variant>

#include "base/text.hpp"
#include "dns/text.hpp"
#include "gui/model/field_words.hpp"
#include "gui/model/packet_choice.hpp"
#include "gui/model/packet_words.hpp"
#include "gui/model/words.hpp"
#include "texts/dialog.hpp"
#include "texts/packet.hpp"

namespace mailscope::gui {
namespace {

constexpr std::size_t kMostLines = 12;  // of what it carries
constexpr std::size_t kMostLine = 200;  // bytes

class SheetWriter : texts::Speaker {
 public:
  SheetWriter(const Show& show, PacketId id, RecordNumber cursor, texts::Language language)
      : Speaker(language), show_(show), id_(id), packet_(show.packets[id]), cursor_(cursor) {}

  PacketSheet make() {
    sheet_.packet = id_;
    sheet_.cursor = cursor_;
    sheet_.title = say(texts::kPacket.title, number_of(id_));
    sheet_.label = packet_label(show_.trace, packet_, language_);
    sheet_.from = title_of(show_.cast, packet_.from);
    sheet_.to = title_of(show_.cast, packet_.to);
    sheet_.bytes = show_.bytes.ip_packet(id_);
    tell_fate();
    tell_content();
    add_fields();
    return std::move(sheet_);
  }

 private:
  template <class Text, class... Values>
  void add_fate(const Text& which, const Values&... values) {
    sheet_.fate.push_back(say(which, values...));
  }
  bool has_been(RecordNumber n) const { return n && n <= cursor_; }
  const trace::PacketSent* segment() const {
    return std::get_if<trace::PacketSent>(&show_.trace[packet_.content].what);
  }

  void tell_fate() {
    add_fate(texts::kPacket.sent_at, format_clock(packet_.departs));
    if (!has_been(packet_.ended)) {
      add_fate(texts::kPacket.under_way);
    } else if (packet_.lost) {
      tell_loss();
    } else {
      add_fate(texts::kPacket.arrived, span_in_words(packet_.ends - packet_.departs, language_));
    }
    tell_rules();
    if (packet_.copy) add_fate(texts::kPacket.copy_of, number_of(original()));
    const Repeats repeats = repeats_of(show_, id_);
    if (repeats.before) add_fate(texts::kPacket.again_of, number_of(repeats.before));
    if (repeats.after && has_been(show_.packets[repeats.after].sent))
      add_fate(texts::kPacket.again_as, number_of(repeats.after));
  }

  void tell_loss() {
    switch (packet_.reason) {
      case trace::LossReason::link_loss:
        return add_fate(texts::kPacket.was_lost);
      case trace::LossReason::host_down:
        return add_fate(texts::kPacket.nobody, sheet_.to);
      case trace::LossReason::queue_full:
        return add_fate(texts::kPacket.no_room);
      case trace::LossReason::link_cut:
        return add_fate(texts::kPacket.link_cut);
      case trace::LossReason::corrupted:
        return add_fate(texts::kPacket.damaged);
    }
  }

  void tell_rules() {
    for (const std::string& rule : rules_on(show_.trace, packet_.sent, id_, cursor_))
      add_fate(texts::kPacket.rule, rule);
  }

  PacketId original() const {
    const auto& copied = std::get<trace::PacketDuplicated>(show_.trace[packet_.sent].what);
    return copied.of;
  }

  void tell_content() {
    const std::string_view payload = payload_of(show_.trace, packet_);
    if (packet_.protocol == trace::Protocol::dns) {
      if (const auto message = dns::decode(payload)) return tell_lines(dns::lines(*message));
    }
    tell_lines(lines_of(payload));
  }
  template <class Lines>
  void tell_lines(const Lines& lines) {
    for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i)
      sheet_.carried.push_back(shown(std::string_view(lines[i]).substr(0, kMostLine)));
    if (lines.size() > kMostLines)
      sheet_.carried.push_back(
          say(texts::kDialog.more_lines, std::to_string(lines.size() - kMostLines)));
  }

  // The nearest to the application first; the payload is shown as what it carries.
  void add_fields() {
    const auto all = wire::fields(sheet_.bytes);
    for (const wire::Layer layer :
         {wire::Layer::tcp, wire::Layer::udp, wire::Layer::ip, wire::Layer::payload})
      for (const wire::Field& field : all)
        if (field.layer == layer) add_field(field);
  }

  void add_field(const wire::Field& field) {
    PacketField f;
    f.layer = field.layer;
    f.field = field.name;
    f.name = wire::name(field.name);
    f.value = field.value;
    f.begin = field.bit / 8;
    f.end = (field.bit + field.bits + 7) / 8;
    if (!field.unset) f.meaning = meaning_of(field.name);
    sheet_.fields.push_back(std::move(f));
  }

  std::string meaning_of(wire::FieldName field) const {
    const trace::PacketSent* sent = segment();
    if (sent && field == wire::FieldName::tcp_sequence_number) return seq_meaning(*sent);
    if (sent && field == wire::FieldName::tcp_acknowledgment_number) return ack_meaning(*sent);
    return std::string(meaning(field, language_));
  }
  std::string seq_meaning(const trace::PacketSent& sent) const {
    const std::string at = std::to_string(show_.numbers.seq(sent));
    if ((sent.flags & trace::tcp_flags::syn) != 0) return say(texts::kPacket.seq_syn, sheet_.from);
    return sent.payload.empty() ? say(texts::kPacket.seq_none, sheet_.from, at)
                                : say(texts::kPacket.seq, at, sheet_.from);
  }
  std::string ack_meaning(const trace::PacketSent& sent) const {
    if ((sent.flags & trace::tcp_flags::ack) == 0) return say(texts::kPacket.ack_none);
    return say(texts::kPacket.ack, std::to_string(show_.numbers.ack(sent)), sheet_.to);
  }

  const Show& show_;
  PacketId id_;
  const replay::Packet& packet_;
  RecordNumber cursor_;
  PacketSheet sheet_;
};

}  // namespace

std::size_t PacketSheet::field_at(std::size_t byte) const {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].begin <= byte && byte < fields[i].end) return i;
  return fields.size();
}

std::size_t PacketSheet::size_of(wire::Layer layer) const {
  std::size_t begin = bytes.size(), end = 0;
  for (const PacketField& field : fields) {
    if (field.layer != layer) continue;
    begin = std::min(begin, field.begin);
    end = std::max(end, field.end);
  }
  return end > begin ? end - begin : 0;
}

PacketSheet packet_sheet(const Show& show, PacketId packet, RecordNumber cursor,
                         texts::Language language) {
  return SheetWriter(show, packet, cursor, language).make();
}

}  // namespace mailscope::gui
