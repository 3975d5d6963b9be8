import type { InputProblem } from '../config/problem';
import type { CommandOf } from '../item/command';
import type { Actor } from '../item/event';
import type { ItemState } from '../item/state';
import { captureOf } from './capture-of';
import type { Catalogue } from './catalogue';
import type { Classified } from './classified';
import { type Classification, classify } from './classify';

/** What somebody changes of an item; a value of null takes an attribute away. */
export interface OtherValues {
  attributes?: Readonly<Record<string, unknown>> | undefined;
  worktype?: string | undefined;
  name?: string | null | undefined;
  /** Run the rules in any case, and distribute the item anew. */
  reclassify: boolean;
}

/**
 * Other values for an item. The rules run again when they read what has changed: whether they do is asked of today's
 * rules, with the old values and with the new, so that a table published meanwhile moves no item by itself.
 */
export function otherValues(
  state: ItemState,
  actor: Actor,
  { attributes, worktype = state.worktype, name, reclassify }: OtherValues,
  catalogue: Catalogue,
): { ok: true; command: CommandOf<'update'> | CommandOf<'reclassify'> } | { ok: false; errors: InputProblem[] } {
  const merged = withoutNulls({ ...state.attributes, ...attributes });
  const anew = ruled(state, worktype, merged, catalogue);
  if (!anew.ok) return anew;
  // Values that today's schema refuses are no measure of what the rules read.
  const before = ruled(state, worktype, state.attributes, catalogue);
  const named = name === undefined ? {} : { name };
  const isRead = worktype !== state.worktype || !before.ok || decided(before.value) !== decided(anew.value);
  if (reclassify || isRead || isGone(attributes)) {
    const { value: classified } = anew;
    return { ok: true, command: { action: 'reclassify', actor, classified, takeBack: reclassify, ...named } };
  }
  return { ok: true, command: { action: 'update', actor, ...(attributes ? { attributes } : {}), ...named } };
}

function ruled(
  state: ItemState,
  worktype: string,
  attributes: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
): Classification {
  const fired = worktype === state.worktype ? state.thresholds.map((threshold) => threshold.fired) : undefined;
  const asked = worktype === catalogue.source(state.source)?.defaults.worktype ? undefined : worktype;
  return classify({ ...captureOf(state), worktype: asked, attributes, fired }, catalogue);
}

/** As text: the same code has put both together. */
function decided({ attributes: _attributes, ...rest }: Classified): string {
  return JSON.stringify(rest);
}

function withoutNulls(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
}

/** An attribute that is taken away: only the whole of them can say so. */
function isGone(attributes: OtherValues['attributes']): boolean {
  return Object.values(attributes ?? {}).includes(null);
}
