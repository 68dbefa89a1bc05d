#include "nodes/server/disk.hpp"

#include <iterator>
#include <variant>

#include <fmt/format.h>

namespace mailscope::nodes {
namespace {

trace::DiskWritten written(const Intake& intake) {
  return {trace::DiskWrite::message, intake.message};
}
trace::DiskWritten written(const Settlement&) {
  return {trace::DiskWrite::outcome, MessageId::none()};
}
trace::DiskWritten written(const FlagChange&) {
  return {trace::DiskWrite::flag, MessageId::none()};
}

}  // namespace

Disk::Disk(Context& context, HostId host, const policy::Disk& config, DiskOwner& owner)
    : context_(context),
      host_(host),
      config_(config),
      owner_(owner),
      random_(context.seed, fmt::format("disk:{}", context.hosts.name(host))) {}

void Disk::write(DiskEntry entry) {
  const trace::DiskWritten record =
      std::visit([](const auto& what) { return written(what); }, entry);
  cache_.push_back({std::move(entry), context_.runtime.note(host_, record)});
  if (syncing_ == 0) begin_sync();
}

void Disk::begin_sync() {
  syncing_ = cache_.size();
  sync_ends_ = context_.runtime.now + config_.sync;
  context_.set_timer(sync_ends_, host_, Timer::disk);
}

void Disk::timer() {
  // An event of a sync that a crash has cut short finds another one under way, or none.
  if (syncing_ == 0 || context_.runtime.now != sync_ends_) return;
  context_.runtime.note(host_, trace::DiskSynced{static_cast<std::uint32_t>(syncing_)});
  end_sync(syncing_);
  if (!cache_.empty()) begin_sync();
}

// What it changes may be written in turn: that comes behind.
void Disk::end_sync(std::size_t writes) {
  std::vector<Unsafe> safe(std::make_move_iterator(cache_.begin()),
                           std::make_move_iterator(cache_.begin() + static_cast<long>(writes)));
  cache_.erase(cache_.begin(), cache_.begin() + static_cast<long>(writes));
  const RecordNumber cause = context_.runtime.cause;
  for (Unsafe& one : safe) {
    context_.runtime.cause = one.cause;
    owner_.safe(one.entry);
  }
  context_.runtime.cause = cause;
  syncing_ = 0;
}

void Disk::crash() {
  const bool keeps_some = config_.crash_keeps == policy::Disk::CrashKeeps::some;
  const std::size_t kept = keeps_some ? std::size_t{random_.below(cache_.size() + 1)} : 0;
  const std::size_t lost = cache_.size() - kept;
  if (lost > 0) {
    context_.runtime.note(host_, trace::WritesLost{static_cast<std::uint32_t>(lost)});
  }
  cache_.erase(cache_.begin() + static_cast<long>(kept), cache_.end());
  end_sync(kept);
  cache_.clear();
}

}  // namespace mailscope::nodes
