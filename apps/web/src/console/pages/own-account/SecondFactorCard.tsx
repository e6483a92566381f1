import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { EnrolSecondFactor } from './EnrolSecondFactor';
import { ownAccountDictionaries } from './own-account-text';
import { RecoveryCodes } from './RecoveryCodes';
import { RemoveSecondFactor } from './RemoveSecondFactor';

const FEW_CODES = 3;

type Doing = { name: 'enrol' } | { name: 'codes'; codes: string[] } | { name: 'remove' } | null;

export function SecondFactorCard() {
  const t = useDictionary(ownAccountDictionaries);
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>(null);
  const query = useQuery({
    queryKey: ['staff', 'second-factor'],
    queryFn: () => ok(api.GET('/api/v1/staff/me/second-factor')),
  });
  // Refetch the duties too: a required second step must be set up again at once.
  const refresh = () => client.invalidateQueries({ queryKey: ['staff'] });
  return (
    <Card className="console-card" title={<h3 className="console-card-title">{t('secondFactor')}</h3>}>
      <Typography.Paragraph>{t('secondFactorText')}</Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && doing?.name !== 'codes' && <State {...query.data} doing={doing} onDo={setDoing} />}
      {doing?.name === 'enrol' && (
        <EnrolSecondFactor onEnrolled={(codes) => setDoing({ name: 'codes', codes })} onCancel={() => setDoing(null)} />
      )}
      {doing?.name === 'codes' && (
        <RecoveryCodes
          codes={doing.codes}
          onKept={() => {
            setDoing(null);
            void refresh();
          }}
        />
      )}
      {doing?.name === 'remove' && <RemoveSecondFactor onRemoved={refresh} onClose={() => setDoing(null)} />}
    </Card>
  );
}

function State({
  enrolled,
  recoveryCodesLeft,
  doing,
  onDo,
}: {
  enrolled: boolean;
  recoveryCodesLeft: number;
  doing: Doing;
  onDo: (doing: Doing) => void;
}) {
  const t = useDictionary(ownAccountDictionaries);
  return (
    <>
      <Flex wrap gap="small" align="center" className="console-paragraph">
        <Tag color={enrolled ? 'success' : 'default'}>{t(enrolled ? 'isOn' : 'isOff')}</Tag>
        {enrolled && t('codesLeft', { count: recoveryCodesLeft })}
        {enrolled && <Button onClick={() => onDo({ name: 'remove' })}>{t('remove')}</Button>}
        {!enrolled && doing === null && (
          <Button type="primary" onClick={() => onDo({ name: 'enrol' })}>
            {t('setUp')}
          </Button>
        )}
      </Flex>
      {enrolled && recoveryCodesLeft < FEW_CODES && <Alert type="warning" showIcon title={t('codesFew')} />}
    </>
  );
}
