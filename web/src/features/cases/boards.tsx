import { SegmentedControl } from '@mantine/core';
import type { CaseView } from '../../../../api/contract/case';
import type { CaseType } from '../../api/cases';
import { useAsked } from '../../address/address';
import { useTranslation } from '../../text/texts';
import styles from './board.module.css';
import { CaseBoard } from './case-board';
import { StageBoard } from './stage-board';

interface BoardsProps {
  readonly type: CaseType;
  readonly cases: readonly CaseView[];
  readonly isByStage: boolean;
  readonly onChange: (isByStage: boolean) => void;
}

const names = ['view'] as const;

/** The board of a type, by status or, where its model has some, by stage. */
export function Boards({ type, cases, isByStage, onChange }: BoardsProps) {
  const { t } = useTranslation();
  const hasStages = type.stages.length > 0;
  const asked = useAsked(names).view;
  return (
    <>
      {hasStages && (
        <SegmentedControl
          size="xs"
          className={styles['choice'] ?? ''}
          value={asked === 'stages' ? 'stage' : 'status'}
          onChange={(value) => onChange(value === 'stage')}
          data={[
            { value: 'status', label: t('cases.byStatus') },
            { value: 'stage', label: t('cases.byStage') },
          ]}
          aria-label={t('cases.boardOf', { name: type.name })}
          data-testid="board-by"
        />
      )}
      {hasStages && isByStage ? <StageBoard type={type} cases={cases} /> : <CaseBoard type={type} cases={cases} />}
    </>
  );
}
