import { UnstyledButton } from '@mantine/core';
import { useWorkbins } from '../../api/workbins';
import { workbinText } from '../../item/workbin-text';
import { AsOf } from '../../pieces/as-of';
import { Icon } from '../../pieces/icon';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import styles from './agent-section.module.css';

/** The workbins of the divisions that are watched; agents' own ones only while something lies in them. */
export function WorkbinSection({ onOpen }: { onOpen: (bin: string) => void }) {
  const { t } = useTranslation();
  const workbins = useWorkbins();
  const list = workbins.data?.workbins
    .filter(({ type, count }) => type !== 'personal' || count > 0)
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  return (
    <section className={styles['box']} aria-label={t('workbins.title')} data-testid="workbins">
      <div className={styles['head']}>
        <h2>{t('workbins.title')}</h2>
        <AsOf at={workbins.data?.at} />
      </div>
      {workbins.isPending && <Loading />}
      {list === undefined && workbins.error !== null && (
        <Refused error={workbins.error} onRetry={() => void workbins.refetch()} />
      )}
      {list?.length === 0 && <p className={styles['none']}>{t('workbins.empty')}</p>}
      <ul className={styles['agents']}>
        {list?.map(({ division, id, type, name, count }) => (
          <li key={`${division}/${id}`}>
            <UnstyledButton
              className={styles['agent']}
              onClick={() => onOpen(`${division}/${id}`)}
              data-testid={`workbin-${id}`}
            >
              <Icon name="parked" />
              <span className={styles['who']}>
                <span className={styles['name']}>{type === 'personal' ? workbinText(id, name) : name}</span>
                <span className={styles['at']}>{t(`workbins.type.${type}`)}</span>
              </span>
              <span className={styles['load']} data-busy={count > 0}>
                {count}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
