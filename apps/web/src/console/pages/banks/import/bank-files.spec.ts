import { isBankFile, isBankPicture, mergeFiles, namedPictures, pathInBank, pathOfPicture } from './bank-files';

const place = ({ name, folder = '', content = '' }: { name: string; folder?: string; content?: string }) =>
  pathInBank({ file: { name, webkitRelativePath: folder && `${folder}/${name}` }, content });

describe('the path of a selected file in its bank', () => {
  it('keeps the folder of the domain and drops that of the bank', () => {
    expect(place({ name: 'questions.yaml', folder: 'child-health/nutrition' })).toBe('nutrition/questions.yaml');
  });

  it('keeps bank.yaml at the top, wherever it was selected', () => {
    expect(place({ name: 'bank.yaml', folder: 'child-health' })).toBe('bank.yaml');
    expect(place({ name: 'bank.yaml' })).toBe('bank.yaml');
  });

  it('takes the domain from the text of a file selected by itself', () => {
    expect(place({ name: 'questions.yaml', content: '# note\ndomain: first-aid\nquestions: []' })).toBe(
      'first-aid/questions.yaml',
    );
    expect(place({ name: 'questions.yaml', content: 'domain: "adhd"\n' })).toBe('adhd/questions.yaml');
  });

  it('keeps the path of a file without a domain, so that the server reports the fault', () => {
    expect(place({ name: 'notes.yaml', content: 'title: 测试' })).toBe('notes.yaml');
    expect(place({ name: 'questions.yaml', folder: 'nutrition' })).toBe('questions.yaml');
  });
});

describe('selecting files in several steps', () => {
  it('replaces a file that is selected again', () => {
    const merged = mergeFiles({
      chosen: [
        { path: 'b.yaml', content: 'old' },
        { path: 'c.yaml', content: '' },
      ],
      added: [
        { path: 'b.yaml', content: 'new' },
        { path: 'a.yaml', content: '' },
      ],
    });
    expect(merged.map(({ path, content }) => `${path}:${content}`)).toEqual(['a.yaml:', 'b.yaml:new', 'c.yaml:']);
  });

  it('takes only YAML files', () => {
    expect(['a.yaml', 'a.YML', 'a.md', 'yaml'].filter(isBankFile)).toEqual(['a.yaml', 'a.YML']);
  });
});

describe('the pictures of a bank', () => {
  const picture = (path: string) => ({ path, file: new Blob([path]) });
  const file = (path: string, content: string) => ({ path, content });
  const named = (files: ReturnType<typeof file>[], pictures: string[]) =>
    namedPictures({ files, pictures: pictures.map(picture) }).map(({ path }) => path);

  it('have a path with their domain, whichever folder was selected', () => {
    const path = (webkitRelativePath: string) => pathOfPicture({ name: 'fundus.png', webkitRelativePath });
    expect(path('child-health/myopia/pictures/fundus.png')).toBe('myopia/pictures/fundus.png');
    expect(path('myopia/pictures/fundus.png')).toBe('myopia/pictures/fundus.png');
    expect([path('pictures/fundus.png'), path('child-health/drafts/fundus.png'), path('')]).toEqual([
      'fundus.png',
      'fundus.png',
      'fundus.png',
    ]);
    expect(['a.png', 'a.JPG', 'a.jpeg', 'a.webp', 'a.gif', 'a.svg', 'png'].filter(isBankPicture)).toEqual([
      'a.png',
      'a.JPG',
      'a.jpeg',
      'a.webp',
      'a.gif',
    ]);
  });

  it('are uploaded only if a text names them', () => {
    const files = [
      file('myopia/questions.yaml', 'stem: 见 ![图](pictures/a.png) 和 ![图](pictures/a.png)'),
      file('adhd/questions.yaml', '- "![图](pictures/b.png)"'),
    ];
    expect(
      named(files, ['myopia/pictures/a.png', 'adhd/pictures/a.png', 'myopia/pictures/b.png', 'adhd/pictures/b.png']),
    ).toEqual(['myopia/pictures/a.png', 'adhd/pictures/b.png']);
  });

  it('are found by file name when selected by themselves', () => {
    expect(named([file('questions.yaml', 'domain: myopia\nstem: ![图](pictures/a.png)')], ['a.png'])).toEqual([
      'myopia/pictures/a.png',
    ]);
    expect(named([file('myopia/questions.yaml', '![图](pictures/cafe\u0301.png)')], ['caf\u00e9.png'])).toEqual([
      'myopia/pictures/cafe\u0301.png',
    ]);
  });

  it('that were not selected, or are outside the folder, are left to the server', () => {
    expect(
      named(
        [file('myopia/questions.yaml', '![图](pictures/a.png) ![图](../pictures/b.png) ![图](pictures/../c.png)')],
        ['b.png', 'c.png'],
      ),
    ).toEqual([]);
  });
});
