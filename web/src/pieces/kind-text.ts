import { texts } from '../text/texts';

/** What documents of a kind are called, as one of them writes it: `worktype` is "Worktypes". */
export function kindText(kind: string): string {
  return texts.t(`config.kind.${kind}s` as 'config.kind.queues');
}
