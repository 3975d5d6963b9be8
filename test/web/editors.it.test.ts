import type { Page } from 'playwright-core';
import type { ConfigDraft, ConfigEntry } from '../../api/contract/config';
import { cornersOf } from '../../domain/priority/corners';
import { crossingsOf } from '../../domain/priority/crossings';
import { resolveCurve } from '../../domain/priority/resolve';
import type { SchemeText } from '../../domain/priority/resolve';
import { hourMs } from '../../domain/time/duration';
import { editorDocuments } from './editor-documents';
import { openOffice } from './office';
import type { Office } from './office';

jest.setTimeout(120_000);

let office: Office;
let page: Page;
beforeAll(async () => {
  office = await openOffice();
  await office.call('POST', '/v1/config/apply', { documents: editorDocuments });
  page = await office.signInWith(office.stack.ready.tokens.admin, { viewport: { width: 1440, height: 1000 } });
});
afterAll(() => office?.close());

const open = (kind: string, doc: string) => page.goto(`${office.stack.ready.web}/config?kind=${kind}&doc=${doc}`);
const stored = <T>(kind: string, key: string, state: string) =>
  office.call<T>('GET', `/v1/config/${kind}/${key}?division=claims&state=${state}`);
const says = (testId: string) => page.getByTestId(testId).getAttribute('aria-valuetext');
async function drag(testId: string, right: number, down: number): Promise<void> {
  const box = await page.getByTestId(testId).locator('circle').last().boundingBox();
  if (box === null) throw new Error(`${testId} is not drawn`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right / 2, y + down / 2);
  await page.mouse.move(x + right, y + down);
  await page.mouse.up();
}

test('a point of a curve is dragged and moved by keys, another scheme crosses it where it does, and the draft is published', async () => {
  await open('priority-schemes', 'claims/steady');
  await page.getByTestId('point-1').waitFor();
  expect(await says('point-1')).toBe('at 100 % of the SLA (48 h), level 100 %, priority 1,000');
  await page.getByTestId('add-point').click();
  await page.getByTestId('point-2').waitFor();
  await drag('point-1', 60, 60);
  expect(await says('point-1')).toMatch(/^at 5[5-9] % .* level [1-3]\d %/);
  await page.getByTestId('point-0').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  expect(await says('point-0')).toBe('at 0 % of the SLA (0 h), level 11 %, priority 199');

  await page.getByTestId('save-draft').click();
  await page.getByTestId('diff').click();
  await page.getByTestId('differences').getByText('Points 1, Level').waitFor();
  const { document } = await stored<ConfigDraft>('priority-schemes', 'steady', 'draft');
  const other = await stored<ConfigEntry>('priority-schemes', 'late', 'published');
  const corners = (scheme: unknown) =>
    cornersOf(
      resolveCurve(scheme as SchemeText, { min: 100, max: 1_000, activationMs: 0, dueMs: 48 * hourMs }),
      undefined,
      60 * hourMs,
    );
  await page.getByTestId('compare').selectOption('claims/late');
  const expected = crossingsOf(corners(document), corners(other.document)).map(({ ms, isFirstAbove }) => {
    const hours = Number((ms / hourMs).toFixed(1));
    return isFirstAbove ? `overtakes Late riser at ${hours} h` : `Late riser overtakes it at ${hours} h`;
  });
  expect(expected.length).toBeGreaterThan(0);
  expect(await page.getByTestId('crossings').locator('li').allInnerTexts()).toEqual(expected);
  expect(await page.getByTestId('crossing-mark').count()).toBe(expected.length);

  await page.getByTestId('publish').click();
  await page.getByTestId('publish-go').click();
  await page.getByText('Version 2 is published.').waitFor();
  expect((await stored<ConfigEntry>('priority-schemes', 'steady', 'published')).document).toEqual(document);
});

test('a double click adds a point where it is, and Delete takes one away', async () => {
  await open('priority-schemes', 'claims/late');
  await page.getByTestId('point-1').waitFor();
  const chart = await page.getByTestId('curve-chart').boundingBox();
  await page.getByTestId('curve-chart').dblclick({ position: { x: (chart?.width ?? 0) / 4, y: 40 } });
  await page.getByTestId('point-2').waitFor();
  expect(await says('point-1')).toMatch(/^at 2\d %/);
  await page.getByTestId('point-1').focus();
  await page.keyboard.press('Delete');
  await page.getByTestId('point-2').waitFor({ state: 'detached' });
  expect(await says('point-1')).toMatch(/^at 50 % .* level 80 %/);
});

test('a ring is dragged in time, tells whom it admits, and shows where its expression is wrong', async () => {
  await open('routing-plans', 'claims/claim-large');
  const ring = page.getByTestId('plan-ring-1');
  await ring.getByText('2 agents · 1 more than before').waitFor();
  await drag('ring-handle-1', 200, 0);
  await page.getByTestId('ring-handle-1').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByTestId('ring-skills-1').fill('Adjuster >= 2 and Fraud Detection 1');
  expect(await page.getByTestId('ring-skills-1-fault').innerText()).toBe(' ');
  await ring.getByText('not known until its expression can be read').waitFor();
  await page.getByTestId('ring-skills-1').fill('Adjuster >= 1');
  await ring.getByText('3 agents · 2 more than before').waitFor();
  await page.getByTestId('save-draft').click();
  await page.getByTestId('diff').waitFor();
  const { document } = await stored<ConfigDraft>('routing-plans', 'claim-large', 'draft');
  const [, moved] = document['rings'] as { after: string; skills: string }[];
  expect(moved?.skills).toBe('Adjuster >= 1');
  expect(moved?.after).toMatch(/^PT1H/);
});

