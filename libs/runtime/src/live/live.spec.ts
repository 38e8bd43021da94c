import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { FastifyReply } from 'fastify';
import { createMemoryEventStore, newId, StoreUnavailable } from '#event-store';
import { note } from '#event-store/testing';
import type { SignedInRequest } from '../http/subject.ts';
import { createLogger } from '../logging/logger.ts';
import { Live } from './live.ts';
import { CLIENT_BUFFER, LiveClient } from './live-client.ts';

describe('a live reader', () => {
  it('that does not read is cut, and nobody waits for it', async () => {
    const subject = { accountId: 'a', name: 'a', displayName: 'A', rights: [], sessionId: 's', expiresAt: 0 };
    const accepted = Promise.withResolvers<LiveClient>();
    const server = createServer((_request: IncomingMessage, response) => {
      response.writeHead(200);
      accepted.resolve(new LiveClient(subject, { areas: [''], ownAreas: [], confidentialAreas: [] }, response));
    }).listen(0);
    const socket = connect((server.address() as AddressInfo).port);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    socket.pause();
    const client = await accepted.promise;
    const text = 'x'.repeat(64 * 1024);
    let sent = 0;
    while (!client.closed && sent < 64 * CLIENT_BUFFER) {
      client.offer({ message: { type: 't', area: 'a' }, text });
      client.flush();
      sent += text.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(client.closed).toBe(true);
    socket.destroy();
    server.close();
  });
});

describe('a live stream', () => {
  const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };
  const subject = { accountId: 'a', name: 'a', displayName: 'A', rights: [], sessionId: 's', expiresAt: Date.now() + 3_600_000 };

  it('leaves nothing out when the log cannot be read, or does not show yet what the views hold', async () => {
    const log = createMemoryEventStore({ clock });
    let trouble: 'away' | 'not yet' | undefined;
    const troubled = {
      ...log,
      logId: log.logId,
      head: () => log.head(),
      readAll: async (after: number, limit: number) => {
        const now = trouble;
        trouble = now === 'away' ? 'not yet' : undefined;
        if (now === 'away') throw new StoreUnavailable('away');
        return now === 'not yet' ? [] : log.readAll(after, limit);
      },
    };
    let applied = 0;
    const warned: string[] = [];
    const live = new Live({
      source: { message: (event) => ({ type: event.type, area: 'a' }), reach: () => ({ areas: [''], ownAreas: [], confidentialAreas: [] }) },
      store: troubled,
      view: () => {
        throw new Error('no view is asked');
      },
      clock,
      log: createLogger({ logLevel: 'warn', logFormat: 'json' }, { write: (text: string) => warned.push(text) }),
      applied: () => applied,
    });
    const got = Promise.withResolvers<string[]>();
    const server = createServer((raw, response) => {
      void live.open({ subject, query: {}, headers: raw.headers } as unknown as SignedInRequest, { raw: response, hijack: () => undefined } as unknown as FastifyReply);
    }).listen(0);
    const socket = connect((server.address() as AddressInfo).port);
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      const before = text;
      text += chunk.toString();
      // The first ping says that the reader is in.
      if (text.includes('event: ping') && !before.includes('event: ping')) void append();
      const ids = [...text.matchAll(/id: (\d+)\n/g)].map(([, id]) => String(id));
      if (ids.includes('3')) got.resolve(ids);
    });
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    async function append(): Promise<void> {
      await log.append('s', 0, [note('1'), note('2'), note('3')], newId());
      applied = 3;
      trouble = 'away';
      live.advance();
    }
    expect(await got.promise).toEqual(['1', '2', '3']);
    expect(warned).toHaveLength(1);
    live.close();
    socket.destroy();
    server.close();
  });
});
