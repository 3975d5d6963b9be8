import { DocumentForm } from '../../../form/document/document-form';
import type { EditorProps } from '../editors';

/** Where a document lies is no part of what is written. */
const placed = ['kind', 'key', 'division'];

export function SchemaEditor({ document, onChange, schema, errors, suggest, isReadOnly }: EditorProps) {
  return (
    <DocumentForm
      schema={schema}
      value={document}
      onChange={onChange}
      leftOut={placed}
      {...{ errors, suggest, isReadOnly }}
    />
  );
}
