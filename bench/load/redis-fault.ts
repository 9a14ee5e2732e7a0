/** Something that happens to a Redis while people ask. */
export interface RedisFault {
  readonly name: string;
  /** The time over which people ask, so that what takes its course is met in all of it; 0: all at once. Milliseconds. */
  readonly within: number;
  /** @param program that Redis is run by */
  open(program: string): Promise<RedisStage>;
}

/** A Redis that is well, until told. */
export interface RedisStage {
  /** What the product is given as its address. */
  readonly url: string;
  /** Resolves when the fault stands. */
  happen(): Promise<void>;
  /** What comes of it while people ask, up to its end; nothing where the fault just lasts. */
  follow(): Promise<void>;
  close(): Promise<void>;
}
