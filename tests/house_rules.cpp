#include "tests/house_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

namespace mailscope::house {
namespace {

constexpr std::size_t kLongestFile = 500;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string place(const Source& source, std::size_t line) {
  return "src/" + source.path + ":" + std::to_string(line + 1) + ": ";
}

// The file that an #include line names, with its delimiters: `"base/time.hpp"` or `<imgui.h>`.
std::string included(const std::string& line) {
  const auto hash = line.find_first_not_of(" \t");
  if (hash == std::string::npos || line[hash] != '#') return {};
  const auto word = line.find("include", hash);
  if (word == std::string::npos) return {};
  const auto open = line.find_first_of("\"<", word);
  if (open == std::string::npos) return {};
  const auto close = line.find_first_of("\">", open + 1);
  return line.substr(open, close == std::string::npos ? close : close - open + 1);
}

// Where `word` stands in `line` as a whole word, from `from` on.
std::size_t find_word(const std::string& line, std::string_view word, std::size_t from = 0) {
  for (auto at = line.find(word, from); at != std::string::npos; at = line.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word(line[at - 1]);
    const bool ends = at + word.size() == line.size() || !is_word(line[at + word.size()]);
    if (begins && ends) return at;
  }
  return std::string::npos;
}

// Whether what stands before a name makes it the C library's: not a member, not a name of ours
// (`trace::time`), and not a declaration (`Duration time(`).
bool is_global_before(std::string before) {
  const auto trim = [&before] {
    while (!before.empty() && before.back() == ' ') before.pop_back();
  };
  trim();
  if (before.ends_with("::")) {
    before.resize(before.size() - 2);
    return before.ends_with("std") || before.empty() || !is_word(before.back());
  }
  if (before.ends_with('.') || before.ends_with("->")) return false;
  if (before.empty() || !is_word(before.back())) return true;
  return before.ends_with("return");
}

bool calls_global(const std::string& line, std::string_view name) {
  for (auto at = find_word(line, name); at != std::string::npos;
       at = find_word(line, name, at + 1)) {
    const auto next = line.find_first_not_of(' ', at + name.size());
    const bool call = next != std::string::npos && line[next] == '(';
    if (call && is_global_before(line.substr(0, at))) return true;
  }
  return false;
}

// `std::normal_distribution` and its like: their results differ between standard libraries.
bool names_distribution(const std::string& line) {
  constexpr std::string_view kEnd = "_distribution";
  for (auto at = line.find(kEnd); at != std::string::npos; at = line.find(kEnd, at + 1)) {
    auto begin = at;
    while (begin > 0 && is_word(line[begin - 1])) --begin;
    if (line.substr(0, begin).ends_with("std::")) return true;
  }
  return false;
}

// A `static` that is neither constant nor a function: state that two simulations would share.
bool declares_static_state(const std::string& line) {
  const auto at = find_word(line, "static");
  if (at == std::string::npos) return false;
  for (const std::string_view constant : {"const", "constexpr", "constinit"}) {
    if (find_word(line, constant) != std::string::npos) return false;
  }
  const auto end = line.find_first_of("=;{(", at);
  return end != std::string::npos && line[end] != '(';
}

bool may_see_the_real_world(const Source& source) {
  return source.layer() == "gui" || source.layer() == "app";
}

// What `layer` includes directly or through others.
std::set<std::string> reach(const Layers& layers, const std::string& layer) {
  std::set<std::string> all;
  for (const Layer& one : layers) {
    if (one.name != layer) continue;
    for (const std::string& use : one.uses) {
      all.insert(use);
      if (use != layer) all.merge(reach(layers, use));
    }
  }
  return all;
}

// Takes the comments and the contents of literals out of a text, a character at a time.
class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return out_;
  }

