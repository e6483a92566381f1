import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { checkAgainstSchema } from '../bank-file/check-against-schema';
import type { AuthoredFile } from '../question/question-file';
import { authoredUnits, type AuthoredVersion } from '../question/version-content';
import { authoredFileOf } from './authored-file';

const read = (path: string) =>
  parse(readFileSync(resolve(__dirname, '../../../../question-banks', path), 'utf8')) as AuthoredFile;

const writtenAgain = (unit: AuthoredVersion[]): AuthoredFile =>
  authoredFileOf({
    domainCode: unit[0]!.domainCode,
    stimulus: unit[0]!.stimulus,
    questions: unit.map(({ code, content }) => ({ code, content })),
  });

describe('a stored question in its authored form', () => {
  it.each(['templates/questions.template.yaml', 'child-health/nutrition/questions.yaml'])(
    'is the same version when it is stored again: %s',
    (path) => {
      const units = authoredUnits(read(path));
      expect(units.length).toBeGreaterThan(8);
      for (const unit of units) {
        const file = writtenAgain(unit);
        expect(checkAgainstSchema({ kind: 'questions', data: file })).toEqual([]);
        const [again] = authoredUnits(file);
        expect(again!.map(({ code, contentSha256 }) => [code, contentSha256])).toEqual(
          unit.map(({ code, contentSha256 }) => [code, contentSha256]),
        );
      }
    },
  );
});
