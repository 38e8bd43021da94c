import { parkedKeys, type Platform, Problem, retryParked } from '#runtime';

/** What a person on duty can do to a running server; each answers plain JSON. */
export type Operation = (parameters: Readonly<Record<string, string>>) => Promise<object>;

/** Maintenance of one process's services, by name. */
export function operations(platform: Platform): Readonly<Record<string, Operation>> {
  const service = (name: string | undefined) => {
    const found = platform.services.find((runtime) => runtime.service === name);
    if (found === undefined) throw new Refusal(`There is no service "${name ?? ''}". Write one of: ${platform.services.map((runtime) => runtime.service).join(', ')}.`);
    return found;
  };
  return {
    rebuild: async ({ service: name, view = '' }) => {
      const { runner, definition } = service(name);
      const views = definition.projections.map((projection) => projection.view.name);
      if (!views.includes(view)) throw new Refusal(`${name ?? ''} has no view "${view}". Write one of: ${views.join(', ')}.`);
      return { service: name, ...(await runner.rebuild(view)) };
    },
    republish: async ({ service: name, stream = '' }) => ({ events: await platform.transport.replay(service(name).service, stream) }),
    replay: async ({ service: name, stream = '' }) => {
      const events = await platform.transport.replay(service(name).service, stream);
      if (events === 0) throw new Refusal(`${name ?? ''} has no stream "${stream}".`);
      return { service: name, stream, events };
    },
    'parked-list': async ({ service: name }) => {
      const chosen = name === undefined ? platform.services : [service(name)];
      const parked = [];
      for (const runtime of chosen) parked.push(...(await parkedKeys(runtime)));
      return { parked };
    },
    'parked-retry': ({ service: name, stream = '', consumer }) => retryParked(service(name), stream, consumer),
    'parked-release': async ({ service: name, stream = '' }) => {
      const retried = await retryParked(service(name), stream);
      if (retried.outcome === 'unknown') throw new Refusal(`${name ?? ''} has no parked stream "${stream}". See: npm run parked -- list`);
      if (retried.outcome === 'waiting') throw new Refusal(`${stream} still waits at version ${retried.parked.waitsFor}: ${retried.parked.reason}`);
      return { consumer: retried.consumer, stream, released: true };
    },
    settle: async () => {
      await platform.settle(30_000);
      return { settled: true };
    },
  };
}

/** A command that makes no sense as written; the message says what to write. */
export class Refusal extends Problem {
  constructor(message: string) {
    super(400, 'maintenance-refused');
    this.message = message;
  }
}
