import { nextQuestionState } from './next-question-state';

describe('the state of a question after its file was loaded', () => {
  it('is what the author says for new questions and new content', () => {
    expect(nextQuestionState({ current: null, contentChanged: true, authored: 'draft' })).toBe('draft');
    expect(nextQuestionState({ current: 'published', contentChanged: true, authored: 'draft' })).toBe('draft');
    expect(nextQuestionState({ current: 'retired', contentChanged: true, authored: 'published' })).toBe('published');
  });

  it('is published when the author now says so of a draft', () => {
    expect(nextQuestionState({ current: 'draft', contentChanged: false, authored: 'published' })).toBe('published');
    expect(nextQuestionState({ current: 'in_review', contentChanged: false, authored: 'published' })).toBe('published');
  });

  it('is retired when the author takes the question back, whatever it was', () => {
    for (const current of ['draft', 'in_review', 'published', 'retired', null] as const)
      expect(nextQuestionState({ current, contentChanged: false, authored: 'retired' })).toBe('retired');
  });

  it('is not changed back after staff decided', () => {
    expect(nextQuestionState({ current: 'retired', contentChanged: false, authored: 'published' })).toBe('retired');
    expect(nextQuestionState({ current: 'published', contentChanged: false, authored: 'draft' })).toBe('published');
    expect(nextQuestionState({ current: 'in_review', contentChanged: false, authored: 'draft' })).toBe('in_review');
  });
});
