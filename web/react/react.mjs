import { options } from 'preact';
import * as compat from 'preact/compat';
import { actAsReact } from './act-as-react.mjs';

// JavaScript: Preact's types would take the place of React's everywhere.
export * from 'preact/compat';
// Asked for by packages that take all of React at once.
// oxlint-disable-next-line import/no-default-export
export default compat;

actAsReact(options);

/** A function of the last render, for effects and listeners to call. */
export function useEffectEvent(callback) {
  const last = compat.useRef(callback);
  compat.useInsertionEffect(() => {
    last.current = callback;
  });
  return compat.useCallback((...args) => last.current(...args), []);
}

/** Of a promise: its value, for which the nearest Suspense waits. Of a context: its value. */
export function use(source) {
  if (typeof source.then !== 'function') return compat.useContext(source);
  if (source.status === 'fulfilled') return source.value;
  if (source.status === 'rejected') throw source.reason;
  if (source.status === undefined) {
    source.status = 'pending';
    source.then(
      (value) => Object.assign(source, { status: 'fulfilled', value }),
      (reason) => Object.assign(source, { status: 'rejected', reason }),
    );
  }
  throw source;
}

/** Of parts of the kit that we do not use: what is hidden is not drawn. */
export function Activity({ mode, children }) {
  return mode === 'hidden' ? null : children;
}
