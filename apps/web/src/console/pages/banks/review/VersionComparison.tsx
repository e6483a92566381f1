import { sourceLine } from '../../../../i18n/punctuation';
import { Descriptions } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { letterOf } from '../questions/question-letters';
import { questionDictionaries, type QuestionTextKey } from '../questions/question-text';
import { wordDifference } from './word-difference';

type Version = Schemas['QuestionVersionDto'];

/** The differences between two versions, field by field and word by word. */
export function VersionComparison({ older, newer }: { older: Version; newer: Version }) {
  const t = useDictionary(questionDictionaries);
  const [before, after] = [textsOf(older), textsOf(newer)];
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
              label: t(field),
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

function textsOf(version: Version): Map<QuestionTextKey, string> {
  const { stimulus, stem, options, prompts, key, rationale, source, knowledgePoint, difficulty } = version;
  const lettered = options.map((option, place) => `${letterOf(place)}. ${option}`);
  return new Map<QuestionTextKey, string>([
    ['stimulus', stimulus?.text ?? ''],
    ['stem', stem],
    ['options', [...lettered, ...prompts].join('\n')],
    ['key', keyText(key)],
    ['rationale', rationale ?? ''],
    ['source', source ? sourceLine(source) : ''],
    ['knowledgePoint', knowledgePoint],
    ['difficulty', String(difficulty)],
  ]);
}

function keyText({ right, blanks, anyOrder, value, tolerance, pairs, order }: Version['key']): string {
  if (blanks)
    return [
      ...blanks.map((texts) => texts.join(' / ')),
      ...(anyOrder ?? []).map((group) => group.map((place) => place + 1).join(' ↔ ')),
    ].join('\n');
  if (value !== undefined) return `${value} ± ${tolerance ?? '0'}`;
  return (right ?? pairs ?? order ?? []).map(letterOf).join(' ');
}