 private:
  bool sees(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step() {
    if (sees("//")) return skip_to("\n");
    if (sees("/*")) return skip_past("*/");
    if (sees("R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) return skip_raw();
    // A quote between digits separates thousands.
    const bool digits = at_ > 0 && std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0;
    if (text_[at_] == '"' || (text_[at_] == '\'' && !digits)) return skip_literal(text_[at_]);
    out_ += text_[at_++];
  }
  void skip_to(std::string_view end) {
    const auto found = text_.find(end, at_);
    keep_newlines(found == std::string_view::npos ? text_.size() : found);
  }
  void skip_past(std::string_view end) {
    skip_to(end);
    at_ = std::min(at_ + end.size(), text_.size());
  }
  void skip_raw() {
    const auto open = text_.find('(', at_);
    if (open == std::string_view::npos) return keep_newlines(text_.size());
    skip_past(")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"");
    out_ += "\"\"";
  }
  void skip_literal(char quote) {
    const bool include = is_include();
    out_ += text_[at_++];
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      if (include) out_ += text_[at_];
      at_ += text_[at_] == '\\' ? 2 : 1;
    }
    at_ = std::min(at_, text_.size());
    if (at_ < text_.size() && text_[at_] == quote) out_ += text_[at_++];
  }
  // The name in an #include is no literal.
  bool is_include() const {
    const auto line = out_.rfind('\n') + 1;  // npos + 1 is 0
    return out_.find("include", line) != std::string::npos &&
           out_.find('#', line) != std::string::npos;
  }
  void keep_newlines(std::size_t end) {
    for (; at_ < end; ++at_) {
      if (text_[at_] == '\n') out_ += '\n';
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

Layers read_layers(std::string_view text) {
  Layers layers;
  for (const std::string& line : split_lines(text)) {
    const auto colon = line.find(':');
    if (line.starts_with('#') || colon == std::string::npos) continue;
    std::istringstream words(line.substr(colon + 1));
    Layer layer{line.substr(0, colon), {}};
    for (std::string word; words >> word;) layer.uses.insert(word);
    layers.push_back(layer);
  }
  return layers;
}

Faults check_layers(const Layers& layers) {
  Faults faults;
  std::set<std::string> above;
  for (const Layer& layer : layers) {
    for (const std::string& use : layer.uses) {
      if (above.contains(use)) continue;
      faults.push_back("layers.txt: " + layer.name + " uses " + use + ", which is not above it");
    }
    if (!above.insert(layer.name).second) faults.push_back("layers.txt: " + layer.name + " twice");
  }
  return faults;
}

Faults check_makers_and_viewers(const Layers& layers) {
  Faults faults;
  for (const std::string viewer : {"replay", "export", "gui"}) {
    const std::set<std::string> reached = reach(layers, viewer);
    for (const std::string maker : {"engine", "net", "nodes", "sim"}) {
      if (reached.contains(maker)) faults.push_back("layers.txt: " + viewer + " sees " + maker);
      if (reach(layers, maker).contains(viewer)) {
        faults.push_back("layers.txt: " + maker + " sees " + viewer);
      }
    }
  }
  return faults;
}

std::vector<std::string> code_lines(std::string_view text) {
  return split_lines(Stripper(text).run());
}

Faults check_includes(const Source& source, const Layers& layers) {
  const auto own = std::find_if(layers.begin(), layers.end(),
                                [&](const Layer& one) { return one.name == source.layer(); });
  if (own == layers.end())
    return {"src/" + source.path + ": a layer that layers.txt does not name"};
  Faults faults;
  const std::vector<std::string> lines = code_lines(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string file = included(lines[i]);
    if (!file.starts_with('"')) continue;
    const auto slash = file.find('/');
    const std::string layer = file.substr(1, slash == std::string::npos ? 0 : slash - 1);
    if (layer == own->name || own->uses.contains(layer)) continue;
    faults.push_back(place(source, i) + own->name + " may not include " + file +
                     "; write \"layer/file.hpp\" with a layer that layers.txt allows");
  }
  return faults;
}

Faults check_window_libraries(const Source& source) {
  Faults faults;
  const bool gui = source.layer() == "gui";
  const bool shell = source.path.starts_with("gui/shell/");
  const std::vector<std::string> lines = code_lines(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string file = included(lines[i]);
    const bool imgui =
        file.find("imgui") != std::string::npos && file.find('/') == std::string::npos;
    const bool platform =
        file.starts_with("<SFML/") || file.find("imgui_impl") != std::string::npos;
    if (platform && !shell) faults.push_back(place(source, i) + file + " belongs in gui/shell/");
    if (imgui && !platform && !gui) faults.push_back(place(source, i) + file + " belongs in gui/");
  }
  return faults;
}

Faults check_determinism(const Source& source) {
  constexpr std::array kWords = {"system_clock", "steady_clock",          "high_resolution_clock",
                                 "file_clock",   "random_device",         "mt19937",
                                 "mt19937_64",   "default_random_engine", "sleep_for",
                                 "sleep_until",  "thread_local",          "random_shuffle"};
  constexpr std::array kCalls = {"time",      "clock",         "rand",      "srand",
                                 "random",    "drand48",       "sleep",     "usleep",
                                 "nanosleep", "gettimeofday",  "localtime", "localtime_r",
                                 "gmtime",    "clock_gettime", "setlocale"};
  if (may_see_the_real_world(source)) return {};
  Faults faults;
  const std::vector<std::string> lines = code_lines(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string_view word : kWords) {
      if (find_word(lines[i], word) == std::string::npos) continue;
      faults.push_back(place(source, i) + std::string(word) + " makes runs differ");
    }
    for (const std::string_view call : kCalls) {
      if (!calls_global(lines[i], call)) continue;
      faults.push_back(place(source, i) + std::string(call) + "() makes runs differ");
    }
    if (names_distribution(lines[i])) {
      faults.push_back(place(source, i) + "a std distribution makes compilers differ");
    }
    if (declares_static_state(lines[i])) {
      faults.push_back(place(source, i) + "static state is shared by simulations");
    }
  }
  return faults;
}

Faults check_unordered(const Source& source) {
  if (may_see_the_real_world(source)) return {};
  Faults faults;
  const std::vector<std::string> whole = split_lines(source.text);
  const std::vector<std::string> lines = code_lines(source.text);
  const auto says_why = [&whole](std::size_t i) {
    const auto at = whole[i].find("// unordered: ");
    return at != std::string::npos && whole[i].find_first_not_of(' ', at + 13) != std::string::npos;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool names =
        lines[i].find("unordered_") != std::string::npos && included(lines[i]).empty();
    if (!names || says_why(i) || (i > 0 && says_why(i - 1))) continue;
    faults.push_back(place(source, i) +
                     "an unordered container; say `// unordered: why it is harmless`");
  }
  return faults;
}

Faults check_length(const Source& source) {
  const std::size_t lines = split_lines(source.text).size();
  if (lines <= kLongestFile) return {};
  return {"src/" + source.path + ": " + std::to_string(lines) + " lines; the longest may have " +
          std::to_string(kLongestFile)};
}

Faults check_top_level(const std::set<std::string>& entries) {
  const std::set<std::string> allowed = {
      "CMakeLists.txt", "CMakePresets.json", "README.md", "assets", "scenarios", "src", "tests"};
  Faults faults;
  for (const std::string& entry : entries) {
    if (!entry.starts_with('.') && !allowed.contains(entry)) {
      faults.push_back(entry + ": the top level has " + std::to_string(allowed.size()) +
                       " entries, and this is none of them");
    }
  }
  return faults;
}

}  // namespace mailscope::house
