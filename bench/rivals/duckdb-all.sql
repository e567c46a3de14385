-- Effective access with all columns of effective-access.csv, as bytes of the CSV for machines, from the snapshot: a rival
-- of the benchmark. The rule and its limits are those of postgres-all.sql.
--
-- What makes it fast: each pair of person and data source is a few numbers until the end; the text of persons, grants and
-- the few pairs with several grants is made once and joined; the line is put together from it. The order has to be
-- asked for at the end, with the text: joins do not keep the one that rows come in. (Text looked up in lists
-- keeps it, and was slower by far.)
SET enable_progress_bar = false;

CREATE TEMP TABLE snapshot AS SELECT * FROM read_json('@SNAPSHOT@', maximum_object_size = 2000000000, columns = {
  server: 'STRUCT(organisation VARCHAR)',
  groups: 'STRUCT(id INT, name VARCHAR, permissions VARCHAR[])[]',
  users: 'STRUCT(id INT, name VARCHAR, email VARCHAR, disabled BOOLEAN, pending BOOLEAN, groups INT[])[]',
  dataSources: 'STRUCT(id INT, name VARCHAR, type VARCHAR)[]',
  grants: 'STRUCT(groupId INT, dataSourceId INT, viewOnly BOOLEAN)[]',
  queries: 'STRUCT(id INT, dataSourceId INT, ownerId INT, modifierIds INT[])[]',
  unseenQueries: 'STRUCT(dataSourceIds INT[])'});

CREATE MACRO listed(names) AS CASE len(names) WHEN 0 THEN '' WHEN 1 THEN names[1]
  ELSE array_to_string(names[:-2], ', ') || ' and ' || names[-1] END;

CREATE TEMP TABLE grp AS
SELECT g.id AS gid, g.name AS label, list_contains(g.permissions, 'admin') AS admin,
  list_contains(g.permissions, 'execute_query') AS execute, list_contains(g.permissions, 'create_query') AS creates,
  list_contains(g.permissions, 'view_query') AS view, list_contains(g.permissions, 'edit_query') AS edit,
  list_contains(g.permissions, 'list_data_sources') AS list
FROM (SELECT unnest(groups) AS g FROM snapshot);

CREATE TEMP TABLE query AS
SELECT q.id AS qid, q.dataSourceId AS sid, q.ownerId AS uid, q.modifierIds AS modifiers
FROM (SELECT unnest(queries) AS q FROM snapshot);

CREATE TEMP TABLE source AS
SELECT d.id AS sid, concat_ws(',', d.id, d.name, d.type, '') AS cells, d.id IN (
  SELECT unnest(unseenQueries.dataSourceIds) FROM snapshot UNION ALL SELECT sid FROM query WHERE modifiers IS NULL) AS doubtful
FROM (SELECT unnest(dataSources) AS d FROM snapshot);

CREATE TEMP TABLE usr AS
SELECT u.id AS uid, u.name, u.email, u.groups,
  CASE WHEN u.disabled THEN 'disabled' WHEN u.pending THEN 'pending' ELSE 'enabled' END AS status
FROM (SELECT unnest(users) AS u FROM snapshot);

CREATE TEMP TABLE membership AS
SELECT DISTINCT uid, gid FROM (SELECT uid, unnest(groups) AS gid FROM usr) SEMI JOIN grp USING (gid);

-- What a group gives on a data source. rank 0: as administrator, 1: in full, 2: view only.
CREATE TEMP TABLE leg AS
SELECT row_number() OVER (ORDER BY rank, gid, sid) AS no, * FROM (
  SELECT gid, label, sid, 0 AS rank FROM grp, source WHERE admin
  UNION ALL
  SELECT gid, label, x.dataSourceId, CASE WHEN x.viewOnly THEN 2 ELSE 1 END
  FROM (SELECT unnest(grants) AS x FROM snapshot) JOIN grp ON gid = x.groupId WHERE NOT admin);

CREATE TEMP TABLE member AS
SELECT *, list_filter(groups, lambda g: g.execute) AS executing, list_filter(groups, lambda g: g.creates) AS creating,
  list_filter(groups, lambda g: g.execute OR g.view) AS reading
