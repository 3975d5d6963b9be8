import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { AgentPage } from './features/agent/agent-page';
import { Landing } from './features/landing/landing';
import { Crash } from './shell/crash';
import { Frame } from './shell/frame';
import { NotFound } from './shell/not-found';
import { StartPage } from './shell/start-page';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Crash });

const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage });

/** `item`: the item that is open. */
export interface WorkSearch {
  readonly item?: string;
}

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  component: AgentPage,
  validateSearch: (raw: Record<string, unknown>): WorkSearch => onlyText(raw, ['item']),
});

/** Filters and sort of the task list lie in the address, so that "back" restores the view. */
export interface SupervisorSearch extends WorkSearch {
  readonly state?: string;
  readonly queue?: string;
  readonly worktype?: string;
  readonly q?: string;
  /** `overdue`, or minutes: what is due until then. */
  readonly due?: string;
  readonly sort?: string;
}

const supervisor = createRoute({
  getParentRoute: () => root,
  path: '/supervisor',
  component: lazyRouteComponent(() => import('./features/supervisor/supervisor-page'), 'SupervisorPage'),
  validateSearch: (raw: Record<string, unknown>): SupervisorSearch =>
    onlyText(raw, ['item', 'state', 'queue', 'worktype', 'q', 'due', 'sort']),
});

const landing = createRoute({ getParentRoute: () => root, path: '/landing', component: Landing });

const routeTree = root.addChildren([start, work, supervisor, landing]);

export function createAppRouter() {
  return createRouter({ routeTree, defaultPreload: 'intent' });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

function onlyText<K extends string>(raw: Record<string, unknown>, names: readonly K[]): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const name of names) {
    const value = raw[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') kept[name] = String(value);
  }
  return kept;
}
