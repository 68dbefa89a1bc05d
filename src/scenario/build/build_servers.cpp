// The servers; what refers to other parts of the file is in build_forwarding.cpp.
#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build/build.hpp"

namespace mailscope::scenario {

void Builder::build_servers() {
  const Node* servers = sound_object(root_, "servers");
  if (!servers) return;
  for (const Node& node : servers->children) build_server(node);
}

void Builder::build_server(const Node& node) {
  // A faulty one is known by name all the same: who refers to it does nothing wrong.
  const auto [entry, fresh] = servers_.emplace(lowered(node.key), out_.servers.size());
  if (!fresh) {
    if (!node.faulty) {
      log_.at_key(node,
                  fmt::format("{} and {} are one domain, since case does not count; keep one",
                              in_quotes(out_.servers[entry->second].domain), in_quotes(node.key)));
    }
    return;
  }
  Server& server = out_.servers.emplace_back();
  server.domain = node.key;
  server.host = text(node, "host", "mail." + node.key);
  server.calls_itself = text(node, "calls_itself", server.host);
  if (const Node* replies = sound_object(node, "replies")) server.replies = reply_texts(*replies);
  if (text(node, "greet_with") == "HELO") server.greet_with = policy::MailServer::Greeting::helo;
  server.spaced_paths = flag(node, "spaced_paths");
  server.adds_received = flag(node, "adds_received");
  if (text(node, "submission") == "login") server.submission = Server::Submission::login;
  set_policies(node, server);
  claim_host(node, server.host);
}

policy::ReplyTexts Builder::reply_texts(const Node& node) {
  return {.greeting = text(node, "greeting"),
          .hello = text(node, "hello"),
          .mail = text(node, "mail"),
          .rcpt = text(node, "rcpt"),
          .data = text(node, "data"),
          .accepted = text(node, "accepted"),
          .quit = text(node, "quit")};
}

}  // namespace mailscope::scenario
