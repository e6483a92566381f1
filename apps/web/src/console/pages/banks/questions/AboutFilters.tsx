import { Select } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { aboutDictionaries } from '../about-text';
import { COGNITIVE_LEVELS } from '../editor/about-state';
import { languageName } from '../language-choices';
import type { QuestionFilters } from './question-filters';

interface AboutFiltersProps {
  facets: Schemas['QuestionFacetsDto'] | undefined;
  filters: QuestionFilters;
  onChange: (change: QuestionFilters) => void;
}

/** What questions are about, and what somebody should look at again; only by what the bank has. */
export function AboutFilters({ facets, filters, onChange }: AboutFiltersProps) {
  const t = useDictionary(aboutDictionaries);
  const { cognitiveLevel, tag, competency, language, due } = filters;
  const counted = (named: Schemas['CountedNameDto'][] = [], nameOf = (name: string) => name) =>
    named.map(({ name, count }) => ({ value: name, label: `${nameOf(name)} (${count})` }));
  return (
    <>
      <Select
        allowClear
        aria-label={t('due')}
        placeholder={t('due')}
        popupMatchSelectWidth={false}
        value={due}
        options={[
          { value: 'source' as const, label: t('dueSource') },
          { value: 'review' as const, label: t('dueReview') },
        ]}
        onChange={(value) => onChange({ due: value })}
      />
      <Select
        allowClear
        aria-label={t('cognitiveLevel')}
        placeholder={t('allLevels')}
        value={cognitiveLevel}
        options={COGNITIVE_LEVELS.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => onChange({ cognitiveLevel: value })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('tags')}
        placeholder={t('allTags')}
        value={tag}
        options={counted(facets?.tags)}
        onChange={(value) => onChange({ tag: value })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('competency')}
        placeholder={t('allCompetencies')}
        value={competency}
        options={counted(facets?.competencies)}
        onChange={(value) => onChange({ competency: value })}
      />
      <Select
        allowClear
        aria-label={t('language')}
        placeholder={t('allLanguages')}
        value={language}
        options={counted(facets?.languages, (code) => languageName(code, t))}
        onChange={(value) => onChange({ language: value })}
      />
    </>
  );
}
