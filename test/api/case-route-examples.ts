import { EARLY } from '../cases/models';
import type { RouteExample } from './route-examples';
import type { TestApi } from './test-api';

const bodies = {
  complete: { instance: 1 },
  error: { instance: 1, code: 'E' },
  escalate: { instance: 1, code: 'E' },
  activate: { instance: 1, elements: ['prepare'] },
  retry: { incident: 1 },
  skip: { incident: 1 },
  trigger: { wait: 1 },
  'set-variables': { variables: { seen: true } },
  modify: { start: [{ element: 'prepare' }] },
  suspend: {},
  resume: {},
  terminate: {},
  'set-status': { status: 'pending' },
  assign: { owner: null },
  note: { text: 'seen' },
  migrate: {},
  rename: { name: 'Another' },
  reprioritize: { priority: 5 },
  'add-participant': { name: 'Eve', role: 'customer' },
  'remove-participant': { name: 'Eve' },
  link: { kind: 'document', ref: 'd-1' },
  unlink: { kind: 'document', ref: 'd-1' },
  close: { outcome: 'paid' },
  reopen: {},
};

/** The same for cases: of one of division `claims`. */
export async function caseRouteExamples(api: TestApi): Promise<Record<string, RouteExample>> {
  const intents = [{ when: 'text = "hello"' }];
  const documents = [{ kind: 'case-type', key: 'early', division: 'claims', bpmn: EARLY, intents }];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const start = { type: 'early', attributes: { order: 'matrix' } };
  const { body } = await api
    .call('admin', 'post', '/v1/cases', { ...start, source: 'crm', externalId: 'matrix' })
    .expect(201);
  const object = (rest: string, given?: object): RouteExample => ({
    kind: 'object',
    path: `/v1/cases/${body.id}${rest}`,
    ...(given ? { body: given } : {}),
  });
  return {
    'POST /v1/cases': { kind: 'input', path: '/v1/cases', body: start },
    'POST /v1/cases/intent': { kind: 'list', path: '/v1/cases/intent', body: { text: 'hello' } },
    'GET /v1/cases': { kind: 'list', path: '/v1/cases' },
    'GET /v1/case-types': { kind: 'list', path: '/v1/case-types' },
    'GET /v1/cases/{id}': object(''),
    'GET /v1/cases/{id}/history': object('/history'),
    'GET /v1/cases/{id}/diagram': object('/diagram'),
    'GET /v1/cases/{id}/interactions': object('/interactions'),
    'POST /v1/cases/{id}/interactions': object('/interactions', { interaction: 'call-1' }),
    'POST /v1/cases/{id}/messages': object('/messages', { name: 'arrived' }),
    ...Object.fromEntries(
      Object.entries(bodies).map(([action, given]) => [
        `POST /v1/cases/{id}/actions/${action}`,
        object(`/actions/${action}`, given),
      ]),
    ),
    'POST /v1/cases/migrate': { kind: 'input', path: '/v1/cases/migrate?dryRun=true', body: { type: 'early' } },
    'POST /v1/messages': { kind: 'object', path: '/v1/messages', body: { name: 'arrived', division: 'claims' } },
    'POST /v1/signals': { kind: 'object', path: '/v1/signals', body: { name: 'go', division: 'claims' } },
  };
}
