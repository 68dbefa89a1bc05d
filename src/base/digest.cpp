#include "base/digest.hpp"

#include <openssl/evp.h>

#include "base/check.hpp"
#include "base/hex.hpp"

namespace mailscope {

struct Sha256::Context {
  EVP_MD_CTX* md = EVP_MD_CTX_new();
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { EVP_MD_CTX_free(md); }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  MAILSCOPE_CHECK(EVP_DigestInit_ex(context_->md, EVP_sha256(), nullptr) == 1);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) {
  MAILSCOPE_CHECK(EVP_DigestUpdate(context_->md, bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() {
  std::string digest(32, '\0');
  auto* const bytes = reinterpret_cast<unsigned char*>(digest.data());
  MAILSCOPE_CHECK(EVP_DigestFinal_ex(context_->md, bytes, nullptr) == 1);
  return mailscope::hex(digest);
}

}  // namespace mailscope
