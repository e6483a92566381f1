import { nextQuestionState } from './next-question-state';

describe('the state of a question after its file is loaded', () => {
  it('is the authored state for new questions and new content', () => {
    expect(nextQuestionState({ current: null, change: 'content', authored: 'draft' })).toBe('draft');
    expect(nextQuestionState({ current: 'published', change: 'content', authored: 'draft' })).toBe('draft');
    expect(nextQuestionState({ current: 'retired', change: 'content', authored: 'published' })).toBe('published');
  });

  it('is published when the file now publishes a draft', () => {
    expect(nextQuestionState({ current: 'draft', change: 'none', authored: 'published' })).toBe('published');
    expect(nextQuestionState({ current: 'in_review', change: 'none', authored: 'published' })).toBe('published');
  });

  it('is retired when the file retires the question, whatever its state', () => {
    for (const current of ['draft', 'in_review', 'published', 'retired', null] as const)
      expect(nextQuestionState({ current, change: 'none', authored: 'retired' })).toBe('retired');
  });

  it('keeps what staff decided', () => {
    expect(nextQuestionState({ current: 'retired', change: 'none', authored: 'published' })).toBe('retired');
    expect(nextQuestionState({ current: 'published', change: 'none', authored: 'draft' })).toBe('published');
    expect(nextQuestionState({ current: 'in_review', change: 'none', authored: 'draft' })).toBe('in_review');
  });

  it('stays as it is when nothing changed that a reviewer approves', () => {
    for (const current of ['draft', 'in_review', 'published', 'retired'] as const)
      expect(nextQuestionState({ current, change: 'attributes', authored: 'draft' })).toBe(current);
  });
});
