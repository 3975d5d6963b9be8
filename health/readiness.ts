const WITHIN_MS = 2_000;

/** What a process stands on, by name; each resolves when it is there. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

export interface Readiness {
  status: 200 | 503;
  body: { status: 'ready' | 'not ready' } & Readonly<Record<string, boolean | string>>;
}

/** Asks all checks at once; what has not answered within two seconds is not there. */
export async function readiness(checks: Checks): Promise<Readiness> {
  const names = Object.keys(checks);
  const answers = await Promise.all(Object.values(checks).map(isUp));
  const isReady = answers.every(Boolean);
  const parts = Object.fromEntries(names.map((name, at) => [name, answers[at] ?? false]));
  return { status: isReady ? 200 : 503, body: { ...parts, status: isReady ? 'ready' : 'not ready' } };
}

async function isUp(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), WITHIN_MS);
  });
  const answer = check().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
