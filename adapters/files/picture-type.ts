/** Types that the model takes, https://ai.google.dev/gemini-api/docs/image-understanding#supported-formats */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/heic' | 'image/heif';

/** What a picture is by its first bytes; null for a picture of another type, and for what is none. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  const brand = head.slice(4, 8) === 'ftyp' ? head.slice(8, 12) : '';
  if (['heic', 'heix', 'hevc', 'hevx'].includes(brand)) return 'image/heic';
  return ['mif1', 'msf1', 'heif'].includes(brand) ? 'image/heif' : null;
}
