import { Button, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ConfigDraft } from '../../../../../api/contract/config';
import { Diagram } from '../../../diagram/diagram';
import type { Marks } from '../../../diagram/marks';
import { modelElements } from '../../../diagram/model-elements';
import { Loading } from '../../../pieces/loading';
import { faultText } from '../../../pieces/fault-text';
import { Note } from '../../../pieces/note';
import { Refused } from '../../../pieces/refused';
import { useTranslation } from '../../../text/texts';
import { usePrepared } from '../api';
import type { EditorProps } from '../editors';
import styles from './case-types.module.css';
import { elementOf } from './element-of';
import { useModel } from './use-model';

const Modeler = lazy(async () => ({ default: (await import('./modeler-box')).ModelerBox }));

interface Said {
  readonly element: string | null;
  readonly message: string;
  readonly isHarsh: boolean;
}

/** The model where it is drawn, with what is said of it marked on its elements, and in words below. */
export function ModelTab({ place, document, onChange, suggest, isReadOnly }: EditorProps) {
  const { t } = useTranslation();
  const model = useModel(place, document);
  const prepared = usePrepared(place);
  const [picked, setPicked] = useState<string | null>(null);
  const draft = prepared.data?.draft ?? null;
  const isSaved = draft !== null && draft.document === document;
  const refused = model.data?.refused;
  const said = useMemo((): Said[] => {
    const live = (refused ?? []).map(({ element, reason, ...fault }) => ({
      element,
      message: faultText({ ...fault, message: reason }),
      isHarsh: true,
    }));
    return isSaved ? ofDraft(draft) : live;
  }, [refused, draft, isSaved]);
  const marks = useMemo(
    (): Marks => ({
      tokens: [],
      faults: said.filter(({ isHarsh }) => isHarsh).flatMap(({ element }) => element ?? []),
      done: {},
      picked,
    }),
    [said, picked],
  );
  const drawn = model.data?.drawn ?? null;
  const elements = useMemo(() => modelElements(drawn ?? ''), [drawn]);
  const isPlan = document['plan'] !== undefined;
  if (model.isPending) return <Loading />;
  if (model.data === undefined) return <Refused error={model.error} onRetry={() => void model.refetch()} />;
  return (
    <>
      {drawn === null ? (
        <Note tone="amber">{t('caseType.notDrawn')}</Note>
      ) : isPlan || isReadOnly ? (
        <Diagram xml={drawn} elements={elements} label={t('caseType.diagram')} marks={marks} onPick={setPicked} />
      ) : (
        <Suspense fallback={<Loading />}>
          <Modeler
            xml={elements.isDrawn && String(document['bpmn']).includes('BPMNShape') ? String(document['bpmn']) : drawn}
            marks={marks}
            picked={picked}
            suggest={suggest}
            nameOf={(element) => elements.byId.get(element)?.name ?? element}
            onChange={(bpmn) => onChange({ ...document, bpmn })}
          />
        </Suspense>
      )}
      {isPlan && !isReadOnly && drawn !== null && (
        <div className={styles['buttons']}>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              const { plan: _, ...rest } = document;
              onChange({ ...rest, bpmn: drawn });
            }}
            data-testid="go-on"
          >
            {t('caseType.goOn')}
          </Button>
        </div>
      )}
      {said.length === 0 && model.data.graph !== null && <Note tone="green">{t('caseType.sound')}</Note>}
      {said.length > 0 && (
        <ul className={styles['said']} aria-label={t('caseType.said')} data-testid="said">
          {said.map(({ element, message, isHarsh }) => {
            const known = element === null ? undefined : elements.byId.get(element);
            return (
              <li key={`${element} ${message}`} data-harsh={isHarsh}>
                {known === undefined ? (
                  <strong>{element ?? t('caseType.whole')}</strong>
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
      )}
    </>
  );
}

function ofDraft({ problems, warnings }: Pick<ConfigDraft, 'problems' | 'warnings'>): Said[] {
  return [
    ...problems.map((fault) => ({ element: elementOf(fault.path), message: faultText(fault), isHarsh: true })),
    ...warnings.map((fault) => ({ element: elementOf(fault.path), message: faultText(fault), isHarsh: false })),
  ];
}
