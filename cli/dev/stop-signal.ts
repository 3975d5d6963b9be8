/** A signal this soon after the first is the same one: npm passes on what the terminal has sent already. */
const sameSignalMs = 2000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls `stop` at the first signal; at a later one, when somebody has lost patience, again with `force`. */
export function onStopSignal(stop: (force: boolean) => Promise<void>): void {
  let first: number | null = null;
  const handle = () => {
    const now = performance.now();
    if (first !== null && now - first < sameSignalMs) return;
    const force = first !== null;
    first ??= now;
    stop(force).catch((error: unknown) => {
      process.stderr.write(`The stop failed: ${String(error)}\n`);
      process.exit(1);
    });
  };
  for (const signal of signals) process.on(signal, handle);
}
