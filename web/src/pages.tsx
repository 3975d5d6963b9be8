import type { Pages } from './address/address';
import { Redirect } from './address/link';
import { useSearch } from './address/address';
import { AgentPage } from './features/agent/agent-page';
import { latePage } from './pieces/late';
import { StartPage } from './shell/start-page';
import { withTexts } from './text/i18n';

/** What stands over every page. */
export { OfferElsewhere } from './features/agent/offer-elsewhere';

/** Late: loaded when it is asked for, as an agent never needs the charts and the table. */
export const pages: Pages = {
  '/': StartPage,
  '/work': AgentPage,
  '/supervisor': latePage(() =>
    withTexts(
      import('./features/supervisor/supervisor-page'),
      'supervisor',
      'tasks',
      'bulk',
      'asked',
      'reading',
      'refusals',
      'said',
      'told',
    ).then((module) => module.SupervisorPage),
  ),
  '/tasks': latePage(() =>
    withTexts(import('./features/tasks/tasks-page'), 'tasks', 'bulk', 'asked', 'reading', 'refusals', 'said').then(
      (module) => module.TasksPage,
    ),
  ),
  '/cases': latePage(() =>
    withTexts(import('./features/cases/cases-page'), 'cases', 'caseWork', 'bulk', 'intent', 'refusals', 'said').then(
      (module) => module.CasesPage,
    ),
  ),
  '/cases/:id': latePage(() =>
    withTexts(
      import('./features/case/case-page'),
      'cases',
      'caseWork',
      'diagram',
      'asked',
      'intent',
      'reading',
      'said',
      'faults',
      'fields',
    ).then((module) => module.CasePage),
  ),
  '/case-types': CaseTypes,
  '/config': latePage(() =>
    withTexts(
      import('./features/config/config-page'),
      'config',
      'fields',
      'fieldHelp',
      'faults',
      'attributes',
      'dryRun',
      'said',
      'matrix',
      'removal',
      'refusals',
      'told',
    ).then((module) => module.ConfigPage),
  ),
  '/simulator': latePage(() =>
    withTexts(import('./features/dry-run/simulator-page'), 'dryRun', 'config', 'fields', 'faults', 'said').then(
      (module) => module.SimulatorPage,
    ),
  ),
  '/deliveries': latePage(() =>
    withTexts(import('./features/deliveries/deliveries-page'), 'deliveries', 'fields', 'faults', 'refusals').then(
      (module) => module.DeliveriesPage,
    ),
  ),
  '/audit': latePage(() =>
    withTexts(import('./features/audit/audit-page'), 'audit').then((module) => module.AuditPage),
  ),
  '/erasures': latePage(() =>
    withTexts(import('./features/erasures/erasures-page'), 'erasures').then((module) => module.ErasuresPage),
  ),
  '/import': latePage(() =>
    withTexts(import('./features/import/import-page'), 'importing', 'faults').then((module) => module.ImportPage),
  ),
  '/new-item': latePage(() =>
    withTexts(import('./features/new-item/new-item-page'), 'newItem', 'importing', 'intent', 'said').then(
      (module) => module.NewItemPage,
    ),
  ),
  '/landing': latePage(() =>
    withTexts(import('./features/landing/landing'), 'signIn').then((module) => module.Landing),
  ),
};

/** What stood here stands among all else that is configured. */
function CaseTypes() {
  return <Redirect to="/config" search={{ kind: 'case-types', doc: useSearch('/case-types').type }} />;
}
