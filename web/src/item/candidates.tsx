import { ringNumber } from '../format/ring';
import type { CandidateView } from '../../../api/contract/explanation';
import { keyText } from '../format/value';
import { Face } from '../pieces/face';
import { Icon } from '../pieces/icon';
import { Told } from '../pieces/told';
import { figuresText } from './figures-text';
import { texts, useTranslation } from '../text/texts';
import styles from './item.module.css';

/** Those who may have the item first, then the others with the test that each failed and its figure. */
export function Candidates({ candidates }: { candidates: readonly CandidateView[] }) {
  const { t } = useTranslation();
  if (candidates.length === 0) return <p className={styles['quiet']}>{t('why.noCandidates')}</p>;
  const sorted = candidates.toSorted((a, b) => Number(a.failed !== null) - Number(b.failed !== null));
  return (
    <ul className={styles['candidates']}>
      {sorted.map(({ agent, name, failed, figures, ring }) => (
        <li key={agent} data-failed={failed !== null}>
          <Face name={name} />
          <span className={styles['who']}>{name}</span>
          <span className={styles['test']}>
            <Icon name={failed === null ? 'accept' : 'close'} size={13} />
            {failed === null ? t('why.couldHave') : failedText(failed)}
            {failed === null && ring !== null && ` ${t('why.viaRing', { ring: ringNumber(ring) })}`}
            <Detail failed={failed} text={figuresText(figures)} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The figure behind a failed test; a presence in our words, and nothing that the test's name says already. */
function Detail({ failed, text }: { failed: string | null; text: string }) {
  const { t } = useTranslation();
  if (failed === null || text === '' || text === 'not-ready' || failed === 'open-offer') return null;
  const detail = failed === 'presence' && text === 'offline' ? t('presence.offline') : text;
  return (
    <span className={styles['quiet']}>
      {' '}
      · <Told text={detail} />
    </span>
  );
}

function failedText(failed: string): string {
  const key = `why.failed.${failed}`;
  return texts.exists(key) ? texts.t(key as 'why.failed.skills') : keyText(failed);
}
