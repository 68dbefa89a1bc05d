// The file format: "tcp".
#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {

constexpr std::string_view kProfiles[] = {"current", "textbook", "reference"};
constexpr Shape kProfile = word(kProfiles);
constexpr std::string_view kNagles[] = {"off", "plain", "modified"};
constexpr Shape kNagle = word(kNagles);
constexpr Shape kMss = integer(88, 65'495);  // of a packet of 128 to 65,535 bytes
constexpr Shape kReceiveBuffer = size(1'000, 1'073'725'440);
constexpr Shape kSegments = integer(1, 1'000);
constexpr Shape kAcknowledgeAfter = duration(0, 499'999'999);
constexpr Shape kTimer = duration(1'000'000, 3600 * kSecond);
constexpr Shape kGiveUp = duration(kSecond, kDay);
constexpr Key kTcpKeys[] = {
    key<&Tcp::profile>(
        "profile", kProfile,
        "Where the rest comes from. current: as today's systems do. textbook: every segment is "
        "acknowledged at once, and nothing waits. reference: as a published simulator does, to "
        "compare "
        "transfers with."),
    explained(key<&Tcp::mss, Tcp>(
        "mss", kMss, "The largest segment that a host takes, in bytes. Default: 1460.")),
    explained(key<&Tcp::receive_buffer, Tcp>(
        "receive_buffer", kReceiveBuffer,
        "How much a receiver has room for. More than 65535B needs window_scale. Default: 65535B.")),
    explained(key<&Tcp::window_scale, Tcp>(
        "window_scale", kBoolean, "Windows of more than 64 KiB (RFC 7323). Default: false.")),
    explained(key<&Tcp::timestamps, Tcp>(
        "timestamps", kBoolean, "Each segment carries the time (RFC 7323). Default: false.")),
    explained(key<&Tcp::sack, Tcp>(
        "sack", kBoolean,
        "The receiver says what has come behind a gap (RFC 2018). Default: false.")),
    explained(key<&Tcp::initial_window_segments, Tcp>(
        "initial_window", kSegments,
        "How many segments may be in flight at the start (RFC 6928). Default: 10.")),
    explained(key<&Tcp::acknowledge_every, Tcp>(
        "acknowledge_every", kSegments,
        "So many segments are acknowledged together (RFC 9293 §3.8.6.3 says two). Default: 2.")),
    explained(key<&Tcp::acknowledge_after, Tcp>(
        "acknowledge_after", kAcknowledgeAfter,
        "How long an acknowledgement waits for company. Default: 40ms.")),
    explained(key<&Tcp::nagle, Tcp>("nagle", kNagle,
                                    "Whether a small segment waits while another one (plain) or "
                                    "another small one (modified) is "
                                    "not acknowledged (RFC 9293 §3.7.4). Default: modified.")),
    explained(key<&Tcp::limited_transmit, Tcp>(
        "limited_transmit", kBoolean,
        "New data goes on the first two duplicate acknowledgements (RFC 3042). Default: true.")),
    explained(key<&Tcp::restart_after_idle, Tcp>(
        "restart_after_idle", kBoolean,
        "The congestion window starts anew after a pause (RFC 5681 §4.1). Default: true.")),
    explained(key<&Tcp::initial_rto, Tcp>(
        "initial_rto", kTimer,
        "The retransmission timeout before anything is measured (RFC 6298). Default: 1s.")),
    explained(key<&Tcp::min_rto, Tcp>("min_rto", kTimer,
                                      "The shortest retransmission timeout. Default: 1s.")),
    explained(key<&Tcp::max_rto, Tcp>("max_rto", kTimer,
                                      "The longest retransmission timeout. Default: 1m.")),
    explained(key<&Tcp::give_up_syn, Tcp>(
        "give_up_syn", kGiveUp, "After how long without an answer connecting fails. Default: 3m.")),
    explained(key<&Tcp::give_up_data, Tcp>(
        "give_up_data", kGiveUp,
        "After how long without an acknowledgement a connection is given up. Default: 15m.")),
    explained(key<&Tcp::max_segment_lifetime, Tcp>("max_segment_lifetime", kGiveUp,
                                                   "TIME-WAIT lasts twice as long. Default: 2m.")),
};

constexpr Shape kTcp = object(kTcpKeys);

}  // namespace mailscope::scenario::description
