import type { ItemView } from '../../api/contract/item';
import { form, nothing, seen } from './screen';
import type { Screen } from './screen';

/** Screens of a supervisor; there is an item that waits, one that is parked, and a dead letter. */
export const ofSupervisor = (waiting: () => ItemView): Screen[] => [
  { name: 'supervisor', path: () => '/supervisor', stands: seen('[data-testid^=task-row]') },
  { name: 'no item matches', path: () => '/supervisor?q=zzz', stands: (page) => page.getByText('No item').waitFor() },
  {
    name: 'drilled into, with the flow as a table',
    path: () => '/supervisor?age=0-15&state=queued&division=claims&arrived=2026-01-01T00:00:00Z/2100-01-01T00:00:00Z',
    stands: seen('[data-testid=drilled-arrived]'),
    open: (page) => page.getByTestId('flow').locator('summary').click(),
  },
  {
    name: 'agents who serve a queue',
    path: () => '/supervisor?agents=not-ready&serves=claims/claims',
    stands: seen('[data-testid=agents-chosen]'),
  },
  { name: 'wallboard', path: () => '/supervisor?wall=on', stands: seen('[data-testid=wall] [data-testid=flow-chart]') },
  {
    name: 'presence of another, about to change',
    path: () => '/supervisor?agent=ana',
    stands: seen('[data-testid=presence-not-ready]'),
    open: async (page) => {
      await page.getByTestId('presence-not-ready').click();
      await page.getByTestId('presence-offline').click();
      await seen('[data-testid=presence-sure]')(page);
    },
  },
  { name: 'why', path: () => `/supervisor?item=${waiting().id}`, stands: seen('[data-testid=ring-1]') },
  {
    name: 'assign, with its list open',
    path: () => `/supervisor?item=${waiting().id}`,
    stands: seen('[data-testid=ring-1]'),
    open: (page) =>
      page
        .locator('[data-command=assign]')
        .click()
        .then(() => seen('[role=option]')(page)),
  },
  {
    name: 'cancel',
    path: () => `/supervisor?item=${waiting().id}`,
    stands: seen('[data-testid=ring-1]'),
    open: (page) =>
      page
        .locator('[data-command=more]')
        .click()
        .then(() => page.locator('[role=menu] [data-command=cancel]').click())
        .then(() => form(page)),
  },
  {
    name: 'priority',
    path: () => `/supervisor?item=${waiting().id}`,
    stands: seen('[data-testid=ring-1]'),
    open: (page) =>
      page
        .locator('[data-command=more]')
        .click()
        .then(() => page.locator('[role=menu] [data-command=reprioritize]').click())
        .then(() => form(page)),
  },
  {
    name: 'no such item',
    path: () => `/supervisor?item=${nothing}`,
    stands: (page) => page.getByText('not exist').waitFor(),
  },
  {
    name: 'agent',
    path: () => '/supervisor?agent=ana',
    stands: seen('[data-testid=agent-why] [role=img], [data-testid=agent-why] li'),
  },
  { name: 'deliveries', path: () => '/deliveries', stands: seen('[data-testid=inbound-msg-17]') },
  {
    name: 'no dead letters',
    path: () => '/deliveries?receiver=nobody',
    stands: (page) => page.getByText('Nothing was given up').waitFor(),
  },
  {
    name: 'tasks, one chosen',
    path: () => '/supervisor',
    stands: seen('[data-testid^=choose-CLM]'),
    open: (page) => page.locator('[data-testid^=choose-CLM]').first().check(),
  },
  { name: 'task list', path: () => '/tasks', stands: seen('[data-testid^=task-row]') },
  {
    name: 'task list, more filters',
    path: () => '/tasks?createdAfter=-P1D&dueBefore=2100-01-01T00:00:00Z&status=open',
    stands: seen('[data-testid^=task-row]'),
    open: (page) => page.getByTestId('more-filters').click(),
  },
  {
    name: 'task list, columns, one of them an attribute',
    path: () => '/tasks?columns=name,attribute:Claim_Value,externalId',
    stands: seen('[data-testid^=task-row]'),
    open: (page) => page.getByTestId('columns').click(),
  },
  {
    name: 'task list, a view about to be kept',
    path: () => '/tasks',
    stands: seen('[data-testid^=task-row]'),
    open: (page) =>
      page
        .getByTestId('view-menu')
        .click()
        .then(() => page.getByTestId('view-save-as').click())
        .then(() => page.getByTestId('view-share').selectOption('group:claims'))
        .then(() => form(page)),
  },
  {
    name: 'task list, nothing found',
    path: () => '/tasks?q=zzz',
    stands: (page) => page.getByText('No item').waitFor(),
    open: async (page) => {
      await page.getByTestId('find').fill('zzz');
      await page.keyboard.press('Enter');
      await seen('[data-testid=found]')(page);
    },
  },
  { name: 'task list, item', path: () => `/tasks?item=${waiting().id}`, stands: seen('[data-testid=ring-1]') },
  {
    name: 'workbin, one selected',
    path: () => '/supervisor?bin=claims/large-claims',
    stands: seen('[data-testid=move-form]'),
    open: (page) => page.locator('[data-testid^=select-CLM]').first().check(),
  },
];
