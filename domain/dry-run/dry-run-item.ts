import { captureOf } from '../classify/capture-of';
import type { Catalogue } from '../classify/catalogue';
import { type Classification, classify } from '../classify/classify';
import type { InputProblem } from '../config/problem';
import type { ItemState } from '../item/state';
import { type ClassifiedAs, classifiedAs, type MovedField, movedBetween } from './classified-as';

/** One side of a dry run: what an item would be, or why it would not be taken. */
export type Side = ClassifiedAs | { refused: InputProblem[] };

/** An item of the past under what is published and under the drafts. */
export interface DryRunItem {
  id: string;
  reference: string;
  externalId: string;
  source: string;
  division: string;
  worktype: string;
  state: string;
  capturedAt: string;
  /** Empty: it would be what it is. */
  moved: MovedField[];
  published: Side;
  draft: Side;
}

/** Both sides are classified anew from the same values, so that what differs is the drafts' doing. */
export function dryRunItem(state: ItemState, published: Catalogue, draft: Catalogue, nowMs: number): DryRunItem {
  const capture = captureOf(state);
  const [a, b] = [classify(capture, published), classify(capture, draft)];
  const { id, reference, externalId, source, division, worktype } = state;
  return {
    id,
    reference,
    externalId,
    source,
    division,
    worktype,
    state: state.state,
    capturedAt: new Date(state.createdMs).toISOString(),
    moved: movedBetween(a, b),
    published: sideOf(a, published, nowMs),
    draft: sideOf(b, draft, nowMs),
  };
}

function sideOf(result: Classification, catalogue: Catalogue, nowMs: number): Side {
  return result.ok ? classifiedAs(result.value, catalogue.clocks, nowMs) : { refused: result.errors };
}