FROM (
  SELECT uid, list_sort(list({gid: gid, label: label, execute: execute, creates: creates, view: view})) AS groups,
    bool_or(admin) AS admin, bool_or(execute) AS execute, bool_or(creates) AS creates, bool_or(view) AS view,
    bool_or(edit) AS edit, bool_or(list) AS list
  FROM membership JOIN grp USING (gid) GROUP BY uid);

CREATE TEMP TABLE does AS FROM (VALUES
  ('run_any', false, 'query', 'runs any SQL', '; may run queries through '),
  ('run_any', true, 'query', 'would run any SQL', '; may run queries through '),
  ('create_query', false, 'query', 'can have any SQL run by creating a query and refreshing it',
    '; may create queries through '),
  ('create_query', true, 'query', 'would be able to have any SQL run by creating a query and refreshing it',
    '; may create queries through '),
  ('read_result', false, 'view', 'reads results of saved queries and runs them anew', '; may read queries through '),
  ('read_result', true, 'view', 'would read results of saved queries and run them anew', '; may read queries through '),
  ('schema', false, 'schema', 'sees names of tables and columns but cannot read results', NULL),
  ('schema', true, 'schema', 'would see names of tables and columns but not read results', NULL)
) t (decisive, latent, level, words, may);

-- The pieces of a person's lines, where a group grants in full and where it grants view only.
CREATE TEMP TABLE pieces AS
WITH kind AS (
  SELECT uid, admin, edit, false AS view_only,
    CASE WHEN execute THEN 'run_any' WHEN creates THEN 'create_query' WHEN view THEN 'read_result' ELSE 'schema' END AS decisive,
    CASE WHEN execute THEN executing WHEN creates THEN creating ELSE reading END AS giving,
    concat_ws(';', CASE WHEN list THEN 'list' END, 'schema', CASE WHEN view THEN 'open_query' END,
      CASE WHEN view OR execute THEN 'read_result;run_saved' END, 'refresh', CASE WHEN execute THEN 'run_any' END,
      CASE WHEN creates THEN 'create_query' END) AS can
  FROM member
  UNION ALL
  SELECT uid, admin, edit, true, CASE WHEN execute OR view THEN 'read_result' ELSE 'schema' END, reading,
    concat_ws(';', CASE WHEN list THEN 'list' END, 'schema', CASE WHEN view THEN 'open_query' END,
      CASE WHEN view OR execute THEN 'read_result;run_saved' END)
  FROM member)
SELECT uid, view_only, edit, level, kind.decisive IN ('run_any', 'create_query') AS only_full,
  concat_ws(',', uid, email, name, status, CASE WHEN admin THEN 'yes' ELSE 'no' END, '') AS who,
  CASE status WHEN 'disabled' THEN 'latent' ELSE 'live' END AS now,
  CASE status WHEN 'disabled' THEN ' when the account is enabled' WHEN 'pending' THEN ' by API key alone' ELSE '' END AS when_,
  concat(CASE status WHEN 'disabled' THEN 'would run any SQL' ELSE 'runs any SQL' END, when_, ' through ') AS by_queries,
  concat(',', can, ',', now, ',') AS t1,
  concat(',', array_to_string(list_transform(giving, lambda g: g.label), ';'), ',"') AS t2,
  concat(words, CASE WHEN kind.decisive = 'schema' AND NOT view_only THEN ', can have saved queries refreshed' END, when_) AS t3,
  concat(may || listed(list_transform(giving, lambda g: g.label))) AS t4,
  concat('",ra-', (SELECT server.organisation FROM snapshot), '-u', uid, '-s') AS id_begins,
  concat(',', array_to_string(list_transform(giving, lambda g: g.gid), ';'), CASE WHEN edit THEN ',yes,' ELSE ',no,' END) AS t5
FROM kind JOIN usr USING (uid) JOIN does ON does.decisive = kind.decisive AND does.latent = (status = 'disabled');

CREATE TEMP TABLE pair AS
SELECT uid, sid, min(no) AS no, count(*) AS legs FROM membership JOIN leg USING (gid) GROUP BY uid, sid;

