import type { AttachmentProblem, Notice } from '../../src/answer/events.ts';
import { largestAttached } from '../../src/manual/read-attached.ts';
import type { AttachedOutcome } from '../../src/manual/read-attached.ts';
import type { Manual } from '../../src/manual/manual.ts';
import type { Image } from '../../src/question.ts';
import type { Download } from './download.ts';
import { pictureType } from './picture-type.ts';

/** What goes to the model at most: a request with everything in it may have 20 MB, and base64 takes a third more. */
export const fileLimits = { pictures: 3, pictureBytes: 4 * 1024 * 1024, documents: 1 } as const;

export interface TakenFiles {
  readonly images: readonly Image[];
  readonly document: Manual | null;
  /** Names of the pictures that are used. */
  readonly pictures: readonly string[];
  /** What the asker has to be told of files that aren't used. */
  readonly notices: readonly Notice[];
}

/** A file as its platform describes it; null where it says nothing. */
export interface AttachedFile {
  readonly name: string | null;
  readonly mediaType: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly url: string | null;
}

export interface FileTools {
  /** Fetches a file of at most so many bytes from the platform. Only an abort throws. */
  readonly download: (url: string, most: number, signal: AbortSignal) => Promise<Download>;
  readonly readAttached: (bytes: Uint8Array, fileName: string, signal: AbortSignal) => Promise<AttachedOutcome>;
  readonly signal: AbortSignal;
}

type Taken =
  | { readonly kind: 'picture'; readonly name: string; readonly image: Image }
  | { readonly kind: 'document'; readonly manual: Manual }
  | { readonly kind: 'unused'; readonly name: string; readonly problem: AttachmentProblem };

export const noFiles: TakenFiles = { images: [], document: null, pictures: [], notices: [] };

/** Fetches the files of a question: pictures for the model, a PDF as its manual. Every file is used or spoken of. */
export async function takeFiles(files: readonly AttachedFile[], tools: FileTools): Promise<TakenFiles> {
  const taken = await Promise.all(files.map((file, index) => takeFile(file, files.slice(0, index), tools)));
  const pictures = taken.filter((one) => one.kind === 'picture');
  return {
    images: pictures.map(({ image }) => image),
    pictures: pictures.map(({ name }) => name),
    document: taken.find((one) => one.kind === 'document')?.manual ?? null,
    notices: taken
      .filter((one) => one.kind === 'unused')
      .map(({ name, problem }): Notice => ({ kind: 'attachment', name, problem })),
  };
}

async function takeFile(file: AttachedFile, before: readonly AttachedFile[], tools: FileTools): Promise<Taken> {
  const name = file.name ?? 'the file';
  const unused = (problem: AttachmentProblem): Taken => ({ kind: 'unused', name, problem });
  const type = typeOf(file);
  if (type === 'other') return unused('other-type');
  const most = type === 'picture' ? fileLimits.pictures : fileLimits.documents;
  if (before.filter((other) => typeOf(other) === type).length >= most) return unused('too-many');
  const largest = type === 'picture' ? fileLimits.pictureBytes : largestAttached;
  if ((file.size ?? 0) > largest) return unused('too-large');
  if (file.url === null) return unused('not-handed-out');
  const { signal, readAttached } = tools;
  const got = await tools.download(file.url, largest, signal);
  if (got.kind === 'failed') return unused(got.problem);
  if (type === 'document') {
    const read = await readAttached(got.bytes, name, signal);
    return read.kind === 'ready' ? { kind: 'document', manual: read.manual } : unused(read.reason);
  }
  const mediaType = pictureType(got.bytes);
  if (mediaType === null) return unused('other-type');
  return { kind: 'picture', name, image: { mediaType, data: Buffer.from(got.bytes).toString('base64') } };
}

function typeOf({ mediaType }: AttachedFile): 'picture' | 'document' | 'other' {
  if (mediaType === 'application/pdf') return 'document';
  return mediaType?.startsWith('image/') === true ? 'picture' : 'other';
}
