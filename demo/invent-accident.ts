import type { CaseStart } from '../api/contract/case';
import { between, chance, oneOf } from './chance';
import { claimants } from './invent-claim';

const accidents = [
  'Fall from a bicycle',
  'Collision at a crossing',
  'Slip on ice',
  'Burst pipe',
  'Storm on the roof',
  'Dog bite',
] as const;

/** An accident that nobody had; `externalId` decides all of it. In about one in three somebody is hurt. */
export function inventAccident(externalId: string): Pick<CaseStart, 'externalId' | 'name' | 'attributes'> {
  const claimant = oneOf(claimants, 'claimant', externalId);
  return {
    externalId,
    name: `${oneOf(accidents, 'accident', externalId)}, ${claimant}`,
    attributes: {
      Case_ID: externalId,
      Claimant: claimant,
      Claim_Value: Math.round(between([50, 9_000], 'value', externalId)) * 10,
      Injured: chance('injured', externalId) < 0.35,
    },
  };
}
