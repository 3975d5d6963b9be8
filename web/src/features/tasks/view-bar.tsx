import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SavedView } from '../../../../api/contract/view';
import { useAsked } from '../../address/address';
import { CommandForm } from '../../commands/command-form';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { Menu, MenuEntry } from '../../pieces/menu';
import { ProblemNote } from '../../pieces/note';
import { defaultSort } from '../../tasks/task-filter';
import { useTranslation } from '../../text/texts';
import { useViewCommand } from './api';
import { isSame, savedPart, searchOf, type ViewSearch } from './list-filter';
import { SaveViewForm } from './save-view-form';
import styles from './tasks.module.css';
import { changeView, showView, type TaskView } from './use-task-view';

interface ViewBarProps {
  readonly view: TaskView;
  readonly views: readonly SavedView[];
}

const names = ['view'] as const;

/** Which saved view is open, whether it was changed since, and what is done with it. */
export function ViewBar({ view: { id: openId, view }, views }: ViewBarProps) {
  const { t } = useTranslation();
  const command = useViewCommand();
  const [asking, setAsking] = useState<'save' | 'remove' | null>(null);
  const open = views.find(({ id }) => id === openId);
  const asked = useAsked(names).view;
  const choose = (id: string) => {
    const chosen = views.find((each) => each.id === id);
    showView(chosen === undefined ? bare(view) : { ...searchOf(chosen), view: id });
  };
  const nameOf = (each: SavedView) =>
    each === open && !isSame(view, each) ? t('tasks.view.changed', { name: each.name }) : each.name;
  const group = (label: string, some: readonly SavedView[]) =>
    some.map((each) => ({ value: each.id, label: nameOf(each), group: label }));
  const ended = () => setAsking(null);
  return (
    <>
      <div className={styles['views']}>
        <ChoiceField
          className={styles['viewSelect']}
          size="sm"
          aria-label={t('tasks.view.label')}
          value={views.some(({ id }) => id === asked) ? (asked ?? '') : ''}
          onChange={choose}
          data-testid="view-select"
          any={t('tasks.view.none')}
          choices={[
            ...group(
              t('tasks.view.mine'),
              views.filter(({ isMine }) => isMine),
            ),
            ...group(
              t('tasks.view.shared'),
              views.filter(({ isMine }) => !isMine),
            ),
          ]}
        />
        <Menu
          side="bottom-end"
          button={(opens) => (
            <Button variant="default" size="sm" data-testid="view-menu" {...opens}>
              {t('tasks.view.menu')}
            </Button>
          )}
        >
          {open?.mayChange === true && !isSame(view, open) && (
            <MenuEntry
              onClick={() => {
                const changed = { ...bodyOf(open), ...savedPart(view) };
                command.mutate({ do: 'save', id: open.id, view: changed, basedOn: open.updatedAt });
              }}
              data-testid="view-save"
            >
              {t('tasks.view.save')}
            </MenuEntry>
          )}
          <MenuEntry onClick={() => setAsking('save')} data-testid="view-save-as">
            {t('tasks.view.saveAs')}
          </MenuEntry>
          {open !== undefined && (
            <MenuEntry
              onClick={() => command.mutate({ do: 'default', id: open.isDefault ? null : open.id })}
              data-testid="view-default"
            >
              {t(open.isDefault ? 'tasks.view.dropDefault' : 'tasks.view.makeDefault')}
            </MenuEntry>
          )}
          {open?.mayChange === true && (
            <MenuEntry onClick={() => setAsking('remove')} data-testid="view-remove">
              {t('tasks.view.remove')}
            </MenuEntry>
          )}
        </Menu>
      </div>
      {asking === null && <ProblemNote error={command.error} onClose={command.reset} />}
      {asking === 'save' && (
        <SaveViewForm
          command={command}
          part={savedPart(view)}
          onBack={ended}
          onSaved={(id) => {
            ended();
            changeView({ view: id }, { replace: true });
          }}
        />
      )}
      {asking === 'remove' && open !== undefined && (
        <CommandForm
          title={t('tasks.view.sure', { name: open.name })}
          submit={t('tasks.view.yes')}
          isHarsh
          command={{ ...command, back: ended }}
          onSubmit={() =>
            command.mutate(
              { do: 'remove', id: open.id },
              {
                onSuccess: () => {
                  ended();
                  showView(bare(view));
                },
              },
            )
          }
        />
      )}
    </>
  );
}

/** The list as it is without a view; it says so, because an empty address is the default view. */
function bare({ sort = defaultSort }: ViewSearch): ViewSearch {
  return { sort };
}

function bodyOf({ division, name, sharedWith, group, filters, columns, sort }: SavedView) {
  return { division, name, sharedWith, group, filters, columns, sort };
}
