import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files below a folder in which a text stands, as it is or in Base64 wherever it begins. */
export function filesWith(folder: string, text: string, isLookedAt: (file: string) => boolean): string[] {
  const forms = [Buffer.from(text), ...base64Forms(text)];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isLookedAt(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return forms.some((form) => content.includes(form));
    });
}

/** What of a text's Base64 does not depend on its neighbours, for each of three places that it may begin at. */
function base64Forms(text: string): Buffer[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from(`${'\0'.repeat(before)}${text}`).toString('base64');
    return Buffer.from(encoded.slice(Math.ceil((before * 4) / 3), Math.floor(((text.length + before) * 4) / 3)));
  });
}
