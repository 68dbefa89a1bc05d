#include "gui/model/show.hpp"

#include <variant>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "replay/story/narrate.hpp"

namespace mailscope::gui {
namespace {

replay::World built(const trace::Trace& trace, const replay::Steps& steps) {
  replay::World world;
  const RecordNumber start = steps.start();
  const std::size_t count = start.is_none() ? 0 : start.index() + 1;
  for (std::size_t i = 0; i < count; ++i) replay::apply(world, trace, RecordNumber(i));
  return world;
}

}  // namespace

Show::Show(trace::Trace the_trace)
    : trace(std::move(the_trace)),
      run(replay::run_of(trace)),
      packets(trace),
      transcripts(replay::transcripts(trace)),
      exchanges(replay::exchanges(trace)),
      chapter(trace, transcripts),
      beats(replay::shown_beats(chapter.beats(), trace)),
      narration(replay::narrate(run, chapter, beats).texts),
      steps(trace, transcripts, beats),
      clock(trace, packets),
      lanes(replay::lanes(trace, packets, clock)),
      lane_scale(clock),
      sessions(session_stories(trace)),
      conversations(trace, exchanges),
      numbers(trace),
      bytes(trace, packets),
      lost(trace, packets),
      losses(trace, packets),
      cast(built(trace, steps)),
      replay(trace) {}

std::string Show::characters() const {
  std::string all;
  all.append(run.title).append(run.teaches);
  for (const replay::Narration& told : run.narration) all += told.text;
  for (const replay::Host& host : cast.hosts) all.append(host.title).append(host.name);
  for (const trace::Record& record : trace.records()) {
    const auto* composed = std::get_if<trace::MessageComposed>(&record.what);
    if (!composed) continue;
    const std::string_view content = trace.text(composed->content);
    if (is_printable_utf8(content)) all += content;
  }
  return all;
}

}  // namespace mailscope::gui
