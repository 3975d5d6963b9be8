import { DocumentForm } from '../../../form/document/document-form';
import { helpOf } from '../field-help';
import type { EditorProps } from '../editors';

/** Where a document lies is no part of what is written. */
const placed = ['kind', 'key', 'division'];

export function SchemaEditor({ place, document, onChange, schema, errors, suggest, isReadOnly }: EditorProps) {
  return (
    <DocumentForm
      schema={schema}
      value={document}
      onChange={onChange}
      leftOut={placed}
      help={(path) => helpOf(place.kind, path)}
      {...{ errors, suggest, isReadOnly }}
    />
  );
}
