import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWorkbins } from '../../api/workbins';
import { useAgentQueues } from './api';
import { useActions } from '../../palette/use-actions';
import { useCurrentInSight } from '../../pieces/use-current-in-sight';
import { useTranslation } from '../../text/texts';
import type { Place } from './use-desk-view';
import styles from './places.module.css';

interface PlacesProps {
  readonly agent: string;
  readonly held: number;
  readonly place: Place | undefined;
  readonly isItemOpen: boolean;
  /** What he holds, below its heading. */
  readonly children: ReactNode;
  readonly onShow: (place: Place | undefined) => void;
}

/** Where his work lies: in his hands, in the workbins that he takes from, in the queues from which he may pull. */
export function Places({ agent, held, place, isItemOpen, children, onShow }: PlacesProps) {
  const { t } = useTranslation();
  const workbins = (useWorkbins().data?.workbins ?? []).filter(({ mayPull }) => mayPull);
  const queues = (useAgentQueues(agent).data?.queues ?? []).filter(({ pull }) => pull);
  const own = workbins.find((workbin) => workbin.agent === agent);
  const shared = workbins.filter((workbin) => workbin.agent === null);
  const shown = place === undefined ? undefined : 'bin' in place ? `bin ${place.bin}` : `queue ${place.queue}`;
  const nav = useCurrentInSight(`${shown} ${shared.length} ${queues.length}`);
  useActions(
    [
      ...(own === undefined
        ? []
        : [{ id: 'bin-own', label: t('workbin.own'), shortcut: 'g b', where: { bin: 'own' } }]),
      ...shared.map(({ id, name, division }) => ({
        id: `bin-${id}`,
        label: name,
        where: { bin: `${division}/${id}` },
      })),
      ...queues.map(({ key, name }) => ({ id: `queue-${key}`, label: name, where: { queue: key } })),
    ].map(({ where, label, ...action }) => ({
      ...action,
      label: t('palette.openWorkbin', { name: label }),
      run: () => onShow(where),
    })),
  );
  return (
    <nav ref={nav} className={styles['places']} aria-label={t('place.nav')} data-item-open={isItemOpen}>
      <ul>
        <Entry
          name={t('work.title')}
          count={held}
          isShown={place === undefined}
          onShow={() => onShow(undefined)}
          id="work"
        />
      </ul>
      {children}
      <h2>{t('place.workbins')}</h2>
      <ul>
        <Entry
          name={t('workbin.own')}
          count={own?.count ?? 0}
          isShown={shown === 'bin own'}
          onShow={() => onShow({ bin: 'own' })}
          id="bin-own"
        />
        {shared.map(({ id, name, division, count }) => (
          <Entry
            key={`${division}/${id}`}
            name={name}
            count={count}
            isShown={shown === `bin ${division}/${id}`}
            onShow={() => onShow({ bin: `${division}/${id}` })}
            id={`bin-${id}`}
          />
        ))}
      </ul>
      {queues.length > 0 && <h2>{t('place.queues')}</h2>}
      <ul>
        {queues.map(({ key, name }) => (
          <Entry
            key={key}
            name={name}
            isShown={shown === `queue ${key}`}
            onShow={() => onShow({ queue: key })}
            id={`queue-${key}`}
          />
        ))}
      </ul>
    </nav>
  );
}

interface EntryProps {
  readonly name: string;
  /** Left out: nobody has counted. */
  readonly count?: number;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly id: string;
}

function Entry({ name, count, isShown, onShow, id }: EntryProps) {
  const { t } = useTranslation();
  return (
    <li>
      <button
        type="button"
        className={styles['place']}
        aria-current={isShown ? 'page' : undefined}
        onClick={onShow}
        data-testid={`place-${id}`}
      >
        <span className={styles['name']}>{name}</span>
        {count !== undefined && (
          <span className={styles['count']}>
            {count} <VisuallyHidden>{t('place.items', { count })}</VisuallyHidden>
          </span>
        )}
      </button>
    </li>
  );
}
