import { Input, Select } from 'antd';
import type { Schemas } from '../../../../console-api';
import { useDictionary } from '../../../../use-text';
import { questionDictionaries } from '../../questions/question-text';
import { editorDictionaries } from '../editor-text';
import { ALONE_KINDS, GROUP_KINDS, withKind, type Written } from '../editor-state';

interface PlaceFieldsProps {
  bank: Schemas['QuestionBankDto'];
  written: Written;
  /** A stored question keeps its domain and code, and a group stays a group. */
  isStored: boolean;
  /** `touched`: the part whose faults the change may have fixed. */
  onChange: (written: Written, touched: string) => void;
}

/** Type, domain and code of a question. */
export function PlaceFields({ bank, written, isStored, onChange }: PlaceFieldsProps) {
  const t = useDictionary(editorDictionaries);
  const named = useDictionary(questionDictionaries);
  const { group, questions, domain } = written;
  const kinds = [
    { label: t('alone'), options: ALONE_KINDS.map((value) => ({ value, label: named(value) })) },
    { label: t('grouped'), options: GROUP_KINDS.map((value) => ({ value, label: named(value) })) },
  ];
  return (
    <div className="editor-row">
      <label>
        {t('kind')}
        <Select
          value={group?.kind ?? questions[0]?.kind ?? 'A1'}
          disabled={isStored && group !== null}
          popupMatchSelectWidth={false}
          onChange={(next) => onChange(withKind(written, next), 'nothing')}
          options={isStored ? kinds.slice(0, group ? 2 : 1) : kinds}
        />
      </label>
      <label className="editor-grow">
        {t('domain')}
        <Select
          value={domain || undefined}
          disabled={isStored}
          placeholder={t('choose')}
          onChange={(next: string) => onChange({ ...written, domain: next }, 'domain')}
          options={bank.domains.map(({ code, title }) => ({ value: code, label: title }))}
        />
      </label>
      <label>
        {t('code')}
        <Input
          className="editor-code"
          disabled={isStored}
          placeholder={t('codeHint')}
          maxLength={60}
          value={group ? group.id : (questions[0]?.id ?? '')}
          onChange={({ target }) => onChange(withCode(written, target.value), group ? 'groups.0.id' : 'questions.0.id')}
        />
      </label>
    </div>
  );
}

function withCode(written: Written, id: string): Written {
  if (written.group) return { ...written, group: { ...written.group, id } };
  return { ...written, questions: written.questions.map((question) => ({ ...question, id })) };
}
