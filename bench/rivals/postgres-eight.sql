-- Effective access with eight columns: user_id, user_email, user_name, admin, data_source_id, data_source_name, level,
-- grant_groups. For the rest see postgres-all.sql.
SET work_mem = '256MB';
SET jit = off;

CREATE TEMP TABLE leg AS
SELECT g.id AS gid, g.name AS label, d.id AS sid, concat(d.id, ',', d.name) AS cells, 0 AS rank
FROM groups g CROSS JOIN data_sources d WHERE 'admin' = ANY (g.permissions)
UNION ALL
SELECT g.id, g.name, d.id, concat(d.id, ',', d.name), CASE WHEN x.view_only THEN 2 ELSE 1 END
FROM data_source_groups x JOIN groups g ON g.id = x.group_id JOIN data_sources d ON d.id = x.data_source_id
WHERE NOT 'admin' = ANY (g.permissions)
ORDER BY gid, sid;
CREATE INDEX ON leg (gid);
ANALYZE leg;

CREATE TEMP TABLE own AS
SELECT uid, array_agg(sid) AS sids, array_agg(concat(sid, ',', data_sources.name)) AS sources FROM (
  SELECT user_id AS uid, data_source_id AS sid FROM queries WHERE data_source_id IS NOT NULL
  UNION
  SELECT grantee_id, data_source_id FROM access_permissions JOIN queries ON queries.id = object_id
  WHERE object_type = 'queries' AND access_type = 'modify' AND data_source_id IS NOT NULL) pairs
JOIN data_sources ON data_sources.id = sid GROUP BY uid;

CREATE TEMP TABLE person AS
SELECT u.id AS uid, u.groups AS gids, concat_ws(',', u.id, u.email, u.name, CASE WHEN admin THEN 'yes' ELSE 'no' END, '') AS who,
  CASE WHEN execute OR creates THEN ',query,' WHEN view THEN ',view,' ELSE ',schema,' END AS in_full,
  CASE WHEN view OR execute THEN ',view,' ELSE ',schema,' END AS view_only, sids, sources
FROM users u
JOIN (
  SELECT m.id, bool_or('admin' = ANY (permissions)) AS admin, bool_or('execute_query' = ANY (permissions)) AS execute,
    bool_or('create_query' = ANY (permissions)) AS creates, bool_or('view_query' = ANY (permissions)) AS view,
    bool_or('edit_query' = ANY (permissions)) AS edit
  FROM (SELECT id, unnest(groups) AS gid FROM users) m JOIN groups g ON g.id = gid GROUP BY m.id) member ON member.id = u.id
LEFT JOIN own ON own.uid = u.id AND edit
ORDER BY u.id;
ANALYZE person;

\qecho user_id,user_email,user_name,admin,data_source_id,data_source_name,level,grant_groups
COPY (
  SELECT p.who || x.cells || CASE WHEN x.by_query THEN ',query,' WHEN x.rank < 2 THEN p.in_full ELSE p.view_only END
    || x.labels
  FROM (SELECT * FROM person ORDER BY uid) p
  CROSS JOIN LATERAL (
    SELECT sid, min(rank) AS rank, max(rank) = 9 AS by_query, coalesce(string_agg(label, ';'), '') AS labels, min(cells) AS cells
    FROM (
      SELECT sid, rank, leg.gid, label, cells FROM (SELECT DISTINCT unnest(p.gids) AS gid) of_person JOIN leg USING (gid)
      UNION ALL
      SELECT sid, 9, NULL, NULL, cells FROM unnest(p.sids, p.sources) AS by_query (sid, cells)
      ORDER BY sid, rank, gid) legs
    GROUP BY sid) x
) TO STDOUT WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02');
