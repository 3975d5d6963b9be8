import type { ReactNode } from 'react';
import type { ConfigChange } from '../../../../api/contract/config';
import { Link } from '../../address/link';
import { Empty } from '../../pieces/empty';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { MoreButton } from '../../pieces/more-button';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { useTranslation } from '../../text/texts';
import { useChanges, useDrafts, usePublished } from './api';
import styles from './config.module.css';
import { isKind, pluralOf } from './kinds';
import { shownName } from './listed';

/** Nothing is chosen: what is being prepared, and what was changed last. Whoever has seen enough of the demo is led to its end. */
export function Overview() {
  const { t } = useTranslation();
  const me = useSignedIn();
  const divisions = usePublished('divisions');
  const demo = divisions.data?.find(({ key }) => key === 'demo');
  const hasDemo = demo !== undefined && demo.document['closed'] !== true && me.isInstallationAdmin;
  return (
    <div className={styles['overviews']}>
      <Prepared />
      <Changed />
      {hasDemo && (
        <Empty
          text={t('removal.demo')}
          action={t('removal.askDemo')}
          leadsTo={{ to: '/config', search: { kind: 'divisions', doc: 'demo/demo' } }}
        />
      )}
    </div>
  );
}

function Prepared() {
  const { t } = useTranslation();
  const { data: drafts, error, refetch } = useDrafts();
  return (
    <Part title={t('config.prepared')} id="prepared">
      {drafts === undefined &&
        (error === null ? <Loading /> : <Refused error={error} onRetry={() => void refetch()} />)}
      {drafts?.length === 0 && (
        <Empty
          text={t('config.choose')}
          action={t('config.begin')}
          leadsTo={{ to: '/config', search: { kind: 'worktypes' } }}
        />
      )}
      <ul>
        {drafts
          ?.toSorted((one, other) => other.savedAt.localeCompare(one.savedAt))
          .map((draft) => (
            <Row key={`${draft.kind} ${draft.division} ${draft.key}`} of={draft} name={shownName(draft)}>
              {t('config.draftBy', { name: draft.savedBy })} · <InstantText at={draft.savedAt} />
            </Row>
          ))}
      </ul>
    </Part>
  );
}

function Changed() {
  const { t } = useTranslation();
  const list = useChanges();
  const { data: changes, error, refetch } = list;
  return (
    <Part title={t('config.changed')} id="changed">
      {changes === undefined &&
        (error === null ? <Loading /> : <Refused error={error} onRetry={() => void refetch()} />)}
      {changes?.length === 0 && <Empty text={t('config.noVersions')} />}
      <ul>
        {changes?.map((change) => (
          <Row
            key={`${change.kind} ${change.division} ${change.key} ${change.version} ${change.change}`}
            of={change}
            name={change.key}
          >
            <Done change={change} /> · <InstantText at={change.at} />
            {change.note !== null && <q>{change.note}</q>}
          </Row>
        ))}
      </ul>
      <MoreButton of={list} text={t('config.earlier')} />
    </Part>
  );
}

function Done({ change: { change, version, by, restores } }: { readonly change: ConfigChange }) {
  const { t } = useTranslation();
  if (change === 'deleted') return t('config.deleted', { name: by });
  const what = [t('config.version', { version }), restores !== null && t('config.restores', { version: restores }), by];
  return what.filter(Boolean).join(' · ');
}

interface PartProps {
  readonly title: string;
  readonly id: string;
  readonly children: ReactNode;
}

function Part({ title, id, children }: PartProps) {
  return (
    <section className={styles['overviewPart']} aria-labelledby={id} data-testid={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface RowProps {
  readonly of: { readonly kind: string; readonly division: string; readonly key: string };
  readonly name: string;
  readonly children: ReactNode;
}

/** A document, and what somebody did with it. */
function Row({ of: { kind: written, division, key }, name, children }: RowProps) {
  const { t } = useTranslation();
  const kind = pluralOf(written);
  if (!isKind(kind)) return null;
  return (
    <li>
      <Link to="/config" search={{ kind, doc: `${division}/${key}` }}>
        {name}
      </Link>
      <span className={styles['quiet']}>
        {t(`config.kind.${kind}`)} · {division} · {children}
      </span>
    </li>
  );
}
