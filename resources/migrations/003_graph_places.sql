-- Where the analyst's graph has its actors, by the level that they are shown at; actor = actor.key, or the code of a state.
CREATE TABLE graph_place (
    level  TEXT NOT NULL,
    actor  TEXT NOT NULL,
    x      REAL NOT NULL,
    y      REAL NOT NULL,
    pinned INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (level, actor)
) WITHOUT ROWID;
