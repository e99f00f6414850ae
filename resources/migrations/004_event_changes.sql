-- Which events changed with which revision of the case, so that a reader who knows an earlier one reads only these. Emptied
-- when a writer opens the case; meta.changes_since is the revision from which on the list is whole.
CREATE TABLE event_change (
    revision INTEGER NOT NULL,
    event    INTEGER NOT NULL,                       -- may be gone
    PRIMARY KEY (revision, event)
) WITHOUT ROWID;

INSERT INTO meta SELECT 'changes_since', value FROM meta WHERE key = 'revision';

-- A writer changes rows first and counts the revision up afterwards.
CREATE TRIGGER event_added AFTER INSERT ON event BEGIN
    INSERT OR IGNORE INTO event_change SELECT value + 1, new.id FROM meta WHERE key = 'revision';
END;
CREATE TRIGGER event_changed AFTER UPDATE ON event BEGIN
    INSERT OR IGNORE INTO event_change SELECT value + 1, new.id FROM meta WHERE key = 'revision';
END;
CREATE TRIGGER event_removed AFTER DELETE ON event BEGIN
    INSERT OR IGNORE INTO event_change SELECT value + 1, old.id FROM meta WHERE key = 'revision';
END;
CREATE TRIGGER event_tagged AFTER INSERT ON event_tag BEGIN
    INSERT OR IGNORE INTO event_change SELECT value + 1, new.event FROM meta WHERE key = 'revision';
END;
CREATE TRIGGER event_untagged AFTER DELETE ON event_tag BEGIN
    INSERT OR IGNORE INTO event_change SELECT value + 1, old.event FROM meta WHERE key = 'revision';
END;
CREATE TRIGGER event_source_changed AFTER UPDATE OF source ON article WHEN old.source IS NOT new.source BEGIN
    INSERT OR IGNORE INTO event_change
        SELECT value + 1, v.event FROM meta, evidence v WHERE key = 'revision' AND v.article = new.id;
END;
