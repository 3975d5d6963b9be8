/** Routing names a queue with its division, `claims/emergency`; people know it by its key. */
export function shown(text: string): string {
  return text.replaceAll(/\b[a-z0-9][a-z0-9-_.]*\/([a-z0-9][a-z0-9-_.]*)\b/g, '$1');
}
