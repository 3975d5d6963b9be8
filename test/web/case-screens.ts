import type { Page } from 'playwright-core';
import type { CaseView } from '../../api/contract/case';
import { form, nothing, seen } from './screen';
import type { Screen } from './screen';

const token = seen('[data-token=approve] a');
const ask = (selector: string) => (page: Page) =>
  page
    .locator(selector)
    .first()
    .click()
    .then(() => form(page));

/** Screens of cases, of one that is drawn and one that is not. */
export const ofCases = (drawn: () => CaseView, undrawn: () => CaseView): Screen[] => [
  { name: 'cases', path: () => '/cases', stands: seen('[data-testid^=case-CAS]') },
  {
    name: 'no case matches',
    path: () => '/cases?q=zzz',
    stands: (page) => page.getByText('No case matches').waitFor(),
  },
  { name: 'start of a case', path: () => '/cases?start=claims/claim', stands: seen('[data-testid=field-payment]') },
  { name: 'case', path: () => `/cases/${drawn().id}`, stands: token, open: seen('.djs-element.cw-token') },
  { name: 'case without a drawing', path: () => `/cases/${undrawn().id}`, stands: token },
  { name: 'move', path: () => `/cases/${drawn().id}`, stands: token, open: ask('[data-token] [data-command=modify]') },
  { name: 'terminate', path: () => `/cases/${drawn().id}`, stands: token, open: ask('[data-command=terminate]') },
  {
    name: 'variables',
    path: () => `/cases/${drawn().id}`,
    stands: token,
    open: (page) =>
      page
        .getByRole('tab', { name: 'Variables' })
        .click()
        .then(() => ask('[data-command=set-variables]')(page)),
  },
  { name: 'board', path: () => '/cases?view=board&type=claim', stands: seen('[data-card^=CAS]') },
  {
    name: 'migrate all',
    path: () => '/cases?type=claim&migrate=open',
    stands: seen('[data-testid=migrate-version]'),
    open: seen('[data-testid^=case-CAS]'),
  },
  ...(['assign', 'migrate'] as const).map((command): Screen => ({
    name: `${command} a case`,
    path: () => `/cases/${drawn().id}`,
    stands: token,
    open: ask(`[data-command=${command}]`),
  })),
  ...(['Participants', 'Links', 'Notes', 'Statuses', 'Tasks'] as const).map((name): Screen => ({
    name: `${name} of a case`,
    path: () => `/cases/${drawn().id}`,
    stands: token,
    open: (page) => page.getByRole('tab', { name }).click(),
  })),
  { name: 'no such case', path: () => `/cases/${nothing}`, stands: (page) => page.getByText('not exist').waitFor() },
];

const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();

export const ofAdmin: Screen[] = [
  { name: 'case types', path: () => '/case-types', stands: seen('[data-testid="document-claims/claim"]') },
  { name: 'new case type', path: () => '/case-types?type=new', stands: seen('[data-testid=new-key]') },
  { name: 'refused model', path: () => '/case-types?type=claims/broken', stands: seen('.djs-element.cw-fault') },
  {
    name: 'modeler, a task selected',
    path: () => '/config?kind=case-types&doc=claims/claim',
    stands: seen('[data-testid=modeler] .djs-element[data-element-id=approve]'),
    open: (page) =>
      page
        .locator('[data-testid=modeler] .djs-element[data-element-id=approve] .djs-hit')
        .first()
        .click({ force: true })
        .then(() => seen('[data-testid=property-worktype]')(page)),
  },
  {
    name: 'play',
    path: () => '/config?kind=case-types&doc=claims/claim',
    stands: seen('[data-testid=modeler]'),
    open: (page) => tab('Play')(page).then(() => seen('.djs-element.cw-token')(page)),
  },
  {
    name: 'plan',
    path: () => '/config?kind=case-types&doc=claims/by-plan&begin=yes',
    stands: seen('[data-testid=begin-plan]'),
    open: (page) =>
      page
        .getByTestId('begin-plan')
        .click()
        .then(() => seen('[data-testid=diagram] .djs-element')(page)),
  },
  {
    name: 'decision table',
    path: () => '/config?kind=decisions&doc=claims/claim-routing',
    stands: seen('[data-testid=cell-1-1]'),
  },
  {
    name: 'file of DMN',
    path: () => '/config?kind=decisions&doc=claims/by-file&begin=yes',
    stands: seen('[data-testid=begin-dmn]'),
    open: (page) =>
      page
        .getByTestId('begin-dmn')
        .click()
        .then(() => seen('.dmn-decision-table-container table')(page)),
  },
  { name: 'import', path: () => '/import?source=crm', stands: seen('[data-testid=choose-file]') },
  {
    name: 'import, a file tried',
    path: () => '/import?source=crm&worktype=medical-claim',
    stands: seen('[data-testid=choose-file]'),
    open: async (page) => {
      const buffer = Buffer.from('externalId,Case_ID,Claim_Value,Other\nS-1,C-1,1,x\nS-2,C-2,much,y\n');
      await page.getByTestId('file').setInputFiles({ name: 'claims.csv', mimeType: 'text/csv', buffer });
      await page.getByTestId('import-try').click();
      await seen('[data-testid=row-3]')(page);
    },
  },
  {
    name: 'new item',
    path: () => '/new-item?source=crm&worktype=medical-claim',
    stands: seen('[data-testid=field-Case_ID]'),
  },
  {
    name: 'new item, what it may mean',
    path: () => '/new-item?source=crm&worktype=letter',
    stands: seen('[data-testid=intent-text]'),
    open: async (page) => {
      await page.getByTestId('intent-text').fill('Dear office, this is a letter.');
      await page.getByTestId('intent-ask').click();
      await seen('[data-testid=intent-letter]')(page);
    },
  },
  { name: 'erasures, none yet', path: () => '/erasures', stands: seen('[data-testid=erase-look]') },
  {
    name: 'erasure, about to be made',
    path: () => '/erasures',
    stands: seen('[data-testid=erase-look]'),
    open: async (page) => {
      await page.getByTestId('erase-work').fill('CLM-000001, CLM-000002');
      await page.getByTestId('erase-add-value').click();
      await page.getByTestId('erase-look').click();
      await seen('[data-testid=erase-go]')(page);
    },
  },
  {
    name: 'division, about to be removed',
    path: () => '/config?kind=divisions&doc=claims/claims',
    stands: seen('[data-testid=removal-ask]'),
    open: async (page) => {
      await page.getByTestId('removal-ask').click();
      await seen('[data-testid=removal-goes]')(page);
    },
  },
  { name: 'audit', path: () => '/audit', stands: seen('tr[data-testid^=audit-]') },
  { name: 'simulator', path: () => '/simulator', stands: seen('[data-testid=dry-run-go]') },
  {
    name: 'dry run',
    path: () => '/simulator',
    stands: seen('[data-testid=dry-run-go]'),
    open: (page) =>
      page
        .getByTestId('dry-run-go')
        .click()
        .then(() => seen('[data-testid=dry-run-result], [role=alert]')(page)),
  },
];
