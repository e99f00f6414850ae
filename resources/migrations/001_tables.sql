-- Tables of a case file (docs/formats/case-file.md). Times are whole seconds since 1970-01-01T00:00:00, both ends of an
-- interval included; positions are UTF-8 bytes into article_text.text; numbers of enumerations are named by the small
-- tables at the end.

PRAGMA application_id = 0x4348414E;

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', 0);

-- ---------------------------------------------------------------- what was read

CREATE TABLE source (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL
);
INSERT INTO source VALUES (0, '', '');

CREATE TABLE article (
    id               INTEGER PRIMARY KEY,
    content_hash     BLOB NOT NULL UNIQUE,           -- first 128 bits of SHA-256 over title, publication date and text
    input_id         TEXT NOT NULL,
    title            TEXT NOT NULL,
    published        INTEGER,                        -- start of the publication day
    published_at     INTEGER,                        -- the second, where known
    published_uncertain INTEGER NOT NULL,
    date_source      INTEGER NOT NULL,
    source           INTEGER NOT NULL REFERENCES source(id),
    url              TEXT NOT NULL,
    authors          TEXT NOT NULL,                  -- a JSON array of strings
    dateline_place   TEXT,
    dateline_country TEXT,
    dateline_agency  TEXT,
    dateline_date    INTEGER,
    dateline_begin   INTEGER,
    dateline_end     INTEGER,
    path             TEXT NOT NULL,
    extractor        TEXT NOT NULL,                  -- version of the extractor that read it last
    imported         INTEGER NOT NULL
);

CREATE TABLE article_text (
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    text    TEXT NOT NULL
);

CREATE TABLE sentence (
    id         INTEGER PRIMARY KEY,
    article    INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,                     -- 1 = first
    begin_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    UNIQUE (article, number)
);

-- ---------------------------------------------------------------- who

CREATE TABLE actor (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,               -- 'USA/antony-blinken', 'KOR', 'UN'
    kind         INTEGER NOT NULL,
    country      TEXT NOT NULL,                      -- ISO 3166-1 alpha-3, or ''
    organisation TEXT NOT NULL,
    side         TEXT NOT NULL,                      -- country, else organisation
    name         TEXT NOT NULL,
    folded       TEXT NOT NULL,                      -- name in lower case without diacritics
    office       TEXT NOT NULL,
    rank         INTEGER NOT NULL,
    in_lexicon   INTEGER NOT NULL,
    extractor    TEXT NOT NULL
);

CREATE TABLE actor_name (
    actor INTEGER NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    name  TEXT NOT NULL,                             -- a way an article names it
    PRIMARY KEY (actor, name)
) WITHOUT ROWID;

-- ---------------------------------------------------------------- what happened

CREATE TABLE place (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    country TEXT NOT NULL,
    folded  TEXT NOT NULL,
    UNIQUE (name, country)
);
INSERT INTO place VALUES (0, '', '', '');

CREATE TABLE event (
    id         INTEGER PRIMARY KEY,
    type       INTEGER NOT NULL,
    mode       TEXT NOT NULL,
    status     INTEGER NOT NULL,
    begin_at   INTEGER NOT NULL,
    end_at     INTEGER NOT NULL,
    precision  INTEGER NOT NULL,
    date_basis INTEGER NOT NULL,
    place      INTEGER NOT NULL REFERENCES place(id),
    confidence REAL NOT NULL,
    salience   REAL NOT NULL,
    summary    TEXT NOT NULL,
    published  INTEGER NOT NULL,                     -- start of the publication day of the first report
    source     INTEGER NOT NULL REFERENCES source(id), -- of the first report
    reports    INTEGER NOT NULL,                     -- articles that tell it
    lead       INTEGER NOT NULL DEFAULT 0,           -- the evidence that gave the event its values
    verified   INTEGER NOT NULL DEFAULT 0,           -- the three fields of the analyst: kept whatever is imported
    rejected   INTEGER NOT NULL DEFAULT 0,
    edited     INTEGER NOT NULL DEFAULT 0            -- 1: the values above are the analyst's own
);

CREATE TABLE event_context (
    event   INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    context TEXT NOT NULL,
    PRIMARY KEY (event, context)
) WITHOUT ROWID;

CREATE TABLE event_tag (
    event INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    tag   TEXT NOT NULL,
    PRIMARY KEY (event, tag)
) WITHOUT ROWID;

CREATE TABLE participant (
    event    INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    role     INTEGER NOT NULL,                       -- 0 source, 1 target
    position INTEGER NOT NULL,
    actor    INTEGER NOT NULL REFERENCES actor(id),
    PRIMARY KEY (event, role, position)
) WITHOUT ROWID;

