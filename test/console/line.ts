import { connect, createServer, type Server, type Socket } from 'node:net';

/** A network line between browsers and the server that can be cut, or carry only one way: everything of a browser goes through it, its workers too, which the browser's own "offline" does not reach. */
export class Line {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #deafAt: string | undefined;
  #state: 'whole' | 'cut' | 'deaf' = 'whole';

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
  }

  /** Lays a line to a server. */
  static async to(target: string): Promise<Line> {
    const port = Number(new URL(target).port);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const line = new Line(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, server);
    server.on('connection', (near) => line.#carry(near, port));
    return line;
  }

  /** Nothing gets through, in either direction; what is open breaks. */
  cut(): void {
    this.#state = 'cut';
    this.#break();
  }

  /** From the first request on whose head contains these words, what browsers send still arrives, but of what is answered they hear nothing: their connections break instead. */
  deafenAt(words: string): void {
    this.#deafAt = words;
  }

  /** As if nothing had been. */
  join(): void {
    this.#state = 'whole';
    this.#deafAt = undefined;
  }

  async close(): Promise<void> {
    this.#break();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #carry(near: Socket, port: number): void {
    this.#sockets.add(near);
    near.on('error', () => undefined).on('close', () => this.#sockets.delete(near));
    if (this.#state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    this.#sockets.add(far);
    far
      .on('error', () => near.destroy())
      .on('close', () => {
        this.#sockets.delete(far);
        near.destroy();
      });
    near.on('close', () => far.destroy());
    near.on('data', (data) => {
      if (this.#deafAt !== undefined && data.includes(this.#deafAt)) this.#state = 'deaf';
      far.write(data);
    });
    far.on('data', (data) => {
      if (this.#state === 'whole') near.write(data);
      else near.destroy();
    });
  }

  #break(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
