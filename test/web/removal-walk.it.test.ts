import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigList } from '../../api/contract/config';
import type { ItemPage } from '../../api/contract/item';
import { waitUntil } from '../../cli/dev/wait-until';
import { startStack } from '../support/start-stack';
import { axeViolations } from './axe';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(240_000);

const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'casewright-demo-'));
const open = 'scheduled,queued,offered,connected,parked,paused,awaiting-source';
let office: Office;
beforeAll(async () => {
  office = await openOffice({ noDemo: false, dataDir });
});
afterAll(async () => {
  await office?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const inDemo = async (state: string) =>
  (await office.call<ItemPage>('GET', `/v1/workitems?division=demo-claims,demo-sales&state=${state}&limit=200`)).items;
const ofDemo = async (api: string, token: string, kind: string) => {
  const answer = await fetch(`${api}/v1/config/${kind}`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as ConfigList).documents.filter(({ division }) => division.startsWith('demo'));
};
/** How often the demo has said that it is closed. */
const closings = () => readFileSync(join(dataDir, 'logs', 'demo.log'), 'utf8').split('the demo is closed').length - 1;

test('the demo is removed by a button that says what goes: open items are cancelled, history stays, and no start brings it back', async () => {
  const hasPlayed = async () => (await inDemo('completed')).length > 0 && (await inDemo(open)).length > 0;
  expect(await waitUntil(hasPlayed, { withinMs: 120_000, everyMs: 500 })).toBe(true);
  const page = await office.signInWith(office.stack.ready.tokens.admin);
  await page.goto(`${office.stack.ready.web}/config`);
  await page.getByRole('link', { name: 'Remove the demo' }).click();
  await page.getByTestId('removal-ask').click();
  const goes = page.getByTestId('removal-goes');
  await goes.getByText(/open items? (is|are) cancelled/).waitFor();
  await goes.getByText('Sources 2').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByTestId('removal-go').click();
  await page.getByText('It is removed.').waitFor({ timeout: 90_000 });
  expect(await inDemo(open)).toEqual([]);
  const { api, tokens } = office.stack.ready;
  for (const kind of ['sources', 'agents', 'queues', 'worktypes'])
    expect(await ofDemo(api, tokens.admin, kind)).toEqual([]);
  const [done] = await inDemo('completed');
  await office.call('GET', `/v1/workitems/${done?.id}/history`);
  const cancelled = await inDemo('cancelled');
  expect(cancelled.length).toBeGreaterThan(0);
  expect(await waitUntil(async () => closings() === 1, { withinMs: 30_000 })).toBe(true);
  expect(office.defects).toEqual([]);

  await office.stack.stop();
  const again = await startStack({ noDemo: false, dataDir });
  expect(again.ready.tokens.agent).toBeUndefined();
  expect(await waitUntil(async () => closings() === 2, { withinMs: 60_000 })).toBe(true);
  expect(await ofDemo(again.ready.api, again.ready.tokens.admin, 'sources')).toEqual([]);
  const divisions = await ofDemo(again.ready.api, again.ready.tokens.admin, 'divisions');
  expect(divisions).toMatchObject([{ document: { closed: true } }, {}, {}]);
  await again.stop();
});
