import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Select, Typography } from 'antd';
import { OrganisationSelect } from '../../organisation/OrganisationSelect';
import { useDictionary } from '../../use-text';
import { accountDictionaries } from './account-text';

const roles = ['administrator', 'trainer', 'invigilator'] as const;
const MAX_GRANTS = 50;

/** At least one role with its organisation. */
export function GrantFields() {
  const t = useDictionary(accountDictionaries);
  return (
    <Form.List name="grants">
      {(fields, { add, remove }) => (
        <div className="console-card">
          <p>
            {t('roles')} <Typography.Text type="secondary">{t('rolesHint')}</Typography.Text>
          </p>
          {fields.map(({ key, name }) => (
            <Flex key={key} gap="small" align="start">
              <Form.Item
                name={[name, 'role']}
                className="console-role"
                rules={[{ required: true, message: t('roleMissing') }]}
              >
                <Select aria-label={t('role')} options={roles.map((value) => ({ value, label: t(value) }))} />
              </Form.Item>
              <Form.Item
                name={[name, 'organisationId']}
                className="console-grow"
                rules={[{ required: true, message: t('organisationMissing') }]}
              >
                <OrganisationSelect placeholder={t('organisation')} />
              </Form.Item>
              {fields.length > 1 && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeRole')}
                  title={t('removeRole')}
                  onClick={() => remove(name)}
                />
              )}
            </Flex>
          ))}
          {fields.length < MAX_GRANTS && (
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ role: 'invigilator' })}>
              {t('addRole')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}
