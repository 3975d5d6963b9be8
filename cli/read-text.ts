import { readFileSync } from 'node:fs';
import { declaredEncoding } from '../domain/xml/declared-encoding';

/** A file's text: XML in the encoding that it declares, anything else in UTF-8. */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  const encoding = declaredEncoding(bytes.subarray(0, 200).toString('latin1')) ?? 'utf-8';
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch (error) {
    // An encoding of which nobody knows is told by whoever reads the text.
    if (error instanceof RangeError) return bytes.toString('utf8');
    throw error;
  }
}
