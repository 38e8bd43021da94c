import { createServer, type Server, type Socket } from 'node:net';
import { KafkaClient } from './kafka-client.ts';

/** A broker that takes connections and never says a word, as one does that is stopped. */
class Silent {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  readonly #connected: (() => void)[] = [];
  connections = 0;

  constructor() {
    this.#server = createServer((socket) => {
      this.connections += 1;
      this.#open.add(socket);
      socket.on('error', () => undefined).on('close', () => this.#open.delete(socket));
      socket.resume();
      for (const tell of this.#connected.splice(0)) tell();
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  next(): Promise<void> {
    return new Promise((resolve) => this.#connected.push(resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

describe('Kafka client', () => {
  it('asks on a new connection after one on which it got no answer', async () => {
    const broker = new Silent();
    const admin = new KafkaClient({ brokers: [await broker.listen()], topicPrefix: '', clientId: 'test' }).admin({ patient: false });
    try {
      const first = broker.next();
      const connected = admin.connect().catch((error: unknown) => error);
      await first;
      await broker.next();
      expect(await connected).toBeInstanceOf(Error);
      expect(broker.connections).toBe(2);
    } finally {
      await admin.disconnect();
      await broker.close();
    }
  }, 30_000);
});
