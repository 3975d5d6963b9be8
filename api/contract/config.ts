import { z } from 'zod';
import { scopeForm } from '../../domain/rights/scopes';
import { InputError } from './problem';
import { GivenInstant, Instant, Key, Limit } from './scalar';

/** A document as it was applied, with the defaults of what was left out. */
export const ConfigDocumentBody = z.record(z.string(), z.unknown()).meta({ id: 'ConfigDocument' });

/** One version of a document. */
export const ConfigEntry = z
  .object({
    kind: z.string(),
    key: z.string(),
    division: z.string(),
    version: z.number().int(),
    publishedAt: Instant,
    publishedBy: z.string(),
    document: ConfigDocumentBody,
  })
  .meta({ id: 'ConfigEntry' });
export type ConfigEntry = z.infer<typeof ConfigEntry>;

/** One value that two documents do not share: without `before` it came, without `after` it went. */
export const Difference = z
  .object({
    path: z.string().meta({ example: 'rings[1].skills' }),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
  })
  .meta({ id: 'ConfigDifference' });
export type Difference = z.infer<typeof Difference>;

/** What somebody prepares of a document. `problems` would have it refused when published. */
export const ConfigDraft = z
  .object({
    kind: z.string(),
    key: z.string(),
    division: z.string(),
    revision: z.number().int().meta({ description: 'Another one for each save; named by whoever saves next.' }),
    basedOn: z.number().int().meta({ description: 'Published version that it was made from; 0: none.' }),
    published: z.number().int().meta({ description: 'Version that is published now; 0: none.' }),
    savedAt: Instant,
    savedBy: z.string(),
    document: ConfigDocumentBody,
    problems: z.array(InputError),
    warnings: z.array(InputError),
  })
  .meta({ id: 'ConfigDraft' });
export type ConfigDraft = z.infer<typeof ConfigDraft>;

export const ConfigList = z.object({ documents: z.array(ConfigEntry) }).meta({ id: 'ConfigList' });
export type ConfigList = z.infer<typeof ConfigList>;

export const ConfigSchemas = z
  .object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) })
  .meta({ id: 'ConfigSchemas' });
export type ConfigSchemas = z.infer<typeof ConfigSchemas>;

/** Drafts without a judgement: that is told of each by itself. */
export const DraftList = z
  .object({ drafts: z.array(ConfigDraft.omit({ problems: true, warnings: true })) })
  .meta({ id: 'ConfigDraftList' });
export type DraftList = z.infer<typeof DraftList>;

