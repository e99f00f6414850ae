-- An office is what an article knows of an actor on its day: a Vice President is a former one in later articles. Articles read
-- before this version have none until they are read again; the one office that an actor had for all times is gone.
CREATE TABLE office_held (
    article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    actor   INTEGER NOT NULL REFERENCES actor(id),
    office  TEXT NOT NULL,
    former  INTEGER NOT NULL,                        -- 1: held before the article was written
    PRIMARY KEY (article, actor)
) WITHOUT ROWID;
CREATE INDEX office_held_by_actor ON office_held(actor);

DROP VIEW v_actor;
DROP VIEW v_event;
ALTER TABLE actor DROP COLUMN office;

CREATE VIEW v_participant AS
SELECT p.event, CASE p.role WHEN 0 THEN 'source' ELSE 'target' END AS role, p.position, p.actor, a.key, k.name AS kind,
       a.name, a.country, a.side,
       -- As the surest report has it, else the earliest that names one.
       coalesce((SELECT office FROM
                     (SELECT CASE h.former WHEN 1 THEN 'former ' ELSE '' END || h.office AS office, v.id <> e.lead AS other,
                             r.published, r.content_hash
                      FROM evidence v JOIN office_held h ON h.article = v.article AND h.actor = p.actor
                      JOIN article r ON r.id = v.article WHERE v.event = p.event)
                 ORDER BY other, published, content_hash LIMIT 1), '') AS office
FROM participant p JOIN event e ON e.id = p.event JOIN actor a ON a.id = p.actor JOIN actor_kind k ON k.id = a.kind;

CREATE VIEW v_actor AS
SELECT a.id, a.key, k.name AS kind, a.name, a.country, a.side,
       (SELECT group_concat(office, '; ') FROM
            (SELECT CASE h.former WHEN 1 THEN 'former ' ELSE '' END || h.office AS office
             FROM office_held h JOIN article r ON r.id = h.article WHERE h.actor = a.id
             GROUP BY 1 ORDER BY min(r.published), 1)) AS offices,
       a.rank,
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
       (SELECT group_concat(context, '; ') FROM event_context c WHERE c.event = e.id) AS context,
       pl.name AS place, pl.country AS place_country, e.confidence, e.salience, e.reports,
       date(e.published, 'unixepoch') AS first_published, so.name AS first_source,
       e.verified, e.rejected, e.summary,
       (SELECT l.outcome FROM plan_link l WHERE l.plan = e.id) AS fulfilled_by,
       coalesce((SELECT v.doubts FROM evidence v WHERE v.id = e.lead), '') AS doubts
FROM event e
JOIN event_type ty ON ty.id = e.type
JOIN quad_class q ON q.id = ty.quad
JOIN event_status st ON st.id = e.status
JOIN date_precision pr ON pr.id = e.precision
JOIN date_basis ba ON ba.id = e.date_basis
JOIN place pl ON pl.id = e.place
JOIN source so ON so.id = e.source;
