import { EARLY } from '../cases/models';
import type { Method } from '../../api/route';
import type { RouteExample } from './route-examples';
import type { TestApi } from './test-api';

export interface Reference {
  title: string;
  method: Method;
  request: Pick<RouteExample, 'path' | 'body'> & { kind: 'input' };
}

/** Everything of division `sales` that can name something of division `claims`, or find it. `item` is one of the latter. */
export async function matrixReferences(api: TestApi, item: string): Promise<Reference[]> {
  const documents = [{ kind: 'case-type', key: 'own', division: 'sales', bpmn: EARLY }];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const lead = (externalId: string, more: object = {}) => ({
    source: 'web',
    externalId,
    worktype: 'lead',
    attributes: {},
    ...more,
  });
  const own = await api.call('admin', 'post', '/v1/workitems', lead('own')).expect(201);
  const started = await api.call('admin', 'post', '/v1/cases', { type: 'own', attributes: {} }).expect(201);
  const [mine, ours] = [`/v1/workitems/${own.body.id}`, `/v1/cases/${started.body.id}`];
  const references: Reference[] = [];
  const add = (title: string, method: Method, path: string, body?: object) =>
    references.push({ title, method, request: { kind: 'input', path, ...(body ? { body } : {}) } });

  const named = {
    'members of a group': { kind: 'group', agents: ['ana'] },
    'preferred agents of a queue': { kind: 'queue', preferredAgents: ['ana'] },
    'agents of a ring': { kind: 'routing-plan', rings: [{ agents: ['ana'] }] },
    'the queue of a ring': { kind: 'routing-plan', rings: [{ queue: 'claims' }] },
    'the group of a workbin': { kind: 'workbin', type: 'group', group: 'matrix' },
    'divisions of a source': { kind: 'source', divisions: ['claims'] },
    'queues of an agent': { kind: 'agent', queues: ['claims'] },
    'skills of an agent': { kind: 'agent', skills: { Adjuster: 3 } },
    'roles of a grant': { kind: 'grant', subject: 'x', roles: ['only-item-view'] },
    'the queue of a worktype': { kind: 'worktype', queue: 'claims' },
    'the calendar of a worktype': { kind: 'worktype', queue: 'leads', sla: { target: 'PT1H', calendar: 'matrix' } },
    'the decision of a case type': { kind: 'case-type', bpmn: EARLY, decision: 'matrix' },
  };
  for (const [title, { kind, ...more }] of Object.entries(named)) {
    const document = { kind, key: 'new', division: 'sales', ...more };
    add(`${title}, published`, 'post', '/v1/config/apply?dryRun=true', { documents: [document] });
    add(`${title}, tried`, 'post', '/v1/config/dry-runs', { from: '2026-11-23T12:00:00.000Z', documents: [document] });
    add(`${title}, drafted`, 'put', `/v1/config/${kind}s/new?division=sales&state=draft`, more);
  }
  add('the parent of a division, published', 'post', '/v1/config/apply?dryRun=true', {
    documents: [{ kind: 'division', key: 'sales', parent: 'claims' }],
  });
  add('the parent of a division, drafted', 'put', '/v1/config/divisions/sales?state=draft', { parent: 'claims' });
  add('what a draft is of', 'put', '/v1/config/queues/claims?division=claims&state=draft', {});
  add('divisions of a key', 'post', '/v1/config/sources/web/api-keys', { divisions: ['claims'] });

  add('a preferred agent', 'post', '/v1/workitems', lead('pair-real', { preferredAgent: 'ana' }));
  add('a division', 'post', '/v1/workitems', lead('pair-other', { division: 'claims' }));
  add('a worktype', 'post', '/v1/workitems', lead('pair-other', { worktype: 'medical-claim' }));
  for (const target of [{ queue: 'claims' }, { agent: 'ana' }, { workbin: 'matrix' }, { workbin: 'personal:ana' }]) {
    const what = JSON.stringify(target);
    add(`a transfer to ${what}`, 'post', `${mine}/actions/transfer`, target);
    add(`a bulk transfer to ${what}`, 'post', '/v1/bulk?preview=true', {
      action: 'transfer',
      body: target,
      items: [own.body.id, item],
    });
  }
  add('an assignment', 'post', `${mine}/actions/assign`, { agent: 'ana' });
  add('items of a bulk job', 'post', '/v1/bulk?preview=true', { action: 'note', body: { text: 'x' }, items: [item] });
  add('a restart in another queue', 'patch', mine, { worktype: 'medical-claim' });

  add('the owner of a new case', 'post', '/v1/cases', { type: 'own', attributes: {}, owner: 'ana' });
  add('a new case of another type', 'post', '/v1/cases', { type: 'early', attributes: {} });
  add('the owner of a case', 'post', `${ours}/actions/assign`, { owner: 'ana' });
  add('a participant', 'post', `${ours}/actions/add-participant`, { agent: 'ana', role: 'expert' });
  add('one who is no participant', 'post', `${ours}/actions/remove-participant`, { agent: 'ana' });
  add('a source of a case', 'post', '/v1/cases', { type: 'own', source: 'crm', externalId: 'x', attributes: {} });
  add('a message elsewhere', 'post', '/v1/messages', { name: 'arrived', division: 'claims' });
  add('a signal elsewhere', 'post', '/v1/signals', { name: 'go', division: 'claims' });
  add('targets', 'get', '/v1/targets?division=sales&q=ana');
  return references;
}
