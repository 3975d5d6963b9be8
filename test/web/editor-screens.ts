import { seen } from './screen';
import type { Screen } from './screen';

/** Editors of configuration that draw. */
export const ofEditors: Screen[] = [
  {
    name: 'priority scheme, another laid over it',
    path: () => '/config?kind=priority-schemes&doc=claims/steady',
    stands: seen('[data-testid=point-0]'),
    open: async (page) => {
      await page.getByTestId('compare').selectOption('claims/late');
      await seen('[data-testid=crossing-mark]')(page);
    },
  },
  {
    name: 'routing plan, its expression wrong',
    path: () => '/config?kind=routing-plans&doc=claims/claim-large',
    stands: seen('[data-testid=plan-ring-1] [role=img]'),
    open: async (page) => {
      await page.getByTestId('ring-skills-1').fill('Adjuster >');
      await seen('[data-testid=ring-skills-1-fault]')(page);
    },
  },
  {
    name: 'skill matrix, a level typed',
    path: () => '/config?kind=agents&doc=matrix',
    stands: seen('[data-testid="agent-claims/ana"]'),
    open: async (page) => {
      await page.getByTestId('level-claims/ana-Adjuster').fill('8');
      await seen('[data-testid=matrix-save]')(page);
    },
  },
  {
    name: 'attributes of a worktype, one with all that is said of it',
    path: () => '/config?kind=worktypes&doc=claims/medical-claim',
    stands: seen('[data-testid=attribute-more-3]'),
    open: async (page) => {
      await page.getByTestId('attribute-more-3').click();
      await seen('[data-testid^=attribute-options]')(page);
    },
  },
  {
    name: 'modeler with the properties of a task',
    path: () => '/config?kind=case-types&doc=claims/claim',
    stands: seen('[data-testid=modeler] .djs-element[data-element-id=approve] .djs-hit'),
    open: async (page) => {
      await page.locator('.djs-element[data-element-id=approve] .djs-hit').first().click({ force: true });
      await seen('[data-testid=property-asks]')(page);
    },
  },
  {
    name: 'who may do what in a division, with the form of a key',
    path: () => '/config?kind=divisions&doc=claims/claims',
    stands: seen('[data-testid=tab-access]'),
    open: async (page) => {
      await page.getByTestId('tab-access').click();
      await page.getByTestId('new-key-crm').click();
      await seen('[data-testid=key-go]')(page);
    },
  },
  {
    name: 'deliveries of a source',
    path: () => '/config?kind=sources&doc=claims/crm',
    stands: seen('[data-testid=tab-deliveries]'),
    open: async (page) => {
      await page.getByTestId('tab-deliveries').click();
      await seen('[data-testid^=dead-letter]')(page);
    },
  },
  {
    name: 'calendar with its next days',
    path: () => '/config?kind=calendars&doc=claims/mondays',
    stands: seen('[data-testid^=day-]'),
  },
];
