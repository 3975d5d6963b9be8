import { Redirect } from '../../address/link';
import { useWork } from '../../api/items';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { useTranslation } from '../../text/texts';
import { AgentDesk } from './agent-desk';

/** The agent's page; who is no agent has no work here and goes to where he starts. */
export function AgentPage() {
  const me = useSignedIn();
  return me.agent === null ? <Redirect to="/" /> : <OwnDesk agent={me.agent} />;
}

function OwnDesk({ agent }: { agent: string }) {
  const { t } = useTranslation();
  const work = useWork(agent);
  if (work.isPending) return <Loading />;
  if (work.data === undefined) {
    return (
      <main aria-label={t('work.title')}>
        <Refused error={work.error} onRetry={() => void work.refetch()} />
      </main>
    );
  }
  return <AgentDesk agent={agent} work={work.data} />;
}
