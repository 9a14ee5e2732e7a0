import type { AnswerView } from '../../answer-view.ts';
import type { Draft } from '../../../src/answer/draft.ts';

export function streamMarkdown(_draft: Draft, _view: AnswerView): string {
  return '';
}
