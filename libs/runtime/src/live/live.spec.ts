import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
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
