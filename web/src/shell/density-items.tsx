import { chooseDensity, densities, useDensity } from '../pieces/density';
import { MenuEntry } from '../pieces/menu';
import { useTranslation } from '../text/texts';

/** How close things stand, for the menu of the account. */
export function DensityItems() {
  const { t } = useTranslation();
  const now = useDensity();
  return densities.map((each) => (
    <MenuEntry key={each} isSet={each === now} onClick={() => chooseDensity(each)} data-testid={`density-${each}`}>
      {t('app.density.label')}: {t(`app.density.${each}`)}
    </MenuEntry>
  ));
}
