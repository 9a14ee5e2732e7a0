import type { Question } from '../../question.ts';

/** Whether a question says all that its answer depends on: no pictures, no document, no conversation before it. */
export function standsAlone({ images, thread, document }: Pick<Question, 'images' | 'thread' | 'document'>): boolean {
  return images.length === 0 && thread.length === 0 && (document ?? null) === null;
}

/** The same question, whatever its capitals, its spaces and the marks at its end are. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\s?!.…¿¡？！。]+$/u, '')
    .trim();
}
