#include "app/cli.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "texts/text.hpp"

namespace mailscope::app {
namespace {

constexpr const char* kScenarioHelp = "a JSON file, or the name of a shipped scenario";

// A duration as parse_duration reads it; CLI11 shows what this throws.
Duration duration(const std::string& text) {
  const auto parsed = parse_duration(text);
  if (!parsed) throw CLI::ValidationError(parsed.error().message);
  return *parsed;
}

Format format(const std::string& text) {
  return text == "json" ? Format::json : Format::text;
}

// Those whose sessions can be told.
std::vector<std::string> told_protocols() {
  std::vector<std::string> names;
  for (const trace::Protocol p : trace::kProtocols) {
    if (trace::facts(p).is_told) names.emplace_back(trace::name(p));
  }
  return names;
}

// One of these names.
trace::Protocol protocol(const std::string& name) {
  return *std::find_if(trace::kProtocols.begin(), trace::kProtocols.end(),
                       [&name](trace::Protocol p) { return trace::name(p) == name; });
}

class CommandLine {
 public:
  CommandLine() {
    app_.require_subcommand(0, 1);
    app_.set_version_flag("--version", "mailscope " MAILSCOPE_VERSION);
    app_.footer(
        "SCENARIO is a path to a JSON file, or a name that `mailscope list` shows; view, "
        "transcript\n"
        "and state also take a trace that `run --trace FILE.jsonl` has written.\n"
        "Without a command the window opens on all shipped scenarios.");
    add_view();
    add_run();
    add_transcript();
    add_state();
    add_scenario_commands();
  }

  int parse_and_run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::Success& e) {  // --help, --version
      return app_.exit(e);
    } catch (const CLI::ParseError& e) {
      complain(fmt::format("mailscope: {}; see mailscope --help", e.what()));
      return kBadInput;
    }
    return command_();
  }

 private:
  void add_view() {
    CLI::App* view = app_.add_subcommand("view", "opens the window on a scenario");
    view->add_option("SCENARIO", view_.scenario, kScenarioHelp);
    view->add_option_function<std::string>(
        "--at", [this](const std::string& t) { view_.at = duration(t); },
        "begin at this simulated time: 150ms, 20s, 1h30m");
    view->add_option("--lang", view_.language, "the window's language: en")
        ->check(CLI::IsMember(
            std::vector<std::string>(texts::kLanguageCodes.begin(), texts::kLanguageCodes.end())));
    view->add_option("--screenshot", view_.screenshot, "draw one frame into this PNG and leave");
    view->add_option("--size", view_.size, "the window's size: 1280x800");
    view->add_option("--tab", view_.tab, "what the right column shows")
        ->check(CLI::IsMember(tab_names()));
    view->add_option("--look", view_.look, "light, dark or projector")
        ->check(CLI::IsMember({"light", "dark", "projector"}));
    view->add_option("--scale", view_.percent, "the size of everything in percent: 150")
        ->check(CLI::Range(50, 300));
    view->callback([this] { command_ = [this] { return view_command(view_); }; });
  }

  void add_run() {
    CLI::App* run = app_.add_subcommand("run", "runs without a window, tells what became of all");
    run->add_option("SCENARIO", run_.scenario, kScenarioHelp)->required();
    run->add_option("--seed", run_.seed, "instead of the scenario's own");
    run->add_option_function<std::string>(
        "--until", [this](const std::string& t) { run_.until = duration(t); },
        "stop at this simulated time");
    run->add_option("--set", run_.changes, "/json/pointer=VALUE, changes the scenario");
    run->add_option_function<std::string>(
           "--format", [this](const std::string& f) { run_.format = format(f); }, "text or json")
        ->check(CLI::IsMember({"text", "json"}));
    run->add_option("--trace", run_.trace_file, "write every record as JSON Lines; - is stdout");
    CLI::Option* pcap = run->add_option("--pcap", run_.pcap_file,
                                        "write every packet for Wireshark, as pcapng; - is stdout");
    run->add_option("--pcap-at", run_.pcap_at, "only what a capture at this host would have seen")
        ->needs(pcap);
    run->add_option("--sequence", run_.sequence_file,
                    "write the packets as a Mermaid sequence diagram; - is stdout");
    run->callback([this] { command_ = [this] { return run_command(run_); }; });
  }

  void add_transcript() {
    CLI::App* transcript = app_.add_subcommand("transcript", "prints the dialog of a session");
    transcript->add_option("SCENARIO", transcript_.scenario, kScenarioHelp)->required();
    const std::vector<std::string> names = told_protocols();
    transcript
        ->add_option_function<std::string>(
            "--protocol", [this](const std::string& p) { transcript_.protocol = protocol(p); },
            fmt::format("{}", fmt::join(names, ", ")))
        ->check(CLI::IsMember(names));
    transcript->add_option("--session", transcript_.session, "its number in the run, or all");
    transcript->add_option("--seed", transcript_.seed, "instead of the scenario's own");
    transcript->callback([this] { command_ = [this] { return transcript_command(transcript_); }; });
  }

  void add_state() {
    CLI::App* state = app_.add_subcommand("state", "prints the whole world at a moment as JSON");
    state->add_option("SCENARIO", state_scenario_, kScenarioHelp)->required();
    state
        ->add_option_function<std::string>(
            "--at", [this](const std::string& t) { state_at_ = duration(t); }, "the moment")
        ->required();
    state->callback(
        [this] { command_ = [this] { return state_command(state_scenario_, state_at_); }; });
  }

  void add_scenario_commands() {
    CLI::App* check = app_.add_subcommand("check", "reads and validates; silent when all is well");
    check->add_option("SCENARIO", checked_, kScenarioHelp)->required();
    check->callback([this] { command_ = [this] { return check_command(checked_); }; });

    CLI::App* schema = app_.add_subcommand("schema", "prints the JSON Schema of scenario files");
    schema->callback([this] { command_ = [] { return schema_command(); }; });

    CLI::App* list = app_.add_subcommand("list", "the shipped scenarios");
    list->add_option_function<std::string>(
            "--format", [this](const std::string& f) { list_format_ = format(f); }, "text or json")
        ->check(CLI::IsMember({"text", "json"}));
    list->callback([this] { command_ = [this] { return list_command(list_format_); }; });
  }

  CLI::App app_{"Mailscope shows how a message gets from Alice to Bob.", "mailscope"};
  std::function<int()> command_ = [this] { return view_command(view_); };
  ViewArguments view_;
  RunArguments run_;
  TranscriptArguments transcript_;
  std::string state_scenario_;
  Duration state_at_;
  std::vector<std::string> checked_;
  Format list_format_ = Format::text;
};

}  // namespace

int run_cli(int argc, char** argv) {
  CommandLine command_line;
  return command_line.parse_and_run(argc, argv);
}

}  // namespace mailscope::app
