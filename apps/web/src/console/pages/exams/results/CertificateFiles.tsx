import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Space, Typography } from 'antd';
import { useState } from 'react';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { useDictionary } from '../../../use-text';
import { certificateDictionaries } from './certificate-text';

/** A plain link, so that the browser saves the file and shows its progress while it is drawn. */
export function CertificateFiles({ examId }: { examId: string }) {
  const t = useDictionary(certificateDictionaries);
  const [organisationId, setOrganisationId] = useState<string | undefined>();
  const { data, error } = useQuery({
    queryKey: ['exams', examId, 'certificates', 'count', organisationId],
    queryFn: () =>
      ok(
        api.GET('/api/v1/exams/{examId}/certificates/count', {
          params: { path: { examId }, query: { organisationId } },
        }),
      ),
  });
  const query = organisationId ? `?organisationId=${encodeURIComponent(organisationId)}` : '';
  return (
    <Card size="small" title={t('filesTitle')} className="console-card">
      <Typography.Paragraph type="secondary">{t('filesLead')}</Typography.Paragraph>
      <Space wrap>
        <OrganisationSelect
          allowClear
          value={organisationId}
          onChange={setOrganisationId}
          placeholder={t('filesOrganisation')}
          className="console-filter"
        />
        {data && (
          <Typography.Text>
            {data.count === 0 ? t('filesNone') : t('filesCount', { count: data.count })}
          </Typography.Text>
        )}
        {(['zip', 'pdf'] as const).map((format) => (
          <Button
            key={format}
            icon={<DownloadOutlined />}
            href={data?.count ? `/api/v1/exams/${examId}/certificates.${format}${query}` : undefined}
            disabled={!data?.count}
            download
          >
            {t(`files_${format}`)}
          </Button>
        ))}
      </Space>
      {error && <ErrorNotice error={error} />}
    </Card>
  );
}
