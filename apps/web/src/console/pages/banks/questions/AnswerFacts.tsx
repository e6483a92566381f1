import { withColon } from '../../../../i18n/punctuation';
import { Descriptions } from 'antd';
import { useDictionary } from '../../../use-text';
import { RichLabel, RichText } from '../../../../ui/markdown/RichText';
import type { Schemas } from '../../../console-api';
import { letterOf } from './question-letters';
import { questionDictionaries } from './question-text';

type Version = Schemas['QuestionVersionDto'];

/** Key, rationale and source, which candidates do not see before release. */
export function AnswerFacts({ version }: { version: Version }) {
  const t = useDictionary(questionDictionaries);
  const { rationale } = version;
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      layout="vertical"
      title={t('answer')}
      className="console-card"
      items={[
        { key: 'key', label: t('key'), children: <Key version={version} /> },
        {
          key: 'rationale',
          label: t('rationale'),
          children: rationale === null ? t('missing') : <RichText source={rationale} />,
        },
      ]}
    />
  );
}

/** The key, with letters by the authored order as in QuestionPreview. */
function Key({ version: { key, options, prompts } }: { version: Version }) {
  const t = useDictionary(questionDictionaries);
  switch (key.kind) {
    case 'choice':
      return <Lines lines={(key.right ?? []).map((place) => `${letterOf(place)}. ${options[place] ?? ''}`)} />;
    case 'fill_in':
      return (
        <Lines
          lines={[
            ...(key.blanks ?? []).map((texts, index) =>
              withColon(t('blank', { number: index + 1 }), texts.join(t('or'))),
            ),
            ...(key.anyOrder ?? []).map((group) =>
              t('anyOrder', { numbers: group.map((place) => place + 1).join(t('comma')) }),
            ),
          ]}
        />
      );
    case 'numeric':
      return t('tolerance', { value: key.value ?? '', tolerance: key.tolerance ?? '0' });
    case 'matching':
      return (
        <Lines
          lines={(key.pairs ?? []).map(
            (place, index) => `${prompts[index] ?? ''} → ${letterOf(place)}. ${options[place] ?? ''}`,
          )}
        />
      );
    case 'ordering':
      return (
        <Lines
          lines={(key.order ?? []).map((place, index) => `${index + 1}. ${letterOf(place)} ${options[place] ?? ''}`)}
        />
      );
    case 'essay':
      return t('essayKey');
  }
}

const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.map((line) => (
    <div key={line}>
      <RichLabel source={line} />
    </div>
  ));
