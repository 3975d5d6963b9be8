import type { DecidedView } from '../../../api/contract/explanation';
import type { ItemView } from '../../../api/contract/item';
import { parseDuration } from '../../../domain/time/duration';
import { durationText } from '../format/duration';
import { priorityText } from '../format/value';
import { Told } from '../pieces/told';
import { texts, useTranslation } from '../text/texts';
import styles from './decided.module.css';

/** What classification gave the item, and where each value came from: the item itself, a rule, or a default. */
export function Decided({ decided, item }: { decided: readonly DecidedView[]; item: ItemView }) {
  const { t } = useTranslation();
  return (
    <dl className={styles['list']} data-testid="decided">
      {decided.map((one) => (
        <div key={one.name} data-by={one.by}>
          <dt>{t(`why.decided.name.${one.name}`)}</dt>
          <dd>
            <span className={styles['value']}>
              <Told text={valueText(one, item)} />
            </span>
            <span className={styles['origin']}>{originText(one)}</span>
            {one.keeps !== null && one.keeps.version !== one.keeps.published && (
              <span className={styles['kept']} data-testid={`kept-${one.name}`}>
                {t(one.keeps.published === null ? 'why.decided.keptGone' : 'why.decided.kept', {
                  version: one.keeps.version,
                  published: one.keeps.published ?? 0,
                })}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const durations: readonly string[] = ['slaTarget', 'slaExpiry', 'preferredAgentWait'];

function valueText({ name, value }: DecidedView, item: ItemView): string {
  if (value === null) return texts.t('why.decided.none');
  if (name === 'dueAt') return String(value);
  if (durations.includes(name)) return durationText(parseDuration(String(value)) ?? 0);
  if (name === 'queue' && value === item.queue) return item.names.queue;
  if (name === 'worktype') return item.names.worktype;
  return typeof value === 'number' ? priorityText(value) : value;
}

function originText({ by, decision, rules, version }: DecidedView): string {
  const { t } = texts;
  if (by !== 'decision') return t(`why.decided.by.${by}`);
  const key = rules.length === 0 ? 'decision' : 'rules';
  return t(`why.decided.by.${key}`, {
    name: decision ?? '–',
    count: rules.length,
    rules: rules.join(', '),
    version: version ?? '–',
  });
}
