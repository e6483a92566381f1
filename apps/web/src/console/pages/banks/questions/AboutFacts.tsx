import { Descriptions, Flex, Tag } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { aboutDictionaries } from '../about-text';
import { languageName } from '../language-choices';
import { questionDictionaries } from './question-text';

type Version = Schemas['QuestionVersionDto'];

/** What a question is about, and what it rests on. */
export function AboutFacts({ version }: { version: Version }) {
  const t = useDictionary(questionDictionaries);
  const about = useDictionary(aboutDictionaries);
  const { difficulty, knowledgePoint, source, cognitiveLevel, competency, tags, language, reviewDate } = version;
  const said = [
    { key: 'knowledgePoint', label: t('knowledgePoint'), children: knowledgePoint },
    { key: 'difficulty', label: t('difficulty'), children: t('difficultyOf', { difficulty }) },
    { key: 'cognitiveLevel', label: about('cognitiveLevel'), children: cognitiveLevel && about(cognitiveLevel) },
    { key: 'competency', label: about('competency'), children: competency },
    {
      key: 'tags',
      label: about('tags'),
      children:
        tags.length === 0 ? null : (
          <Flex wrap gap="small">
            {tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </Flex>
        ),
    },
    { key: 'language', label: about('language'), children: language && languageName(language, about) },
    { key: 'reviewDate', label: about('reviewDate'), children: reviewDate },
    { key: 'source', label: t('source'), children: source === null ? t('missing') : <Source source={source} /> },
  ];
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      layout="vertical"
      className="console-card"
      items={said.filter(({ children }) => children !== null)}
    />
  );
}

function Source({ source }: { source: NonNullable<Version['source']> }) {
  const named = useDictionary(questionDictionaries);
  const t = useDictionary(aboutDictionaries);
  const { issuer, title, year, documentNumber, place, link, checkedOn } = source;
  const more = [documentNumber, place, checkedOn && t('checked', { day: checkedOn })].filter(Boolean).join(' · ');
  return (
    <>
      {named('sourceOf', { issuer, title, year })}
      {more && <div>{more}</div>}
      {link && (
        <div>
          <a href={link} target="_blank" rel="noreferrer noopener">
            {t('openLink')}
          </a>
        </div>
      )}
    </>
  );
}
