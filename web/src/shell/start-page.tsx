import { Redirect } from '../address/link';
import { useSignedIn } from '../session/me-context';
import { startPage } from '../session/rights';

export function StartPage() {
  return <Redirect to={startPage(useSignedIn())} />;
}
