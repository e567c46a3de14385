-- The tables of a Redash 26 database that say who may do what, with the columns that bear on it and Redash's own keys
-- and indexes. Others (query results, dashboards, events) play no part here.
CREATE TABLE organizations (
  id serial PRIMARY KEY, name varchar(255) NOT NULL, slug varchar(255) NOT NULL UNIQUE);
CREATE TABLE groups (
  id serial PRIMARY KEY, org_id int NOT NULL REFERENCES organizations, type varchar(255) NOT NULL,
  name varchar(100) NOT NULL, permissions varchar(255)[]);
CREATE TABLE users (
  id serial PRIMARY KEY, org_id int NOT NULL REFERENCES organizations, name varchar(320) NOT NULL,
  email varchar(255) NOT NULL, groups int[], disabled_at timestamptz, details jsonb);
CREATE UNIQUE INDEX users_org_id_email ON users (org_id, email);
CREATE TABLE data_sources (
  id serial PRIMARY KEY, org_id int NOT NULL REFERENCES organizations, name varchar(255) NOT NULL,
  type varchar(255) NOT NULL, UNIQUE (org_id, name));
CREATE TABLE data_source_groups (
  id serial PRIMARY KEY, data_source_id int REFERENCES data_sources, group_id int REFERENCES groups, view_only boolean);
CREATE TABLE queries (
  id serial PRIMARY KEY, org_id int NOT NULL REFERENCES organizations, data_source_id int REFERENCES data_sources,
  user_id int NOT NULL REFERENCES users, name varchar(255) NOT NULL);
CREATE TABLE access_permissions (
  id serial PRIMARY KEY, object_type varchar(255), object_id int, access_type varchar(255),
  grantee_id int REFERENCES users);
-- Not Redash's: the data sources where the snapshot lacks queries, or who may modify them. Without it the database would
-- know more than the snapshot, and could not write the same rows.
CREATE TABLE queries_not_read (data_source_id int NOT NULL REFERENCES data_sources);
