import { UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigDraft } from '../../../../api/contract/config';
import { Diagram } from '../../diagram/diagram';
import type { Marks } from '../../diagram/marks';
import { modelElements } from '../../diagram/model-elements';
import type { ModelElements } from '../../diagram/model-elements';
import { Note } from '../../pieces/note';
import styles from './case-types.module.css';
import { elementOf } from './element-of';

/** The model as it is drawn, with what would have it refused marked on it; the same in words beside it. */
export function ModelCheck({ bpmn, draft }: { bpmn: string; draft: ConfigDraft | null }) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<string | null>(null);
  const elements = useMemo(() => modelElements(bpmn), [bpmn]);
  const faults = useMemo(() => (draft?.problems ?? []).flatMap(({ path }) => elementOf(path) ?? []), [draft]);
  const marks = useMemo((): Marks => ({ tokens: [], faults, done: {}, picked }), [faults, picked]);
  return (
    <>
      {draft !== null && draft.problems.length === 0 && <Note tone="green">{t('caseTypes.noProblems')}</Note>}
      {draft !== null && (
        <Said title={t('caseTypes.problems')} said={draft.problems} {...{ elements, setPicked }} isHarsh />
      )}
      <Diagram xml={bpmn} elements={elements} label={t('caseTypes.diagram')} marks={marks} onPick={setPicked} />
      {draft !== null && <Said title={t('caseTypes.notes')} said={draft.warnings} {...{ elements, setPicked }} />}
    </>
  );
}

interface SaidProps {
  readonly title: string;
  readonly said: ConfigDraft['problems'];
  readonly elements: ModelElements;
  readonly setPicked: (element: string) => void;
  readonly isHarsh?: boolean;
}

/** What is said of single elements; a press shows the element in the diagram. */
function Said({ title, said, elements, setPicked, isHarsh = false }: SaidProps) {
  const { t } = useTranslation();
  if (said.length === 0) return null;
  return (
    <section aria-label={title} data-testid={isHarsh ? 'problems' : 'notes'}>
      <h3 className={styles['quiet']}>{title}</h3>
      <ul className={styles['said']}>
        {said.map(({ path, message }) => {
          const element = elementOf(path);
          const known = element === null ? undefined : elements.byId.get(element);
          return (
            <li key={`${path} ${message}`} data-harsh={isHarsh}>
              {known === undefined ? (
                <strong>{element ?? t('caseTypes.whole')}</strong>
              ) : (
                <UnstyledButton className={styles['element']} onClick={() => setPicked(known.id)}>
                  {known.name}
                </UnstyledButton>
              )}{' '}
              {message}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
