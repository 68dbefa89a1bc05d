#include "gui/model/exchange_rows.hpp"

#include <cstddef>

#include <fmt/format.h>

#include "dns/text.hpp"
#include "gui/model/words.hpp"
#include "texts/dialog.hpp"

namespace mailscope::gui {
namespace {

using Kind = DialogRow::Kind;

// What a negative answer means; null: it is a positive one, or a code that says no more.
const texts::Phrase* meaning(std::string_view payload) {
  const auto message = dns::decode(payload);
  if (!message || !message->response || !message->answers.empty()) return nullptr;
  switch (message->code) {
    case dns::ResponseCode::no_error:
      return &texts::kDialog.no_such_record;
    case dns::ResponseCode::name_error:
      return &texts::kDialog.no_such_name;
    case dns::ResponseCode::server_failure:
      return &texts::kDialog.server_failure;
    default:
      return nullptr;
  }
}

class ExchangeRows {
 public:
  ExchangeRows(const Show& show, const replay::Exchange& exchange, RecordNumber cursor,
               LineTimes times, texts::Language language)
      : show_(show), exchange_(exchange), cursor_(cursor), times_(times), language_(language) {}

  std::vector<DialogRow> make() {
    std::size_t sent = 0;
    while (sent < exchange_.datagrams.size() && exchange_.datagrams[sent].sent <= cursor_) ++sent;
    for (std::size_t i = 0; i < sent; ++i) add(exchange_.datagrams[i], i + 1 == sent);
    if (sent > 0) add_awaited(exchange_.datagrams[sent - 1]);
    return std::move(rows_);
  }

 private:
  bool ended(const replay::Datagram& d) const {
    const RecordNumber end = show_.packets[d.packet].ended;
    return end && end <= cursor_;
  }
  bool lost(const replay::Datagram& d) const { return ended(d) && show_.packets[d.packet].lost; }

  void add(const replay::Datagram& d, bool last) {
    const bool asks = d.side == Side::client;
    bool first = true;
    for (std::string& line : lines_of(d.payload)) {
      DialogRow row;
      row.side = d.side;
      row.text = std::move(line);
      row.under_way = !ended(d) || lost(d);
      row.target = ended(d) ? show_.packets[d.packet].ended : d.sent;
      row.present = last && first;
      if (first) row.beside = times_.at(show_.trace[d.sent].at);
      if (first && lost(d))
        row.lost = texts::kDialog.not_heard.in(
            language_, title_of(show_.cast, asks ? exchange_.server : exchange_.client));
      rows_.push_back(std::move(row));
      first = false;
    }
    const texts::Phrase* means = meaning(d.payload);
    if (!means) return;
    DialogRow row;
    row.kind = Kind::remark;
    row.text = means->in(language_);
    rows_.push_back(std::move(row));
  }

  void add_awaited(const replay::Datagram& last) {
    if (last.side == Side::server || lost(last)) return;
    DialogRow row;
    row.kind = Kind::awaited;
    row.side = Side::server;
    rows_.push_back(std::move(row));
  }

  const Show& show_;
  const replay::Exchange& exchange_;
  RecordNumber cursor_;
  LineTimes times_;
  texts::Language language_;
  std::vector<DialogRow> rows_;
};

}  // namespace

std::vector<DialogRow> exchange_rows(const Show& show, const replay::Exchange& exchange,
                                     RecordNumber cursor, LineTimes times,
                                     texts::Language language) {
  return ExchangeRows(show, exchange, cursor, times, language).make();
}

std::vector<std::string> lines_of(std::string_view payload) {
  const auto message = dns::decode(payload);
  if (!message) return {shown(payload)};
  std::vector<std::string> lines;
  if (!message->response) {
    for (const dns::Question& question : message->questions)
      lines.push_back(dns::in_words(question));
    return lines;
  }
  if (message->answers.empty()) lines.push_back(dns::in_words(message->code));
  for (const auto* section : {&message->answers, &message->additionals})
    for (const dns::ResourceRecord& r : *section)
      lines.push_back(fmt::format("{} {} {}", r.owner, dns::in_words(r.type), dns::short_form(r)));
  return lines;
}

}  // namespace mailscope::gui
