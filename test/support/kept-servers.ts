import type { TestServers } from './test-servers';

/** Jest loads set-up and tear-down apart, yet in one process: what one leaves, the other finds here. */
const key = Symbol.for('casewright.test-servers');
const place: Record<symbol, TestServers | undefined> = globalThis as never;

export function keepServers(servers: TestServers): void {
  place[key] = servers;
}

export function keptServers(): TestServers | undefined {
  return place[key];
}
