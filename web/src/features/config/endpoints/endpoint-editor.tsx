import { Tabs } from '@mantine/core';
import { useSignedIn } from '../../../session/me-context';
import { mayIn } from '../../../session/rights';
import { useTranslation } from '../../../text/texts';
import { SourceKeys } from '../access/source-keys';
import { usePrepared } from '../api';
import type { EditorProps } from '../editors';
import { SchemaEditor } from '../editors/schema-editor';
import { DeliveryTab } from './delivery-tab';
import styles from './endpoints.module.css';

/** A source, a webhook or a look-up: what it is, how its deliveries stand, and the keys with which a source calls. */
export function EndpointEditor(props: EditorProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const { place } = props;
  const published = usePrepared(place).data?.published ?? null;
  const seesDeliveries = published !== null && mayIn(me, place.division, 'delivery:view');
  const seesKeys = place.kind === 'sources' && published !== null && mayIn(me, place.division, 'access:grant');
  if (!seesDeliveries && !seesKeys) return <SchemaEditor {...props} />;
  return (
    <Tabs defaultValue="settings" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="settings">{t('access.settings')}</Tabs.Tab>
        {seesDeliveries && (
          <Tabs.Tab value="deliveries" data-testid="tab-deliveries">
            {t('deliveries.title')}
          </Tabs.Tab>
        )}
        {seesKeys && (
          <Tabs.Tab value="keys" data-testid="tab-keys">
            {t('access.keysAlone')}
          </Tabs.Tab>
        )}
      </Tabs.List>
      <Tabs.Panel value="settings" className={styles['panel']}>
        <SchemaEditor {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="deliveries" className={styles['panel']}>
        <DeliveryTab place={place} />
      </Tabs.Panel>
      {published !== null && (
        <Tabs.Panel value="keys" className={styles['panel']}>
          <SourceKeys source={published} />
        </Tabs.Panel>
      )}
    </Tabs>
  );
}
