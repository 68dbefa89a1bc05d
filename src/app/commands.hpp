#pragma once
// One function a command; each returns the program's exit code and says what it
// has to say in the language that it is given.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "texts/text.hpp"
#include "trace/protocols.hpp"

namespace mailscope::app {

enum class Format : std::uint8_t { text, json };

struct RunArguments {
  std::string scenario;
  std::optional<std::uint64_t> seed;
  std::optional<Duration> until;
  std::vector<std::string> changes;  // --set
  Format format = Format::text;
  std::string trace_file, pcap_file, sequence_file;  // empty: none; "-": standard output
  std::string pcap_at;                               // whose capture; empty: everybody's
};
int run_command(const RunArguments& arguments, texts::Language language);

struct TranscriptArguments {
  std::string scenario;
  std::optional<trace::Protocol> protocol;
  std::string session;  // empty, a number, or "all"
  std::optional<std::uint64_t> seed;
};
int transcript_command(const TranscriptArguments& arguments, texts::Language language);

int state_command(const std::string& scenario, Duration at, texts::Language language);
int check_command(const std::vector<std::string>& scenarios, texts::Language language);
int schema_command();
int list_command(Format format, texts::Language language);

struct ViewArguments {
  std::string scenario;  // empty: the gallery
  std::optional<std::uint64_t> seed;
  std::vector<std::string> changes;  // --set
  std::optional<Duration> at;
  std::string screenshot;
  std::string size;  // "1280x800"
  std::string tab;   // empty: the first
  std::string look = "light";
  std::optional<int> percent;  // the size of everything
};
int view_command(const ViewArguments& arguments, texts::Language language);
std::vector<std::string> tab_names();  // for ViewArguments::tab; none without a window

}  // namespace mailscope::app
