-- Effective access with all columns of effective-access.csv, as bytes of the CSV for machines: a rival of the
-- benchmark. The rule is that of Redash 26, for the people of the benchmark's organisation: groups, grants, permissions
-- and queries are known, data sources are listed, and no name needs quotes or an id beside it.
--
-- What makes it fast: people, groups and grants get their pieces of text once; a person's grants are found by an
-- index, and sorted alone, so that millions of rows are never sorted; the line is put together from pieces, so that COPY has
-- one column to look through, with a quote and a delimiter that no line has.
SET work_mem = '256MB';
SET jit = off;

CREATE TEMP TABLE source AS
SELECT id AS sid, concat_ws(',', id, name, type, '') AS cells, id IN (SELECT data_source_id FROM queries_not_read) AS doubtful
FROM data_sources;

CREATE TEMP TABLE grp AS
SELECT id AS gid, id::text AS id, name AS label, 'admin' = ANY (permissions) AS admin,
  'execute_query' = ANY (permissions) AS execute, 'create_query' = ANY (permissions) AS creates,
  'view_query' = ANY (permissions) AS view, 'edit_query' = ANY (permissions) AS edit,
  'list_data_sources' = ANY (permissions) AS list
FROM groups;
ANALYZE grp;

-- What a group gives on a data source. rank 0: as administrator, 1: in full, 2: view only.
CREATE TEMP TABLE leg AS
SELECT given.*, source.cells, source.doubtful FROM (
  SELECT gid, id, label, sid, 0 AS rank FROM grp CROSS JOIN source WHERE admin
  UNION ALL
  SELECT gid, grp.id, label, data_source_id, CASE WHEN view_only THEN 2 ELSE 1 END
  FROM data_source_groups JOIN grp ON gid = group_id WHERE NOT admin) given
JOIN source USING (sid) ORDER BY gid, sid;
CREATE INDEX ON leg (gid);
ANALYZE leg;

-- By person, in arrays: data sources on which queries of their own are, and what is said of those.
CREATE TEMP TABLE own AS
SELECT uid, array_agg(sid) AS sids, array_agg(cells) AS sources, array_agg(array_to_string(qids, ';')) AS queries,
  array_agg(concat('queries of their own (#', array_to_string(qids[1:3], ', #'),
    CASE WHEN cardinality(qids) > 3 THEN ' and ' || cardinality(qids) - 3 || ' more' END, ')')) AS words
FROM (
  SELECT uid, sid, array_agg(qid ORDER BY qid) AS qids FROM (
    SELECT user_id AS uid, data_source_id AS sid, id AS qid FROM queries WHERE data_source_id IS NOT NULL
    UNION
    SELECT grantee_id, data_source_id, queries.id FROM access_permissions JOIN queries ON queries.id = object_id
    WHERE object_type = 'queries' AND access_type = 'modify' AND data_source_id IS NOT NULL) pairs
  GROUP BY uid, sid) lists
JOIN source USING (sid) GROUP BY uid;

CREATE TEMP TABLE member AS
SELECT uid, array_agg(gid) AS gids, bool_or(admin) AS admin, bool_or(execute) AS execute, bool_or(creates) AS creates,
  bool_or(view) AS view, bool_or(edit) AS edit, bool_or(list) AS list,
  array_agg(label) FILTER (WHERE execute) AS execute_labels, string_agg(id, ';') FILTER (WHERE execute) AS execute_ids,
  array_agg(label) FILTER (WHERE creates) AS creates_labels, string_agg(id, ';') FILTER (WHERE creates) AS creates_ids,
  array_agg(label) FILTER (WHERE view OR execute) AS reads_labels,
  string_agg(id, ';') FILTER (WHERE view OR execute) AS reads_ids
FROM (SELECT DISTINCT users.id AS uid, gid FROM users CROSS JOIN LATERAL unnest(groups) AS gid ORDER BY 1, 2) memberships
JOIN grp USING (gid) GROUP BY uid;

CREATE TEMP TABLE does (decisive, latent, words, may) AS VALUES
  ('run_any', false, 'runs any SQL', '; may run queries through '),
  ('run_any', true, 'would run any SQL', '; may run queries through '),
  ('create_query', false, 'can have any SQL run by creating a query and refreshing it', '; may create queries through '),
  ('create_query', true, 'would be able to have any SQL run by creating a query and refreshing it',
    '; may create queries through '),
  ('read_result', false, 'reads results of saved queries and runs them anew', '; may read queries through '),
  ('read_result', true, 'would read results of saved queries and run them anew', '; may read queries through '),
  ('schema', false, 'sees names of tables and columns but cannot read results', NULL),
  ('schema', true, 'would see names of tables and columns but not read results', NULL);

