import { Suspense, use } from 'react';
import type { ComponentType, ReactNode } from 'react';

type Load<Props> = () => Promise<ComponentType<Props>>;

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A component that the first screen does without: its code comes when the browser has nothing else to do
 * ({@link loadTheRest}), or when it is drawn, whichever is first. Once it is there it is drawn like any other.
 */
export function late<Props extends object>(load: Load<Props>, meanwhile: ReactNode = null): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const start = () => {
    loading ??= load().then((component) => (Loaded = component));
    return loading;
  };
  // Nobody has asked for it yet, so nobody is told; who needs it asks anew.
  waiting.push(() => start().catch(() => (loading = undefined)));
  const Coming = (props: Props) => {
    const Come = use(start());
    return <Come {...props} />;
  };
  return function Late(props: Props) {
    if (Loaded !== undefined) return <Loaded {...props} />;
    return (
      <Suspense fallback={meanwhile}>
        <Coming {...props} />
      </Suspense>
    );
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
