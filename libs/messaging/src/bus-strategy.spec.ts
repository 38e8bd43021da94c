import type { PublicEvent } from '#contracts';
import { createMemoryEventStore, Refused, type StoredEvent } from '#event-store';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { recorded } from '#event-store/testing';
import type { BusContext } from './bus-context.ts';
import { BusStrategy } from './bus-strategy.ts';
import { busStatus } from './bus-status.ts';
import { BUS, FromBus } from './from-bus.ts';
import { connectBus } from './connect-bus.ts';
import { Consumer } from './consumer.ts';
import { LocalBus } from './local-bus.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };
const seen: { type: string; text: string; topic: string; causationId: string; commandId: string }[] = [];

@Controller()
class OnRequest {
  @FromBus('dispatch', 'intake.request.logged.v1', 'intake.request.amended.v1')
  logged(event: PublicEvent, context: BusContext) {
    const { text, topic, causationId } = context;
    seen.push({ type: event.type, text, topic, causationId, commandId: context.effect(clock.now()).commandId });
  }

  @EventPattern('intake.request.held.v1', BUS.dispatch)
  held(_event: PublicEvent) {
    throw new Refused('already-done');
  }

  @EventPattern('intake.request.noted.v1', BUS.dispatch)
  async noted(_event: PublicEvent) {
    throw new TypeError('a mistake of ours');
  }

  @FromBus('audit', 'intake.request.logged.v1')
  other() {
    throw new Error('belongs to another service');
  }
}

@Module({ controllers: [OnRequest] })
class TestModule {}

const CONTRACT = { 'intake.request': ['intake.request.logged.v1', 'intake.request.amended.v1', 'intake.request.held.v1', 'intake.request.noted.v1'] };

async function boot(contract: Readonly<Record<string, readonly string[]>>, ignored: readonly string[] = []) {
  const parked = Promise.withResolvers<void>();
  const store = createMemoryEventStore({ clock });
  const transport = new LocalBus({ sources: [{ service: 'intake', store, toPublic: (stored: StoredEvent) => ({ ...stored, service: 'intake' as const }) }] });
  const consumer = new Consumer<PublicEvent>({
    name: 'dispatch',
    state: new MemoryConsumerState(),
    clock,
    retries: [1],
    alarm: ({ kind }) => kind === 'failed' && parked.resolve(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), { logger: false });
  const strategy = new BusStrategy({ service: 'dispatch', consumer, transport, topics: ['intake.request'], ignored, contract });
  connectBus(app, strategy);
  const append = async (stream: string, version: number, type: string) => {
    const { id: _, ...event } = recorded({ type, data: { n: version } }, version, stream);
    const id = `0190b1a0-0000-7000-8000-${String(version).padStart(12, '0')}`;
    await store.append(stream, version - 1, [{ ...event, id }], `command-${version}`);
  };
  return { app, consumer, strategy, transport, append, parked: parked.promise };
}

describe('bus strategy', () => {
  it('hands public events to ordinary @EventPattern methods of its own service', async () => {
    const { app, consumer, strategy, transport, append, parked } = await boot(CONTRACT);
    await app.startAllMicroservices();
    await append('request-1', 1, 'intake.request.logged.v1');
    await append('request-1', 2, 'intake.request.held.v1');
    await append('request-1', 3, 'intake.request.amended.v1');
    await append('request-2', 1, 'intake.request.noted.v1');
    await append('request-2', 2, 'intake.request.logged.v1');
    await append('call-1', 1, 'intake.call.received.v1');
    expect(await consumer.waitFor('request-1', 3, 2_000)).toBe(true);
    await parked;
    expect(seen.map(({ topic, type }) => [topic, type])).toEqual([
      ['intake.request', 'intake.request.logged.v1'],
      ['intake.request', 'intake.request.amended.v1'],
    ]);
    expect(JSON.parse(seen[1]?.text ?? '')).toMatchObject({ stream: 'request-1', version: 3, data: { n: 3 }, id: seen[1]?.causationId });
    expect(new Set(seen.map(({ commandId }) => commandId)).size).toBe(2);
    await app.close();
    expect(await consumer.parked()).toMatchObject([{ key: 'request-2', kind: 'failed', reason: 'TypeError: a mistake of ours', messages: 2 }]);
    expect(busStatus(transport, [strategy])).toMatchObject({
      ready: true,
      subscriptions: [{ consumer: 'dispatch', source: 'intake', cursor: 6, refused: 1, applied: 2, parkedKeys: 1 }],
    });
  });

  it('does not boot when a type of a subscribed topic would fall through', async () => {
    const { app } = await boot({ 'intake.request': [...(CONTRACT['intake.request'] ?? []), 'intake.request.merged.v1'] });
    await expect(app.startAllMicroservices()).rejects.toThrow(
      "dispatch subscribes to intake.request but does nothing with intake.request.merged.v1: write a handler @FromBus('dispatch', 'intake.request.merged.v1') or add it to the ignored types.",
    );
    await app.close();
  });

  it('boots when that type is ignored on purpose', async () => {
    const { app } = await boot({ 'intake.request': [...(CONTRACT['intake.request'] ?? []), 'intake.request.merged.v1'] }, ['intake.request.merged.v1']);
    await expect(app.startAllMicroservices()).resolves.toBeDefined();
    await app.close();
  });

  it('does not boot when a handler waits for a type that never comes', async () => {
    const { app } = await boot({ 'intake.request': ['intake.request.logged.v1', 'intake.request.amended.v1', 'intake.request.held.v1'] });
    await expect(app.startAllMicroservices()).rejects.toThrow('dispatch names intake.request.noted.v1, which is on none of the topics');
    await app.close();
  });
});
