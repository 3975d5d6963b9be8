/**
 * The password that a link to the embedded stack carries (`#password=...`). A fragment never leaves the browser; it is
 * taken out of the address at once, so that it does not stay in the history.
 */
export function takePassword(): string {
  const { hash, pathname, search } = globalThis.location;
  const password = new URLSearchParams(hash.slice(1)).get('password') ?? '';
  if (password !== '') globalThis.history.replaceState(null, '', pathname + search);
  return password;
}
