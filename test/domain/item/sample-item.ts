import type { Identity } from '../../../domain/item/new-item';
import { newItem } from '../../../domain/item/new-item';
import type { ItemState } from '../../../domain/item/state';
import type { Classified } from '../../../domain/classify/classified';

export const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;

/** A claim as the example classifies it: due after 48 h, expiring after 72 h, completed by agent and source together. */
export const claimRules: Classified = {
  division: 'claims',
  source: 'crm',
  worktype: 'medical-claim',
  versions: { 'worktype/medical-claim': 1 },
  referencePrefix: 'CLM',
  externalTag: null,
  attributes: { Case_ID: 'C-1', Claim_Value: 100_000 },
  mediaType: 'workitem',
  weight: 1,
  department: null,
  process: null,
  given: { dueAt: false, department: false, process: false },
  segment: null,
  queue: 'claims',
  plan: { key: 'claim-standard', rings: [{ afterMs: 0, requirement: { skills: 'Adjuster >= 1' } }] },
  preferredAgent: null,
  preferredAgentKnown: false,
  curve: {
    calendar: null,
    activationMs: NOON,
    dueMs: NOON + 48 * HOUR,
    interpolation: 'linear',
    points: [
      { offsetMs: 0, level: 0 },
      { offsetMs: 48 * HOUR, level: 1 },
    ],
    overdue: { level: 1.2, perHour: 0.01 },
    min: 100,
    max: 1000,
    offset: 0,
    fixed: null,
  },
  activationMs: NOON,
  ringBaseMs: NOON,
  slaTargetMs: 48 * HOUR,
  dueMs: NOON + 48 * HOUR,
  expiresMs: NOON + 72 * HOUR,
  thresholdsMs: [],
  statusesMs: {},
  status: 'open',
  initialStatus: 'open',
  statuses: [
    { key: 'open', name: 'Open', category: 'open', next: null, afterMs: null },
    { key: 'review', name: 'In review', category: 'working', next: null, afterMs: null },
    { key: 'overdue', name: 'Overdue', category: 'open', next: null, afterMs: null },
    { key: 'closed', name: 'Closed', category: 'closed', next: null, afterMs: null },
  ],
  onAcceptStatus: 'review',
  overdueStatus: 'overdue',
  finalStatus: 'closed',
  offer: { answer: 'manual', expiryMs: 300_000, declineForMs: 60_000 },
  onLogout: { policy: 'keep', afterMs: 300_000, workbin: null },
  completion: { by: 'both', markDone: true, sourceTimeoutMs: 900_000 },
  dispositions: ['approved', 'rejected', 'referred'],
  thresholds: [],
  emergencyQueue: 'emergency-backlog',
  maxEscalations: 3,
  pauseStopsClocks: true,
  notes: [],
};

export const sampleIdentity: Identity = {
  id: '018f0000-0000-7000-8000-000000000001',
  shard: 'claims',
  externalId: 'C-1',
  reference: 'CLM-000001',
  name: null,
  caseId: null,
  createdMs: NOON,
};

/** A new claim, with some of its rules changed. */
export function sampleItem(rules: Partial<Classified> = {}, identity: Partial<Identity> = {}): ItemState {
  return newItem({ ...claimRules, ...rules }, { ...sampleIdentity, ...identity });
}
