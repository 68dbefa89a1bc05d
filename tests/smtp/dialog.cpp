#include "tests/smtp/dialog.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/text.hpp"
#include "smtp/command.hpp"
#include "smtp/parameters.hpp"

namespace mailscope::smtp::test {
namespace {

char escaped(char c) {
  switch (c) {
    case 'r':
      return '\r';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case '0':
      return '\0';
    default:
      return c;
  }
}

std::string bytes_of(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t star = text.find('*', i);
    if (text[i] == '\\' && i + 1 < text.size()) {
      out += escaped(text[++i]);
    } else if (text[i] == '{' && star != std::string_view::npos) {
      const std::size_t end = text.find('}', star);
      if (end == std::string_view::npos) throw std::runtime_error("{ without }");
      const auto times = std::stoul(std::string(text.substr(i + 1, star - i - 1)));
      const std::string piece = bytes_of(text.substr(star + 1, end - star - 1));
      for (std::size_t n = 0; n < times; ++n) out += piece;
      i = end;
    } else {
      out += text[i];
    }
  }
  return out;
}

constexpr Allowed kAll{{}, true};

// The parameters behind an address, as SMTP writes them.
template <class T>
void add_parameters(std::string_view text, auto read, T& into) {
  const auto parameters = parse_parameters(text);
  if (!parameters || read(*parameters, kAll, into)) {
    throw std::runtime_error("not parameters: " + std::string(text));
  }
}

// `send: a@b BODY=8BITMIME -> c@d, e@f NOTIFY=NEVER`
Order parse_send(std::string_view text) {
  Order order;
  const std::size_t arrow = text.find("->");
  const std::string_view from = trimmed(text.substr(0, arrow));
  const std::size_t name = std::min(from.find(' '), from.size());
  order.envelope.sender = from.substr(0, name);
  add_parameters(trimmed(from.substr(name)), read_mail_parameters, order.envelope);
  for (text.remove_prefix(arrow + 2);;) {
    const std::size_t comma = text.find(", ");
    const std::string_view to = trimmed(text.substr(0, comma));
    const std::size_t end = std::min(to.find(' '), to.size());
    Recipient& recipient = order.envelope.recipients.emplace_back();
    recipient.address = to.substr(0, end);
    add_parameters(trimmed(to.substr(end)), read_rcpt_parameters, recipient);
    if (comma == std::string_view::npos) return order;
    text.remove_prefix(comma + 1);
  }
}

bool take(std::string_view& line, std::string_view prefix) {
  if (!line.starts_with(prefix)) return false;
  line.remove_prefix(prefix.size());
  return true;
}

// The lines that set up who plays, and how.
bool add_setting(Dialog& dialog, std::string_view line) {
  if (take(line, "# ")) {
    dialog.reasons.emplace_back(line);
  } else if (take(line, "with: ")) {
    const std::size_t space = std::min(line.find(' '), line.size());
    dialog.settings.emplace_back(line.substr(0, space), trimmed(line.substr(space)));
  } else if (take(line, "send: ")) {
    dialog.orders.push_back(parse_send(line));
  } else if (line == "|" || take(line, "| ")) {
    dialog.orders.back().content += bytes_of(line == "|" ? "" : line) + "\r\n";
  } else if (line == "quit") {
    dialog.orders.push_back({true, {}, {}});
  } else {
    return false;
  }
  return true;
}

Step parse_step(std::string_view line, char fed) {
  using Kind = Step::Kind;
  Step step{Kind::expect, std::string(line), {}, {}};
  const bool whole = line.size() >= 2 && line[0] == fed && line[1] == ':';
  const bool piece = line.size() >= 2 && line[0] == fed && line[1] == '-';
  if (whole || piece) {
    step.kind = Kind::feed;
    step.bytes = bytes_of(line.substr(std::min<std::size_t>(3, line.size())));
    if (whole) step.bytes += "\r\n";
  } else if (line.starts_with('+')) {
    step.kind = Kind::advance;
    step.by = parse_duration(line.substr(1)).value();
  } else if (line.starts_with("state: ")) {
    step.kind = Kind::state;
  } else if (line == "closed") {
    step.kind = Kind::closed;
  } else if (!line.starts_with("C: ") && !line.starts_with("S: ") && !line.starts_with("=> ")) {
    throw std::runtime_error("not a line of a dialog: " + std::string(line));
  }
  return step;
}

void read_file(const std::filesystem::path& path, char fed, std::vector<Dialog>& dialogs) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    if (line.starts_with("== ")) {
      dialogs.push_back({path.stem().string() + ": " + line.substr(3), {}, {}, {}, {}});
    } else if (!add_setting(dialogs.back(), line)) {
      dialogs.back().steps.push_back(parse_step(line, fed));
    }
  }
}

bool is_pause(const Step& step) {
  return step.kind != Step::Kind::feed && step.kind != Step::Kind::expect;
}

}  // namespace

std::vector<Dialog> dialogs_in(std::string_view folder, char fed) {
  const auto here = std::filesystem::path(MAILSCOPE_SOURCE_DIR "/tests/smtp/dialogs") / folder;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(here)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Dialog> dialogs;
  for (const auto& file : files) read_file(file, fed, dialogs);
  return dialogs;
}

std::vector<std::string> said(char who, std::string_view bytes) {
  std::vector<std::string> lines;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find("\r\n");
    lines.push_back(std::string{who, ':', ' '} + printable(bytes.substr(0, end)));
    if (end == std::string_view::npos) {
      lines.back() += " (without CRLF)";
      break;
    }
    bytes.remove_prefix(end + 2);
  }
  return lines;
}

std::string expected(const Dialog& dialog, Feed feed) {
  std::vector<Step> steps = dialog.steps;
  if (feed == Feed::ahead) {
    for (auto begin = steps.begin(); begin != steps.end();) {
      const auto end = std::find_if(begin, steps.end(), is_pause);
      std::stable_partition(begin, end, [](const Step& s) { return s.kind == Step::Kind::feed; });
      begin = end == steps.end() ? end : end + 1;
    }
  }
  std::string out;
  for (const Step& step : steps) out += step.line + "\n";
  return out;
}

}  // namespace mailscope::smtp::test
