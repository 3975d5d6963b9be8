import { z } from 'zod';

/** Compose files write an empty text for what is not set. */
export const OptionalText = z
  .string()
  .transform((text) => (text === '' ? undefined : text))
  .optional();

export const LogLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info');

/** What a program is told by its environment. Throws with one line for each variable that is wrong. */
export function readEnvironment<T>(schema: z.ZodType<T>, environment: Readonly<Record<string, string | undefined>>): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}
