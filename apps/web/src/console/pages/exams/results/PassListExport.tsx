import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Space, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { passListDictionaries } from './pass-list-text';

/** Plain links, so that the browser saves the file while it is still streaming. */
export function PassListExport({ examId }: { examId: string }) {
  const t = useDictionary(passListDictionaries);
  const [organisationId, setOrganisationId] = useState<string | undefined>();
  const [passedOnly, setPassedOnly] = useState(false);
  const address = (extension: 'xlsx' | 'csv') => {
    const query = new URLSearchParams({
      ...(organisationId ? { organisationId } : {}),
      ...(passedOnly ? { passedOnly: 'true' } : {}),
    });
    return `/api/v1/exams/${examId}/pass-list.${extension}${query.toString() !== '' ? `?${query.toString()}` : ''}`;
  };
  return (
    <Card size="small" title={t('title')} className="console-card">
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      <Space wrap>
        <OrganisationSelect
          allowClear
          value={organisationId}
          onChange={setOrganisationId}
          placeholder={t('organisation')}
          className="console-filter"
        />
        <Checkbox checked={passedOnly} onChange={({ target }) => setPassedOnly(target.checked)}>
          {t('passedOnly')}
        </Checkbox>
        <Button icon={<DownloadOutlined />} href={address('xlsx')} download>
          {t('xlsx')}
        </Button>
        <Button icon={<DownloadOutlined />} href={address('csv')} download>
          {t('csv')}
        </Button>
      </Space>
    </Card>
  );
}