test('levels are typed as in a sheet, saved as many drafts at once, and published together', async () => {
  await open('agents', 'matrix');
  await page.getByTestId('level-claims/ben-Adjuster').click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="level-claims/cleo-Adjuster"]:focus').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('2');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await page.getByTestId('matrix-save').getByText('Save 2 drafts').click();
  await page.getByTestId('matrix-publish').getByText('Publish 2 drafts').click();
  await page.getByTestId('matrix-publish').getByText('Publish all 2 now').click();
  await page.getByText('2 agents published.').waitFor();
  const skills = async (agent: string) =>
    (await stored<ConfigEntry>('agents', agent, 'published')).document['skills'] as object;
  expect(await skills('ben')).toEqual({ Adjuster: 5, 'Fraud Detection': 1 });
  expect(await skills('cleo')).toEqual({ Adjuster: 1, 'Fraud Detection': 2 });
  await page.getByTestId('matrix-queue').selectOption('letters');
  await page.getByTestId('agent-claims/ben').waitFor({ state: 'detached' });
  await page.getByTestId('agent-claims/cleo').waitFor();
});

test('a calendar shows its next days while it is written, before anything is saved', async () => {
  await open('calendars', 'claims/mondays');
  const days = page.locator('[data-testid^=day-][data-open=true]');
  await days.first().waitFor();
  expect(await days.count()).toBeLessThan(10);
  await page.getByTestId('field-hours.tue').fill('10:00-12:00');
  await page.keyboard.press('Enter');
  // Tuesdays beside Mondays.
  await days.nth(12).waitFor();
  await days.getByText('2 h').first().waitFor();
});

test('a calendar that is only begun is not called wrong, and shows its days with the first hours', async () => {
  await page.goto(`${office.stack.ready.web}/config?kind=calendars&doc=claims/later&begin=yes`);
  await page.getByTestId('calendar-preview').getByText('once a time zone and hours are written').waitFor();
  await page.getByTestId('field-timeZone').fill('Europe/Berlin');
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.getByTestId('field-hours.mon').fill('09:00-12:00');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid^=day-][data-open=true]').first().waitFor();
  await page.getByTestId('discard').click();
  await page.getByTestId('discard-go').click();
});

test('what is written waits while its writer looks elsewhere, marked in the list, and the browser asks before it would be lost', async () => {
  await open('queues', 'claims/letters');
  await page.getByTestId('field-name').fill('Letters and cards');
  await page.getByTestId('kind-skills').click();
  await page.getByTestId('document-claims/adjuster').waitFor();
  await page.getByTestId('kind-queues').click();
  await page.getByTestId('document-claims/letters').getByText('not saved').waitFor();
  await page.getByTestId('document-claims/letters').click();
  await page.locator('[data-testid=field-name][value="Letters and cards"]').waitFor();
  const asked = page.waitForEvent('dialog');
  const reloaded = page.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await reloaded;
  await page.locator('[data-testid=field-name][value="Letters"]').waitFor();
});

test('whose draft became another while he wrote sees by whom, and his own goes on when he says so', async () => {
  const draftOf = async () => (await stored<ConfigDraft>('queues', 'letters', 'draft')).document['name'];
  const save = (name: string) =>
    office.call('PUT', '/v1/config/queues/letters?division=claims&state=draft', {
      kind: 'queue',
      key: 'letters',
      division: 'claims',
      name,
    });
  await open('queues', 'claims/letters');
  await page.getByTestId('field-name').fill('Mine');
  await save('Theirs');
  await page.getByTestId('save-draft').click();
  await page.getByText('admin saved another draft while you wrote').waitFor();
  expect(await draftOf()).toBe('Theirs');
  await page.getByTestId('keep-mine').click();
  await page.getByTestId('save-draft').click();
  await page.getByTestId('diff').waitFor();
  expect(await draftOf()).toBe('Mine');

  await page.getByTestId('field-name').fill('Mine again');
  await save('Theirs again');
  await page.getByTestId('save-draft').click();
  await page.getByTestId('take-theirs').click();
  await page.locator('[data-testid=field-name][value="Theirs again"]').waitFor();
  expect(await draftOf()).toBe('Theirs again');
});

test('a new document takes no key that there is', async () => {
  await page.goto(`${office.stack.ready.web}/config?kind=queues&doc=new`);
  await page.getByTestId('new-division').selectOption('claims');
  await page.getByTestId('new-key').fill('letters');
  await page.getByTestId('new-go').click();
  await page.getByText('There is one of this key already.').waitFor();
  expect(new URL(page.url()).searchParams.get('doc')).toBe('new');
  await page.getByTestId('open-taken').click();
  await page.getByTestId('draft-bar').waitFor();
});

test('what is needed is told by what it is needed when it is taken away, and what is not goes', async () => {
  const take = async (kind: string, doc: string) => {
    await open(kind, doc);
    await page.getByTestId('document-view').getByText('Versions').click();
    await page.getByTestId('take-away').click();
    await page.getByTestId('take-away-go').click();
  };
  await take('routing-plans', 'claims/claim-standard');
  const needed = page.getByTestId('needed-by').locator('li');
  await needed.first().waitFor();
  expect(await needed.allInnerTexts()).toContain('Worktypes: letter');
  await office.call('POST', '/v1/config/apply', {
    documents: [{ kind: 'skill', key: 'spare', name: 'Spare', division: 'claims' }],
  });
  await take('skills', 'claims/spare');
  await page.getByTestId('document-claims/adjuster').waitFor();
  await page.getByTestId('document-claims/spare').waitFor({ state: 'detached' });
  await page.waitForURL((url) => !url.searchParams.has('doc'));
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});
