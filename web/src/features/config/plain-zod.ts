import { config } from 'zod';

/** The pages may run no code that is made of text; whoever judges documents here calls this first. */
export function withoutMadeCode(): void {
  config({ jitless: true });
}
