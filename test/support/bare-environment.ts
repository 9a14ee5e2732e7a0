/** All that a process which a test starts gets of this one's environment, so that no setting of ours reaches it. */
export function bareEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env;
  return { PATH, HOME, ...(NODE_COMPILE_CACHE === '' ? {} : { NODE_COMPILE_CACHE }) };
}
