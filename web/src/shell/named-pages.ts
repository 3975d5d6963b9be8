import type { Permission } from '../../../domain/rights/permission';
import type { Me } from '../../../api/contract/identity';
import type { Path } from '../search';
import { imports, may, supervises, works } from '../session/rights';
import type { TextKey } from '../text/message';

export interface NamedPage {
  readonly to: Exclude<Path, '/cases/:id'>;
  readonly name: TextKey;
  /** Where there is less room. */
  readonly short?: TextKey;
  /** Two keys after each other, as the palette shows them. */
  readonly shortcut?: string;
  readonly isFor: (me: Me) => boolean;
  /** Whether he has a link to it on every page, where that are fewer: others come to it from elsewhere. */
  readonly isLinkedFor?: (me: Me) => boolean;
}

const whoMay = (permission: Permission) => (me: Me) => may(me, permission);

/** The pages that have a name: links, palette, shortcuts and the tab's title know them by it, in this order. */
export const namedPages = [
  { to: '/work', name: 'work.title', short: 'app.work', shortcut: 'g w', isFor: works },
  { to: '/supervisor', name: 'app.supervisor', shortcut: 'g s', isFor: supervises },
  {
    to: '/tasks',
    name: 'app.tasks',
    shortcut: 'g t',
    isFor: whoMay('item:view'),
    isLinkedFor: whoMay('item:watch'),
  },
  { to: '/cases', name: 'app.cases', shortcut: 'g c', isFor: () => true },
  {
    to: '/new-item',
    name: 'app.newItem',
    isFor: whoMay('item:capture'),
    // The list of tasks has a button for it.
    isLinkedFor: (me) => may(me, 'item:capture') && !may(me, 'item:watch'),
  },
  { to: '/import', name: 'app.import', isFor: imports },
  { to: '/config', name: 'app.config', isFor: whoMay('config:view') },
  { to: '/simulator', name: 'app.simulator', isFor: whoMay('config:edit') },
  { to: '/deliveries', name: 'app.deliveries', isFor: whoMay('delivery:view') },
  { to: '/audit', name: 'app.audit', isFor: whoMay('audit:view') },
  { to: '/erasures', name: 'app.erasures', isFor: whoMay('personal:erase') },
] as const satisfies readonly NamedPage[];
