import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let bea: string;
let adam: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.apply('admin', await readFile(join(projectRoot, 'examples', 'claims.yaml'), 'utf8')).expect(200);
  const people = [
    'kind: agent\nkey: bea\ndivision: claims\nroles: [business]\n',
    'kind: agent\nkey: adam\ndivision: claims\nroles: [admin]\n',
    'kind: division\nkey: sales\n',
    'kind: queue\nkey: claims\ndivision: sales\n',
  ];
  await api.apply('admin', people.join('---\n')).expect(200);
  [bea, adam] = [await api.issuer.mint('bea'), await api.issuer.mint('adam')];
});
afterAll(async () => api.stop());

const draftOf = (key: string) => `/v1/config/queues/${key}?division=claims&state=draft`;
const saveDraft = (user: string, key: string, body: object, more = '') =>
  api.call(user, 'put', `${draftOf(key)}${more}`, body);
const publishDraft = (user: string, key: string, body: object = {}) =>
  api.call(user, 'post', `/v1/config/queues/${key}/publish?division=claims`, body);
const published = (key: string) => api.call('admin', 'get', `/v1/config/queues/${key}?division=claims`);

test('a draft may be wrong, says so, holds nowhere, and is refused when published', async () => {
  const { body } = await saveDraft('admin', 'new', { order: 'tallest', name: 'New' }).expect(200);
  expect(body).toMatchObject({
    kind: 'queue',
    key: 'new',
    division: 'claims',
    basedOn: 0,
    published: 0,
    savedBy: 'admin',
    document: { kind: 'queue', key: 'new', division: 'claims', order: 'tallest' },
    problems: [{ path: 'documents[0].order', code: 'NOT_ALLOWED', value: 'tallest', allowed: expect.any(Array) }],
  });
  await published('new').expect(404);
  expect((await publishDraft('admin', 'new').expect(400)).body.errors).toMatchObject([{ path: 'documents[0].order' }]);
  await saveDraft('admin', 'new', { preferredAgents: ['nobody'] }).expect(200);
  const read = await api.call('admin', 'get', draftOf('new')).expect(200);
  expect(read.body.problems).toMatchObject([{ path: 'documents[0].preferredAgents[0]', code: 'UNKNOWN_REFERENCE' }]);
  await published('new').expect(404);
});

test('a draft that is published is a version with author and note, and the draft is gone', async () => {
  await saveDraft(bea, 'claims', { name: 'By Bea', order: 'longest-idle' }).expect(200);
  const diff = await api.call(bea, 'get', '/v1/config/queues/claims/diff?division=claims').expect(200);
  expect(diff.body).toEqual({
    from: 1,
    to: 'draft',
    differences: [{ path: 'name', before: expect.any(String), after: 'By Bea' }],
  });
  await publishDraft(bea, 'claims').expect(403);
  const { body } = await publishDraft(adam, 'claims', { note: 'Bea asked for it' }).expect(200);
  expect(body).toEqual({ applied: [{ kind: 'queue', key: 'claims', version: 2, change: 'updated' }] });
  expect((await published('claims').expect(200)).body.document.name).toBe('By Bea');
  await api.call(bea, 'get', draftOf('claims')).expect(404);
  const version = await api.call(bea, 'get', '/v1/config/queues/claims/versions/2').expect(200);
  expect(version.body).toMatchObject({
    version: 2,
    publishedBy: 'adam',
    note: 'Bea asked for it',
    change: 'updated',
    restores: null,
  });
});

test('people of the business publish tables, schemes and calendars of their division, and nothing else', async () => {
  const path = '/v1/config/priority-schemes/steady';
  const { document } = (await api.call(bea, 'get', path).expect(200)).body;
  await api.call(bea, 'put', `${path}?division=claims&state=draft`, { ...document, name: 'Steady' }).expect(200);
  expect((await api.call(bea, 'post', `${path}/publish`, {}).expect(200)).body.applied).toMatchObject([{ version: 2 }]);
  await api.call(bea, 'post', `${path}/rollback`, { version: 1 }).expect(200);
  const calendar = 'kind: calendar\nkey: bea\ntimeZone: UTC\nhours: { mon: ["09:00-17:00"] }\ndivision:';
  await api.apply(bea, `${calendar} claims\n`).expect(200);
  expect((await api.apply(bea, `${calendar} sales\n`).expect(400)).body.errors).toMatchObject([
    { path: 'documents[0].division', code: 'UNKNOWN_REFERENCE' },
  ]);
  await api.apply(bea, `${calendar} claims\n---\nkind: queue\nkey: bea\ndivision: claims\n`).expect(403);
  const prune = api.call(bea, 'post', '/v1/config/apply?prune=true').type('application/yaml');
  const { body } = await prune.send(`${calendar} claims\n`).expect(400);
  expect(body.errors).toContainEqual(expect.objectContaining({ path: 'queue/claims/claims', code: 'FORBIDDEN' }));
  await api.call(bea, 'post', '/v1/config/queues/claims/rollback?division=claims', { version: 1 }).expect(403);
  await api.call(bea, 'delete', '/v1/config/calendars/bea').expect(204);
});

