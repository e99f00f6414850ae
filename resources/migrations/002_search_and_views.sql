-- Full-text search, the indices of the timeline's questions, and the flat views for people with plain sqlite3.

CREATE VIRTUAL TABLE sentence_fts USING fts5(text, content='', tokenize="unicode61 remove_diacritics 2");

CREATE VIRTUAL TABLE summary_fts USING fts5(summary, content='event', content_rowid='id',
                                            tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER summary_added AFTER INSERT ON event BEGIN
    INSERT INTO summary_fts(rowid, summary) VALUES (new.id, new.summary);
END;
CREATE TRIGGER summary_removed AFTER DELETE ON event BEGIN
    INSERT INTO summary_fts(summary_fts, rowid, summary) VALUES ('delete', old.id, old.summary);
END;
CREATE TRIGGER summary_changed AFTER UPDATE OF summary ON event WHEN old.summary IS NOT new.summary BEGIN
    INSERT INTO summary_fts(summary_fts, rowid, summary) VALUES ('delete', old.id, old.summary);
    INSERT INTO summary_fts(rowid, summary) VALUES (new.id, new.summary);
END;

INSERT INTO summary_fts(rowid, summary) SELECT id, summary FROM event;
INSERT INTO sentence_fts(rowid, text)
    SELECT s.id, CAST(substr(CAST(t.text AS BLOB), s.begin_byte + 1, s.end_byte - s.begin_byte) AS TEXT)
    FROM sentence s JOIN article_text t ON t.article = s.article;

CREATE INDEX event_by_begin ON event(begin_at, id);
CREATE INDEX event_by_place ON event(place);
CREATE INDEX participant_by_actor ON participant(actor, event);
CREATE INDEX actor_by_side ON actor(side);
CREATE INDEX actor_by_country ON actor(country);
CREATE INDEX article_by_source ON article(source);
CREATE INDEX evidence_by_event ON evidence(event);
CREATE INDEX evidence_by_article ON evidence(article);
CREATE INDEX evidence_by_sentence ON evidence(sentence);
CREATE INDEX mention_by_sentence ON evidence_mention(sentence);
CREATE INDEX evidence_by_cluster ON evidence(cluster);
CREATE INDEX evidence_by_attached ON evidence(attached) WHERE attached IS NOT NULL;
CREATE INDEX merge_block_by_evidence ON merge_block(evidence);
CREATE INDEX event_context_by_context ON event_context(context);
CREATE INDEX event_tag_by_tag ON event_tag(tag);
CREATE INDEX plan_link_by_outcome ON plan_link(outcome);

CREATE VIEW v_article AS
SELECT a.id, a.title, date(a.published, 'unixepoch') AS published, a.published_uncertain, s.name AS source, a.url,
       (SELECT group_concat(value, '; ') FROM json_each(a.authors)) AS authors,
       a.dateline_place, a.dateline_country, a.path, a.extractor,
       (SELECT count(*) FROM evidence v WHERE v.article = a.id) AS events,
       t.text
FROM article a JOIN source s ON s.id = a.source LEFT JOIN article_text t ON t.article = a.id;

CREATE VIEW v_actor AS
SELECT a.id, a.key, k.name AS kind, a.name, a.country, a.side, a.office, a.rank,
       (SELECT count(DISTINCT p.event) FROM participant p WHERE p.actor = a.id) AS events,
       (SELECT group_concat(n.name, '; ') FROM actor_name n WHERE n.actor = a.id) AS names
FROM actor a JOIN actor_kind k ON k.id = a.kind;

CREATE VIEW v_event AS
SELECT e.id, ty.name AS type, e.mode, q.name AS quad_class, st.name AS status,
       CASE WHEN e.precision < 2 THEN strftime('%Y-%m-%dT%H:%M', e.begin_at, 'unixepoch')
            ELSE date(e.begin_at, 'unixepoch') END AS begin,
       CASE WHEN e.precision < 2 THEN strftime('%Y-%m-%dT%H:%M', e.end_at, 'unixepoch')
            ELSE date(e.end_at, 'unixepoch') END AS "end",
       pr.name AS precision, ba.name AS date_basis,
       (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM participant p JOIN actor a ON a.id = p.actor
            WHERE p.event = e.id AND p.role = 0 ORDER BY p.position)) AS sources,
       (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM participant p JOIN actor a ON a.id = p.actor
            WHERE p.event = e.id AND p.role = 1 ORDER BY p.position)) AS targets,
       (SELECT group_concat(side, '; ') FROM (SELECT DISTINCT a.side FROM participant p JOIN actor a ON a.id = p.actor
            WHERE p.event = e.id AND p.role = 0 AND a.side <> '' ORDER BY p.position)) AS source_countries,
       (SELECT group_concat(side, '; ') FROM (SELECT DISTINCT a.side FROM participant p JOIN actor a ON a.id = p.actor
            WHERE p.event = e.id AND p.role = 1 AND a.side <> '' ORDER BY p.position)) AS target_countries,
       (SELECT group_concat(context, ' ') FROM event_context c WHERE c.event = e.id) AS context,
       pl.name AS place, pl.country AS place_country, e.confidence, e.salience, e.reports,
       date(e.published, 'unixepoch') AS first_published, so.name AS first_source,
       e.verified, e.rejected, e.summary,
       (SELECT l.outcome FROM plan_link l WHERE l.plan = e.id) AS fulfilled_by
FROM event e
JOIN event_type ty ON ty.id = e.type
JOIN quad_class q ON q.id = ty.quad
JOIN event_status st ON st.id = e.status
JOIN date_precision pr ON pr.id = e.precision
JOIN date_basis ba ON ba.id = e.date_basis
JOIN place pl ON pl.id = e.place
JOIN source so ON so.id = e.source;
