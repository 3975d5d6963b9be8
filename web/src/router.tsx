import { createRootRoute, createRoute, createRouter, redirect, lazyRouteComponent } from '@tanstack/react-router';
import { AgentPage } from './features/agent/agent-page';
import { onlyText, supervisorNames, viewNames } from './search';
import type {
  AuditSearch,
  CaseSearch,
  CasesSearch,
  CaptureSearch,
  CaseTypesSearch,
  ConfigSearch,
  DeliveriesSearch,
  SimulatorSearch,
  SupervisorSearch,
  TasksSearch,
  WorkSearch,
} from './search';
import { Crash } from './shell/crash';
import { Frame } from './shell/frame';
import { NotFound } from './shell/not-found';
import { StartPage } from './shell/start-page';
import { withTexts } from './text/i18n';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Crash });

const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage });

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  component: AgentPage,
  validateSearch: (raw: Record<string, unknown>): WorkSearch => onlyText(raw, ['item', 'tab', 'bin', 'queue']),
});

// Loaded when it is asked for: an agent never needs the charts and the table.
const supervisor = createRoute({
  getParentRoute: () => root,
  path: '/supervisor',
  component: lazyRouteComponent(
    () => withTexts(import('./features/supervisor/supervisor-page'), 'supervisor', 'tasks', 'bulk'),
    'SupervisorPage',
  ),
  validateSearch: (raw: Record<string, unknown>): SupervisorSearch => onlyText(raw, supervisorNames),
});

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  component: lazyRouteComponent(() => withTexts(import('./features/tasks/tasks-page'), 'tasks', 'bulk'), 'TasksPage'),
  validateSearch: (raw: Record<string, unknown>): TasksSearch =>
    onlyText(raw, [...viewNames, 'view', 'item', 'tab', 'job']),
});

const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/deliveries',
  component: lazyRouteComponent(
    () => withTexts(import('./features/deliveries/deliveries-page'), 'deliveries'),
    'DeliveriesPage',
  ),
  validateSearch: (raw: Record<string, unknown>): DeliveriesSearch => onlyText(raw, ['receiver']),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  component: lazyRouteComponent(
    () => withTexts(import('./features/cases/cases-page'), 'cases', 'caseWork', 'bulk'),
    'CasesPage',
  ),
  validateSearch: (raw: Record<string, unknown>): CasesSearch =>
    onlyText(raw, ['state', 'status', 'type', 'q', 'incidents', 'sort', 'start', 'view', 'migrate', 'job']),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$id',
  component: lazyRouteComponent(
    () => withTexts(import('./features/case/case-page'), 'cases', 'caseWork', 'diagram'),
    'CasePage',
  ),
  validateSearch: (raw: Record<string, unknown>): CaseSearch => onlyText(raw, ['tab']),
});

/** Where case types were before they stood among all else that is configured. */
const caseTypes = createRoute({
  getParentRoute: () => root,
  path: '/case-types',
  validateSearch: (raw: Record<string, unknown>): CaseTypesSearch => onlyText(raw, ['type']),
  beforeLoad: ({ search: { type } }) => {
    // oxlint-disable-next-line typescript/only-throw-error
    throw redirect({ to: '/config', search: { kind: 'case-types', ...(type === undefined ? {} : { doc: type }) } });
  },
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => withTexts(import('./features/audit/audit-page'), 'audit'), 'AuditPage'),
  validateSearch: (raw: Record<string, unknown>): AuditSearch =>
    onlyText(raw, ['q', 'kind', 'object', 'actor', 'verb', 'from', 'to', 'entry']),
});

const config = createRoute({
  getParentRoute: () => root,
  path: '/config',
  component: lazyRouteComponent(
    () => withTexts(import('./features/config/config-page'), 'config', 'attributes', 'dryRun', 'matrix', 'removal'),
    'ConfigPage',
  ),
  validateSearch: (raw: Record<string, unknown>): ConfigSearch => onlyText(raw, ['kind', 'doc']),
});

const simulator = createRoute({
  getParentRoute: () => root,
  path: '/simulator',
  component: lazyRouteComponent(
    () => withTexts(import('./features/dry-run/simulator-page'), 'dryRun', 'config'),
    'SimulatorPage',
  ),
  validateSearch: (raw: Record<string, unknown>): SimulatorSearch => onlyText(raw, ['run', 'draft']),
});

const importing = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => withTexts(import('./features/import/import-page'), 'importing'), 'ImportPage'),
  validateSearch: (raw: Record<string, unknown>): CaptureSearch => onlyText(raw, ['source', 'worktype']),
});

const newItem = createRoute({
  getParentRoute: () => root,
  path: '/new-item',
  component: lazyRouteComponent(
    () => withTexts(import('./features/new-item/new-item-page'), 'newItem', 'importing'),
    'NewItemPage',
  ),
  validateSearch: (raw: Record<string, unknown>): CaptureSearch => onlyText(raw, ['source', 'worktype']),
});

const landing = createRoute({
  getParentRoute: () => root,
  path: '/landing',
  component: lazyRouteComponent(() => import('./features/landing/landing'), 'Landing'),
});

const routeTree = root.addChildren([
  start,
  work,
  supervisor,
  tasks,
  cases,
  oneCase,
  caseTypes,
  config,
  simulator,
  deliveries,
  audit,
  importing,
  newItem,
  landing,
]);

export function createAppRouter() {
  return createRouter({ routeTree, defaultPreload: 'intent' });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
