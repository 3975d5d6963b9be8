import type { Page } from 'playwright-core';
import type { CaseView } from '../../api/contract/case';
import type { ItemView } from '../../api/contract/item';
import { axeViolations } from './axe';
import { caseDocuments, claimModel } from './case-documents';
import { ofAdmin, ofCases } from './case-screens';
import { editorDocuments } from './editor-documents';
import { ofEditors } from './editor-screens';
import { giveUp } from './give-up';
import { openOffice } from './office';
import type { Office } from './office';
import { form, nothing, press, seen, wear } from './screen';
import type { Look, Screen } from './screen';
import { ofSupervisor } from './supervisor-screens';

jest.setTimeout(900_000);

let office: Office;
let held: ItemView;
let waiting: ItemView;
let letter: string;
let drawn: CaseView;
let undrawn: CaseView;
beforeAll(async () => {
  office = await openOffice();
  held = await office.capture({ name: 'In hand' });
  waiting = await office.capture({
    name: 'Waits for an adjuster',
    dueAt: new Date(Date.now() + 600_000).toISOString(),
  });
  await office.call('PUT', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'admin-work' });
  await office.act('sue', held, 'assign', { agent: 'ana' });
  for (let count = 0; count < 2; count += 1) {
    await office.act('sue', await office.capture({ name: 'Shelved' }), 'transfer', { workbin: 'large-claims' });
  }
  letter = await giveUp(office, waiting);
  await office.call('POST', '/v1/config/apply', { documents: [...caseDocuments, ...editorDocuments] });
  const start = (type: string) =>
    office.call<CaseView>('POST', '/v1/cases', { type, name: type, attributes: { Claim_Value: 1, payment: 'bank' } });
  drawn = await start('claim');
  undrawn = await start('undrawn');
  const bpmn = claimModel.replace('casewright:worktype="approval"', 'casewright:worktype="nowhere"');
  const draft = { kind: 'case-type', key: 'broken', division: 'claims', bpmn };
  await office.call('PUT', '/v1/config/case-types/broken?division=claims&state=draft', draft);
});
afterAll(() => office?.close());

/** Both schemes and all widths, each once. */
const looks: Look[] = [
  { name: 'light at 1280', scheme: 'light', size: { width: 1280, height: 800 } },
  { name: 'dark at 390', scheme: 'dark', size: { width: 390, height: 844 } },
  // 1280 pixels, zoomed in to twice their size.
  { name: 'light at 200 %', scheme: 'light', size: { width: 640, height: 400 } },
];

const ofAgent: Screen[] = [
  { name: 'work in hand', path: () => '/work', stands: seen('[data-testid^=work-item]') },
  { name: 'own workbin, empty', path: () => '/work?bin=own', stands: (page) => page.getByText('is empty').waitFor() },
  {
    name: 'workbin of the group',
    path: () => '/work?bin=claims/large-claims',
    stands: seen('[data-testid^=take-CLM]'),
  },
  { name: 'queue', path: () => '/work?queue=claims', stands: seen('[data-testid^=take-CLM]') },
  { name: 'no such place', path: () => '/work?queue=nowhere', stands: (page) => page.getByText('no such').waitFor() },
  { name: 'item', path: () => `/work?item=${held.id}`, stands: seen('[data-command=park]') },
  {
    name: 'linked work',
    path: () => `/work?item=${held.id}`,
    stands: seen('[data-command=park]'),
    open: (page) =>
      page
        .getByRole('tab', { name: 'Linked' })
        .click()
        .then(() => seen('[data-testid=linked]')(page)),
  },
  {
    name: 'palette',
    path: () => '/work',
    stands: seen('[data-testid=my-day]'),
    open: (page) => press('Control+k')(page).then(() => seen('[role=option]')(page)),
  },
  {
    name: 'no such item',
    path: () => `/work?item=${nothing}`,
    stands: (page) => page.getByText('not exist').waitFor(),
  },
  {
    name: 'park',
    path: () => `/work?item=${held.id}`,
    stands: seen('[data-command=park]'),
    open: (page) => press('p')(page).then(() => form(page)),
  },
  {
    name: 'transfer, with its list open',
    path: () => `/work?item=${held.id}`,
    stands: seen('[data-command=park]'),
    open: (page) => press('t')(page).then(() => seen('[role=option]')(page)),
  },
  {
    name: 'reschedule',
    path: () => `/work?item=${held.id}`,
    stands: seen('[data-command=park]'),
    open: (page) => press('r')(page).then(() => form(page)),
  },
  {
    name: 'more commands',
    path: () => `/work?item=${held.id}`,
    stands: seen('[data-command=more]'),
    open: (page) =>
      page
        .locator('[data-command=more]')
        .click()
        .then(() => seen('[role=menuitem]')(page)),
  },
  { name: 'task list', path: () => '/tasks', stands: seen('[data-testid^=task-row]') },
  {
    name: 'keys',
    path: () => '/work',
    stands: seen('[data-testid^=work-item]'),
    open: (page) => press('?')(page).then(() => seen('[role=dialog]')(page)),
  },
];

