import type { StartedTestContainer } from 'testcontainers';

type Testcontainers = typeof import('testcontainers');

/** Testcontainers, when an engine really answers: a `docker` command may exist with nothing behind it. */
export async function containers(): Promise<Testcontainers | undefined> {
  const library = await import('testcontainers');
  return library.getContainerRuntimeClient().then(
    () => library,
    () => undefined,
  );
}

/** Signals and restarts of a container, which testcontainers itself does not offer. */
export interface ContainerControl {
  readonly kill: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Starts it again when it is not running. */
  readonly start: () => Promise<void>;
  readonly alive: () => Promise<boolean>;
}

/** Controls a started container through its engine; pausing freezes its processes as SIGSTOP would. */
export async function controlOf(library: Testcontainers, started: StartedTestContainer): Promise<ContainerControl> {
  const { container } = await library.getContainerRuntimeClient();
  const engine = container.getById(started.getId());
  const state = async () => (await engine.inspect()).State;
  return {
    kill: async () => {
      if ((await state()).Running) await engine.kill({ signal: 'SIGKILL' });
    },
    pause: async () => {
      await engine.pause();
    },
    resume: async () => {
      if ((await state()).Paused) await engine.unpause();
    },
    start: async () => {
      if (!(await state()).Running) await engine.start();
    },
    alive: async () => (await state()).Running,
  };
}
