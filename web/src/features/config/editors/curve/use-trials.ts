import { useState } from 'react';
import { hourMs, parseDuration } from '../../../../../../domain/time/duration';
import type { Place } from '../../api';
import { usePublished } from '../../api';
import { idOf, nameOf } from './compared';
import type { Trial } from './scheme';

const usual: Trial = { slaMs: 48 * hourMs, min: 100, max: 1_000 };

/** What a scheme can be tried for: the worktypes of its division, those that name it first. */
export function useTrials({ division, key }: Place) {
  const [chosen, setTrial] = useState<Trial | null>(null);
  const worktypes = usePublished('worktypes');
  const trials = (worktypes.data ?? [])
    .filter((each) => each.division === division)
    .map((entry) => {
      const { priority, sla } = entry.document as { priority?: Given; sla?: { target?: string } };
      const trial: Trial = {
        slaMs: (sla?.target === undefined ? undefined : parseDuration(sla.target)) ?? usual.slaMs,
        min: priority?.min ?? usual.min,
        max: priority?.max ?? usual.max,
      };
      return { id: idOf(entry), name: nameOf(entry), trial, isUser: priority?.scheme === key };
    })
    .toSorted((a, b) => Number(b.isUser) - Number(a.isUser));
  const first = trials[0]?.isUser === true ? trials[0].trial : usual;
  return { trial: chosen ?? first, setTrial, trials };
}

interface Given {
  scheme?: string;
  min?: number;
  max?: number;
}
