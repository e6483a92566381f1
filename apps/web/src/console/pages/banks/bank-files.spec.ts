import { isBankFile, mergeFiles, pathInBank } from './bank-files';

const place = ({ name, folder = '', content = '' }: { name: string; folder?: string; content?: string }) =>
  pathInBank({ file: { name, webkitRelativePath: folder && `${folder}/${name}` }, content });

describe('the name of a picked file in its bank', () => {
  it('keeps the folder of the domain and drops that of the bank', () => {
    expect(place({ name: 'questions.yaml', folder: 'child-health/nutrition' })).toBe('nutrition/questions.yaml');
  });

  it('keeps bank.yaml at the top, wherever it was picked', () => {
    expect(place({ name: 'bank.yaml', folder: 'child-health' })).toBe('bank.yaml');
    expect(place({ name: 'bank.yaml' })).toBe('bank.yaml');
  });

  it('takes the domain from the text of a file picked by itself', () => {
    expect(place({ name: 'questions.yaml', content: '# note\ndomain: first-aid\nquestions: []' })).toBe('first-aid/questions.yaml');
    expect(place({ name: 'questions.yaml', content: 'domain: "adhd"\n' })).toBe('adhd/questions.yaml');
  });

  it('leaves a file that names no domain as it is, for the server to say what is wrong', () => {
    expect(place({ name: 'notes.yaml', content: 'title: 测试' })).toBe('notes.yaml');
    expect(place({ name: 'questions.yaml', folder: 'nutrition' })).toBe('questions.yaml');
  });
});

describe('picking files in several steps', () => {
  it('replaces a file that is picked again', () => {
    const merged = mergeFiles({ chosen: [{ path: 'b.yaml', content: 'old' }, { path: 'c.yaml', content: '' }], added: [{ path: 'b.yaml', content: 'new' }, { path: 'a.yaml', content: '' }] });
    expect(merged.map(({ path, content }) => `${path}:${content}`)).toEqual(['a.yaml:', 'b.yaml:new', 'c.yaml:']);
  });

  it('takes YAML files alone', () => {
    expect(['a.yaml', 'a.YML', 'a.md', 'yaml'].filter(isBankFile)).toEqual(['a.yaml', 'a.YML']);
  });
});
