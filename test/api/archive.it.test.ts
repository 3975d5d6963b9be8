import { useArchive, WEEKLY } from './use-archive';
import { claim } from './test-api';

const { office, call, get, pool, item, isArchived, archive, age, closed, archived, events } = useArchive();

test('a closed item is archived when the time of its worktype has passed, and not before', async () => {
  const [early, late, ninety, open] = [
    await closed('strict', 7),
    await closed('strict', 7.01),
    await closed('open', 90.01),
    await office.item('strict'),
  ];
  const young = await closed('open', 89);
  await archive();
  expect(await Promise.all([early, late, ninety, open, young].map(isArchived))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

test('a time that is shortened counts for what is closed already', async () => {
  const id = await closed('pushed', 3);
  await archive();
  expect(await isArchived(id)).toBe(false);
  const pushed = WEEKLY.replaceAll('strict', 'pushed').replace('ST', 'PU').replace('P7D', 'P2D');
  await office.api().apply('admin', pushed).expect(200);
  await archive();
  expect(await isArchived(id)).toBe(true);
});

test('an item whose worktype is gone goes by its last document', async () => {
  await office
    .api()
    .apply('admin', WEEKLY.replaceAll('strict', 'gone').replace('ST', 'GO').replace('queue: gone', 'queue: open'))
    .expect(200);
  const id = await closed('gone', 8);
  await call('admin', 'delete', '/v1/config/worktypes/gone?division=claims').expect(204);
  await archive();
  expect(await isArchived(id)).toBe(true);
});

test('one whose workflow has not ended yet stays', async () => {
  const id = await closed();
  await pool().query(`update item set nudge_at = now() + interval '1 minute' where id = $1`, [id]);
  await archive();
  expect(await isArchived(id)).toBe(false);
});

test('it is read as before: itself, its history, its explanation', async () => {
  const id = await closed();
  const read = async () => {
    const [view, history, { at: _, ...explanation }] = await Promise.all([
      item(id),
      get('sue', `/v1/workitems/${id}/history?sort=-seq&limit=2`),
      get('sue', `/v1/workitems/${id}/explanation`),
    ]);
    return { view, history, explanation };
  };
  const before = await read();
  await archive();
  const after = await read();
  expect(after).toEqual({ ...before, view: { ...before.view, archivedAt: expect.any(String) } });
  const page = `/v1/workitems/${id}/history?sort=-seq&limit=2&cursor=${after.history.nextCursor}`;
  const last = after.history.events.at(-1).seq;
  expect((await get('sue', page)).events[0].seq).toBe(last - 1);
});

test('lists show what lives; the archive has its own, and whoever names an item finds it', async () => {
  const [id, second, live] = [await closed(), await closed(), await closed('strict', 1)];
  await archive();
  const { reference, externalId } = await item(id);
  const ids = async (query: string): Promise<string[]> =>
    (await get('sue', `/v1/workitems?limit=200&${query}`)).items.map((each: { id: string }) => each.id);
  expect(await ids('state=cancelled')).toEqual(expect.not.arrayContaining([id]));
  expect(await ids('state=cancelled')).toContain(live);
  for (const sort of ['createdAt', '-priority', 'reference'])
    expect(await ids(`archived=true&sort=${sort}`)).toEqual(expect.arrayContaining([id, second]));
  expect(await ids('archived=true')).not.toContain(live);
  for (const query of [
    `reference=${reference}`,
    `externalId=${externalId}`,
    `q=${reference.toLowerCase()}`,
    `q=${externalId}&sort=priority`,
    `q=${reference.slice(1)}&archived=true`,
  ])
    expect(await ids(query)).toEqual([id]);
  for (const query of [
    `reference=${reference}&archived=false`,
    `q=${reference}&archived=false`,
    `q=${reference.slice(1)}`,
  ])
    expect(await ids(query)).toEqual([]);
});

test.each(['-createdAt', 'priority'])('pages of the archive by %s tell each item once', async (sort) => {
  await archived();
  await archived();
  const all = await get('sue', `/v1/workitems?archived=true&sort=${sort}&limit=200`);
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = await get('sue', `/v1/workitems?archived=true&sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.items.map(({ id }: { id: string }) => id));
    cursor = page.nextCursor ?? '';
  } while (cursor !== '');
  expect(seen).toEqual(all.items.map(({ id }: { id: string }) => id));
});

test('another division sees nothing of it', async () => {
  const id = await archived();
  const { reference } = await item(id);
  for (const path of ['', '/history', '/explanation'])
    await call('paula', 'get', `/v1/workitems/${id}${path}`).expect(404);
  expect((await get('paula', `/v1/workitems?reference=${reference}`)).items).toEqual([]);
  expect((await get('paula', '/v1/workitems?archived=true')).items).toEqual([]);
  await office.action('paula', id, 'restart', {}).expect(404);
});

test('its external ID captured again answers it, and starts nothing', async () => {
  const id = await archived();
  const { externalId } = await item(id);
  const again = claim(externalId, { worktype: 'no-such-worktype' });
  const { body } = await call('source:crm', 'post', '/v1/workitems', again).expect(200);
  expect(body).toMatchObject({ id, state: 'cancelled', life: 1, archivedAt: expect.any(String) });
  expect((await pool().query('select from item where external_id = $1', [externalId])).rowCount).toBe(0);
});

test('a late verb is answered as on any closed item', async () => {
  const ids = [await archived(), await closed('strict', 1)];
  const answers = ids.map(async (id) => {
    const { externalId } = await item(id);
    const verb = (name: string, body: object = {}) =>
      call('source:crm', 'post', `/v1/sources/crm/items/${externalId}/actions/${name}`, body);
    const sent = [
      await verb('complete'),
      await verb('cancel'),
      await verb('pause'),
      await verb('reschedule', { dueAt: '2030-01-01T00:00:00Z' }),
      await call('source:crm', 'patch', `/v1/workitems/${id}`, { attributes: { a: 1 } }),
      await office.action('sue', id, 'reprioritize', { priority: 3 }),
    ];
    return sent.map(({ status, body }) => [status, body.code ?? body.state]);
  });
  const [late, asEver] = await Promise.all(answers);
  expect(late).toEqual(asEver);
  expect(late).toContainEqual([409, 'ITEM_CLOSED']);
});

test('a repeated command finds its effect in the archive', async () => {
  const id = await office.item('strict');
  const note = () => office.action('sue', id, 'note', { text: 'once' }).set('idempotency-key', `note-${id}`);
  await note().expect(200);
  await office.action('sue', id, 'cancel', {}).expect(200);
  await age(id, 8);
  await archive();
  await pool().query('delete from idempotency');
  expect((await note().expect(200)).body).toMatchObject({ id, state: 'cancelled' });
  await office.action('sue', id, 'note', { text: 'another' }).expect(409);
});

test('a restart brings it back with all that was its own, and its history goes on', async () => {
  const id = await archived();
  const before = await events(id);
  const restart = () => office.action('sue', id, 'restart', {}).set('idempotency-key', `restart-${id}`);
  const { body } = await restart().expect(200);
  expect(body).toMatchObject({ id, life: 2, state: 'queued', archivedAt: null });
  const after = await events(id);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.map(({ seq }) => seq)).toEqual(after.map((_, index) => index + 1));
  expect(after.slice(before.length).map(({ type }) => type)).toEqual(['restarted', 'queued']);
  expect((await pool().query('select from item_archive where id = $1', [id])).rowCount).toBe(0);
  expect((await pool().query('select from start_request where item_id = $1 and life = 2', [id])).rowCount).toBe(1);
  // Its second life goes the way of the first, and the restart stays known.
  await office.action('sue', id, 'cancel', {}).expect(200);
  await pool().query('delete from start_request where item_id = $1', [id]);
  await age(id, 8);
  await archive();
  expect(await item(id)).toMatchObject({ life: 2, archivedAt: expect.any(String) });
  await pool().query('delete from idempotency');
  expect((await restart().expect(200)).body).toMatchObject({ life: 2, state: 'cancelled' });
});

test('of restarts at once, one begins a life', async () => {
  const id = await archived();
  const answers = await Promise.all(
    ['a', 'b', 'c'].map((key) => office.action('sue', id, 'restart', {}).set('idempotency-key', `${key}-${id}`)),
  );
  expect(answers.map(({ status, body }) => [status, body.life, body.state])).toEqual(Array(3).fill([200, 2, 'queued']));
  expect((await events(id)).filter(({ type }) => type === 'restarted')).toHaveLength(1);
});

test('offers and deliveries move with it and come back', async () => {
  const id = await closed();
  await pool().query(
    `insert into offer (id, item_id, division, agent, answer, ring, priority, epoch, offered_at, expires_at, explanation, outcome, closed_at)
     values (gen_random_uuid(), $1, 'claims', 'ana', 'manual', 0, 12.5, 1, now(), now(), '{}', 'declined', now())`,
    [id],
  );
  await owe(id, 'delivered_at');
  const rows = async () =>
    (
      await pool().query(
        `select (select jsonb_agg(to_jsonb(o)) from offer o where item_id = $1) as offers,
           (select jsonb_agg(to_jsonb(d)) from delivery d where item_id = $1) as deliveries`,
        [id],
      )
    ).rows[0];
  const before = await rows();
  await archive();
  expect(await rows()).toEqual({ offers: null, deliveries: null });
  expect((await get('sue', `/v1/workitems/${id}/explanation`)).offers).toMatchObject([
    { agent: 'ana', priority: 12.5, outcome: 'declined' },
  ]);
  await office.action('sue', id, 'restart', {}).expect(200);
  expect(await rows()).toEqual(before);
});

async function owe(id: string, end: 'delivered_at' | 'dead_at' | null): Promise<void> {
  await pool().query(
    `insert into delivery (id, kind, division, target, item_id, life, event, body${end ? `, ${end}` : ''})
     values ($1::text, 'sync', 'claims', 'crm', $1::uuid, 1, 'cancelled', '{}'${end ? ', now()' : ''})`,
    [id],
  );
}

test('one that owes its source a delivery stays until it is made, a dead letter included', async () => {
  const [owing, dead, told] = [await closed(), await closed(), await closed()];
  await owe(owing, null);
  await owe(dead, 'dead_at');
  await owe(told, 'delivered_at');
  await archive();
  expect(await Promise.all([owing, dead, told].map(isArchived))).toEqual([false, false, true]);
  await pool().query('update delivery set delivered_at = now() where item_id = $1', [owing]);
  await archive();
  expect(await isArchived(owing)).toBe(true);
});

test('what somebody was told of it is told still; one that has yet to be told keeps it', async () => {
  const id = await closed();
  const { reference } = await item(id);
  await pool().query(
    `with made as (
       insert into notification (kind, division, cause, subject, text, item_id, data, webhooks, mail_to, body)
       values ('event', 'claims', 'a cause', 'Look', '', $1, '{"event": "cancelled"}', '{}', '{}', '{}') returning id
     ), told as (
       insert into delivery (id, kind, division, target, item_id, notification_id, life, event, body, delivered_at)
       select 'told', 'mail', 'claims', 'sue', $1, id, 0, 'cancelled', '{}', now() from made
     )
     insert into notification_recipient (recipient, at, notification_id) select 'agent/sue', now(), id from made`,
    [id],
  );
  await archive();
  expect(await isArchived(id)).toBe(false);
  await pool().query('update notification set told_at = now()');
  await archive();
  expect(await isArchived(id)).toBe(true);
  const { notifications } = await get('sue', '/v1/notifications');
  expect(notifications).toMatchObject([{ subject: 'Look', item: { id, reference } }]);
  await pool().query('delete from notification');
  await office.action('sue', id, 'restart', {}).expect(200);
  expect(await isArchived(id)).toBe(false);
});

test('bulk jobs find it by its ID and by a filter of the archive', async () => {
  const id = await archived();
  const { reference } = await item(id);
  const bulk = async (body: object): Promise<string> => {
    const made = await call('sue', 'post', '/v1/bulk', body).expect(202);
    while (!(await office.api().bulkTurn(made.body.id)).isEnded);
    return made.body.id;
  };
  const job = await bulk({ action: 'cancel', body: { reason: 'again' }, filter: { reference } });
  expect(await get('sue', `/v1/bulk/${job}`)).toMatchObject({ total: 1 });
  const refused = await bulk({ action: 'reprioritize', body: { priority: 5 }, items: [id] });
  expect((await get('sue', `/v1/bulk/${refused}/failures`)).failures).toMatchObject([
    { item: { id, reference }, code: 'ITEM_CLOSED' },
  ]);
  await bulk({ action: 'restart', filter: { archived: 'true', q: reference } });
  expect(await item(id)).toMatchObject({ life: 2, archivedAt: null });
});

test('metrics tell how many were archived', async () => {
  const total = async () =>
    Number(/casewright_items_archived_total (\d+)/.exec((await call('admin', 'get', '/metrics')).text)?.[1]);
  const before = await total();
  await archived();
  expect(await total()).toBe(before + 1);
});
