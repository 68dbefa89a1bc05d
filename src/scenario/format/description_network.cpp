// The file format: "network".
#include <optional>

#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {

constexpr Shape kLatency = duration(0, 3600 * kSecond);
constexpr Shape kBandwidth = rate(1, 1e12);
constexpr Shape kBandwidths = one_or_list(kBandwidth, 2, 2);
// So many datagrams of 64 KiB at 1 bit/s leave before the clock's end, and it may take a century.
constexpr Shape kQueue = integer(0, 10'000);
constexpr Shape kFraming = integer(0, 1'000);

// ---- rules of a link. Which packets a rule is for:
constexpr Shape kCarries = text(formats::line, 1, 200);
constexpr Shape kPacketNumber = integer(1, 1e9);
constexpr Shape kPacketNumbers = one_or_list(kPacketNumber, 1, 1'000);
constexpr Shape kLater = duration(1, 3600 * kSecond);

constexpr Key kFrom = explained(key<&LinkRule::from>(
    "from", kParty,
    "Packets that this end of the link sends. Default: both ways. In the rules of "
    "the whole network: on all links of this server or user."));
constexpr Key kAfter = explained(key<&LinkRule::after, LinkRule>(
    "after", kInstant, "Only from then on, counted from the start."));
constexpr Key kBefore = explained(
    key<&LinkRule::until, LinkRule>("until", kInstant, "Only before then. Default: to the end."));
constexpr Key kCarriesKey = explained(key<&LinkRule::carries, LinkRule>(
    "carries", kCarries, "Packets with this text in the bytes that they carry for TCP or UDP."));
constexpr Key kNth = explained(key<&LinkRule::nth, LinkRule>(
    "nth", kPacketNumbers,
    "The nth packet, or several: [3, 5]. Each way counts for itself, from 1, the "
    "packets that fit the rest of the rule."));
constexpr Key kChance = explained(key<&LinkRule::chance, LinkRule>(
    "chance", kPart, "Of the packets that fit the rest, this part: by chance."));
constexpr Key kTimesKey = explained(key<&LinkRule::times, LinkRule>(
    "times", kTimes, "At most so often; then the rule is used up."));

constexpr Key kBurstKeys[] = {
    required(key<&policy::Bursts::to_bad>(
        "to_bad", kPart, "The chance, at each packet, that a good line becomes bad.")),
    required(key<&policy::Bursts::to_good>(
        "to_good", kPart, "The chance, at each packet, that a bad line becomes good.")),
    key<&policy::Bursts::loss_good>("loss_good", kPart,
                                    "The part of the packets that is lost while the line is good."),
    key<&policy::Bursts::loss_bad>("loss_bad", kPart, "The part that is lost while it is bad."),
};
constexpr Shape kBursts = object(kBurstKeys);
constexpr Key kLoseKeys[] = {
    kFrom,
    kCarriesKey,
    kNth,
    kChance,
    explained(key<&LinkRule::bursts, LinkRule>(
        "bursts", kBursts,
        "Losses that come in bursts, after Gilbert (1960) and Elliott (1963): the line begins good "
        "and is bad for 1/to_good packets on average.")),
    kTimesKey,
    kAfter,
    kBefore,
};
constexpr Shape kLose = object(kLoseKeys);
constexpr Key kDelayKeys[] = {
    required(key<&LinkRule::by, LinkRule>(
        "by", kLater, "How much later they arrive. Those behind them wait: the order stays.")),
    kFrom,
    kCarriesKey,
    kNth,
    kChance,
    kTimesKey,
    kAfter,
    kBefore,
};
constexpr Shape kDelay = object(kDelayKeys);
constexpr Key kReorderKeys[] = {
    required(key<&LinkRule::by, LinkRule>(
        "by", kLater, "How long they are held back. Those behind them do not wait, and overtake.")),
    kFrom,
    kCarriesKey,
    kNth,
    kChance,
    kTimesKey,
    kAfter,
    kBefore,
};
constexpr Shape kReorder = object(kReorderKeys);
constexpr Key kDuplicateKeys[] = {
    explained(key<&LinkRule::by, LinkRule>(
        "by", kLater, "How much later the copy arrives. Default: right behind the packet.")),
    kFrom,
    kCarriesKey,
    kNth,
    kChance,
    kTimesKey,
    kAfter,
    kBefore,
};
constexpr Shape kDuplicate = object(kDuplicateKeys);
constexpr Key kCorruptKeys[] = {
    kFrom, kCarriesKey, kNth, kChance, kTimesKey, kAfter, kBefore,
};
constexpr Shape kCorrupt = object(kCorruptKeys);
constexpr Key kCutKeys[] = {
    kAfter,
    kBefore,
};
constexpr Shape kCut = object(kCutKeys);

template <LinkRule::Effect Effect>
constexpr Key effect(std::string_view name, const Shape& shape, std::string_view doc) {
  return {.name = name,
          .shape = &shape,
          .doc = doc,
          .read =
              [](const Node& node, const Shape& how, void* rule, Resolver& names) {
                static_cast<LinkRule*>(rule)->effect = Effect;
                read_object(node, how, rule, names);
              },
          .write = [](const void* rule, const void* otherwise, const Key& key,
                      const Names& names) -> Written {
            if (static_cast<const LinkRule*>(rule)->effect != Effect) return std::nullopt;
            return object_node(rule, otherwise, *key.shape, names);
          }};
}
constexpr Key kRuleKeys[] = {
    effect<LinkRule::Effect::lose>("lose", kLose,
                                   "These packets are lost on the way. {}: every one."),
    effect<LinkRule::Effect::delay>("delay", kDelay,
                                    "These packets are late, and those behind them as well."),
    effect<LinkRule::Effect::reorder>("reorder", kReorder,
                                      "These packets are held back, and later ones overtake them."),
    effect<LinkRule::Effect::duplicate>("duplicate", kDuplicate, "These packets arrive twice."),
    effect<LinkRule::Effect::corrupt>(
        "corrupt", kCorrupt,
        "A bit of these packets flips on the way. The receiver's checksum finds it, and it drops "
        "them."),
    effect<LinkRule::Effect::cut>(
        "cut", kCut, "The link is cut: what is on it is lost, and what is sent on it meanwhile."),
};
constexpr std::string_view kEffects[] = {"lose", "delay", "reorder", "duplicate", "corrupt", "cut"};

constexpr Shape kRule = object(kRuleKeys, {kEffects, true});

constexpr Shape kRules = list(kRule, 0, 100);

constexpr Key kLinkKeys[] = {
    {"between", &kLinkName,
     "Two servers, a user and the user's own server, or a server and \"dns\".", true},
    explained(key<&LinkQuality::latency, LinkQuality>("latency", kLatency,
                                                      "One way. Default: the network's.")),
    explained(
        key<&LinkQuality::jitter, LinkQuality>("jitter", kLatency, "Default: the network's.")),
    explained(key<&LinkQuality::bandwidth, LinkQuality>(
        "bandwidth", kBandwidths,
        "Each way; or a list of two, the first from the first named and the second back. Default: "
        "the network's.")),
    explained(key<&LinkQuality::queue, LinkQuality>(
        "queue", kQueue, "How many packets may wait, each way. Default: the network's.")),
    explained(key<&LinkQuality::framing, LinkQuality>(
        "framing", kFraming, "Bytes of a packet beside its IP. Default: the network's.")),
    explained(key<&LinkQuality::loss, LinkQuality>(
        "loss", kPart, "The part of the packets that is lost, each way. Default: the network's.")),
    explained(key<&LinkQuality::rules>(
        "rules", kRules, "What happens to which packets, instead of the network's rules.")),
};

constexpr Shape kLink = object(kLinkKeys);

constexpr Shape kLinks = list(kLink, 0, 100'000);
constexpr Key kNetworkKeys[] = {
    key<&LinkQuality::latency, LinkQuality>("latency", kLatency,
                                            "How long a packet is on its way over a link."),
    key<&LinkQuality::jitter, LinkQuality>(
        "jitter", kLatency,
        "Every packet takes up to so much longer, by chance. They stay in order."),
    key<&LinkQuality::bandwidth, LinkQuality>(
        "bandwidth", kBandwidths,
        "How fast a link takes packets; or a list of two: from a user to the server, and back."),
    key<&LinkQuality::queue, LinkQuality>(
        "queue", kQueue,
        "How many packets may wait for a link, each way. One that finds it full is lost."),
    key<&LinkQuality::framing, LinkQuality>("framing", kFraming,
                                            "Bytes that a packet costs on a link beside its IP."),
    key<&LinkQuality::loss, LinkQuality>(
        "loss", kPart,
        "The part of the packets that a link loses: 0.1 is every tenth. "
        "Packets that a rule has are "
        "not asked."),
    key<&LinkQuality::rules>(
        "rules", kRules,
        "What happens to which packets. The first rule that fits a packet has it."),
    by_hand("links", kLinks, "Links that differ from this."),
};

constexpr Shape kNetwork = object(kNetworkKeys);

}  // namespace mailscope::scenario::description
