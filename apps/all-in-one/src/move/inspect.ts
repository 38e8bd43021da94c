import { CONTRACT } from '#contracts';
import { factsOfLog, type LogFacts, type StoredEvent, versionOf } from '#event-store';
import { definitionOf, type ServiceDefinition, type ServiceName } from '#runtime';
import { MaintenanceRefused } from '../data-folder/backup.ts';
import { SERVICE_MODULES } from '../services.ts';
import type { MoveSource } from './source.ts';

/** The three services as they are defined, in the order data flows. */
export const DEFINITIONS: readonly ServiceDefinition[] = SERVICE_MODULES.map(definitionOf);

/** What the logs of a folder hold. */
export type LogsFacts = ReadonlyMap<ServiceName, LogFacts>;

/**
 * Reads every log once, whole.
 * @param look is told how many events of all logs were read
 * @throws MaintenanceRefused for an event that this program does not know: a newer one wrote the folder
 */
export async function inspectLogs(source: MoveSource, look: (events: number) => void | Promise<void>): Promise<LogsFacts> {
  const facts = new Map<ServiceName, LogFacts>();
  let read = 0;
  for (const definition of DEFINITIONS) {
    const log = source.log(definition.service);
    const isKnown = known(definition);
    const found = await factsOfLog(log, await log.head(), async (events, before) => {
      for (const event of events) {
        if (isKnown(event)) continue;
        throw new MaintenanceRefused(
          `${source.dataDir} was written by a newer program: ${definition.service}'s log has ${event.type} version ${event.schemaVersion} at position ${event.position}, which this one does not know. Move with the program that ran on the folder, and run the cluster with it.`,
        );
      }
      await look(read + before + events.length);
    });
    facts.set(definition.service, found);
    read += found.events;
  }
  return facts;
}

const WIRE_TYPES = new Set(Object.values(CONTRACT).flatMap((types) => Object.keys(types)));

function known({ publish, past = [] }: ServiceDefinition): (event: StoredEvent) => boolean {
  const current = versionOf(past);
  return (event) => (publish?.foreign?.(event) === true ? WIRE_TYPES.has(event.type) : publish?.types[event.type] !== undefined && event.schemaVersion <= current(event.type));
}
