// The file format: "dns".
#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {
namespace {

Duration usual_ttl(const Domain&, const Names& names) {
  return names.scenario().dns->ttl;
}

}  // namespace

constexpr Shape kMailHost = refers(kDomain, Refers::mail_host);
constexpr Shape kMachine = refers(kDomain, Refers::machine);
constexpr Shape kPreference = integer(0, 65'535);
constexpr Key kMxKeys[] = {
    key<&MailExchange::preference>("preference", kPreference, "The lower one is tried first."),
    required(key<&MailExchange::host>(
        "host", kMailHost, "The name of a server's machine, or a name that stands in domains.")),
};

constexpr Shape kMx = object(kMxKeys);

constexpr Shape kMxs = list(kMx, 0, 20);
constexpr Key kFailsKeys[] = {
    key<&Outage::after>("after", kInstant, "From then on."),
    key<&Outage::until>("until", kInstant, "Up to then. Default: for good."),
};
constexpr Shape kFails = object(kFailsKeys);
constexpr Shape kTtl = duration(0, 7 * kDay);
constexpr Key kNullMxKey{
    .name = "null_mx",
    .shape = &kBoolean,
    .doc = "True: the domain says that it takes no mail (RFC 7505).",
    .read =
        [](const Node& node, const Shape&, void* domain, Resolver&) {
          if (node.boolean) static_cast<Domain*>(domain)->exchanges = kNullMx;
        },
    .write = [](const void* domain, const void*, const Key& key, const Names& names) -> Written {
      const bool null = static_cast<const Domain*>(domain)->exchanges == kNullMx;
      return write_unless_same(null, false, key, names);
    },
    .otherwise_of = [](const Shape& how, const Names& names) { return write(false, how, names); }};
constexpr Key kDomainKeys[] = {
    explained(key<&Domain::exchanges>(
        "mx", kMxs,
        "Which hosts take mail for the domain. [] for none: mail then goes to the domain's own "
        "address. Default: the machine of the server that has the domain, with preference 10.")),
    explained(key<&Domain::server>("a", kMachine,
                                   "The server's machine whose address is that of the domain's own "
                                   "name. Default: none, or with "
                                   "\"mx\": [] that of the server that has the domain.")),
    kNullMxKey,
    key<&Domain::exists>("exists", kBoolean, "False: there is no such name (NXDOMAIN)."),
    explained(
        key<&Domain::fails>("fails", kFails, "The name server fails on this domain (SERVFAIL).")),
    derived<&Domain::ttl, usual_ttl>(
        "ttl", kTtl, "How long its records may be remembered, in whole seconds. Default: dns.ttl."),
};

constexpr Shape kDnsDomain = object(kDomainKeys);

constexpr Shape kDnsDomains = map(formats::domain, kDnsDomain, 0, 1'000);
constexpr Key kDnsKeys[] = {
    key<&Dns::ttl>(
        "ttl", kTtl,
        "How long records, and that there are none, may be remembered, in whole seconds."),
    by_hand("domains", kDnsDomains,
            "What differs from the obvious, by domain. A message may go to every domain that "
            "stands here."),
};

constexpr Shape kDns{.kind = Kind::object_or_false, .keys = kDnsKeys};

}  // namespace mailscope::scenario::description
