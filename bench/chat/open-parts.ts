/** Something that has to be closed. */
interface Part {
  close(): Promise<void>;
}

/**
 * Puts something together of parts that are opened one after the other. Its `close` closes them in reverse, and so does a
 * failure on the way.
 */
export async function openParts<T>(
  build: (open: <P extends Part>(opening: Promise<P>) => Promise<P>) => Promise<T>,
): Promise<T & Part> {
  const opened: Part[] = [];
  const close = async (): Promise<void> => {
    for (const part of opened.toReversed()) await part.close();
  };
  try {
    const built = await build(async (opening) => {
      const part = await opening;
      opened.push(part);
      return part;
    });
    return { ...built, close };
  } catch (error) {
    await close();
    throw error;
  }
}