test('whoever is later is told what he has not seen: a version, or the draft of somebody else', async () => {
  await api.call('admin', 'put', '/v1/config/queues/seen?division=claims', { name: 'One' }).expect(201);
  const first = await saveDraft(bea, 'seen', { name: 'Bea' }, '&basedOn=1').expect(200);
  const unseen = await saveDraft(adam, 'seen', { name: 'Adam' }).expect(409);
  expect(unseen.body).toMatchObject({
    code: 'CONFLICT',
    errors: [{ path: 'revision', code: 'CONFLICT', value: null, allowed: first.body.revision }],
  });
  const second = await saveDraft(adam, 'seen', { name: 'Both' }, `&revision=${first.body.revision}`).expect(200);
  await saveDraft(bea, 'seen', { name: 'Bea again' }, `&revision=${first.body.revision}`).expect(409);
  await api.call(bea, 'delete', draftOf('seen')).expect(409);
  await publishDraft('admin', 'seen', { revision: first.body.revision }).expect(409);
  // Somebody publishes past the draft.
  await api.call('admin', 'put', '/v1/config/queues/seen?division=claims&basedOn=1', { name: 'Two' }).expect(200);
  const late = await publishDraft('admin', 'seen', { revision: second.body.revision }).expect(409);
  expect(late.body.errors).toMatchObject([{ path: 'basedOn', value: 1, allowed: 2 }]);
  const old = await saveDraft(adam, 'seen', { name: 'Both' }, '&basedOn=1').expect(409);
  expect(old.body.errors).toMatchObject([{ path: 'basedOn', value: 1, allowed: 2 }]);
  await saveDraft(adam, 'seen', { name: 'Both' }, '&basedOn=2').expect(200);
  await publishDraft('admin', 'seen').expect(200);
  for (const method of ['put', 'delete'] as const) {
    const path = '/v1/config/queues/seen?division=claims&basedOn=2';
    const { body } = await api.call('admin', method, path, method === 'put' ? { name: 'X' } : undefined).expect(409);
    expect(body.errors).toMatchObject([{ path: 'basedOn', value: 2, allowed: 3 }]);
  }
  expect((await published('seen').expect(200)).body).toMatchObject({ version: 3, document: { name: 'Both' } });
});

