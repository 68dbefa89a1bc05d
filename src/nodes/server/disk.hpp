#pragma once
// The disk of a mail server. What is written stands in the page cache, which is memory, until a
// sync has made it safe; a crash takes what was not synced. Syncs follow each other for as long as
// something is unsafe, and one sync serves all that was written before it began.

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "nodes/context.hpp"
#include "nodes/server/intake.hpp"
#include "policy/mail_server.hpp"

namespace mailscope::nodes {

class DiskOwner {
 public:
  virtual ~DiskOwner() = default;
  // The disk holds it from now on, whatever happens.
  virtual void safe(DiskEntry& entry) = 0;
};

class Disk {
 public:
  Disk(Context& context, HostId host, const policy::Disk& config, DiskOwner& owner);

  void write(DiskEntry entry);
  void timer();  // the sync under way may be over
  void crash();

  // ---- Its room, as its owner counts it.
  void occupy(std::uint64_t bytes) { used_ += bytes; }
  void release(std::uint64_t bytes) { used_ -= bytes; }
  bool has_room(std::uint64_t bytes) const {
    return !config_.room || used_ + bytes <= *config_.room;
  }

 private:
  struct Unsafe {
    DiskEntry entry;
    RecordNumber cause;  // of what it changes
  };
  void begin_sync();
  void end_sync(std::size_t writes);

  Context& context_;
  HostId host_;
  policy::Disk config_;
  DiskOwner& owner_;
  RandomStream random_;
  std::vector<Unsafe> cache_;  // in the order of writing
  std::size_t syncing_ = 0;    // so many of them are made safe by the sync under way
  Instant sync_ends_ = Instant::never();
  std::uint64_t used_ = 0;
};

}  // namespace mailscope::nodes