test.each([
  ['ana', ofAgent],
  [
    'sue',
    [
      ...ofSupervisor(() => waiting),
      ...ofCases(
        () => drawn,
        () => undrawn,
      ),
    ],
  ],
  ['admin', [...ofAdmin, ...ofEditors]],
] as const)(
  'axe finds nothing on any screen of %s in any look, and nothing is wider than its window',
  async (user, screens) => {
    const page = await (user === 'admin' ? office.signInWith(office.stack.ready.tokens.admin) : office.signIn(user));
    const wrong: string[] = [];
    for (const [at, { name, path, stands, open }] of screens.entries()) {
      // The looks differ by media queries alone, so a screen is read once and turned; each look is the first of a third.
      const turned = [...looks.slice(at % looks.length), ...looks.slice(0, at % looks.length)];
      for (const [turn, look] of turned.entries()) {
        await wear(page, look);
        if (turn === 0) {
          await page.goto(office.stack.ready.web + path());
          await stands(page);
          await open?.(page);
        }
        wrong.push(...(await defectsOf(page)).map((defect) => `${name}, ${look.name}: ${defect}`));
      }
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  },
);

test('what is wrong in one look alone is found in that look, on a page that was read in another', async () => {
  const page = await office.signIn('ana');
  await page.goto(`${office.stack.ready.web}/work?queue=claims`);
  await seen('[data-testid^=take-CLM]')(page);
  await page.evaluate(`{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(\`
      #planted p { color: black; background: white; }
      @media (prefers-color-scheme: dark) { #planted p { color: #444; background: #222; } }
      @media (max-width: 600px) { #planted span { display: none; } #planted-wide { width: 700px; } }
      #planted i { display: none; }
      @media (min-width: 601px) and (max-width: 700px) { #planted i { display: inline; } }
    \`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const planted = document.createElement('section');
    planted.id = 'planted';
    planted.innerHTML = '<p>Read me</p><button><span>Name</span></button><i role="img"></i>';
    const wide = document.createElement('div');
    wide.id = 'planted-wide';
    wide.style.height = '1px';
    document.querySelector('main').append(planted);
    document.body.append(wide);
  }`);
  const found = [];
  for (const look of looks) {
    await wear(page, look);
    found.push(await defectsOf(page));
  }
  expect(found).toEqual([
    [],
    ['button-name: #planted > button', 'color-contrast: #planted > p', 'wider than the window'],
    ['role-img-alt: i'],
  ]);
  await page.context().close();
});

test('a dead letter says why, and reaches its source by a press', async () => {
  const page = await office.signIn('sue');
  await page.goto(`${office.stack.ready.web}/deliveries`);
  const row = page.getByTestId(`dead-letter-${letter}`);
  await row.getByText('The receiver answered that it does not take it.').waitFor();
  await row.getByRole('button', { name: `Redeliver what crm missed of ${waiting.reference}` }).click();
  await page.getByText('It is being delivered again.').waitFor();
  await row.waitFor({ state: 'detached' });
  const told = await office.receiver.waitFor(({ headers }) => headers['webhook-id'] === letter);
  expect(told.path).toBe('/casewright');
});

test('a webhook that had no effect says why, shows what came, and is replayed or discarded', async () => {
  const page = await office.signIn('sue');
  await page.goto(`${office.stack.ready.web}/deliveries`);
  const row = page.getByTestId('inbound-msg-17');
  await row.getByText('Claim value must be number.').waitFor();
  await row.getByText('Payload').click();
  await row.getByText('"number": 17').waitFor();
  await row.getByRole('button', { name: 'Replay msg-17 of crm' }).click();
  await page.getByText('It has had no effect this time either').waitFor();
  await row.getByRole('button', { name: 'Discard' }).click();
  await row.getByRole('button', { name: 'Discard msg-17 of crm' }).click();
  await page.getByText('It is off the list').waitFor();
  await row.waitFor({ state: 'detached' });
  expect(await row.count()).toBe(0);
});

test('no page has told its console of a defect', () => {
  expect(office.defects).toEqual([]);
});

/** What axe finds, what is wider than the window, and what only programs should read. */
async function defectsOf(page: Page): Promise<string[]> {
  const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
  const text = await page.evaluate<string>('document.body.innerText');
  return [
    ...(await axeViolations(page)),
    ...(isWide ? ['wider than the window'] : []),
    ...rawTexts(text).map((raw) => `says ${raw}`),
  ];
}

/** What only programs should read: codes, instants, IDs of workbins, keys of texts, what is missing. */
function rawTexts(text: string): string[] {
  const raw =
    /\bundefined\b|\bnull\b|\bNaN\b|\[object|\{\{|\b[A-Z]{2,}_[A-Z_]+\b|\d{4}-\d\d-\d\dT[\d:.]+Z|\bagent:\w+|\b(?:problem|history|why|place|command|supervisor|agentPanel|workbins|deliveries|cases?|caseTypes|diagram|form)\.\w+/g;
  return [...new Set(text.match(raw))];
}
