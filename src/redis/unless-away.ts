import { HscError } from '../errors.ts';

/** What `work` gives; `otherwise` where Redis is away. Throws what isn't for Redis to answer. */
export async function unlessAway<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HscError && error.code === 'redis-unavailable') return otherwise;
    throw error;
  }
}
