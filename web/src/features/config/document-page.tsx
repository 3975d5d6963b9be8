import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useUnsavedNames } from '../../session/unsaved';
import { useSignedIn } from '../../session/me-context';
import { usePrepared, useSchemas } from './api';
import type { Place } from './api';
import { DocumentEditor } from './document-editor';
import { singular } from './kinds';
import { mayBegin } from './may-begin';
import { NoDocument } from './no-document';
import { keptName } from './use-written';

/** One document: its draft, what is published, its versions, and what writes it. `isBegun`: where there is none, it is written anew. */
export function DocumentPage({ place, isBegun }: { place: Place; isBegun: boolean }) {
  const prepared = usePrepared(place);
  const schemas = useSchemas();
  const me = useSignedIn();
  const isKept = useUnsavedNames().has(keptName(place));
  const error = prepared.error ?? schemas.error;
  if (prepared.data !== undefined && schemas.data !== undefined) {
    const { draft, published, gone } = prepared.data;
    if (draft === null && published === null && !isKept && !(isBegun && mayBegin(me, place)))
      return <NoDocument place={place} gone={gone} />;
    const schema = schemas.data[singular(place.kind)] ?? {};
    return <DocumentEditor place={place} prepared={prepared.data} schema={schema} />;
  }
  if (error === null) return <Loading />;
  return <Refused error={error} onRetry={() => void Promise.all([prepared.refetch(), schemas.refetch()])} />;
}
