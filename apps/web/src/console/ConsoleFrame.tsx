import {
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  EditOutlined,
  EnvironmentOutlined,
  FileProtectOutlined,
  FormOutlined,
  HomeOutlined,
  KeyOutlined,
  LogoutOutlined,
  MenuOutlined,
  ReadOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Button, Drawer, Grid, Layout, Menu, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useDictionary } from './use-text';
import { LanguageSwitch } from './LanguageSwitch';
import { api, ok } from './console-api';
import { frameDictionaries, type FrameTextKey } from './frame-text';
import { useForgetEverything, useMay, useStaff, type StaffRole } from './staff-session';

interface Room {
  path: string;
  label: FrameTextKey;
  icon: ReactNode;
  roles: StaffRole[];
}

const rooms: Room[] = [
  { path: '/', label: 'home', icon: <HomeOutlined />, roles: ['administrator', 'trainer', 'invigilator'] },
  { path: '/exams', label: 'exams', icon: <FormOutlined />, roles: ['administrator', 'trainer', 'invigilator'] },
  { path: '/marking', label: 'marking', icon: <EditOutlined />, roles: ['administrator', 'trainer'] },
  { path: '/banks', label: 'banks', icon: <BankOutlined />, roles: ['administrator', 'trainer'] },
  { path: '/people', label: 'people', icon: <TeamOutlined />, roles: ['administrator'] },
  { path: '/organisations', label: 'organisations', icon: <ApartmentOutlined />, roles: ['administrator'] },
  { path: '/sites', label: 'sites', icon: <EnvironmentOutlined />, roles: ['administrator'] },
  { path: '/training', label: 'training', icon: <ReadOutlined />, roles: ['administrator', 'trainer'] },
  { path: '/certificates', label: 'certificates', icon: <FileProtectOutlined />, roles: ['administrator'] },
  { path: '/accounts', label: 'accounts', icon: <UserOutlined />, roles: ['administrator'] },
  { path: '/audit', label: 'audit', icon: <AuditOutlined />, roles: ['administrator'] },
];

/** Menu at the side, on phones behind a button; the signed-in member of staff and the sign-out button. */
export function ConsoleFrame({ children }: { children: ReactNode }) {
  const t = useDictionary(frameDictionaries);
  const wide = Grid.useBreakpoint().lg ?? true;
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <Layout className="console">
      <Layout.Header className="console-head">
        {!wide && (
          <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => setMenuOpen(true)} />
        )}
        <img src="/sunflower.svg" alt="" width="32" height="32" />
        <Typography.Text strong className="console-brand">
          {t('brand')}
        </Typography.Text>
        <WhoIsHere />
      </Layout.Header>
      <Layout>
        {wide ? (
          <Layout.Sider theme="light" width={208}>
            <RoomMenu onGo={() => undefined} />
          </Layout.Sider>
        ) : (
          <Drawer placement="left" open={menuOpen} onClose={() => setMenuOpen(false)} size={240} title={t('brand')}>
            <RoomMenu onGo={() => setMenuOpen(false)} />
          </Drawer>
        )}
        <Layout.Content className="console-content">{children}</Layout.Content>
      </Layout>
    </Layout>
  );
}

function RoomMenu({ onGo }: { onGo: () => void }) {
  const t = useDictionary(frameDictionaries);
  const may = useMay();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const open = rooms.filter(({ roles }) => may(...roles));
  const here = open.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <Menu
      mode="inline"
      selectedKeys={here ? [here.path] : []}
      items={open.map(({ path, label, icon }) => ({ key: path, label: t(label), icon }))}
      onClick={({ key }) => {
        void navigate(key);
        onGo();
      }}
    />
  );
}

function WhoIsHere() {
  const t = useDictionary(frameDictionaries);
  const { displayName } = useStaff();
  const navigate = useNavigate();
  const forget = useForgetEverything();
  const signOut = async () => {
    await ok(api.POST('/api/v1/staff/sign-out'));
    await forget();
  };
  return (
    <span className="console-who">
      <LanguageSwitch />
      <Typography.Text className="console-name" ellipsis>
        {displayName}
      </Typography.Text>
      <Button
        type="text"
        icon={<KeyOutlined />}
        aria-label={t('ownAccount')}
        title={t('ownAccount')}
        onClick={() => void navigate('/account')}
      />
      <Button
        type="text"
        icon={<LogoutOutlined />}
        aria-label={t('signOut')}
        title={t('signOut')}
        onClick={() => void signOut()}
      />
    </span>
  );
}
