import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The long ones among those that run whole processes: begun last, one of them would leave other workers idle. */
export const longFiles: readonly string[] = [
  'test/end-to-end/delivery-killed.test.ts',
  'test/end-to-end/ask.test.ts',
  'test/end-to-end/delivery.test.ts',
  'test/delivery/queue/shared-desks.test.ts',
  'test/end-to-end/start.test.ts',
  'test/delivery/queue/faults.test.ts',
  'test/end-to-end/traces.test.ts',
  'test/end-to-end/gemini-and-redis.test.ts',
  'test/end-to-end/discord-start.test.ts',
];

/** Within a project the long files first, in the order above; a clean clone does not know how long any file takes. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    const place = ({ moduleId, project }: TestSpecification): number => {
      const known = longFiles.findIndex((file) => moduleId.endsWith(`/${file}`));
      return projects.indexOf(project) * 1_000 + (known < 0 ? 999 : known);
    };
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}
