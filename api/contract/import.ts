import { z } from 'zod';
import { WouldCapture } from './item';
import { InputError } from './problem';
import { Key } from './scalar';

export const ImportQuery = z.strictObject({
  source: Key.optional().meta({ description: 'May be left out by a source that captures with its own token.' }),
  worktype: Key.optional().meta({ description: "Of rows that name none; left out: the source's." }),
  dryRun: z.enum(['true', 'false']).optional().meta({ description: 'Takes nothing in, and tells what would be.' }),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

/** A fault of a row; `column` is that of the file, `path` that of the capture. */
const RowError = InputError.extend({ path: z.string().optional(), column: z.string().optional() }).meta({
  id: 'RowError',
});

export const ImportRow = z
  .object({
    row: z.number().int().meta({ description: 'From 1, behind the head.' }),
    line: z.number().int().meta({ description: 'Of the file, on which the row ends.' }),
    outcome: z.enum(['new', 'known', 'failed']),
    externalId: z.string().optional(),
    id: z.uuid().optional(),
    reference: z.string().optional(),
    would: WouldCapture.optional(),
    code: z.string().optional(),
    errors: z.array(RowError).optional(),
  })
  .meta({ id: 'ImportRow' });
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportResult = z
  .object({
    isDryRun: z.boolean(),
    new: z.number().int(),
    known: z.number().int(),
    failed: z.number().int(),
    rows: z.array(ImportRow),
  })
  .meta({ id: 'ImportResult' });
export type ImportResult = z.infer<typeof ImportResult>;

export const ImportRulesQuery = ImportQuery.pick({ worktype: true });

/** By what the rows of a source's files become captures. */
export const ImportRules = z
  .object({
    mapping: z.record(z.string(), z.unknown()).nullable().meta({
      description: "Of the source's document, in FEEL; null: columns are taken by their names.",
    }),
    worktype: z.string().nullable(),
    attributes: z
      .record(z.string(), z.unknown())
      .meta({ description: 'JSON Schema of each attribute of the worktype: texts are read as it wants them.' }),
    required: z.array(z.string()).meta({ description: 'Attributes that the worktype must have.' }),
  })
  .meta({ id: 'ImportRules' });
export type ImportRules = z.infer<typeof ImportRules>;

/** The sources for which the caller may capture, with the worktypes of their divisions. */
export const SourceList = z
  .object({
    sources: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        division: z.string(),
        worktype: z.string().nullable().meta({ description: 'Of captures that name none, where no decision says it.' }),
        worktypes: z.array(z.object({ key: z.string(), name: z.string() })),
      }),
    ),
  })
  .meta({ id: 'SourceList' });
export type SourceList = z.infer<typeof SourceList>;
