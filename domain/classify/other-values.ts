import type { InputProblem } from '../config/problem';
import type { CommandOf } from '../item/command';
import type { Actor } from '../item/event';
import type { ItemState } from '../item/state';
import { captureOf } from './capture-of';
import type { LookupResult } from '../lookup/result';
import type { Catalogue } from './catalogue';
import type { Classified } from './classified';
import { classify, type ClassifyInput } from './classify';
import { keptResults, lookupsOf, lookupsOfChange, ownAttributes, type PlannedLookup } from './lookups-of';

/** What somebody changes of an item; a value of null takes an attribute away. */
export interface OtherValues {
  attributes?: Readonly<Record<string, unknown>> | undefined;
  worktype?: string | undefined;
  name?: string | null | undefined;
  /** Run the rules in any case, and distribute the item anew. */
  reclassify: boolean;
  /** What came of the look-ups that were asked anew; see `lookupsToAsk`. */
  lookups?: readonly LookupResult[] | undefined;
}

/**
 * Other values for an item. The rules run again when they read what has changed: whether they do is asked of today's
 * rules, with the old values and with the new, so that a table published meanwhile moves no item by itself.
 */
export function otherValues(
  state: ItemState,
  actor: Actor,
  change: OtherValues,
  catalogue: Catalogue,
): { ok: true; command: CommandOf<'update'> | CommandOf<'reclassify'> } | { ok: false; errors: InputProblem[] } {
  const { attributes, name, reclassify, lookups = [] } = change;
  const { before: old, after } = inputs(state, change);
  const kept = keptResults(state, attributes).filter((one) => lookups.every(({ lookup }) => lookup !== one.lookup));
  const anew = classify({ ...after, lookups: [...kept, ...lookups] }, catalogue);
  if (!anew.ok) return anew;
  // Values that today's schema refuses are no measure of what the rules read.
  const before = classify({ ...old, lookups: keptResults(state) }, catalogue);
  const named = name === undefined ? {} : { name };
  const isRead = lookups.length > 0 || !before.ok || decided(before.value) !== decided(anew.value);
  if (reclassify || isRead || isGone(attributes)) {
    const { value: classified } = anew;
    return { ok: true, command: { action: 'reclassify', actor, classified, takeBack: reclassify, ...named } };
  }
  return { ok: true, command: { action: 'update', actor, ...(attributes ? { attributes } : {}), ...named } };
}

/** Look-ups whose questions read what is changed: they are asked before the change is judged. */
export function lookupsToAsk(state: ItemState, change: OtherValues, catalogue: Catalogue): readonly PlannedLookup[] {
  if (!catalogue.hasLookups) return [];
  const { before, after } = inputs(state, change);
  const isAnew = change.reclassify || (change.worktype ?? state.worktype) !== state.worktype;
  return lookupsOfChange(before, after, state, isAnew, catalogue);
}

/** All look-ups of the item as it is, for who reads it. */
export function lookupsToShow(state: ItemState, catalogue: Catalogue): readonly PlannedLookup[] {
  return lookupsOf(inputs(state, { reclassify: false }).before, catalogue);
}

/** The item as it is and as it is to be, each without what look-ups brought. What the source gave stands. */
function inputs(
  state: ItemState,
  { attributes, worktype }: OtherValues,
): { before: ClassifyInput; after: ClassifyInput } {
  const own = ownAttributes(state);
  const before = {
    ...captureOf(state),
    attributes: own,
    was: { worktype: state.worktype, fired: state.thresholds.map(({ fired }) => fired) },
  };
  const after = {
    ...before,
    worktype: worktype ?? before.worktype,
    attributes: withoutNulls({ ...own, ...attributes }),
  };
  return { before, after };
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
