import { nextQuestionState } from './next-question-state';

describe('the state of a question after its file is loaded', () => {
  it('is the authored state for new questions and new content', () => {
    expect(nextQuestionState({ current: null, contentChanged: true, authored: 'draft' })).toBe('draft');
    expect(nextQuestionState({ current: 'published', contentChanged: true, authored: 'draft' })).toBe('draft');
    expect(nextQuestionState({ current: 'retired', contentChanged: true, authored: 'published' })).toBe('published');
  });

  it('is published when the file now publishes a draft', () => {
    expect(nextQuestionState({ current: 'draft', contentChanged: false, authored: 'published' })).toBe('published');
    expect(nextQuestionState({ current: 'in_review', contentChanged: false, authored: 'published' })).toBe('published');
  });

  it('is retired when the file retires the question, whatever its state', () => {
    for (const current of ['draft', 'in_review', 'published', 'retired', null] as const)
      expect(nextQuestionState({ current, contentChanged: false, authored: 'retired' })).toBe('retired');
  });

  it('keeps what staff decided', () => {
    expect(nextQuestionState({ current: 'retired', contentChanged: false, authored: 'published' })).toBe('retired');
    expect(nextQuestionState({ current: 'published', contentChanged: false, authored: 'draft' })).toBe('published');
    expect(nextQuestionState({ current: 'in_review', contentChanged: false, authored: 'draft' })).toBe('in_review');
  });
});
