/** A list of which one page has been read at most: reading a long one again, page by page, is a burst that nobody asked for. */
export function isShort(data: { readonly pages: readonly unknown[] } | undefined): boolean {
  return (data?.pages.length ?? 0) <= 1;
}
