#include "replay/run.hpp"

#include <variant>

namespace mailscope::replay {

Run run_of(const trace::Trace& trace) {
  Run run;
  for (const trace::Record& record : trace.records()) {
    if (const auto* r = std::get_if<trace::RunDescribed>(&record.what)) {
      run = {.name = trace.text(r->name),
             .title = trace.text(r->title),
             .teaches = trace.text(r->teaches),
             .scenario = trace.text(r->scenario),
             .seed = r->seed,
             .starts_at = r->starts_at,
             .until = r->until};
    } else if (const auto* told = std::get_if<trace::StepNarrated>(&record.what)) {
      run.narration.push_back({told->step, trace.text(told->text)});
    } else {
      break;  // these are the first records
    }
  }
  return run;
}

}  // namespace mailscope::replay
