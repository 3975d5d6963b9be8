import { z } from 'zod';
import { duration, freeName, inDivision, secretReference } from './fields';
import { parseDuration, dayMs } from '../time/duration';
import { feel } from './mapping';

/** Those that say whom the connection speaks to and how are ours. */
const ownHeaders =
  /^(host|connection|content-length|content-type|transfer-encoding|accept-encoding|expect|upgrade|te|trailer|keep-alive|proxy-.*|webhook-.*)$/i;
const headerForm = 'a name of letters, digits and hyphens that is not the connection’s own, such as Authorization';

const headerName = z.string().refine((name) => /^[A-Za-z][A-Za-z0-9-]{0,99}$/.test(name) && !ownHeaders.test(name), {
  error: 'is no header to set',
  params: { allowed: headerForm },
});

const headerText = z.string().regex(/^[\x20-\x7e]{0,500}$/, { error: 'has characters that a header cannot hold' });

/** A text, or a secret with what stands before it, such as `Bearer `. */
export type Header = z.infer<typeof header>;
const header = z.union([headerText, z.strictObject({ secret: secretReference, before: headerText.default('') })]);

/** `{Attribute}` is replaced by the attribute's encoded value; never in the host, which a value must not choose. */
const urlTemplate = z
  .string()
  .max(2_000)
  .refine(isTemplate, {
    error: 'is not an address to call',
    params: { code: 'INVALID_URL', allowed: 'https://host/path/{Attribute}?query={Attribute}' },
  });

function isTemplate(template: string): boolean {
  if (!/^https?:\/\/[^/?#{}@]+(?:[/?]|$)/.test(template)) return false;
  const filled = template.replaceAll(/\{[^{}]+\}/g, 'x');
  return !/[{}#]/.test(filled) && URL.canParse(filled);
}

/**
 * What is asked about an item before it is classified, and what of the answer becomes its attributes. Worktypes name their
 * look-ups. One that fails does not hold the item up.
 */
export const lookupDocument = z.strictObject({
  kind: z.literal('lookup'),
  ...inDivision,
  url: urlTemplate,
  method: z.enum(['GET', 'POST']).default('GET'),
  headers: z.record(headerName, header).default({}),
  /** Of a POST: a JSON object, each entry in FEEL over the item. */
  body: z.record(freeName, feel).optional(),
  /** FEEL over the item; left out: always. An item without an attribute that the address names is not asked about. */
  when: z.string().trim().min(1).optional(),
  /** For the whole answer. A capture waits for it, so it is short. */
  timeoutMs: z.int().min(50).max(2_000).default(500),
  /** How long the same question is not asked again. */
  cacheFor: duration
    .refine((text) => (parseDuration(text) ?? 0) <= dayMs, {
      error: 'must be at most a day',
      params: { code: 'INVALID_DURATION', rule: 'AT_MOST_A_DAY', allowed: 'PT0S to P1D' },
    })
    .default('PT5M'),
  /** In FEEL over `payload`, the answer. */
  attributes: z.record(freeName, feel).refine((named) => Object.keys(named).length > 0, {
    error: 'brings nothing',
    params: { code: 'REQUIRED', rule: 'BRINGS_NOTHING', allowed: 'attributes, each with an expression over payload' },
  }),
  /** Whether what it brings stands over what the source gave. */
  replaces: z.boolean().default(false),
});

export type LookupDocument = z.infer<typeof lookupDocument>;
