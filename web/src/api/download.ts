import { refusalOf, send } from './client';
import { ProblemError } from './problem-error';

/** Has the browser keep an answer of that type as a file. */
export async function download(path: string, type: string, name: string): Promise<void> {
  const response = await send(path, { headers: new Headers({ accept: type }) });
  if (!response.ok) throw await refusalOf(response);
  // A file that breaks off, or a page of somebody in between, is none.
  const isOfType = response.headers.get('content-type')?.startsWith(type) ?? false;
  const content = isOfType ? await response.blob().catch(() => null) : null;
  if (content === null) throw new ProblemError(0, { code: 'NETWORK' });
  saveFile(content, name);
}

export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
