import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Refusal } from '../../../../../domain/bpmn/read/reading';
import type { Graph } from '../../../../../domain/bpmn/graph';
import { withoutMadeCode } from '../plain-zod';
import type { Place } from '../api';

/** What is written of a case type, read as the server reads it. */
export interface ReadCaseType {
  /** Null where it cannot be run. */
  readonly graph: Graph | null;
  /** Its file with a diagram; of a plan the file that it becomes. */
  readonly drawn: string | null;
  readonly refused: readonly Refusal[];
}

export function useModel({ key, division }: Place, document: Readonly<Record<string, unknown>>) {
  const { bpmn, plan, process, name } = document;
  return useQuery({
    queryKey: ['case-model', key, division, bpmn, plan, process, name],
    placeholderData: keepPreviousData,
    gcTime: 0,
    queryFn: async (): Promise<ReadCaseType> => {
      withoutMadeCode();
      // Larger than the page; only who opens a case type needs it.
      const [{ caseModel }, { checkGraph }] = await Promise.all([
        import('../../../../../domain/config/case-model'),
        import('../../../../../domain/bpmn/check/check-graph'),
      ]);
      const file = typeof bpmn === 'string' ? bpmn : null;
      const read = await caseModel({ key, name, bpmn, plan, process });
      if (read === undefined) return { graph: null, drawn: file, refused: [] };
      if ('refused' in read) return { graph: null, drawn: file, refused: read.refused };
      const refused = checkGraph(read.graph);
      return { graph: refused.length > 0 ? null : read.graph, drawn: read.drawn ?? file, refused };
    },
  });
}
