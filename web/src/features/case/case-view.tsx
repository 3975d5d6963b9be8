import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { CaseDetail as Case } from '../../../../api/contract/case';
import type { CaseDiagram } from '../../../../api/contract/case-diagram';
import { useWholeHistory } from '../../api/case-history';
import { isOpen, useCaseItems } from '../../api/cases';
import type { CaseType } from '../../api/cases';
import { useReturnFocus } from '../../commands/use-return-focus';
import { Diagram } from '../../diagram/diagram';
import type { Marks } from '../../diagram/marks';
import { modelElements } from '../../diagram/model-elements';
import { toMs } from '../../format/instant';
import { ItemTabs } from '../../item/item-tabs';
import { ProblemNote } from '../../pieces/note';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { CaseForm } from './case-form';
import { CaseHead } from './case-head';
import styles from './case.module.css';
import { Incidents } from './incidents';
import { Links } from './links';
import { Notes } from './notes';
import { Participants } from './participants';
import { Stages } from './stages';
import { meanTimes } from './status-spells';
import { Statuses } from './statuses';
import { Tasks } from './tasks';
import { Timeline } from './timeline';
import { useCaseAction } from './use-case-action';
import { Variables } from './variables';
import { Waiting } from './waiting';

interface CaseViewProps {
  readonly found: Case;
  readonly diagram: CaseDiagram;
  readonly type: CaseType | undefined;
}

export function CaseView({ found, diagram, type }: CaseViewProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const action = useCaseAction(found.id);
  const column = useReturnFocus(action.asked?.action ?? null);
  const [picked, setPicked] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const elements = useMemo(() => modelElements(diagram.bpmn), [diagram.bpmn]);
  const [isHeat, setHeat] = useState(false);
  const history = useWholeHistory(found.id, isHeat);
  const meanMs = useMemo(() => (isHeat ? meanTimes(history.data ?? []) : undefined), [isHeat, history.data]);
  const marks = useMemo(
    () => ({ ...marksOf(diagram, picked, faults), ...(meanMs === undefined ? {} : { meanMs }) }),
    [diagram, picked, faults, meanMs],
  );
  const items = useCaseItems(found, isOpen(found));
  const maySupervise = mayIn(me, found.division, 'case:supervise') && isOpen(found);
  const mayEdit = mayIn(me, found.division, 'case:edit') && isOpen(found);
  const mayWrite = mayIn(me, found.division, 'case:edit');
  const mayReopen = mayIn(me, found.division, 'case:supervise') && !isOpen(found);
  const parts = { found, diagram, elements, action, maySupervise, mayEdit, mayWrite };
  return (
    <div ref={column} className={styles['view']}>
      <CaseHead {...parts} type={type} mayReopen={mayReopen} />
      {action.asked === null && <ProblemNote error={action.error} onClose={action.back} />}
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <Checkbox
            size="xs"
            mb={8}
            label={t('caseWork.heat')}
            checked={isHeat}
            onChange={(event) => setHeat(event.currentTarget.checked)}
            data-testid="heat"
          />
          {/* Another version is another drawing: nothing is marked on the one that is gone. */}
          <Diagram
            key={diagram.bpmn}
            xml={diagram.bpmn}
            elements={elements}
            label={t('case.diagram')}
            marks={marks}
            onPick={(element) => setPicked((before) => (before === element ? null : element))}
          />
        </div>
        <div className={styles['side']}>
          <CaseForm {...parts} type={type} picked={picked} onPick={setPicked} onFaults={setFaults} />
          <Incidents {...parts} />
          <Stages {...parts} onPick={setPicked} />
          <Waiting {...parts} items={items.data ?? []} onPick={setPicked} />
        </div>
        <div className={styles['below']}>
          <ItemTabs
            tabs={[
              { value: 'timeline', label: t('case.timeline'), content: <Timeline id={found.id} elements={elements} /> },
              { value: 'variables', label: t('case.variables'), content: <Variables {...parts} /> },
              { value: 'tasks', label: t('case.tasks'), content: <Tasks items={items} /> },
              { value: 'people', label: t('caseWork.participants'), content: <Participants {...parts} /> },
              { value: 'links', label: t('caseWork.links'), content: <Links {...parts} /> },
              { value: 'notes', label: t('caseWork.notes'), content: <Notes {...parts} /> },
              { value: 'statuses', label: t('caseWork.statuses'), content: <Statuses {...parts} type={type} /> },
            ]}
          />
        </div>
      </div>
    </div>
  );
}

/** What only contains others is not where a token stands. */
function marksOf({ tokens, incidents, done }: CaseDiagram, picked: string | null, faults: readonly string[]): Marks {
  return {
    tokens: tokens
      .filter(({ phase }) => phase !== 'containing')
      .map(({ element, since }) => ({ element, sinceMs: toMs(since) })),
    faults: [...incidents.map(({ element }) => element), ...faults],
    done,
    picked,
  };
}
