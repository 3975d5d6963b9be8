import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import type { IntentCandidates } from '../../../api/contract/intent';
import { request } from '../api/client';
import { sentenceText } from '../pieces/sentence';
import { useSignedIn } from '../session/me-context';
import { may } from '../session/rights';
import type { Told } from './told';

type Answer = z.infer<typeof IntentCandidates>;
export type MeaningKind = 'worktype' | 'case-type';
/** One that the reader may start. */
export type Meaning = Answer['candidates'][number] & { readonly kind: MeaningKind };

const paths = { worktype: '/v1/workitems/intent', 'case-type': '/v1/cases/intent' } as const;
const rights = { worktype: 'item:capture', 'case-type': 'case:edit' } as const;

/** What an interaction may mean, of both kinds of work, as far as the reader may start them. */
export function useMeanings() {
  const me = useSignedIn();
  return useMutation({
    mutationFn: async ({ text, channel }: Told) => {
      const asked = (['worktype', 'case-type'] as const).filter((kind) => may(me, rights[kind]));
      const body = { text: text.trim(), ...(channel === '' ? {} : { channel }) };
      const answers = await Promise.all(
        asked.map(async (kind) => ({ kind, ...(await request<Answer>(paths[kind], { method: 'POST', body })) })),
      );
      return {
        meanings: answers.flatMap(({ kind, candidates }) => candidates.map((each): Meaning => ({ ...each, kind }))),
        notes: [...new Set(answers.flatMap(({ noted }) => noted.map(sentenceText)))],
      };
    },
  });
}
