import type { Expression } from './graph';

const literal = /^"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"$/u;

/** The text that an expression always is: what a model gives as a literal stands in quotes. Undefined: it has to be evaluated. */
export function plainTextIn(expression: Expression | undefined): string | undefined {
  return expression !== undefined && literal.test(expression) ? (JSON.parse(expression) as string) : undefined;
}
