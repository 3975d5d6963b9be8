import type { CaseView } from '../../../../api/contract/case';
import type { CaseType } from '../../api/cases';
import { useTranslation } from '../../text/texts';
import { inStages } from './board-order';
import styles from './board.module.css';
import { CaseCard } from './case-card';

/** The cases of one type by the stages that they are in. Their work moves them, and nobody by hand. */
export function StageBoard({ type, cases }: { type: CaseType; cases: readonly CaseView[] }) {
  const { t } = useTranslation();
  const columns = inStages(type.stages, cases).map(({ element, name, here }) => ({
    key: element ?? '',
    name: name ?? t('cases.noStage'),
    here,
  }));
  return (
    <>
      <p className={styles['help']} id="board-help">
        {t('cases.stageHelp')}
      </p>
      <div
        className={styles['board']}
        tabIndex={0}
        role="group"
        aria-label={t('cases.stageBoardOf', { name: type.name })}
      >
        {columns.map(({ key, name, here }) => (
          <section key={key} className={styles['column']} aria-label={name} data-stage={key}>
            <h2>
              {name} <span>{here.length}</span>
            </h2>
            <ul>
              {here.map((each) => (
                <li key={each.id} className={styles['card']} data-card={each.reference}>
                  <CaseCard each={each} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
