import { Card, Typography } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useDictionary } from '../../use-text';
import { ChangePasswordForm } from './ChangePasswordForm';
import { ownAccountDictionaries } from './own-account-text';
import { SecondFactorCard } from './SecondFactorCard';
import { SignInsCard } from './SignInsCard';

/** For every role: password, two-step sign-in, and current sign-ins. */
export default function OwnAccountPage() {
  const t = useDictionary(ownAccountDictionaries);
  const client = useQueryClient();
  return (
    <div className="console-own-account">
      <Typography.Title level={2} className="console-title">
        {t('heading')}
      </Typography.Title>
      <SignInsCard />
      <SecondFactorCard />
      <Card className="console-card" title={<h3 className="console-card-title">{t('password')}</h3>}>
        <ChangePasswordForm onChanged={() => client.invalidateQueries({ queryKey: ['staff'] })} />
      </Card>
    </div>
  );
}
