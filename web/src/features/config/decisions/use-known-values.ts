import { useMemo } from 'react';
import { outputTypes } from '../../../../../domain/decisions/outputs';
import type { OutputType } from '../../../../../domain/decisions/outputs';
import { choicesOf } from '../../../pieces/choices/found-among';
import type { Choice } from '../../../pieces/choices/found-among';
import { cellText, widthOf } from './table';
import type { Table } from './table';

/** Fields by whose names keys are suggested, where an output is called otherwise. */
const fields: Readonly<Record<string, string>> = { routingPlan: 'plan', priorityScheme: 'scheme' };
const mostShown = 200;

/** What an output takes; null: an input, or an output that is none. */
export function columnType({ inputs, outputs }: Table, column: number): OutputType | null {
  const output = outputs[column - inputs.length];
  return output !== undefined && output in outputTypes ? outputTypes[output as keyof typeof outputTypes] : null;
}

/** By column: keys that an output may name, and what other cells of the column say. */
export function useKnownValues(table: Table, suggest: (name: string) => readonly Choice[]): readonly Choice[][] {
  return useMemo(
    () =>
      Array.from({ length: widthOf(table) }, (_, column) => {
        const output = table.outputs[column - table.inputs.length];
        const type = columnType(table, column);
        const keys = output === undefined || type === 'number' ? [] : suggest(fields[output] ?? output);
        const said = new Set(table.rules.slice(0, mostShown).map((rule) => cellText(rule[column])));
        said.delete('-');
        for (const { value } of keys) said.delete(value);
        return [...keys, ...choicesOf([...said])];
      }),
    [table, suggest],
  );
}
