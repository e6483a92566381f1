import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { api, ok, type Schemas } from '../../console-api';
import { OrganisationSelect } from '../../organisation/OrganisationSelect';
import { useDictionary, useLanguage } from '../../use-text';
import { groupedActs } from './act-groups';
import type { AuditFilters } from './audit-filters';
import { auditDictionaries } from './audit-text';

interface AuditFilterBarProps {
  filters: AuditFilters;
  acts: Schemas['AuditActionDto'][];
  onChange: (change: AuditFilters) => void;
}

export function AuditFilterBar({ filters, acts, onChange }: AuditFilterBarProps) {
  const t = useDictionary(auditDictionaries);
  const language = useLanguage();
  const exams = useQuery({ queryKey: ['exams'], queryFn: () => ok(api.GET('/api/v1/exams')) });
  const word = ({ zh, en }: { zh: string; en: string }) => (language === 'en' ? en : zh);
  return (
    <div className="console-filters">
      <Input.Search
        key={filters.search}
        allowClear
        maxLength={100}
        defaultValue={filters.search}
        placeholder={t('search')}
        aria-label={t('search')}
        onSearch={(search) => onChange({ search: search.trim() })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('act')}
        placeholder={t('anyAct')}
        value={filters.action}
        popupMatchSelectWidth={false}
        options={groupedActs(acts).map(({ group, acts: inGroup }) => ({
          label: t(group),
          options: inGroup.map((act) => ({ value: act.action, label: word(act) })),
        }))}
        onChange={(action) => onChange({ action })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('exam')}
        placeholder={t('anyExam')}
        value={filters.examId}
        loading={exams.isPending}
        popupMatchSelectWidth={false}
        options={(exams.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(examId) => onChange({ examId })}
      />
      <OrganisationSelect
        allowClear
        placeholder={t('organisation')}
        value={filters.organisationId}
        onChange={(organisationId) => onChange({ organisationId })}
      />
      <Input
        type="date"
        aria-label={t('from')}
        prefix={t('from')}
        value={filters.from ?? ''}
        onChange={({ target }) => onChange({ from: target.value })}
      />
      <Input
        type="date"
        aria-label={t('to')}
        prefix={t('to')}
        value={filters.to ?? ''}
        onChange={({ target }) => onChange({ to: target.value })}
      />
    </div>
  );
}
