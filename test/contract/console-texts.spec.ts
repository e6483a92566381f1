import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import '@sunflower/exam';
import '@sunflower/grading';
import { FAULT_TEXTS } from '@sunflower/platform';
import '@sunflower/question-bank';
import '@sunflower/training';
import { errorDictionaries } from '../../apps/web/src/console/error-text';
// Loaded only by the threads that read files.
import '../../libs/question-bank/src/bank-file/read-bank';
import '../../libs/question-bank/src/export/losses-of';
import '../../libs/question-bank/src/paper-import/reading/readers';
import { faultWords } from '../../apps/web/src/console/faults/fault-words';
import { screenFaultDictionaries } from '../../apps/web/src/console/faults/screen-fault-text';
import { sessionHistoryDictionaries } from '../../apps/web/src/console/pages/exams/sessions/session-history-text';

const LIBS = resolve(__dirname, '../../libs');
const LANGUAGES = ['zh-CN', 'en'] as const;

const sources = readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => readFileSync(join(LIBS, path), 'utf8'));

const inSources = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, code]) => code as string))),
];

/** Codes for which the candidate's page has a text or an action. */
const FOR_CANDIDATES = [
  'ALREADY_SUBMITTED',
  'APPEALS_CLOSED',
  'APPEAL_LIMIT',
  'APPEAL_MADE',
  'NO_SUCH_ITEM',
  'CONSENT_REQUIRED',
  'CONSENT_VERSION_CHANGED',
  'EXAM_CLOSED',
  'EXAM_NOT_OPEN',
  'HAND_LIMIT',
  'HAND_TOO_SOON',
  'INVALID_RESPONSE',
  'LATE_ENTRY',
  'REVISION_CONFLICT',
  'SEAT_TAKEN_OVER',
  'SESSION_CLOSED',
  'PAPER_NOT_PREPARED',
  'SESSION_LOCKED',
  'TOO_EARLY_TO_SUBMIT',
  'TOO_MANY_APPEALS',
  'TRAINING_INCOMPLETE',
];
/** Codes that scoring writes to the log only; no request receives them. */
const FOR_OPERATORS = ['ESSAY_NOT_MACHINE_MARKED', 'KEY_DOES_NOT_FIT', 'VERSION_NOT_IN_POOL'];
/** Codes whose own screen shows their details. */
const ON_OWN_SCREENS = ['INVALID_QUESTION_FILES', 'ROSTER_FILE_UNREADABLE'];

const placesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)[|}]/g)].map(([, name]) => name as string);

const WEB = resolve(__dirname, '../../apps/web/src');
const englishLines = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((path) => /text(\.en)?\.ts$/.test(path))
  .flatMap((path) => readFileSync(join(WEB, path), 'utf8').split('\n'))
  .filter((line) => !/[\u4e00-\u9fff]|^\s*(\/\/|\*|\/\*)/.test(line));
/** Placeholders that hold a limit, which is never 1, or a name or number that counts nothing. */
const NO_COUNTS = /^(max\w*|limit\w*|most|longest|number|letters?|name|id|row|lineNumber|place|versionNumber|ms|file)$/;
/** Words in -s behind a placeholder that are no plural nouns. */
const NO_PLURALS =
  /^(is|was|has|its|this|as|less|ms|lists|uses|follows|belongs|becomes|names|plus|status|across|contains|does|seems)$/;

