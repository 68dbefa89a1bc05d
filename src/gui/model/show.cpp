#include "gui/model/show.hpp"

#include <variant>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mail/readable.hpp"
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

// As it is stored and as it is read: what is encoded is decoded to be shown. Of ASCII alone the
// atlas has everything.
std::string characters_of(std::string_view subject, std::string_view content) {
  std::string all;
  for (const std::string_view text : {subject, content})
    if (!is_ascii(text) && is_printable_utf8(text)) all += text;
  if (content.find("=?") == content.npos && content.find("Content-") == content.npos) return all;
  const mail::Readable read = mail::readable(content);
  return all + read.from + read.to + read.subject + read.body;
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
  for (const trace::Record& record : trace.records())
    if (const auto* composed = std::get_if<trace::MessageComposed>(&record.what))
      all += characters_of(trace.text(composed->subject), trace.text(composed->content));
  return all;
}

}  // namespace mailscope::gui
