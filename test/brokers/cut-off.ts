import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

interface Address {
  readonly host: string;
  readonly port: number;
}

interface Way {
  readonly to: Address;
  readonly server: Server;
  /** Where this way begins. */
  readonly port: number;
}

/**
 * A way to Kafka that can be cut: whoever is given its addresses reaches the brokers through this process and no other way. Kafka tells its clients where its nodes are,
 * so their answers are read message by message, and each node's address in them is replaced by that of its way.
 */
export class CutOff {
  readonly #ways: readonly Way[];
  readonly #sockets: Set<Socket>;
  readonly #state: { isCut: boolean };

  private constructor(ways: readonly Way[], sockets: Set<Socket>, state: { isCut: boolean }) {
    this.#ways = ways;
    this.#sockets = sockets;
    this.#state = state;
  }

  /** Opens a way to each broker. @param brokers `host:port`, all of them, as they tell their clients; the hosts as IPv4 addresses or localhost */
  static async open(brokers: readonly string[]): Promise<CutOff> {
    const sockets = new Set<Socket>();
    const state = { isCut: false };
    const ways: Way[] = [];
    for (const broker of brokers) {
      const colon = broker.lastIndexOf(':');
      const to = { host: broker.slice(0, colon), port: Number(broker.slice(colon + 1)) };
      const server = createServer((client) => {
        if (state.isCut) client.destroy();
        else carry(client, connect(to), ways, sockets);
      });
      await new Promise<void>((resolve) => {
        server.listen(0, to.host, resolve);
      });
      server.unref();
      ways.push({ to, server, port: (server.address() as AddressInfo).port });
    }
    return new CutOff(ways, sockets, state);
  }

  /** What a client is told instead of the brokers' own addresses. */
  get brokers(): readonly string[] {
    return this.#ways.map(({ to, port }) => `${to.host}:${port}`);
  }

  /** Ends every connection and takes none. */
  cut(): void {
    this.#state.isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#state.isCut = false;
  }

  /** For good. */
  async close(): Promise<void> {
    this.cut();
    await Promise.all(this.#ways.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  }
}

function carry(client: Socket, broker: Socket, ways: readonly Way[], sockets: Set<Socket>): void {
  for (const [socket, other] of [
    [client, broker],
    [broker, client],
  ] as const) {
    sockets.add(socket);
    socket.setNoDelay(true);
    // The other side hears of it by the end of its own connection.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  }
  client.pipe(broker);
  const wholes = new Wholes();
  broker.on('data', (chunk: Buffer) => {
    const whole = wholes.take(chunk);
    if (whole === undefined) return;
    redirect(whole, ways);
    client.write(whole);
  });
}

/** Puts a stream of Kafka's answers, each behind its length, together into whole ones. */
export class Wholes {
  #chunks: Buffer[] = [];
  #bytes = 0;
  #wanted = 4;

  /** The answers that are whole now, in one buffer; undefined when none is. */
  take(chunk: Buffer): Buffer | undefined {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes < this.#wanted) return undefined;
    const all = Buffer.concat(this.#chunks);
    let end = 0;
    let wanted = 4;
    while (all.length - end >= 4) {
      const next = end + 4 + all.readInt32BE(end);
      wanted = next - end;
      if (next > all.length) break;
      end = next;
      wanted = 4;
    }
    this.#chunks = end === all.length ? [] : [all.subarray(end)];
    this.#bytes = all.length - end;
    this.#wanted = wanted;
    return end === 0 ? undefined : all.subarray(0, end);
  }
}

/** An address stands in an answer as the host's text and then its port in four bytes: of the same length whatever the port. */
export function redirect(answer: Buffer, ways: readonly { readonly to: Address; readonly port: number }[]): void {
  for (const { to, port } of ways) {
    const text = Buffer.concat([Buffer.from(to.host), fourBytes(to.port)]);
    for (let at = answer.indexOf(text); at !== -1; at = answer.indexOf(text, at + 1)) answer.writeInt32BE(port, at + text.length - 4);
  }
}

function fourBytes(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(number);
  return bytes;
}
