import { Suspense, use, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';

type Load<Props> = () => Promise<ComponentType<Props>>;

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A component that the first screen does without: its code comes when the browser has nothing else to do
 * ({@link loadTheRest}), or when it is drawn, whichever is first. Once it is there it is drawn like any other.
 */
export function late<Props extends object>(
  load: Load<Props>,
  meanwhile: ReactNode | ((props: Props) => ReactNode) = null,
): ComponentType<Props> {
  const coming = comingFrom(load);
  waiting.push(coming.load);
  return function Late(props: Props) {
    // As it began it goes on: in another place of the tree it would begin anew, without what was typed.
    const [wasHere] = useState(coming.isHere);
    if (wasHere) return <coming.Component {...props} />;
    return (
      <Suspense fallback={typeof meanwhile === 'function' ? meanwhile(props) : meanwhile}>
        <coming.Component {...props} />
      </Suspense>
    );
  };
}

/** A page: its code comes when it is asked for by `load`, or when it is drawn. What stood before stays meanwhile. */
export function latePage(load: Load<object>) {
  const coming = comingFrom(load);
  return Object.assign(coming.Component, { load: coming.load });
}

/** The code of something that is to be drawn could not be loaded. */
export class MissingCode extends Error {}

function comingFrom<Props extends object>(load: Load<Props>) {
  let Loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const start = () => {
    loading ??= load().then(
      (component) => {
        // As React marks a promise that is kept: what is here is drawn at once, without waiting for a turn.
        Object.assign(loading ?? {}, { status: 'fulfilled', value: component });
        return (Loaded = component);
      },
      (error: unknown) => {
        throw new MissingCode(String(error), { cause: error });
      },
    );
    return loading;
  };
  return {
    isHere: () => Loaded !== undefined,
    /** Nobody waits for it yet, so nobody is told when it fails; who needs it asks anew. */
    load: () => start().catch(() => (loading = undefined)),
    Component: (props: Props) => {
      // Asked for in every drawing: React minds when it has waited for something that is then not asked for.
      const Come = use(start());
      return <Come {...props} />;
    },
  };
}

/** Whether this browser was asked to spare data: then nothing is loaded before it is needed. */
function sparesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

/** Loads what is still missing, piece by piece, each when the browser is idle. Called when the first screen stands. */
export async function loadTheRest(): Promise<void> {
  if (sparesData()) return;
  for (let start = waiting.shift(); start !== undefined; start = waiting.shift()) {
    await idle();
    await start();
  }
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve);
    else setTimeout(resolve, 200);
  });
}
