import type { CaptureRequest } from '../api/contract/item';
import { between, chance, oneOf } from './chance';

export const claimants = [
  'Ada Ames',
  'Bo Berg',
  'Cleo Cruz',
  'Dan Dahl',
  'Eve Ekman',
  'Finn Falk',
  'Gia Gray',
  'Hugo Holm',
  'Ines Ito',
  'Jon Jara',
  'Kim Krol',
  'Lou Lind',
] as const;
const treatments = [
  'Knee surgery',
  'Dental implant',
  'Physiotherapy',
  'Hospital stay',
  'Spectacles',
  'Medication',
  'Rehabilitation',
  'MRI scan',
] as const;

/** About one claim in twenty is promised for so soon that it is overdue before somebody has worked on it. */
const rushShare = 0.05;
const rushMs = 30_000;

/** A claim that nobody has filed; `externalId` decides all of it. About one in four is above 100 000. */
export function inventClaim(externalId: string, nowMs: number): CaptureRequest {
  const treatment = oneOf(treatments, 'treatment', externalId);
  return {
    externalId,
    name: `${treatment}, ${oneOf(claimants, 'claimant', externalId)}`,
    attributes: {
      Case_ID: externalId,
      Claimant: oneOf(claimants, 'claimant', externalId),
      Claim_Value: claimValue(externalId),
      Policy_Type: oneOf(['Individual', 'Family', 'Group'], 'policy', externalId),
      Urgency_Score: Math.floor(between([0, 101], 'urgency', externalId)),
    },
    ...(chance('rush', externalId) < rushShare ? { dueAt: new Date(nowMs + rushMs).toISOString() } : {}),
  };
}

/** Mostly small sums, sometimes large ones, and now and then one at the very border of the routing rule. */
function claimValue(externalId: string): number {
  const size = chance('size', externalId);
  if (size < 0.03) return 100_000;
  if (size < 0.06) return 100_001;
  const [low, high] = size < 0.75 ? [200, 40_000] : [100_001, 400_000];
  return Math.round(between([low ?? 0, high ?? 0], 'value', externalId) / 10) * 10;
}
