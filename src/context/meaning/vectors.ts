/** Vectors of one length, each number a byte: a quarter of the memory of floats, and the order of angles stays. */
export interface Vectors {
  readonly dimensions: number;
  /** One vector after the other. */
  readonly values: Int8Array;
}

const MOST_DIMENSIONS = 4_096;

/** Packs vectors, each scaled to the full range of a byte: only angles are compared. Throws on different lengths. */
export function packVectors(vectors: readonly (readonly number[])[]): Vectors {
  const dimensions = vectors[0]?.length ?? 0;
  const values = new Int8Array(vectors.length * dimensions);
  for (const [place, vector] of vectors.entries()) {
    if (vector.length !== dimensions) throw new RangeError('vectors of different lengths');
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = largest > 0 && Number.isFinite(largest) ? 127 / largest : 0;
    for (const [index, value] of vector.entries()) values[place * dimensions + index] = Math.round(value * scale);
  }
  return { dimensions, values };
}

/** As bytes: the length of a vector in two, then the vectors. */
export function toBytes({ dimensions, values }: Vectors): Buffer {
  const bytes = Buffer.alloc(2 + values.length);
  bytes.writeUInt16LE(dimensions);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.length), 2);
  return bytes;
}

/** What `toBytes` made of `count` vectors; null for anything else. */
export function fromBytes(bytes: Uint8Array, count: number): Vectors | null {
  const [low, high] = bytes;
  if (low === undefined || high === undefined) return null;
  const dimensions = low + 256 * high;
  if (dimensions === 0 || dimensions > MOST_DIMENSIONS || bytes.length !== 2 + count * dimensions) return null;
  return { dimensions, values: Int8Array.from(bytes.subarray(2), (byte) => (byte > 127 ? byte - 256 : byte)) };
}

/** The cosine of the angle between the vector and each of the others, in their order; 0 for one without a direction. */
export function cosines(vector: readonly number[], { dimensions, values }: Vectors): Float64Array {
  const count = dimensions === 0 ? 0 : values.length / dimensions;
  const own = Math.hypot(...vector);
  const angles = new Float64Array(count);
  if (vector.length !== dimensions || own === 0) return angles;
  for (let place = 0; place < count; place += 1) {
    let dot = 0;
    let square = 0;
    for (let index = 0; index < dimensions; index += 1) {
      const value = values[place * dimensions + index] ?? 0;
      dot += value * (vector[index] ?? 0);
      square += value * value;
    }
    angles[place] = square === 0 ? 0 : dot / (own * Math.sqrt(square));
  }
  return angles;
}
