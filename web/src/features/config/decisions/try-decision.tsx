import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { fieldValues, schemaFields } from '../../../form/schema-fields';
import type { FieldTexts } from '../../../form/schema-fields';
import { SchemaForm } from '../../../form/schema-form';
import { Note } from '../../../pieces/note';
import { useTranslation } from '../../../text/texts';
import { usePublished } from '../api';
import type { EffectProps } from '../editors';
import { exampleText, findingsOf } from './marks';
import { tableOf } from './table';
import styles from './table-grid.module.css';
import { TriedView } from './tried-view';
import { namesRead, tableRead, tryDecision } from './tried';
import type { Readied } from './tried';
import { trySchema } from './try-schema';
import { useReadied } from './use-readied';

/** The table asked about values that somebody types, by the evaluator that decides of real items. */
export function TryDecision({ place, document, draft }: EffectProps) {
  const { t } = useTranslation();
  const compiled = useReadied(place, document);
  return (
    <section className={styles['try']} aria-label={t('decision.try')} data-testid="try-decision">
      <h3>{t('decision.try')}</h3>
      {compiled?.ok === true ? (
        <TryForm {...{ place, document, draft, compiled }} />
      ) : (
        <Note>{t('decision.notYet')}</Note>
      )}
    </section>
  );
}

function TryForm({ place, document, draft, compiled }: EffectProps & { compiled: Extract<Readied, { ok: true }> }) {
  const { t } = useTranslation();
  const worktypes = usePublished('worktypes');
  const [nowMs] = useState(Date.now);
  const [texts, setTexts] = useState<FieldTexts>({});
  const table = useMemo(() => tableOf(document), [document]);
  const schema = useMemo(
    () =>
      trySchema(
        namesRead(compiled),
        tableRead(compiled),
        place.key,
        (worktypes.data ?? []).map((each) => each.document),
      ),
    [compiled, place.key, worktypes.data],
  );
  const fields = schemaFields(schema);
  const { values, faults } = fieldValues(fields, texts);
  const variables = namesRead(compiled).variables;
  const item = {
    division: place.division,
    ...Object.fromEntries(variables.flatMap((name) => (name in values ? [[name, values[name]]] : []))),
    attributes: Object.fromEntries(Object.entries(values).filter(([name]) => !variables.includes(name))),
  };
  const examples =
    draft === null ? [] : findingsOf(table, draft).flatMap(({ example }) => (example === null ? [] : [example]));
  const errors = Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, t(`form.${fault}Fault`)]));
  return (
    <>
      <SchemaForm
        fields={fields}
        texts={texts}
        errors={errors}
        onChange={(name, text) => setTexts({ ...texts, [name]: text })}
      />
      {examples.length > 0 && (
        <div className={styles['buttons']}>
          {examples.slice(0, 5).map((example) => (
            <Button
              key={exampleText(example)}
              variant="default"
              size="compact-xs"
              onClick={() =>
                setTexts(Object.fromEntries(Object.entries(example).map(([name, value]) => [name, String(value)])))
              }
              data-testid="try-example"
            >
              {exampleText(example)}
            </Button>
          ))}
        </div>
      )}
      <TriedView tried={tryDecision(compiled, item, nowMs)} />
    </>
  );
}
