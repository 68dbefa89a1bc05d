#include "dns/message.hpp"

#include <utility>

#include "base/big_endian.hpp"
#include "dns/name.hpp"

namespace mailscope::dns {
namespace {

// The header's second word, §4.1.1: QR, Opcode, AA, TC, RD, RA, Z, RCODE.
constexpr unsigned kResponse = 0x8000, kAuthoritative = 0x0400, kTruncated = 0x0200;
constexpr unsigned kRecursionDesired = 0x0100, kRecursionAvailable = 0x0080;

unsigned flags_of(const Message& m) {
  return (m.response ? kResponse : 0) | static_cast<unsigned>(m.opcode) << 11 |
         (m.authoritative ? kAuthoritative : 0) | (m.truncated ? kTruncated : 0) |
         (m.recursion_desired ? kRecursionDesired : 0) |
         (m.recursion_available ? kRecursionAvailable : 0) | static_cast<unsigned>(m.code);
}

void set_flags(Message& m, unsigned flags) {
  m.response = flags & kResponse;
  m.opcode = static_cast<Opcode>(flags >> 11 & 0xF);
  m.authoritative = flags & kAuthoritative;
  m.truncated = flags & kTruncated;
  m.recursion_desired = flags & kRecursionDesired;
  m.recursion_available = flags & kRecursionAvailable;
  m.code = static_cast<ResponseCode>(flags & 0xF);
}

class Writer {
 public:
  void two(std::uint32_t value) { put16(out_, value); }
  void four(std::uint32_t value) { put32(out_, value); }

  void write(const Question& q) {
    names_.write(out_, q.name);
    two(static_cast<unsigned>(q.type)), two(static_cast<unsigned>(q.klass));
  }
  void write(const ResourceRecord& record) {
    names_.write(out_, record.owner);
    two(static_cast<unsigned>(record.type)), two(static_cast<unsigned>(record.klass));
    four(record.ttl);
    const std::size_t length_at = out_.size();
    two(0);
    std::visit([this](const auto& data) { put(data); }, record.data);
    set16(out_, length_at, static_cast<unsigned>(out_.size() - length_at - 2));
  }
  std::string take() { return std::move(out_); }

 private:
  void put(const Address& a) { four(a.address); }
  void put(const MailExchange& mx) { two(mx.preference), names_.write(out_, mx.exchange); }
  void put(const Authority& soa) {
    names_.write(out_, soa.server), names_.write(out_, soa.mailbox);
    four(soa.serial), four(soa.refresh), four(soa.retry), four(soa.expire), four(soa.minimum);
  }
  void put(const Opaque& o) { out_ += o.bytes; }

  std::string out_;
  NameWriter names_;
};

std::string encode_all(const Message& m) {
  Writer out;
  out.two(m.id), out.two(flags_of(m));
  out.two(static_cast<std::uint32_t>(m.questions.size()));
  const auto sections = {&m.answers, &m.authorities, &m.additionals};
  for (const auto* section : sections) out.two(static_cast<std::uint32_t>(section->size()));
  for (const Question& q : m.questions) out.write(q);
  for (const auto* section : sections) {
    for (const ResourceRecord& record : *section) out.write(record);
  }
  return out.take();
}

// Reads numbers and names until something is wrong, and then nothing more.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint16_t two() { return has(2) ? static_cast<std::uint16_t>(get16(bytes_, past(2))) : 0; }
  std::uint32_t four() { return has(4) ? get32(bytes_, past(4)) : 0; }
  std::string name() {
    if (!good_) return {};
    const auto found = read_name(bytes_, at_);
    if (!found) good_ = false;
    return found.value_or("");
  }
  std::string bytes_up_to(std::size_t end) {
    const std::size_t from = at_;
    at_ = end;
    return std::string(bytes_.substr(from, end - from));
  }

  Question question() {
    Question q;
    q.name = name();
    q.type = static_cast<Type>(two());
    q.klass = static_cast<Class>(two());
    return q;
  }
  ResourceRecord record() {
    ResourceRecord r;
    r.owner = name();
    r.type = static_cast<Type>(two());
    r.klass = static_cast<Class>(two());
    r.ttl = four();
    // RFC 2181 §8: a TTL with its first bit set is zero.
    if (r.ttl > kLongestTtl) r.ttl = 0;
    const std::size_t length = two();
    if (!good_ || length > bytes_.size() - at_) return fail(r);
    const std::size_t end = at_ + length;
    read_data(r, end);
    if (at_ != end) return fail(r);
    return r;
  }

  bool good() const { return good_; }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  bool has(std::size_t size) { return good_ = good_ && bytes_.size() - at_ >= size; }
  std::size_t past(std::size_t size) { return std::exchange(at_, at_ + size); }
  ResourceRecord fail(ResourceRecord& r) {
    good_ = false;
    return std::move(r);
  }
  void read_data(ResourceRecord& r, std::size_t end) {
    if (r.type == Type::a && r.klass == Class::internet) {
      r.data = Address{four()};
    } else if (r.type == Type::mx) {
      MailExchange mx;
      mx.preference = two();
      mx.exchange = name();
      r.data = std::move(mx);
    } else if (r.type == Type::soa) {
      Authority soa;
      soa.server = name();
      soa.mailbox = name();
      for (auto* field : {&soa.serial, &soa.refresh, &soa.retry, &soa.expire, &soa.minimum}) {
        *field = four();
      }
      r.data = std::move(soa);
    } else {
      r.data = Opaque{bytes_up_to(end)};
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

bool same_question(const Question& a, const Question& b) {
  return a.type == b.type && a.klass == b.klass && same_name(a.name, b.name);
}

std::string encode(const Message& message, std::size_t limit) {
  std::string bytes = encode_all(message);
  if (bytes.size() <= limit) return bytes;
  Message shorter = message;
  shorter.additionals.clear();
  bytes = encode_all(shorter);
  if (bytes.size() <= limit) return bytes;
  shorter.truncated = true;
  shorter.answers.clear();
  shorter.authorities.clear();
  return encode_all(shorter);
}

Result<Message> decode(std::string_view bytes) {
  if (bytes.size() < kHeader) {
    return fail("a DNS message of fewer than 12 octets, which its header has");
  }
  Reader in(bytes);
  Message m;
  m.id = in.two();
  set_flags(m, in.two());
  const std::size_t questions = in.two();
  const std::size_t counts[] = {in.two(), in.two(), in.two()};
  // Counts may promise anything: reading ends with the message's octets.
  for (std::size_t i = 0; i < questions && in.good(); ++i) m.questions.push_back(in.question());
  std::vector<ResourceRecord>* const sections[] = {&m.answers, &m.authorities, &m.additionals};
  for (std::size_t s = 0; s < 3; ++s) {
    for (std::size_t i = 0; i < counts[s] && in.good(); ++i) sections[s]->push_back(in.record());
  }
  if (!in.good()) return fail("a DNS message that is malformed or ends before its last record");
  if (!in.at_end()) return fail("a DNS message with octets behind its last record");
  return m;
}

}  // namespace mailscope::dns
