#pragma once
#include "core/actor/lexicon.h"

// The files of resources/lexicon that a Lexicon is made of (docs/formats/lexicon.md). Each loader reads all layers of its file,
// checks every entry and adds what it names to the gazetteer; the first wrong entry fails it, with the file's and the entry's
// name. They run in the order in which they stand here: later ones look up what earlier ones have entered.

namespace chancery::actor {

base::Status loadNames(Lexicon& lexicon, const base::Resources& resources);  ///< first of all, for its spellings
base::Status loadCountries(Lexicon& lexicon, const base::Resources& resources);
base::Status loadOrganisations(Lexicon& lexicon, const base::Resources& resources);
base::Status loadGroups(Lexicon& lexicon, const base::Resources& resources);
base::Status loadOffices(Lexicon& lexicon, const base::Resources& resources);
base::Status loadOfficials(Lexicon& lexicon, const base::Resources& resources);
base::Status loadInstitutions(Lexicon& lexicon, const base::Resources& resources);

/// Enters a name or an abbreviation that several may go by.
void addShared(Lexicon& lexicon, std::string_view phrase, const NameOwner& owner);

}  // namespace chancery::actor
