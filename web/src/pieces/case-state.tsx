import type { CaseView } from '../../../api/contract/case';
import { useTranslation } from '../text/texts';
import { Icon } from './icon';
import type { IconName } from './icon';
import styles from './state-mark.module.css';

const looks: Record<CaseView['state'], { icon: IconName; tone: 'quiet' | 'accent' | 'green' | 'amber' | 'red' }> = {
  active: { icon: 'activity', tone: 'accent' },
  suspended: { icon: 'paused', tone: 'amber' },
  completed: { icon: 'done', tone: 'quiet' },
  terminated: { icon: 'decline', tone: 'quiet' },
  failed: { icon: 'warning', tone: 'red' },
};

/** A case's state, the same in the list and in its view. */
export function CaseState({ state }: Pick<CaseView, 'state'>) {
  const { t } = useTranslation();
  const { icon, tone } = looks[state];
  return (
    <span className={styles['mark']} data-tone={tone} data-state={state}>
      <Icon name={icon} size={14} />
      {t(`caseState.${state}`)}
    </span>
  );
}
