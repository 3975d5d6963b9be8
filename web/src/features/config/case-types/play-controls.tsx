import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parsePlayStep } from '../../../../../domain/bpmn/play/play-step';
import type { PlayStep } from '../../../../../domain/bpmn/play/play-step';
import type { ModelElements } from '../../../diagram/model-elements';
import { parsed } from '../../../form/schema-fields';
import { durationText } from '../../../format/duration';
import { attributeText } from '../../../format/value';
import { Note } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import styles from './case-types.module.css';
import { nextSteps } from './next-steps';
import type { Played } from './played';

interface PlayControlsProps {
  readonly play: Played;
  readonly input: Readonly<Record<string, unknown>>;
  readonly elements: ModelElements;
  readonly startMs: number;
  readonly onStep: (step: PlayStep) => void;
  readonly onInput: (input: Readonly<Record<string, unknown>>) => void;
}

/** What may happen next, what the case knows, and how late it is. */
export function PlayControls({ play, input, elements, startMs, onStep, onInput }: PlayControlsProps) {
  const { t } = useTranslation();
  const [given, setGiven] = useState('');
  const [span, setSpan] = useState('PT1H');
  const [begun, setBegun] = useState(() => JSON.stringify(input));
  const variables = objectOf(given);
  const start = objectOf(begun);
  const advance = parsePlayStep(JSON.stringify({ advance: span }));
  const { state } = play.outcome;
  const isOver = state === 'completed' || state === 'terminated';
  const passedMs = play.nowMs - startMs;
  const nameOf = (id: string) => elements.byId.get(id)?.name ?? id;
  const look = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <section className={styles['controls']} aria-label={t('caseType.next')}>
      <p role="status" data-testid="play-state" data-state={state}>
        <strong>{t(`caseType.state.${state}`)}</strong>{' '}
        {passedMs > 0 && t('caseType.after', { span: durationText(passedMs) })}
      </p>
      {play.endless !== null && <Note tone="red">{play.endless}</Note>}
      <div className={styles['buttons']}>
        {!isOver &&
          nextSteps(play, variables ?? {}).map(({ step, word, name }) => (
            <Button
              key={JSON.stringify(step)}
              {...look}
              variant={word === 'complete' ? 'filled' : 'default'}
              disabled={variables === null}
              onClick={() => {
                onStep(step);
                setGiven('');
              }}
              data-testid={`${word}-${name}`}
            >
              {t(`caseType.step.${word}`, { name: nameOf(name) })}
            </Button>
          ))}
      </div>
      {!isOver && (
        <>
          <Textarea
            size="xs"
            label={t('caseType.given')}
            description={t('caseType.givenHelp')}
            value={given}
            autosize
            minRows={1}
            error={variables === null ? t('documentForm.notJson') : undefined}
            onChange={(event) => setGiven(event.currentTarget.value)}
            data-testid="play-given"
          />
          <div className={styles['row']}>
            <TextInput
              size="xs"
              aria-label={t('caseType.span')}
              value={span}
              error={advance.ok ? undefined : true}
              onChange={(event) => setSpan(event.currentTarget.value)}
            />
            <Button
              {...look}
              disabled={!advance.ok}
              onClick={() => advance.ok && onStep(advance.step)}
              data-testid="advance"
            >
              {t('caseType.advance')}
            </Button>
          </div>
        </>
      )}
      <h3>{t('caseType.variables')}</h3>
      <dl className={styles['variables']} data-testid="play-variables">
        {Object.entries(play.outcome.variables).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{attributeText(value)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['row']}>
        <TextInput
          size="xs"
          label={t('caseType.input')}
          value={begun}
          error={start === null ? t('documentForm.notJson') : undefined}
          onChange={(event) => setBegun(event.currentTarget.value)}
          data-testid="play-input"
        />
        <Button {...look} disabled={start === null} onClick={() => onInput(start ?? {})} data-testid="play-again">
          {t('caseType.again')}
        </Button>
      </div>
    </section>
  );
}

function objectOf(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {};
  const value = parsed(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
