import { Button, UnstyledButton } from '@mantine/core';
import type { CaseDiagram } from '../../../../api/contract/case-diagram';
import type { ItemView } from '../../../../api/contract/item';
import { taskExternalId } from '../../../../domain/cases/task';
import { kindText } from '../../diagram/kind-text';
import { durationText } from '../../format/duration';
import { localInstant, toMs } from '../../format/instant';
import { Told } from '../../pieces/told';
import { useNow } from '../../pieces/use-now';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import { ItemLink } from './item-link';
import { nameOf } from './parts';
import type { CaseParts } from './parts';

type Token = CaseDiagram['tokens'][number];

interface WaitingProps extends CaseParts {
  readonly items: readonly ItemView[];
  readonly onPick: (element: string) => void;
}

/** Where the case stands now: each token with how long it has been there, and what it waits for. */
export function Waiting({ items, onPick, ...parts }: WaitingProps) {
  const { t } = useTranslation();
  const { diagram, elements } = parts;
  const offering = (element: string) => elements.byId.get(element)?.kind === 'adHocSubProcess';
  // What only holds others is shown where something may come to it: at its boundary, or to what listens inside.
  const awaits = (instance: number) => diagram.waits.some((wait) => wait.instance === instance);
  const tokens = diagram.tokens.filter(
    ({ phase, element, instance }) => phase !== 'containing' || offering(element) || awaits(instance),
  );
  return (
    <section className={styles['panel']} aria-label={t('case.waiting')} data-testid="waiting">
      <h2>{t('case.waiting')}</h2>
      {tokens.length === 0 && <p className={styles['quiet']}>{t('case.nothingWaits')}</p>}
      <ul className={styles['list']}>
        {tokens.map((token) => (
          <TokenRow
            key={token.instance}
            {...parts}
            token={token}
            item={items.find(({ externalId }) =>
              standsFor(externalId, taskExternalId(parts.found.id, token.instance, 0)),
            )}
            onPick={onPick}
          />
        ))}
      </ul>
    </section>
  );
}

/** A task that is tried again has another item, of the same name with a number; the list has the latest first. */
function standsFor(externalId: string, task: string): boolean {
  return externalId === task || externalId.startsWith(`${task}.`);
}

interface TokenRowProps extends CaseParts {
  readonly token: Token;
  readonly item: ItemView | undefined;
  readonly onPick: (element: string) => void;
}

function TokenRow({ token, item, onPick, found, diagram, elements, action, maySupervise, mayEdit }: TokenRowProps) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { element, instance, phase, scope } = token;
  // The whole case is no element of its diagram, and no token that could be put elsewhere.
  const isWhole = scope === null;
  const name = isWhole ? found.reference : nameOf(elements, element);
  const kind = elements.byId.get(element)?.kind ?? '';
  const sinceMs = toMs(token.since);
  const waits = diagram.waits.filter((wait) => wait.instance === instance);
  const isManual = phase === 'working' && (kind === 'manualTask' || kind === 'task');
  return (
    <li data-token={element}>
      <div className={styles['row']}>
        {isWhole ? (
          <span className={styles['name']}>{name}</span>
        ) : (
          <UnstyledButton className={styles['name']} onClick={() => onPick(element)}>
            {name}
          </UnstyledButton>
        )}
        {sinceMs !== null && (
          <span className={styles['time']} title={localInstant(sinceMs)}>
            {durationText(Math.max(0, nowMs - sinceMs))}
          </span>
        )}
      </div>
      <p className={styles['quiet']}>
        {isWhole ? t('case.title') : kindText(kind)} · {t(`case.phase.${phase as 'working'}`, { defaultValue: phase })}
        {item !== undefined && (
          <>
            {' · '}
            <ItemLink item={item} />
          </>
        )}
      </p>
      {waits.map((wait) => (
        <p key={wait.wait} className={styles['quiet']}>
          <Told
            text={t(`case.wait.${wait.on}`, {
              name: wait.name ?? nameOf(elements, wait.element),
              time: wait.dueAt ?? '',
            })}
          />
          {maySupervise && wait.on !== 'condition' && (
            <>
              {' '}
              <Button
                size="compact-xs"
                variant="default"
                data-command="trigger"
                aria-label={t('case.triggerOf', { name: nameOf(elements, wait.element) })}
                onClick={() => action.ask({ action: 'trigger', wait: wait.wait, element: wait.element })}
              >
                {t('case.command.trigger')}
              </Button>
            </>
          )}
        </p>
      ))}
      <div className={styles['buttons']}>
        {mayEdit && isManual && (
          <Button
            size="compact-sm"
            variant="default"
            data-command="complete"
            aria-label={t('case.ask.complete', { name })}
            onClick={() => action.ask({ action: 'complete', instance, element })}
          >
            {t('case.command.complete')}
          </Button>
        )}
        {mayEdit && kind === 'adHocSubProcess' && (
          <Button
            size="compact-sm"
            variant="default"
            data-command="activate"
            aria-label={t('case.ask.activate', { name })}
            onClick={() => action.ask({ action: 'activate', instance, element })}
          >
            {t('case.command.activate')}
          </Button>
        )}
        {maySupervise && !isWhole && (
          <Button
            size="compact-sm"
            variant="default"
            data-command="modify"
            aria-label={t('case.moveFrom', { name })}
            onClick={() => action.ask({ action: 'modify', instance })}
          >
            {t('case.move')}
          </Button>
        )}
      </div>
    </li>
  );
}
