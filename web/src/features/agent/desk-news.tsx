import type { AgentWork } from '../../../../api/contract/agent';
import { Departures } from './departures';
import { DoneBar } from './done-bar';
import type { After } from './use-after';

interface DeskNewsProps {
  readonly work: AgentWork;
  readonly openId: string | undefined;
  readonly after: After;
  readonly onOpen: (id: string) => void;
}

/** What has left his hands, by others and by himself. */
export function DeskNews({ work, openId, after, onOpen }: DeskNewsProps) {
  return (
    <>
      <Departures work={work} openId={openId} ownId={after.itemId} onOpen={onOpen} />
      <DoneBar after={after} />
    </>
  );
}
