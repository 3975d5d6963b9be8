import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

export interface Alarm {
  /** Wakes the workflow at this instant (epoch ms); undefined: never. */
  set(atMs: number | undefined): void;
}

/**
 * One timer at a time. A timer that runs already and fires no later than asked is left alone and the rest is waited for
 * afterwards: moving a deadline back, or closing, then costs no event in the history.
 */
export function createAlarm(): Alarm {
  let armed: { atMs: number; scope: CancellationScope } | undefined;
  let wanted: number | undefined;

  const arm = (atMs: number) => {
    const scope = new CancellationScope();
    armed = { atMs, scope };
    void scope
      .run(() => sleep(Math.max(1, atMs - Date.now())))
      .then(
        () => {
          if (armed?.scope === scope) armed = undefined;
          if (wanted !== undefined && wanted > Date.now() && !armed) arm(wanted);
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  };

  return {
    set: (atMs) => {
      wanted = atMs;
      if (atMs === undefined || (armed && armed.atMs <= atMs) || atMs <= Date.now()) return;
      armed?.scope.cancel();
      arm(atMs);
    },
  };
}
