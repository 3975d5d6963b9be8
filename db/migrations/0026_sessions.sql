-- Who is signed in by a browser. The secret of its cookie is kept as a hash only.
create table web_session (
  id text primary key,
  hash bytea not null unique,
  subject text not null,
  by_provider boolean not null,
  identity_groups text[] not null default '{}',
  scopes text[],
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  user_agent text not null default '',
  constraint web_session_ends check (expires_at > created_at)
);
create index web_session_subject on web_session (subject);
create index web_session_expires on web_session (expires_at);

-- A browser on its way to the identity provider and back.
create table sign_in_attempt (
  hash bytea primary key,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);
create index sign_in_attempt_expires on sign_in_attempt (expires_at);

-- Who signed out everywhere: tokens that were issued to him until then hold no longer.
create table signed_out (
  subject text primary key,
  at timestamptz not null
);
