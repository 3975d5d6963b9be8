import type { ItemRow } from '../../db/item-read';
import { type ShownTask, taskOf } from '../../domain/iwd/task';
import type { Directory } from '../catalogue/directory';
import { itemView } from '../items/item-view';

/** An item as the task that iWD's clients know. */
export function taskView(row: ItemRow, directory: Directory): ShownTask {
  const { department, process } = row.state.rules;
  return taskOf({ ...itemView(row, directory), department, process });
}
