-- Effective access with eight columns: user_id, user_email, user_name, admin, data_source_id, data_source_name, level,
-- grant_groups. For the rest see duckdb-all.sql.
SET enable_progress_bar = false;

CREATE TEMP TABLE snapshot AS SELECT * FROM read_json('@SNAPSHOT@', maximum_object_size = 2000000000, columns = {
  groups: 'STRUCT(id INT, name VARCHAR, permissions VARCHAR[])[]',
  users: 'STRUCT(id INT, name VARCHAR, email VARCHAR, groups INT[])[]',
  dataSources: 'STRUCT(id INT, name VARCHAR)[]',
  grants: 'STRUCT(groupId INT, dataSourceId INT, viewOnly BOOLEAN)[]',
  queries: 'STRUCT(dataSourceId INT, ownerId INT, modifierIds INT[])[]'});

CREATE TEMP TABLE grp AS
SELECT g.id AS gid, g.name AS label, list_contains(g.permissions, 'admin') AS admin,
  list_contains(g.permissions, 'execute_query') AS execute, list_contains(g.permissions, 'create_query') AS creates,
  list_contains(g.permissions, 'view_query') AS view, list_contains(g.permissions, 'edit_query') AS edit
FROM (SELECT unnest(groups) AS g FROM snapshot);

CREATE TEMP TABLE source AS
SELECT d.id AS sid, concat(d.id, ',', d.name) AS cells FROM (SELECT unnest(dataSources) AS d FROM snapshot);

CREATE TEMP TABLE membership AS
SELECT DISTINCT uid, gid FROM (SELECT u.id AS uid, unnest(u.groups) AS gid FROM (SELECT unnest(users) AS u FROM snapshot))
SEMI JOIN grp USING (gid);

CREATE TEMP TABLE leg AS
SELECT row_number() OVER (ORDER BY rank, gid, sid) AS no, * FROM (
  SELECT gid, label, sid, 0 AS rank FROM grp, source WHERE admin
  UNION ALL
  SELECT gid, label, x.dataSourceId, CASE WHEN x.viewOnly THEN 2 ELSE 1 END
  FROM (SELECT unnest(grants) AS x FROM snapshot) JOIN grp ON gid = x.groupId WHERE NOT admin);

CREATE TEMP TABLE person AS
SELECT uid, edit, concat(concat_ws(',', uid, u.email, u.name, CASE WHEN admin THEN 'yes' ELSE 'no' END), ',') AS who,
  CASE WHEN execute OR creates THEN ',query,' WHEN view THEN ',view,' ELSE ',schema,' END AS in_full,
  CASE WHEN view OR execute THEN ',view,' ELSE ',schema,' END AS view_only
FROM (SELECT unnest(users) AS u FROM snapshot) JOIN (
  SELECT uid, bool_or(admin) AS admin, bool_or(execute) AS execute, bool_or(creates) AS creates, bool_or(view) AS view,
    bool_or(edit) AS edit
  FROM membership JOIN grp USING (gid) GROUP BY uid) ON uid = u.id;

CREATE TEMP TABLE own AS
SELECT DISTINCT uid, sid, true AS by_query FROM (
  SELECT q.ownerId AS uid, q.dataSourceId AS sid FROM (SELECT unnest(queries) AS q FROM snapshot)
  UNION ALL
  SELECT unnest(q.modifierIds), q.dataSourceId FROM (SELECT unnest(queries) AS q FROM snapshot))
SEMI JOIN (SELECT uid FROM person WHERE edit) USING (uid) WHERE sid IS NOT NULL;

CREATE TEMP TABLE pair AS
SELECT uid, sid, min(no) AS no, count(*) AS legs FROM membership JOIN leg USING (gid) GROUP BY uid, sid;

CREATE TEMP TABLE several AS
SELECT uid, sid, -row_number() OVER () AS no, min(rank) AS rank, string_agg(label, ';' ORDER BY leg.no) AS labels
FROM (SELECT uid, sid FROM pair WHERE legs > 1) JOIN membership USING (uid) JOIN leg USING (gid, sid) GROUP BY uid, sid;

CREATE TEMP TABLE cell AS SELECT no, rank, label AS labels FROM leg UNION ALL SELECT no, rank, labels FROM several;

CREATE TEMP TABLE placed AS
SELECT pair.uid, pair.sid, coalesce(several.no, pair.no) AS no FROM pair LEFT JOIN several USING (uid, sid)
UNION ALL
SELECT uid, sid, NULL FROM own ANTI JOIN pair USING (uid, sid);

COPY (
  SELECT concat(who, cells, CASE WHEN by_query THEN ',query,' WHEN rank < 2 THEN in_full ELSE view_only END, labels)
    AS "user_id,user_email,user_name,admin,data_source_id,data_source_name,level,grant_groups"
  FROM placed LEFT JOIN cell USING (no) JOIN person ON person.uid = placed.uid JOIN source USING (sid)
  LEFT JOIN own ON own.uid = placed.uid AND own.sid = placed.sid
  ORDER BY placed.uid, sid
) TO '@OUTPUT@' (FORMAT csv, HEADER, QUOTE '', ESCAPE '', DELIMITER '\x02');
