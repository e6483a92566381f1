import { parseTrainingUnitFile } from './training-unit-file';
import { InvalidTrainingText } from './training.errors';

describe('a training unit as a file', () => {
  it('has its title in the first heading and its text below', () => {
    expect(parseTrainingUnitFile('# 备考须知\r\n\n## 一\n\n正文\n')).toEqual({
      title: '备考须知',
      bodyMarkdown: '## 一\n\n正文',
    });
  });

  it.each([
    ['no title', '正文'],
    ['no text', '# 备考须知\n\n'],
    ['nothing', ''],
  ])('is refused with %s', (_, content) => {
    expect(() => parseTrainingUnitFile(content)).toThrow(InvalidTrainingText);
  });
});
