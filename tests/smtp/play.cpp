#include "play.hpp"

#include <stdexcept>

#include "base/text.hpp"

namespace mailscope::smtp::test {
namespace {

using Lines = std::vector<std::string>;

void append(Lines& lines, Lines more) {
  lines.insert(lines.end(), more.begin(), more.end());
}

std::string joined(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

// The server's policy: it knows everybody but these.
Verdict verdict_on(std::string_view address) {
  const std::string_view local = address.substr(0, address.find('@'));
  if (local == "nobody") return Verdict::refuse(reply(550, "No such user here"));
  if (local == "busy") return Verdict::refuse(reply(450, "Mailbox busy"));
  if (local == "moved") return {reply(251, "User not local; will forward")};
  if (local == "overload") return Verdict::refuse(reply(421, "hamburger.edu overloaded"));
  return Verdict::accept();
}

Verdict verdict_on_content(std::string_view content) {
  if (content.starts_with("Refuse this")) return Verdict::refuse(reply(554, "Not this one"));
  if (content.starts_with("Disk full")) return Verdict::refuse(reply(452, "No space"));
  return Verdict::accept();
}

std::string in_words(const Envelope& envelope) {
  std::string out = '<' + envelope.sender + "> ->";
  for (const std::string& recipient : envelope.recipients) out += " <" + recipient + '>';
  return out;
}

// A server with the policy above.
struct Server {
  explicit Server(const Dialog& dialog, Reached& r) : session(server_config(dialog)), reached(r) {}

  // Everything it has to say: lines of the dialog.
  Lines pump() {
    Lines out;
    for (;;) {
      const ServerState before = session.state();
      const std::optional<ServerOutput> output = session.poll();
      if (!output) return out;
      from = before;
      append(out, std::visit([this](const auto& o) { return handle(o); }, *output));
    }
  }

  Lines handle(const ServerSay& say) {
    const Lines lines = said('S', say.bytes);
    const int code = std::stoi(say.bytes);
    reached.codes.insert(code);
    if (row && row->reply == code) reached.rows.insert({row->from, row->on});
    row = nullptr;
    bytes += say.bytes;
    return lines;
  }
  Lines handle(const ServerHeard& heard) {
    if (heard.kind == LineKind::command) row = transition(from, event_of(parse_verb(heard.text)));
    if (heard.kind == LineKind::end_of_data) row = transition(from, Event::end_of_data);
    return {};
  }
  Lines handle(const AskSender& question) {
    session.answer(verdict_on(question.address));
    return {};
  }
  Lines handle(const AskRecipient& question) {
    session.answer(verdict_on(question.address));
    return {};
  }
  Lines handle(const AskMessage& question) {
    Lines lines{"=> message " + in_words(question.envelope) + " from " + question.client +
                (question.extended ? " (EHLO)" : " (HELO)")};
    for (const std::string_view line : lines_of(question.content)) {
      lines.push_back("=> | " + printable(line.size() > 60 ? line.substr(0, 60) : line));
    }
    contents.push_back(question.content);
    session.answer(verdict_on_content(question.content));
    return lines;
  }
  Lines handle(const ServerHangup&) { return {"=> hangup"}; }

  ServerSession session;
  Reached& reached;
  ServerState from = ServerState::connecting;
  const Transition* row = nullptr;  // of the command whose reply has not come
  std::string bytes;                // said and not taken
  std::vector<std::string> contents;
};

// A client whose owner carries out the dialog's orders, one whenever it is Ready.
struct Client {
  explicit Client(const Dialog& dialog, Reached& r)
      : session(client_config(dialog)), orders(dialog.orders), reached(r) {}

  Lines pump() {
    Lines out;
    for (;;) {
      from = session.state();
      const std::optional<ClientOutput> output = session.poll();
      if (!output) return out;
      append(out, std::visit([this](const auto& o) { return handle(o); }, *output));
    }
  }

  Lines handle(const ClientSay& say) {
    bytes += say.bytes;
    return said('C', say.bytes);
  }
  Lines handle(const ClientHeard& heard) {
    reached.client_rows.insert({from, heard.reply.code / 100});
    return {};
  }
  Lines handle(const Ready&) {
    if (next == orders.size()) return {};
    const Order& order = orders[next++];
    if (order.quit) {
      session.quit();
    } else {
      session.send(order.envelope, order.content);
    }
    return {};
  }
  Lines handle(const RecipientAnswered& answer) {
    return {"=> recipient " + answer.address + ": " + answer.reply.text()};
  }
  Lines handle(const MessageAnswered& answer) {
    return {(answer.accepted ? "=> accepted: " : "=> refused: ") + answer.reply.text()};
  }
  Lines handle(const Failed& failure) { return {"=> failed: " + failure.reason}; }
  Lines handle(const ClientHangup&) { return {"=> hangup"}; }

  ClientSession session;
  std::vector<Order> orders;
  Reached& reached;
  std::size_t next = 0;
  ClientState from = ClientState::connecting;
  std::string bytes;
};

template <class Peer>
void feed_pieces(Peer& peer, std::string_view bytes, std::size_t piece, Instant now, Lines& out) {
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
    peer.session.receive(bytes.substr(0, piece), now);
    append(out, peer.pump());
  }
}

template <class Peer>
std::string play(Peer& peer, const Dialog& dialog, Feed feed) {
  Instant now;
  Lines out;
  peer.session.connected(now);
  Lines greeting = peer.pump();
  std::string waiting;  // bytes to feed
  for (const Step& step : dialog.steps) {
    const bool pause = step.kind != Step::Kind::feed && step.kind != Step::Kind::expect;
    if (pause) {
      feed_pieces(peer, waiting, std::string::npos, now, greeting);
      waiting.clear();
      append(out, std::exchange(greeting, {}));
    }
    switch (step.kind) {
      case Step::Kind::expect:
        break;
      case Step::Kind::feed:
        if (feed != Feed::ahead) append(out, std::exchange(greeting, {}));
        out.push_back(step.line);
        if (feed == Feed::ahead) {
          waiting += step.bytes;
        } else {
          feed_pieces(peer, step.bytes, feed == Feed::bytes ? 1 : std::string::npos, now, out);
        }
        break;
      case Step::Kind::advance:
        now = now + step.by;
        out.push_back(step.line);
        peer.session.timeout(now);
        append(out, peer.pump());
        break;
      case Step::Kind::state:
        out.push_back("state: " + std::string(name(peer.session.state())));
        break;
      case Step::Kind::closed:
        out.push_back(step.line);
        peer.session.closed();
        append(out, peer.pump());
        break;
    }
  }
  feed_pieces(peer, waiting, std::string::npos, now, greeting);
  append(out, greeting);
  return joined(out);
}

}  // namespace

ServerConfig server_config(const Dialog& dialog) {
  ServerConfig config{.host = "hamburger.edu"};
  ServerTexts& texts = config.texts;
  texts.mail = "{address} ... Sender ok";
  texts.rcpt = "{address} ... Recipient ok";
  for (const auto& [key, value] : dialog.settings) {
    if (key == "host") config.host = value;
    if (key == "greeting") texts.greeting = value;
    if (key == "hello") texts.hello = value;
    if (key == "data") texts.data = value;
    if (key == "accepted") texts.accepted = value;
    if (key == "quit-text") texts.quit = value;
    if (key == "recipients") config.limits.recipients = std::stoul(value);
    if (key == "message") config.limits.message = std::stoul(value);
    if (key == "text-line") config.limits.text_line = std::stoul(value);
    if (key == "errors") config.limits.errors = std::stoul(value);
  }
  return config;
}

ClientConfig client_config(const Dialog& dialog) {
  ClientConfig config{.name = "crepes.fr"};
  for (const auto& [key, value] : dialog.settings) {
    if (key == "helo") config.extended_hello = false;
    if (key == "spaced") config.spaced_paths = true;
    if (key == "reply-lines") config.limits.lines = std::stoul(value);
  }
  return config;
}

std::string play_server(const Dialog& dialog, Feed feed, Reached& reached) {
  Server server(dialog, reached);
  return play(server, dialog, feed);
}

std::string play_client(const Dialog& dialog, Feed feed, Reached& reached) {
  Client client(dialog, reached);
  return play(client, dialog, feed);
}

std::string play_both(const Dialog& dialog, std::size_t longest_piece, RandomStream& random) {
  Reached reached;
  Server server(dialog, reached);
  Client client(dialog, reached);
  Lines out;
  client.session.connected(Instant());
  server.session.connected(Instant());
  append(out, server.pump());
  const auto deliver = [&](auto& from, auto& to) {
    const std::string bytes = std::exchange(from.bytes, {});
    for (std::string_view rest = bytes; !rest.empty();) {
      const std::size_t piece =
          longest_piece == 0 ? rest.size() : std::size_t{random.below(longest_piece)} + 1;
      feed_pieces(to, rest.substr(0, piece), std::string::npos, Instant(), out);
      rest.remove_prefix(std::min(piece, rest.size()));
    }
  };
  while (!server.bytes.empty() || !client.bytes.empty()) {
    deliver(server, client);
    deliver(client, server);
  }
  return joined(out);
}

}  // namespace mailscope::smtp::test
