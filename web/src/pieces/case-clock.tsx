import type { CaseView } from '../../../api/contract/case';
import { SlaClock } from './sla-clock';

/** The clock of a whole case, as that of an item; of one without an SLA nothing. */
export function CaseClock({ of: { createdAt, dueAt, closedAt } }: { of: CaseView }) {
  return dueAt === null ? '–' : <SlaClock item={{ activateAt: createdAt, dueAt, expiresAt: null, closedAt }} />;
}
