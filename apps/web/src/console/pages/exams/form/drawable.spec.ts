import { drawable } from './drawable';

describe('the questions that exams may draw', () => {
  it('are the published ones, and groups only if all their questions are published', () => {
    const questions = [
      { code: '1', state: 'published', stimulusId: null },
      { code: '2', state: 'retired', stimulusId: null },
      { code: 'G-1', state: 'published', stimulusId: 'g' },
      { code: 'G-2', state: 'draft', stimulusId: 'g' },
      { code: 'H-1', state: 'published', stimulusId: 'h' },
      { code: 'H-2', state: 'published', stimulusId: 'h' },
    ] as const;
    expect(drawable(questions).map(({ code }) => code)).toEqual(['1', 'H-1', 'H-2']);
  });
});
