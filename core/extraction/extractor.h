#pragma once
#include <memory>
#include <string>

#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/extraction/extraction.h"
#include "core/language/document.h"

namespace chancery::extraction {

/// The whole reading of one article: a pure function of (article, lexicons, model), re-entrant.
class Extractor {
public:
    static base::Result<Extractor> load(const base::Resources& resources);
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;
    ~Extractor();

    Extraction extract(article::Article article) const;

    /// Changes whenever lexicons, model or code that decide about events change; stored with each article's events.
    std::string version() const;

private:
    struct Impl;
    explicit Extractor(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace chancery::extraction
