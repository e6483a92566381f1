import { Button, Space, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../console-api';
import { useStaff } from '../../staff-session';
import { useDictionary } from '../../use-text';
import { accountDictionaries } from './account-text';
import { AccountActDialog, type AccountAct } from './AccountActDialog';

type Account = Schemas['StaffAccountView'];

export function AccountTable({ accounts, loading }: { accounts: Account[]; loading: boolean }) {
  const t = useDictionary(accountDictionaries);
  const [act, setAct] = useState<{ name: AccountAct; account: Account } | null>(null);
  const columns: TableColumnsType<Account> = [
    { title: t('username'), render: (_, account) => <NameCell account={account} /> },
    {
      title: t('roles'),
      render: (_, { roles }) =>
        roles.map(({ role, organisationId, organisationName }) => (
          <div key={role + organisationId}>
            {t(role)} · {organisationName}
          </div>
        )),
      responsive: ['sm'],
    },
    {
      title: t('state'),
      render: (_, account) => (
        <>
          <Tag color={account.active ? 'success' : 'error'}>{t(account.active ? 'active' : 'inactive')}</Tag>
          <AccountTags account={account} />
        </>
      ),
      responsive: ['sm'],
    },
    { title: '', render: (_, account) => <Acts account={account} onAct={(name) => setAct({ name, account })} /> },
  ];
  return (
    <>
      <Table<Account>
        rowKey="id"
        size="small"
        pagination={false}
        loading={loading}
        columns={columns}
        dataSource={accounts}
        locale={{ emptyText: t('none') }}
      />
      {act && <AccountActDialog act={act.name} account={act.account} onClose={() => setAct(null)} />}
    </>
  );
}

/** On phones this cell also shows the content of the hidden columns. */
function NameCell({ account }: { account: Account }) {
  const { id, username, displayName, demo, active, roles } = account;
  const t = useDictionary(accountDictionaries);
  const staff = useStaff();
  return (
    <>
      <strong>{username}</strong> {id === staff.id && <Tag color="gold">{t('you')}</Tag>}
      {demo && <Tag>{t('demo')}</Tag>}
      <br />
      {displayName}
      <div className="console-phone-only">
        {roles.map(({ role, organisationId, organisationName }) => (
          <div key={role + organisationId} className="console-aside">
            {t(role)} · {organisationName}
          </div>
        ))}
        {!active && <Tag color="error">{t('inactive')}</Tag>}
        <AccountTags account={account} />
      </div>
    </>
  );
}

function AccountTags({ account: { hasSecondFactor, mustChangePassword } }: { account: Account }) {
  const t = useDictionary(accountDictionaries);
  return (
    <>
      {hasSecondFactor && <Tag>{t('hasSecondFactor')}</Tag>}
      {mustChangePassword && <Tag color="gold">{t('mustChangePassword')}</Tag>}
    </>
  );
}

function Acts({
  account: { id, active, hasSecondFactor },
  onAct,
}: {
  account: Account;
  onAct: (act: AccountAct) => void;
}) {
  const t = useDictionary(accountDictionaries);
  const staff = useStaff();
  // No actions on one's own account: the own password is changed elsewhere, and nobody may lock themselves out.
  if (id === staff.id) return null;
  return (
    <Space wrap>
      {active && (
        <Button size="small" onClick={() => onAct('resetPassword')}>
          {t('resetPassword')}
        </Button>
      )}
      {active && hasSecondFactor && (
        <Button size="small" onClick={() => onAct('removeSecondFactor')}>
          {t('removeSecondFactor')}
        </Button>
      )}
      {active && (
        <Button size="small" danger onClick={() => onAct('deactivate')}>
          {t('deactivate')}
        </Button>
      )}
      {!active && (
        <Button size="small" onClick={() => onAct('reactivate')}>
          {t('reactivate')}
        </Button>
      )}
    </Space>
  );
}
