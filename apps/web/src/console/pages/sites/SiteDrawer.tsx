import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Space, Spin } from 'antd';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { OrganisationSelect } from '../../organisation/OrganisationSelect';
import { useDictionary } from '../../use-text';
import { MapField } from './MapField';
import { RoomsField } from './RoomsField';
import { siteDictionaries } from './site-text';
import { useSite, type RoomBody, type Site } from './use-sites';
import './sites.css';

interface SiteForm {
  organisationId?: string;
  code: string;
  name: string;
  address: string;
  phone: string;
  directions: string;
  mapSha256: string | null;
  rooms: RoomBody[];
}

const EMPTY: SiteForm = { code: '', name: '', address: '', phone: '', directions: '', mapSha256: null, rooms: [] };

interface SiteDrawerProps {
  /** Null for a new one. */
  siteId: string | null;
  onClose: () => void;
}

/** One site with its rooms, to be changed by those who may. */
export function SiteDrawer({ siteId, onClose }: SiteDrawerProps) {
  const t = useDictionary(siteDictionaries);
  const query = useSite(siteId);
  const title = siteId === null ? t('newTitle') : (query.data?.name ?? '');
  return (
    <Drawer open title={title} onClose={onClose} size={880} rootClassName="console-drawer">
      {query.isLoadingError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {siteId !== null && query.isPending && <Spin className="console-wait" />}
      {(siteId === null || query.data) && <SiteEditor key={siteId} site={query.data ?? null} onClose={onClose} />}
    </Drawer>
  );
}

function SiteEditor({ site, onClose }: { site: Site | null; onClose: () => void }) {
  const t = useDictionary(siteDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<SiteForm>();
  const organisationId = Form.useWatch('organisationId', form) ?? site?.organisationId;
  const mayChange = site?.mayChange ?? true;
  const refresh = () => client.invalidateQueries({ queryKey: ['sites'] });
  const save = useMutation({
    mutationFn: ({ organisationId: ofNew, ...body }: SiteForm) =>
      site
        ? ok(api.PUT('/api/v1/sites/{id}', { params: { path: { id: site.id } }, body }))
        : ok(api.POST('/api/v1/sites', { body: { ...body, organisationId: ofNew as string } })),
    onSuccess: async () => {
      onClose();
      void message.success(t('saved'));
      await refresh();
    },
  });
  return (
    <Form<SiteForm>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!mayChange}
      initialValues={site ?? EMPTY}
      onFinish={(values) => save.mutate({ ...EMPTY, ...values })}
    >
      {site === null && (
        <Form.Item
          name="organisationId"
          label={t('organisation')}
          rules={[{ required: true, message: t('organisationMissing') }]}
        >
          <OrganisationSelect />
        </Form.Item>
      )}
      <div className="site-facts">
        <Form.Item
          name="code"
          label={t('code')}
          rules={[{ required: true, pattern: /^[0-9A-Za-z-]{1,20}$/, message: t('codeWrong') }]}
        >
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('phone')}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="address" label={t('address')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="directions" label={t('directions')} extra={t('directionsHint')}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item name="mapSha256" label={t('map')} extra={t('mapHint')}>
        <MapField organisationId={organisationId} />
      </Form.Item>
      <RoomsField />
      {save.error && <ErrorNotice error={save.error} />}
      {mayChange && (
        <Space wrap className="console-more">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {site && <CloseButton site={site} onDone={refresh} />}
        </Space>
      )}
    </Form>
  );
}

function CloseButton({ site: { id, closedAt }, onDone }: { site: Site; onDone: () => Promise<void> }) {
  const t = useDictionary(siteDictionaries);
  const { message } = App.useApp();
  const closing = closedAt === null;
  const act = useMutation({
    mutationFn: () =>
      ok(api.POST('/api/v1/sites/{id}/closed', { params: { path: { id } }, body: { closed: closing } })),
    onSuccess: async () => {
      void message.success(t(closing ? 'closedDone' : 'reopenedDone'));
      await onDone();
    },
  });
  return (
    <>
      <Button danger={closing} loading={act.isPending} onClick={() => act.mutate()}>
        {t(closing ? 'close' : 'reopen')}
      </Button>
      {act.error && <ErrorNotice error={act.error} />}
    </>
  );
}
