import { parseArgs } from 'node:util';
import { startControl } from './control.ts';

/** What a process that is a stand-in was started with: `--port 4001 --control-port 4002 --options '{"latency":40}'`. */
export interface Start {
  readonly port: number;
  readonly options: unknown;
  /** Says in one line of JSON where the stand-in can be reached, and ends the process when its input ends. */
  serve(standIn: object, apiUrl: string): Promise<void>;
}

/** Reads the command line of such a process. */
export function readStart(): Start {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'control-port': { type: 'string', default: '0' },
      options: { type: 'string', default: '{}' },
    },
  });
  return {
    port: Number(values.port),
    options: JSON.parse(values.options) as unknown,
    async serve(standIn, apiUrl) {
      const control = await startControl(standIn, Number(values['control-port']));
      process.stdout.write(`${JSON.stringify({ apiUrl, control: control.url })}\n`);
      // Whoever started it holds its input open: it doesn't outlive them.
      process.stdin.resume();
      process.stdin.on('end', () => {
        process.exit(0);
      });
    },
  };
}
