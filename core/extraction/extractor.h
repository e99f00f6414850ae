#pragma once
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/extraction/extraction.h"
#include "core/language/document.h"

namespace chancery::extraction {

/// How many articles are worth reading together.
class Batch {
public:
    /// At most `share` of them: what others shall have something left of.
    explicit Batch(std::size_t share) : m_most(std::clamp<std::size_t>(share, 1, kMostArticles)) {}
    /// Whether there is room for one more article of that many bytes, which then belongs to it. There is for the first.
    bool add(std::size_t bytes) {
        if (m_articles == m_most || (m_articles != 0 && m_bytes + bytes > kMostBytes)) return false;
        ++m_articles;
        m_bytes += bytes;
        return true;
    }

private:
    static constexpr std::size_t kMostArticles = 16, kMostBytes = 128U << 10U;
    std::size_t m_most;
    std::size_t m_articles = 0, m_bytes = 0;
};

/// The whole reading of one article: a pure function of (article, lexicons, model), re-entrant.
class Extractor {
public:
    static base::Result<Extractor> load(const base::Resources& resources);
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;
    ~Extractor();

    Extraction extract(article::Article article) const;
    /// The same of each of several, in their order; one that there is no memory for is an error of its own. A tenth cheaper than
    /// one by one, because a stage finds what it looks things up in in the processor's cache. All of them are in memory
    /// until the last is done: a Batch says how many are enough.
    std::vector<base::Result<Extraction>> extract(std::vector<article::Article> articles) const;

    /// Changes whenever lexicons, model or code that decide about events change; stored with each article's events.
    std::string version() const;

private:
    struct Impl;
    explicit Extractor(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace chancery::extraction
