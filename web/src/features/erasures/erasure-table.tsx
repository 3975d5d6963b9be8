import type { ErasureView } from '../../../../api/contract/erasure';
import { EntryTable } from '../../pieces/entry-table';
import { useTranslation } from '../../text/texts';
import { ErasureProof } from './erasure-proof';

interface ErasureTableProps {
  readonly erasures: readonly ErasureView[];
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** Erasures, the latest first: when, by whom and why, of how much. Pressed, one shows its proof. */
export function ErasureTable({ erasures, openId, onOpen }: ErasureTableProps) {
  const { t } = useTranslation();
  const columns = (['at', 'who', 'what', 'division', 'state'] as const).map((column) => ({
    name: t(`erasures.column.${column}`),
    isMinor: column === 'division',
  }));
  return (
    <EntryTable
      columns={columns}
      openId={openId}
      onOpen={onOpen}
      entries={erasures.map(({ id, createdAt, requestedBy, cause, reason, by, items, cases, division, endedAt }) => ({
        id,
        testId: `erasure-${id}`,
        at: createdAt,
        opens: t('erasures.open', { who: requestedBy }),
        cells: [
          { text: cause === 'retention' ? t('erasures.byTime') : requestedBy, second: reason ?? undefined },
          {
            text: [t('erasures.countItems', { count: items }), t('erasures.countCases', { count: cases })].join(', '),
            second: by.length > 0 ? t('erasures.foundBy', { names: by.join(', ') }) : undefined,
          },
          { text: division, isMinor: true },
          {
            text: (
              <span data-testid="erasure-state">{t(endedAt === null ? 'erasures.underWay' : 'erasures.ended')}</span>
            ),
          },
        ],
        detail: () => <ErasureProof id={id} />,
      }))}
    />
  );
}
