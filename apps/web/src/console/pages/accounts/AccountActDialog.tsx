import { withBrackets } from '../../../i18n/punctuation';
import { api, ok, type Schemas } from '../../console-api';
import { ReasonDialog, type Reasoned } from '../../ReasonDialog';
import { useDictionary } from '../../use-text';
import { accountDictionaries } from './account-text';
import { PasswordField } from './PasswordField';

export type AccountAct = 'deactivate' | 'reactivate' | 'resetPassword' | 'removeSecondFactor';

interface ActForm extends Reasoned {
  password?: string;
}

function perform({ act, id, reason, password = '' }: ActForm & { act: AccountAct; id: string }): Promise<unknown> {
  const params = { path: { id } };
  switch (act) {
    case 'deactivate':
      return ok(api.POST('/api/v1/staff/accounts/{id}/deactivate', { params, body: { reason } }));
    case 'reactivate':
      return ok(api.POST('/api/v1/staff/accounts/{id}/reactivate', { params, body: { reason } }));
    case 'removeSecondFactor':
      return ok(api.POST('/api/v1/staff/accounts/{id}/remove-second-factor', { params, body: { reason } }));
    case 'resetPassword':
      return ok(api.POST('/api/v1/staff/accounts/{id}/reset-password', { params, body: { reason, password } }));
  }
}

export function AccountActDialog({
  act,
  account,
  onClose,
}: {
  act: AccountAct;
  account: Schemas['StaffAccountView'];
  onClose: () => void;
}) {
  const t = useDictionary(accountDictionaries);
  return (
    <ReasonDialog<ActForm>
      title={t(act)}
      text={t(`${act}Text`, { name: withBrackets(account.displayName, account.username) })}
      danger={act === 'deactivate' || act === 'removeSecondFactor'}
      perform={({ reason, password }) => perform({ act, id: account.id, reason, password })}
      refresh={[['accounts']]}
      onClose={onClose}
    >
      {act === 'resetPassword' && <PasswordField name="password" label={t('newPassword')} />}
    </ReasonDialog>
  );
}
