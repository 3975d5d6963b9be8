import { Tabs } from '@mantine/core';
import { useTranslation } from '../../../text/texts';
import type { EditorProps } from '../editors';
import { SchemaEditor } from '../editors/schema-editor';
import { AccessTab } from './access-tab';
import styles from './access.module.css';

/** A division: what it is, and who may do what in it. */
export function DivisionEditor(props: EditorProps) {
  const { t } = useTranslation();
  return (
    <Tabs defaultValue="settings" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="settings">{t('access.settings')}</Tabs.Tab>
        <Tabs.Tab value="access" data-testid="tab-access">
          {t('access.title')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="settings" className={styles['panel']}>
        <SchemaEditor {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="access" className={styles['panel']}>
        <AccessTab division={props.place.key} />
      </Tabs.Panel>
    </Tabs>
  );
}
