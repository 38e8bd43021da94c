import type { ServiceName } from '../service/service-definition.ts';

/**
 * Gives a maintenance command to the process of a service that takes it, and waits for its answer.
 * @throws Problem 503 `maintenance-nobody` when no process takes it
 */
export type Maintain = (service: ServiceName, operation: string, parameters: Readonly<Record<string, string>>) => Promise<object>;
