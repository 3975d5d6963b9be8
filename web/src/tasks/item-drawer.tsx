import { ItemPanel } from './item-panel';
import { SideDrawer } from './side-drawer';

/** The item that is open over a list. */
export function ItemDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  return (
    <SideDrawer name={id} onClose={onClose}>
      {id !== undefined && <ItemPanel id={id} onClose={onClose} />}
    </SideDrawer>
  );
}
