/** The router asks for what React itself has by now, by way of a package for older ones: this stands in its place. */
export { useSyncExternalStore } from 'react';
