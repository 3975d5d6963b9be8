import type { BoxedTable, DecisionModel } from './model';

/**
 * How much work it is to read the texts of a model, in characters: each text costs as much as some of them. Cells of one
 * text in a column are read once.
 */
export function readingWork({ types, functions, decisions }: DecisionModel): number {
  let work = 0;
  const walk = (value: unknown): void => {
    if (typeof value === 'string') work += value.length + perText;
    else if (Array.isArray(value)) for (const entry of value) walk(entry);
    else if (typeof value === 'object' && value !== null) {
      if ('kind' in value && value.kind === 'table') columns(value as BoxedTable);
      else for (const entry of Object.values(value)) walk(entry);
    }
  };
  const columns = ({ inputs, outputs, rules }: BoxedTable): void => {
    for (const part of [inputs, outputs]) walk(part);
    for (const at of inputs.keys()) walk([...new Set(rules.map(({ tests }) => tests[at]))]);
    for (const at of outputs.keys()) walk([...new Set(rules.map(({ results }) => results[at]))]);
  };
  for (const part of [types, functions, decisions]) walk(part);
  return work;
}

const perText = 20;

/** Up to 2.7 s of processor time where it was measured; a table of 10,000 rules whose cells differ in one column: 1.4 s. */
export const mostReadingWork = 500_000;
