import { freePort } from '../free-port.ts';
import { startCommand } from '../run-command.ts';

export interface BotProcess {
  /** `host:port` of its HTTP server. */
  readonly hostPort: string;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
}

/** Starts the product itself as a process; resolves once it can answer. */
export async function startBot(environment: Readonly<Record<string, string>>): Promise<BotProcess> {
  const hostPort = `127.0.0.1:${await freePort()}`;
  const { child, stderr, ended } = startCommand('src/main.ts', [], {
    PORT: hostPort.split(':')[1] ?? '',
    ...environment,
  });
  const end = Date.now() + 60_000;
  while ((await fetch(`http://${hostPort}/readyz`).catch(() => null))?.ok !== true) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`the bot did not get ready:\n${stderr()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    hostPort,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
