#pragma once
// The map as plain shapes with positions and words: a pure function of the view. All lengths
// are logical pixels of the window. Each text is exactly where it will stand, cut to its room.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/geometry.hpp"
#include "gui/kit/card.hpp"
#include "gui/kit/font_role.hpp"
#include "gui/map/map_view.hpp"
#include "gui/theme.hpp"
#include "texts/text.hpp"

namespace mailscope::gui::map {

// The size of a text in a font.
using Measure = std::function<Size(std::string_view, FontRole)>;

enum class Surface : std::uint8_t { paper, ground, panel, soft };

struct Words {
  Rect rect;  // of the text as it is written; empty: there was no room
  std::string text;
  FontRole role = FontRole::label;
  Tone tone = Tone::ink;
  Surface surface = Surface::paper;
};

enum class EnvelopeLook : std::uint8_t {
  closed,
  unread,  // filled
  open,
  leaving  // pale: it is on its way, and stays until the other side has taken it
};
struct Envelope {
  Rect rect;
  EnvelopeLook look = EnvelopeLook::closed;
  Tone tone = Tone::smtp;
  MessageId message;
  Instant since;  // when it was put there; of no meaning on a wire
};

struct Region {  // a mail domain
  Rect rect;
  Words title;
};

enum class Device : std::uint8_t { laptop, phone, desktop };
struct Agent {
  HostId host;
  Rect rect;  // picture and words
  Device device = Device::laptop;
  Rect picture;
  Words title, role;
  std::vector<Envelope> envelopes;  // on its screen
  bool down = false;
};

struct QueueRow {
  QueueItemId item;
  Rect rect;
  Envelope envelope;
  Words to, state;
};
struct Hole {  // the pigeon-hole of one mailbox
  Rect rect;
  Words name, more;
  std::vector<Envelope> envelopes;
};
struct Server {
  HostId host;
  Rect rect;  // the box
  Words title, role, queue_title, mailboxes_title, more;
  std::vector<Rect> shelves;  // one a row
  std::vector<QueueRow> queue;
  std::vector<Hole> holes;
  bool down = false;
};

// At a host: a sign in a corner, and where there is room a word beside it.
struct Mark {
  HostId host;
  Rect rect;
  Words word;
  RecordNumber record;  // since which it answers
  Instant since;
};

struct NameServer {
  HostId host;
  Rect rect;
  Words title, role;
  bool down = false;
};

enum class PipeState : std::uint8_t { none, connecting, established, closing };
struct Wire {  // a link, and the connection over it
  LinkId link;
  Point from, to;  // at the hosts' edges; `from` is the link's `a`
  PipeState pipe = PipeState::none;
  Tone tone = Tone::muted;
  std::optional<trace::Protocol> protocol;  // spoken over it now
  float width = 0;                          // of the pipe
  bool silent = false;                      // one end is down
  bool unanswered = false;                  // and the other one tries in vain
  bool cut = false;                         // and says so in its middle
  std::vector<Words> words;
  trace::MailFlow mail = trace::MailFlow::none;  // between a user agent and its server
};

struct Flying {  // a packet on the wire
  PacketId packet;
  Rect rect;
  Words label;
  Tone tone = Tone::tcp;
  Point heading;  // towards the receiver: a unit along one axis
  bool disc = false;
  Point disc_centre;
  bool again = false;
  bool copy = false;     // that the link made
  bool dying = false;    // lost here
  bool crossed = false;  // a cross stands over it, not over the host that is down
  std::optional<Envelope> envelope;
};

struct Grave {  // where a packet died that is still waited for
  PacketId packet;
  Point at;
};

struct Thing {  // that can be pointed at and pressed; in front of those behind it in the list
  std::string name;
  Rect rect;
  Card card;
  RecordNumber record;      // that tells of it; none: no single one does
  PacketId packet;          // none: it is no packet
  std::vector<Rect> words;  // beside it, that speak of it
};

struct Scene {
  std::vector<Region> regions;
  std::vector<Wire> wires;
  std::vector<Agent> agents;
  std::vector<Server> servers;
  std::vector<NameServer> name_servers;
  std::vector<Flying> packets;
  std::vector<Grave> graves;
  std::vector<Envelope> travellers;  // between their places, in front of all
  std::vector<Point> crosses;        // where nobody answers
  std::vector<Mark> keepers;         // who answers for the message now
  std::vector<Mark> unsynced;        // servers that have written and not synced
  Words custody;
  Rect custody_sign;  // before its words; empty: nobody answers
  std::vector<Thing> things;
};

Scene scene(const MapView& view, const Rect& area, const Measure& measure,
            texts::Language language);

}  // namespace mailscope::gui::map
