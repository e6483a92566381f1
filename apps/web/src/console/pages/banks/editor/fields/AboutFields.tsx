import { AutoComplete, Input, Select } from 'antd';
import { useDictionary } from '../../../../use-text';
import { languageChoices } from '../../language-choices';
import { aboutDictionaries } from '../../about-text';
import { useQuestionFacets } from '../../use-question-facets';
import { COGNITIVE_LEVELS, type WrittenAbout } from '../about-state';

interface AboutFieldsProps {
  bankId: string;
  about: WrittenAbout;
  onChange: (about: WrittenAbout) => void;
}

const MOST_TAGS = 20;
/** What divides tags in a sheet is no part of one. */
const DIVIDERS = [',', '，', ';', '；', '、', '|', '｜'];

/** What a question is about beside its knowledge point; nothing of it has to be said. */
export function AboutFields({ bankId, about, onChange }: AboutFieldsProps) {
  const t = useDictionary(aboutDictionaries);
  const { data: facets } = useQuestionFacets(bankId);
  const { competency, cognitiveLevel, tags, language, reviewDate } = about;
  return (
    <div className="editor-row">
      <label>
        {t('cognitiveLevel')}
        <Select
          allowClear
          value={cognitiveLevel}
          placeholder={t('notSaid')}
          options={COGNITIVE_LEVELS.map((value) => ({ value, label: t(value), title: t(`${value}Hint`) }))}
          onChange={(next) => onChange({ ...about, cognitiveLevel: next ?? null })}
        />
      </label>
      <label>
        {t('competency')}
        <AutoComplete
          value={competency}
          placeholder={t('competencyHint')}
          options={(facets?.competencies ?? []).map(({ name }) => ({ value: name }))}
          showSearch={{
            filterOption: (text, option) => String(option?.value).toLowerCase().includes(text.toLowerCase()),
          }}
          onChange={(next: string) => onChange({ ...about, competency: next.slice(0, 60) })}
        />
      </label>
      <label className="editor-grow">
        {t('tags')}
        <Select
          mode="tags"
          value={tags}
          maxCount={MOST_TAGS}
          tokenSeparators={DIVIDERS}
          placeholder={t('tagsHint')}
          options={(facets?.tags ?? []).map(({ name }) => ({ value: name }))}
          onChange={(next: string[]) => onChange({ ...about, tags: next.map((tag) => tag.trim()).filter(Boolean) })}
        />
      </label>
      <label>
        {t('language')}
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={language || null}
          placeholder={t('notSaid')}
          options={languageChoices({
            named: t,
            also: [language, ...(facets?.languages ?? []).map(({ name }) => name)],
          })}
          onChange={(next: string | undefined) => onChange({ ...about, language: next ?? '' })}
        />
      </label>
      <label>
        {t('reviewDate')}
        <Input
          type="date"
          value={reviewDate}
          onChange={({ target }) => onChange({ ...about, reviewDate: target.value })}
        />
      </label>
    </div>
  );
}
