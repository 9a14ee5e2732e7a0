import { expect, it } from 'vitest';
import { questionFault } from '../../eval/question-fault.ts';
import { manualOf } from '../support/manual-of.ts';

const manual = manualOf(['Hold the but-\nton to pair.', 'Turn the knob.']);
const question = { id: 'a', manual: 'rm-5', question: 'how', answerable: true, kind: 'plain' };

it('a question is right when its phrase stands on one of its pages', () => {
  expect(questionFault({ ...question, pages: [1, 2], phrase: 'the button to pair' }, manual)).toBeNull();
  expect(questionFault({ ...question, pages: [], phrase: null }, manual)).toBeNull();
});

it('a question is wrong when its phrase stands elsewhere or nowhere', () => {
  expect(questionFault({ ...question, pages: [1], phrase: 'Turn the knob' }, manual)).toMatch(
    /^a: .*none of its pages/u,
  );
  expect(questionFault({ ...question, pages: [2], phrase: 'Press the knob' }, manual)).toMatch(/none of its pages/u);
});
