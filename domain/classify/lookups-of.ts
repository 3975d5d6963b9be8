import type { DocumentOf } from '../config/documents';
import type { ItemState } from '../item/state';
import type { Lookup } from '../lookup/lookup';
import type { Posed } from '../lookup/question';
import { pose } from '../lookup/question';
import type { LookupAnswer, LookupRecord, LookupResult } from '../lookup/result';
import { Allowance } from '../feel/run';
import type { Spent } from '../feel/run';
import type { Catalogue } from './catalogue';
import type { ClassifyInput } from './classify';
import { placeOf } from './place';
import { ruleInput } from './rules';
import { shownToRules } from './shown-to-rules';

/** A look-up to be asked about an item, with its question. */
export interface PlannedLookup {
  lookup: Lookup;
  version: number;
  posed: Posed;
  /** What it took to pose it. */
  spent: Spent;
  /** What is left for its answer, shared by all look-ups of the item. */
  allowance: Allowance;
}

/**
 * What is to be asked before a capture is classified; nothing where it has no worktype that there is. What it takes to find
 * that out counts when it is classified, where it is found out again.
 */
export function lookupsOf(input: ClassifyInput, catalogue: Catalogue): readonly PlannedLookup[] {
  const source = catalogue.source(input.source);
  const found = source && placeOf(input, source, catalogue, new Allowance());
  if (!source || !found?.ok || found.placed.worktype.lookups.length === 0) return [];
  return plan(found.placed.worktype, input, { ...source.defaults.attributes, ...input.attributes }, catalogue);
}

/** Attributes that an item has from look-ups. */
export function broughtTo({ rules }: ItemState): string[] {
  return (rules.lookups ?? []).flatMap((record) => record.brought);
}

/** The attributes of an item without those that look-ups brought. */
export function ownAttributes(state: ItemState): Readonly<Record<string, unknown>> {
  const brought = new Set(broughtTo(state));
  return brought.size === 0
    ? state.attributes
    : Object.fromEntries(Object.entries(state.attributes).filter(([name]) => !brought.has(name)));
}

/** What an item's look-ups came to, as far as nobody has set what they brought to something else. */
export function keptResults(state: ItemState, given: Readonly<Record<string, unknown>> = {}): LookupResult[] {
  return (state.rules.lookups ?? []).map((record) => ({
    lookup: record.lookup,
    answer: answerOf(record, state, given),
  }));
}

function answerOf({ brought, failure }: LookupRecord, { attributes }: ItemState, given: object): LookupAnswer {
  const spent = { steps: 0, made: 0 };
  if (failure) return { ok: false, failure, spent };
  const kept = brought.filter((name) => !Object.hasOwn(given, name)).map((name) => [name, attributes[name]]);
  return { ok: true, attributes: Object.fromEntries(kept), spent };
}

/**
 * What is to be asked anew of an item with other values: look-ups whose question is another one now. With `isAnew` also
 * those that failed, and those that it was never asked about.
 */
export function lookupsOfChange(
  before: ClassifyInput,
  after: ClassifyInput,
  state: ItemState,
  isAnew: boolean,
  catalogue: Catalogue,
): readonly PlannedLookup[] {
  const planned = lookupsOf(after, catalogue);
  if (planned.length === 0) return [];
  const posedBefore = new Map(lookupsOf(before, catalogue).map((one) => [one.lookup.document.key, one.posed]));
  return planned.filter(({ lookup, posed }) => {
    const { key } = lookup.document;
    const record = state.rules.lookups?.find((one) => one.lookup === key);
    const isOther = JSON.stringify(posedBefore.get(key)) !== JSON.stringify(posed);
    return isOther || (isAnew && (!record || record.failure !== undefined));
  });
}

function plan(
  worktype: DocumentOf<'worktype'>,
  input: ClassifyInput,
  attributes: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
): PlannedLookup[] {
  const item = ruleInput(worktype, input, attributes, catalogue);
  // An address may name any attribute; expressions see what rules see.
  const shown = { ...item, attributes: shownToRules(attributes) as Readonly<Record<string, unknown>> };
  const allowance = new Allowance();
  return worktype.lookups.flatMap((key) => {
    const document = catalogue.find('lookup', worktype.division, key);
    if (!document) return [];
    const lookup = catalogue.lookup(document);
    const before = allowance.spent;
    const posed = pose(lookup, shown, input.capturedAtMs, allowance);
    const version = catalogue.versionsOf([document])[`lookup/${key}`] ?? 0;
    return [{ lookup, version, posed, spent: allowance.since(before), allowance }];
  });
}
