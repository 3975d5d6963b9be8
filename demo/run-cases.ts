import type { Logger } from 'pino';
import type { CasePage, CaseView } from '../api/contract/case';
import type { ApiClient } from './api-client';
import { between } from './chance';
import { inventAccident } from './invent-accident';
import { createBell, runLoop } from './loop';

/** So many are open at most, so that an unattended demo does not grow for ever. */
const mostOpen = 8;
const gapMs = [30_000, 90_000] as const;
const lookAgainMs = 10_000;

export interface CasesInput {
  /** Key of the source that starts them. */
  source: string;
  api: ApiClient;
  log: Logger;
  signal: AbortSignal;
}

/** The accidents that the claims office hears of, each a case, and the word of the bank on each. Ends with `signal`. */
export async function runCases({ source, api, log, signal }: CasesInput): Promise<void> {
  const onError = (error: unknown) => log.warn({ source, reason: String(error) }, 'no case was started, trying again');
  const start = async () => {
    const open = await api.call<CasePage>('GET', `/v1/cases?source=${source}&state=active&limit=${mostOpen}`);
    if (!open.ok) throw new Error(`cases: ${open.status} ${open.code}`);
    const { cases } = open.body;
    // Of whose payment a start of this program may have lost the word.
    for (const { attributes } of cases.filter(waitsForBank)) await confirmPayment(api, String(attributes['Case_ID']));
    if (cases.length >= mostOpen) return lookAgainMs;
    // By the time, as items are captured: asking twice with one ID is no second case.
    const externalId = `A-${Date.now().toString(36).toUpperCase()}`;
    const answer = await api.call('POST', '/v1/cases', { type: 'accident', source, ...inventAccident(externalId) });
    if (!answer.ok) throw new Error(`start: ${answer.status} ${answer.code}`);
    return between(gapMs, 'gap', externalId);
  };
  await runLoop(start, { bell: createBell(), signal, onError });
}

/** Longer than the bank takes, so that it is not told twice. */
function waitsForBank({ standsAt, updatedAt }: CaseView): boolean {
  return standsAt.includes('payment') && Date.now() - Date.parse(updatedAt) > lookAgainMs;
}

/** The bank has paid: the case that waits for it goes on. One that does not wait yet finds the word when it comes to that. */
export async function confirmPayment(api: ApiClient, caseId: string): Promise<void> {
  const message = { name: 'payment-confirmed', key: caseId, timeToLive: 'PT10M' };
  const answer = await api.call('POST', '/v1/messages', message);
  if (!answer.ok) throw new Error(`message: ${answer.status} ${answer.code}`);
}
