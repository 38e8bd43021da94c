import { Refused } from '#event-store';
import type { ServiceRuntime } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import { caseOf } from '../stream-of.ts';

/** Reserves a responder; where he is held by another request, the no says its number, which is what people say on the phone. */
export async function withNumber<T>(runtime: ServiceRuntime, reserve: () => Promise<T>): Promise<T> {
  try {
    return await reserve();
  } catch (error) {
    if (!(error instanceof Refused) || typeof error.parameters['requestId'] !== 'string') throw error;
    const { state } = await runtime.commands.load(dispatchCase, caseOf(error.parameters['requestId']));
    throw new Refused(error.code, error.kind, { ...error.parameters, number: state.facts.number ?? '' }, error.pointer);
  }
}
