import { z } from 'zod';

/** Where a program without an API tells how it is; without a port, nowhere. */
export const healthAddress = {
  CASEWRIGHT_HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
  CASEWRIGHT_HEALTH_PORT: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(0).max(65_535)])
    .optional(),
};
