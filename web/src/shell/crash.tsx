import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../text/texts';
import { useShown } from '../address/address';
import { Empty } from '../pieces/empty';
import { isFirstIn } from '../session/kept';
import { MissingCode } from '../pieces/late';
import styles from './crash.module.css';

interface BoundaryProps {
  /** Who goes elsewhere leaves the defect behind. */
  readonly at: string;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly at: string;
  readonly error: unknown;
}

/** Where a defect of ours ends. The page goes, what surrounds it and the session stay. */
export function Crash({ children }: { children: ReactNode }) {
  const { path, search } = useShown();
  return <Boundary at={path + search}>{children}</Boundary>;
}

/** React tells of defects to classes alone. */
class Boundary extends Component<BoundaryProps, BoundaryState> {
  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps({ at }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return state.at === at ? null : { at, error: undefined };
  }

  override state: BoundaryState = { at: this.props.at, error: undefined };

  override componentDidCatch(error: unknown): void {
    if (error instanceof MissingCode && isFirst(error)) globalThis.location.reload();
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const reset = () => this.setState({ error: undefined });
    return <Crashed onRetry={error instanceof MissingCode ? () => globalThis.location.reload() : reset} />;
  }
}

/**
 * A newer version may be served by now, which has its code elsewhere. Loaded anew the document knows; once for each piece,
 * lest it never ends.
 */
function isFirst({ message }: MissingCode): boolean {
  return isFirstIn('casewright.missing-code', message);
}

function Crashed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <main>
      <h1 className={styles['title']}>{t('app.crashTitle')}</h1>
      <div role="alert">
        <Empty text={t('app.crash')} action={t('app.retry')} onAction={onRetry} />
      </div>
    </main>
  );
}
