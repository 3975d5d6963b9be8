const MEANINGLESS = ['actor', 'mediaType', 'completeDateTime', 'hold'];

/** Fields of the request that changed nothing, `more` among them. */
export function ignoredOf(body: object, more: readonly string[] = []): string[] {
  return Object.entries(body)
    .filter(([field, value]) => value !== undefined && (MEANINGLESS.includes(field) || more.includes(field)))
    .map(([field]) => field);
}
