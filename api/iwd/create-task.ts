import type { z } from 'zod';
import { captureOf } from '../../domain/iwd/task';
import { captureItems } from '../capture/capture-items';
import { sourceOfPath } from '../capture/source-of';
import { CaptureRequest } from '../contract/item';
import type { IwdCreateBody } from '../contract/iwd';
import { invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { validate } from '../http/read-input';
import { ignoredOf } from './ignored';
import { taskView } from './task-view';
import { toldByTask } from './told-by-task';

/** The capture of the API itself: a known CaptureId answers the task as it is. */
export async function createTask(
  { deps, directory, principal }: Context,
  source: string,
  body: z.output<typeof IwdCreateBody>,
): Promise<Answer> {
  const { key } = sourceOfPath(source, principal, directory);
  const translated = captureOf(body.captureId, body);
  if (!translated.ok) throw invalidInput(translated.errors);
  return toldByTask(body, async () => {
    const request = validate(CaptureRequest, { ...translated.value, source: key }) as CaptureRequest;
    const [result] = await captureItems(deps, directory, principal, [request]);
    if (!result) throw new Error('a capture has no result');
    if (!result.ok) throw result.problem;
    const task = { ...taskView(result.row, directory), ignored: ignoredOf(body) };
    return { status: result.isNew ? 201 : 200, body: task };
  });
}
