import { Form, Input, Select } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { aboutDictionaries } from '../about-text';
import { COGNITIVE_LEVELS } from '../editor/about-state';
import { languageChoices } from '../language-choices';
import { useQuestionFacets } from '../use-question-facets';
import { bulkDictionaries } from './bulk-text';

type Edit = Omit<Schemas['BulkEditDto'], 'questionIds'>;

interface BulkAboutProps {
  bankId: string;
  edit: Edit;
  onChange: (change: Edit) => void;
}

const listed = (values: string[]): string[] | undefined => (values.length === 0 ? undefined : values);

/** What questions are about, set in all of them; what stays empty stays as it is. */
export function BulkAbout({ bankId, edit, onChange }: BulkAboutProps) {
  const t = useDictionary(bulkDictionaries);
  const about = useDictionary(aboutDictionaries);
  const { data: facets } = useQuestionFacets(bankId);
  const tags = (facets?.tags ?? []).map(({ name }) => ({ value: name }));
  return (
    <div className="bulk-fields">
      <Form.Item label={about('cognitiveLevel')} htmlFor="bulk-level">
        <Select
          id="bulk-level"
          allowClear
          placeholder={t('asIs')}
          value={edit.cognitiveLevel}
          options={COGNITIVE_LEVELS.map((value) => ({ value, label: about(value) }))}
          onChange={(cognitiveLevel) => onChange({ cognitiveLevel })}
        />
      </Form.Item>
      <Form.Item label={about('competency')} htmlFor="bulk-competency">
        <Input
          id="bulk-competency"
          allowClear
          maxLength={60}
          placeholder={t('asIs')}
          onBlur={({ target }) => onChange({ competency: target.value.trim() || undefined })}
          onPressEnter={({ currentTarget }) => onChange({ competency: currentTarget.value.trim() || undefined })}
        />
      </Form.Item>
      <Form.Item label={about('addTags')} htmlFor="bulk-add-tags">
        <Select
          id="bulk-add-tags"
          mode="tags"
          placeholder={t('asIs')}
          value={edit.addTags ?? []}
          tokenSeparators={[',', '，', ';', '；', '、']}
          options={tags}
          onChange={(values: string[]) => onChange({ addTags: listed(values) })}
        />
      </Form.Item>
      <Form.Item label={about('removeTags')} htmlFor="bulk-remove-tags">
        <Select
          id="bulk-remove-tags"
          mode="multiple"
          placeholder={t('asIs')}
          value={edit.removeTags ?? []}
          options={tags}
          onChange={(values: string[]) => onChange({ removeTags: listed(values) })}
        />
      </Form.Item>
      <Form.Item label={about('language')} htmlFor="bulk-language">
        <Select
          id="bulk-language"
          allowClear
          placeholder={t('asIs')}
          value={edit.language}
          options={languageChoices({ named: about, also: (facets?.languages ?? []).map(({ name }) => name) })}
          onChange={(language) => onChange({ language })}
        />
      </Form.Item>
      <Form.Item label={about('reviewDate')} htmlFor="bulk-review-date">
        <Input
          id="bulk-review-date"
          type="date"
          onChange={({ target }) => onChange({ reviewDate: target.value || undefined })}
        />
      </Form.Item>
      <Form.Item label={about('checkedOn')} htmlFor="bulk-checked-on" extra={about('checkedOnHint')}>
        <Input
          id="bulk-checked-on"
          type="date"
          onChange={({ target }) => onChange({ checkedOn: target.value || undefined })}
        />
      </Form.Item>
    </div>
  );
}
