import { DrawingContext } from './form-context';
import type { FormContext } from './form-context';
import { Group } from './group';
import { fieldsOf } from './shape';
import type { Schema } from './shape';
import { ValueField } from './value-field';

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
    <DrawingContext value={{ ...context, Value: ValueField, Fields: Group }}>
      <Group fields={fieldsOf(schema, leftOut)} value={value} path={[]} onChange={onChange} />
    </DrawingContext>
  );
}
