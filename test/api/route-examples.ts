import { sealAudit } from '../../db/audit/seal';
import { caseRouteExamples } from './case-route-examples';
import { claim, type TestApi } from './test-api';

/**
 * How a route is tried on objects of division `claims`. `object`: what the path names does not exist for outsiders.
 * `list`: they get nothing of it. `input`: the body names what does not exist for them. `own`: somebody's own affairs.
 * `nothing`: no object is behind it.
 */
export interface RouteExample {
  kind: 'object' | 'list' | 'input' | 'own' | 'nothing';
  /** Whose affairs; left out: the supervisor's. */
  owner?: 'supervisor' | 'business';
  path: string;
  body?: object;
  type?: string;
  /** Of that type, instead of a body. */
  text?: string;
}

const NOON = '2026-11-23T12:00:00.000Z';

/** Actions on an item where it stands, with a body for each. */
const steering = {
  hold: {},
  pause: {},
  resume: {},
  reschedule: { dueAt: '2100-01-01T00:00:00Z' },
  'set-status': { status: 'review' },
  reclassify: {},
  note: { text: 'seen' },
  link: { interaction: 'call-1' },
  extend: { dueAt: '2100-01-01T00:00:00Z' },
  reprioritize: { priority: 5 },
  escalate: {},
  restart: {},
};

