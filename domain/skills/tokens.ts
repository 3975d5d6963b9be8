export type Comparison = '>' | '>=' | '<' | '<=' | '=' | '!=';

/** A piece of a skill expression; `at` is its position in the text, counted from 0. */
export type Token =
  | { type: 'word' | 'quoted'; text: string; at: number }
  | { type: 'comparison'; text: Comparison; at: number }
  | { type: 'open' | 'close' | 'unknown' | 'end'; text: string; at: number };

const pattern = /\s+|"([^"]*)"|(>=|<=|!=|>|<|=)|(\()|(\))|([^\s()<>=!"]+)|(.)/gsu;

/** Never fails: what is no token of the language is `unknown`. The last token is always `end`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, quoted, comparison, open, close, word] = match;
    const at = match.index;
    if (quoted !== undefined) tokens.push({ type: 'quoted', text: quoted, at });
    else if (comparison !== undefined) tokens.push({ type: 'comparison', text: comparison as Comparison, at });
    else if (open !== undefined) tokens.push({ type: 'open', text: open, at });
    else if (close !== undefined) tokens.push({ type: 'close', text: close, at });
    else if (word !== undefined) tokens.push({ type: 'word', text: word, at });
    else if (whole.trim() !== '') tokens.push({ type: 'unknown', text: whole, at });
  }
  tokens.push({ type: 'end', text: '', at: text.length });
  return tokens;
}
