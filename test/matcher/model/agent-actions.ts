import type { Model } from './model';

export function changePresence({ chance, ledger, agentKeys, nowMs }: Model): string {
  const key = chance.one(agentKeys);
  const presence = chance.one(['ready', 'ready', 'ready', 'not-ready', 'offline'] as const);
  ledger.setPresence(key, presence, null, nowMs);
  return `${key} is ${presence}`;
}

/** Everybody comes, or goes. */
export function changeShift({ chance, ledger, agentKeys, nowMs }: Model): string {
  const presence = chance.one(['ready', 'ready', 'offline'] as const);
  for (const key of agentKeys) ledger.setPresence(key, presence, null, nowMs);
  return `everybody is ${presence}`;
}

export function reportLoad({ chance, ledger, agentKeys }: Model): string {
  const key = chance.one(agentKeys);
  const load = { voice: chance.below(2), ...(chance.is(0.3) && { workitem: chance.below(3) }) };
  ledger.setOutsideLoad(key, load);
  return `${key} has ${JSON.stringify(load)} elsewhere`;
}
