#pragma once
#include <string>
#include <string_view>

#include "core/base/resources.h"
#include "core/base/result.h"
#include "core/event/frame.h"

namespace chancery::event {

/// The word classes of lexicon/modality.json that decide about status, subjects and scope.
struct WordLists {
    WordSet futureAuxiliaries;       ///< will, shall
    WordSet conditionalAuxiliaries;  ///< would, may, might, could
    WordSet obligations;             ///< must, should, need, have, ought: as auxiliaries or governors
    WordSet planners;                ///< governors whose complement is planned: expect, plan, schedule, due
    WordSet plannerNouns;            ///< plan, intention, preparation
    WordSet attemptNouns;            ///< effort, bid, attempt: their infinitive goes on
    WordSet decisionVerbs;           ///< decide: likewise in the simple past
    WordSet decisionNouns;           ///< decision: its infinitive is taken as done
    WordSet failers;                 ///< fail, unable: complement negated
    WordSet continuers;              ///< continue, keep: complement goes on
    WordSet transparent;             ///< begin, try, manage, help: complement has the governor's status
    WordSet negators;                ///< not, never, no, without
    WordSet allegers;                ///< verbs that make their content alleged: allege, suspect, claim
    WordSet allegedWords;            ///< adverbs and adjectives: allegedly, suspected
    WordSet deniers;                 ///< deny: content denied
    WordSet conditionMarks;          ///< if, unless, whether
    WordSet deciders;                ///< verbs whose objects are only called off: cancel, postpone
    WordSet postponers;              ///< verbs whose objects take place later: postpone, put off
    WordSet plannedModifiers;        ///< planned, scheduled, upcoming, coming, possible
    WordSet ongoingModifiers;        ///< ongoing, continuing
    WordSet formerModifiers;         ///< failed, abortive
    WordSet objectControl;           ///< verbs whose object does what the infinitive says
    WordSet speech;                  ///< verbs of reporting
    WordSet firstPerson;             ///< I, we: in a quotation, whoever is quoted
    WordSet deeds;                   ///< nouns for what somebody did or said: move, decision, remarks
    WordSet affairs;                 ///< nouns for what is a state's own, less than a deed: policy, economy, war
    WordSet soil;                    ///< nouns for the whole of a land: country, region, capital; to visit it is to visit the state
    WordSet agents;                  ///< nouns for people and forces that act in the name of their modifier
    WordSet backgroundWords;         ///< adverbs that set a clause before the story's scene: previously, already
    WordSet pastModifiers;           ///< adjectives of an occasion that was over before the scene: last, previous
    WordSet letters;                 ///< what is written to somebody: letter, message, telegram
    WordSet harms;                   ///< nouns for harm done to what stands behind them: "attack on", "murder of"
    WordSet favours;                 ///< verbs and nouns whose object gains by them: help, protection, release
    WordSet kin;                     ///< nouns for somebody else than whom they belong to: ally, neighbour, enemy
    WordSet currencies;              ///< whose country is nobody: dollar, franc
    WordSet charges;                 ///< what answers an accusation names it by: "denies the *claims*"
    WordSet press;                   ///< to whom one only speaks: reporters, the media
    WordSet sufferingVerbs;          ///< verbs whose subject suffers the event of their object: face, undergo
    WordSet privateVoices;           ///< people and press of a state, who do not speak for it: citizen, newspaper
    WordSet instruments;             ///< things that act for whom they belong to: tanks, statement, aircraft
    WordSet sufferedNouns;           ///< event nouns whose possessor suffers what is done: arrest, murder, ouster
    WordSet quantities;              ///< nouns that stand for what follows "of": group, hundreds, members
    WordSet phases;                  ///< nouns for a part of what follows "of" in time: the *start* of talks, the last *stop* of a visit
    WordSet ongoingNouns;            ///< nouns for standing states: war, cooperation, sanctions
    WordSet stateVerbs;              ///< verbs whose present tense is a state that goes on: want, support, accuse
    WordSet relators;                ///< verbs that only put two events in order: come, follow, precede
    WordSet journeys;                ///< nouns and verbs of one's being elsewhere for a time: visit, stay
    WordSet anniversaries;           ///< nouns of a day that comes back every year: anniversary
    WordSet endings;                 ///< verbs of what was over on the day that they name: end, conclude
    WordSet settingVerbs;            ///< verbs whose clause sets their noun in time: "a summit *held* on Monday"
    WordSet sequels;                 ///< first words of a sentence that goes on with a tale: then, later
    WordSet draftNouns;              ///< what is not yet in force; its "would" is a condition: bill, proposal
    WordSet recountingVerbs;         ///< verbs whose content lies before the telling: recall, recount
    WordSet demanders;               ///< verbs of which somebody is to do what the clause says: urge, call on
    WordSet wishes;                  ///< verbs, some with a preposition, whose object is wanted: seek, call for
    WordSet expecters;               ///< verbs, some with a preposition, whose object lies ahead: schedule, prepare for
    WordSet fearers;                 ///< verbs, some with a preposition, whose object may come: fear, hope, warn of
    WordSet bringers;                ///< verbs whose object is as real as they are: lead (to), trigger
    WordSet ponderers;               ///< verbs of which a question is the content: depend, wonder
    WordSet requestNouns;            ///< nouns of what is asked for: call, demand
    WordSet possibilityNouns;        ///< nouns of what may come: threat, prospect
    WordSet facetNouns;              ///< sides of an event: topic, agenda, venue
    WordSet habitWords;              ///< adverbs of what is done again and again: usually, typically
    WordSet wrongs;                  ///< what one accuses others of: violate, aggression, illegal
    WordSet rights;                  ///< what is wrong where it is denied: justify, acceptable
    WordSet norms;                   ///< what one does wrong against: law, charter
    WordSet refusables;              ///< nouns of which "there is no" refuses it: question, compromise
    WordSet opposers;                ///< verbs whose object is not the subject's own doing: fight, deny
    WordSet aheadWords;              ///< prepositions and adverbs before what is still to come: ahead, prior
    WordSet people;                  ///< nouns of people who are at home where they are told of: student, villager
    WordSet strangers;               ///< nouns of people of whom that is not known: immigrant, gunman
    WordSet peers;                   ///< nouns of people that mean another side, not one's own people: country, side
    WordSet suspecters;              ///< verbs whose phrase or infinitive is only alleged: suspect, accuse
    WordSet provokers;               ///< verbs whose subject the sanctions or protests of the object are aimed at: spark, draw
    WordSet thanks;                  ///< verbs by which one thanks for help: appreciate
    WordSet regions;                 ///< first words of parts of the world that are no one state: Europe, Middle (East)

    static base::Result<WordLists> load(const base::Resources& resources);
    static base::Result<WordLists> parse(const std::vector<std::string_view>& layers);
};

}  // namespace chancery::event
