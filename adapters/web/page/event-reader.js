/**
 * Reads server-sent events from the answer to a POST, which EventSource can't do.
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<{ event: string, data: unknown }>}
 */
export async function* readEvents(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const frames = (pending + value).split('\n\n');
      pending = frames.pop() ?? '';
      for (const frame of frames) {
        const found = parseFrame(frame);
        if (found !== null) yield found;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parseFrame(frame) {
  const lines = frame.split('\n');
  const read = (name) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const event = read('event');
  const data = read('data');
  return event === undefined || data === undefined ? null : { event, data: JSON.parse(data) };
}
