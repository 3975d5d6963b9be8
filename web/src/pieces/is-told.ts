/** Whether it is what is kept beside a sentence: by code which one it is, with what it holds. */
export function isTold(
  value: unknown,
): value is { readonly code: string; readonly values?: Readonly<Record<string, unknown>> | undefined } {
  return typeof value === 'object' && value !== null && 'code' in value;
}