-- One event as one article tells it. `event` is what became of it after merging.
CREATE TABLE evidence (
    id             INTEGER PRIMARY KEY,
    event          INTEGER NOT NULL DEFAULT 0,
    article        INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    sentence       INTEGER NOT NULL,
    sentence_begin INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    sentence_hash  INTEGER NOT NULL,
    trigger_begin  INTEGER NOT NULL,
    trigger_end    INTEGER NOT NULL,
    type           INTEGER NOT NULL,
    mode           TEXT NOT NULL,
    context        TEXT NOT NULL,                    -- separated by spaces
    status         INTEGER NOT NULL,
    begin_at       INTEGER NOT NULL,
    end_at         INTEGER NOT NULL,
    precision      INTEGER NOT NULL,
    date_basis     INTEGER NOT NULL,
    place          INTEGER NOT NULL REFERENCES place(id),
    confidence     REAL NOT NULL,
    summary        TEXT NOT NULL,
    why_frame      TEXT NOT NULL,
    why_date       TEXT NOT NULL,
    why_actors     TEXT NOT NULL,
    doubts         TEXT NOT NULL,
    cluster        INTEGER NOT NULL DEFAULT 0,       -- first evidence of its group of equally dated reports
    attached       INTEGER                           -- on that first one: the group of exact date that it belongs to
);

-- Words of the sentence that name the participants, the date, the place.
CREATE TABLE evidence_span (
    evidence   INTEGER NOT NULL REFERENCES evidence(id) ON DELETE CASCADE,
    role       INTEGER NOT NULL,                     -- 0 source, 1 target, 2 date, 3 place
    position   INTEGER NOT NULL,
    actor      INTEGER REFERENCES actor(id),         -- of roles 0 and 1
    begin_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    PRIMARY KEY (evidence, role, position)
) WITHOUT ROWID;

-- Further places of the same article that tell the event.
CREATE TABLE evidence_mention (
    evidence       INTEGER NOT NULL REFERENCES evidence(id) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    sentence       INTEGER NOT NULL,
    sentence_begin INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    trigger_begin  INTEGER NOT NULL,
    trigger_end    INTEGER NOT NULL,
    PRIMARY KEY (evidence, position)
) WITHOUT ROWID;

-- Where to look for other reports of the same event: a hash of type, status family and a pair of sides.
CREATE TABLE merge_block (
    block    INTEGER NOT NULL,
    level    INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    evidence INTEGER NOT NULL REFERENCES evidence(id) ON DELETE CASCADE,
    PRIMARY KEY (block, level, day, evidence)
) WITHOUT ROWID;

-- A planned event and the event that later reports tell as done.
CREATE TABLE plan_link (
    plan    INTEGER PRIMARY KEY REFERENCES event(id) ON DELETE CASCADE,
    outcome INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE
);

-- ---------------------------------------------------------------- names of the numbers

CREATE TABLE quad_class (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO quad_class VALUES (0, 'verbal_cooperation'), (1, 'material_cooperation'), (2, 'verbal_conflict'),
    (3, 'material_conflict'), (4, 'neutral');

CREATE TABLE event_type (id INTEGER PRIMARY KEY, name TEXT NOT NULL, quad INTEGER NOT NULL);
INSERT INTO event_type VALUES (0, 'AGREE', 0), (1, 'CONSULT', 0), (2, 'SUPPORT', 0), (3, 'CONCEDE', 0),
    (4, 'COOPERATE', 1), (5, 'AID', 1), (6, 'RETREAT', 1), (7, 'REQUEST', 2), (8, 'ACCUSE', 2), (9, 'REJECT', 2),
    (10, 'THREATEN', 2), (11, 'PROTEST', 3), (12, 'SANCTION', 2), (13, 'MOBILIZE', 3), (14, 'COERCE', 3),
    (15, 'ASSAULT', 3), (16, 'STATEMENT', 4);

CREATE TABLE event_status (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO event_status VALUES (0, 'occurred'), (1, 'ongoing'), (2, 'planned'), (3, 'requested'), (4, 'conditional'),
    (5, 'denied'), (6, 'alleged'), (7, 'negated');

CREATE TABLE date_precision (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO date_precision VALUES (0, 'minute'), (1, 'part_of_day'), (2, 'day'), (3, 'weekend'), (4, 'week'),
    (5, 'month'), (6, 'season'), (7, 'quarter'), (8, 'year'), (9, 'decade');

CREATE TABLE date_basis (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO date_basis VALUES (0, 'explicit'), (1, 'relative'), (2, 'context'), (3, 'publication');

CREATE TABLE actor_kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO actor_kind VALUES (0, 'country'), (1, 'official'), (2, 'organisation'), (3, 'armed_group'),
    (4, 'institution'), (5, 'other'), (6, 'person'), (7, 'place');
