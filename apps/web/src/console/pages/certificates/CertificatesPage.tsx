import { useQuery } from '@tanstack/react-query';
import { Alert, Input, Spin, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { ApiError } from '../../../api/http';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { certificateCheckDictionaries } from './certificate-check-text';
import { FoundCertificate } from './FoundCertificate';

/** Looks up one certificate by its number, which is in the address so that the link can be shared. */
export default function CertificatesPage() {
  const t = useDictionary(certificateCheckDictionaries);
  const [address, setAddress] = useSearchParams();
  const number = address.get('number') ?? '';
  const query = useQuery({
    queryKey: ['certificates', number],
    queryFn: () => ok(api.GET('/api/v1/certificates/{number}', { params: { path: { number } } })),
    enabled: number !== '',
  });
  const unknown = query.error instanceof ApiError && query.error.status === 404;
  const search = (text: string) => setAddress(text.trim() ? { number: text.trim() } : {});
  return (
    <div className="console-page">
      <Typography.Title level={2} className="console-title">
        {t('heading')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">
        {t('intro')} <Link to="/exams">{t('exams')}</Link>
      </Typography.Paragraph>
      <Input.Search
        key={number}
        defaultValue={number}
        allowClear
        enterButton={t('check')}
        maxLength={40}
        placeholder={t('search')}
        aria-label={t('search')}
        className="console-card console-search"
        onSearch={search}
      />
      {query.isLoading && <Spin className="console-wait" />}
      {unknown && <Alert type="warning" showIcon title={t('notFound')} />}
      {query.error && !unknown && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <FoundCertificate certificate={query.data} typed={number} />}
    </div>
  );
}
