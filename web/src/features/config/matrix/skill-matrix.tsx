import { useState } from 'react';
import { skillName } from '../../../../../domain/config/skill';
import type { SkillDocument } from '../../../../../domain/config/skill';
import { EmptyConfig } from '../../../pieces/empty-config';
import { useUnsaved } from '../../../session/unsaved';
import { Loading } from '../../../pieces/loading';
import { Refused } from '../../../pieces/refused';
import { useSignedIn } from '../../../session/me-context';
import { mayIn } from '../../../session/rights';
import { useTranslation } from '../../../text/texts';
import { useDrafts, usePublished } from '../api';
import { divisionToShow, rowsOf, withLevel } from './levels';
import type { Changes, MatrixRow } from './levels';
import { MatrixActions } from './matrix-actions';
import { MatrixFilters } from './matrix-filters';
import type { MatrixFilter } from './matrix-filters';
import { MatrixGrid } from './matrix-grid';
import styles from './matrix.module.css';

const none: Changes = new Map();

/** Agents by skills: levels are typed, saved as many drafts at once, and published together. */
export function SkillMatrix() {
  const { t } = useTranslation();
  const [agents, skills, groups, drafts] = [
    usePublished('agents'),
    usePublished('skills'),
    usePublished('groups'),
    useDrafts(),
  ];
  const error = agents.error ?? skills.error ?? groups.error ?? drafts.error;
  if (agents.data && skills.data && groups.data && drafts.data) {
    const rows = rowsOf(agents.data, drafts.data, groups.data);
    const documents = skills.data.map(({ document }) => document as unknown as SkillDocument);
    return rows.length === 0 ? (
      <EmptyConfig text={t('matrix.none')} kind="agents" />
    ) : (
      <Matrix rows={rows} skills={documents} />
    );
  }
  if (error === null) return <Loading />;
  return <Refused error={error} onRetry={() => void Promise.all([agents.refetch(), drafts.refetch()])} />;
}

function Matrix({ rows, skills }: { readonly rows: readonly MatrixRow[]; readonly skills: readonly SkillDocument[] }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const divisions = sorted(rows.map(({ division }) => division));
  const [filter, setFilter] = useState<MatrixFilter>({
    division: divisionToShow(divisions, skills),
    queue: '',
    group: '',
    text: '',
  });
  const [kept, keep] = useUnsaved<Changes>('skill-matrix');
  const changes = kept ?? none;
  const setChanges = (next: (before: Changes) => Changes) =>
    keep((before) => {
      const after = next(before ?? none);
      return after.size === 0 ? null : after;
    });
  const { division, queue, group, text } = filter;
  const here = rows.filter((row) => row.division === division);
  const shown = here.filter(
    (row) =>
      (queue === '' || row.queues.includes(queue)) &&
      (group === '' || row.groups.includes(group)) &&
      `${row.name} ${row.key}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  // What agents have and no document names counts as well.
  const columns = sorted([
    ...skills.filter((skill) => skill.division === division).map(skillName),
    ...here.flatMap(({ levels }) => Object.keys(levels)),
  ]);
  return (
    <section className={styles['matrix']} aria-label={t('matrix.title')}>
      <header className={styles['bar']}>
        <h2>{t('matrix.title')}</h2>
        <MatrixActions rows={rows} changes={changes} onChanges={(next) => setChanges(() => next)} />
      </header>
      <MatrixFilters
        {...{ filter, divisions }}
        queues={sorted(here.flatMap((row) => row.queues))}
        groups={sorted(here.flatMap((row) => row.groups))}
        onChange={setFilter}
      />
      <p className={styles['quiet']}>{t('matrix.help', { count: shown.length })}</p>
      {columns.length === 0 ? (
        <EmptyConfig text={t('matrix.noSkills')} kind="skills" />
      ) : (
        <MatrixGrid
          rows={shown}
          skills={columns}
          changes={changes}
          isReadOnly={(row) => !mayIn(me, row.division, 'config:edit')}
          onLevel={(row, skill, level) => setChanges((before) => withLevel(before, row, skill, level))}
        />
      )}
    </section>
  );
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
}
