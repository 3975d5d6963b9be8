import { ItemPanel } from '../../tasks/item-panel';
import { SideDrawer } from '../../tasks/side-drawer';
import { AgentPanel } from './agent-panel';
import type { View } from './use-view';
import { WorkbinPanel } from './workbin-panel';

/**
 * What is open over the page. An item that was opened from an agent or a workbin lies on top of it: closing it shows
 * again what it was opened from.
 */
export function PanelDrawer({ view: { view, change } }: { view: View }) {
  const { item, agent, bin } = view;
  const close = () => {
    if (item !== undefined) change({ item: undefined });
    else if (agent !== undefined) change({ agent: undefined });
    else change({ bin: undefined });
  };
  const open = (id: string) => change({ item: id });
  return (
    <SideDrawer name={item ?? agent ?? bin} onClose={close}>
      {item !== undefined ? (
        <ItemPanel id={item} onClose={close} />
      ) : agent !== undefined ? (
        <AgentPanel agent={agent} onClose={close} onOpen={open} />
      ) : (
        bin !== undefined && <WorkbinPanel bin={bin} onClose={close} onOpen={open} />
      )}
    </SideDrawer>
  );
}
