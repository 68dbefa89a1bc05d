#include "trace/trace.hpp"

#include "base/check.hpp"

namespace mailscope::trace {

RecordNumber Trace::append(Instant at, RecordNumber cause, HostId host, const What& what) {
  const RecordNumber number{records_.size()};
  MAILSCOPE_CHECK(!number.is_none() && number.index() == records_.size());
  MAILSCOPE_CHECK(cause.is_none() || cause < number);
  MAILSCOPE_CHECK(at >= ended_at());
  records_.push_back(Record{at, cause, host, what});
  return number;
}

Instant Trace::ended_at() const {
  return records_.empty() ? Instant() : records_.back().at;
}

}  // namespace mailscope::trace
