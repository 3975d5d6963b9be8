import type { FaultCode } from '../../../../domain/config/fault-code';
import type { FaultRule } from '../../../../domain/config/fault-rule';

/** Sentences of faults, by rule where a code has several. */
export type FaultSentences = { readonly [Name in FaultCode | FaultRule]?: string };

/** The server tells its faults in English, with what stands in them: those are shown as they come. */
export const faults: { readonly fault: FaultSentences } = { fault: {} };
