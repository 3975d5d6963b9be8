import { AsyncLocalStorage } from 'node:async_hooks';
import type { Origin } from '../../domain/audit/origin';

/**
 * From where the work under way was asked for. It goes along with the work as a trace does, since whatever may change
 * anything would have to hand it on otherwise.
 */
const current = new AsyncLocalStorage<Origin | null>();

export function withOrigin<T>(origin: Origin | null, work: () => T): T {
  return current.run(origin, work);
}

/** Null: the system does it by itself. */
export function currentOrigin(): Origin | null {
  return current.getStore() ?? null;
}
