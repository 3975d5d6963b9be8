import { sentenceText } from '../pieces/sentence';

/** What the matcher kept of a decision, as far as this app shows it. */
export interface Decision {
  /** Which order of agents decided: `longest-idle`, ... */
  readonly order: string;
  /** `failed`: the test that he did not pass; null: he could have had the item too. */
  readonly next: readonly { readonly agent: string; readonly failed: string | null; readonly why: string }[];
}

/** Reads the stored decision, which the API hands on as it is: what does not look as expected is left out. */
export function readDecision(raw: unknown): Decision {
  const decision = asRecord(raw);
  const next = Array.isArray(decision['next']) ? decision['next'] : [];
  return {
    order: typeof decision['order'] === 'string' ? decision['order'] : '',
    next: next.map(asRecord).flatMap(({ agent, why, said }) => {
      if (typeof agent !== 'string' || typeof why !== 'string') return [];
      const [, failed = null, figures = why] = /^([a-z-]+): (.*)$/s.exec(why) ?? [];
      if (Array.isArray(said) && said.length > 0)
        return [{ agent, failed, why: saidText(said.map(asRecord), figures) }];
      // Each figure names its ring; which ring it was, the sentence above says.
      const text = figures.replaceAll(/(?:^|: )ring \d+: /g, '; ').replace(/^; /, '');
      return [{ agent, failed, why: text }];
    }),
  };
}

/** Of a ring's figure what is lacking: which ring it was, the sentence above says. One without words is told as it came. */
function saidText(said: readonly Record<string, unknown>[], text: string): string {
  const each = said.map(({ code, values }) => {
    const held = asRecord(values);
    const lacking = code === 'RING_ASKS' ? asRecord(held['lacking']) : { code, values: held };
    return sentenceText({ text: '', code: String(lacking['code']), values: asRecord(lacking['values']) });
  });
  return each.includes('') ? text : each.join('; ');
}

function asRecord(raw: unknown): Record<string, unknown> {
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
}
