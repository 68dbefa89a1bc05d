#include "gui/model/glossary.hpp"

#include <algorithm>
#include <span>

#include "base/check.hpp"
#include "base/status_code.hpp"
#include "base/text.hpp"
#include "gui/model/glossary_entries.hpp"
#include "gui/model/words.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::gui {
namespace {

std::string_view take_word(std::string_view& text) {
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(std::min(word.size() + 1, text.size()));
  return word;
}

const Entry* find(std::span<const Entry> entries, std::string_view word) {
  const auto entry = std::find_if(entries.begin(), entries.end(), [word](const Entry& e) {
    return equals_ignoring_case(e.word, word);
  });
  return entry == entries.end() ? nullptr : &*entry;
}

// Collects the meanings of one line.
class Reader {
 public:
  explicit Reader(texts::Language language) : language_(language) {}

  std::vector<Meaning> take() { return std::move(all_); }

  void smtp(const replay::Line& line) {
    if (line.kind == trace::LineKind::content) return;
    if (line.kind == trace::LineKind::end_of_content)
      return add(texts::kSmtpCommands.dot_name.in(language_), &kDotEntry);
    line.side == Side::client ? smtp_command(line.text) : smtp_reply(line.text);
  }

  void imap(const replay::Line& line) {
    line.side == Side::client ? imap_command(line.text) : imap_reply(line.text);
  }

  void dns(std::string_view line) {
    while (all_.empty() && !line.empty()) add(find(kDnsEntries, take_word(line)));
  }

 private:
  void add(std::string_view word, const Entry* entry) {
    if (entry) all_.push_back({shown(word), entry->says.in(language_), entry->clause});
  }
  void add(const Entry* entry) {
    if (entry) add(entry->word, entry);
  }

  void smtp_command(std::string_view line) {
    const Entry* entry = find(kCommandEntries, take_word(line));
    add(entry ? entry : &kCredentialsEntry);  // only what AUTH asked for has no verb
  }

  void smtp_reply(std::string_view line) {
    const std::string_view code = line.substr(0, 3);
    const Entry* entry = find(kReplyEntries, code);
    add(code, entry ? entry : find(kReplyClassEntries, code.substr(0, 1)));
    line.remove_prefix(std::min<std::size_t>(4, line.size()));
    if (const auto status = leading_status_code(line); !status.empty()) return add_status(status);
    if (code == "250") add(find(kExtensionEntries, take_word(line)));
  }

  // RFC 3463 §2: class, subject and detail. Without an entry for all of it, the subject tells at
  // least what it is about.
  void add_status(std::string_view code) {
    const std::string_view detail = code.substr(2);
    const Entry* entry = find(kStatusEntries, code[0] == '2' ? code : detail);
    add(code, entry ? entry : find(kSubjectEntries, detail.substr(0, detail.find('.'))));
  }

  void imap_command(std::string_view line) {
    take_word(line);  // the tag
    const Entry* verb = find(kImapCommandEntries, take_word(line));
    add(verb);
    if (verb && verb->word == "UID") add(find(kImapCommandEntries, take_word(line)));
  }

  // RFC 3501 §2.2.2: "* OK", "* 18 EXISTS", "a1 OK" or "+".
  void imap_reply(std::string_view line) {
    const std::string_view tag = take_word(line);
    if (tag == "+") return add(&kImapGoOnEntry);
    std::string_view word = take_word(line);
    const bool number = !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
    if (number) word = take_word(line);
    if (tag == "*") {
      add(find(kImapUntaggedEntries, word));
    } else if (const Entry* entry = find(kImapTaggedEntries, word)) {
      add(std::string(tag).append(" ").append(entry->word), entry);
    }
    add_code(line);
  }

  // "* OK [UNSEEN 2] message 2 is the first unseen"
  void add_code(std::string_view text) {
    if (!text.starts_with('[') || all_.empty()) return;
    add(find(kImapCodeEntries, text.substr(1, text.find_first_of(" ]") - 1)));
  }

  texts::Language language_;
  std::vector<Meaning> all_;
};

// A message's text comes as lines of the reply to FETCH.
bool is_literal(const replay::Transcript& transcript, std::size_t line) {
  return line > 0 && transcript.lines[line].said == transcript.lines[line - 1].said;
}

}  // namespace

std::vector<Meaning> meanings_of(const replay::Transcript& transcript, std::size_t line,
                                 texts::Language language) {
  Reader reader(language);
  switch (transcript.protocol) {
    case trace::Protocol::smtp:
      reader.smtp(transcript.lines[line]);
      break;
    case trace::Protocol::imap:
      if (!is_literal(transcript, line)) reader.imap(transcript.lines[line]);
      break;
    case trace::Protocol::discard:
    case trace::Protocol::dns:
      break;
  }
  return reader.take();
}

std::vector<Meaning> meanings_of_dns(std::string_view line, texts::Language language) {
  Reader reader(language);
  reader.dns(line);
  return reader.take();
}

Meaning meaning_of(trace::TcpState state, texts::Language language) {
  const Entry* entry = find(kTcpStateEntries, trace::name(state));
  MAILSCOPE_CHECK(entry);
  return {std::string(entry->word), entry->says.in(language), entry->clause};
}

Card card_of(const std::vector<Meaning>& meanings, texts::Language language) {
  const Meaning& first = meanings.front();
  Card card{first.word, {std::string(first.says)}, std::string(first.clause)};
  for (std::size_t i = 1; i < meanings.size(); ++i)
    card.lines.push_back(texts::kGlossary.further.in(language, meanings[i].word, meanings[i].says,
                                                     meanings[i].clause));
  return card;
}

}  // namespace mailscope::gui
