import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { useShown } from './address';

/** The page of the address; `none`: where there is none. */
export function CurrentPage({ none }: { none: ReactNode }) {
  const { pages } = useShown();
  return (
    <Suspense>
      <Switch>
        {Object.entries(pages).map(([path, Page]) => (
          <Route key={path} path={path}>
            <Page />
          </Route>
        ))}
        <Route>{none}</Route>
      </Switch>
    </Suspense>
  );
}