/** One example for each route of the table, by `METHOD path`. */
export async function routeExamples(api: TestApi): Promise<Record<string, RouteExample>> {
  const item = await api.call('admin', 'post', '/v1/workitems', claim('matrix')).expect(201);
  const key = await api.call('admin', 'post', '/v1/config/sources/crm/api-keys', {}).expect(201);
  const { body: everybody } = await api.call('admin', 'get', '/v1/config/agents').expect(200);
  const agents = (everybody.documents as { key: string; division: string }[])
    .filter(({ division }) => division === 'claims')
    .map(({ key }) => key);
  const documents = [
    { kind: 'group', key: 'matrix', division: 'claims', agents },
    { kind: 'workbin', key: 'matrix', division: 'claims', type: 'group', group: 'matrix' },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const id: string = item.body.id;
  const dead = ['sync', 'webhook'].map((receiver) => `${id}-1-2-${receiver}-crm`);
  for (const delivery of dead) {
    await api.pool.query(
      `insert into delivery (id, kind, division, target, item_id, life, event, body, dead_at)
       values ($1, split_part($1, '-', 8), 'claims', 'crm', $2, 1, 'completed', '{}', now())`,
      [delivery, id],
    );
  }
  // As soon as no older transaction of the server runs.
  while ((await sealAudit(api.pool, 500)) === 0);
  const erasure = '00000000-0000-7000-8000-0000000e4a5e';
  await api.pool.query(
    `insert into erasure (id, division, cause, requested_by, attributes, items, cases)
     values ($1, 'claims', 'request', 'admin', '{}', '{}', '{}')`,
    [erasure],
  );
  const inbound = '00000000-0000-7000-8000-00000001b0d1';
  await api.pool.query(
    `insert into inbound_delivery (id, source, division, webhook_id, payload, retry_at, state, code, dead_at)
     values ($1, 'crm', 'claims', 'matrix', '{}', now(), 'dead', 'INVALID_INPUT', now())`,
    [inbound],
  );
  const job = '00000000-0000-7000-8000-00000000b01c';
  await api.pool.query(
    `insert into bulk_job (id, subject, division, action, body, state, ended_at) values ($1, 'nobody', 'claims', 'recompute', '{}', 'done', now())`,
    [job],
  );
  const [dryRun, spareDryRun] = ['00000000-0000-7000-8000-00000000d2e1', '00000000-0000-7000-8000-00000000d2e2'];
  await api.pool.query(
    `insert into dry_run (id, subject, divisions, input, documents, total, state, ended_at)
     select id, 'claims-business', '{claims}', $2, '[]', 0, 'done', now() from unnest($1::uuid[]) as id`,
    [[dryRun, spareDryRun], { from: NOON, to: NOON, division: null, worktype: null, simulate: false }],
  );
  const link = '00000000-0000-7000-8000-0000000011c4';
  await api.pool.query(
    `insert into task_link (id, item_id, life, division, participant, created_by, expires_at)
     values ($1, $2, 1, 'claims', 'Jane', 'sue', now() + interval '1 day')`,
    [link, id],
  );
  const told = '00000000-0000-7000-8000-00000000a1e2';
  await api.pool.query(
    `with made as (
       insert into notification (id, kind, division, cause, subject, text, data, webhooks, mail_to, body)
       values ($1, 'event', 'claims', 'matrix', 'Matrix', '', '{}', '{}', '{}', '{}') returning id, created_at
     )
     insert into notification_recipient (recipient, at, notification_id)
     select unnest(array['group/claims/matrix', 'supervisors/claims']), created_at, id from made`,
    [told],
  );
  const view = '00000000-0000-7000-8000-0000000051e3';
  const viewBody = { filters: {}, columns: ['reference'], sort: '-priority' };
  await api.pool.query(
    `insert into saved_view (id, division, owner, shared_with, name, body)
     values ($1, 'claims', 'claims-supervisor', 'nobody', 'Own', $2),
       (gen_random_uuid(), 'claims', 'claims-supervisor', 'division', 'Shared', $2)`,
    [view, viewBody],
  );
  // It cannot be published, so it stays for the next one who tries.
  const draft = { timeZone: 'Nowhere' };
  await api.call('admin', 'put', '/v1/config/calendars/matrix?division=claims&state=draft', draft).expect(200);
  const offerId = '00000000-0000-4000-8000-000000000000';
  const object = (path: string, body?: object): RouteExample => ({ kind: 'object', path, ...(body ? { body } : {}) });
  return {
    'POST /v1/workitems': { kind: 'input', path: '/v1/workitems', body: claim('matrix') },
    'POST /v1/workitems/intent': { kind: 'nothing', path: '/v1/workitems/intent', body: { text: 'hello' } },
    'POST /v1/workitems/batch': { kind: 'input', path: '/v1/workitems/batch', type: 'application/x-ndjson' },
    'POST /v1/workitems/import': {
      kind: 'input',
      path: '/v1/workitems/import?source=crm&worktype=medical-claim&dryRun=true',
      type: 'text/csv',
      text: 'externalId\nmatrix\n',
    },
    'GET /v1/sources': { kind: 'list', path: '/v1/sources' },
    'GET /v1/sources/{source}/import': object('/v1/sources/crm/import'),
    'GET /v1/workitems': { kind: 'list', path: '/v1/workitems' },
    'GET /v1/find': { kind: 'list', path: '/v1/find?q=matrix' },
    'GET /v1/views': { kind: 'list', path: '/v1/views' },
    'PUT /v1/views/default': { kind: 'own', path: '/v1/views/default', body: { view } },
    'PUT /v1/views/{id}': {
      kind: 'own',
      path: `/v1/views/${view}`,
      body: { division: 'claims', name: 'Own', ...viewBody },
    },
    'DELETE /v1/views/{id}': { kind: 'own', path: `/v1/views/${view}` },
    'GET /v1/workitems/{id}': object(`/v1/workitems/${id}`),
    'GET /v1/workitems/{id}/history': object(`/v1/workitems/${id}/history`),
    'GET /v1/workitems/{id}/explanation': object(`/v1/workitems/${id}/explanation`),
    'GET /v1/workitems/{id}/related': object(`/v1/workitems/${id}/related`),
    'GET /v1/workitems/{id}/lookups': object(`/v1/workitems/${id}/lookups`),
    'POST /v1/workitems/{id}/task-links': object(`/v1/workitems/${id}/task-links`, { participant: 'Jane' }),
    'GET /v1/workitems/{id}/task-links': object(`/v1/workitems/${id}/task-links`),
    'POST /v1/workitems/{id}/task-links/{link}/revoke': object(`/v1/workitems/${id}/task-links/${link}/revoke`),
    'GET /v1/task-link': { kind: 'nothing', path: '/v1/task-link' },
    'POST /v1/task-link/complete': { kind: 'nothing', path: '/v1/task-link/complete', body: {} },
    'POST /v1/workitems/{id}/actions/accept': object(`/v1/workitems/${id}/actions/accept`, { offerId }),
    'POST /v1/workitems/{id}/actions/decline': object(`/v1/workitems/${id}/actions/decline`, { offerId }),
    'POST /v1/workitems/{id}/actions/complete': object(`/v1/workitems/${id}/actions/complete`, {}),
    'POST /v1/workitems/{id}/actions/cancel': object(`/v1/workitems/${id}/actions/cancel`, {}),
    'POST /v1/workitems/{id}/actions/park': object(`/v1/workitems/${id}/actions/park`, {}),
    'POST /v1/workitems/{id}/actions/release': object(`/v1/workitems/${id}/actions/release`, {}),
    'POST /v1/workitems/{id}/actions/pull': object(`/v1/workitems/${id}/actions/pull`, {}),
    'POST /v1/workitems/{id}/actions/transfer': object(`/v1/workitems/${id}/actions/transfer`, { queue: 'claims' }),
    'POST /v1/workitems/{id}/actions/assign': object(`/v1/workitems/${id}/actions/assign`, { agent: 'ana' }),
    'POST /v1/workitems/{id}/actions/requeue': object(`/v1/workitems/${id}/actions/requeue`, {}),
    'PATCH /v1/workitems/{id}': object(`/v1/workitems/${id}`, { name: 'Matrix' }),
    ...Object.fromEntries(
      Object.entries(steering).map(([action, body]) => [
        `POST /v1/workitems/{id}/actions/${action}`,
        object(`/v1/workitems/${id}/actions/${action}`, body),
      ]),
    ),
    ...Object.fromEntries(
      ['update', 'reclassify', 'reschedule', 'pause', 'resume', 'restart'].map((verb) => [
        `POST /v1/sources/{source}/workitems/{externalId}/${verb}`,
        object(`/v1/sources/crm/workitems/matrix/${verb}`, verb === 'reschedule' ? steering.reschedule : {}),
      ]),
    ),
    'POST /v1/workitems/{id}/actions/{action}': { kind: 'nothing', path: `/v1/workitems/${id}/actions/fly`, body: {} },
    'POST /v1/sources/{source}/workitems/{externalId}/complete': object(
      '/v1/sources/crm/workitems/matrix/complete',
      {},
    ),
    'POST /v1/sources/{source}/workitems/{externalId}/cancel': object('/v1/sources/crm/workitems/matrix/cancel', {}),
    'POST /v1/sources/{source}/workitems/{externalId}/{verb}': {
      kind: 'nothing',
      path: '/v1/sources/crm/workitems/matrix/fly',
      body: {},
    },
    'POST /v1/compat/iwd/{source}/tasks': object('/v1/compat/iwd/crm/tasks', { captureId: 'matrix' }),
    'GET /v1/compat/iwd/{source}/tasks': object('/v1/compat/iwd/crm/tasks'),
    'GET /v1/compat/iwd/{source}/tasks/{captureId}': object('/v1/compat/iwd/crm/tasks/matrix'),
    ...Object.fromEntries(
      ['update', 'hold', 'resume', 'cancel', 'complete', 'restart'].map((verb) => [
        `POST /v1/compat/iwd/{source}/tasks/{captureId}/${verb}`,
        object(`/v1/compat/iwd/crm/tasks/matrix/${verb}`, {}),
      ]),
    ),
    'POST /v1/compat/iwd/{source}/tasks/{captureId}/{verb}': {
      kind: 'nothing',
      path: '/v1/compat/iwd/crm/tasks/matrix/fly',
      body: {},
    },
    ...(await caseRouteExamples(api)),
    'POST /v1/bulk': {
      kind: 'list',
      path: '/v1/bulk?preview=true',
      body: { action: 'note', body: { text: 'seen' }, filter: { source: 'crm' } },
    },
    'GET /v1/bulk': { kind: 'list', path: '/v1/bulk' },
    'GET /v1/bulk/{id}': object(`/v1/bulk/${job}`),
    'GET /v1/bulk/{id}/failures': object(`/v1/bulk/${job}/failures`),
    'POST /v1/bulk/{id}/cancel': object(`/v1/bulk/${job}/cancel`),
    'POST /v1/bulk/{id}/retry': object(`/v1/bulk/${job}/retry`),
    'GET /v1/agents': { kind: 'list', path: '/v1/agents' },
    'GET /v1/agents/{id}/work': { kind: 'own', path: '/v1/agents/ana/work' },
    'GET /v1/agents/{id}/explanation': { kind: 'own', path: '/v1/agents/ana/explanation' },
    'GET /v1/agents/{id}/day': { kind: 'own', path: '/v1/agents/ana/day' },
    'GET /v1/agents/{id}/queues': { kind: 'own', path: '/v1/agents/ana/queues' },
    'PUT /v1/agents/{id}/presence': { kind: 'own', path: '/v1/agents/ana/presence', body: { presence: 'offline' } },
    'PUT /v1/agents/{id}/load': { kind: 'own', path: '/v1/agents/ana/load', body: { voice: 0 } },
    'POST /v1/agents/{id}/pull': { kind: 'own', path: '/v1/agents/ana/pull', body: {} },
    'GET /v1/queues': { kind: 'list', path: '/v1/queues' },
    'GET /v1/queues/flow': { kind: 'nothing', path: '/v1/queues/flow' },
    'GET /v1/workbins': { kind: 'list', path: '/v1/workbins' },
    'GET /v1/targets': object('/v1/targets?division=claims'),
    'GET /v1/workbins/{id}/items': object('/v1/workbins/matrix/items'),
    'POST /v1/workbins/{id}/move': object('/v1/workbins/matrix/move', { to: { queue: 'claims' } }),
    'GET /v1/receivers': { kind: 'list', path: '/v1/receivers' },
    'GET /v1/audit': { kind: 'list', path: '/v1/audit' },
    'GET /v1/audit/heads': { kind: 'list', path: '/v1/audit/heads' },
    'GET /v1/deliveries': { kind: 'list', path: '/v1/deliveries?receiver=crm' },
    'GET /v1/dead-letters': { kind: 'list', path: '/v1/dead-letters' },
    'POST /v1/dead-letters/{id}/redeliver': object(`/v1/dead-letters/${dead[1]}/redeliver`),
    'POST /v1/sources/{source}/inbound': { kind: 'nothing', path: '/v1/sources/crm/inbound', body: {} },
    'GET /v1/inbound-dead-letters': { kind: 'list', path: '/v1/inbound-dead-letters' },
    'GET /v1/inbound-dead-letters/{id}': object(`/v1/inbound-dead-letters/${inbound}`),
    'POST /v1/inbound-dead-letters/{id}/replay': object(`/v1/inbound-dead-letters/${inbound}/replay`, {}),
    'POST /v1/inbound-dead-letters/{id}/discard': object(`/v1/inbound-dead-letters/${inbound}/discard`, {}),
    'POST /v1/erasures': {
      kind: 'object',
      path: '/v1/erasures?preview=true',
      body: { division: 'claims', attributes: { Case_ID: 'nobody' } },
    },
    'GET /v1/erasures': { kind: 'list', path: '/v1/erasures' },
    'GET /v1/erasures/{id}': object(`/v1/erasures/${erasure}`),
    'GET /v1/erasures/{id}/verification': object(`/v1/erasures/${erasure}/verification`),
    'GET /v1/notifications': { kind: 'list', path: '/v1/notifications' },
    'POST /v1/notifications/{id}/read': object(`/v1/notifications/${told}/read`),
    'POST /v1/notifications/{id}/acknowledge': object(`/v1/notifications/${told}/acknowledge`),
    'GET /v1/stream': { kind: 'nothing', path: '/v1/stream' },
    'POST /v1/config/sources/{key}/secret': object('/v1/config/sources/crm/secret', {}),
    'POST /v1/config/webhooks/{key}/secret': object('/v1/config/webhooks/supervisors/secret', {}),
    'GET /v1/config/sources/{key}/api-keys': object('/v1/config/sources/crm/api-keys'),
    'POST /v1/config/sources/{key}/api-keys': object('/v1/config/sources/crm/api-keys', {}),
    'DELETE /v1/config/sources/{key}/api-keys/{id}': object(`/v1/config/sources/crm/api-keys/${key.body.id}`),
    'POST /v1/config/apply': {
      kind: 'input',
      path: '/v1/config/apply?dryRun=true',
      body: { documents: [{ kind: 'calendar', key: 'matrix', division: 'claims', timeZone: 'UTC', hours: {} }] },
    },
    'GET /v1/config/{kind}': { kind: 'list', path: '/v1/config/queues' },
    'GET /v1/config/{kind}/{key}': object('/v1/config/queues/claims'),
    // Published at once, it needs another permission: see the test of drafts.
    'PUT /v1/config/{kind}/{key}': object('/v1/config/queues/claims?division=claims&state=draft', { name: 'Claims' }),
    'DELETE /v1/config/{kind}/{key}': object('/v1/config/calendars/matrix?state=draft&revision=999999'),
    'POST /v1/config/dry-runs': {
      kind: 'input',
      path: '/v1/config/dry-runs',
      body: { from: NOON, documents: [{ kind: 'queue', key: 'matrix', division: 'claims' }] },
    },
    'GET /v1/config/dry-runs/{id}': { kind: 'own', owner: 'business', path: `/v1/config/dry-runs/${dryRun}` },
    'DELETE /v1/config/dry-runs/{id}': { kind: 'own', owner: 'business', path: `/v1/config/dry-runs/${spareDryRun}` },
    'GET /v1/config/dry-runs/{id}/items': {
      kind: 'own',
      owner: 'business',
      path: `/v1/config/dry-runs/${dryRun}/items`,
    },
    'GET /v1/config/changes': { kind: 'list', path: '/v1/config/changes' },
    'GET /v1/config/schemas': { kind: 'nothing', path: '/v1/config/schemas' },
    'GET /v1/config': { kind: 'list', path: '/v1/config' },
    'POST /v1/config/publish': object('/v1/config/publish', { drafts: [{ kind: 'calendar', key: 'matrix' }] }),
    'POST /v1/config/{kind}/{key}/publish': object('/v1/config/calendars/matrix/publish', {}),
    'POST /v1/config/{kind}/{key}/rollback': object('/v1/config/priority-schemes/steady/rollback', { version: 1 }),
    'GET /v1/config/{kind}/{key}/versions': object('/v1/config/queues/claims/versions'),
    'GET /v1/config/{kind}/{key}/versions/{version}': object('/v1/config/queues/claims/versions/1'),
    'GET /v1/config/{kind}/{key}/diff': object('/v1/config/queues/claims/diff?from=1&to=1'),
    'GET /v1/config/calendars/{key}/preview': object('/v1/config/calendars/matrix/preview?state=draft&division=claims'),
    'POST /v1/config/calendars/{key}/preview': object('/v1/config/calendars/matrix/preview?division=claims', {
      timeZone: 'UTC',
      hours: {},
    }),
    'GET /v1/me': { kind: 'nothing', path: '/v1/me' },
    'GET /v1/auth': { kind: 'nothing', path: '/v1/auth' },
    'GET /v1/auth/sign-in': { kind: 'nothing', path: '/v1/auth/sign-in' },
    'GET /v1/auth/callback': { kind: 'nothing', path: '/v1/auth/callback?state=none' },
    'POST /v1/auth/backchannel-logout': { kind: 'nothing', path: '/v1/auth/backchannel-logout' },
    'POST /v1/auth/session': { kind: 'nothing', path: '/v1/auth/session' },
    'DELETE /v1/auth/session': { kind: 'nothing', path: '/v1/auth/session' },
    'GET /v1/auth/sessions': { kind: 'nothing', path: '/v1/auth/sessions' },
    'DELETE /v1/auth/sessions/{id}': { kind: 'nothing', path: '/v1/auth/sessions/000000000000000000000000' },
    // Whoever signs out everywhere is nobody for the tests that follow.
    'DELETE /v1/auth/sessions': { kind: 'nothing', path: '/v1/auth/sessions/nobody' },
    'POST /v1/auth/sign-outs': { kind: 'object', path: '/v1/auth/sign-outs', body: { subject: 'ana' } },
    'GET /v1/dev/people': { kind: 'nothing', path: '/v1/dev/people' },
    'POST /v1/dev/sign-in': { kind: 'nothing', path: '/v1/dev/sign-in', body: { user: 'ana', password: 'wrong' } },
    'POST /v1/dev/tokens': { kind: 'nothing', path: '/v1/dev/tokens', body: { user: 'nobody' } },
  };
}
