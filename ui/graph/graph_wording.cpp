#include "ui/graph/graph_wording.h"

#include <QCoreApplication>

namespace chancery::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("GraphWording", text); }

}  // namespace

QString levelText(analysis::ActorLevel level) {
    switch (level) {
        case analysis::ActorLevel::Sides: return tr("countries, organisations");
        case analysis::ActorLevel::Countries: return tr("countries");
        case analysis::ActorLevel::CountriesAndOfficials: return tr("countries, officials");
        case analysis::ActorLevel::Officials: return tr("officials");
        case analysis::ActorLevel::Organisations: return tr("organisations");
        case analysis::ActorLevel::Everyone: break;
    }
    return tr("all");
}

QString colourText(NodeColour colour) {
    switch (colour) {
        case NodeColour::Kind: return tr("kind");
        case NodeColour::Region: return tr("region");
        case NodeColour::Community: break;
    }
    return tr("community");
}

}  // namespace chancery::ui
