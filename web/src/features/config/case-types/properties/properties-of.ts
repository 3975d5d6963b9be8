import type { BusinessObject } from '../modeler-services';
import { ofEvents } from './events';
import { ofLoop } from './loop';
import { asks, ours } from './ours';
import { ofPairs } from './pairs';
import { plain } from './plain';
import type { Property } from './property';

/** Everything that can be said of an element and is run by: what BPMN has, and all of our descriptor. */
export function propertiesOf(object: BusinessObject): Property[] {
  const asked = asks(object);
  const own = ours(object).filter(({ group }) => asked.length === 0 || group !== 'form');
  return [...plain(object), ...ofEvents(object), ...own, ...asked, ...ofLoop(object), ...ofPairs(object)];
}