-- What can be said of a person where a group grants in full (f_) or view only (v_).
CREATE TEMP TABLE person AS
SELECT uid, gids, edit, state.*,
  concat_ws(',', uid, email, name, status, CASE WHEN admin THEN 'yes' ELSE 'no' END, '') AS who,
  f.decisive AS f_by, f.labels AS f_labels, f.ids AS f_ids, v.decisive AS v_by, reads_labels AS v_labels, reads_ids AS v_ids,
  CASE f.decisive WHEN 'read_result' THEN 'view' WHEN 'schema' THEN 'schema' ELSE 'query' END AS f_level,
  CASE v.decisive WHEN 'read_result' THEN 'view' ELSE 'schema' END AS v_level,
  can AS v_can,
  concat_ws(';', can, 'refresh', CASE WHEN execute THEN 'run_any' END, CASE WHEN creates THEN 'create_query' END) AS f_can
FROM users JOIN member ON uid = id
CROSS JOIN LATERAL (SELECT CASE WHEN disabled_at IS NOT NULL THEN 'disabled'
  WHEN (details->>'is_invitation_pending')::boolean THEN 'pending' ELSE 'enabled' END AS status) s
CROSS JOIN LATERAL (SELECT status = 'disabled' AS latent, CASE status WHEN 'disabled' THEN 'latent' ELSE 'live' END AS now,
  CASE status WHEN 'disabled' THEN ' when the account is enabled' WHEN 'pending' THEN ' by API key alone' ELSE '' END
    AS when_) state
CROSS JOIN LATERAL (SELECT concat_ws(';', CASE WHEN list THEN 'list' END, 'schema', CASE WHEN view THEN 'open_query' END,
  CASE WHEN view OR execute THEN 'read_result;run_saved' END) AS can) c
CROSS JOIN LATERAL (SELECT
  CASE WHEN execute THEN 'run_any' WHEN creates THEN 'create_query' WHEN view THEN 'read_result' ELSE 'schema' END AS decisive,
  CASE WHEN execute THEN execute_labels WHEN creates THEN creates_labels ELSE reads_labels END AS labels,
  CASE WHEN execute THEN execute_ids WHEN creates THEN creates_ids ELSE reads_ids END AS ids) f
CROSS JOIN LATERAL (SELECT CASE WHEN execute OR view THEN 'read_result' ELSE 'schema' END AS decisive) v;

-- The pieces of a person's lines, in the order in which they stand there.
CREATE TEMP TABLE pieces AS
SELECT p.uid, gids, who, now, when_, p.edit, f_level, v_level, f_by IN ('run_any', 'create_query') AS only_full,
  CASE WHEN p.latent THEN 'would run any SQL' ELSE 'runs any SQL' END || when_ || ' through ' AS by_queries,
  concat(f_level, ',', f_can, ',', now, ',') AS f1, concat(v_level, ',', v_can, ',', now, ',') AS v1,
  concat(',', array_to_string(f_labels, ';'), ',"') AS f2, concat(',', array_to_string(v_labels, ';'), ',"') AS v2,
  concat(f.words, CASE f_by WHEN 'schema' THEN ', can have saved queries refreshed' END, when_) AS f3,
  concat(v.words, when_) AS v3,
  concat(f.may || f_listed, id_begins) AS f4, concat(v.may || v_listed, id_begins) AS v4,
  concat(',', f_ids, as_owner) AS f5, concat(',', v_ids, as_owner) AS v5,
  concat(',', f_level, ',unknown,,,,') AS f6, concat(',', v_level, ',unknown,,,,') AS v6,
  sids, sources, queries, own.words
