import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { usePrepared, useSchemas } from './api';
import type { Place } from './api';
import { DocumentEditor } from './document-editor';
import { singular } from './kinds';

/** One document: its draft, what is published, its versions, and what writes it. */
export function DocumentPage({ place }: { place: Place }) {
  const prepared = usePrepared(place);
  const schemas = useSchemas();
  const error = prepared.error ?? schemas.error;
  if (prepared.data !== undefined && schemas.data !== undefined) {
    const schema = schemas.data[singular(place.kind)] ?? {};
    return <DocumentEditor place={place} prepared={prepared.data} schema={schema} />;
  }
  if (error === null) return <Loading />;
  return <Refused error={error} onRetry={() => void Promise.all([prepared.refetch(), schemas.refetch()])} />;
}
