import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, ok } from '../../console-api';
import { LanguageSwitch } from '../../LanguageSwitch';
import { useForgetEverything, useStaff } from '../../staff-session';
import { useDictionary } from '../../use-text';
import { ChangePasswordForm } from './ChangePasswordForm';
import { EnrolSecondFactor } from './EnrolSecondFactor';
import { ownAccountDictionaries } from './own-account-text';
import { RecoveryCodes } from './RecoveryCodes';

/** Shows the console once the member of staff has no duty left (password change, two-step sign-in). */
export function AfterDuty({ children }: { children: ReactNode }) {
  const t = useDictionary(ownAccountDictionaries);
  const { duty } = useStaff();
  const client = useQueryClient();
  const [recoveryCodes, setRecoveryCodes] = useState<string[] | null>(null);
  const askAgain = () => client.invalidateQueries({ queryKey: ['staff'] });
  // The recovery codes stay until confirmed as saved, although the duty is already done.
  if (recoveryCodes !== null) {
    return (
      <DutyCard title={t('enrolFirst')}>
        <RecoveryCodes
          codes={recoveryCodes}
          onKept={() => {
            setRecoveryCodes(null);
            void askAgain();
          }}
        />
      </DutyCard>
    );
  }
  switch (duty) {
    case null:
      return children;
    case 'change_password':
      return (
        <DutyCard title={t('changeFirst')} text={t('changeFirstText')}>
          <ChangePasswordForm onChanged={askAgain} />
        </DutyCard>
      );
    case 'enrol_second_factor':
      return (
        <DutyCard title={t('enrolFirst')} text={t('enrolFirstText')}>
          <EnrolSecondFactor onEnrolled={setRecoveryCodes} />
        </DutyCard>
      );
  }
}

function DutyCard({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const t = useDictionary(ownAccountDictionaries);
  const forget = useForgetEverything();
  const signOut = async () => {
    await ok(api.POST('/api/v1/staff/sign-out'));
    await forget();
  };
  return (
    <main className="console-sign-in">
      <Card>
        <div className="console-sign-in-head">
          <Typography.Title level={1}>{title}</Typography.Title>
          <LanguageSwitch />
        </div>
        {text !== undefined && <Typography.Paragraph>{text}</Typography.Paragraph>}
        {children}
        <Button type="link" className="console-link console-more" onClick={() => void signOut()}>
          {t('signOut')}
        </Button>
      </Card>
    </main>
  );
}
