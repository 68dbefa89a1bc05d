#include "tests/smtp/play.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "base/text.hpp"
#include "smtp/command.hpp"
#include "smtp/parameters.hpp"
#include "tests/smtp/policy.hpp"

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

// `<alice@crepes.fr> BODY=8BITMIME -> <bob@hamburger.edu> NOTIFY=NEVER`
std::string in_words(const Envelope& envelope) {
  Extensions known;
  known.size = envelope.declared_size != 0;
  std::string out = '<' + envelope.sender + '>' +
                    mail_parameters(envelope, envelope.declared_size, known) + " ->";
  for (const Recipient& recipient : envelope.recipients) {
    out += " <" + recipient.address + '>' + rcpt_parameters(recipient, known);
  }
  return out;
}

// The row of the table that a line is for.
const Transition* row_for(ServerState from, const ServerHeard& heard) {
  if (transition(from, Event::response)) return transition(from, Event::response);
  if (heard.kind == LineKind::end_of_content) return transition(from, Event::end_of_data);
  const std::optional<Verb> verb = parse_verb(heard.text);
  if (verb == Verb::auth && from == ServerState::idle) {
    const auto event = auth_event(parse_auth(arguments_of(heard.text)));
    return transition(from, event.value_or(Event::auth));
  }
  return transition(from, event_of(verb));
}

// A server with the policy of the dialogs.
struct Server {
  explicit Server(const Dialog& d, Reached& r) : session(server_config(d)), dialog(d), reached(r) {}

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
    const int code = std::stoi(std::string(say.bytes));
    reached.codes.insert(code);
    if (row && row->reply == code) reached.rows.insert({row->from, row->on});
    row = nullptr;
    bytes += say.bytes;
    return lines;
  }
  Lines handle(const ServerHeard& heard) {
    row = row_for(from, heard);
    return {};
  }
  Lines handle(const AskConnection&) {
    row = transition(from, Event::connection);
    return answer(verdict_set(dialog, "on-connection"));
  }
  Lines handle(const AskHello&) { return answer(verdict_set(dialog, "on-hello")); }
  Lines handle(const AskSender& question) {
    asked = question.envelope;
    return answer(verdict_on(question.envelope.sender));
  }
  Lines handle(const AskRecipient& question) {
    const Verdict verdict = verdict_on(question.recipient.address);
    if (verdict.accepted()) asked.recipients.push_back(question.recipient);
    return answer(verdict);
  }
  Lines handle(const AskData&) { return answer(verdict_set(dialog, "on-data")); }
  Lines handle(const AskLogin& question) {
    Lines lines{fmt::format("=> login {} / {}", question.user, question.password)};
    answer(verdict_on_login(question));
    return lines;
  }
  Lines answer(Verdict verdict) {
    session.answer(std::move(verdict));
    return {};
  }
  Lines handle(const AskMessage& question) {
    Lines lines{fmt::format("=> message {} from {} ({}){}{}", in_words(question.envelope),
                            question.client, question.extended ? "EHLO" : "HELO",
                            question.login.empty() ? "" : " by ", question.login)};
    if (question.envelope != asked) lines.push_back("=> but asked for " + in_words(asked));
    for (const std::string_view line : lines_of(question.content)) {
      lines.push_back("=> | " + printable(line.size() > 60 ? line.substr(0, 60) : line));
    }
    contents.emplace_back(question.content);
    session.answer(verdict_on_content(question.content));
    return lines;
  }
  Lines handle(const Hangup&) { return {"=> hangup"}; }
  Lines handle(const ServerAbort&) { return {"=> abort"}; }

  ServerSession session;
  const Dialog& dialog;
  Reached& reached;
  ServerState from = ServerState::connecting;
  Envelope asked;                   // what the policy has agreed to
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
    reached.client_rows.insert({from, heard.code / 100});
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
    return {fmt::format("=> recipient {}: {}", answer.address, answer.reply.text())};
  }
  Lines handle(const MessageAnswered& answer) {
    return {(answer.accepted ? "=> accepted: " : "=> refused: ") + answer.reply.text()};
  }
  Lines handle(const Failed& failure) { return {"=> failed: " + failure.reason}; }
  Lines handle(const Hangup&) { return {"=> hangup"}; }

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
