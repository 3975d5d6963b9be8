import { compareText } from '../../domain/routing/order';
import { HashIndex, mixed } from './hash-index';
import type { Records } from './records';

const WORDS = 4;
const UUID_LENGTH = 36;
const DASH = 45;

/** The digit that a character code stands for in a canonical UUID; 255 for all others. */
const digitOf = new Uint8Array(128).fill(255);
for (let digit = 0; digit < 16; digit += 1) digitOf[digit.toString(16).charCodeAt(0)] = digit;

const DIGITS = 32;
const codeOf = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** Where a text is put together. */
const text = Buffer.alloc(UUID_LENGTH, DASH);

/**
 * IDs of items by slot, and back. A UUID in its canonical form takes 16 bytes of the item's row; the order of the packed
 * words is that of the texts. Any other text is kept as it is.
 */
export class ItemIds {
  private readonly texts = new Map<number, string>();
  private readonly bySlot: HashIndex;
  private readonly wanted = new Int32Array(WORDS);
  private wantedText: string | null = null;
  /** What they were made of: who asks for an ID most often does so again. */
  private wantedId: string | null = null;
  private wantedHash = 0;

  /** Rows of so many words, with the ID at some place. */
  constructor(
    private readonly rows: Records,
    private readonly size: number,
    private readonly at: number,
  ) {
    this.bySlot = new HashIndex((slot) => hashOf(this.rows.words, this.placeOf(slot)));
  }

  reserve(count: number): void {
    this.bySlot.reserve(count);
  }

  /** The slot of an ID; -1 when there is none. */
  find(id: string): number {
    this.want(id);
    return this.bySlot.find(this.wantedHash, this.isWanted);
  }

  set(slot: number, id: string): void {
    this.want(id);
    this.rows.words.set(this.wanted, this.placeOf(slot));
    if (this.wantedText !== null) this.texts.set(slot, id);
    this.bySlot.add(slot);
  }

  delete(slot: number): void {
    this.bySlot.remove(slot);
    this.texts.delete(slot);
  }

  text(slot: number): string {
    return this.texts.get(slot) ?? this.uuid(this.placeOf(slot));
  }

  /** As `compareText` on the texts. */
  compare(a: number, b: number): number {
    if (this.texts.size > 0 && (this.texts.has(a) || this.texts.has(b))) return compareText(this.text(a), this.text(b));
    const { words } = this.rows;
    const atA = this.placeOf(a);
    const atB = this.placeOf(b);
    for (let word = 0; word < WORDS; word += 1) {
      const difference = ((words[atA + word] as number) >>> 0) - ((words[atB + word] as number) >>> 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  private readonly isWanted = (slot: number): boolean => {
    const at = this.placeOf(slot);
    for (let word = 0; word < WORDS; word += 1) {
      if (this.rows.words[at + word] !== this.wanted[word]) return false;
    }
    return this.texts.size === 0 ? this.wantedText === null : (this.texts.get(slot) ?? null) === this.wantedText;
  };

  private want(id: string): void {
    if (id === this.wantedId) return;
    this.wantedId = id;
    this.wantedText = parseUuid(id, this.wanted) ? null : id;
    if (this.wantedText !== null) {
      let hash = 0;
      for (let at = 0; at < id.length; at += 1) hash = mixed(hash, id.charCodeAt(at));
      this.wanted.fill(0);
      this.wanted[0] = hash;
    }
    this.wantedHash = hashOf(this.wanted, 0);
  }

  private placeOf(slot: number): number {
    return slot * this.size + this.at;
  }

  private uuid(at: number): string {
    const { words } = this.rows;
    for (let digit = 0, place = 0; digit < DIGITS; digit += 1, place += 1) {
      if (place === 8 || place === 13 || place === 18 || place === 23) place += 1;
      text[place] = codeOf[((words[at + (digit >> 3)] as number) >>> (28 - 4 * (digit & 7))) & 15] as number;
    }
    return text.toString('latin1');
  }
}

function hashOf(words: Int32Array, at: number): number {
  let hash = 0;
  for (let word = 0; word < WORDS; word += 1) hash = mixed(hash, words[at + word] as number);
  return hash;
}

/** Whether a text is a UUID as PostgreSQL writes it; its words then lie in `into`. */
function parseUuid(text: string, into: Int32Array): boolean {
  if (text.length !== UUID_LENGTH) return false;
  let word = 0;
  let digits = 0;
  let place = 0;
  for (let at = 0; at < UUID_LENGTH; at += 1) {
    const code = text.charCodeAt(at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== DASH) return false;
      continue;
    }
    const digit = code < 128 ? (digitOf[code] as number) : 255;
    if (digit === 255) return false;
    word = (word << 4) | digit;
    digits += 1;
    if (digits % 8 === 0) {
      into[place] = word;
      place += 1;
      word = 0;
    }
  }
  return true;
}
