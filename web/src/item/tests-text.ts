import { texts } from '../text/texts';

/** "2 not ready, 3 without the skills": how many failed each test. */
export function testsText(counts: Iterable<readonly [string, number]>, section: 'why' | 'agentPanel'): string {
  return [...counts]
    .map(([test, count]) => {
      const key = `${section}.count.${test}`;
      return texts.exists(key) ? texts.t(key as 'why.count.skills', { count }) : `${count} ${test}`;
    })
    .join(', ');
}
