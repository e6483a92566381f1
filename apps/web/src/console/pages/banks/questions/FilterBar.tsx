import { Checkbox, Input, Select } from 'antd';
import { useDictionary } from '../../../use-text';
import { bankDictionaries } from '../bank-text';
import { questionFormats, questionStates, questionTypes, type QuestionFilters } from './question-filters';
import { questionDictionaries } from './question-text';

interface FilterBarProps {
  domains: { code: string; title: string }[];
  filters: QuestionFilters;
  onChange: (change: QuestionFilters) => void;
}

export function FilterBar({ domains, filters, onChange }: FilterBarProps) {
  const t = useDictionary(bankDictionaries);
  const named = useDictionary(questionDictionaries);
  const { domain, type, format, state, search, waitingFor } = filters;
  return (
    <div className="console-filters">
      <Select
        allowClear
        aria-label={t('domain')}
        placeholder={t('domains')}
        value={domain}
        options={domains.map(({ code, title }) => ({ value: code, label: title }))}
        onChange={(value) => onChange({ domain: value })}
      />
      <Select
        allowClear
        aria-label={t('type')}
        placeholder={t('types')}
        value={type}
        options={questionTypes.map((value) => ({ value, label: named(value) }))}
        onChange={(value) => onChange({ type: value })}
      />
      <Select
        allowClear
        aria-label={t('formats')}
        placeholder={t('formats')}
        value={format}
        options={questionFormats.map((value) => ({ value, label: named(value) }))}
        onChange={(value) => onChange({ format: value })}
      />
      <Select
        allowClear
        aria-label={t('state')}
        placeholder={t('states')}
        value={state}
        options={questionStates.map((value) => ({ value, label: named(value) }))}
        onChange={(value) => onChange({ state: value })}
      />
      <Checkbox
        checked={waitingFor === 'me'}
        onChange={({ target }) => onChange({ waitingFor: target.checked ? 'me' : undefined })}
      >
        {t('waitingForMe')}
      </Checkbox>
      <Input.Search
        allowClear
        key={search}
        defaultValue={search}
        maxLength={100}
        placeholder={t('search')}
        aria-label={t('search')}
        onSearch={(text) => onChange({ search: text.trim() })}
      />
    </div>
  );
}
