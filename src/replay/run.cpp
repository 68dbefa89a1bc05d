#include "replay/run.hpp"

#include <variant>

namespace mailscope::replay {
namespace {

template <class... Kinds>
bool is_one_of(const trace::Record& record) {
  return (std::holds_alternative<Kinds>(record.what) || ...);
}

Narration narration_of(const trace::Trace& trace, const trace::Narrated& told) {
  return {.on = trace.text(told.on),
          .step = told.step,
          .attempt = told.attempt,
          .message = told.message,
          .by = told.by,
          .text = trace.text(told.text)};
}

}  // namespace

Run run_of(const trace::Trace& trace) {
  Run run;
  const std::size_t count = count_of_building(trace);
  for (std::size_t i = 0; i < count; ++i) {
    const trace::What& what = trace.records()[i].what;
    if (const auto* r = std::get_if<trace::RunDescribed>(&what)) {
      run.name = trace.text(r->name);
      run.title = trace.text(r->title);
      run.teaches = trace.text(r->teaches);
      run.scenario = trace.text(r->scenario);
      run.seed = r->seed;
      run.starts_at = r->starts_at;
      run.until = r->until;
    } else if (const auto* told = std::get_if<trace::Narrated>(&what)) {
      run.narration.push_back(narration_of(trace, *told));
    }
  }
  return run;
}

std::size_t count_of_building(const trace::Trace& trace) {
  std::size_t count = 0;
  while (count < trace.size() &&
         is_one_of<trace::RunDescribed, trace::HostAdded, trace::LinkAdded, trace::LinkRuleAdded,
                   trace::LinkRulePeriod, trace::AgentAdded, trace::MailboxAdded, trace::Narrated>(
             trace.records()[count])) {
    ++count;
  }
  return count;
}

}  // namespace mailscope::replay