test('of two who publish one draft at once, or save one, one is told that he was late', async () => {
  for (let round = 0; round < 5; round += 1) {
    const saves = await Promise.all(
      ['a', 'b', 'c'].map((name) => saveDraft('admin', `race-${round}`, { name }, '&revision=0')),
    );
    expect(saves.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const first = saves.find(({ status }) => status === 200)?.body.revision as number;
    const again = await Promise.all(
      ['d', 'e', 'f'].map((name) => saveDraft('admin', `race-${round}`, { name }, `&revision=${first}`)),
    );
    expect(again.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const revision = again.find(({ status }) => status === 200)?.body.revision as number;
    const ends = await Promise.all([1, 2, 3].map(() => publishDraft('admin', `race-${round}`, { revision })));
    expect(ends.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const { body } = await api.call('admin', 'get', `/v1/config/queues/race-${round}/versions`).expect(200);
    expect(body.versions).toHaveLength(1);
  }
});

test('drafts that need one another are published together; one fault and none is', async () => {
  const skill = { name: 'Welding' };
  const plan = { rings: [{ skills: 'Welding >= 2' }, { skills: 'Brazing >= 1' }] };
  await api.call('admin', 'put', '/v1/config/skills/welding?division=claims&state=draft', skill).expect(200);
  await api.call('admin', 'put', '/v1/config/routing-plans/weld?division=claims&state=draft', plan).expect(200);
  const drafts = [
    { kind: 'routing-plan', key: 'weld' },
    { kind: 'skill', key: 'welding' },
  ];
  const refused = await api.call(adam, 'post', '/v1/config/publish', { drafts }).expect(400);
  expect(refused.body.errors).toMatchObject([{ path: 'documents[0].rings[1].skills', code: 'UNKNOWN_SKILL' }]);
  await api.call('admin', 'get', '/v1/config/skills/welding').expect(404);
  const mended = { rings: plan.rings.slice(0, 1) };
  await api.call('admin', 'put', '/v1/config/routing-plans/weld?division=claims&state=draft', mended).expect(200);
  const { body } = await api.call(adam, 'post', '/v1/config/publish', { drafts, note: 'Welders' }).expect(200);
  expect(body.applied.map(({ change }: { change: string }) => change)).toEqual(['created', 'created']);
  const left = await api.call('admin', 'get', '/v1/config?state=draft&division=claims').expect(200);
  expect(left.body.drafts.map(({ key }: { key: string }) => key)).not.toContain('weld');
});

test('an older version is published again by the same checks, and a document that was taken away comes back', async () => {
  for (const name of ['One', 'Two']) {
    await api
      .call('admin', 'put', '/v1/config/queues/back?division=claims', { name })
      .expect(name === 'One' ? 201 : 200);
  }
  const path = '/v1/config/queues/back/rollback';
  const back = await api.call(adam, 'post', path, { version: 1, note: 'Two was wrong', basedOn: 2 }).expect(200);
  expect(back.body.applied).toEqual([{ kind: 'queue', key: 'back', version: 3, change: 'updated' }]);
  await api.call(adam, 'post', path, { version: 1, basedOn: 2 }).expect(409);
  await api.call(adam, 'post', path, { version: 9 }).expect(404);
  await api.call(adam, 'delete', '/v1/config/queues/back?note=Not%20needed').expect(204);
  await api.call(adam, 'post', path, { version: 2 }).expect(200);
  const first = await api.call(bea, 'get', '/v1/config/queues/back/versions?limit=3').expect(200);
  expect(first.body.versions).toMatchObject([
    { version: 4, change: 'created', restores: 2, document: { name: 'Two' }, deletedAt: null },
    {
      version: 3,
      change: 'updated',
      restores: 1,
      note: 'Two was wrong',
      deletedBy: 'adam',
      deletionNote: 'Not needed',
    },
    { version: 2, change: 'updated', restores: null },
  ]);
  const next = await api
    .call(bea, 'get', `/v1/config/queues/back/versions?cursor=${first.body.nextCursor}`)
    .expect(200);
  expect(next.body).toMatchObject({ versions: [{ version: 1, change: 'created' }], nextCursor: null });
  const diff = await api.call(bea, 'get', '/v1/config/queues/back/diff?from=3&to=4').expect(200);
  expect(diff.body.differences).toEqual([{ path: 'name', before: 'One', after: 'Two' }]);
});

test('what is hardly meant is told with a draft and with its publication, and is published all the same', async () => {
  const path = '/v1/config/routing-plans/vain?division=claims';
  const plan = { rings: [{ skills: 'Adjuster >= 1' }, { after: 'PT5M', skills: 'Adjuster >= 2' }] };
  const warnings = [
    { path: 'documents[0].rings[1]', code: 'RING_ADMITS_NOBODY_NEW', kind: 'routing-plan', key: 'vain' },
  ];
  const draft = await api.call('admin', 'put', `${path}&state=draft`, plan).expect(200);
  expect(draft.body).toMatchObject({ problems: [], warnings });
  const { body } = await api.call('admin', 'post', '/v1/config/routing-plans/vain/publish', {}).expect(200);
  expect(body).toMatchObject({ applied: [{ change: 'created' }], warnings });
});

test('who published what is one list, page by page the same as at once', async () => {
  const all = async (query: string) => {
    const found: { kind: string; key: string; change: string; by: string; at: string }[] = [];
    let cursor = '';
    do {
      const { body } = await api.call(bea, 'get', `/v1/config/changes?division=claims${query}${cursor}`).expect(200);
      found.push(...body.changes);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    return found;
  };
  const changes = await all('&limit=200');
  expect(await all('&limit=7')).toEqual(changes);
  expect(changes.map(({ at }) => at)).toEqual(
    changes
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  expect(changes.filter(({ key }) => key === 'back').map(({ change, by }) => `${change} ${by}`)).toEqual([
    'created adam',
    'deleted adam',
    'updated adam',
    'updated admin',
    'created admin',
  ]);
  expect((await all('&limit=50&by=bea')).map(({ kind }) => kind)).not.toContain('queue');
  const { body } = await api.call(bea, 'get', '/v1/config/changes?division=sales').expect(200);
  expect(body).toEqual({ changes: [], nextCursor: null });
});

test('a version that the others have outgrown is not rolled back to', async () => {
  await api.apply('admin', 'kind: agent\nkey: tom\ndivision: claims\n').expect(200);
  const path = '/v1/config/queues/outgrown?division=claims';
  await api.call('admin', 'put', path, { preferredAgents: ['tom'] }).expect(201);
  await api.call('admin', 'put', path, {}).expect(200);
  await api.call('admin', 'delete', '/v1/config/agents/tom').expect(204);
  const { body } = await api.call('admin', 'post', '/v1/config/queues/outgrown/rollback', { version: 1 }).expect(400);
  expect(body.errors).toMatchObject([
    { path: 'documents[0].preferredAgents[0]', code: 'UNKNOWN_REFERENCE', value: 'tom' },
  ]);
});

test('drafts and versions of other divisions do not exist', async () => {
  await api.call('admin', 'put', '/v1/config/queues/claims?division=sales&state=draft', { name: 'Theirs' }).expect(200);
  for (const path of [
    'queues/claims?division=sales&state=draft',
    'queues/claims/versions?division=sales',
    'queues/claims/diff?division=sales',
  ])
    await api.call(bea, 'get', `/v1/config/${path}`).expect(404);
  await api.call(bea, 'put', '/v1/config/queues/claims?division=sales&state=draft', {}).expect(404);
  await api.call(adam, 'post', '/v1/config/queues/claims/publish?division=sales', {}).expect(404);
  await api.call(adam, 'post', '/v1/config/queues/claims/rollback?division=sales', { version: 1 }).expect(404);
  await api.call(bea, 'put', '/v1/config/queues/claims?division=claims', { name: 'At once' }).expect(403);
  await api.call(bea, 'delete', '/v1/config/queues/claims?division=claims').expect(403);
  const { body } = await api.call(bea, 'get', '/v1/config?state=draft').expect(200);
  expect(body.drafts.every(({ division }: { division: string }) => division === 'claims')).toBe(true);
});

test('a new division is drafted by an administrator of the installation', async () => {
  const path = '/v1/config/divisions/brand-new';
  await api.call(adam, 'put', `${path}?state=draft`, { name: 'Mine' }).expect(404);
  await api.call('admin', 'put', `${path}?state=draft`, { name: 'New' }).expect(200);
  await api.call('admin', 'post', `${path}/publish`, {}).expect(200);
  await api.call('admin', 'get', path).expect(200);
});

test('what is published holds in every process within a bounded wait; an item keeps what it was classified by', async () => {
  const second = await api.startSecond();
  try {
    const item = await api.call('admin', 'post', '/v1/workitems', claim('before')).expect(201);
    const { document } = (await api.call('admin', 'get', '/v1/config/worktypes/medical-claim').expect(200)).body;
    const draft = { ...document, priority: { ...document.priority, min: 321 } };
    await api.call(bea, 'put', '/v1/config/worktypes/medical-claim?division=claims&state=draft', draft).expect(200);
    await api.call(adam, 'post', '/v1/config/worktypes/medical-claim/publish', {}).expect(200);
    const headers = { authorization: `Bearer ${await api.issuer.mint('admin')}`, 'content-type': 'application/json' };
    const there = async (path: string, body?: object) => {
      const answer = await fetch(`http://127.0.0.1:${second.port}${path}`, {
        headers,
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      });
      return (await answer.json()) as { priority: number };
    };
    const until = Date.now() + 5_000;
    let priority = 0;
    for (let tries = 0; priority !== 321 && Date.now() < until; tries += 1) {
      priority = (await there('/v1/workitems', claim(`there-${tries}`))).priority;
    }
    expect(priority).toBe(321);
    expect((await there(`/v1/workitems/${item.body.id}`)).priority).toBeLessThan(321);
  } finally {
    await second.stop();
  }
});
