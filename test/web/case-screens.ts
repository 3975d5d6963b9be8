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
  { name: 'no such case', path: () => `/cases/${nothing}`, stands: (page) => page.getByText('not exist').waitFor() },
];

export const ofAdmin: Screen[] = [
  { name: 'case types', path: () => '/case-types', stands: seen('[data-testid="case-type-claims/claim"]') },
  { name: 'new case type', path: () => '/case-types?type=new', stands: seen('[data-testid=type-key]') },
  { name: 'refused model', path: () => '/case-types?type=claims/broken', stands: seen('.djs-element.cw-fault') },
];
