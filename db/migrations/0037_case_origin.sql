-- What a case does later came from where it was asked for.
alter table case_request add column origin jsonb;
alter table case_message add column origin jsonb;

-- What the identity provider calls its own session of somebody: by this it tells that it has ended.
alter table web_session add column provider_session text;
create index web_session_provider on web_session (provider_session) where provider_session is not null;