/** Documents that were taken away, as each was last, by whom and why; a rollback to a version of theirs brings them back. */
export const DeletedList = z
  .object({
    deleted: z.array(
      z.object({
        kind: z.string(),
        key: z.string(),
        division: z.string(),
        name: z.string().nullable(),
        version: z.number().int().meta({ description: 'The last one.' }),
        deletedAt: Instant,
        deletedBy: z.string(),
        deletionNote: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ConfigDeletedList' });
export type DeletedList = z.infer<typeof DeletedList>;

/** A version with who made it, why and how; and who took its document away, if it was the last one then. */
export const ConfigVersion = ConfigEntry.extend({
  change: z.enum(['created', 'updated']),
  note: z.string().nullable(),
  restores: z.number().int().nullable().meta({ description: 'The older version that this one publishes again.' }),
  deletedAt: Instant.nullable(),
  deletedBy: z.string().nullable(),
  deletionNote: z.string().nullable(),
}).meta({ id: 'ConfigVersion' });
export type ConfigVersion = z.infer<typeof ConfigVersion>;

export const ConfigVersions = z
  .object({ versions: z.array(ConfigVersion), nextCursor: z.string().nullable() })
  .meta({ id: 'ConfigVersions' });
export type ConfigVersions = z.infer<typeof ConfigVersions>;

/** Who made what hold, or took it away, and why. */
export const ConfigChange = z
  .object({
    at: Instant,
    by: z.string(),
    note: z.string().nullable(),
    kind: z.string(),
    key: z.string(),
    division: z.string(),
    version: z.number().int(),
    change: z.enum(['created', 'updated', 'deleted']),
    restores: z.number().int().nullable(),
  })
  .meta({ id: 'ConfigChange' });
export type ConfigChange = z.infer<typeof ConfigChange>;

export const ConfigChanges = z
  .object({ changes: z.array(ConfigChange), nextCursor: z.string().nullable() })
  .meta({ id: 'ConfigChanges' });
export type ConfigChanges = z.infer<typeof ConfigChanges>;

const Side = z.union([z.number().int(), z.literal('draft')]);
export const ConfigDiff = z
  .object({ from: Side, to: Side, differences: z.array(Difference) })
  .meta({ id: 'ConfigDiff' });
export type ConfigDiff = z.infer<typeof ConfigDiff>;

/** What is published, as an apply takes it. */
export const Export = z.object({ documents: z.array(ConfigDocumentBody) }).meta({ id: 'Export' });
export type Export = z.infer<typeof Export>;

/** Why a change was made; kept with the version. */
const Note = z.string().trim().min(1).max(1_000).optional();
const VersionSeen = z.coerce.number().int().min(0).optional();
const State = z.enum(['published', 'draft']).default('published');
const Division = z.string().max(64).optional();
const Flag = z.enum(['true', 'false']).default('false');

export const ApplyQuery = z.strictObject({ dryRun: Flag, prune: Flag, note: Note, revision: VersionSeen });
export const StateQuery = z.strictObject({ division: Division, state: State });
export const ListStateQuery = z.strictObject({
  division: Division,
  state: z.enum(['published', 'draft', 'deleted']).default('published'),
});
/** `basedOn`: the published version that the caller has seen; `revision`: the draft that he has seen. */
export const WriteQuery = z.strictObject({
  division: Division,
  state: State,
  basedOn: VersionSeen,
  revision: VersionSeen,
  note: Note,
});
export type WriteQuery = z.infer<typeof WriteQuery>;
export const VersionsQuery = z.strictObject({
  division: Division,
  cursor: z.string().max(100).optional(),
  limit: Limit,
});
export const ChangesQuery = z.strictObject({
  division: Division,
  kind: z.string().max(64).optional().meta({ description: 'Singular, as documents write it.' }),
  by: z.string().max(255).optional(),
  cursor: z.string().max(1_000).optional(),
  limit: Limit,
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;
const GivenSide = z.union([z.literal('draft'), z.coerce.number().int().min(1)]).optional();
export const DiffQuery = z.strictObject({ division: Division, from: GivenSide, to: GivenSide });
export type DiffQuery = z.infer<typeof DiffQuery>;

export const PublishBody = z
  .strictObject({ note: Note, revision: z.number().int().min(0).optional() })
  .meta({ id: 'Publish' });
export const PublishDraftsBody = z
  .strictObject({
    drafts: z
      .array(
        z.strictObject({
          kind: z.string().max(64),
          key: z.string().max(64),
          division: Division,
          revision: z.number().int().min(0).optional(),
        }),
      )
      .min(1)
      .max(500),
    note: Note,
  })
  .meta({ id: 'PublishDrafts' });
export type DraftNamed = z.infer<typeof PublishDraftsBody>['drafts'][number];
export const RollbackBody = z
  .strictObject({ version: z.number().int().min(1), basedOn: z.number().int().min(0).optional(), note: Note })
  .meta({ id: 'Rollback' });

export const ApplyBody = z
  .strictObject({ documents: z.array(ConfigDocumentBody).min(1).max(5_000) })
  .meta({ id: 'Apply' });

export const AppliedDocument = z
  .object({
    kind: z.string(),
    key: z.string(),
    version: z.number().int(),
    change: z.enum(['created', 'updated', 'unchanged', 'deleted']),
    differences: z.array(Difference).optional().meta({ description: 'What a dry run would change.' }),
  })
  .meta({ id: 'AppliedDocument' });
export type AppliedDocument = z.infer<typeof AppliedDocument>;

export const ApplyResult = z
  .object({
    applied: z.array(AppliedDocument),
    dryRun: z.boolean().optional(),
    revision: z.number().int().optional().meta({
      description:
        'Of the whole configuration that a dry run looked at: an apply that names it is refused once it moved.',
    }),
    warnings: z.array(InputError).optional().meta({ description: 'What is allowed and hardly meant.' }),
  })
  .meta({ id: 'ApplyResult' });
export type ApplyResult = z.infer<typeof ApplyResult>;

/** Shown once: it cannot be read again. */
export const SecretView = z.object({ secret: z.string().meta({ example: 'whsec_...' }) }).meta({ id: 'Secret' });
export const ApiKeyBody = z
  .strictObject({
    expiresAt: GivenInstant.optional(),
    scopes: z
      .array(z.string().regex(scopeForm))
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Permissions, or `item:*`: what it may of all that a source may. Left out: all.' }),
    divisions: z
      .array(Key)
      .min(1)
      .max(1_000)
      .optional()
      .meta({ description: "Those of the source's divisions in which it holds. Left out: all." }),
  })
  .meta({ id: 'ApiKeyRequest' });
export const ApiKeyView = z
  .object({
    id: z.string(),
    source: Key,
    scopes: z.array(z.string()).nullable(),
    divisions: z.array(Key).nullable(),
    createdAt: Instant,
    expiresAt: Instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export const NewApiKey = ApiKeyView.extend({ apiKey: z.string() }).meta({ id: 'NewApiKey' });

export const ApiKeyList = z.object({ apiKeys: z.array(ApiKeyView) }).meta({ id: 'ApiKeyList' });
