import i18next from 'i18next';
import { ProblemError } from '../api/problem-error';

/** What a refusal means and what to do. Bad input names its paths; a code without a text of its own shows itself. */
export function problemText(error: unknown): string {
  const t = i18next.t.bind(i18next);
  if (!(error instanceof ProblemError)) return t('problem.UNKNOWN', { code: 'UNEXPECTED' });
  const { code, problem } = error;
  if (i18next.exists(`problem.${code}`)) return i18next.t(`problem.${code}` as 'problem.NOT_FOUND');
  const inputs = problem.errors?.map(({ path, message }) => `${path}: ${message}`).join('; ');
  const detail = inputs ?? problem.detail;
  return detail === undefined || detail === '' ? t('problem.UNKNOWN', { code }) : `${detail} (${code})`;
}
