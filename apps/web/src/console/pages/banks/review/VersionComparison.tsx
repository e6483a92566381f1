import { Descriptions } from 'antd';
import type { Schemas } from '../../../console-api';
import type { Translate } from '../../../../i18n/dictionary';
import { useDictionary } from '../../../use-text';
import { letterOf } from '../questions/question-letters';
import { aboutDictionaries, type AboutTextKey } from '../about-text';
import { languageName } from '../language-choices';
import { questionDictionaries, type QuestionTextKey } from '../questions/question-text';
import { wordDifference } from './word-difference';

type Version = Schemas['QuestionVersionDto'];

/** The differences between two versions, field by field and word by word. */
export function VersionComparison({ older, newer }: { older: Version; newer: Version }) {
  const t = useDictionary(questionDictionaries);
  const about = useDictionary(aboutDictionaries);
  const [before, after] = [older, newer].map((version) => textsOf({ version, t, about })) as [Texts, Texts];
  const fields = [...new Set([...before.keys(), ...after.keys()])].filter(
    (field) => before.get(field) !== after.get(field),
  );
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      layout="vertical"
      className="console-card"
      title={t('comparedWith', { number: older.versionNumber })}
      items={
        fields.length === 0
          ? [{ key: 'none', label: '', children: t('noDifference') }]
          : fields.map((field) => ({
              key: field,
              label: isAbout(field) ? about(field) : t(field),
              children: (
                <div className="console-difference">
                  {wordDifference({ older: before.get(field) ?? '', newer: after.get(field) ?? '' }).map(
                    ({ kind, text }, index) =>
                      kind === 'same' ? (
                        <span key={index}>{text}</span>
                      ) : kind === 'added' ? (
                        <ins key={index}>{text}</ins>
                      ) : (
                        <del key={index}>{text}</del>
                      ),
                  )}
                </div>
              ),
            }))
      }
    />
  );
}

const ABOUT = ['competency', 'cognitiveLevel', 'tags', 'language', 'reviewDate'] as const satisfies AboutTextKey[];
type AboutField = (typeof ABOUT)[number];
const isAbout = (field: QuestionTextKey | AboutField): field is AboutField =>
  (ABOUT as readonly string[]).includes(field);

type Texts = Map<QuestionTextKey | AboutField, string>;

function textsOf({
  version,
  t,
  about,
}: {
  version: Version;
  t: Translate<QuestionTextKey>;
  about: Translate<AboutTextKey>;
}): Texts {
  const { stimulus, furtherCase, stem, options, prompts, key, rationale, source, knowledgePoint, difficulty } = version;
  const lettered = options.map((option, place) => `${letterOf(place)}. ${option}`);
  const { competency, cognitiveLevel, tags, language, reviewDate } = version;
  return new Map<QuestionTextKey | AboutField, string>([
    ['stimulus', stimulus?.text ?? ''],
    ['furtherCase', furtherCase ?? ''],
    ['stem', stem],
    ['options', [...lettered, ...prompts].join('\n')],
    ['key', keyText(key)],
    ['rationale', rationale ?? ''],
    ['source', source ? sourceText(source, t) : ''],
    ['knowledgePoint', knowledgePoint],
    ['difficulty', String(difficulty)],
    ['competency', competency ?? ''],
    ['cognitiveLevel', cognitiveLevel === null ? '' : about(cognitiveLevel)],
    ['tags', tags.join('; ')],
    ['language', language === null ? '' : languageName(language, about)],
    ['reviewDate', reviewDate ?? ''],
  ]);
}

const sourceText = (
  { issuer, title, year, ...more }: NonNullable<Version['source']>,
  t: Translate<QuestionTextKey>,
): string =>
  [t('sourceOf', { issuer, title, year }), more.documentNumber, more.place, more.link, more.checkedOn]
    .filter(Boolean)
    .join('\n');

function keyText({ right, blanks, anyOrder, value, tolerance, pairs, order }: Version['key']): string {
  if (blanks)
    return [
      ...blanks.map((texts) => texts.join(' / ')),
      ...(anyOrder ?? []).map((group) => group.map((place) => place + 1).join(' ↔ ')),
    ].join('\n');
  if (value !== undefined) return `${value} ± ${tolerance ?? '0'}`;
  return (right ?? pairs ?? order ?? []).map(letterOf).join(' ');
}
