import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What becomes of a request that a test has named: its answer is cut off, or it is kept back and its connection closed. */
type Fate = 'cut-answer' | 'keep-back';

/** A request that never reached the server, until the test lets it. */
export interface KeptBack {
  /** Sends it after all; resolves when the server has answered. */
  deliver(): Promise<void>;
}

/** A TCP proxy in front of a server, for tests: loses answers and requests, closes and opens. */
export class CuttingProxy {
  readonly #target: { readonly host: string; readonly port: number };
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #marker: Buffer = Buffer.alloc(0);
  #decide: () => Fate | undefined = () => undefined;
  #kept: KeptBack[] = [];
  #isDown = false;
  cuts = 0;

  constructor(target: { readonly host: string; readonly port: number }) {
    this.#target = target;
    this.#server = createServer((client) => this.#join(client));
  }

  /** Listens on a free port and answers its address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on requests that contain these bytes are asked for their fate; undefined lets them pass. */
  watch(marker: string, decide: () => Fate | undefined): void {
    this.#marker = Buffer.from(marker, 'latin1');
    this.#decide = decide;
  }

  /** The requests that were kept back since the last call. */
  takeKept(): readonly KeptBack[] {
    return this.#kept.splice(0);
  }

  /** Closes every connection and takes none. */
  down(): void {
    this.#isDown = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  up(): void {
    this.#isDown = false;
  }

  async close(): Promise<void> {
    this.down();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  #join(client: Socket): void {
    if (this.#isDown) {
      client.destroy();
      return;
    }
    const server = connect(this.#target);
    let isCut = false;
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      // The other side hears of it by the end of its own connection.
      socket.on('error', () => undefined);
      socket.once('close', () => this.#sockets.delete(socket));
    }
    client.once('close', () => {
      if (!isCut) server.destroy();
    });
    server.once('close', () => client.destroy());
    client.on('data', (chunk: Buffer) => {
      const fate = this.#marker.length > 0 && chunk.includes(this.#marker) ? this.#decide() : undefined;
      if (fate === undefined) {
        server.write(chunk);
        return;
      }
      this.cuts += 1;
      isCut = true;
      if (fate === 'cut-answer') server.write(chunk);
      else {
        this.#kept.push({ deliver: () => answered(server, chunk) });
        client.destroy();
      }
    });
    server.on('data', (chunk) => {
      if (!isCut) client.write(chunk);
      else {
        // The server has done it; nobody will hear.
        client.destroy();
        server.destroy();
      }
    });
  }
}

function answered(server: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve) => {
    server.once('close', () => resolve());
    server.write(request);
  });
}
