import { createContext, useContext } from 'react';
import { Group } from './group';
import { fieldsOf } from './shape';
import type { Schema } from './shape';

/** What fields look up while they are drawn. */
export interface FormContext {
  /** What is wrong, by the path that a refusal tells. */
  readonly errors: Readonly<Record<string, string>>;
  /** Keys that a field of this name may hold. */
  readonly suggest: (name: string) => readonly string[];
  readonly isReadOnly: boolean;
}

const Context = createContext<FormContext>({ errors: {}, suggest: () => [], isReadOnly: false });
export const useFormContext = () => useContext(Context);

interface DocumentFormProps extends FormContext {
  readonly schema: Schema;
  readonly value: Readonly<Record<string, unknown>>;
  readonly onChange: (value: Record<string, unknown>) => void;
  /** Names of what is asked for elsewhere. */
  readonly leftOut?: readonly string[];
}

/** A whole document by its JSON Schema: one field for each value, groups in groups. The server judges what a schema cannot say. */
export function DocumentForm({ schema, value, onChange, leftOut = [], ...context }: DocumentFormProps) {
  return (
    <Context value={context}>
      <Group fields={fieldsOf(schema, leftOut)} value={value} path={[]} onChange={onChange} />
    </Context>
  );
}
