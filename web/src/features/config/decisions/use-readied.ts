import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { singular } from '../kinds';
import type { Place } from '../api';
import { withoutMadeCode } from '../plain-zod';
import { readied } from './tried';
import type { Readied } from './tried';

withoutMadeCode();

/** What is written, compiled as the server compiles it; null while a file is being read. */
export function useReadied(place: Place, document: Readonly<Record<string, unknown>>): Readied | null {
  const written = useDeferredValue(document);
  const { dmn } = written;
  const file = useQuery({
    queryKey: ['dmn-file', dmn],
    enabled: typeof dmn === 'string',
    queryFn: async () => (await import('../../../../../domain/decisions/read-dmn')).readDmn(String(dmn)),
    gcTime: 0,
  });
  return useMemo(() => {
    const named = { ...written, kind: singular(place.kind), key: place.key, division: place.division };
    if (typeof dmn !== 'string') return readied(named);
    return file.data === undefined ? null : readied({ ...named, model: file.data });
  }, [written, dmn, file.data, place.kind, place.key, place.division]);
}
