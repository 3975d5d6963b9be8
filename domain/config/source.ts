import { z } from 'zod';
import { answerTime, httpUrl, inDivision, key, secretReference } from './fields';
import { captureMapping, inboundMapping } from './mapping';

/** A system that captures work, with what its captures leave out and where their completions are told. */
export const sourceDocument = z.strictObject({
  kind: z.literal('source'),
  ...inDivision,
  sync: z
    .strictObject({
      url: httpUrl,
      timeout: answerTime.default('PT10S'),
      secret: secretReference.optional(),
      /** Whether it is told of changes of attributes, status and due date that it did not make itself. */
      changes: z.boolean().default(false),
    })
    .optional(),
  /** What it is told by signed webhooks of its own (`POST /v1/sources/{source}/inbound`), and what becomes of that. */
  inbound: z.strictObject({ secret: secretReference, mapping: inboundMapping }).optional(),
  /** How the rows of its files become captures; left out: by the names of their columns. */
  import: z.strictObject({ mapping: captureMapping }).optional(),
  /** Asked for the worktype of captures that name none. */
  decision: key.optional(),
  /** Key of a decision of its division that gives cases of this source a type (`caseType`) where they name none. */
  caseDecision: key.optional(),
  defaults: z
    .strictObject({
      worktype: key.optional(),
      attributes: z.record(z.string(), z.json()).default({}),
      externalTag: z.string().max(200).optional(),
    })
    .prefault({}),
  /** Divisions besides its own into which it may capture. */
  divisions: z.array(key).max(1_000).default([]),
});
export type SourceDocument = z.infer<typeof sourceDocument>;
