import { Button } from '@mantine/core';
import type { PlayStep } from '../../../../../domain/bpmn/play/play-step';
import type { ModelElements } from '../../../diagram/model-elements';
import { durationText } from '../../../format/duration';
import { attributeLabel } from '../../../format/value';
import { Note } from '../../../pieces/note';
import { sentenceText } from '../../../pieces/sentence';
import { useTranslation } from '../../../text/texts';
import styles from './case-types.module.css';
import type { Played } from './played';

interface PlayLogProps {
  readonly play: Played;
  readonly steps: readonly PlayStep[];
  readonly elements: ModelElements;
  readonly startMs: number;
  /** Back to when so many steps had been taken. */
  readonly onBack: (steps: number) => void;
}

const mostShown = 200;

/** Steps in their order, each with what it made happen. */
export function PlayLog({ play, steps, elements, startMs, onBack }: PlayLogProps) {
  const { t } = useTranslation();
  const nameOf = (id: string) => elements.byId.get(id)?.name ?? id;
  return (
    <section className={styles['log']} aria-label={t('caseType.steps')}>
      <div className={styles['logHead']}>
        <h3>{t('caseType.steps')}</h3>
        {steps.length > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => onBack(steps.length - 1)} data-testid="step-back">
            {t('caseType.takeBack')}
          </Button>
        )}
      </div>
      <ol data-testid="play-steps">
        {[null, ...steps].map((step, at) => {
          const answer = at === 0 ? undefined : play.answers[at - 1];
          const made = play.happenings.filter((each) => each.step === at && each.event !== 'taken').slice(0, mostShown);
          return (
            <li key={at}>
              <strong>{step === null ? t('caseType.begins') : stepText(step, nameOf)}</strong>
              {answer?.refusal !== undefined && <Note tone="red">{answer.refusal}</Note>}
              {answer?.note !== undefined && <Note tone="amber">{answer.note}</Note>}
              <ul>
                {made.map(({ event, element, atMs, incident }, index) => (
                  <li key={index} className={styles['quiet']}>
                    {atMs > startMs && `+${durationText(atMs - startMs)} `}
                    {nameOf(element)}: {attributeLabel(event).toLowerCase()}
                    {incident !== undefined && ` · ${sentenceText({ text: incident.message, ...incident.said })}`}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function stepText(step: PlayStep, nameOf: (id: string) => string): string {
  const [word = '', value] = Object.entries(step)[0] ?? [];
  const what = Array.isArray(value)
    ? value.map(String).map(nameOf).join(', ')
    : typeof value === 'string'
      ? nameOf(value)
      : '';
  return `${attributeLabel(word)} ${what}`.trim();
}
