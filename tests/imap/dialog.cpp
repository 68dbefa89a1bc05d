#include "tests/imap/dialog.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/text.hpp"

namespace mailscope::imap::test {
namespace {

Step step_of(const std::string& line, char peer) {
  if (line.starts_with('+')) {
    return {Step::Kind::time, {}, parse_duration(line.substr(1)).value()};
  }
  if (line.starts_with("state: ")) return {Step::Kind::state, line.substr(7)};
  const bool speech = line.starts_with("C:") || line.starts_with("S:");
  if (speech && line[0] == peer) {
    return {Step::Kind::heard_from_peer,
            line.substr(std::min<std::size_t>(3, line.size())) + "\r\n"};
  }
  if (speech || line.starts_with("=> ")) return {Step::Kind::expected, line + "\n"};
  throw std::runtime_error("no line of a dialog: " + line);
}

bool joins(const Step& a, const Step& b) {
  return a.kind == b.kind &&
         (a.kind == Step::Kind::heard_from_peer || a.kind == Step::Kind::expected);
}

}  // namespace

std::vector<Step> read_dialog(const std::filesystem::path& file, char peer) {
  std::ifstream in(file);
  std::vector<Step> steps;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    Step step = step_of(line, peer);
    if (!steps.empty() && joins(steps.back(), step))
      steps.back().text += step.text;
    else
      steps.push_back(std::move(step));
  }
  if (steps.empty()) throw std::runtime_error("an empty dialog: " + file.string());
  return steps;
}

std::vector<std::filesystem::path> dialogs_in(const char* folder) {
  const auto here = std::filesystem::path(MAILSCOPE_SOURCE_DIR "/tests/imap/dialogs") / folder;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(here)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string lines_said(char side, const std::string& bytes) {
  std::string out;
  for (const std::string_view line : lines_of(bytes)) {
    out += std::string(1, side) + ":" + (line.empty() ? "" : " ") + std::string(line) + "\n";
  }
  return out;
}

const char* name(Feed feed) {
  switch (feed) {
    case Feed::whole:
      return "whole";
    case Feed::byte_by_byte:
      return "byte by byte";
    case Feed::with_trailing_bytes:
      return "with trailing bytes";
  }
  return "";
}

MailboxSnapshot bobs_inbox() {
  return {1772442000,
          9,
          {{3,
            {mail::Flag::seen},
            "From: alice@crepes.fr\r\nSubject: Lunch\r\n\r\nAt noon?\r\n",
            1772442000},
           {5, {}, "From: alice@crepes.fr\r\n\r\nDo you like ketchup?\r\n", 1772442060},
           {8, {}, "Do you like ketchup?\r\nHow about pickles?\r\n", 1772442120}}};
}

}  // namespace mailscope::imap::test