describe("the console's error texts", () => {
  const texts = (language: (typeof LANGUAGES)[number]) => faultWords[language] as Record<string, string>;

  it.each(LANGUAGES)('have every fault the server can report, and no other: %s', (language) => {
    expect(FAULT_TEXTS.size).toBeGreaterThan(100);
    expect(Object.keys(texts(language)).sort()).toEqual([...FAULT_TEXTS.keys()].sort());
  });

  it.each(LANGUAGES)('have every audited act on a session: %s', (language) => {
    const acts = inSources(/action: '((?:session|late_responses)\.[a-z_-]+)'/g);
    expect(acts.length).toBeGreaterThan(5);
    expect(acts.filter((act) => !(act in sessionHistoryDictionaries[language]))).toEqual([]);
  });

  it('cover every table of faults', () => {
    const codes = sources.flatMap((text) =>
      [...text.matchAll(/faultTable\(\{([^]*?)\n\}\)/g)].flatMap(([, table]) =>
        [...(table as string).matchAll(/^ {2}([A-Z0-9_]+):/gm)].map(([, code]) => code),
      ),
    );
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !FAULT_TEXTS.has(code as string))).toEqual([]);
  });

  it.each(LANGUAGES)('use only the values that the server sends with the fault: %s', (language) => {
    const unknown = Object.entries(texts(language)).flatMap(([code, text]) => {
      const told = placesIn(FAULT_TEXTS.get(code) ?? '');
      // Limits of a request are sent too, though their text is class-validator's.
      return placesIn(text)
        .filter((name) => !told.includes(name))
        .map((name) => `${code} {${name}}`);
    });
    expect(unknown).toEqual([]);
  });

  // What a file alone can have: `INVALID_QUESTIONS` is a list of YAML, `INVALID_STATUS` is not written on the screen.
  const OF_FILES =
    /^INVALID_(BANK_FILE|DOMAIN|DOMAIN_OF_FILE|FILE_OF_QUESTIONS|SOURCES|QUESTIONS|GROUPS|QUESTION|STATUS|SOURCE_NAME|GROUP|GROUP_FORMAT|GROUP_QUESTION_TYPE|BLANK_NUMBER|CHOICE_FORMAT|MULTIPLE_CHOICE_FORMAT|ORDERING_KEY)$/;

  it.each(LANGUAGES)('tell no way of writing a file beside a field of the editor: %s', (language) => {
    const SYNTAX = /[[\]"]|引号|方括号|quotes|brackets|单独写|letters?\b|字母|_/;
    const onScreen = screenFaultDictionaries[language] as Record<string, string>;
    const shown = Object.entries(texts(language))
      .filter(([code]) => code.startsWith('INVALID_') && !OF_FILES.test(code))
      .map(([code, text]) => [code, onScreen[code] ?? text]);
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter(([code, text]) => SYNTAX.test(text as string) && code !== 'INVALID_CODE')).toEqual([]);
    expect(Object.keys(onScreen).filter((code) => !(code in texts(language)))).toEqual([]);
  });

  it('are whole sentences in their own language', () => {
    const wrong = LANGUAGES.flatMap((language) =>
      Object.entries(texts(language)).filter(([, text]) =>
        language === 'zh-CN'
          ? !/[\u4e00-\u9fff].*。$/.test(text)
          : /[\u4e00-\u9fff]/.test(text) || !/^[A-Z*“].*\.$/.test(text),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it.each(LANGUAGES)('have every error that staff can meet: %s', (language) => {
    const codes = [
      ...inSources(/(?:readonly code = |domainError(?:<[^(]*>)?\()\s*'([A-Z_]+)'/g),
      ...inSources(/\b4\d\d: '([A-Z_]+)'/g),
    ];
    expect(codes.length).toBeGreaterThan(60);
    const elsewhere = new Set([...FOR_CANDIDATES, ...FOR_OPERATORS, ...ON_OWN_SCREENS]);
    expect(codes.filter((code) => !elsewhere.has(code) && !(code in errorDictionaries[language]))).toEqual([]);
    expect([...elsewhere].filter((code) => !codes.includes(code))).toEqual([]);
  });
});

describe('the English texts of the pages', () => {
  // `{count|question|questions}`, see `fill`.
  it('have the noun of a count in both numbers', () => {
    expect(englishLines.length).toBeGreaterThan(1000);
    const wrong = englishLines.filter((line) =>
      [...line.matchAll(/(\w+ )?\{(\w+)\} (?:(?!of |to |for |as )[a-z]+ )?([a-z]+s|people)\b/g)].some(
        ([, before = '', name = '', noun = '']) =>
          !NO_COUNTS.test(name) && !NO_PLURALS.test(noun) && !/^(than|most|least) $/.test(before),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('have the verb of a count in both numbers', () => {
    const wrong = englishLines.filter((line) =>
      [...line.matchAll(/\{(\w+)\} (?:\{\1\|\w+\|\w+\} )?(?:more )?(?:are|were|have|need|wait|lie)\b/g)].some(
        ([, name = '']) => !NO_COUNTS.test(name),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
