import type { PaperSection } from '../../api/candidate-contract';
import { picturesIn } from './paper-pictures';

describe('the pictures of a paper', () => {
  it('are found in stems, materials and options, each once', () => {
    const item = {
      stem: '看图 ![皮疹](/api/v1/media/0a) 与 ![皮疹](/api/v1/media/0a)',
      stimulus: { id: 'T1', text: '![曲线](/api/v1/media/0b)' },
      options: [{ id: 'A', text: '![甲](/api/v1/media/0c)' }],
    };
    const sections = [{ title: '', items: [item] }] as unknown as PaperSection[];
    expect(picturesIn(sections)).toEqual(['/api/v1/media/0a', '/api/v1/media/0b', '/api/v1/media/0c']);
  });
});