FROM person p
JOIN does f ON f.decisive = f_by AND f.latent = p.latent
JOIN does v ON v.decisive = v_by AND v.latent = p.latent
LEFT JOIN own ON own.uid = p.uid AND p.edit
CROSS JOIN LATERAL (SELECT concat('",ra-', (SELECT slug FROM organizations), '-u', p.uid, '-s') AS id_begins,
  CASE WHEN p.edit THEN ',yes,' ELSE ',no,' END AS as_owner,
  CASE cardinality(f_labels) WHEN 1 THEN f_labels[1]
    ELSE array_to_string(trim_array(f_labels, 1), ', ') || ' and ' || f_labels[cardinality(f_labels)] END AS f_listed,
  CASE cardinality(v_labels) WHEN 1 THEN v_labels[1]
    ELSE array_to_string(trim_array(v_labels, 1), ', ') || ' and ' || v_labels[cardinality(v_labels)] END AS v_listed) text
ORDER BY p.uid;
ANALYZE pieces;

\qecho user_id,user_email,user_name,user_status,admin,data_source_id,data_source_name,data_source_type,level,abilities,access_now,grant_groups,permission_groups,access_in_words,row_id,grant_group_ids,permission_group_ids,run_any_as_owner,through_queries,level_through_groups,last_executed_at,manager,department,job_title,worker_type
COPY (
  SELECT CASE
    WHEN x.queries IS NULL AND x.rank = 2 THEN
      p.who || x.cells || p.v1 || x.labels || p.v2 || p.v3 || through || p.v4 || x.sid || ',' || x.ids || p.v5
        || CASE WHEN x.doubtful AND p.edit THEN 'unknown' ELSE '' END || p.v6
    WHEN x.rank < 2 AND (x.queries IS NULL OR p.f_level = 'query') THEN
      p.who || x.cells || p.f1 || x.labels || p.f2 || p.f3 || through || p.f4 || x.sid || ',' || x.ids || p.f5
        || coalesce(x.queries, CASE WHEN x.doubtful AND p.edit AND p.f_level <> 'query' THEN 'unknown' ELSE '' END) || p.f6
    WHEN x.rank = 9 THEN
      p.who || x.cells || 'query,,' || p.now || ',,,"' || p.by_queries || x.words || ', although no group grants it'
        || substr(p.v4, strpos(p.v4, '",ra-')) || x.sid || ',,,yes,' || x.queries || ',none,unknown,,,,'
    ELSE
      p.who || x.cells || 'query' || substr(p.v1, length(p.v_level) + 1) || x.labels || p.v2 || p.by_queries || x.words
        || '; by groups alone ' || p.v3 || through || p.v4 || x.sid || ',' || x.ids || p.v5 || x.queries || p.v6
    END
  FROM (SELECT * FROM pieces ORDER BY uid) p
  CROSS JOIN LATERAL (
    SELECT sid, min(rank) AS rank, string_agg(label, ';') AS labels, string_agg(id, ';') AS ids,
      count(*) FILTER (WHERE rank < 2 OR NOT p.only_full) AS decisive, count(*) AS legs,
      min(cells) AS cells, bool_or(doubtful) AS doubtful, min(queries) AS queries, min(words) AS words
    FROM (
      SELECT sid, rank, leg.gid, label, id, cells, doubtful, NULL AS queries, NULL AS words
      FROM unnest(p.gids) AS of_person (gid) JOIN leg USING (gid)
      UNION ALL
      SELECT sid, 9, NULL, NULL, NULL, cells, NULL, queries, words
      FROM unnest(p.sids, p.sources, p.queries, p.words) AS by_query (sid, cells, queries, words)
      ORDER BY sid, rank, gid) legs
    GROUP BY sid) x
  CROSS JOIN LATERAL (SELECT CASE
    WHEN x.legs = 1 AND x.rank > 0 THEN ', through ' || x.labels
    ELSE (
      SELECT CASE WHEN x.rank > 0 THEN ', through ' || listed
        ELSE ' as administrator, through ' || all_labels[1] || CASE WHEN x.decisive > 1 THEN ', and through ' || listed ELSE '' END END
      FROM (SELECT string_to_array(x.labels, ';') AS all_labels) a
      CROSS JOIN LATERAL (SELECT all_labels[CASE x.rank WHEN 0 THEN 2 ELSE 1 END
        : CASE WHEN x.rank < 2 THEN x.decisive ELSE cardinality(all_labels) END] AS labels) b
      CROSS JOIN LATERAL (SELECT CASE cardinality(labels) WHEN 0 THEN '' WHEN 1 THEN labels[1]
        ELSE array_to_string(trim_array(labels, 1), ', ') || ' and ' || labels[cardinality(labels)] END AS listed) c)
    END AS through) t
) TO STDOUT WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02');
