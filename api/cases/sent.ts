import { randomUUID } from 'node:crypto';
import type { CaseMessage } from '../../db/case-message';
import { afterSpan } from '../../domain/bpmn/timer';
import { oneDivision } from '../config/locate';
import type { MessageBody, SignalBody } from '../contract/case';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';
import { keyCommandId } from '../commands/command-id';
import type { Signal } from './broadcast-signal';

/** Nothing is kept for longer. */
const MOST_DAYS = 366;

/** A message as a caller sends it; named by his Idempotency-Key, so that its repetition is the same one. */
export function messageOf(context: Context, { name, key, variables, timeToLive, division }: MessageBody): CaseMessage {
  const nowMs = Date.now();
  const endMs = timeToLive === undefined ? nowMs : afterSpan(timeToLive, nowMs);
  if (endMs === null || endMs - nowMs > MOST_DAYS * 86_400_000) {
    throw invalidInput([
      {
        path: 'timeToLive',
        message: 'is no duration for which a message is kept',
        code: 'INVALID_DURATION',
        value: timeToLive,
        allowed: `an ISO 8601 duration of at most ${MOST_DAYS} days`,
      },
    ]);
  }
  return {
    id: idOf(context),
    division: divisionOf(context, division),
    name,
    key: key ?? null,
    variables,
    source: context.scope.source,
    keptMs: endMs - nowMs,
  };
}

export function signalOf(context: Context, { name, variables, division }: SignalBody): Signal {
  return { id: idOf(context), division: divisionOf(context, division), name, variables };
}

function idOf({ principal, requestKey }: Context): string {
  return requestKey === undefined ? randomUUID() : keyCommandId(principal.id, requestKey);
}

function divisionOf({ scope }: Context, wanted: string | undefined): string {
  return oneDivision(scope.divisions, wanted, 'place for it');
}
