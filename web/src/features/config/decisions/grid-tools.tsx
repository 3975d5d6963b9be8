import { Button, NativeSelect } from '@mantine/core';
import { decisionOutputs } from '../../../../../domain/config/decision';
import { aggregations, hitPolicies } from '../../../../../domain/decisions/model';
import { Icon } from '../../../pieces/icon';
import { useTranslation } from '../../../text/texts';
import { addColumn, addRule, moveRule, removeRule } from './table';
import type { Table } from './table';
import styles from './table-grid.module.css';
import type { Grid } from './use-grid';

interface GridToolsProps {
  readonly table: Table;
  readonly change: (table: Table) => void;
  readonly grid: Grid;
}

/** What is done to the rule that is active, and to the table as a whole. */
export function GridTools({ table, change, grid: { active, go } }: GridToolsProps) {
  const { t } = useTranslation();
  const { row, column } = active;
  const hasRule = table.rules.length > 0;
  const free = decisionOutputs.find((each) => !table.outputs.includes(each));
  const look = { variant: 'default', size: 'compact-sm' } as const;
  const move = (by: number) => {
    change(moveRule(table, row, by));
    go({ row: row + by, column });
  };
  return (
    <div className={styles['tools']}>
      <NativeSelect
        size="xs"
        label={t('decision.hitPolicy')}
        rightSection={<Icon name="down" size={12} />}
        value={table.hitPolicy}
        data={hitPolicies.map((value) => ({ value, label: t(`decision.policy.${value}`) }))}
        onChange={(event) => {
          const hitPolicy = event.currentTarget.value;
          change({ ...table, hitPolicy, aggregation: hitPolicy === 'COLLECT' ? table.aggregation : undefined });
        }}
        data-testid="hit-policy"
      />
      {table.hitPolicy === 'COLLECT' && (
        <NativeSelect
          size="xs"
          label={t('decision.aggregation')}
          rightSection={<Icon name="down" size={12} />}
          value={table.aggregation ?? ''}
          data={[{ value: '', label: t('decision.noAggregation') }, ...aggregations]}
          onChange={(event) => change({ ...table, aggregation: event.currentTarget.value || undefined })}
        />
      )}
      <div className={styles['buttons']}>
        <Button
          {...look}
          onClick={() => change(addRule(table, hasRule ? row + 1 : 0))}
          disabled={table.outputs.length === 0}
          title={t('decision.keyOf.add')}
          data-testid="add-rule"
        >
          {t('decision.addRule')}
        </Button>
        <Button
          {...look}
          onClick={() => move(-1)}
          disabled={!hasRule || row === 0}
          title={t('decision.keyOf.up')}
          data-testid="rule-up"
        >
          {t('decision.up')}
        </Button>
        <Button
          {...look}
          onClick={() => move(1)}
          disabled={!hasRule || row === table.rules.length - 1}
          title={t('decision.keyOf.down')}
          data-testid="rule-down"
        >
          {t('decision.down')}
        </Button>
        <Button
          {...look}
          onClick={() => change(removeRule(table, row))}
          disabled={!hasRule}
          title={t('decision.keyOf.remove')}
          data-testid="remove-rule"
        >
          {t('decision.removeRule', { number: row + 1 })}
        </Button>
        <Button {...look} onClick={() => change(addColumn(table, 'inputs', 'attributes.'))} data-testid="add-input">
          {t('decision.addInput')}
        </Button>
        {free !== undefined && (
          <Button {...look} onClick={() => change(addColumn(table, 'outputs', free))} data-testid="add-output">
            {t('decision.addOutput')}
          </Button>
        )}
      </div>
    </div>
  );
}
