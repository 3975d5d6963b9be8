import { z } from 'zod';
import type { FaultCode } from './fault-code';
import type { FaultRule } from './fault-rule';
import { MOST_PRIORITY } from '../priority/bounds';
import { durationForm, parseDuration, parseOffset, parsePercent, percentForm, secondMs } from '../time/duration';

/** Of keys and media types. */
export const slug = /^[a-z0-9][a-z0-9\-_.]{0,63}$/;
const slugForm = 'a key of 1 to 64 lower-case letters, digits, "-", "_", ".", beginning with a letter or digit';

/** Refusal of a text by its form: the message and what is allowed, which reaches the caller as `allowed`. */
function refuse(code: FaultCode, message: string, allowed: string, rule?: FaultRule) {
  return { error: message, params: { code, allowed, ...(rule && { rule }) } };
}

const slugText = () => z.string().refine((text) => slug.test(text), refuse('INVALID_KEY', 'is not a key', slugForm));
export const key = slugText();

/** For people: names of queues, worktypes and statuses. */
export const displayName = z.string().trim().min(1).max(120);

/** The fields of every document but a division's. */
export const inDivision = { key, name: displayName.optional(), division: key };

/**
 * What a JSON Schema says of a duration, of a percentage, and of either. A refinement forgets it, so each states it. `x-hint`
 * names the description, for whoever says it in another language.
 */
export const asDuration = { format: 'duration', description: 'Such as PT5M, PT8H or P2D', 'x-hint': 'duration' };
const asPercent = { pattern: '%$', description: 'Such as 75%', 'x-hint': 'percent' };
const asOffset = {
  anyOf: [{ format: 'duration' }, { pattern: '%$' }],
  description: 'A percentage of the SLA such as 75%, or a time such as PT30M or P2D',
  'x-hint': 'offset',
};

export const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, refuse('INVALID_DURATION', 'is not a duration', durationForm))
  .meta(asDuration);

/** Deadlines are kept to the second, so a span of nothing is none. */
export const positiveDuration = duration
  .refine(
    (text) => (parseDuration(text) ?? secondMs) >= secondMs,
    refuse('INVALID_DURATION', 'must be at least one second', 'PT1S or longer', 'AT_LEAST_A_SECOND'),
  )
  .meta(asDuration);

/** How long a receiver may take to answer. */
export const answerTime = positiveDuration
  .refine(
    (text) => (parseDuration(text) ?? secondMs) <= 30 * secondMs,
    refuse('INVALID_DURATION', 'must be at most 30 seconds', 'PT1S to PT30S', 'AT_MOST_30_SECONDS'),
  )
  .meta(asDuration);

export const percent = z
  .string()
  .refine((text) => parsePercent(text) !== undefined, refuse('INVALID_PERCENT', 'is not a percentage', percentForm))
  .meta(asPercent);

/** A priority, or what is added to one. */
export const priority = z.number().min(-MOST_PRIORITY).max(MOST_PRIORITY);

/** A percentage of the SLA, or a duration. */
export const offset = z
  .string()
  .refine(
    (text) => parseOffset(text) !== undefined,
    refuse('INVALID_OFFSET', 'is neither a percentage nor a duration', `${percentForm}, or ${durationForm}`),
  )
  .meta(asOffset);

/** Media types are open: `voice`, `chat`, `email`, `workitem` are those that everybody has. */
export const mediaType = slugText();

/** Names of skills and attributes are free text, within reason. */
export const freeName = z.string().trim().min(1).max(120);

/** JSON Schema 2020-12 of what people fill in, itself checked by `createFormCheck`. */
export const form = z.record(z.string(), z.json()).meta({ format: 'json-schema' });

/** An address that the product itself will call. Whether it may is judged by `domain/receiver/`. */
export const httpUrl = z
  .string()
  .max(2_000)
  .refine(
    isHttpUrl,
    refuse('INVALID_URL', 'is not an address to call', 'http:// or https://, without user name and fragment'),
  );

function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const clean = url.username === '' && url.password === '' && url.hash === '';
  return clean && (url.protocol === 'https:' || url.protocol === 'http:');
}

/**
 * Secrets are never written into a document: it names the environment variable that holds them. The prefix keeps a
 * document from signing with what other variables hold, such as the address of the database. See also `checkSecrets`.
 */
export const secretReference = z.strictObject({
  env: z.string().regex(/^CASEWRIGHT_SECRET_[A-Z0-9_]{1,100}$/, {
    error: 'must be the name of a variable that begins with CASEWRIGHT_SECRET_, in capitals, digits and underscores',
  }),
});

/** What references begin with: `CLM-000123`. */
export const referencePrefix = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,9}$/)
  .meta({
    description: 'At most ten capitals and digits, a capital first, such as CLM',
    'x-hint': 'prefix',
  });

/** Whom the identity provider calls so; of a mail, `subject` is something else. */
export const asSubject = { 'x-label': 'identitySubject' };
