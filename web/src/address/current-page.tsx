import { Suspense, useMemo } from 'react';
import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { usePages } from './address';

/** The page of the address; `none`: where there is none. */
export function CurrentPage({ none }: { none: ReactNode }) {
  const pages = usePages();
  // The same elements, so that a page draws itself again by what it asks for alone.
  const routes = useMemo(
    () =>
      Object.entries(pages).map(([path, Page]) => (
        <Route key={path} path={path}>
          <Page />
        </Route>
      )),
    [pages],
  );
  return (
    <Suspense>
      <Switch>
        {routes}
        <Route>{none}</Route>
      </Switch>
    </Suspense>
  );
}
