#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/language/document.h"

namespace chancery::language {

/// A sentence's lines that are no words.
struct ConlluExtras {
    std::vector<std::string> comments;  ///< with their '#'
    struct Line {
        TokenIndex before = 0;  ///< index in the sentence of the word that it stands before
        std::string text;       ///< a multiword range or an empty node, as it was
    };
    std::vector<Line> lines;
};

/// A CoNLL-U file as a document: the words with whatever lemma, tags, head and relation the file gives ("_" leaves
/// the default). The document's text is made from the forms and SpaceAfter; sentences are separated by line breaks.
struct ConlluDocument {
    std::unique_ptr<std::string> text;  ///< what the document's views point into
    Document document;
    std::vector<ConlluExtras> extras;   ///< one a sentence
};

/// Malformed names the line. Unknown tags and relations become X, None and Dep.
base::Result<ConlluDocument> readConllu(std::string_view bytes);

/// Ten columns, SpaceAfter=No in the last; without `extras` every sentence gets `# text = `. Heads that leave their
/// sentence (there are none in an analysed document) are written as 0.
std::string writeConllu(const Document& document, const std::vector<ConlluExtras>* extras = nullptr);

}  // namespace chancery::language
