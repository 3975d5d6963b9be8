import { setTimeout as delay } from 'node:timers/promises';
import type { Victim } from './chaos-plan';
import { awaited } from './until';

/** Where the supervisor says which process serves as what now; null while none does. */
export type PidOf = (name: Victim) => number | null;

/** Ends a program as a power cut would; resolves when its process is gone. Answers its process ID. */
export async function killHard(pidOf: PidOf, victim: Victim): Promise<number> {
  await awaited(`${victim} runs`, () => pidOf(victim) !== null);
  const pid = pidOf(victim);
  if (pid === null) return killHard(pidOf, victim);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended between the two looks.
    return killHard(pidOf, victim);
  }
  await awaited(`${victim} is gone`, () => !lives(pid));
  return pid;
}

/** Stops a program for a while; it goes on where it was, with whatever it was about to say. */
export async function freeze(pidOf: PidOf, victim: Victim, forMs: number): Promise<void> {
  await awaited(`${victim} runs`, () => pidOf(victim) !== null);
  const pid = pidOf(victim);
  if (pid === null) return freeze(pidOf, victim, forMs);
  process.kill(pid, 'SIGSTOP');
  await delay(forMs);
  process.kill(pid, 'SIGCONT');
}

/** Resolves when another process has taken its place. */
export async function restarted(pidOf: PidOf, victim: Victim, killed: number): Promise<void> {
  await awaited(`${victim} is started again`, () => {
    const pid = pidOf(victim);
    return pid !== null && pid !== killed;
  });
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
