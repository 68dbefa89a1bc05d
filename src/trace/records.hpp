#pragma once
// What can happen. One struct a kind of record: small, trivially copyable, bytes by reference
// into the trace's arena. `fields` names every member, once: JSON Lines are written and read by
// it. Records carry outcomes (the UID given, the retry instant chosen): nothing is decided twice.

#include <type_traits>
#include <variant>

#include "trace/mail_records.hpp"
#include "trace/network_records.hpp"
#include "trace/world_records.hpp"

namespace mailscope::trace {

using What =
    std::variant<RunDescribed, Narrated, HostAdded, LinkAdded, LinkRuleAdded, LinkRulePeriod,
                 AgentAdded, MailboxAdded, InputApplied, HostDown, HostUp, LinkDown, LinkUp,
                 PacketSent, DatagramSent, PacketDuplicated, RuleFired, PacketArrived, PacketLost,
                 ConnectionOpened, TcpStateChanged, RetransmissionTimeout, FastRetransmit,
                 ZeroWindowProbe, CongestionChanged, BytesDelivered, ConnectionFailed,
                 LookupStarted, LookupEnded, SessionOpened, Said, TransactionStarted, LoginTried,
                 DiskWritten, DiskSynced, WritesLost, MessageComposed, RecipientAdded,
                 SubmissionFailed, Accepted, Redirected, ListExpanded, RecipientNotified, Queued,
                 QueuedFor, AttemptStarted, RecipientDeferred, RecipientDone, Dequeued,
                 MailboxStored, FlagsChanged, MessageRead>;

struct Record {
  Instant at;
  RecordNumber cause;  // an earlier record; none: nothing in this world caused it
  HostId host;         // where
  What what;
};
static_assert(std::is_trivially_copyable_v<Record>);
static_assert(sizeof(Record) <= 80);  // a run has millions

}  // namespace mailscope::trace
