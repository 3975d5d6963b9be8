import { Navigate } from '@tanstack/react-router';
import { useSignedIn } from '../session/me-context';
import { startPage } from '../session/use-session';

export function StartPage() {
  return <Navigate to={startPage(useSignedIn())} replace />;
}
