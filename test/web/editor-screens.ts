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
    name: 'calendar with its next days',
    path: () => '/config?kind=calendars&doc=claims/mondays',
    stands: seen('[data-testid^=day-]'),
  },
];
