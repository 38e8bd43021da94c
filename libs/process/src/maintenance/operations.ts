import { type Platform, Problem } from '#runtime';

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
    replay: async ({ service: name, stream = '' }) => {
      const events = await platform.transport.replay(service(name).service, stream);
      if (events === 0) throw new Refusal(`${name ?? ''} has no stream "${stream}".`);
      return { service: name, stream, events };
    },
    'parked-list': async ({ service: name }) => {
      const chosen = name === undefined ? platform.services : [service(name)];
      const parked = [];
      for (const runtime of chosen) for (const consumer of runtime.consumers()) for (const key of await consumer.parked()) parked.push({ consumer: consumer.name, ...key });
      return { parked };
    },
    'parked-release': async ({ service: name, stream = '' }) => {
      for (const consumer of service(name).consumers()) {
        if (!(await consumer.parked()).some(({ key }) => key === stream)) continue;
        const still = await consumer.release(stream);
        if (still !== undefined) throw new Refusal(`${stream} still waits at version ${still.waitsFor}: ${still.reason}`);
        return { consumer: consumer.name, stream, released: true };
      }
      throw new Refusal(`${name ?? ''} has no parked stream "${stream}". See: npm run parked -- list`);
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
