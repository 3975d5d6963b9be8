import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseDensity, densities, useDensity } from '../pieces/density';
import { Icon } from '../pieces/icon';

/** How close things stand, for the menu of the account. */
export function DensityItems() {
  const { t } = useTranslation();
  const now = useDensity();
  return densities.map((each) => (
    <Menu.Item
      key={each}
      rightSection={each === now ? <Icon name="accept" size={14} /> : null}
      aria-current={each === now}
      onClick={() => chooseDensity(each)}
      data-testid={`density-${each}`}
    >
      {t('app.density.label')}: {t(`app.density.${each}`)}
    </Menu.Item>
  ));
}
