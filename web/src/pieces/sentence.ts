import { ringNumber } from '../format/ring';
import { texts } from '../text/texts';
import { faultByCode } from './fault-text';
import { isTold } from './is-told';
import { lastPlaceText } from './place-text';

/** What the server says: by code with what the sentence holds, and in English. */
interface Said {
  readonly text: string;
  readonly code?: string | undefined;
  readonly values?: Readonly<Record<string, unknown>> | undefined;
}

/** A sentence of the server in the language that is shown. What this one has no sentence for is told as it came. */
export function sentenceText({ text, ...told }: Said): string {
  return sentenceOf(told) ?? text;
}

function sentenceOf({ code, values = {} }: Omit<Said, 'text'>): string | undefined {
  const key = `said.${code}`;
  // What is wrong with an input is said within another sentence.
  if (!texts.exists(key)) return faultByCode(code, values);
  const held: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    const each =
      typeof value === 'number' ? numberOf(name, value) : isTold(value) ? sentenceOf(value) : textOf(name, value);
    // Half of it in another language would be worse.
    if (each === undefined) return undefined;
    held[name] = each;
  }
  return texts.t(key as 'form.yes', held as object);
}

function textOf(name: string, value: unknown): string {
  const text = String(value);
  return name === 'place' ? lastPlaceText(text) : text;
}

function numberOf(name: string, value: number): number {
  return name === 'ring' ? ringNumber(value) : value;
}
