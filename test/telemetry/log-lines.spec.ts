import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { PublicEvent } from '#contracts';
import { ALWAYS_HELD, createMemoryEventStore } from '#event-store';
import { type Delivery, MemoryConsumerState } from '#messaging';
import { createLogger, type Logger, ServiceRuntime, systemClock } from '#runtime';
import { createMemoryViewStore } from '#views';
import { serve } from '../../apps/all-in-one/src/serve.ts';
import { testConfig } from '../../apps/all-in-one/src/testing/client.ts';
import { NoteModule } from '../../apps/all-in-one/src/testing/note-service.ts';
import { NO_SPANS } from '../../libs/runtime/src/telemetry/tracing.ts';

type Line = Readonly<Record<string, unknown>>;

function newLog(): { readonly log: Logger; readonly lines: Line[] } {
  const lines: Line[] = [];
  return { log: createLogger({ logLevel: 'trace', logFormat: 'json' }, { write: (line) => lines.push(JSON.parse(line) as Line) }), lines };
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a log line, with telemetry off', () => {
  it('of a request that failed names the trace that the answer names, and nothing that was asked', async () => {
    const config = testConfig();
    const { log, lines } = newLog();
    const server = await serve(config, { services: [NoteModule], apis: [{ service: 'intake', title: 'Notes', modules: [NoteModule] }], log });
    try {
      const signedIn = await fetch(server.adminLink?.url ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      const { token } = (await signedIn.json()) as { token: string };
      const headers = { authorization: `Bearer ${token}`, traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
      const answer = await fetch(`${server.url}/api/intake/notes/broken?about=邱鹤鸣`, { headers });
      expect(((await answer.json()) as Line)['instance']).toBe(`urn:trace:${TRACE}`);
      expect(lines.filter(({ level }) => level === 'error')).toMatchObject([
        { msg: 'a request failed', trace_id: TRACE, route: 'GET /api/intake/notes/broken', err: { type: 'TypeError' } },
      ]);
      expect(JSON.stringify(lines)).not.toContain('邱鹤鸣');
      expect(lines.filter(({ msg, trace_id: trace }) => msg !== 'a request failed' && trace === TRACE)).toEqual([]);
    } finally {
      await server.close();
      rmSync(config.dataDir, { recursive: true, force: true });
    }
  }, 60_000);

  it('of a delivery names the trace of its event: what a handler writes, and why its key waits', async () => {
    const { log, lines } = newLog();
    const clock = systemClock;
    const store = createMemoryEventStore({ clock });
    const runtime = await ServiceRuntime.open(
      { service: 'dispatch', consume: { topics: ['intake.request'], ignored: [] }, projections: [], refusals: {} },
      {
        config: testConfig(),
        clock,
        log,
        storage: { log: () => store, views: createMemoryViewStore(), consumerState: async () => new MemoryConsumerState(), lease: () => ALWAYS_HELD },
        watch: { appended: () => {}, refused: () => {} },
      },
    );
    const { consumer } = runtime;
    await consumer?.open(
      () => (event, got) =>
        NO_SPANS.handled({ event, delivery: got, consumer: 'dispatch' }, async () => {
          await Promise.resolve();
          runtime.log.debug('within a handler');
          throw new TypeError('no case for "邱鹤鸣", 19055512007');
        }),
    );
    await consumer?.accept([delivery('request-1', TRACE), delivery('request-2', TRACE.replaceAll('4', '5'))]);
    const own = lines.filter(({ trace_id: trace }) => trace === TRACE);
    expect(own.filter(({ msg }) => msg === 'within a handler')).toHaveLength(4);
    expect(own.at(-1)).toMatchObject({
      level: 'error',
      kind: 'failed',
      stream: 'request-1',
      service: 'dispatch',
      span_id: '00f067aa0ba902b7',
      remedy: expect.stringContaining('npm run parked'),
    });
    expect(lines.filter(({ stream }) => stream === 'request-2')).toMatchObject([{ trace_id: TRACE.replaceAll('4', '5') }]);
    // Neither the log nor what is stored with the parked key quotes what the handler's error quoted.
    expect(JSON.stringify([lines, await consumer?.parked()])).not.toMatch(/邱鹤鸣|19055512007/);
  }, 30_000);
});

function delivery(stream: string, trace: string): Delivery<PublicEvent> {
  const now = '2022-04-02T07:00:00.000Z';
  const event: PublicEvent = {
    id: randomUUID(),
    type: 'intake.request.logged.v1',
    service: 'intake',
    stream,
    version: 1,
    position: 1,
    occurredAt: now,
    recordedAt: now,
    actor: { id: 'account-1', role: 'operator', area: '' },
    channel: 'phone',
    commandId: randomUUID(),
    correlationId: stream,
    traceparent: `00-${trace}-00f067aa0ba902b7-01`,
    data: {},
  };
  return { topic: 'intake.request', key: stream, event, bytes: JSON.stringify(event) };
}
