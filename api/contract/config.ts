import { z } from 'zod';
import { GivenInstant, Instant, Key } from './scalar';

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

export const ConfigList = z.object({ documents: z.array(ConfigEntry) }).meta({ id: 'ConfigList' });
export type ConfigList = z.infer<typeof ConfigList>;

export const ConfigVersions = z.object({ versions: z.array(ConfigEntry) }).meta({ id: 'ConfigVersions' });
export type ConfigVersions = z.infer<typeof ConfigVersions>;

export const ApplyBody = z
  .strictObject({ documents: z.array(ConfigDocumentBody).min(1).max(5_000) })
  .meta({ id: 'Apply' });

export const AppliedDocument = z
  .object({
    kind: z.string(),
    key: z.string(),
    version: z.number().int(),
    change: z.enum(['created', 'updated', 'unchanged']),
  })
  .meta({ id: 'AppliedDocument' });
export type AppliedDocument = z.infer<typeof AppliedDocument>;

export const ApplyResult = z
  .object({ applied: z.array(AppliedDocument), dryRun: z.boolean().optional() })
  .meta({ id: 'ApplyResult' });
export type ApplyResult = z.infer<typeof ApplyResult>;

/** Shown once: it cannot be read again. */
export const SecretView = z.object({ secret: z.string().meta({ example: 'whsec_...' }) }).meta({ id: 'Secret' });
export const ApiKeyBody = z.strictObject({ expiresAt: GivenInstant.optional() }).meta({ id: 'ApiKeyRequest' });
export const ApiKeyView = z
  .object({ id: z.string(), source: Key, createdAt: Instant, expiresAt: Instant.nullable() })
  .meta({ id: 'ApiKey' });
export const NewApiKey = ApiKeyView.extend({ apiKey: z.string() }).meta({ id: 'NewApiKey' });

export const ApiKeyList = z.object({ apiKeys: z.array(ApiKeyView) }).meta({ id: 'ApiKeyList' });
