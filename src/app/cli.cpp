#include "app/cli.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands.hpp"
#include "app/language.hpp"
#include "app/output.hpp"
#include "base/text.hpp"
#include "texts/command_line.hpp"
#include "texts/text.hpp"
#include "texts/usage.hpp"

namespace mailscope::app {
namespace {

using texts::kCommands;
using texts::kHelp;
using texts::kOptions;
using texts::kUsage;

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

class CommandLine : texts::Speaker {
 public:
  explicit CommandLine(texts::Language language) : Speaker(language) {
    app_.description(say(kCommands.program));
    app_.footer(say(kCommands.footer));
    app_.require_subcommand(0, 1);
    head_help();
    app_.set_version_flag("--version", "mailscope " MAILSCOPE_VERSION, say(kOptions.version));
    add_language(app_);
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
      complain(say(kUsage.see_help, e.what()));
      return kBadInput;
    }
    return command_();
  }

 private:
  // Subcommands that are added later have it from here.
  void head_help() {
    CLI::FormatterBase& formatter = *app_.get_formatter();
    formatter.label("Usage", say(kHelp.usage));
    formatter.label("OPTIONS", say(kHelp.any_options));
    formatter.label("SUBCOMMAND", say(kHelp.any_command));
    formatter.label("Positionals", say(kHelp.positionals));
    formatter.label("REQUIRED", say(kHelp.required));
    formatter.label("Needs", say(kHelp.needs));
    app_.option_defaults()->group(say(kHelp.options));
    app_.set_help_flag("-h,--help", say(kOptions.help));
  }

  CLI::App* add_command(const char* name, const texts::Phrase& words,
                        const std::function<int()>& command) {
    CLI::App* added = app_.add_subcommand(name, say(words));
    added->group(say(kHelp.commands));
    added->callback([this, command] { command_ = command; });
    add_language(*added);
    return added;
  }

  // What it says is known already (language_of_run); here it is checked.
  void add_language(CLI::App& to) {
    to.add_option("--lang", language_code_, say(kOptions.language))
        ->check(one_of({texts::kLanguageCodes.begin(), texts::kLanguageCodes.end()}));
  }
  CLI::Option* add_scenario(CLI::App* to, std::string& scenario) {
    return to->add_option("SCENARIO", scenario, say(kOptions.scenario));
  }
  CLI::Option* add_seed(CLI::App* to, std::optional<std::uint64_t>& seed) {
    return to->add_option("--seed", seed, say(kOptions.seed));
  }
  CLI::Option* add_set(CLI::App* to, std::vector<std::string>& changes) {
    return to->add_option("--set", changes, say(kOptions.set));
  }
  template <class Time>
  CLI::Option* add_time(CLI::App* to, const char* name, Time& time, const texts::Phrase& words) {
    return to->add_option_function<std::string>(
        name, [&time](const std::string& text) { time = duration(text); }, say(words));
  }
  void add_format(CLI::App* to, Format& to_set) {
    to->add_option_function<std::string>(
          "--format", [&to_set](const std::string& f) { to_set = format(f); }, say(kOptions.format))
        ->check(one_of({"text", "json"}));
  }

  CLI::Validator one_of(const std::vector<std::string>& names) const {
    const std::string all = fmt::format("{{{}}}", fmt::join(names, ","));
    return {[this, names, all](std::string& value) {
              const bool known = std::find(names.begin(), names.end(), value) != names.end();
              return known ? std::string() : say(kUsage.not_one_of, value, all);
            },
            all};
  }
  CLI::Validator between(int least, int most) const {
    return {[this, least, most](std::string& value) {
              const int number = parse_number<int>(value).value_or(least - 1);
              if (least <= number && number <= most) return std::string();
              return say(kUsage.out_of_range, value, std::to_string(least), std::to_string(most));
            },
            say(kHelp.range, std::to_string(least), std::to_string(most))};
  }

  void add_view() {
    CLI::App* view =
        add_command("view", kCommands.view, [this] { return view_command(view_, language_); });
    CLI::Option* scenario = add_scenario(view, view_.scenario);
    add_time(view, "--at", view_.at, kOptions.begin_at);
    add_seed(view, view_.seed)->needs(scenario);
    add_set(view, view_.changes)->needs(scenario);
    view->add_option("--screenshot", view_.screenshot, say(kOptions.screenshot));
    view->add_option("--size", view_.size, say(kOptions.size));
    CLI::Option* tab = view->add_option("--tab", view_.tab, say(kOptions.tab));
    // A build without the window knows no tabs; it says that it has no window.
    if (const auto names = tab_names(); !names.empty()) tab->check(one_of(names));
    view->add_option("--look", view_.look, say(kOptions.look))
        ->check(one_of({"light", "dark", "projector"}));
    view->add_option("--scale", view_.percent, say(kOptions.scale))->check(between(50, 300));
  }

  void add_run() {
    CLI::App* run =
        add_command("run", kCommands.run, [this] { return run_command(run_, language_); });
    add_scenario(run, run_.scenario)->required();
    add_seed(run, run_.seed);
    add_time(run, "--until", run_.until, kOptions.until);
    add_set(run, run_.changes);
    add_format(run, run_.format);
    run->add_option("--trace", run_.trace_file, say(kOptions.trace));
    CLI::Option* pcap = run->add_option("--pcap", run_.pcap_file, say(kOptions.pcap));
    run->add_option("--pcap-at", run_.pcap_at, say(kOptions.pcap_at))->needs(pcap);
    run->add_option("--sequence", run_.sequence_file, say(kOptions.sequence));
  }

  void add_transcript() {
    CLI::App* transcript = add_command("transcript", kCommands.transcript, [this] {
      return transcript_command(transcript_, language_);
    });
    add_scenario(transcript, transcript_.scenario)->required();
    const std::vector<std::string> names = told_protocols();
    transcript
        ->add_option_function<std::string>(
            "--protocol", [this](const std::string& p) { transcript_.protocol = protocol(p); },
            fmt::format("{}", fmt::join(names, ", ")))
        ->check(one_of(names));
    transcript->add_option("--session", transcript_.session, say(kOptions.session));
    add_seed(transcript, transcript_.seed);
  }

  void add_state() {
    CLI::App* state = add_command("state", kCommands.state, [this] {
      return state_command(state_scenario_, state_at_, language_);
    });
    add_scenario(state, state_scenario_)->required();
    add_time(state, "--at", state_at_, kOptions.moment)->required();
  }

  void add_scenario_commands() {
    CLI::App* check = add_command("check", kCommands.check,
                                  [this] { return check_command(checked_, language_); });
    check->add_option("SCENARIO", checked_, say(kOptions.scenario))->required();
    add_command("schema", kCommands.schema, [] { return schema_command(); });
    CLI::App* list = add_command("list", kCommands.list,
                                 [this] { return list_command(list_format_, language_); });
    add_format(list, list_format_);
  }

  CLI::App app_{"", "mailscope"};
  std::function<int()> command_ = [this] { return view_command(view_, language_); };
  std::string language_code_;
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
  CommandLine command_line(language_of_run(argc, argv));
  return command_line.parse_and_run(argc, argv);
}

}  // namespace mailscope::app
