import { durationText } from '../../../format/duration';
import { fieldLabel } from '../../../format/field-text';
import { attributeText } from '../../../format/value';
import { Note } from '../../../pieces/note';
import { sentenceText } from '../../../pieces/sentence';
import { useTranslation } from '../../../text/texts';
import { inputName } from './column-name';
import styles from './table-grid.module.css';
import type { RuleTried, Tried } from './tried';
import { columnType } from './use-known-values';

const mostShown = 20;

/** What came of it, which rule did it, and what kept the others. */
export function TriedView({ tried: { decided, value, rules } }: { tried: Tried }) {
  const { t } = useTranslation();
  const hits = rules.filter(({ missed }) => missed.length === 0).map(({ rule }) => rule);
  const counted = decided?.rules ?? [];
  return (
    <div className={styles['try']} role="status" data-testid="tried">
      {decided?.incident !== null && decided !== null ? (
        <Note tone="red">
          {sentenceText({ text: decided.incident.reason, ...decided.incident.said })} · {t('decision.incident')}
        </Note>
      ) : decided !== null && counted.length === 0 && Object.keys(decided.values).length === 0 ? (
        <Note tone="amber">{t('decision.noRule')}</Note>
      ) : (
        <Note tone="green">
          {counted.length > 0
            ? t('decision.hits', { rules: counted.join(', '), count: counted.length })
            : t('decision.says')}
        </Note>
      )}
      <Values value={value} />
      {(decided?.notes ?? []).length > 0 && rules.length === 0 && <p>{decided?.notes.map(sentenceText).join(' · ')}</p>}
      {rules.length > 0 && (
        <ol className={styles['why']}>
          {rules.slice(0, mostShown).map((tried) => (
            <li key={tried.rule} data-hits={counted.includes(tried.rule)} data-testid={`why-rule-${tried.rule}`}>
              <RuleText tried={tried} counts={counted.includes(tried.rule)} wasHit={hits.includes(tried.rule)} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function RuleText({ tried, counts, wasHit }: { tried: RuleTried; counts: boolean; wasHit: boolean }) {
  const { t } = useTranslation();
  const number = t('decision.ruleNumber', { number: tried.rule });
  const told = (parts: RuleTried['held'], how: 'held' | 'missed') =>
    parts
      .map(({ input, value: given, test }) => {
        const value = given === null || given === undefined ? t('decision.nothing') : JSON.stringify(given);
        const isSame = how === 'held' && value === test;
        return t(isSame ? 'decision.same' : `decision.${how}`, { input: inputName(input), value, test });
      })
      .join(', ');
  if (counts) return <>{t('decision.ruleHits', { number, why: told(tried.held, 'held') || t('decision.always') })}</>;
  if (wasHit) return <>{t('decision.ruleLater', { number })}</>;
  return <>{t('decision.ruleMisses', { number, why: told(tried.missed, 'missed') })}</>;
}

function Values({ value }: { value: unknown }) {
  if (typeof value !== 'object' || value === null) return <p>{attributeText(value)}</p>;
  const entries = Object.entries(value);
  if (entries.length === 0) return null;
  return (
    <dl className={styles['outcome']}>
      {entries.map(([name, one]: [string, unknown]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{fieldLabel(name)}</dt>
          <dd>{isSpan(name) && typeof one === 'number' ? durationText(one) : attributeText(one)}</dd>
        </div>
      ))}
    </dl>
  );
}

const isSpan = (name: string) =>
  columnType({ hitPolicy: '', aggregation: undefined, inputs: [], outputs: [name], rules: [] }, 0) === 'duration';
