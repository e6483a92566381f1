import { Button, Checkbox, Input, Select, TreeSelect } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { bankDictionaries } from '../bank-text';
import {
  questionFlags,
  questionFormats,
  questionStates,
  questionTypes,
  rareFilters,
  type QuestionFilters,
} from './question-filters';
import { questionDictionaries } from './question-text';
import { SearchField } from './SearchField';
import { choicesOf, nodesOf } from '../taxonomy/point-tree';
import { useKnowledgeTree } from '../taxonomy/use-knowledge-tree';
import { useQuestionFacets } from '../use-question-facets';
import { AboutFilters } from './AboutFilters';
import './questions.css';

interface FilterBarProps {
  bank: Schemas['QuestionBankDto'];
  filters: QuestionFilters;
  onChange: (change: QuestionFilters) => void;
}

export function FilterBar({ bank, filters, onChange }: FilterBarProps) {
  const t = useDictionary(bankDictionaries);
  const named = useDictionary(questionDictionaries);
  const asked = rareFilters.filter((name) => filters[name] !== undefined).length;
  const [open, setOpen] = useState(asked > 0);
  const { domain, type, state, search, waitingFor } = filters;
  return (
    <>
      <SearchField
        value={search ?? ''}
        label={t('search')}
        onSearch={(text) => onChange({ search: text === '' ? undefined : text })}
      />
      <div className="console-filters">
        <Select
          allowClear
          aria-label={t('domain')}
          placeholder={t('domains')}
          value={domain}
          options={bank.domains.map(({ code, title }) => ({ value: code, label: title }))}
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
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          {asked > 0 ? t('moreFiltersSet', { count: asked }) : t('moreFilters')}
        </Button>
      </div>
      {open && <RareFilters bank={bank} filters={filters} onChange={onChange} />}
    </>
  );
}

function RareFilters({ bank, filters, onChange }: FilterBarProps) {
  const bankId = bank.id;
  const t = useDictionary(bankDictionaries);
  const named = useDictionary(questionDictionaries);
  const facets = useQuestionFacets(bankId);
  const { data: tree } = useKnowledgeTree(bankId);
  const { point, format, difficulty, author, source, used, flag } = filters;
  return (
    <div className="console-filters">
      <TreeSelect
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        popupMatchSelectWidth={false}
        aria-label={t('points')}
        placeholder={t('points')}
        value={point}
        treeData={bank.domains.map(({ code, title }) => ({
          value: `domain ${code}`,
          title,
          selectable: false,
          children: choicesOf(nodesOf({ points: tree?.points ?? [], domainCode: code })),
        }))}
        onChange={(value?: string) => onChange({ point: value })}
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
        aria-label={t('difficulty')}
        placeholder={t('difficulties')}
        value={difficulty}
        options={[1, 2, 3, 4, 5].map((value) => ({ value, label: named('difficultyOf', { difficulty: value }) }))}
        onChange={(value) => onChange({ difficulty: value })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('author')}
        placeholder={t('authors')}
        value={author}
        loading={facets.isPending}
        options={(facets.data?.authors ?? []).map(({ id, name, count }) => ({
          value: id,
          label: `${name || t('unknownAuthor')} (${count})`,
        }))}
        onChange={(value) => onChange({ author: value })}
      />
      <Select
        allowClear
        aria-label={t('used')}
        placeholder={t('used')}
        value={used}
        options={[{ value: 'never' as const, label: t('neverUsed') }]}
        onChange={(value) => onChange({ used: value })}
      />
      <Select
        allowClear
        aria-label={t('flag')}
        placeholder={t('flag')}
        value={flag}
        options={questionFlags.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => onChange({ flag: value })}
      />
      <AboutFilters facets={facets.data} filters={filters} onChange={onChange} />
      <Input.Search
        key={source}
        defaultValue={source === 'none' ? '' : source}
        disabled={source === 'none'}
        maxLength={100}
        placeholder={t('source')}
        aria-label={t('source')}
        onSearch={(text) => onChange({ source: text.trim() === '' ? undefined : text.trim() })}
      />
      <Checkbox
        checked={source === 'none'}
        onChange={({ target }) => onChange({ source: target.checked ? 'none' : undefined })}
      >
        {t('noSource')}
      </Checkbox>
    </div>
  );
}
