import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import { type Classification, classify } from '../../domain/classify/classify';
import type { Classified } from '../../domain/classify/classified';
import type { Actor } from '../../domain/item/event';
import { isClosed, type ItemState } from '../../domain/item/state';
import type { UpdateBody } from '../contract/steer';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { runCommand } from './run-command';

type Update = z.output<typeof UpdateBody>;

/**
 * Other values for an item. The rules run again when they read what has changed: whether they do is asked of today's
 * rules, with the old values and with the new, so that a table published meanwhile moves no item by itself.
 */
export async function update(context: Context, row: ItemRow, actor: Actor, body: Update): Promise<Answer> {
  const { state } = row;
  if (isClosed(state)) throw new HttpProblem('ITEM_CLOSED');
  const { attributes, worktype = state.worktype, name, reclassify } = body;
  const merged = withoutNulls({ ...state.attributes, ...attributes });
  const anew = ruled(context, state, worktype, merged);
  if (!anew.ok) throw invalidInput(anew.errors);
  // Values that today's schema refuses are no measure of what the rules read.
  const before = ruled(context, state, worktype, state.attributes);
  const named = name === undefined ? {} : { name };
  const rulesRead =
    worktype !== state.worktype || !before.ok || !isDeepStrictEqual(decided(before.value), decided(anew.value));
  if (reclassify || rulesRead || isGone(attributes)) {
    return runCommand(context, row, {
      action: 'reclassify',
      actor,
      classified: anew.value,
      takeBack: reclassify,
      ...named,
    });
  }
  return runCommand(context, row, { action: 'update', actor, ...(attributes ? { attributes } : {}), ...named });
}

/** What the source gave stands. */
function ruled(
  { directory }: Context,
  state: ItemState,
  worktype: string,
  attributes: Readonly<Record<string, unknown>>,
): Classification {
  const { given, department, process, curve } = state.rules;
  return classify(
    {
      source: state.source,
      division: state.division,
      worktype,
      attributes,
      externalTag: state.externalTag ?? undefined,
      activateAtMs: state.activationMs,
      dueAtMs: given.dueAt && state.dueMs !== null ? state.dueMs : undefined,
      priority: curve.fixed ?? undefined,
      preferredAgent: state.preferredAgent ?? undefined,
      department: given.department ? (department ?? undefined) : undefined,
      process: given.process ? (process ?? undefined) : undefined,
      capturedAtMs: state.createdMs,
    },
    directory.rules,
  );
}

function decided({ attributes: _attributes, ...rest }: Classified): unknown {
  return rest;
}

function withoutNulls(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
}

/** An attribute that is taken away: only the whole of them can say so. */
function isGone(attributes: Record<string, unknown> | undefined): boolean {
  return Object.values(attributes ?? {}).includes(null);
}
