#include "app/run_files.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "export/capture.hpp"
#include "export/sequence.hpp"
#include "replay/cast.hpp"
#include "replay/run.hpp"
#include "texts/text.hpp"
#include "texts/usage.hpp"
#include "trace/json_lines.hpp"

namespace mailscope::app {
namespace {

struct Wish {
  std::string_view option;
  const std::string& path;
};

std::array<Wish, 3> wishes(const RunArguments& arguments) {
  return {{{"--trace", arguments.trace_file},
           {"--pcap", arguments.pcap_file},
           {"--sequence", arguments.sequence_file}}};
}

// By what the scenario calls it, or the trace.
Result<HostId> host_of(const std::string& text, const scenario::Scenario& scenario,
                       const replay::Cast& cast) {
  for (const scenario::User& user : scenario.users) {
    if (equals_ignoring_case(user.name, text)) return replay::find_host(cast, user.host);
  }
  return replay::find_host(cast, text);
}

Result<std::string> make_pcap(const std::string& at, const scenario::Scenario& scenario,
                              const trace::Trace& trace, texts::Language language) {
  exports::CaptureChoice choice;
  choice.language = language;
  const replay::Run run = replay::run_of(trace);
  choice.starts_at = run.starts_at;
  choice.title = run.title;
  choice.application = "mailscope " MAILSCOPE_VERSION;
  if (!at.empty()) {
    const auto host = host_of(at, scenario, replay::cast_of(trace));
    if (!host) {
      return fail(texts::kUsage.no_host.in(language, printable(at), host.error().message));
    }
    choice.at = *host;
  }
  return exports::capture(trace, choice);
}

}  // namespace

Result<void> check_run_files(const RunArguments& arguments, texts::Language language) {
  const auto all = wishes(arguments);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (all[i].path.empty() || all[i].path != all[j].path) continue;
      return fail(texts::kUsage.same_file.in(language, all[j].option, all[i].option, all[i].path));
    }
  }
  return {};
}

Result<std::vector<OutputFile>> make_run_files(const RunArguments& arguments,
                                               const scenario::Scenario& scenario,
                                               const trace::Trace& trace,
                                               texts::Language language) {
  std::vector<OutputFile> files;
  if (!arguments.trace_file.empty()) {
    files.push_back({arguments.trace_file, trace::to_json_lines(trace)});
  }
  if (!arguments.pcap_file.empty()) {
    auto bytes = make_pcap(arguments.pcap_at, scenario, trace, language);
    if (!bytes) return tl::unexpected(bytes.error());
    files.push_back({arguments.pcap_file, std::move(*bytes)});
  }
  if (!arguments.sequence_file.empty()) {
    files.push_back({arguments.sequence_file, exports::sequence(trace, scenario.title, language)});
  }
  return files;
}

bool uses_standard_output(const RunArguments& arguments) {
  const auto all = wishes(arguments);
  return std::any_of(all.begin(), all.end(), [](const Wish& wish) { return wish.path == "-"; });
}

}  // namespace mailscope::app