CREATE TEMP TABLE several AS
SELECT uid, sid, -row_number() OVER () AS no, list({rank: rank, gid: gid, label: label} ORDER BY leg.no) AS legs
FROM (SELECT uid, sid FROM pair WHERE legs > 1) JOIN membership USING (uid) JOIN leg USING (gid, sid) GROUP BY uid, sid;

-- The text of a grant, or of the several that a pair has.
CREATE TEMP TABLE cell AS
SELECT no, rank, label AS labels, gid::VARCHAR AS ids,
  CASE rank WHEN 0 THEN ' as administrator, through ' ELSE ', through ' END || label AS through, through AS through_full
FROM leg
UNION ALL
SELECT no, rank, labels, ids, concat(as_admin, joins || listed(others)), concat(as_admin, joins || listed(in_full))
FROM (
  SELECT no, legs[1].rank AS rank, array_to_string(list_transform(legs, lambda l: l.label), ';') AS labels,
    array_to_string(list_transform(legs, lambda l: l.gid), ';') AS ids,
    CASE legs[1].rank WHEN 0 THEN ' as administrator, through ' || legs[1].label END AS as_admin,
    list_transform(list_filter(legs, lambda l: l.rank > 0), lambda l: l.label) AS others,
    list_transform(list_filter(legs, lambda l: l.rank = 1), lambda l: l.label) AS in_full,
    CASE WHEN legs[1].rank > 0 THEN ', through ' WHEN len(in_full) > 0 THEN ', and through ' END AS joins
  FROM several);

CREATE TEMP TABLE own AS
SELECT uid, sid, array_to_string(qids, ';') AS queries, concat('queries of their own (#', array_to_string(qids[1:3], ', #'),
  CASE WHEN len(qids) > 3 THEN concat(' and ', len(qids) - 3, ' more') END, ')') AS words
FROM (
  SELECT uid, sid, list_sort(list(DISTINCT qid)) AS qids
  FROM (SELECT uid, sid, qid FROM query UNION ALL SELECT unnest(modifiers), sid, qid FROM query)
  SEMI JOIN (SELECT uid FROM member WHERE edit) USING (uid)
  WHERE sid IS NOT NULL GROUP BY uid, sid);

CREATE TEMP TABLE placed AS
SELECT pair.uid, pair.sid, coalesce(several.no, pair.no) AS no FROM pair LEFT JOIN several USING (uid, sid)
UNION ALL
SELECT uid, sid, NULL FROM own ANTI JOIN pair USING (uid, sid);

COPY (
  SELECT CASE
    WHEN queries IS NULL OR (x.no IS NOT NULL AND level = 'query') THEN
      concat(who, cells, level, t1, labels, t2, t3, CASE WHEN only_full THEN through_full ELSE through END, t4, id_begins, sid,
        ',', ids, t5, coalesce(queries, CASE WHEN doubtful AND edit AND level <> 'query' THEN 'unknown' ELSE '' END),
        ',', level, ',unknown,,,,')
    WHEN x.no IS NULL THEN
      concat(who, cells, 'query,,', now, ',,,"', by_queries, own.words, ', although no group grants it', id_begins, sid,
        ',,,yes,', queries, ',none,unknown,,,,')
    ELSE
      concat(who, cells, 'query', t1, labels, t2, by_queries, own.words, '; by groups alone ', t3,
        CASE WHEN only_full THEN through_full ELSE through END, t4, id_begins, sid, ',', ids, t5, queries, ',', level,
        ',unknown,,,,')
    END AS "user_id,user_email,user_name,user_status,admin,data_source_id,data_source_name,data_source_type,level,abilities,access_now,grant_groups,permission_groups,access_in_words,row_id,grant_group_ids,permission_group_ids,run_any_as_owner,through_queries,level_through_groups,last_executed_at,manager,department,job_title,worker_type"
  FROM placed LEFT JOIN cell x USING (no)
  JOIN pieces ON pieces.uid = placed.uid AND view_only = (x.no IS NULL OR rank = 2)
  JOIN source USING (sid) LEFT JOIN own ON own.uid = placed.uid AND own.sid = placed.sid
  ORDER BY placed.uid, sid
) TO '@OUTPUT@' (FORMAT csv, HEADER, QUOTE '', ESCAPE '', DELIMITER '\x02');
