import { hourMs } from '../../domain/time/duration';
import { useOffice } from './office';

const office = useOffice();
const { item, action } = office;

const presence = (body: object) => office.api().call('ana', 'put', '/v1/agents/ana/presence', body).expect(200);
async function explanation(id: string) {
  return (await office.api().call('sue', 'get', `/v1/workitems/${id}/explanation`).expect(200)).body;
}

test.each([
  ['open', null, 'It stays there until the agent is back, or a supervisor moves it.'],
  ['strict', null, 'Unless the agent is back by AT, it goes to its queue.'],
  ['guarded', 'agent:ana', 'Unless the agent is back by AT, it goes to the personal workbin of ana.'],
])('in the hands of who is offline, an item of %s tells what becomes of it', async (worktype, workbin, next) => {
  await presence({ presence: 'not-ready', reason: 'lunch' });
  const id = await item(worktype);
  await action('sue', id, 'assign', { agent: 'ana' }).expect(200);
  expect(await explanation(id)).toMatchObject({ logout: null, summary: 'It is in the hands of ana.' });
  const { presence: away } = (await presence({ presence: 'offline' })).body;
  const told = await explanation(id);
  const at = new Date(Date.parse(away.since) + hourMs).toISOString();
  expect(told.summary).toBe(`It is in the hands of ana, who is offline. ${next.replace('AT', at)}`);
  expect(told.logout).toEqual(worktype === 'open' ? null : { at, workbin, workbinName: workbin && 'ana' });
  await presence({ presence: 'not-ready', reason: 'lunch' });
  expect((await explanation(id)).logout).toBeNull();
});

test('what an agent keeps on hold names him, also when he is offline', async () => {
  const id = await item('strict');
  await action('ana', id, 'pull', {}).expect(200);
  await action('ana', id, 'hold', { reason: 'the customer calls back' }).expect(200);
  await presence({ presence: 'offline' });
  expect(await explanation(id)).toMatchObject({ summary: 'ana keeps it on hold.', logout: null });
});
